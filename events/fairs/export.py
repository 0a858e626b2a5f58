"""The visitors of one stand as a spreadsheet."""

from django.utils.translation import gettext as _

from events.fairs.contacts import contacts_of
from events.models import Stand
from vocabulary.spreadsheets import spreadsheet


def contacts_xlsx(stand: Stand) -> bytes:
    """The last who shared comes last."""
    columns = (
        (_("Name"), 26),
        (_("E-mail address"), 34),
        (_("Telephone"), 18),
        (_("LinkedIn"), 40),
        (_("A word to you"), 50),
        (_("Your note"), 50),
        (_("Shared"), 18),
    )
    rows = (
        (each.name, each.email, each.phone, each.linkedin, each.note, each.remark, each.shared_at)
        for each in contacts_of(stand)
    )
    return spreadsheet(stand.organisation, columns, rows)
