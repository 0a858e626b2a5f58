"""How many others look like her, and what showing less would make of it."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from careers import publishing
from careers.closed_lists import Coarser, Experience
from careers.models import CandidateProfile, PublishedSummary
from careers.profile import show_coarser
from careers.profile.likeness import likeness
from tests.careers.people import draft_profile, live_profile, municipality, with_words
from tests.personas import person

pytestmark = pytest.mark.django_db


def fresh(profile: CandidateProfile) -> CandidateProfile:
    return CandidateProfile.objects.get(pk=profile.pk)


def otherwise(profile: CandidateProfile) -> dict[str, int]:
    return {choice.field: choice.otherwise for choice in likeness(fresh(profile)).choices}


def test_only_others_who_are_shown_count() -> None:
    her = live_profile()
    live_profile("same")
    draft_profile("draft")
    publishing.hide(live_profile("hidden").pk)
    live_profile("other", occupation="24")

    assert likeness(her).others == 1


def test_whoever_has_just_come_counts_only_when_an_adviser_has_read_her(
    settings: LazySettings,
) -> None:
    settings.CANDIDATES_COUNT_AFTER_DAYS = 7
    her, _made_up = live_profile(), live_profile("made_up")
    with_words(
        live_profile("read"),
        "Builds pipelines",
        "For years.",
        adviser=person("reader", Role.ADVISER),
    )
    old = live_profile("old")
    PublishedSummary.objects.filter(profile=old).update(
        published_at=timezone.now() - timedelta(days=7)
    )

    assert likeness(her).others == 2


def test_each_coarser_choice_says_what_it_would_give() -> None:
    her = live_profile()
    live_profile("same")
    live_profile("colleague", occupation="24")
    live_profile("young", experience=Experience.NONE)
    live_profile("far", municipality=municipality("København", "Region Hovedstaden"))

    assert likeness(her).others == 1
    assert otherwise(her) == {
        "occupation": 2,
        "experience": 2,
        "education_level": 1,
        "education_field": 1,
        "region": 2,
    }


def test_what_is_left_out_already_says_what_showing_it_would_cost() -> None:
    her = live_profile()
    live_profile("far", municipality=municipality("København", "Region Hovedstaden"))

    show_coarser(her.pk, ["region"])

    assert likeness(fresh(her)).others == 1
    assert otherwise(her)["region"] == 0


def test_somebody_who_shows_less_than_she_does_not_look_like_her() -> None:
    """A search for the region finds her alone."""
    her = live_profile()
    shy = live_profile("shy")
    show_coarser(shy.pk, ["region"])

    assert likeness(fresh(her)).others == 0
    assert likeness(fresh(shy)).others == 1


def test_showing_less_never_makes_the_number_smaller() -> None:
    her = live_profile()
    for n, occupation in enumerate(["25", "25", "24", "21", "11"]):
        live_profile(f"other{n}", occupation=occupation, experience=Experience.values[n])
    counts = []
    for n in range(len(Coarser.values) + 1):
        show_coarser(her.pk, Coarser.values[:n])
        counts.append(likeness(fresh(her)).others)

    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def test_a_draft_is_told_before_she_is_shown() -> None:
    live_profile("same")

    assert likeness(draft_profile()).others == 1


def test_it_costs_one_query() -> None:
    her = live_profile()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        likeness(her)

    assert len(queries) == 1


def test_a_made_up_profile_does_not_tell_whether_one_person_is_here(client: Client) -> None:
    """Nobody, one and two others are the same words; three are a number."""
    curious = draft_profile("curious")
    client.force_login(curious.user)
    pages = []
    for number in range(3):
        pages.append(said(client))
        live_profile(f"found{number}")

    assert pages[0] == pages[1] == pages[2]
    assert "3 others look like you" in said(client)


def said(client: Client) -> str:
    """What her preview and her overview tell of others."""
    urls = (reverse("cv:preview"), reverse("cv:start"))
    found = "".join(client.get(url).content.decode() for url in urls)
    return re.sub(r'csrf\w+" value="\w+', "", found)
