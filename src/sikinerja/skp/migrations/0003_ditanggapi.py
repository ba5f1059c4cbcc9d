"""When the penilai first answered: decides whether the owner may still withdraw."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("skp", "0002_immutable")]
    operations = [
        migrations.AddField(model_name="skp", name="ditanggapi_pada", field=models.DateTimeField(null=True)),
    ]
