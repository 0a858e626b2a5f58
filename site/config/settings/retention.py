"""How long what is kept about people: part of base.py, and the one place where it is said.

The jobs that delete read these periods, and the public privacy page is made from this table. A
centre may change a number by ``KEEP_DAYS`` (docs/operations.md); a new kind of data is a new row,
with the job that deletes it.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from vocabulary.translated import Translated

CONSENT = ("Your consent (GDPR article 6(1)(a))", "Dit samtykke (GDPR artikel 6, stk. 1, litra a)")
TASK = (
    "Our task as a public centre (GDPR article 6(1)(e))",
    "Vores opgave som offentligt center (GDPR artikel 6, stk. 1, litra e)",
)
DUTY = (
    "A legal duty: to show who saw what (GDPR articles 5(2) and 32)",
    "En retlig pligt: at kunne vise, hvem der så hvad (GDPR artikel 5, stk. 2, og 32)",
)


@dataclass(frozen=True)
class Kept:
    """One kind of data. ``days`` is None where it has no end of its own: ``since`` then says
    what ends it. ``apps`` are those that hold it."""

    group: str
    what_en: str
    what_da: str
    days: int | None
    since_en: str
    since_da: str
    why_en: str
    why_da: str
    basis: tuple[str, str]
    apps: tuple[str, ...] = ()

    what = Translated("what")
    since = Translated("since")
    why = Translated("why")
    basis_words = Translated("basis")

    @property
    def basis_en(self) -> str:
        return self.basis[0]

    @property
    def basis_da(self) -> str:
        return self.basis[1]

    @property
    def period(self) -> timedelta:
        """Raises TypeError where there is none."""
        if self.days is None:
            raise TypeError(f"{self.what_en} has no period")
        return timedelta(days=self.days)

    def changed_to(self, days: int) -> "Kept":
        return replace(self, days=days)


RETENTION: dict[str, Kept] = {
    "account": Kept(
        *(
            "account",
            "Your account: name, e-mail address, language",
            "Din konto: navn, e-mailadresse, sprog",
        ),
        None,
        *("until you delete it on My page", "indtil du sletter den på Min side"),
        "To let you in, and to write to you in your language.",
        "For at lukke dig ind og skrive til dig på dit sprog.",
        TASK,
        ("accounts",),
    ),
    "sign_ins": Kept(
        *(
            "account",
            "Where you are signed in: address on the network, browser",
            "Hvor du er logget ind: netværksadresse, browser",
        ),
        14,
        *("after you last signed in there", "efter at du sidst loggede ind dér"),
        "To keep you signed in, and to let you end a sign-in that is not yours.",
        "For at holde dig logget ind, og så du kan afslutte et login, der ikke er dit.",
        TASK,
        ("accounts",),
    ),
    "access_log": Kept(
        *(
            "account",
            "The log of who opened or changed your record",
            "Loggen over, hvem der har åbnet eller ændret dine oplysninger",
        ),
        5 * 365,
        *("after the line was written", "efter at linjen blev skrevet"),
        "So that you can see who has looked. When you delete yourself, your name is taken out.",
        "Så du kan se, hvem der har kigget. Sletter du dig selv, bliver dit navn taget ud.",
        DUTY,
        ("accounts",),
    ),
    "downloads": Kept(
        *(
            "account",
            "The file you get by “Download everything”",
            "Filen, du får ved »Hent alt«",
        ),
        7,
        *("after it was made", "efter at den blev lavet"),
        "So that you have time to fetch it.",
        "Så du har tid til at hente den.",
        TASK,
        ("home",),
    ),
    "mail": Kept(
        *(
            "account",
            "The record of mails to you; not what they said",
            "Listen over mails til dig; ikke hvad der stod i dem",
        ),
        30,
        *("after the mail was sent or given up", "efter at mailen blev sendt eller opgivet"),
        "To send each mail once, and to find out why one did not arrive.",
        "For at sende hver mail én gang og finde ud af, hvorfor en ikke nåede frem.",
        TASK,
        ("outbox",),
    ),
    "visits": Kept(
        *(
            "events",
            "Sign-ups and visits: name, e-mail address, citizenship, what you told for guidance",
            "Tilmeldinger og besøg: navn, e-mailadresse, statsborgerskab, det du selv fortalte",
        ),
        2 * 365,
        *(
            "after the day of the event or visit; the seat is then counted without a name",
            "efter dagen; pladsen tælles derefter uden navn",
        ),
        "To receive you, to answer questions afterwards, and to count how many we helped.",
        "For at tage imod dig, svare på spørgsmål bagefter og tælle, hvor mange vi har hjulpet.",
        TASK,
        ("events", "companies"),
    ),
    "unconfirmed": Kept(
        *(
            "events",
            "Names and answers of a sign-up that nobody confirmed",
            "Navne og svar fra en tilmelding, som ingen bekræftede",
        ),
        1,
        *("after it was sent", "efter at den blev sendt"),
        "So that a link that has run out still says where to sign up again.",
        "Så et udløbet link stadig kan sige, hvor man tilmelder sig igen.",
        TASK,
        ("events",),
    ),
    "links": Kept(
        *(
            "events",
            "Places in line, what you shared with stands at a fair, sign-ups that came to nothing",
            "Ventelister, det du delte på en messe, tilmeldinger der ikke blev til noget",
        ),
        30,
        *(
            "after the event, as long as your personal link opens",
            "efter arrangementet, så længe dit personlige link virker",
        ),
        "So that you can see and take it back by the link in the mail.",
        "Så du kan se det og trække det tilbage med linket i mailen.",
        CONSENT,
        ("events",),
    ),
    "topics": Kept(
        *(
            "events",
            "What you wanted to talk about with an adviser",
            "Det, du ville tale med en rådgiver om",
        ),
        30,
        *("after the talk", "efter samtalen"),
        "So that the adviser can prepare.",
        "Så rådgiveren kan forberede sig.",
        TASK,
        ("events",),
    ),
    "notices": Kept(
        *(
            "events",
            "The address to tell of a changed date, or to send an organiser's message to",
            "Adressen, der skal have besked om en ændret dato eller en besked fra arrangøren",
        ),
        30,
        *("after the change or the message", "efter ændringen eller beskeden"),
        "To write one mail, however many dates or seats you have.",
        "For at skrive én mail, uanset hvor mange datoer eller pladser du har.",
        TASK,
        ("events",),
    ),
    "messages": Kept(
        *(
            "events",
            "What an organiser wrote to everybody at an event, and who wrote it",
            "Det, en arrangør skrev til alle ved et arrangement, og hvem der skrev det",
        ),
        2 * 365,
        *("after it was written", "efter at det blev skrevet"),
        "To answer questions about it.",
        "For at svare på spørgsmål om det.",
        TASK,
        ("events",),
    ),
    "certificates": Kept(
        *("events", "Certificates of courses", "Kursusbeviser"),
        5 * 365,
        *("after it was given", "efter at det blev givet"),
        "So that an employer can check that it is genuine.",
        "Så en arbejdsgiver kan se, at det er ægte.",
        TASK,
        ("events",),
    ),
    "rosters": Kept(
        *(
            "companies",
            "A company's list of new hires, as it came",
            "En virksomheds liste over nyansatte, som den kom",
        ),
        183,
        *(
            "after the list was last changed, when no visit is to come",
            "efter at listen sidst blev ændret, når intet besøg venter",
        ),
        "To book people in, and to put right what was read wrongly.",
        "For at bestille tider og rette det, der blev læst forkert.",
        TASK,
        ("companies",),
    ),
    "colleagues": Kept(
        *(
            "companies",
            "Invitations to colleagues, and wishes to join a company",
            "Invitationer til kolleger og ønsker om at komme med i en virksomhed",
        ),
        183,
        *("after they were sent", "efter at de blev sendt"),
        "To let the right people act for a company.",
        "For at lade de rette handle for en virksomhed.",
        TASK,
        ("companies",),
    ),
    "cv_shown": Kept(
        *(
            "bank",
            "Your profile in the CV bank, shown to employers",
            "Din profil i CV-banken, vist for arbejdsgivere",
        ),
        183,
        *(
            "after you put it there or renewed it; then it is hidden",
            "efter at du lagde den op eller fornyede den; derefter er den skjult",
        ),
        "To let employers find what you can do, not who you are.",
        "For at arbejdsgivere kan finde det, du kan, ikke hvem du er.",
        CONSENT,
        ("careers",),
    ),
    "cv_hidden": Kept(
        *(
            "bank",
            "A hidden profile with CV file, contacts, advisers' notes and offers",
            "En skjult profil med CV-fil, kontakter, rådgivernes noter og tilbud",
        ),
        183,
        *(
            "after it was hidden; a line of statistics without your name stays",
            "efter at den blev skjult; en linje statistik uden dit navn bliver stående",
        ),
        "So that you can come back. You can take it all away at any time.",
        "Så du kan vende tilbage. Du kan fjerne det hele når som helst.",
        CONSENT,
        ("careers",),
    ),
    "cv_words": Kept(
        *(
            "bank",
            "Texts for the CV bank that are not shown any more",
            "Tekster til CV-banken, der ikke længere er vist",
        ),
        183,
        *("after an adviser read them", "efter at en rådgiver læste dem"),
        "So that advisers can see why a text was sent back.",
        "Så rådgivere kan se, hvorfor en tekst blev sendt tilbage.",
        CONSENT,
        ("careers",),
    ),
    "enquiries": Kept(
        *(
            "bank",
            "Questions to the advisers, and their answers",
            "Spørgsmål til rådgiverne og deres svar",
        ),
        365,
        *("after the answer", "efter svaret"),
        "To go on where you left off.",
        "For at fortsætte, hvor I slap.",
        TASK,
        ("careers",),
    ),
    "checklists": Kept(
        *(
            "account",
            "An arrival checklist that you saved: answers, your two days, ticks",
            "En tjekliste, du har gemt: svar, dine to datoer, flueben",
        ),
        365,
        *("after you last changed it", "efter at du sidst ændrede den"),
        "To show it on My page, and at the desk when you come.",
        "For at vise den på Min side og i skranken, når du kommer.",
        CONSENT,
        ("guidance",),
    ),
    "questions": Kept(
        *(
            "questions",
            "Your questions to us, and our answers: words, name, e-mail address, municipality",
            "Dine spørgsmål til os og vores svar: ord, navn, e-mailadresse, kommune",
        ),
        365,
        *(
            "after the answer; that somebody asked is then counted without a name",
            "efter svaret; at nogen spurgte, tælles derefter uden navn",
        ),
        "To answer you, to go on where you left off, and to see what our pages lack.",
        "For at svare dig, fortsætte, hvor I slap, og se, hvad vores sider mangler.",
        TASK,
        ("asking",),
    ),
    "question_spam": Kept(
        *("questions", "Questions that we took for spam", "Spørgsmål, som vi tog for spam"),
        30,
        *("after that", "derefter"),
        "So that a mistake can be put right.",
        "Så en fejl kan rettes.",
        TASK,
        ("asking",),
    ),
    "mentoring": Kept(
        *(
            "mentoring",
            "Applications for mentoring, and what a pair wrote: goals, meetings, notes, messages",
            "Ansøgninger til mentorordningen og det, et par skrev: mål, møder, noter, beskeder",
        ),
        2 * 365,
        *(
            "after the end of the programme; numbers without names stay",
            "efter at forløbet er slut; tal uden navne bliver stående",
        ),
        "To find pairs, to look after them, and to give certificates that can be checked.",
        "For at finde par, passe på dem og give beviser, der kan efterprøves.",
        CONSENT,
        ("mentoring",),
    ),
    "backups": Kept(
        *("account", "Backups", "Sikkerhedskopier"),
        30,
        *(
            "after they were taken; what you delete goes from them as they expire",
            "efter at de blev taget; det, du sletter, forsvinder fra dem, når de udløber",
        ),
        "To get everything back after an accident.",
        "For at få alting tilbage efter et uheld.",
        TASK,
    ),
}


def with_days(changes: dict[str, int]) -> dict[str, Kept]:
    """The table with a centre's own numbers. Raises KeyError for a kind that is not there, and
    ValueError for one without a period, or a number below 1."""
    for kind, days in changes.items():
        if RETENTION[kind].days is None or days < 1:
            raise ValueError(f"KEEP_DAYS: {kind} cannot be kept for {days} days")
    return RETENTION | {kind: RETENTION[kind].changed_to(days) for kind, days in changes.items()}
