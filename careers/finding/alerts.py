"""News by mail for searches that employers keep: how many are new, and never who.

Nothing is told until three new people fit. A mail that said "one new person" would tell whoever
reads it, in an inbox that is not ours, on which day somebody with those skills and that region
went in: the number is as telling as the name. Those fewer are not lost; the days wait, and count
when the third has come.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from careers.emails import finding as emails
from careers.finding import search
from careers.finding.facets import FEWEST
from careers.finding.news import may_look, new_for
from careers.models import SavedSearch
from outbox.mail import post_many


def tell(today: date | None = None) -> int:
    """Promise one mail to everybody for whom there is news; how many. Safe to run again."""
    today = today or timezone.localdate()
    yesterday = today - timedelta(days=1)
    due = may_look().filter(by_mail=True, looked_until__lt=yesterday)
    told: dict[int, list[SavedSearch]] = defaultdict(list)
    with search.together():
        for one in due.order_by("pk"):
            if new_for(one, one.looked_until, yesterday) >= FEWEST:
                told[one.user_id].append(one)
    _post(told, today)
    return len(told)


@transaction.atomic
def _post(told: Mapping[int, list[SavedSearch]], today: date) -> None:
    searches = [one for theirs in told.values() for one in theirs]
    for one in searches:
        one.looked_from, one.looked_until = one.looked_until, today - timedelta(days=1)
    SavedSearch.objects.bulk_update(searches, ["looked_from", "looked_until"], batch_size=500)
    keys = [f"careers.new_people:{user}:{today}" for user in told]
    post_many(emails.new_people, list(told), keys=keys)
