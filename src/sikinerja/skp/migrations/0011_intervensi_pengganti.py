"""What an RHK serves where the penilai has no approved SKP: of exactly one kind (issue 9 §1)."""

from django.db import migrations, models

ASAL = [
    ("PENILAI", "RHK pejabat penilai"),
    ("PENGGANTI", "RHK Plt./Plh. pejabat penilai"),
    ("ATASAN_PENILAI", "RHK atasan pejabat penilai"),
    ("SASARAN", "Sasaran organisasi"),
]

# The new columns too change only while KONSEP (0004).
SQL = """
DROP TRIGGER skp_rhk_hanya_konsep ON skp_rhk;
CREATE TRIGGER skp_rhk_hanya_konsep
    BEFORE INSERT OR DELETE OR UPDATE OF skp_id, jenis, teks, urutan, intervensi_id, asal_intervensi, sasaran
    ON skp_rhk FOR EACH ROW EXECUTE FUNCTION skp_hanya_konsep();
"""

BACK = """
DROP TRIGGER skp_rhk_hanya_konsep ON skp_rhk;
CREATE TRIGGER skp_rhk_hanya_konsep
    BEFORE INSERT OR DELETE OR UPDATE OF skp_id, jenis, teks, urutan, intervensi_id ON skp_rhk
    FOR EACH ROW EXECUTE FUNCTION skp_hanya_konsep();
"""


class Migration(migrations.Migration):
    """Rows that are there get the default of the column: nothing, or an RHK of the penilai."""

    dependencies = [("skp", "0010_person_first")]
    operations = [
        migrations.AddField(
            model_name="rhk",
            name="asal_intervensi",
            field=models.CharField(choices=ASAL, db_default="PENILAI", default="PENILAI", max_length=16),
        ),
        migrations.AddField(
            model_name="rhk",
            name="sasaran",
            field=models.CharField(blank=True, db_default="", default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="versirhk",
            name="asal_intervensi",
            field=models.CharField(choices=ASAL, db_default="PENILAI", default="PENILAI", max_length=16),
        ),
        migrations.AddConstraint(
            model_name="rhk",
            constraint=models.CheckConstraint(
                condition=models.Q(asal_intervensi="PENILAI", sasaran="")
                | models.Q(
                    asal_intervensi__in=["PENGGANTI", "ATASAN_PENILAI"], intervensi__isnull=False, sasaran=""
                )
                | (models.Q(asal_intervensi="SASARAN", intervensi__isnull=True) & ~models.Q(sasaran="")),
                name="rhk_satu_intervensi",
            ),
        ),
        migrations.AddConstraint(
            model_name="versirhk",
            constraint=models.CheckConstraint(
                condition=models.Q(asal_intervensi="PENILAI", intervensi__isnull=True, intervensi_teks="")
                | (
                    models.Q(asal_intervensi__in=["PENILAI", "PENGGANTI", "ATASAN_PENILAI"])
                    & models.Q(intervensi__isnull=False)
                    & ~models.Q(intervensi_teks="")
                )
                | (
                    models.Q(asal_intervensi="SASARAN", intervensi__isnull=True)
                    & ~models.Q(intervensi_teks="")
                ),
                name="versi_rhk_satu_intervensi",
            ),
        ),
        migrations.RunSQL(SQL, BACK),
    ]
