"""Ticking papers, telling of the application, asking for another time, language, calendar."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from icalendar import Calendar

from companies import emails, visit
from companies.readiness import papers_of, requirements_of, rulebook_of
from content.edition import touch
from events import booking
from guidance.models import Authority, Document
from outbox.mail import post
from outbox.models import Message
from tests.companies import people
from tests.events import make
from tests.jobs import run_jobs


def url(name: str, hire) -> str:
    return reverse(f"companies:{name}", args=[hire.token])


@pytest.fixture
def papers(ana) -> list[int]:
    return [document.pk for document in requirements_of(ana, rulebook_of(ana)).documents]


def test_ticks_stay(client, ana, papers) -> None:
    client.post(url("visit_tick", ana), {"paper": papers[:2]})

    page = client.get(ana.link)
    assert page.context["papers"].ticked == set(papers[:2])
    assert page.content.decode().count(" checked") == 2


def test_a_tick_can_be_taken_back(client, ana, papers) -> None:
    client.post(url("visit_tick", ana), {"paper": papers})
    client.post(url("visit_tick", ana), {"paper": papers[1:]})

    assert set(ana.ticks.values_list("document", flat=True)) == set(papers[1:])


def test_papers_of_others_cannot_be_ticked(client, ana, papers) -> None:
    client.post(url("visit_tick", ana), {"paper": [papers[0], "999999", "x", "²", "-1"]})

    assert list(ana.ticks.values_list("document", flat=True)) == papers[:1]


def test_with_script_only_the_count_comes_back(client, ana, papers) -> None:
    part = client.post(
        url("visit_tick", ana), {"paper": papers[:1]}, headers={"HX-Request": "true"}
    )

    assert "<html" not in part.content.decode()
    assert f"1 of {len(papers)}" in part.content.decode()


def test_a_paper_that_must_be_new_says_how_old_it_may_be_on_the_day(client, ana, papers) -> None:
    Document.objects.filter(pk=papers[0]).update(max_age_days=45)
    touch(of_rules=True)
    oldest = timezone.localdate(ana.attendee.session.starts) - timedelta(days=45)

    page = client.get(ana.link).content.decode()

    assert page.count(f"dated {date_format(oldest)} or later") == 1


def test_the_reference_of_her_application_is_kept(client, ana) -> None:
    client.post(url("visit_application", ana), {"reference": "SIRI-2026-77"})

    ana.refresh_from_db()
    assert ana.application_submitted_at is not None
    assert "SIRI-2026-77" in client.get(ana.link).content.decode()


def test_the_reference_may_come_later(client, ana) -> None:
    client.post(url("visit_application", ana), {"reference": ""})
    ana.refresh_from_db()
    first = ana.application_submitted_at
    client.post(url("visit_application", ana), {"reference": "77"})

    ana.refresh_from_db()
    assert (ana.application_submitted_at, ana.application_reference) == (first, "77")


@pytest.mark.parametrize(
    ("name", "field"), [("visit_application", "reference"), ("visit_another_time", "reason")]
)
def test_a_cpr_number_is_refused_everywhere(client, ana, name, field) -> None:
    page = client.post(url(name, ana), {field: "It is 010203-1234"})

    ana.refresh_from_db()
    assert "CPR" in page.content.decode()
    assert not ana.application_reference
    assert not ana.another_time_reason


def test_asking_for_another_time_tells_company_and_centre(client, ana, mailoutbox) -> None:
    client.post(url("visit_another_time", ana), {"reason": "My plane lands at noon."})
    run_jobs()

    to_company, to_centre = mailoutbox
    assert to_company.to == ["hr@ankomst.example"]
    assert to_centre.to == [ana.group.centre.email]
    assert to_centre.reply_to == [ana.attendee.email]
    assert all("My plane lands at noon." in mail.body for mail in mailoutbox)


def test_asking_twice_with_the_same_words_is_asking_once(ana) -> None:
    for _ in range(2):
        visit.ask_for_another_time(ana, reason="My plane lands at noon.")

    assert Message.objects.count() == 2


def test_her_seat_stays_while_she_waits_for_an_answer(ana) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")

    assert ana.attendee.claims.count() == 2


def test_without_a_reason_nobody_is_asked(client, ana) -> None:
    page = client.post(url("visit_another_time", ana), {"reason": " "})

    assert "reason" in page.context["form"].errors
    assert not Message.objects.exists()


def test_after_the_visit_there_is_no_other_time(client, ana) -> None:
    ana.attendee.state = "served"
    ana.attendee.save()

    page = client.post(url("visit_another_time", ana), {"reason": "Again, please"})

    assert "already" in page.content.decode()


def test_a_new_time_is_mailed_and_answers_the_wish(ana, morning, mailoutbox) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")
    desks = dict.fromkeys(Authority.objects.filter(quotas__claims__attendee=ana.attendee), 1)
    later = make.session(morning.event, desks=desks, starts=morning.ends)
    Message.objects.all().delete()

    booking.move_person(
        ana.attendee, session=later, quota_ids=[quota.pk for quota in later.quotas.all()]
    )
    run_jobs()

    ana.refresh_from_db()
    assert ana.another_time_asked_at is None
    assert [mail.to for mail in mailoutbox] == [[ana.attendee.email]]
    assert "Your new time" in mailoutbox[0].subject


def company_page(client, hire, hr) -> str:
    client.force_login(hr)
    return client.get(hire.group.get_absolute_url()).text


def test_she_can_come_after_all_and_the_company_sees_it(client, ana, hr, mailoutbox) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")
    run_jobs()
    mailoutbox.clear()
    assert "Asks for another time" in company_page(client, ana, hr)
    assert url("visit_keep_time", ana) in client.get(url("visit", ana)).text

    client.post(url("visit_keep_time", ana))
    run_jobs()

    assert "Asks for another time" not in company_page(client, ana, hr)
    assert url("visit_keep_time", ana) not in client.get(url("visit", ana)).text
    assert {mail.to[0] for mail in mailoutbox} == {"hr@ankomst.example", ana.group.centre.email}
    assert "can come after all" in mailoutbox[0].subject


def test_the_company_reads_why_another_time_is_asked_for(client, ana, hr) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")
    client.force_login(hr)

    page = client.get(reverse("companies:person", args=[ana.group.reference, ana.pk])).text

    assert "My plane lands at noon." in page


def test_withdrawing_twice_is_withdrawing_once(ana) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")
    Message.objects.all().delete()

    for _ in range(2):
        visit.withdraw_the_wish(ana)

    assert Message.objects.count() == 2


def test_after_the_visit_the_wish_stays_as_it_was(ana) -> None:
    visit.ask_for_another_time(ana, reason="My plane lands at noon.")
    ana.attendee.state = "served"
    ana.attendee.save()

    with pytest.raises(visit.TooLate):
        visit.withdraw_the_wish(ana)


def test_her_language_is_kept(client, ana) -> None:
    response = client.post(url("visit_language", ana), {"language": "da"})

    ana.attendee.refresh_from_db()
    assert ana.attendee.language == "da"
    assert response.url.startswith("/da/visit/")


def test_a_language_we_do_not_write_changes_nothing(client, ana) -> None:
    client.post(url("visit_language", ana), {"language": "tlh"})

    ana.attendee.refresh_from_db()
    assert ana.attendee.language == "en"


def test_the_visit_goes_into_any_calendar(client, ana) -> None:
    response = client.get(url("visit_calendar", ana))

    calendar = Calendar.from_ical(response.content)
    [entry] = calendar.walk("VEVENT")
    assert response["Content-Type"].startswith("text/calendar")
    assert calendar.walk("VTIMEZONE")
    assert entry["uid"]
    assert entry["dtstart"].dt == ana.attendee.session.starts.replace(microsecond=0)
    assert ana.link in entry["url"]


def test_the_invitation_is_in_her_language_with_papers_and_link(ana, mailoutbox) -> None:
    ana.attendee.language = "da"
    ana.attendee.save()
    post(emails.invitation, ana.pk)
    run_jobs()

    [mail] = mailoutbox
    first = papers_of(ana, requirements_of(ana, rulebook_of(ana))).all[0]
    assert first.name_da in mail.body
    assert "/da/visit/" in mail.body
    assert {part.filename for part in mail.attachments} == {
        "appointment.ics",
        f"ticket-{ana.attendee.ticket_code}.png",
    }


def test_the_reminder_lists_only_what_is_missing(ana, papers, mailoutbox) -> None:
    visit.tick(ana, ready=papers[1:], of=papers)
    post(emails.reminder, ana.pk)
    run_jobs()

    documents = requirements_of(ana, rulebook_of(ana)).documents
    assert documents[0].name_en in mailoutbox[0].body
    assert documents[1].name_en not in mailoutbox[0].body
    assert "one paper is not ticked yet" in mailoutbox[0].subject
    assert "International House Copenhagen" in mailoutbox[0].subject


def test_whoever_is_cancelled_meanwhile_gets_no_invitation(ana, mailoutbox) -> None:
    post(emails.invitation, ana.pk)
    booking.remove_person(ana.attendee)
    run_jobs()

    assert [mail.subject.split()[0:2] for mail in mailoutbox] == [["Your", "visit"]]
    assert "is cancelled" in mailoutbox[0].subject


def test_somebody_without_an_address_is_not_mailed(group, morning, mailoutbox) -> None:
    post(emails.invitation, people.hire(group, morning, "Bo", email="").pk)
    run_jobs()

    assert mailoutbox == []
