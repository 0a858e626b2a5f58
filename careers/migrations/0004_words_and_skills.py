from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("careers", "0003_what_came_of_a_request")]

    operations = [
        migrations.AddField(
            model_name="skill",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.deletion.SET_NULL,
                related_name="other_words",
                to="careers.skill",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="cause",
            field=models.CharField(
                choices=[
                    ("sent", "She has sent it"),
                    ("changed", "She has changed the text after it was approved"),
                    ("identity", "Her name, e-mail, telephone or address has changed"),
                    ("found", "Something in it could give her away now"),
                ],
                default="sent",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="gate",
            field=models.CharField(
                blank=True, help_text="Version of the identity gate.", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="identity",
            field=models.CharField(
                blank=True,
                help_text="A print of whom it must not give away, as of then.",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="reasons",
            field=models.JSONField(default=list, help_text="Codes of what is to be changed."),
        ),
        migrations.AlterField(
            model_name="skill",
            name="state",
            field=models.CharField(
                choices=[
                    ("suggested", "Suggested"),
                    ("listed", "On the list"),
                    ("declined", "Not taken up"),
                    ("merged", "Another word for one on the list"),
                ],
                default="listed",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Waiting for an adviser"),
                    ("approved", "Approved"),
                    ("sent_back", "Sent back"),
                    ("replaced", "Replaced by a newer text"),
                    ("withdrawn", "Taken down"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
    ]
