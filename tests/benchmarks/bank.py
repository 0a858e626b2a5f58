"""A CV bank of any size, loaded in bulk: skewed as a real one, the same every time.

A few occupations, the capital and higher education are most of it; words follow Zipf's law, and
some that everybody writes are in a third of the texts.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, islice
from random import Random
from typing import TypeVar

from django.utils import timezone

from accounts.models import User
from careers.closed_lists import (
    Availability,
    EducationField,
    EducationLevel,
    Experience,
    Region,
    WorkForm,
    occupation_choices,
    occupation_name,
)
from careers.finding import index
from careers.models import (
    BlockedCompany,
    CandidateProfile,
    PublishedLanguage,
    PublishedSummary,
    Skill,
    Submission,
)
from careers.models.publishing import new_handle, revision_of

T = TypeVar("T")

BATCH = 2000
SKILLS, WORDS = 400, 7_000
BLOCKS, COMPANIES, BLOCKED = 10, 100, 88_000_000  # each tenth blocks one of so many, from that CVR
LANGUAGES = ("en", "uk", "es", "de", "pl", "fr", "pt", "hi", "zh", "ar", "it", "ro", "fa", "tr")
SYLLABLES = ("ka", "lo", "mi", "ter", "ven", "stra", "do", "pli", "nor", "fe", "gu", "ras", "to")
COMMON = ["experience", "team", "project", "management", "customer", "service", "development"]
COMMON += ["planning", "quality", "research", "international", "office", "budget", "reporting"]
COMMON += ["design", "teaching", "nurse", "engineer", "software", "analysis", "logistics", "sales"]
COMMON += ["marketing", "kitchen", "care", "building", "finance", "law", "laboratory", "children"]


class Bank:
    """``load`` once; then ``word`` and the rest say what can be asked."""

    def __init__(self, seed: int = 4) -> None:
        self.random = Random(seed)
        self.words = [*COMMON, *self._invented()]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))
        self.occupations = [code for code, _ in occupation_choices()]
        self.random.shuffle(self.occupations)

    def _invented(self) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < WORDS - len(COMMON):
            made["".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 5)))] = None
        return list(made)

    def load(self, people: int) -> None:
        """So many more profiles, all in force: a harder bank than one where many are hidden."""
        today = timezone.localdate()
        self.skills = list(Skill.objects.all()) or _skills(self)
        here = CandidateProfile.objects.count()
        for start in range(here, here + people, BATCH):
            self._batch(min(BATCH, here + people - start), start, today)

    def _batch(self, people: int, start: int, today: date) -> None:
        users = User.objects.bulk_create(
            User(email=f"bank.{start + n}@ankomst.example", password="!") for n in range(people)
        )
        ends = today + timedelta(days=180)
        live = CandidateProfile.State.LIVE
        profiles = CandidateProfile.objects.bulk_create(
            CandidateProfile(user=user, state=live, expires_on=ends) for user in users
        )
        BlockedCompany.objects.bulk_create(
            BlockedCompany(profile=one, cvr=str(BLOCKED + one.pk // BLOCKS % COMPANIES))
            for one in profiles
            if one.pk % BLOCKS == 0
        )
        self._publish(profiles, today)

    def _publish(self, profiles: Sequence[CandidateProfile], today: date) -> None:
        made = [self._copy(one, today) for one in profiles]
        Submission.objects.bulk_create(_approved(one) for one in made)
        copies = PublishedSummary.objects.bulk_create(made)
        PublishedLanguage.objects.bulk_create(
            PublishedLanguage(summary=copy, code=code, level=level)
            for copy in copies
            for code, level in self._languages()
        )
        through = PublishedSummary.skills.through
        through.objects.bulk_create(
            through(publishedsummary=copy, skill=skill)
            for copy in copies
            for skill in self._some_skills()
        )
        index.write_all(copy.pk for copy in copies)

    def _copy(self, profile: CandidateProfile, today: date) -> PublishedSummary:
        some = self.random
        occupation = self.skewed(self.occupations)
        day = today - timedelta(days=int(some.triangular(0, 170, 0)))
        headline = f"{occupation_name(occupation)[:40]}, {self.word()} {self.word()}"[:80]
        summary = " ".join(self.word() for _ in range(some.randint(40, 85)))[:600]
        return PublishedSummary(
            profile=profile,
            handle=new_handle(),
            occupation=occupation if some.random() < 0.9 else occupation[0],
            experience=some.choice(Experience.values),
            education_level=some.choices(EducationLevel.values, [1, 2, 10, 4, 8, 30, 38, 7])[0],
            education_field=some.choice(EducationField.values),
            region=some.choices([*Region.values, ""], [50, 8, 16, 20, 6, 8])[0],
            work_forms=some.sample(WorkForm.values, some.randint(1, 4)),
            availability=some.choices(Availability.values, [50, 20, 20, 10])[0],
            headline=headline,
            summary=summary,
            approved_revision=revision_of(headline, summary),
            published_at=timezone.now() - timedelta(days=(today - day).days),
            refreshed_on=day,
            expires_on=day + timedelta(days=180),
        )

    def _languages(self) -> Iterator[tuple[str, int]]:
        some = self.random
        mother = self.skewed(LANGUAGES)
        spoken = {"da": some.choices(range(1, 7), [30, 25, 20, 12, 8, 5])[0], "en": 5}
        spoken |= {mother: 7, some.choice(LANGUAGES): some.randint(2, 6)}
        return iter(spoken.items())

    def _some_skills(self) -> list[Skill]:
        return list({self.skewed(self.skills) for _ in range(6)})

    def word(self) -> str:
        return self.random.choices(self.words, cum_weights=self.weights)[0]

    def question(self) -> dict[str, list[str]]:
        """Words as they are frequent, a phrase or a minus now and then, and some filters."""
        some, chance = self.random, self.random.random()
        words = " ".join(self.word() for _ in range(some.choice([1, 1, 2, 2, 3])))
        if chance < 0.1:
            words = f'"{self.word()} {self.word()}"'
        elif chance < 0.2:
            words += f" -{self.word()}"
        filters = {
            "region": (0.5, some.choice(["capital", "zealand", "central"])),
            "language": (0.5, f"da:{some.randint(2, 5)}"),
            "education": (0.4, str(some.randint(5, 7))),
            "occupation": (0.3, some.choice(["2", "25", "3", "51"])),
            "available": (0.2, "month"),
            "work": (0.2, "part_time"),
        }
        kept = {name: [value] for name, (share, value) in filters.items() if some.random() < share}
        return {"q": [words]} | kept

    def skewed(self, values: Sequence[T]) -> T:
        """The first ones much more often."""
        return values[int(len(values) * self.random.random() ** 2.2)]


def _skills(bank: Bank) -> list[Skill]:
    names = dict.fromkeys(f"{bank.word()} {bank.word()}" for _ in range(3 * SKILLS))
    rows = [Skill(name_en=name, name_da=f"{name} da") for name in islice(names, SKILLS)]
    return Skill.objects.bulk_create(rows)


def _approved(copy: PublishedSummary) -> Submission:
    """Its words, as an adviser approved them; the database asks for it."""
    return Submission(
        profile=copy.profile,
        headline=copy.headline,
        summary=copy.summary,
        revision=copy.approved_revision,
        state=Submission.State.APPROVED,
    )
