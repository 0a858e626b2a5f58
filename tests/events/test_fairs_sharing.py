"""A visitor shares with a stand by her own act, sees it, and takes it back."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import AccessLog, User
from events.booking import cancel
from events.fairs import contacts, sharing
from events.fairs.sharing import Card, NotYours
from events.models import Attendee, Session, Stand, StandContact
from events.sign_up.changes import hand_over
from events.sign_up.party import Guest
from tests.events import fair as make_fair
from tests.personas import person

GIVEN = {
    "name": "Ana Costa",
    "email": make_fair.ANA,
    "phone": "+45 20 30 40 50",
    "linkedin": "linkedin.com/in/ana",
    "note": "I can begin in March.",
}


@pytest.fixture
def fair(db: None) -> Session:
    return make_fair.job_fair()


@pytest.fixture
def stand(fair: Session) -> Stand:
    return make_fair.stand(fair)


@pytest.fixture
def ana(fair: Session) -> Attendee:
    return make_fair.visitor(fair)


@pytest.fixture
def phone(client: Client, ana: Attendee) -> Client:
    make_fair.show_ticket(client, ana)
    return client


def seen_by(stand: Stand) -> list[str]:
    return [contact.name for contact in contacts.contacts_of(stand)]


def test_opening_the_page_of_a_stand_shares_nothing(phone: Client, stand: Stand) -> None:
    page = phone.get(stand.get_absolute_url())

    assert "Share with Nordvind" in page.text
    assert seen_by(stand) == []
    assert not StandContact.objects.exists()


def test_she_shares_what_she_chose_and_nothing_else(phone: Client, stand: Stand) -> None:
    answer = phone.post(stand.get_absolute_url(), GIVEN | {"email": "", "phone": ""}, follow=True)

    contact = StandContact.objects.get()
    assert (contact.name, contact.email, contact.phone) == ("Ana Costa", "", "")
    assert contact.linkedin == "https://linkedin.com/in/ana"
    assert "Nordvind has this of you" in answer.text
    assert "Shared. Nordvind sees what stands below" in answer.text


def test_pressed_twice_it_is_shared_once(phone: Client, stand: Stand) -> None:
    phone.post(stand.get_absolute_url(), GIVEN)
    first = StandContact.objects.get()
    phone.post(stand.get_absolute_url(), GIVEN)

    assert StandContact.objects.get().shared_at == first.shared_at
    assert AccessLog.objects.filter(action="stand.shared").count() == 1


def test_what_she_changes_is_what_they_see(phone: Client, stand: Stand) -> None:
    phone.post(stand.get_absolute_url(), GIVEN)
    phone.post(stand.get_absolute_url(), GIVEN | {"phone": "", "note": "From April."})

    contact = StandContact.objects.get()
    assert (contact.phone, contact.note) == ("", "From April.")


def test_she_sees_with_whom_she_shared_what(phone: Client, stand: Stand, fair: Session) -> None:
    make_fair.stand(fair, "Havblik")
    phone.post(stand.get_absolute_url(), GIVEN)

    page = phone.get(reverse("events:my_contacts", args=["job-fair"])).text

    assert "Nordvind" in page
    assert "I can begin in March." in page
    assert "Havblik" not in page


def test_taken_back_nothing_of_it_is_left(phone: Client, stand: Stand) -> None:
    phone.post(stand.get_absolute_url(), GIVEN)
    contacts.note(stand, StandContact.objects.get().pk, "Call her")
    url = reverse("events:take_back", args=["job-fair", stand.pk])

    page = phone.post(url, follow=True)
    phone.post(url)

    contact = StandContact.objects.get()
    kept = [contact.name, contact.email, contact.phone, contact.linkedin, contact.note]
    assert [*kept, contact.remark] == [""] * 6
    assert seen_by(stand) == []
    assert "Nordvind does not see it any more" in page.text
    assert AccessLog.objects.filter(action="stand.taken_back").count() == 1


def test_what_was_taken_back_can_be_shared_again(ana: Attendee, stand: Stand) -> None:
    make_fair.shared(stand, ana)
    sharing.take_back(stand, ana)
    make_fair.shared(stand, ana)

    assert seen_by(stand) == ["Ana Costa"]
    assert contacts.taken_back(stand) == 0


def test_at_the_next_stand_she_need_not_type_it_again(
    phone: Client, stand: Stand, fair: Session
) -> None:
    phone.post(stand.get_absolute_url(), GIVEN)

    page = phone.get(make_fair.stand(fair, "Havblik").get_absolute_url()).text

    assert "+45 20 30 40 50" in page
    assert "I can begin in March." not in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": "", "phone": "", "linkedin": ""}, "one way to reach you"),
        ({"note": "My number is 010190-1234"}, "Leave out the CPR number"),
        ({"phone": "call me"}, "Write a telephone number"),
        ({"linkedin": "https://linkedin.com.evil.example/in/ana"}, "on linkedin.com"),
        ({"linkedin": "javascript:alert(1)"}, "valid URL"),
        ({"name": "Ana\x00"}, "Null characters"),
    ],
)
def test_what_cannot_be_shared_is_said_in_words(
    phone: Client, stand: Stand, typed: dict[str, str], words: str
) -> None:
    page = phone.post(stand.get_absolute_url(), GIVEN | typed)

    assert page.status_code == 422
    assert words in page.text
    assert not StandContact.objects.exists()


def test_without_a_ticket_nothing_is_shared(client: Client, stand: Stand) -> None:
    answer = client.post(stand.get_absolute_url(), GIVEN)

    assert answer["Location"].endswith(f"/stands/ticket/?stand={stand.pk}")
    assert not StandContact.objects.exists()


def test_every_wrong_ticket_gets_the_same_answer(
    client: Client, ana: Attendee, stand: Stand
) -> None:
    url = reverse("events:who", args=["job-fair"])
    wrong = [
        {"code": ana.ticket_code, "email": "other@visitors.example"},
        {"code": "AAAAAAAAAA", "email": make_fair.ANA},
        {"code": "AAAAAAAAAA", "email": "other@visitors.example"},
    ]

    pages = [client.post(url, each) for each in wrong]

    assert {page.status_code for page in pages} == {422}
    bare = {_bare(page.text, each) for page, each in zip(pages, wrong, strict=True)}
    assert len(bare) == 1
    assert "fair_ticket" not in client.cookies


def _bare(page: str, typed: dict[str, str]) -> str:
    """Without what was typed, and the CSRF token, which is masked anew each time."""
    for value in typed.values():
        page = page.replace(value, "")
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_a_ticket_of_another_fair_is_unknown_here(client: Client, ana: Attendee) -> None:
    other = make_fair.job_fair("other-fair")
    url = reverse("events:who", args=[other.event.slug])

    assert client.post(url, {"code": ana.ticket_code, "email": make_fair.ANA}).status_code == 422


def test_the_code_may_be_typed_in_small_letters(client: Client, ana: Attendee) -> None:
    ana.ticket_code = ana.ticket_code.lower()

    make_fair.show_ticket(client, ana, email=" ANA@visitors.example ")


def test_a_guest_without_an_address_gives_that_of_who_signed_her_up(
    client: Client, fair: Session, stand: Stand
) -> None:
    ana = make_fair.visitor(fair, Guest("Bo"))
    bo = ana.booking.attendees.get(number=1)
    make_fair.show_ticket(client, bo)

    client.post(stand.get_absolute_url(), GIVEN | {"name": "Bo"})

    assert StandContact.objects.get().attendee == bo


@override_settings(ACCOUNT_RATE_LIMITS={"events.fair_ticket": "1/m/key"})
def test_tickets_cannot_be_tried_without_end(client: Client, ana: Attendee) -> None:
    url = reverse("events:who", args=["job-fair"])
    client.post(url, {"code": "AAAAAAAAAA", "email": make_fair.ANA})

    page = client.post(url, {"code": ana.ticket_code, "email": make_fair.ANA})

    assert "That was often." in page.text


@override_settings(ACCOUNT_RATE_LIMITS={"events.share": "1/m/key"})
def test_sharing_has_an_end_and_what_was_typed_stays(phone: Client, stand: Stand) -> None:
    phone.post(stand.get_absolute_url(), GIVEN)

    page = phone.post(stand.get_absolute_url(), GIVEN | {"note": "Once more"})

    assert "That was often." in page.text
    assert "Once more" in page.text


def test_whoever_is_signed_in_is_known_by_her_address(
    client: Client, fair: Session, stand: Stand
) -> None:
    user = person("spouse")
    ticket = make_fair.visitor(fair, email=user.email, by=user)
    client.force_login(user)

    client.post(stand.get_absolute_url(), GIVEN)

    assert StandContact.objects.get().attendee == ticket
    assert AccessLog.objects.get(action="stand.shared").about == user


def test_on_a_borrowed_telephone_it_is_not_logged_of_its_owner(
    phone: Client, fair: Session, stand: Stand, ana: Attendee
) -> None:
    lender: User = person("spouse")
    make_fair.visitor(fair, email=lender.email, by=lender)
    phone.force_login(lender)

    phone.post(stand.get_absolute_url(), GIVEN)

    assert StandContact.objects.get().attendee == ana
    assert AccessLog.objects.get(action="stand.shared").about is None


def test_her_own_page_leads_to_the_stands(client: Client, ana: Attendee, stand: Stand) -> None:
    page = client.get(ana.booking.link).text
    link = ana.link.rstrip("/") + "/stands/"
    assert link in page

    client.get(link)

    assert "Share with Nordvind" in client.get(stand.get_absolute_url()).text


def test_the_telephone_can_forget_her(phone: Client, stand: Stand) -> None:
    phone.post(reverse("events:who", args=["job-fair"]), {"forget": "1"})

    assert "Ticket code" in phone.get(stand.get_absolute_url()).text


def test_who_does_not_come_after_all_is_not_seen(
    phone: Client, ana: Attendee, stand: Stand
) -> None:
    phone.post(stand.get_absolute_url(), GIVEN)

    cancel(ana.booking, reason="by the personal link")

    assert seen_by(stand) == []
    assert "Ticket code" in phone.get(stand.get_absolute_url()).text
    with pytest.raises(NotYours):
        sharing.share(stand, ana, make_fair.CARD)


def test_who_gets_her_seat_does_not_get_what_she_shared(
    client: Client, fair: Session, stand: Stand
) -> None:
    ana = make_fair.visitor(fair, Guest("Bo", "", "bo@visitors.example"))
    bo = ana.booking.attendees.get(number=1)
    make_fair.shared(stand, bo, Card(name="Bo", email="bo@visitors.example"))

    hand_over(ana.booking, 1, Guest("Cy", "", "cy@visitors.example"))

    cy = Attendee.objects.get(given_name="Cy")
    assert seen_by(stand) == []
    assert list(sharing.shared_by(cy)) == []


def test_a_ticket_of_another_fair_shares_nothing(stand: Stand) -> None:
    stranger = make_fair.visitor(make_fair.job_fair("other-fair"))

    with pytest.raises(NotYours):
        sharing.share(stand, stranger, make_fair.CARD)
