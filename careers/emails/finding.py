"""Mail to members of companies about searches they keep: counts and links, never names or texts."""

from accounts.models import User
from careers.finding.news import news_of
from outbox.letters import Letter, mail


@mail("careers.new_people")
def new_people(pk: int) -> Letter | None:
    """About a User, for all her searches that have news; nothing when what was new has gone."""
    user = User.objects.filter(pk=pk, is_active=True).first()
    news = news_of(user) if user else []
    if user is None or not news:
        return None
    return Letter(user.email, user.language, "careers/new_people", {"user": user, "news": news})
