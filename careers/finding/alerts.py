"""News by mail for searches that employers keep: how many are new, and never who.

Nothing is told until three new people fit. A mail that said "one new person" would tell whoever
reads it, in an inbox that is not ours, on which day somebody with those skills and that region
went in: the number is as telling as the name. Those fewer are not lost; the days wait, and count
when the third has come.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from careers.emails import finding as emails
from careers.finding import search
from careers.finding.facets import FEWEST
from careers.finding.news import may_look, new_for_each
from careers.models import SavedSearch
from outbox.mail import post_many


def tell(today: date | None = None) -> int:
    """Promise one mail to everybody for whom there is news; how many. Safe to run again."""
    today = today or timezone.localdate()
    yesterday = today - timedelta(days=1)
    due = may_look().filter(by_mail=True, looked_until__lt=yesterday)
    told: dict[int, list[SavedSearch]] = defaultdict(list)
    with search.together():
        for day, some in groupby(due.order_by("looked_until", "pk"), lambda one: one.looked_until):
            kept = list(some)
            for one, new in zip(kept, new_for_each(kept, day, yesterday), strict=True):
                if new >= FEWEST:
                    told[one.user_id].append(one)
    _post(told, today)
    return len(told)


@transaction.atomic
def _post(told: Mapping[int, list[SavedSearch]], today: date) -> None:
    yesterday = today - timedelta(days=1)
    searches = [one.pk for theirs in told.values() for one in theirs]
    due = SavedSearch.objects.filter(pk__in=searches, looked_until__lt=yesterday)
    due.update(looked_from=F("looked_until"), looked_until=yesterday)
    keys = [f"careers.new_people:{user}:{today}" for user in told]
    post_many(emails.new_people, list(told), keys=keys)
