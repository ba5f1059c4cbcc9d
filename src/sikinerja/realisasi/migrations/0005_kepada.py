"""A receipt says to whom it went at that moment: also who rates instead of a penilai who is gone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Older receipts keep "": they went to the penilai whom they name."""

    dependencies = [("realisasi", "0004_asal_intervensi")]
    operations = [
        migrations.AddField(
            model_name="pengajuan",
            name="kepada",
            field=models.CharField(blank=True, db_default="", default="", max_length=1000),
        )
    ]
