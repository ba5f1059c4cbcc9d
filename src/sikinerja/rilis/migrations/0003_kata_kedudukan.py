from django.db import migrations, models

STATUS = [
    ("DINILAI", "Dinilai"),
    ("BELUM_DINILAI", "Belum dinilai"),
    ("TIDAK_MENGISI", "Tidak mengisi"),
    ("TANPA_SKP", "Tanpa SKP disetujui"),
    ("KEADAAN_KHUSUS", "Tidak wajib"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("rilis", "0002_guards"),
    ]

    operations = [
        migrations.AlterField(
            model_name="rilisbaris",
            name="status",
            field=models.CharField(choices=STATUS, max_length=14),
        ),
    ]
