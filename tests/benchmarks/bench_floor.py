"""The floor: what a group's rows cost by Django's models, and an empty answer over HTTP."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from events.models import Attendee, Booking, Event, Quota, SeatClaim, Session
from tests.benchmarks.harness import Bench, times_of

GROUP = 200
ROUNDS = 7
TABLES = ("events_booking", "events_attendee", "events_seatclaim")


def run(bench: Bench) -> None:
    quota = _quota(size=GROUP * (ROUNDS + 2))
    with bench.raw.writing(*TABLES) as written:
        book(quota)
    take = "UPDATE events_quota SET taken = taken + %s WHERE id = %s AND taken + %s <= size"
    raw = min(bench.raw.again(written, [(take, [0, quota.pk, 0])]) for _ in range(ROUNDS))
    models = bench.one_by_one(lambda: book(quota), rounds=ROUNDS)
    bench.show(f"{GROUP} people by models, {len(written)} rows", models.median, raw=raw)

    visitor = bench.visitor()
    answers = bench.at_once(times_of(lambda: visitor.get("/healthz"), 400), concurrency=8)
    bench.show_rate("an empty answer, concurrency 8", answers.per_second)


def _quota(*, size: int) -> Quota:
    event = Event.objects.create(slug="bench-floor", title_en="Bench", title_da="Bench")
    begins = timezone.now() + timedelta(days=30)
    session = Session.objects.create(event=event, starts=begins, ends=begins + timedelta(hours=1))
    return Quota.objects.create(session=session, size=size)


def book(quota: Quota) -> None:
    """One group, all rows and the seats in one transaction."""
    with transaction.atomic():
        booking = Booking.objects.create(
            contact_name="Bench", contact_email="bench@ankomst.example", held_until=timezone.now()
        )
        people = Attendee.objects.bulk_create(
            Attendee(
                booking=booking,
                session_id=quota.session_id,
                given_name=f"Person {number}",
                email=f"p{number}@ankomst.example",
            )
            for number in range(GROUP)
        )
        SeatClaim.objects.bulk_create(
            SeatClaim(booking=booking, quota=quota, attendee=person) for person in people
        )
        Quota.objects.filter(pk=quota.pk).update(taken=F("taken") + GROUP)
