"""Categories, organisers and venues; each centre of ours is a venue too."""

from functools import cached_property
from pathlib import Path
from typing import Any

from content.kept_texts import read_texts
from events.models import Category, Organiser, Venue
from guidance.models import Centre, Municipality

KEPT = Path(__file__).parent / "texts/labels.toml"


class Labels:
    """By the keys that the texts use; what is missing is made."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = read_texts(KEPT)

    @cached_property
    def categories(self) -> dict[str, Category]:
        made = {}
        for position, (key, (english, danish)) in enumerate(self.kept["categories"].items()):
            words = {"name_en": english, "name_da": danish, "position": position}
            made[key], _new = Category.objects.get_or_create(key=key, defaults=words)
        return made

    @cached_property
    def organisers(self) -> dict[str, Organiser]:
        kept: dict[str, Any] = self.kept["organisers"]
        return {
            key: Organiser.objects.get_or_create(key=key, defaults=fields)[0]
            for key, fields in kept.items()
        }

    @cached_property
    def venues(self) -> dict[str, Venue]:
        made = {centre.key: _of_centre(centre) for centre in Centre.objects.select_related("host")}
        for key, kept in self.kept["venues"].items():
            fields = dict(kept)
            fields["municipality"] = Municipality.objects.get(code=fields["municipality"])
            made[key], _new = Venue.objects.get_or_create(name=fields["name"], defaults=fields)
        return made


def _of_centre(centre: Centre) -> Venue:
    copied = ("address", "postcode", "post_town", "latitude", "longitude")
    fields = {name: getattr(centre, name) for name in (*copied, "directions_en", "directions_da")}
    fields |= {"name": centre.name_en, "municipality": centre.host}
    venue, _new = Venue.objects.get_or_create(centre=centre, defaults=fields)
    return venue
