"""Her questions to us, and the rule by which she was once asked."""

from accounts.models import User
from asking import answering, following, handing
from asking.first_rows import other_topic, team_that_catches_all
from asking.models import Question, Responsibility, Topic
from asking.sending import Asked, ask
from tests.home.someone import Words


def asking(user: User, words: Words) -> None:
    """One that she asked signed in, one by her address alone; and she is in a team."""
    one = _ask(words("question"), user, asker=user, name=words("asker"))
    _ask(words("otherquestion"), user)
    one = answering.answer(one.pk, words("answer"))
    one = following.not_settled(one.pk, words("missing"))
    seen, reason = one.owners_version, words.not_given("reason")
    about = Topic.objects.create(key="hers", name_en="Hers", name_da="Hendes")
    team = team_that_catches_all()
    team.members.add(user)
    Responsibility.objects.create(topic=about, team=team, person=user)
    school = type(team).objects.create(name_en="School", name_da="Skole", email="s@a.example")
    handing.hand_on(one.pk, team=school, reason=reason, seen=seen)


def _ask(text: str, user: User, **facts: object) -> Question:
    return ask(Asked(other_topic(), text, user.email, "en", **facts))
