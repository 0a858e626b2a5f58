"""What a company agrees to when it signs up.

The wording is kept here, not with the editors: a company accepted exactly these words, and the
version it accepted is stored with it. Change the words and the version together
(``tests/companies/test_terms.py`` holds one to the other).
"""

from vocabulary.clauses import Clause, fingerprint

TERMS_VERSION = "2026-11"

TERMS: tuple[Clause, ...] = (
    Clause(
        "It costs nothing",
        "Det er gratis",
        "The centre is public. Neither you nor your new hires pay anything, and nobody may charge "
        "them for a place here.",
        "Centret er offentligt. Hverken I eller jeres nyansatte betaler noget, og ingen må tage "
        "penge af dem for en plads her.",
    ),
    Clause(
        "Real people with a real job",
        "Rigtige mennesker med et rigtigt job",
        "You book only for people you have hired, or are just about to, for a specific job in "
        "Denmark. Seats you hold and do not need, you give back as soon as you know.",
        "I booker kun til mennesker, I har ansat eller er lige ved at ansætte i et bestemt job i "
        "Danmark. Pladser, I holder og ikke skal bruge, giver I tilbage, så snart I ved det.",
    ),
    Clause(
        "You speak for the company",
        "Du taler på virksomhedens vegne",
        "Whoever signs up is entitled to act for the company, and keeps the list of those who may "
        "book up to date. We check that the company is what it says before the first booking is "
        "sent.",
        "Den, der opretter virksomheden, har lov til at handle for den og holder listen over dem, "
        "der må booke, ved lige. Vi kontrollerer, at virksomheden er den, den siger, før den "
        "første booking bliver sendt.",
    ),
    Clause(
        "Who answers for the data",
        "Hvem der har ansvaret for oplysningerne",
        "You answer for the list you send us: that it is right, that you may pass it on, and that "
        "your new hires know you do. From the moment it is sent, the centre answers for its own "
        "use of it. We are two separate controllers; neither works on the other's instruction.",
        "I har ansvaret for den liste, I sender os: at den er rigtig, at I må give den videre, og "
        "at jeres nyansatte ved, at I gør det. Fra den er sendt, har centret ansvaret for sin egen "
        "brug af den. Vi er hver for sig dataansvarlige; ingen af os handler efter instruks fra "
        "den anden.",
    ),
    Clause(
        "Never a CPR number",
        "Aldrig et CPR-nummer",
        "We do not need it. A column with CPR numbers is refused, and nothing of it is kept.",
        "Vi har ikke brug for det. En kolonne med CPR-numre bliver afvist, og intet af den bliver "
        "gemt.",
    ),
    Clause(
        "What you see, and what you do not",
        "Hvad I kan se, og hvad I ikke kan",
        "You see whether each person is invited, ready, and was served. What a new hire answers, "
        "which papers she has, and whom she brings is between her and the authorities.",
        "I kan se, om hver enkelt er inviteret, er klar og har været her. Hvad en nyansat svarer, "
        "hvilke papirer hun har, og hvem hun har med, er mellem hende og myndighederne.",
    ),
    Clause(
        "How long we keep it",
        "Hvor længe vi gemmer det",
        "Personal links stop working 30 days after the visit. You can have your company removed "
        "when no booking is open: write to the centre.",
        "Personlige links holder op med at virke 30 dage efter besøget. I kan få virksomheden "
        "slettet, når ingen booking er åben: skriv til centret.",
    ),
)


def wording() -> str:
    """A fingerprint of every word, in both languages."""
    return fingerprint(TERMS)
