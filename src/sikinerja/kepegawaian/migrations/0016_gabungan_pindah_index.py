"""No index hides a looked-up key behind another column (docs/decisions.md)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What a merging moved is looked up by the merging, or by the row."""

    dependencies = [("kepegawaian", "0015_gabungan_pindah")]
    operations = [
        migrations.RemoveConstraint(model_name="gabunganpindah", name="gabungan_pindah_sekali"),
        migrations.AddConstraint(
            model_name="gabunganpindah",
            constraint=models.UniqueConstraint(
                fields=("gabungan", "tabel", "kolom", "baris"), name="gabungan_pindah_sekali"
            ),
        ),
        migrations.AddIndex(
            model_name="gabunganpindah",
            index=models.Index(fields=["baris", "tabel"], name="gabungan_pindah_baris"),
        ),
    ]
