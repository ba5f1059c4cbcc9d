from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kehadiran", "0002_guards"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="kehadiran",
            name="kehadiran_satu_per_bulan",
        ),
        migrations.AddConstraint(
            model_name="kehadiran",
            constraint=models.UniqueConstraint(
                fields=("pegawai", "tahun", "bulan"), name="kehadiran_satu_per_bulan"
            ),
        ),
        migrations.AddIndex(
            model_name="kehadiran",
            index=models.Index(fields=["tahun", "bulan"], name="kehadiran_bulanan"),
        ),
    ]
