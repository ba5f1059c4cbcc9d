"""Where a mutation ended an SKP early: its last day before that (domain.md §7)."""

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear


class Migration(migrations.Migration):
    """One column and its bounds."""

    dependencies = [("skp", "0006_lampiran_rules")]
    operations = [
        migrations.AddField(model_name="skp", name="periode_akhir_semula", field=models.DateField(null=True)),
        migrations.AddConstraint(
            model_name="skp",
            constraint=models.CheckConstraint(
                condition=Q(periode_akhir_semula__isnull=True)
                | (
                    Q(periode_akhir_semula__gt=F("periode_akhir"))
                    & Q(tahun=ExtractYear("periode_akhir_semula"))
                ),
                name="skp_periode_akhir_semula",
            ),
        ),
    ]
