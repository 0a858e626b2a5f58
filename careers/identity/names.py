"""The person's own names, mail and number in a text, however they are written."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from careers.identity.finding import Finding, Kind
from careers.identity.plain import Plain, Word, plain
from careers.identity.profile import Profile

SHORTEST = 2  # letters of a name that is looked for
TYPOS = ((9, 2), (5, 1))  # so many from so many letters
WITHIN = 5  # letters from which a name is looked for inside other words and across blanks
DIGITS = 8  # of a Danish number
PUBLIC_MAIL = {
    *("gmail", "hotmail", "outlook", "yahoo", "live", "icloud", "proton", "protonmail", "mail"),
    *("msn", "gmx", "web", "yandex", "qq", "example", "me", "aol", "zoho", "tutanota", "jubii"),
}
ROLES = {"info", "mail", "contact", "kontakt", "post", "job", "jobs", "cv", "hello", "email"}
TOP_LEVEL = re.compile(r"\.(?:[a-z]{2,4}\.)?[a-z]{2,}$")

# As one hears it: what different transliterations of a name have in common.
SOUNDS = (
    *(("sch", "s"), ("shch", "s"), ("tsch", "s"), ("tch", "s"), ("cz", "s"), ("sz", "s")),
    *(("ch", "h"), ("kh", "h"), ("sh", "s"), ("zh", "s"), ("ts", "s"), ("tz", "s"), ("th", "t")),
    *(("ph", "f"), ("gh", "g"), ("dj", "d"), ("dzh", "d"), ("ck", "k"), ("qu", "k"), ("x", "ks")),
    *(("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("j", "i"), ("y", "i")),
)
VOWELS = re.compile("[aeiou]+")
HEARD = 3  # consonants that must agree
SPELLED_SOFTLY = 4  # letters from which another transliteration is the same name


def find(profile: Profile, text: Plain) -> Iterator[Finding]:
    names = _names(profile.first_name, profile.last_name)
    handles = _handles(profile.email)
    for word in text.words:
        if any(_is_named(part, name) for name in names for part in _parts(word)):
            yield Finding(word.start, word.end, Kind.NAME)
    yield from _across(text, names, handles)
    yield from _address(profile.address, text)
    yield from _number(profile.phone, text)


@lru_cache(maxsize=2000)
def words_of(told: str) -> tuple[str, ...]:
    return tuple(word.plain for word in plain(told).words)


def _names(*told: str) -> list[str]:
    """Each part of the names, without particles that many share."""
    words = {part for name in told for word in words_of(name) for part in re.split("['’]", word)}
    particles = {"de", "da", "van", "von", "der", "den", "el", "al", "bin", "la", "le", "del", "af"}
    kept = {word for word in words if len(word) >= SHORTEST}
    return sorted(kept - particles or kept)


def _handles(email: str) -> list[str]:
    """What stands before the @, and the domain where it is her own."""
    mailbox, _at, domain = plain(email).text.strip().partition("@")
    letters = re.sub("[^a-z]", "", mailbox)
    own = re.sub("[^a-z]", "", TOP_LEVEL.sub("", domain).split(".")[-1])
    found = [each for each in (letters, own) if len(each) >= WITHIN]
    return [each for each in found if each not in PUBLIC_MAIL | ROLES]


def _parts(word: Word) -> set[str]:
    """With and without a possessive."""
    bare = word.plain.replace("'", "").replace("’", "")
    stem = re.split("['’]", word.plain)[0]
    return {part for part in (bare, stem, bare.removesuffix("s")) if part}


def _is_named(word: str, name: str) -> bool:
    if word == name or key(word) == key(name):
        return True
    far = next((typos for letters, typos in TYPOS if len(name) >= letters), 0)
    if far and abs(len(word) - len(name)) <= far and OSA.distance(word, name) <= far:
        return True
    if len(name) >= SPELLED_SOFTLY and softly(word) == softly(name):
        return True
    heard = sound(name)
    return len(heard) >= HEARD and heard == sound(word) and _begin_alike(word, name)


def _begin_alike(one: str, other: str) -> bool:
    """A vowel that only one of them begins with is heard."""
    return bool(VOWELS.match(one)) == bool(VOWELS.match(other))


def key(word: str) -> str:
    """Danish and German letters in either spelling, and no letter twice."""
    for pair, one in (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ij", "y")):
        word = word.replace(pair, one)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=20_000)
def softly(word: str) -> str:
    """With one spelling for each sound: Yulia, Julia and Iuliia."""
    word = key(word)
    for spelled, heard in SOUNDS:
        word = word.replace(spelled, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def sound(word: str) -> str:
    """Its consonants: Mohammed and Muhamad."""
    return re.sub(r"(.)\1+", r"\1", VOWELS.sub("", softly(word).replace("h", "")))


def _across(text: Plain, names: list[str], handles: list[str]) -> Iterator[Finding]:
    """Joined to other letters, spaced, dotted, backwards, with digits for letters."""
    wanted = {name for name in names if len(name) >= WITHIN} | set(handles)
    wanted |= {one + other for one in names for other in names if one != other}
    wanted = {each for each in wanted if len(each) >= WITHIN}
    for letters in (text.only("isalpha"), text.only("isalpha", read_leet=True)):
        for each in wanted:
            for looked_for in (each, each[::-1]):
                yield from _inside(letters, looked_for, Kind.NAME)
    yield from _spaced(text, names)


def _inside(letters: Plain, wanted: str, kind: Kind) -> Iterator[Finding]:
    at = letters.text.find(wanted)
    while at >= 0:
        yield Finding(*letters.span(at, at + len(wanted)), kind)
        at = letters.text.find(wanted, at + 1)


def _spaced(text: Plain, names: list[str]) -> Iterator[Finding]:
    """A short name with something between all its letters: ``A n a``, ``A.n.a``."""
    for name in names:
        if len(name) > SHORTEST:
            between = r"[^a-z0-9]{1,3}"
            pattern = re.compile(rf"(?<![a-z]){between.join(map(re.escape, name))}(?![a-z])")
            yield from (Finding(*place, Kind.NAME) for place in text.found(pattern))


def _address(address: str, text: Plain) -> Iterator[Finding]:
    """Her street and her postcode; the town alone is told by many."""
    street, *_rest = re.split(r"[,\n]", address)
    longest = max(words_of(street), key=len, default="")
    if len(longest) >= WITHIN:
        yield from _inside(text.only("isalpha"), longest, Kind.ADDRESS)
    for postcode in re.findall(r"(?<!\d)\d{4,5}(?!\d)", plain(address).text):
        pattern = re.compile(rf"(?<!\d){postcode}(?!\d)")
        yield from (Finding(*place, Kind.ADDRESS) for place in text.found(pattern))


def _number(phone: str, text: Plain) -> Iterator[Finding]:
    """Its last digits, in this order, with anything between them."""
    wanted = "".join(c for c in plain(phone).text if c.isdigit())[-DIGITS:]
    digits = text.only("isdigit")
    if len(wanted) < DIGITS - 2 or wanted not in digits.text:
        return
    yield from _inside(digits, wanted, Kind.PHONE)
