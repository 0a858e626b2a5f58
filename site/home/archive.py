"""One zip with everything we hold about somebody: to read, for computers, and her own files."""

import json
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format, localize
from django.utils.functional import Promise
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from home import personal_data

STYLE = Path(__file__).with_name("archive.css")
APPS: dict[str, str | Promise] = {
    "accounts": gettext_lazy("Your account"),
    "events": gettext_lazy("Events and visits"),
    "companies": gettext_lazy("Companies you act for, and who booked you in"),
    "asking": gettext_lazy("What you asked"),
    "guidance": gettext_lazy("Your checklist"),
    "careers": gettext_lazy("CV bank and jobs"),
    "mentoring": gettext_lazy("Mentors"),
}


def archive_of(user: User) -> bytes:
    """``read-me.html``, a JSON file for each part of the site, and ``files/``; in her language."""
    out = BytesIO()
    with translation.override(user.language), ZipFile(out, "w", ZIP_DEFLATED) as archive:
        everything = personal_data.export(user)
        made_at = everything.pop("made_at")
        named = [(app, held) for app, held in everything.items() if held]
        for app, held in named:
            archive.writestr(f"{app}.json", _json(held))
        files = list(_put_files(archive, user))
        archive.writestr("read-me.html", _page(user, named, files, made_at))
        archive.writestr("style.css", STYLE.read_text())
    return out.getvalue()


def _json(held: Any) -> str:
    return json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def _put_files(archive: ZipFile, user: User) -> Iterator[str]:
    for app, file in personal_data.files(user):
        name = f"files/{app}/{get_valid_filename(file.name)}"
        archive.writestr(name, file.content)
        yield name


def _page(user: User, named: Sequence[tuple[str, Any]], files: Sequence[str], made_at: Any) -> str:
    parts = [
        {"title": APPS.get(app, app), "file": f"{app}.json", "rows": rows_of(held)}
        for app, held in named
    ]
    context = {"user": user, "parts": parts, "files": files, "made_at": made_at}
    return render_to_string("home/export/everything.html", context)


def rows_of(held: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Headings and words for the page: a row has ``text``, or ``rows``, or ``lists`` of rows."""
    return [{"label": label_of(key)} | _value(value) for key, value in held.items()]


def label_of(key: str) -> str:
    """``session__event__title_en`` is "Session, event, title (English)"."""
    words = [part.replace("_", " ") for part in key.split("__")]
    label = ", ".join(words)
    for ending, language in ((" en", "English"), (" da", "Dansk")):
        if label.endswith(ending):
            label = f"{label.removesuffix(ending)} ({language})"
    return label[:1].upper() + label[1:]


def _value(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return {"rows": rows_of(value)} if value else {"text": ""}
    if isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        return {"lists": [rows_of(one) for one in value]}
    if isinstance(value, list | tuple):
        return {"text": ", ".join(_text(one) for one in value)}
    return {"text": _text(value)}


def _text(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "tzinfo"):
        return str(date_format(timezone.localtime(value), "DATETIME_FORMAT"))
    return str(localize(value)) if not isinstance(value, int) else str(value)
