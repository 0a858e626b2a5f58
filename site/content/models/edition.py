"""How often what the public sees has changed."""

from django.db import models


class Edition(models.Model):
    """The edition that the public sees is the sum of all rows; see ``content.edition``.

    Each change is a row of its own. One row counted up by everybody would make whoever books a seat
    wait for whoever publishes a page, and two who meet there in different orders for each other.
    """

    changes = models.PositiveIntegerField(default=1)
    of_events = models.BooleanField(
        default=False,
        help_text="Only what is on, or how many seats are left: menus, texts and rules stay.",
    )

    of_rules = models.BooleanField(
        default=False,
        help_text="Only what newcomers must do and bring: menus and addresses stay.",
    )

    def __str__(self) -> str:
        return f"{self.changes} changes"
