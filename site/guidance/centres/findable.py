"""A municipality as a thing that the site's search finds: who registers those who move there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from content import edition
from content.search import Hit, SearchKind
from content.shelf import Shelf
from guidance.centres.serving import Answer, who_serves
from guidance.models import CentreIndexPage, Municipality
from vocabulary.municipalities import OTHER_NAMES, TOWNS
from vocabulary.spelling import spelling_key

#: Around the name of a place, in what people type who look for its desk.
AROUND = frozenset(
    re.findall(
        r"\w+",
        """address arrival borgerservice by centre center citizen city commune cpr cprnummer flytte
        for folkeregister folkeregistret folkeregistrering i in kommune kommunen kommunes live
        living move moving municipal municipality nummer number of register registration
        registrering service regionskommune the til tilflytning tilmelding to velkomstcenter
        welcome""",
    )
)


class Place(NamedTuple):
    """``town``: what was typed, where that is only a part of the municipality."""

    code: str
    town: str = ""


Places = Mapping[str, Place]

_names: Shelf[Places] = Shelf(1)


def find_municipalities(ways: Sequence[str], language: str) -> list[list[Place]]:
    """Where nothing but a place is asked for, in whatever spelling: one at most for each way."""
    keys = [_bare(way) for way in ways]
    if not any(keys):
        return [[] for _way in ways]
    known = _places()
    found = [known.get(key) or known.get(key.removesuffix("s")) for key in keys]
    return [[place] if place else [] for place in found]


def _bare(way: str) -> str:
    """The key of its name; a search for “kommune” alone is for none of them."""
    return " ".join(word for word in spelling_key(way).split() if word not in AROUND)


def _places() -> Places:
    """From memory, until the site's texts have changed: one query."""
    if not settings.PAGES_KEPT:
        return _read()
    version = (0, edition.number().texts)
    known = _names.get("", version)
    if known is None:
        known = _read()
        _names.put("", known, version)
    return known


def _read() -> Places:
    """What a municipality is called counts before the towns that are called the same."""
    rows = list(Municipality.objects.values_list("code", "name", "english_name", "formal_name"))
    towns = {
        spelling_key(town): Place(code, town)
        for code, names in TOWNS.items()
        for town in names.split(", ")
    }
    others = ((code, names.split(", ")) for code, names in OTHER_NAMES.items())
    named = [*others, *((code, names) for code, *names in rows)]
    of_their_own = {_bare(name): Place(code) for code, names in named for name in names if name}
    codes = {code for code, *_names_of in rows}
    both = {**towns, **of_their_own}
    return {key: place for key, place in both.items() if key and place.code in codes}


def municipality_hits(places: Sequence[Place]) -> Iterable[Hit]:
    today, address = timezone.localdate(), _address()
    for place in places:
        answer = who_serves(place.code, today)
        if answer is None:  # gone since it was found
            yield Hit(place.town, address, kind=MUNICIPALITIES.key)
            continue
        text = " ".join(_told(answer, place.town))
        url = f"{address}?municipality={place.code}"
        yield Hit(_title(answer), url, text, kind=MUNICIPALITIES.key, whole=True)


def _title(answer: Answer) -> str:
    """The answer itself, where it is the same for everybody."""
    place = str(answer.municipality)
    if not answer.agreements:
        office = _("the Citizen Service of %(office)s") % _names_in(answer)
        return _("%(place)s: CPR number at %(office)s") % {"place": place, "office": office}
    if answer.everybody:
        whole = next(a for a in answer.agreements if not (a.citizenships or a.purposes))
        return _("%(place)s: CPR number at %(office)s") % {"place": place, "office": whole.centre}
    return _("%(place)s: where you get your CPR number") % {"place": place}


def _told(answer: Answer, town: str) -> Iterator[str]:
    names = _names_in(answer)
    if town:
        yield _("%(town)s is in %(place)s.") % {"town": town, **names}
    if not answer.agreements:
        words = _(
            "No centre registers people who move to %(place)s. The EU residence document, "
            "advice and events are at the centres all the same."
        )
        yield words % names
    for each in answer.agreements:
        if each.limit:
            yield f"{each.centre}. {_('Not all residents can register at the centre:')}"
            yield str(each.limit)
        else:
            yield _("The centre registers everybody who moves to %(place)s.") % names
            yield str(each.note)
    if answer.agreements and not answer.everybody:
        yield _("Everybody else registers at the Citizen Service of %(office)s.") % names


def _names_in(answer: Answer) -> dict[str, str]:
    return {"place": str(answer.municipality), "office": answer.municipality.formal_name}


def _address() -> str:
    """Of the page that answers at greater length; without one, the checklist's questions."""
    pages = CentreIndexPage.objects.live().filter(locale__language_code=get_language())
    page = pages.order_by("path").first()
    return (page and page.get_url()) or reverse("guidance:arrival")


MUNICIPALITIES = SearchKind(
    "municipalities",
    gettext_lazy("Municipalities"),
    find_municipalities,
    municipality_hits,
    order=-10,
)
