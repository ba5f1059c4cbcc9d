"""No two PD, units, positions or ranks whose names differ in the case or kind of their letters alone."""

from django.db import migrations, models

import sikinerja.core.search


class Migration(migrations.Migration):
    dependencies = [
        ("kepegawaian", "0018_gabungan_banyak"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="jabatan",
            name="jabatan_nama_jenis",
        ),
        migrations.RemoveConstraint(
            model_name="pangkat",
            name="pangkat_satu",
        ),
        migrations.RemoveConstraint(
            model_name="unitkerja",
            name="unit_nama_per_pd",
        ),
        migrations.AlterField(
            model_name="perangkatdaerah",
            name="kode",
            field=models.CharField(max_length=20),
        ),
        migrations.AlterField(
            model_name="perangkatdaerah",
            name="nama",
            field=models.CharField(max_length=200),
        ),
        migrations.AddConstraint(
            model_name="jabatan",
            constraint=models.UniqueConstraint(
                sikinerja.core.search.Lipat("nama"), models.F("jenis"), name="jabatan_nama"
            ),
        ),
        migrations.AddConstraint(
            model_name="pangkat",
            constraint=models.UniqueConstraint(
                sikinerja.core.search.Lipat("golongan"),
                models.F("jenis_kepegawaian"),
                name="pangkat_golongan",
            ),
        ),
        migrations.AddConstraint(
            model_name="perangkatdaerah",
            constraint=models.UniqueConstraint(sikinerja.core.search.Lipat("kode"), name="pd_kode"),
        ),
        migrations.AddConstraint(
            model_name="perangkatdaerah",
            constraint=models.UniqueConstraint(sikinerja.core.search.Lipat("nama"), name="pd_nama"),
        ),
        migrations.AddConstraint(
            model_name="unitkerja",
            constraint=models.UniqueConstraint(
                models.F("perangkat_daerah"), sikinerja.core.search.Lipat("nama"), name="unit_nama"
            ),
        ),
    ]
