"""What gives people away by its shape, whoever they are."""

import re
from collections.abc import Iterator

from careers.identity.finding import Finding, Kind
from careers.identity.plain import Plain

DIGITS = 7  # from here a row of digits may be somebody's number

AT = r"(?:@|[(\[{<]\s*(?:at|snabel-?a|ta|a|arroba|chez|kukac|hos)\s*[)\]}>])"
DOT = r"(?:\.|\s*[(\[{<]?\s*\b(?:dot|punktum|prik|punkt|point|punto|kropka|dott)\b\s*[)\]}>]?\s*)"
ENDINGS = (
    "com|net|org|info|biz|io|me|dev|app|co|ai|eu|dk|se|no|fi|de|pl|uk|fr|es|it|nl|be|pt|ro|cz|sk|hu|gr|ua|ru|"
    "tr|in|cn|br|us|ca|au|online|site|blog|design|page|link|ly|tv|xyz|tech|work|name|ch|at|ie|lt|lv|ee|is|bg|hr|rs|si"
)
PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.EMAIL, rf"[\w.+-]*\s*{AT}\s*[\w.-]*"),
    (Kind.EMAIL, rf"\b[\w.+-]+\s+(?:at|snabel-?a|arroba)\s+[\w-]+\s*{DOT}\s*[a-z]{{2,}}"),
    (Kind.EMAIL, r"\bsnabel-?a\b|\barroba\b|\bg-?mail\b|\bhotmail\b"),
    (Kind.LINK, r"\b[a-z][a-z0-9+.-]{1,10}://\S*|\bwww\b\W?\s*\S*|\bhttps?\b"),
    (Kind.LINK, rf"(?<![\w.])[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:{ENDINGS})\b(?:/\S*)?"),
    (Kind.LINK, rf"\b[\w-]{{2,}}\s*[(\[{{<]?\b(?:dot|punktum|prik)\b[)\]}}>]?\s*(?:{ENDINGS})\b"),
    (Kind.LINK, r"\b[\w-]{2,} (?:slash|skråstreg|skrastreg) [\w-]{2,}"),
    (Kind.MARKUP, r"</?[a-z!][^>]{0,80}>?|\]\(\S+|&lt;|\{\{|\{%"),
    (Kind.NUMBER, r"(?<!\d)[0-3]\d[01]\d\d\d\s?[-–.]?\s?\d{4}(?!\d)"),
    (Kind.NUMBER, r"\b[a-z]{2}\d{2}(?:\s?[a-z0-9]{4}){3,7}\b"),
    (
        Kind.NUMBER,
        r"\b(?:cpr|passport|pas(?:nr|nummer)?|visa|permit|licen[cs]e|autorisation\w*|case|sag\w{0,6}|"
        r"journal\w{0,6}|registration|reference|member\w{0,6}|id)[\s.:#-]*(?:no|nr|number|nummer)?"
        r"[\s.:#-]*(?=[a-z/-]{0,6}\d)[a-z0-9/-]{4,}",
    ),
    (
        Kind.ADDRESS,
        r"\b(?!over|under|til|samt|ind|ud|ad|gen|om)[a-z]{3,}(?:vej|gade|gaden|alle|straede|straede|plads|pladsen|"
        r"boulevard|torv|vaenget|parken|stien|strasse|street)\b(?:\s*\d+\s*[a-z]?)?",
    ),
    (
        Kind.ADDRESS,
        r"\b(?:street|road|avenue|lane|ulica|ul\.|rue|calle|via|strasse|boulevard|vej|gade|alle)\s+"
        r"(?:[a-z]+\s+){0,3}\d+|\b\d{1,4}\s+[a-z]+\s+(?:street|road|avenue|lane|drive|court)\b",
    ),
    (
        Kind.ADDRESS,
        r"\bdk-?\s?\d{4}\b|(?<![\d.,/-])[1-9]\d{3}\s+(?:kobenhavn|aarhus|arhus|odense|aalborg)\b",
    ),
    (Kind.ADDRESS, r"\b\d{1,2}\s?\.?\s?(?:sal|tv|th|mf)\b"),
)
SHAPES = [(kind, re.compile(pattern)) for kind, pattern in PATTERNS]

NUMBER = re.compile(r"\+?\(?\d(?:[\s().,/_*x:;|–-]{0,3}\d){6,}")
DATES = re.compile(
    r"(?:19|20)\d\d\s*[-–/.]\s*(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}"
    r"(?:[./-]\d{1,2})?|\b(?:19|20)\d\d\b"
)
MONEY = re.compile(r"^\d{1,3}(?:[., ]\d{3})+(?:[.,]\d\d?)?$")


def find(text: Plain) -> Iterator[Finding]:
    for kind, pattern in SHAPES:
        yield from (Finding(*place, kind) for place in text.found(pattern) if place != (0, 0))
    for found in NUMBER.finditer(text.text):
        if _may_be_a_number(found[0]):
            yield Finding(*text.span(*found.span()), Kind.PHONE)


def _may_be_a_number(digits: str) -> bool:
    """Not years, dates, or a sum of money."""
    if MONEY.match(digits.strip()) and not digits.strip().startswith("+"):
        return False
    left = DATES.sub(" ", digits)
    return sum(c.isdigit() for c in left) >= DIGITS
