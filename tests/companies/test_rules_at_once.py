"""A rule that is published counts at once, in each of the four places that read it."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from accounts.roles import Role
from companies import group_booking
from companies.checking import check
from companies.models import Company, NewHire
from events.desk.day import guests
from guidance.models import Centre, Document, MunicipalityAgreement, Step, StepRule
from guidance.reviewing import hindrances
from tests.companies.test_before_sending import put_on
from tests.personas import person

ANSWERS = {"citizenship": "eu", "purpose": "work", "with": "nobody", "municipality": "0101"}
NOT_SERVED = "Copenhagen does not register residents of Copenhagen"


@pytest.fixture(autouse=True)
def _pages_kept(settings) -> None:
    """As in production: whatever is remembered must not be old."""
    settings.PAGES_KEPT = 5


@pytest.fixture
def second(db: None) -> User:
    return person("second", Role.EDITOR)


@pytest.fixture
def send(editor: User) -> Callable[[object], None]:
    """An editor saves a draft and sends it to be read."""

    def submit(row) -> None:
        row.save_revision(user=editor, clean=False)
        row.refresh_from_db()
        row.get_workflow().start(row, editor)

    return submit


def approve(row, by: User) -> None:
    row.refresh_from_db()
    row.current_workflow_task_state.approve(user=by)


def desk_papers(hire: NewHire) -> set[str]:
    [visitor] = guests([hire.attendee])
    return {paper.key for paper in Document.objects.filter(pk__in=visitor.note.papers)}


def test_an_agreement_that_ends_is_over_everywhere_once_a_second_editor_says_so(
    client: Client,
    ana: NewHire,
    nordvind: Company,
    hr: User,
    second: User,
    send,
    copenhagen: Centre,
) -> None:
    draft = group_booking.start(company=nordvind, centre=copenhagen, by=hr)
    put_on(draft, "Sara", by=hr, citizenship="DE", municipality="København")
    agreement = MunicipalityAgreement.objects.get(municipality__code="0101", centre=copenhagen)

    def told() -> list[bool]:
        """Public checklist, the new hire's page, the desk, the booking's advice."""
        public = client.get(f"/en/arrival/?{urlencode(ANSWERS)}").content.decode()
        hers = client.get(reverse("companies:visit", args=[ana.token])).content.decode()
        advice = " ".join(note.message for note in check(draft).advice)
        return [
            "Borgerservice" in public,
            "Proof of your address" not in hers,
            "address" not in desk_papers(ana),
            NOT_SERVED in advice,
        ]

    assert told() == [False] * 4

    agreement.valid_to = timezone.localdate() - timedelta(days=1)
    send(agreement)
    assert told() == [False] * 4

    approve(agreement, second)
    assert told() == [True] * 4


def test_the_history_says_who_wrote_and_who_published(
    copenhagen: Centre, editor: User, second: User, send
) -> None:
    step = Step.objects.get(key="cpr")
    step.title_en, step.title_da = "Get a number", "Få et nummer"
    send(step)
    approve(step, second)

    entries = ModelLogEntry.objects.filter(object_id=step.pk).order_by("pk")
    said = [(entry.action, entry.user) for entry in entries]

    assert ("wagtail.workflow.start", editor) in said
    assert ("wagtail.workflow.approve", second) in said
    assert ("wagtail.publish", second) in said
    step.refresh_from_db()
    assert (step.title_en, step.title_da) == ("Get a number", "Få et nummer")


def approve_url(row) -> str:
    row.refresh_from_db()
    state = row.current_workflow_task_state
    return reverse("guidance_steps:workflow_action", args=[row.pk, "approve", state.pk])


def test_nobody_approves_what_she_wrote_herself(
    client: Client, copenhagen: Centre, editor: User, second: User, send
) -> None:
    step = Step.objects.get(key="cpr")
    step.title_en = "Get a number"
    send(step)

    client.force_login(editor)
    client.post(approve_url(step))
    step.refresh_from_db()
    assert step.title_en != "Get a number"

    client.force_login(second)
    client.post(approve_url(step))
    step.refresh_from_db()
    assert step.title_en == "Get a number"


def test_what_lacks_a_language_is_not_approved(
    client: Client, copenhagen: Centre, second: User, send
) -> None:
    step = Step.objects.get(key="cpr")
    step.lead_time_da = ""
    send(step)
    client.force_login(second)

    client.post(approve_url(step))

    assert hindrances(step) == ["Write this in Danish too, as it is there in English."]
    step.refresh_from_db()
    assert step.workflow_in_progress
    assert step.lead_time_da


def test_two_drafts_that_wait_for_each_other_are_not_both_published(
    client: Client, copenhagen: Centre, second: User, send
) -> None:
    """Each was fine when it was sent."""

    bank = StepRule.objects.filter(step__key="language").order_by("pk").first()
    school = StepRule.objects.filter(step__key="health_card").order_by("pk").first()
    bank.requires = [*bank.requires.all(), school.step]
    school.requires = [*school.requires.all(), bank.step]
    send(bank)
    send(school)
    approve(bank, second)
    client.force_login(second)
    school.refresh_from_db()
    state = school.current_workflow_task_state
    url = reverse("guidance_rules:workflow_action", args=[school.pk, "approve", state.pk])

    page = client.post(url, follow=True).content.decode()

    assert "waits for “Receive your yellow health card”" in page
    school.refresh_from_db()
    assert school.has_unpublished_changes
