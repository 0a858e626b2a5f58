"""Centres, authorities, municipalities, and the steps and papers that a newcomer needs.

Rules are rows with dates, a source and a review date: editors change them, nothing is hard-coded.
``guidance.requirements`` reads them and answers what one person needs.
"""

from guidance.models.centre_pages import CentreIndexPage, CentrePage
from guidance.models.centres import Centre, CentreService, MunicipalityAgreement, OpeningHours
from guidance.models.dated import Dated, DatedQuerySet, Reviewed
from guidance.models.deadlines import StepDeadline
from guidance.models.glossary import GlossaryTerm
from guidance.models.guide_pages import GuideIndexPage, GuidePage
from guidance.models.places import Authority, AuthorityName, Municipality
from guidance.models.plan import PlanStep
from guidance.models.rules import Condition, DocumentRule, StepRule
from guidance.models.saved_lists import ListToSend, SavedChecklist
from guidance.models.special_days import SpecialDay
from guidance.models.steps import Document, Step
from guidance.profiles import Purpose

__all__ = [
    "Authority",
    "AuthorityName",
    "Centre",
    "CentreIndexPage",
    "CentrePage",
    "CentreService",
    "Condition",
    "Dated",
    "DatedQuerySet",
    "Document",
    "DocumentRule",
    "GlossaryTerm",
    "GuideIndexPage",
    "GuidePage",
    "ListToSend",
    "Municipality",
    "MunicipalityAgreement",
    "OpeningHours",
    "PlanStep",
    "Purpose",
    "Reviewed",
    "SavedChecklist",
    "SpecialDay",
    "Step",
    "StepDeadline",
    "StepRule",
]
