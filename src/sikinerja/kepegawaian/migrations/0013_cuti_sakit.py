from django.db import migrations, models

JENIS = [
    ("CUTI_BESAR", "Cuti besar"),
    ("CUTI_SAKIT", "Cuti sakit"),
    ("CUTI_MELAHIRKAN", "Cuti melahirkan"),
    ("CLTN", "Cuti di luar tanggungan negara"),
    ("TUGAS_BELAJAR", "Tugas belajar"),
    ("BELUM_BERTUGAS", "Belum bertugas"),
    ("PENSIUN", "Pensiun"),
    ("KONTRAK_BERAKHIR", "Kontrak berakhir"),
    ("MENINGGAL", "Meninggal dunia"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("kepegawaian", "0012_kontrak_berakhir"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="keadaankhusus", name="keadaan_jenis"),
        migrations.AlterField(
            model_name="keadaankhusus",
            name="jenis",
            field=models.CharField(choices=JENIS, max_length=16),
        ),
        migrations.AddConstraint(
            model_name="keadaankhusus",
            constraint=models.CheckConstraint(
                condition=models.Q(("jenis__in", [name for name, _ in JENIS])), name="keadaan_jenis"
            ),
        ),
    ]
