"""Two records that were both used become one: which rows changed hands, and when a table may let them.

What was rated or released is closed. Its guards let a row change its person and nothing else, from the double
to the record that stays (or back), while that very merging runs (``berjalan``) and remembers the row. No
transaction ends with ``berjalan``.
"""

import django.db.models.deletion
from django.db import migrations, models

from sikinerja.core.immutable import immutable

SQL = """
CREATE FUNCTION kepegawaian_berpindah(nama_tabel text, nomor bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM kepegawaian_gabunganpindah p JOIN kepegawaian_gabungan g ON g.id = p.gabungan_id
        WHERE p.tabel = nama_tabel AND p.baris = nomor AND g.berjalan
    )
$$;

CREATE FUNCTION kepegawaian_hanya_berpindah(nama_tabel text, lama jsonb, baru jsonb)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT COALESCE(bool_and(EXISTS (
        SELECT FROM kepegawaian_gabunganpindah p JOIN kepegawaian_gabungan g ON g.id = p.gabungan_id
        WHERE p.tabel = nama_tabel AND p.baris = (lama ->> 'id')::bigint AND p.kolom = k.nama AND g.berjalan
        AND (lama ->> k.nama, baru ->> k.nama) = CASE WHEN g.dibatalkan_pada IS NULL
            THEN (g.ganda_id::text, g.pegawai_id::text) ELSE (g.pegawai_id::text, g.ganda_id::text) END
    )), false)
    FROM jsonb_object_keys(lama) AS k (nama) WHERE lama -> k.nama IS DISTINCT FROM baru -> k.nama
$$;

CREATE FUNCTION kepegawaian_gabungan_selesai() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM kepegawaian_gabungan g WHERE g.id = NEW.id AND g.berjalan) THEN
        RAISE EXCEPTION 'penggabungan % belum selesai', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER gabungan_selesai AFTER INSERT OR UPDATE ON kepegawaian_gabungan
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.berjalan) EXECUTE FUNCTION kepegawaian_gabungan_selesai();

CREATE FUNCTION kepegawaian_pindah_selama_berjalan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM baru JOIN kepegawaian_gabungan g ON g.id = baru.gabungan_id
        WHERE NOT g.berjalan OR g.dibatalkan_pada IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'penggabungan tidak sedang berjalan' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER gabungan_pindah_berjalan AFTER INSERT ON kepegawaian_gabunganpindah
    REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION kepegawaian_pindah_selama_berjalan();
"""
BACK = """
DROP TRIGGER gabungan_pindah_berjalan ON kepegawaian_gabunganpindah;
DROP FUNCTION kepegawaian_pindah_selama_berjalan();
DROP TRIGGER gabungan_selesai ON kepegawaian_gabungan;
DROP FUNCTION kepegawaian_gabungan_selesai();
DROP FUNCTION kepegawaian_hanya_berpindah(text, jsonb, jsonb);
DROP FUNCTION kepegawaian_berpindah(text, bigint);
"""


class Migration(migrations.Migration):
    """The rooms' own guards follow in their own migrations."""

    dependencies = [("kepegawaian", "0014_gabungan")]
    operations = [
        migrations.AddField(
            model_name="gabungan",
            name="berjalan",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="gabungan",
            name="riwayat_semula",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="kepegawaian.riwayatjabatan",
            ),
        ),
        migrations.CreateModel(
            name="GabunganPindah",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tabel", models.CharField(max_length=63)),
                ("kolom", models.CharField(max_length=63)),
                ("baris", models.BigIntegerField()),
                (
                    "gabungan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pindah",
                        to="kepegawaian.gabungan",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tabel", "baris", "kolom", "gabungan"), name="gabungan_pindah_sekali"
                    )
                ],
            },
        ),
        migrations.RunSQL(SQL, BACK),
        immutable("kepegawaian_gabunganpindah"),
    ]
