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

HASIL = [
    ("SANGAT_BAIK", "Sangat Baik"),
    ("BAIK", "Baik"),
    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
    ("KURANG", "Kurang"),
    ("SANGAT_KURANG", "Sangat Kurang"),
    ("BELUM_DINILAI", "Belum dinilai"),
    ("TIDAK_MENGISI", "Tidak mengisi"),
    ("TANPA_SKP", "Tanpa SKP disetujui"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("tpp", "0005_kontrak_berakhir"),
    ]

    operations = [
        migrations.AlterField(
            model_name="ketentuankhusus",
            name="keadaan",
            field=models.CharField(blank=True, choices=JENIS, max_length=16),
        ),
        migrations.AlterField(
            model_name="persenhasil",
            name="hasil",
            field=models.CharField(choices=HASIL, max_length=16),
        ),
    ]
