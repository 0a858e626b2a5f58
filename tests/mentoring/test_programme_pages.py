"""What everybody reads of a programme: whether one may apply, who may, how pairs are found."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content import edition
from mentoring.models import Criterion, Programme
from mentoring.programmes.public import door_of, weighed, who_may_apply
from mentoring.views.pages import event_rows
from tests.events import make
from tests.mentoring import people
from tests.mentoring.pages import index_page, page_of

pytestmark = pytest.mark.django_db

State = Programme.State
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "days", "key", "words"),
    [
        (State.DRAFT, -8, "soon", "Applications open on"),
        (State.DRAFT, 0, "soon", "Applications open soon"),
        (State.OPEN, -8, "soon", "Applications open on"),
        (State.OPEN, 0, "open", "14 days left"),
        (State.OPEN, 13, "open", "1 day left"),
        (State.OPEN, 14, "open", "it is the last day"),
        (State.OPEN, 15, "closed", "closed"),
        (State.MATCHING, 0, "closed", "closed"),
        (State.RUNNING, 40, "running", "Running until"),
        (State.FINISHED, 300, "finished", "Finished in"),
    ],
)
def test_it_says_whether_one_may_apply(state: str, days: int, key: str, words: str) -> None:
    programme = people.open_programme(state=state)

    door = door_of(programme, timezone.localdate() + days * DAY)

    assert door.key == key
    assert words in door.words


def test_who_may_apply_is_said_in_words() -> None:
    programme = Programme(degrees=["master", "phd"], study_kinds=["full"])

    assert who_may_apply(programme) == "Master and PhD students; Full degree in Denmark"
    assert who_may_apply(Programme()) == "Bachelor, Master and PhD students"


def test_what_counts_most_comes_first_and_what_does_not_count_is_left_out() -> None:
    weights = {"field": 1, "goals": 5, "times": 0, "student_wish": 4}
    programme = Programme(weights=weights, mentors_shown=False)

    shown = weighed(programme)

    assert [each.label for each in shown] == [Criterion.GOALS.label, Criterion.FIELD.label]
    assert shown[0].words == "counts very much"


def test_the_front_page_has_the_open_one_first_with_the_way_to_apply(client: Client) -> None:
    over = people.open_programme(state=State.FINISHED, name_en="The old one")
    now = people.open_programme(name_en="The open one")
    for programme in (over, now):
        page_of(programme)
    page_of(people.open_programme(name_en="Not yet"), live=False)

    html = client.get(index_page().url).content.decode()

    assert html.index("The open one") < html.index("The old one")
    assert f"/en/mentoring/{now.slug}/apply/student/" in html
    assert f"/en/mentoring/{over.slug}/apply/" not in html
    assert "Not yet" not in html


def test_the_page_has_the_facts_of_the_programme_and_of_its_events(client: Client) -> None:
    programme = people.open_programme(mentors_on_their_own=False)
    people.partner(programme, "Engineers together", lower=7)
    session = make.session(make.event(), seats=5)
    type(session.event).objects.update(public=True)
    programme.events.add(session.event)
    page = page_of(programme)

    html = client.get(page.url).content.decode()

    assert page.url == f"/en/mentoring/{programme.slug}/"
    for words in ("Aarhus University", "Engineers together", "Danish tax for newcomers"):
        assert words in html
    assert "ask yours for an invitation" in html
    assert f"{programme.slug}/apply/mentor/" not in html
    assert "7" not in html.split('id="partners"')[1].split("</section>")[0]


def test_of_an_events_dates_the_first_in_the_programmes_months_is_shown() -> None:
    today = timezone.now()
    programme = people.open_programme(starts_on=(today + 40 * DAY).date())
    event = make.event()
    type(event).objects.update(public=True)
    programme.events.add(event)
    early = make.session(event, starts=today + 20 * DAY)

    (only,) = event_rows(programme)
    within = make.session(event, starts=today + 60 * DAY)
    (row,) = event_rows(programme)

    assert timezone.localtime(only.starts).date() == timezone.localtime(early.starts).date()
    assert timezone.localtime(row.starts).date() == timezone.localtime(within.starts).date()


def test_a_page_has_its_programmes_address_whatever_is_typed() -> None:
    page = page_of(people.open_programme(slug="spring-2031"), slug="something-else")

    assert page.slug == "spring-2031"


def test_who_is_invited_or_begins_to_apply_can_read_what_it_is(client: Client) -> None:
    programme = people.open_programme()
    invited = people.invitation(programme)
    address = f'href="/en/mentoring/{programme.slug}/"'
    at = [
        reverse("mentoring:invitation", args=[invited.token]),
        reverse("mentoring:apply", args=[programme.slug]),
        reverse("mentoring:application", args=[programme.slug, "student"]),
    ]

    before = [client.get(each).content.decode() for each in at]
    page_of(programme)
    after = [client.get(each).content.decode() for each in at]

    assert not any(address in html for html in before)
    assert all(address in html for html in after)


def test_what_is_changed_makes_kept_pages_new() -> None:
    programme = people.open_programme()
    before = edition.number()

    programme.save(update_fields=["state"])

    assert edition.number() != before
