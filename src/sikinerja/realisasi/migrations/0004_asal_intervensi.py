"""A submission keeps whose RHK was served, or that it was a sasaran organisasi (issue 9 §1)."""

from django.db import migrations, models

ASAL = [
    ("PENILAI", "RHK pejabat penilai"),
    ("PENGGANTI", "RHK Plt./Plh. pejabat penilai"),
    ("ATASAN_PENILAI", "RHK atasan pejabat penilai"),
    ("SASARAN", "Sasaran organisasi"),
]


class Migration(migrations.Migration):
    """Rows that are there get the default of the column: an RHK of the penilai, or nothing."""

    dependencies = [("realisasi", "0003_akhir"), ("skp", "0011_intervensi_pengganti")]
    operations = [
        migrations.AddField(
            model_name="pengajuanindikator",
            name="asal_intervensi",
            field=models.CharField(choices=ASAL, db_default="PENILAI", default="PENILAI", max_length=16),
        ),
        migrations.AddConstraint(
            model_name="pengajuanindikator",
            constraint=models.CheckConstraint(
                condition=models.Q(asal_intervensi="PENILAI")
                | (
                    models.Q(asal_intervensi__in=[value for value, _ in ASAL]) & ~models.Q(intervensi_teks="")
                ),
                name="pengajuan_asal_intervensi",
            ),
        ),
    ]
