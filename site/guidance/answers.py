"""What one person needs: the answer of ``guidance.rulebook``, ready to be shown.

Frozen, because the same answer is shown to everybody who gives the same answers.
Texts are in the language in which the question was asked.
"""

from dataclasses import dataclass

from guidance.models import Authority, Centre, Document, Step


@dataclass(frozen=True)
class ConditionalDocument:
    """A paper that only some need, for a reason that only they know."""

    document: Document
    only_if: str


@dataclass(frozen=True)
class RequiredStep:
    step: Step
    authority: Authority | None
    place: str
    here: bool
    """Whether it is done at the centre that was asked about."""
    documents: tuple[Document, ...]
    documents_if: tuple[ConditionalDocument, ...]
    requires: tuple[Step, ...]
    optional: bool
    """A choice, or only for some: the note says for whom."""
    note: str
    instead_of: tuple[Step, ...] = ()
    """The steps that need not be done if this one is."""


@dataclass(frozen=True)
class NotHere:
    """A step that people would look for at the centre, and where it is done."""

    step: Step
    reason: str
    instead: str
    centres: tuple[Centre, ...] = ()
    """Other centres that do it for this person."""

    @property
    def words(self) -> str:
        return f"{self.reason} {self.instead}"


@dataclass(frozen=True)
class Requirements:
    steps: tuple[RequiredStep, ...]
    """In an order in which they can be done."""
    documents: tuple[Document, ...]
    """To bring to this centre, whoever you are."""
    documents_if: tuple[ConditionalDocument, ...]
    """To bring to this centre as well, if it applies."""
    authorities_here: tuple[Authority, ...]
    """The desks to pass at this centre, in their order; none: there is nothing to come for."""
    not_here: tuple[NotHere, ...]

    def step(self, key: str) -> RequiredStep | None:
        return next((each for each in self.steps if each.step.key == key), None)
