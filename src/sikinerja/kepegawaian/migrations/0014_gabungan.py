"""Two records of one person, made one; and nothing new refers to the one that was set aside.

Foreign keys are checked at the end of a transaction: a row written while two records are merged could hang
on the one set aside. So every column that refers to a person has two triggers (``kepegawaian_jaga_ganda``)
that lock the person named and ask. Who merges holds that lock: what was written before is seen by the
merging, what comes later waits for it and is refused. A table that comes later calls the function itself
(``tests/operations/test_gabung_guard.py``).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE FUNCTION kepegawaian_tolak_ganda() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE orang bigint[];
BEGIN
    IF TG_LEVEL = 'STATEMENT' THEN
        EXECUTE format('SELECT array_agg(DISTINCT %1$I) FROM baru WHERE %1$I IS NOT NULL', TG_ARGV[0]) INTO orang;
    ELSE
        EXECUTE format('SELECT ARRAY[($1).%I]', TG_ARGV[0]) INTO orang USING NEW;
    END IF;
    PERFORM FROM kepegawaian_pegawai WHERE id = ANY (orang) ORDER BY id FOR KEY SHARE;
    IF EXISTS (SELECT FROM kepegawaian_gabungan WHERE ganda_id = ANY (orang) AND dibatalkan_pada IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'SK409', TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0], MESSAGE =
            'Data pegawai ini baru saja digabungkan ke data lain dari orang yang sama, sehingga tidak dapat '
            'dipakai lagi. Muat ulang halaman, lalu pilih data yang tetap dipakai.';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION kepegawaian_jaga_ganda(tabel regclass, kolom name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE TRIGGER %I AFTER INSERT ON %s REFERENCING NEW TABLE AS baru '
        'FOR EACH STATEMENT EXECUTE FUNCTION kepegawaian_tolak_ganda(%L)', 'ganda_tambah_' || kolom, tabel, kolom);
    EXECUTE format(
        'CREATE TRIGGER %I AFTER UPDATE OF %I ON %s FOR EACH ROW '
        'WHEN (NEW.%2$I IS DISTINCT FROM OLD.%2$I AND NEW.%2$I IS NOT NULL) '
        'EXECUTE FUNCTION kepegawaian_tolak_ganda(%4$L)', 'ganda_ubah_' || kolom, kolom, tabel, kolom);
END $$;

SELECT kepegawaian_jaga_ganda(c.conrelid::regclass, a.attname)
FROM pg_constraint c
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.confrelid = 'kepegawaian_pegawai'::regclass
AND c.conrelid NOT IN ('kepegawaian_perubahanpegawai'::regclass, 'kepegawaian_gabungan'::regclass);
SELECT kepegawaian_jaga_ganda('kepegawaian_gabungan', 'pegawai_id');
"""

UNGUARD = """
DROP FUNCTION kepegawaian_jaga_ganda(regclass, name);
DROP FUNCTION kepegawaian_tolak_ganda() CASCADE;
"""


class Migration(migrations.Migration):
    """The table of what was merged, and the guard."""

    dependencies = [
        ("kepegawaian", "0013_cuti_sakit"),
        ("aktivitas", "0005_periode_skp"),
        ("jadwal", "0002_gangguan"),
        ("kehadiran", "0003_person_first"),
        ("mutasi", "0002_penilai_berhenti"),
        ("penilaian", "0006_kunci_akhir"),
        ("realisasi", "0004_asal_intervensi"),
        ("skp", "0012_penghapusan"),
        ("tpp", "0006_cuti_sakit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Gabungan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor_pegawai", models.CharField(max_length=40)),
                ("jenis_pegawai", models.CharField(max_length=8)),
                ("nomor_ganda", models.CharField(max_length=40)),
                ("jenis_ganda", models.CharField(max_length=8)),
                ("ganda_aktif", models.BooleanField()),
                ("nomor_jadi", models.CharField(max_length=40)),
                ("alasan", models.CharField(max_length=500)),
                ("pada", models.DateTimeField()),
                ("sampai", models.DateTimeField()),
                ("dibatalkan_pada", models.DateTimeField(null=True)),
                (
                    "dibatalkan_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ganda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pangkat_ganda",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pangkat",
                    ),
                ),
                (
                    "pangkat_pegawai",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pangkat",
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pegawai",
                    ),
                ),
                (
                    "riwayat_nomor",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gabungan",
                        to="kepegawaian.riwayatnomor",
                    ),
                ),
                (
                    "riwayat_aktif",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="kepegawaian.riwayatjabatan",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pegawai", models.F("ganda")), _negated=True),
                        name="gabungan_dua_data",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="gabungan_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dibatalkan_oleh", None), ("dibatalkan_pada__isnull", False), _connector="OR"
                        ),
                        name="gabungan_batal_lengkap",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("dibatalkan_pada", None)),
                        fields=("ganda",),
                        name="gabungan_sekali",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
