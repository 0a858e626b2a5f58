"""Ninety people more in the demo's CV bank, so that searches, counts and facets have something.

Each use case reads her words, writes her copy and tells the index anew; for ninety people that is
half a minute. Here the rows are written as the use cases would have left them, all at once: a
refresh of any of them changes nothing.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import Consent, User
from careers.closed_lists import LanguageLevel as Level
from careers.finding import index
from careers.identity import VERSION
from careers.models import (
    CandidateProfile,
    PublishedLanguage,
    PublishedSummary,
    Skill,
    SpokenLanguage,
    Submission,
)
from careers.models.publishing import revision_of
from careers.profile import wording
from careers.publishing import copying
from careers.publishing.marks import marks, print_of
from careers.publishing.periods import SHOWN_FOR
from guidance.models import Municipality
from vocabulary.spelling import spelling_key

FILE = Path(__file__).with_name("crowd.toml")
DOMAIN = "ankomst.example"
CAME = 83  # days in which they all came
SKILLS = 4  # of each
FORMS = (["full_time"], ["full_time", "part_time"], ["part_time"], ["full_time", "remote"])
BEGIN = ("now", "month", "now", "quarter")
ENGLISH = (Level.C1, Level.B2, Level.C2, Level.B2)
DANISH = (Level.A2, Level.B1, None, Level.B2, Level.A1, Level.B1)


@dataclass
class One:
    """Somebody of the crowd; ``n``: her place in the file."""

    n: int
    language: str
    name: str
    place: str
    trade: dict[str, Any]
    turn: int  # among those of her trade
    profile: CandidateProfile | None = None

    def of(self, values: Sequence[Any], by: int = 1) -> Any:
        """Hers of what is dealt out in turn."""
        return values[self.turn // by % len(values)]

    @property
    def words(self) -> list[str]:
        told = self.trade["words"]
        return told[self.turn] if self.turn < len(told) else ["", ""]

    @property
    def skills(self) -> list[str]:
        return list(islice(cycle(self.trade["skills"]), self.turn, self.turn + SKILLS))

    @property
    def levels(self) -> dict[str, int]:
        danish = self.of(DANISH)
        found = {"da": danish} if danish else {}
        return found | {"en": self.of(ENGLISH)} | {self.language: Level.NATIVE}


def load(today: date, adviser: User) -> None:
    """After the others' profiles."""
    people = list(_dealt())
    _profiles(people, today)
    _words(people, adviser)
    _copies(people)
    _came_one_by_one(today)
    index.write_everything()


def _dealt() -> Iterator[One]:
    with FILE.open("rb") as opened:
        told = tomllib.load(opened)
    names = re.findall(r"(\w+) ([^,]+)", ", ".join(told["names"]))
    trades = [(trade, turn) for trade in told["trades"] for turn in range(trade["share"])]
    for n, ((language, name), (trade, turn)) in enumerate(zip(names, trades, strict=False)):
        place = told["places"][(turn * 3 + n) % len(told["places"])]
        yield One(n, language, name, place, trade, turn)


def _profiles(people: list[One], today: date) -> None:
    users = User.objects.bulk_create(_user(one) for one in people)
    mails = (EmailAddress(user=u, email=u.email, primary=True, verified=True) for u in users)
    EmailAddress.objects.bulk_create(mails)
    yes = {"purpose": wording.PURPOSE, "wording_version": wording.VERSION}
    Consent.objects.bulk_create(Consent(user=user, **yes) for user in users)
    places = {place.name: place for place in Municipality.objects.all()}
    made = [_profile(*each, places, today) for each in zip(people, users, strict=True)]
    for one, profile in zip(people, CandidateProfile.objects.bulk_create(made), strict=True):
        one.profile = profile
    _languages_and_skills(people)


def _user(one: One) -> User:
    first, _blank, last = one.name.rpartition(" ")
    email = f"{spelling_key(one.name).replace(' ', '.')}@{DOMAIN}"
    return User(email=email, first_name=first, last_name=last, password=make_password(None))


def _profile(
    one: One, user: User, places: dict[str, Municipality], today: date
) -> CandidateProfile:
    headline, summary = one.words
    return CandidateProfile(
        user=user,
        state=CandidateProfile.State.LIVE,
        occupation=one.trade["occupation"],
        education_field=one.trade["field"],
        education_level=one.of(one.trade["education"], by=2),
        experience=one.of(one.trade["experience"]),
        municipality=places[one.place],
        region=places[one.place].region,
        work_forms=one.of(FORMS),
        availability=one.of(BEGIN),
        headline=headline,
        summary=summary,
        expires_on=today + SHOWN_FOR,
        reached_step=7,
    )


def _languages_and_skills(people: list[One]) -> None:
    skill_ids = dict(Skill.objects.listed().values_list("name_en", "pk"))
    levels = [(one.profile, *each) for one in people for each in one.levels.items()]
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(profile=profile, code=code, level=level) for profile, code, level in levels
    )
    has = CandidateProfile.skills.through
    has.objects.bulk_create(
        has(candidateprofile=one.profile, skill_id=skill_ids[name])
        for one in people
        for name in one.skills
    )


def _words(people: list[One], adviser: User) -> None:
    made = [_approved(one.profile, adviser) for one in people if one.profile and one.words[0]]
    Submission.objects.bulk_create(made)


def _approved(profile: CandidateProfile, adviser: User) -> Submission:
    headline, summary = profile.headline, profile.summary
    return Submission(
        profile=profile,
        state=Submission.State.APPROVED,
        headline=headline,
        summary=summary,
        revision=revision_of(headline, summary),
        findings=marks(profile, headline, summary),
        identity=print_of(profile),
        gate=VERSION,
        decided_at=timezone.now(),
        decided_by=adviser,
    )


def _copies(people: list[One]) -> None:
    profiles = [one.profile for one in people if one.profile]
    copies = PublishedSummary.objects.bulk_create(_copy(profile) for profile in profiles)
    of = {copy.profile_id: copy for copy in copies}
    PublishedLanguage.objects.bulk_create(
        PublishedLanguage(summary=of[row.profile_id], code=row.code, level=row.level)
        for row in SpokenLanguage.objects.filter(profile__in=profiles)
    )
    shows, has = PublishedSummary.skills.through, CandidateProfile.skills.through
    shows.objects.bulk_create(
        shows(publishedsummary=of[profile_id], skill_id=skill_id)
        for profile_id, skill_id in has.objects.filter(candidateprofile__in=profiles).values_list(
            "candidateprofile_id", "skill_id"
        )
    )


def _copy(profile: CandidateProfile) -> PublishedSummary:
    headline, summary = profile.headline, profile.summary
    return PublishedSummary(
        profile=profile,
        headline=headline,
        summary=summary,
        approved_revision=revision_of(headline, summary) if headline else "",
        expires_on=profile.expires_on,
        **copying.shown(profile),
    )


def _came_one_by_one(today: date) -> None:
    """Or everybody would be new today, and nobody's end would come before the others'."""
    shown = PublishedSummary.objects.findable().select_related("profile")
    copies = list(shown.order_by("pk"))
    for n, copy in enumerate(copies):
        day = today - timedelta(days=n * 7 % CAME)
        copy.refreshed_on, copy.expires_on = day, day + SHOWN_FOR
        copy.published_at = timezone.make_aware(datetime.combine(day, time(9)))
        copy.profile.created_at, copy.profile.expires_on = copy.published_at, copy.expires_on
    PublishedSummary.objects.bulk_update(copies, ["refreshed_on", "expires_on", "published_at"])
    CandidateProfile.objects.bulk_update(
        [copy.profile for copy in copies], ["created_at", "expires_on"]
    )
