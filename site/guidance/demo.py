"""A late opening at one centre, two saved checklists, and rules that editors are at work on."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from guidance.arrival.asked import Asked
from guidance.arrival.keeping import save
from guidance.models import Centre, Document, SavedChecklist, SpecialDay, Step, StepRule
from guidance.reviewing import set_up

THURSDAY = 3
LATE = {
    "opens": time(10),
    "closes": time(19),
    "reason_en": "Open late, for people who work",
    "reason_da": "Sen åbning for dem, der arbejder",
}
SPOUSE = {"citizenship": "third_country", "purpose": "family", "with": "nobody"}
STUDENT = {"citizenship": "third_country", "purpose": "study", "with": "nobody"}
SPOUSE_DONE = [
    f"you-{step}"
    for step in ("collect_certs", "family_permit", "biometrics", "permit_granted", "address")
]


def load(today: date, *, spouse: User, student: User) -> None:
    odense = Centre.objects.get(key="odense")
    if not odense.special_days.exists():
        thursday = today + timedelta(days=(THURSDAY - today.weekday()) % 7)
        SpecialDay.objects.create(centre=odense, first_day=thursday, **LATE)
    arrived = today - timedelta(days=2)
    _list(spouse, SPOUSE | {"municipality": "0101"}, arrived, SPOUSE_DONE)
    _list(student, STUDENT | {"municipality": "0751"}, today + timedelta(days=9), ["you-enrol"])


def drafts(*, editor: User, colleague: User) -> None:
    """One that the colleague has sent, for the editor to read; one of the editor's own; one that
    goes live by itself."""
    set_up()
    _scheduled(editor, colleague)
    contract = Document.objects.get(key="contract_30d")
    if contract.latest_revision is None:
        contract.detail_en += " With every page of it."
        contract.detail_da += " Med alle sider."
        contract.save_revision(user=colleague)
        contract.refresh_from_db()
        contract.get_workflow().start(contract, colleague)
    lessons = StepRule.objects.filter(step__key="language").order_by("pk")[0]
    if lessons.latest_revision is None:
        lessons.requires = [*lessons.requires.all(), Step.objects.get(key="mitid")]
        lessons.save_revision(user=editor)


def _scheduled(editor: User, colleague: User) -> None:
    """Written by the editor, approved by the colleague, for eight in the morning in two weeks."""
    paper = Document.objects.get(key="address")
    if paper.latest_revision is None:
        paper.detail_en += " A lease signed online counts too."
        paper.detail_da += " En lejekontrakt, der er underskrevet digitalt, gælder også."
        day = timezone.localdate() + timedelta(days=14)
        paper.go_live_at = timezone.make_aware(datetime.combine(day, time(8)))
        paper.save_revision(user=editor)
        paper.refresh_from_db()
        paper.get_workflow().start(paper, editor)
        sent = Document.objects.get(pk=paper.pk)
        sent.current_workflow_task_state.approve(user=colleague)


def _list(user: User, answers: dict[str, str], arrival: date, done: list[str]) -> None:
    if not SavedChecklist.objects.filter(user=user).exists():
        save(user, Asked.read(answers), days={"arrival": arrival}, done=done)
