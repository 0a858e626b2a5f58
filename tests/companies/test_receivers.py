"""News of seats reach a new hire in her company's words, and everybody else in ours."""

from accounts.models import User
from companies import emails, visit
from events import booking, telling
from events.desk import arrivals
from events.models import Session
from guidance.models import Document
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


def test_a_session_that_moves_itself_is_told_in_the_companys_words(ana, morning: Session) -> None:
    was = telling.as_was(morning)
    Session.objects.filter(pk=morning.pk).update(place="The garden")

    telling.tell_changed(morning.event, {morning.pk: was})

    assert kinds().count("companies.visit_moved") == 1
    assert "events.session_changed" not in kinds()


def test_other_desks_at_the_same_time_need_no_mail(ana, morning: Session) -> None:
    one = ana.attendee.claims.first().quota_id

    booking.move_person(ana.attendee, session=morning, quota_ids=[one])

    assert kinds() == []


def test_who_is_sent_away_is_told_what_was_missing_and_may_ask_for_another_time(
    ana, desk: User
) -> None:
    passport = Document.objects.order_by("pk")[0]
    arrivals.send_away(ana.attendee, document=passport, by=desk, sure=True)

    letter = emails.paper_missing(ana.pk)
    visit.ask_for_another_time(ana, reason="I have it now.")

    assert f"a paper was missing: {passport.name}." in letter.render().body
    assert kinds()[:3] == [
        "companies.another_time_asked",
        "companies.centre_told_of_another_time",
        "companies.paper_missing",
    ]
    assert "I have it now." in emails.another_time_asked(ana.pk).render().body
