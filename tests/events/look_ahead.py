"""Forms of the admin that show their effect before they are saved, as editors use them."""

import re

from django.urls import reverse

SEEN = ("shown", "keep", "seen")


def url(name: str, *args) -> str:
    return reverse(f"event_admin:{name}", args=args)


def looked(client, address: str, typed: dict) -> dict:
    """The form as the page gives it back, with what it wants to know was seen."""
    page = client.post(address, typed | {"look": "1"}).content.decode()
    shown = {name: re.findall(f'name="{name}" value="([^"]+)"', page) for name in SEEN}
    return typed | {name: values for name, values in shown.items() if values}


def save(client, address: str, typed: dict, **changed):
    return client.post(address, looked(client, address, typed) | {"save": "1"} | changed)


def text(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))
