"""What a company's member agrees to before she looks at anybody.

The wording is kept here, not with the editors: somebody accepted exactly these words, and the
version is stored with it. Change the words and the version together
(``tests/careers/test_employer_terms.py`` holds one to the other).
"""

from django.db import transaction

from accounts.models import AccessLog, User
from careers.models import EmployerTerms
from companies.models import Company
from vocabulary.clauses import Clause, fingerprint

TERMS_VERSION = "2026-11"

TERMS: tuple[Clause, ...] = (
    Clause(
        "A real and specific job",
        "Et rigtigt og bestemt job",
        "You look for somebody for a job that exists, or is about to, in your own company in "
        "Denmark. You ask a person only when you have that job for her, and you tell her which.",
        "I søger til et job, der findes eller er lige ved at blive slået op, i jeres egen "
        "virksomhed i Danmark. I spørger kun en person, når I har det job til hende, og I "
        "fortæller, hvilket det er.",
    ),
    Clause(
        "No fee, ever",
        "Aldrig noget gebyr",
        "It costs you nothing, and nobody may ask a person found here for money: not for the job, "
        "not for a course before it, not for getting it for her.",
        "Det koster jer ingenting, og ingen må tage penge af en person, der er fundet her: ikke "
        "for jobbet, ikke for et kursus før det, ikke for at skaffe hende det.",
    ),
    Clause(
        "You pass nothing on",
        "I giver intet videre",
        "What you see here stays in your company, with those who fill the job. It is not copied "
        "into a database of your own, shown to a customer, or given to another company, one of "
        "the same group included.",
        "Det, I ser her, bliver i jeres virksomhed hos dem, der skal besætte jobbet. Det bliver "
        "ikke kopieret til jeres egen database, vist til en kunde eller givet til en anden "
        "virksomhed, heller ikke i samme koncern.",
    ),
    Clause(
        "You do not find out who it is",
        "I finder ikke ud af, hvem det er",
        "People are shown without their names until they say yes to you. You do not try to learn "
        "who somebody is in any other way, and no answer is not a reason to try.",
        "Folk bliver vist uden navn, indtil de siger ja til jer. I prøver ikke at finde ud af på "
        "andre måder, hvem nogen er, og et manglende svar er ingen grund til at prøve.",
    ),
    Clause(
        "What she shows you ends",
        "Det, hun viser jer, slutter igen",
        "When she says yes, you see what she ticked, for 60 days unless she says otherwise, and "
        "she can take it back. What you have kept of it by then, you delete when the job is "
        "filled. You are the controller of what you keep.",
        "Når hun siger ja, ser I det, hun har sat kryds ved, i 60 dage, hvis hun ikke siger andet, "
        "og hun kan tage det tilbage. Det, I har gemt, sletter I, når jobbet er besat. I er "
        "dataansvarlige for det, I gemmer.",
    ),
    Clause(
        "Chosen for what she can do",
        "Valgt for det, hun kan",
        "Nobody is left out for her sex, age, origin, belief, disability or family. There are no "
        "such filters here, and notes about them do not belong here either.",
        "Ingen bliver valgt fra på grund af køn, alder, oprindelse, tro, handicap eller familie. "
        "Her er ingen filtre til det, og noter om det hører heller ikke til her.",
    ),
    Clause(
        "We look into it",
        "Vi ser efter",
        "Requests, and every look at what somebody has shown you, are logged, and she can read "
        "the log. A company that does not keep to this is shut out.",
        "Forespørgsler, og hver gang I ser på det, nogen har vist jer, bliver skrevet i en log, "
        "som hun kan læse. En virksomhed, der ikke overholder det her, bliver lukket ude.",
    ),
)


@transaction.atomic
def accept(company: Company, user: User) -> None:
    """The terms in force now; accepting them again changes nothing."""
    _, new = EmployerTerms.objects.get_or_create(company=company, user=user, version=TERMS_VERSION)
    if new:
        AccessLog.add(
            "employer.terms_accepted",
            company,
            by=user,
            on_behalf_of=company.name,
            reason=TERMS_VERSION,
        )


def wording() -> str:
    """A fingerprint of every word, in both languages."""
    return fingerprint(TERMS)
