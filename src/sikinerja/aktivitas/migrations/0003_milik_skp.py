"""An activity or plan lies inside the period of an SKP of the same person, and its indikator is of that SKP."""

from django.db import migrations

PASANG = """
CREATE FUNCTION aktivitas_tolak_asing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM baris JOIN skp_skp s ON s.id = baris.skp_id
        WHERE s.pegawai_id <> baris.pegawai_id
           OR baris.tanggal NOT BETWEEN s.periode_awal AND s.periode_akhir
    ) OR EXISTS (
        SELECT 1 FROM baris
            JOIN skp_indikator i ON i.id = baris.indikator_id
            JOIN skp_rhk r ON r.id = i.rhk_id
        WHERE r.skp_id <> baris.skp_id
    ) THEN
        RAISE EXCEPTION 'an activity belongs to an SKP of its own person, period and indikator'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aktivitas_milik_skp', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
"""
TRIGGER = """
CREATE TRIGGER {table}_asing_tambah AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION aktivitas_tolak_asing();
CREATE TRIGGER {table}_asing_ubah AFTER UPDATE ON {table}
    REFERENCING NEW TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION aktivitas_tolak_asing();
"""
LEPAS = """
DROP TRIGGER {table}_asing_tambah ON {table};
DROP TRIGGER {table}_asing_ubah ON {table};
"""
TABLES = ("aktivitas_aktivitas", "aktivitas_rencanaaktivitas")


class Migration(migrations.Migration):
    dependencies = [("aktivitas", "0002_ditutup"), ("skp", "0004_structure")]

    operations = [
        migrations.RunSQL(PASANG, "DROP FUNCTION aktivitas_tolak_asing();"),
        *(migrations.RunSQL(TRIGGER.format(table=t), LEPAS.format(table=t)) for t in TABLES),
    ]
