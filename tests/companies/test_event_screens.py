"""A company's pages for seats at an event, from the page of the event to the sent booking."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from companies.models import Company, GroupBooking, Membership
from events.models import Session
from tests.companies import event_people as seats
from tests.events import make, pages
from tests.personas import member, person


@pytest.fixture
def evening(db: None) -> Session:
    return make.session(make.event(), seats=6)


@pytest.fixture
def as_hr(client: Client, hr: User, nordvind: Company) -> Client:
    client.force_login(hr)
    return client


def new(company: Company, evening: Session) -> str:
    return reverse("companies:event_new", args=[company.pk, evening.event.slug])


def test_from_an_event_to_everybody_invited(
    as_hr: Client, nordvind: Company, evening: Session
) -> None:
    listing = as_hr.get(reverse("companies:events", args=[nordvind.pk])).text
    assert new(nordvind, evening) in listing
    assert "Book seats at an event" in as_hr.get(nordvind.get_absolute_url()).text

    form = {"date": evening.pk, "how": "roster", "token": "t"}
    page = as_hr.post(new(nordvind, evening), form, follow=True)
    assert page.redirect_chain[-1][0].endswith("/roster/")
    group = GroupBooking.objects.get()
    roster = reverse("companies:roster", args=[group.reference])
    page = as_hr.post(roster, {"do": "paste", "text": seats.pasted("Lukas", "Sara")}, follow=True)
    assert "All 2 people are ready" in page.text
    assert "Citizenship" not in page.text
    check = as_hr.get(reverse("companies:check", args=[group.reference])).text
    assert "2 people come to Danish tax for newcomers" in check
    page = as_hr.post(reverse("companies:send", args=[group.reference]), follow=True)

    assert "<h1>Danish tax for newcomers</h1>" in page.text
    assert page.text.count("Invited") >= 2
    assert seats.taken(evening) == 2
    assert "Danish tax for newcomers" in as_hr.get(nordvind.get_absolute_url()).text


def test_a_number_holds_seats_from_the_first_page(
    as_hr: Client, nordvind: Company, evening: Session
) -> None:
    form = {"date": evening.pk, "how": "headcount", "people": "4", "token": "t"}

    for _press in range(2):
        as_hr.post(new(nordvind, evening), form)

    assert GroupBooking.objects.count() == 1
    assert seats.taken(evening) == 4


def test_too_few_seats_are_told_on_the_form_with_what_was_typed(
    as_hr: Client, nordvind: Company, evening: Session
) -> None:
    form = {"date": evening.pk, "how": "headcount", "people": "9", "token": "t"}

    page = as_hr.post(new(nordvind, evening), form)

    assert "6 seats are left, and you are 9" in page.text
    assert 'value="9"' in page.text
    assert not GroupBooking.objects.exists()


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"date": "999999", "how": "headcount", "people": "1"},
        {"date": "abc\x00", "how": "\x00", "people": "-1"},
        {"date": "1", "how": "headcount", "people": "9" * 40, "token": "x" * 500},
    ],
)
def test_whatever_is_sent_is_answered_in_words(
    as_hr: Client, nordvind: Company, evening: Session, form: dict[str, str]
) -> None:
    assert as_hr.post(new(nordvind, evening), form).status_code == 200
    assert not GroupBooking.objects.exists()


def test_another_company_finds_nothing(
    client: Client, evening: Session, nordvind: Company, hr: User, newhr: User, havblik: Company
) -> None:
    group = seats.sent(evening, nordvind, hr, "Lukas")
    draft = seats.started(evening, nordvind, hr, people=1)
    lukas = seats.hire(group, "Lukas")
    client.force_login(newhr)

    answers = [
        client.get(reverse("companies:events", args=[nordvind.pk])),
        client.get(new(nordvind, evening)),
        client.post(new(nordvind, evening), {"date": evening.pk, "how": "roster"}),
        client.get(reverse("companies:booking", args=[group.reference])),
        client.get(reverse("companies:date", args=[draft.reference])),
        client.post(reverse("companies:date", args=[draft.reference]), {"date": evening.pk}),
        client.get(reverse("companies:person", args=[group.reference, lukas.pk])),
        client.get(reverse("companies:replace_person", args=[group.reference, lukas.pk])),
        client.get(reverse("companies:export", args=[group.reference])),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_who_acts_for_two_companies_says_for_which(
    as_hr: Client, evening: Session, havblik: Company, hr: User, nordvind: Company
) -> None:
    member(havblik, Membership.Role.AGENT, hr)

    page = as_hr.get(reverse("companies:event_for", args=[evening.event.slug]))

    assert new(nordvind, evening) in page.text
    assert new(havblik, evening) in page.text


def test_another_date_of_the_event_is_chosen_on_its_own_page(
    as_hr: Client, nordvind: Company, hr: User, evening: Session
) -> None:
    later = make.session(evening.event, seats=9, starts=evening.starts + timedelta(days=7))
    group = seats.listed(evening, nordvind, hr, "Lukas", "Sara")
    url = reverse("companies:date", args=[group.reference])
    assert "Hold 2 seats here" in as_hr.get(url).text

    answer = as_hr.post(url, {"date": later.pk})

    assert answer.url == reverse("companies:check", args=[group.reference])
    assert (seats.taken(evening), seats.taken(later)) == (0, 2)


def test_the_pages_of_a_visit_lead_to_those_of_the_event(
    as_hr: Client, nordvind: Company, hr: User, evening: Session
) -> None:
    group = seats.started(evening, nordvind, hr, people=2)

    for name in ("appointment", "centre"):
        answer = as_hr.get(reverse(f"companies:{name}", args=[group.reference]))
        assert answer.url == reverse("companies:date", args=[group.reference])


def test_an_event_whose_dates_are_gone_leads_to_the_others(
    as_hr: Client, nordvind: Company, hr: User, evening: Session
) -> None:
    group = seats.listed(evening, nordvind, hr, "Lukas")
    Session.objects.update(state=Session.State.CANCELLED)

    page = as_hr.get(reverse("companies:date", args=[group.reference]))
    assert "Nothing of this event can be booked now" in page.text
    assert as_hr.get(new(nordvind, evening)).url == reverse("companies:events", args=[nordvind.pk])


def test_a_person_is_replaced_on_a_page_of_her_own(
    as_hr: Client, nordvind: Company, hr: User, evening: Session
) -> None:
    group = seats.sent(evening, nordvind, hr, "Lukas")
    url = reverse("companies:replace_person", args=[group.reference, seats.hire(group, "Lukas").pk])
    assert "Who comes instead of Lukas Weber?" in as_hr.get(url).text

    wrong = as_hr.post(url, {"given_name": "Ines", "email": "ines"})
    assert "Write the e-mail address in full" in wrong.text
    as_hr.post(url, {"given_name": "Ines", "email": "ines@nordvind.example", "language": "da"})

    assert seats.hire(group, "Ines").attendee.language == "da"
    assert seats.taken(evening) == 1


def test_the_public_page_shows_the_way_to_members_only(
    client: Client, nordvind: Company, hr: User
) -> None:
    event = pages.published().event
    make.session(event, seats=5)
    words = "Book seats for your people"

    assert words not in client.get(event.get_absolute_url()).text
    client.force_login(person("nobody"))
    assert words not in client.get(event.get_absolute_url()).text
    client.force_login(hr)
    assert words in client.get(event.get_absolute_url()).text
