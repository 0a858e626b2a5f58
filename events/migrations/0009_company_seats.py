import django.db.models.deletion
from django.db import migrations, models


def company_limit() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        blank=True,
        default=20,
        help_text=(
            "How many a company may book seats for at one date. 0: companies do not book here. "
            "Empty: as many as there are seats."
        ),
        null=True,
        verbose_name="people of one company",
    )


class Migration(migrations.Migration):
    dependencies = [("events", "0008_walk_ins")]

    operations = [
        migrations.RemoveConstraint(model_name="answer", name="answer_once_per_booking"),
        migrations.AddField(
            model_name="answer",
            name="attendee",
            field=models.ForeignKey(
                blank=True,
                help_text="Whose answer it is, on a company's booking; None: of her who signed up.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="events.attendee",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("attendee", None)),
                fields=("booking", "question"),
                name="answer_once_per_booking",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("attendee__isnull", False)),
                fields=("attendee", "question"),
                name="answer_once_per_person",
            ),
        ),
        migrations.AddField(model_name="event", name="company_limit", field=company_limit()),
        migrations.AddField(model_name="eventpage", name="company_limit", field=company_limit()),
    ]
