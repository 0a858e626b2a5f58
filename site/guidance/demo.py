"""A late opening at one centre, and the checklists that two people have saved."""

from datetime import date, time, timedelta

from accounts.models import User
from guidance.arrival.asked import Asked
from guidance.arrival.keeping import save
from guidance.models import Centre, SavedChecklist, SpecialDay

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
    arrived = today - timedelta(days=20)
    _list(spouse, SPOUSE | {"municipality": "0101"}, arrived, SPOUSE_DONE)
    _list(student, STUDENT | {"municipality": "0751"}, today + timedelta(days=9), ["you-enrol"])


def _list(user: User, answers: dict[str, str], arrival: date, done: list[str]) -> None:
    if not SavedChecklist.objects.filter(user=user).exists():
        save(user, Asked.read(answers), days={"arrival": arrival}, done=done)
