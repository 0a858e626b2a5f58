"""News of seats reach a new hire in her company's words, and everybody else in ours."""

from events import booking
from events.models import Session
from outbox.models import Message
from tests.events import make


def kinds() -> list[str]:
    return sorted(Message.objects.values_list("kind", flat=True))


def test_who_is_no_new_hire_on_a_companys_booking_hears_of_its_end_too(
    ana, morning: Session
) -> None:
    """Somebody of the company itself comes along, say."""
    booking.add_person(ana.group.booking, make.people(1, morning)[0])

    booking.cancel(ana.group.booking)

    assert kinds() == ["companies.visit_cancelled", "events.seat_cancelled"]


def test_a_new_time_is_told_once_and_answers_her_wish(ana, morning: Session) -> None:
    desks = {quota.authority: quota.size for quota in morning.quotas.all()}
    later = make.session(morning.event, desks=desks, starts=morning.ends)
    type(ana).objects.update(another_time_reason="I land at ten.")

    wanted = ana.attendee.claims.values_list("quota__authority", flat=True)
    quota_ids = list(later.quotas.filter(authority__in=wanted).values_list("pk", flat=True))
    booking.move_person(ana.attendee, session=later, quota_ids=quota_ids)

    ana.refresh_from_db()
    assert ana.another_time_reason == ""
    assert kinds() == ["companies.visit_moved"]


def test_other_desks_at_the_same_time_need_no_mail(ana, morning: Session) -> None:
    one = ana.attendee.claims.first().quota_id

    booking.move_person(ana.attendee, session=morning, quota_ids=[one])

    assert kinds() == []
