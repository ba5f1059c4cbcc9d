"""Who names a person waits for the merging of two records before their row is there, not after.

A row that waits while it stands in a unique index already holds the merging up, which holds the row up: a
deadlock. So the guard of ``0014_gabungan`` looks before each row is written.
"""

from django.db import migrations

GUARD = """
CREATE OR REPLACE FUNCTION kepegawaian_tolak_ganda() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE orang bigint := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
BEGIN
    PERFORM FROM kepegawaian_pegawai WHERE id = orang FOR KEY SHARE;
    IF EXISTS (SELECT FROM kepegawaian_gabungan WHERE ganda_id = orang AND dibatalkan_pada IS NULL) THEN
        RAISE EXCEPTION USING ERRCODE = 'SK409', TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0], MESSAGE =
            'Data pegawai ini baru saja digabungkan ke data lain dari orang yang sama, sehingga tidak dapat '
            'dipakai lagi. Muat ulang halaman, lalu pilih data yang tetap dipakai.';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION kepegawaian_jaga_ganda(tabel regclass, kolom name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER %I BEFORE INSERT ON %s FOR EACH ROW WHEN (NEW.%I IS NOT NULL) '
        'EXECUTE FUNCTION kepegawaian_tolak_ganda(%L)', 'ganda_tambah_' || kolom, tabel, kolom, kolom);
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER %I BEFORE UPDATE OF %I ON %s FOR EACH ROW '
        'WHEN (NEW.%2$I IS DISTINCT FROM OLD.%2$I AND NEW.%2$I IS NOT NULL) '
        'EXECUTE FUNCTION kepegawaian_tolak_ganda(%4$L)', 'ganda_ubah_' || kolom, kolom, tabel, kolom);
END $$;

SELECT kepegawaian_jaga_ganda(t.tgrelid, c.nama)
FROM pg_trigger t CROSS JOIN LATERAL (SELECT rtrim(encode(t.tgargs, 'escape'), '\\000')::name AS nama) c
WHERE t.tgfoid = 'kepegawaian_tolak_ganda'::regproc AND starts_with(t.tgname, 'ganda_tambah_');
"""


class Migration(migrations.Migration):
    """Every column that refers to a person, as before."""

    dependencies = [("kepegawaian", "0016_gabungan_pindah_index")]
    operations = [migrations.RunSQL(GUARD, migrations.RunSQL.noop)]
