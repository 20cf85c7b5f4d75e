"""A day's count of travellers in several rows, so that checks at one bureau do not wait for each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more column, and what is alone."""

    dependencies = [("records", "0014_acts")]

    operations = [
        migrations.AddField(
            model_name="travellercountrecord", name="slot", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.RemoveConstraint(model_name="travellercountrecord", name="one_count_a_day"),
        migrations.AddConstraint(
            model_name="travellercountrecord",
            constraint=models.UniqueConstraint(fields=("bureau", "day", "slot"), name="one_count_a_day"),
        ),
    ]
