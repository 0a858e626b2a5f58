"""What she says yes to when she puts herself into the CV bank.

The wording is kept here, not with the editors: she agreed to exactly these words, and their version
is stored with her yes. Change the words and the version together
(``tests/careers/test_profile_consent.py`` holds one to the other).
"""

from vocabulary.clauses import Clause, fingerprint

PURPOSE = "cv_bank"
VERSION = "2026-11"

WORDS: tuple[Clause, ...] = (
    Clause(
        "What employers see",
        "Hvad arbejdsgivere ser",
        "Your occupation, experience, education, languages, skills, region and when you can begin: "
        "all chosen from lists. A headline and a short text of your own, once an adviser has read "
        "them. Nobody outside sees any of it: only companies that we have checked, when they are "
        "signed in and have accepted our terms.",
        "Dit fag, din erfaring, uddannelse, dine sprog, kompetencer, din region, og hvornår du kan "
        "begynde: alt sammen valgt fra lister. En overskrift og en kort tekst af dig selv, når en "
        "rådgiver har læst dem. Ingen udefra ser noget af det: kun virksomheder, som vi har "
        "kontrolleret, når de er logget ind og har accepteret vores vilkår.",
        icon="eye",
    ),
    Clause(
        "What they do not see",
        "Hvad de ikke ser",
        "Your name, e-mail address, telephone number, address, municipality and your CV file. "
        "The centre's advisers can see them, so that they can help you; every look is noted, and "
        "you can read the list.",
        "Dit navn, din e-mailadresse, dit telefonnummer, din adresse, din kommune og din CV-fil. "
        "Centrets rådgivere kan se dem, så de kan hjælpe dig; hver gang bliver det noteret, og du "
        "kan læse listen.",
        icon="lock",
    ),
    Clause(
        "Nobody gets your name without your yes",
        "Ingen får dit navn uden dit ja",
        "A company that is interested asks you, and tells you which job it is about. You choose "
        "what to show it, or say no, or say nothing. A yes is for that company alone, ends by "
        "itself after 60 days, and you can take it back before. What it has written down by then, "
        "we cannot take back.",
        "En virksomhed, der er interesseret, spørger dig og fortæller, hvilket job det drejer sig "
        "om. Du vælger, hvad den må se, eller siger nej, eller svarer ikke. Et ja gælder kun den "
        "virksomhed, ophører af sig selv efter 60 dage, og du kan trække det tilbage før. Hvad den "
        "har skrevet ned inden da, kan vi ikke trække tilbage.",
        icon="handshake",
    ),
    Clause(
        "“Anonymous” means: without your name",
        "»Anonym« betyder: uden dit navn",
        "This is a small bank. There may be only one veterinarian from abroad in your region, and "
        "somebody who knows you could guess that it is you. We show you how many others look like "
        "you, and let you show less. Companies that must never see you, you can shut out.",
        "Det her er en lille bank. Der er måske kun én udenlandsk dyrlæge i din region, og en, der "
        "kender dig, kunne gætte, at det er dig. Vi viser dig, hvor mange andre der ligner dig, og "
        "lader dig vise mindre. Virksomheder, der aldrig må se dig, kan du lukke ude.",
        icon="users",
    ),
    Clause(
        "How long we keep it",
        "Hvor længe vi gemmer det",
        "Six months. Then we ask whether you want to go on; without an answer you are hidden, and "
        "six months later everything is erased. What stays is a line of statistics without a name. "
        "You can hide yourself, take everything with you, or have it erased whenever you want.",
        "Seks måneder. Så spørger vi, om du vil fortsætte; uden svar bliver du skjult, og seks "
        "måneder senere bliver alt slettet. Tilbage er en linje statistik uden navn. Du kan skjule "
        "dig, tage det hele med dig eller få det slettet, når du vil.",
        icon="calendar-clock",
    ),
    Clause(
        "It is your choice",
        "Det er dit eget valg",
        "You need not be in the CV bank to get help from the centre. You can take your consent "
        "back at any time, as easily as you gave it: your profile and your file are then erased.",
        "Du behøver ikke at være i CV-banken for at få hjælp af centret. Du kan trække dit "
        "samtykke tilbage når som helst, lige så let som du gav det: så bliver din profil og din "
        "fil slettet.",
        icon="circle-question-mark",
    ),
)

YES = Clause(
    "",
    "",
    "I have read this, and want to be in the CV bank.",
    "Jeg har læst det og vil være i CV-banken.",
)


def wording() -> str:
    """A fingerprint of every word, in both languages."""
    return fingerprint((*WORDS, YES))
