"""The company's start page: where every booking stands, and what comes next."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from companies import membership, my_page, personal_data
from companies.models import Company, GroupBooking, Membership, Roster
from companies.overview import lines_of
from companies.sign_up import ask_to_join
from events import booking
from events.models import Booking, Session
from tests.companies import people


@pytest.fixture
def draft(copenhagen, nordvind) -> GroupBooking:
    return GroupBooking.objects.create(company=nordvind, centre=copenhagen)


@pytest.fixture
def held(draft, morning) -> GroupBooking:
    draft.booking = booking.hold(
        needs={morning.quotas.first().pk: 2}, contact_name="Hr", contact_email="hr@ankomst.example"
    )
    draft.save()
    return draft


def listed(group: GroupBooking, *problems: list[str]) -> None:
    roster = Roster.objects.create(group=group, source=Roster.Source.FORM)
    for number, wrong in enumerate(problems, start=1):
        roster.rows.create(number=number, problems=wrong, wrong=bool(wrong))


def next_step(company: Company) -> str:
    [line] = lines_of(company)
    return line.standing.next_step


def test_a_new_draft_asks_for_people(draft, nordvind) -> None:
    assert next_step(nordvind) == "Add the people"


def test_with_a_headcount_it_asks_for_a_day(draft, nordvind) -> None:
    GroupBooking.objects.update(headcount_eu=40)

    assert next_step(nordvind) == "Choose a day"


def test_wrong_rows_come_first(draft, nordvind) -> None:
    listed(draft, [], [{"field": "email"}], [{"field": "citizenship"}])

    assert next_step(nordvind) == "Correct 2 people on the list"


def test_held_seats_say_until_when_and_ask_for_names(held, nordvind) -> None:
    [line] = lines_of(nordvind)

    assert line.standing.words.startswith("Seats held until")
    assert line.standing.next_step == "Add the names"
    assert line.starts is not None


def test_a_list_without_mistakes_is_ready_to_send(held, nordvind) -> None:
    listed(held, [], [])

    assert next_step(nordvind) == "Check and send"
    assert lines_of(nordvind)[0].people == 2


def test_an_unverified_company_is_told_what_it_waits_for(held, nordvind) -> None:
    listed(held, [])
    Company.objects.update(verified_at=None)

    assert next_step(nordvind) == "Ready to send once your company is verified"


def test_a_hold_that_ran_out_asks_for_a_day_again(held, nordvind) -> None:
    Booking.objects.update(held_until=timezone.now() - timedelta(minutes=1))
    booking.expire_overdue()

    assert next_step(nordvind) == "Choose a day again"


def test_once_sent_it_shows_who_is_ready(group, ana, nordvind) -> None:
    [line] = lines_of(nordvind)

    assert (line.standing.words, line.people) == ("Sent", 1)
    assert line.starts == ana.attendee.session.starts


def test_on_the_day_it_shows_who_was_served(group, ana, nordvind) -> None:
    now = timezone.now()
    Session.objects.update(starts=now - timedelta(hours=1), ends=now)

    assert next_step(nordvind) == "See who was served"


def test_people_taken_out_are_not_counted(group, morning, ana, nordvind) -> None:
    booking.remove_person(people.hire(group, morning, "Bo").attendee)

    assert lines_of(nordvind)[0].people == 1


def test_a_company_without_bookings_reads_how_it_goes(client, nordvind, hr) -> None:
    client.force_login(hr)

    words = client.get(nordvind.get_absolute_url()).content.decode()

    assert "Book your first new hires in" in words


def test_many_bookings_take_no_more_queries(
    client, nordvind, hr, copenhagen, django_assert_max_num_queries
) -> None:
    GroupBooking.objects.bulk_create(
        GroupBooking(company=nordvind, centre=copenhagen) for _ in range(12)
    )
    client.force_login(hr)
    client.get(nordvind.get_absolute_url())

    with django_assert_max_num_queries(15):
        client.get(nordvind.get_absolute_url())


def test_whoever_acts_for_nobody_is_shown_the_way(client, stranger, nordvind) -> None:
    ask_to_join(cvr=nordvind.cvr, by=stranger)
    client.force_login(stranger)

    words = client.get(reverse("companies:dashboard")).content.decode()

    assert reverse("companies:sign_up") in words
    assert nordvind.cvr in words
    assert nordvind.name not in words


def test_strangers_are_asked_to_sign_in(client, nordvind) -> None:
    response = client.get(nordvind.get_absolute_url())

    assert response.url.startswith(reverse("account_login"))


def test_my_page_leads_to_ones_companies(client, nordvind, hr) -> None:
    client.force_login(hr)

    assert nordvind.get_absolute_url() in client.get(reverse("home:my")).text


def test_my_page_shows_ones_companies_and_nothing_to_others(nordvind, hr, stranger) -> None:
    [panel] = my_page.panels(hr)

    assert panel.context["companies"] == [nordvind]
    assert my_page.panels(stranger) == []


def test_what_is_held_about_a_member(nordvind, booker) -> None:
    [company] = personal_data.held(booker)["companies"]

    assert (company["name"], company["role"]) == (nordvind.name, "booker")


def test_the_only_owner_hands_the_company_over_before_she_goes(nordvind, hr, booker) -> None:
    [first] = personal_data.hindrances(hr)
    member = nordvind.memberships.get(user=booker)
    membership.change_role(member, role=Membership.Role.OWNER, by=hr)

    assert nordvind.name in first
    assert personal_data.hindrances(hr) == []


def test_a_company_that_never_booked_goes_with_its_only_member(havblik, newhr) -> None:
    assert personal_data.hindrances(newhr) == []
    personal_data.erase(newhr)

    assert not Company.objects.filter(pk=havblik.pk).exists()


def test_a_member_who_is_erased_leaves_the_company_behind(nordvind, hr, booker) -> None:
    personal_data.erase(booker)

    assert list(nordvind.memberships.values_list("user", flat=True)) == [hr.pk]


def trail(client, url: str) -> list[str]:
    nav = client.get(url).text.split('class="breadcrumbs"')
    return (
        re.findall(r"<li[^>]*>(?:<a[^>]*>)?([^<]+)", nav[1].split("</nav>")[0]) if nav[1:] else []
    )


def company_pages(group, hire) -> dict[str, str]:
    return {
        "company": group.company.get_absolute_url(),
        "colleagues": reverse("companies:members", args=[group.company_id]),
        "new": reverse("companies:booking_new", args=[group.company_id]),
        "booking": group.get_absolute_url(),
        "person": reverse("companies:person", args=[group.reference, hire.pk]),
        "add": reverse("companies:add_person", args=[group.reference]),
        "cancel": reverse("companies:cancel", args=[group.reference]),
    }


def test_the_way_back_has_one_name_for_one_place(client, ana, group, havblik, hr) -> None:
    havblik.memberships.create(user=hr, role=Membership.Role.AGENT)
    client.force_login(hr)

    trails = {name: trail(client, url) for name, url in company_pages(group, ana).items()}

    assert {tuple(each[:2]) for each in trails.values()} == {("Your companies", "Nordvind A/S")}
    assert trails["person"][2:] == [group.reference, "Ana Silva"]


def test_who_acts_for_one_company_has_no_choice_above_it(client, ana, group, hr) -> None:
    client.force_login(hr)

    trails = {name: trail(client, url) for name, url in company_pages(group, ana).items()}

    assert trails.pop("company") == []
    assert {each[0] for each in trails.values()} == {"Nordvind A/S"}
