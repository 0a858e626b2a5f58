"""The rules of one centre on one day: loaded once, then asked about anybody without a query."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import get_language

from guidance import words
from guidance.answers import ConditionalDocument, NotHere, RequiredStep, Requirements
from guidance.lists import Listed, Rules
from guidance.models import (
    Authority,
    Centre,
    CentreService,
    Document,
    DocumentRule,
    Municipality,
    MunicipalityAgreement,
    Step,
    StepDeadline,
)
from guidance.profiles import Profile, Purpose, as_group

Agreements = Mapping[int, Sequence[MunicipalityAgreement]]


class Rulebook:
    """``load()`` takes five queries; ``requirements_for()`` none, and it remembers its answers.

    Deadlines are read when the first is asked for: bookings and the desk show none.
    """

    def __init__(
        self,
        *,
        centre: Centre,
        rules: Rules,
        document_rules: Iterable[DocumentRule],
        services: Iterable[CentreService],
        agreements: Iterable[MunicipalityAgreement],
        deadlines: Iterable[StepDeadline] = (),
    ) -> None:
        self.centre = centre
        self.rules = rules
        self.services = {service.step_id: service for service in services}
        self.document_rules: dict[int, list[DocumentRule]] = {}
        for rule in document_rules:
            self.document_rules.setdefault(rule.step_id, []).append(rule)
        self.agreements: dict[int, list[MunicipalityAgreement]] = {}
        for agreement in agreements:
            self.agreements.setdefault(agreement.municipality_id, []).append(agreement)
        self._deadlines = deadlines
        self._lists: dict[Profile, dict[int, Listed]] = {}
        self._answers: dict[tuple[Profile, int | None, str | None], Requirements] = {}

    @classmethod
    def load(cls, centre: Centre, on: date) -> "Rulebook":
        papers = DocumentRule.objects.on(on).filter(document__live=True)
        services = CentreService.objects.on(on).filter(centre=centre)
        agreements = MunicipalityAgreement.objects.on(on).select_related("centre", "municipality")
        return cls(
            centre=centre,
            rules=Rules.in_force(on),
            document_rules=papers.select_related("document").order_by("document__position", "id"),
            services=services.select_related("authority"),
            agreements=agreements.order_by("centre_id"),
            deadlines=StepDeadline.objects.on(on).order_by("step_id", "number", "id"),
        )

    @cached_property
    def deadlines(self) -> dict[int, list[StepDeadline]]:
        """Of each step, by its id."""
        found: dict[int, list[StepDeadline]] = {}
        for deadline in self._deadlines:
            found.setdefault(deadline.step_id, []).append(deadline)
        return found

    def requirements_for(
        self,
        *,
        citizenship: str,
        purpose: str,
        family: bool = False,
        municipality: Municipality | None = None,
    ) -> Requirements:
        """What this person needs, in the reader's language.

        ``citizenship`` is an ISO 3166 alpha-2 code or a ``CitizenshipGroup``; ``municipality`` is
        the one moved to, None while it is not known (then the centre is taken to serve it).
        """
        profile = Profile(as_group(citizenship), Purpose(purpose), family)
        key = (profile, municipality.pk if municipality else None, get_language())
        if key not in self._answers:
            self._answers[key] = Answer(self, profile, municipality).requirements()
        return self._answers[key]

    def list_for(self, profile: Profile) -> dict[int, Listed]:
        if profile not in self._lists:
            self._lists[profile] = self.rules.list_for(profile)
        return self._lists[profile]

    def centres_serving(self, municipality: Municipality, profile: Profile) -> tuple[Centre, ...]:
        """The centres that register this person on behalf of the municipality."""
        agreements = self.agreements.get(municipality.pk, ())
        return tuple(each.centre for each in agreements if each.covers(profile))

    def agreement_with(self, municipality: Municipality) -> MunicipalityAgreement | None:
        agreements = self.agreements.get(municipality.pk, ())
        return next((each for each in agreements if each.centre_id == self.centre.pk), None)


class Answer:
    """One person's requirements in the making."""

    def __init__(
        self, rulebook: Rulebook, profile: Profile, municipality: Municipality | None
    ) -> None:
        self.rulebook = rulebook
        self.centre = rulebook.centre
        self.profile = profile
        self.municipality = municipality
        self.listed = rulebook.list_for(profile)
        self.agreement = rulebook.agreement_with(municipality) if municipality else None
        self.not_here = {pk: self._not_here(each.step) for pk, each in self.listed.items()}

    def requirements(self) -> Requirements:
        steps = tuple(self._required(pk, each) for pk, each in self.listed.items())
        visit = [step for step in steps if step.here and not step.optional]
        given = {step.step.gives_id for step in visit}
        sure = _ordered(d for step in visit for d in step.documents if d.pk not in given)
        perhaps = {d.document.pk: d for step in visit for d in step.documents_if}
        return Requirements(
            steps=steps,
            documents=sure,
            documents_if=tuple(d for pk, d in perhaps.items() if pk not in {s.pk for s in sure}),
            authorities_here=_desks(step.authority for step in visit),
            not_here=tuple(reason for reason in self.not_here.values() if reason),
        )

    def _required(self, pk: int, listed: Listed) -> RequiredStep:
        step, service = listed.step, self.rulebook.services.get(pk)
        here = self._done_at_centres(step) and self.not_here[pk] is None
        documents, documents_if = self._papers(step)
        return RequiredStep(
            step=step,
            authority=(here and service and service.authority) or step.authority,
            place=self._place(step, here),
            here=here,
            documents=documents,
            documents_if=documents_if,
            requires=tuple(s.step for key, s in self.listed.items() if key in listed.requires),
            optional=listed.optional,
            note=self._note(listed, here),
            instead_of=tuple(s.step for s in self.listed.values() if s.step.alternative_id == pk),
        )

    def _done_at_centres(self, step: Step) -> bool:
        service = self.rulebook.services.get(step.pk)
        return service.offered if service else step.place == Step.Place.CENTRE

    def _not_here(self, step: Step) -> NotHere | None:
        """What is done online is on the centre's page alone: nobody is sent elsewhere for it."""
        service = self.rulebook.services.get(step.pk)
        if service and not service.offered and step.place != Step.Place.ONLINE:
            reason = words.not_offered(self.centre, step)
            return NotHere(step, reason, str(service.instead or step.where))
        if self._done_at_centres(step) and step.needs_agreement and self.municipality:
            return self._not_served(step, self.municipality)
        return None

    def _not_served(self, step: Step, municipality: Municipality) -> NotHere | None:
        if self.agreement and self.agreement.covers(self.profile):
            return None
        centres = self.rulebook.centres_serving(municipality, self.profile)
        instead = words.own_citizen_service(municipality, centres)
        if self.agreement:
            return NotHere(step, words.left_out(self.agreement), instead, centres)
        return NotHere(step, words.no_agreement(self.centre, municipality), instead, centres)

    def _place(self, step: Step, here: bool) -> str:
        reason = self.not_here[step.pk]
        if reason:
            return reason.instead
        if not here:
            return str(step.where)
        if step.needs_agreement and self.municipality is None:
            return words.perhaps_at_centre(self.centre)
        return words.at_centre(self.centre)

    def _note(self, listed: Listed, here: bool) -> str:
        notes = [str(rule.note) for rule in listed.rules if rule.note]
        if here and listed.step.needs_agreement and self.agreement and self.agreement.note:
            notes.append(str(self.agreement.note))
        return " ".join(notes)

    def _papers(self, step: Step) -> tuple[tuple[Document, ...], tuple[ConditionalDocument, ...]]:
        """What is always needed, and what only under a condition; nothing in both."""
        rules = self.rulebook.document_rules.get(step.pk, ())
        fitting = [rule for rule in rules if rule.applies_to(self.profile)]
        always = {rule.document_id: rule.document for rule in fitting if not rule.only_if}
        perhaps = {
            rule.document_id: ConditionalDocument(rule.document, str(rule.only_if))
            for rule in fitting
            if rule.document_id not in always
        }
        return tuple(always.values()), tuple(perhaps.values())


def _ordered(documents: Iterable[Document]) -> tuple[Document, ...]:
    once = {document.pk: document for document in documents}
    return tuple(sorted(once.values(), key=lambda document: document.position))


def _desks(authorities: Iterable[Authority | None]) -> tuple[Authority, ...]:
    once = {authority.pk: authority for authority in authorities if authority}
    return tuple(sorted(once.values(), key=lambda authority: authority.desk_order))
