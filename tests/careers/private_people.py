"""Twelve people of whom nobody else may learn a word, each in another state of the CV bank.

Every private value is one that stands nowhere else, in the script in which she would write it, so
that finding it in an answer to somebody else means that it came from her private profile.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from careers import publishing
from careers.advising import enquiries, notes, offers
from careers.closed_lists import Region
from careers.contact import answering, blocking, reveals
from careers.models import CandidateProfile, ContactRequest, CVFile, Field
from careers.profile import save, skills
from careers.publishing.states import expire
from companies.models import Company
from guidance.models import Municipality
from tests.careers.contact_people import asked
from tests.careers.job_people import applied, open_job
from tests.careers.people import draft_profile, with_words
from tests.personas import person

NAMES = {
    "live": ("Zorjana", "Krawtschuxova"),
    "waiting": ("Зорянна", "Кравчуківська"),
    "coarser": ("محبوبةالسر", "الخفيوانية"),
    "elsewhere": ("Δωροθέαινα", "Κρυφοπούλουα"),
    "blocking": ("Þórgunnúr", "Jökulsárdóttirin"),
    "hidden": ("秘密子花", "隠岐島野"),
    "expired": ("Ngọcánhh", "Trươngxuânbí"),
    "draft": ("O'Sheaghainn", 'Mac"Ruairí&Ó'),
    "draft sent": ("स्वप्नगुप्ता", "रहस्यमयीका"),
    "hidden elsewhere": ("Søsterlærke", "Ærøskøbingåsen"),
    "changed": ("חבויהלה", "סודותיאן"),
    "taken back": ("Gülümsööğ", "Şıkırdaşçıoğlu"),
}
STRANGE = {"hidden", "expired", "blocking", "hidden elsewhere"}  # had a handle, and may not be seen


@dataclass(frozen=True)
class Private:
    """``values``: all that is hers alone. ``told``: may stand in lists that everybody reads."""

    key: str
    profile: CandidateProfile
    values: tuple[str, ...]
    place: str
    occupation: str

    @property
    def user(self) -> User:
        return self.profile.user

    @property
    def handle(self) -> str:
        return self.profile.published.handle


def twelve(shown_to: Company, other: Company, adviser: User) -> dict[str, Private]:
    """``shown_to`` is the employer who looks; ``other`` is another one, who has been shown more."""
    made = {key: _one(number, key, adviser) for number, key in enumerate(NAMES, 1)}
    for key, one in made.items():
        if not key.startswith("draft"):
            publishing.go_live(one.profile.pk)
        if key in STRANGE | {"live", "waiting", "taken back"} and key != "blocking":
            asked(one.profile, shown_to)
    _words(made, adviser)
    _shown(made, shown_to, other)
    _enquired(made, shown_to, adviser)
    _gone(made, shown_to)
    return {
        key: Private(key, _fresh(one.profile), one.values, one.place, one.occupation)
        for key, one in made.items()
    }


def _fresh(profile: CandidateProfile) -> CandidateProfile:
    found = CandidateProfile.objects.select_related("published", "user", "cv_file")
    return found.get(pk=profile.pk)


def _one(number: int, key: str, adviser: User) -> Private:
    """Everything that a profile can hold."""
    first, last = NAMES[key]
    box, place = f"postkasse{number}x", f"Hemmeligby{number:02}ø"
    home = Municipality.objects.create(name=place, code=f"98{number:02}", region=Region.CENTRAL)
    user = person(f"privat.{box}", first_name=first, last_name=last)
    values = {
        "phone": f"+45 9{number:02}7 31{number:02}9",
        "address": f"Usynligstræde {number}77, 3. tv.",
        "headline": f"Overskriftsord{number}æ om mig",
        "summary": f"Resuméord{number}å & mere <end> det",
    }
    profile = draft_profile(user=user, municipality=home, **values)
    text = f"Cvtekstord{number}x i filen"
    CVFile.objects.create(
        profile=profile, file=ContentFile(text.encode(), "cv.pdf"), kind="pdf", size=9, text=text
    )
    CandidateProfile.objects.filter(pk=profile.pk).update(
        occupation_in_detail=f"27{number:02}", adviser=adviser
    )
    skill = skills.suggest(profile.pk, f"Kunnenord{number}ü-teknik")
    notes.write(profile.pk, f"Notatord{number}ø: mand hos Firmaord{number}å", by=adviser)
    offers.make(
        profile.pk, "mentor", where=f"Hosord{number}é", text=f"Tilbudord{number}", by=adviser
    )
    enquiries.ask(f"Spørgsmålsord{number}", by=user, profile=profile)
    mine = (first, last, user.email, f"privat.{box}", skill.name_en, *values.values())
    words = ("Cvtekstord", "Notatord", "Firmaord", "Hosord", "Tilbudord", "Spørgsmålsord")
    written = [f"{word}{number}" for word in words]
    return Private(key, profile, (*mine, *written), place, f"27{number:02}")


def _words(made: dict[str, Private], adviser: User) -> None:
    """Waiting for an adviser; approved, and then changed into what nobody has approved."""
    for key in ("waiting", "draft sent", "elsewhere", "hidden"):
        publishing.send_words(made[key].profile.pk)
    changed = made["changed"].profile
    mine = {"headline": changed.headline, "summary": changed.summary}
    with_words(changed, "Engineer", "I build data pipelines.", adviser=adviser)
    save(changed.pk, mine)


def _shown(made: dict[str, Private], shown_to: Company, other: Company) -> None:
    """To the other company everything; to the one that looks, once."""
    job = open_job(other)
    for key in ("elsewhere", "hidden elsewhere"):
        profile = made[key].profile
        reveals.give(profile.pk, other.pk, Field.values)
        applied(profile, job, fields=Field.values, text=f"Ansøgningsord for {key}")
    mine = made["taken back"].profile
    request = ContactRequest.objects.get(profile=mine, company=shown_to)
    reveals.take_back(answering.say_yes(request.pk, Field.values).pk)
    mine = made["live"].profile
    answering.say_no(ContactRequest.objects.get(profile=mine).pk, "Nejtakord, for langt væk")
    theirs = open_job(shown_to)
    away = made["expired"].profile
    over = applied(away, theirs, fields=Field.values, text="Ansøgningsord, udløbet")
    past = timezone.now() - timedelta(days=1)
    type(over.reveal).objects.filter(pk=over.reveal_id).update(until=past)


WRITTEN = ("Ansøgningsord", "Nejtakord")


def _enquired(made: dict[str, Private], shown_to: Company, adviser: User) -> None:
    boss = shown_to.memberships.select_related("user").order_by("pk")[0].user
    enquiry = enquiries.ask("Is there an engineer?", by=boss, company=shown_to)
    enquiries.pass_on(enquiry.pk, [made["live"].profile.pk], by=adviser)


def _gone(made: dict[str, Private], shown_to: Company) -> None:
    blocking.block(made["blocking"].profile.pk, shown_to.cvr)
    blocking.block(made["coarser"].profile.pk, "25313763")
    for key in ("hidden", "hidden elsewhere"):
        publishing.hide(made[key].profile.pk)
    expired = made["expired"].profile
    today = timezone.localdate()
    CandidateProfile.objects.filter(pk=expired.pk).update(expires_on=today - timedelta(days=1))
    expire(expired.pk, today)


def private_values(people: dict[str, Private]) -> Iterator[str]:
    yield from WRITTEN
    for one in people.values():
        yield from one.values
        yield one.profile.cv_file.file.name.rpartition("/")[2]
