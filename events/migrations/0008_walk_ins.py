from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0007_stands'),
    ]

    operations = [
        migrations.AlterField(
            model_name='booking',
            name='kind',
            field=models.CharField(choices=[('group', 'Group: held by a company, names later'), ('individual', 'Individual: one person at a registration day'), ('sign_up', 'Sign-up: held until she confirms, or while seats are offered to her'), ('allotment', 'Allotment: reserved by staff for a partner'), ('walk_in', 'Walk-in: let in at the door without a ticket')], default='group', max_length=10),
        ),
    ]
