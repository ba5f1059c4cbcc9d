"""When an SKP's period changes, no activity or plan may be left outside (a mutation moves them along)."""

from django.db import migrations

PASANG = """
CREATE FUNCTION aktivitas_tolak_di_luar_periode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM aktivitas_aktivitas a JOIN skp_skp s ON s.id = a.skp_id
        WHERE s.id = NEW.id AND a.tanggal NOT BETWEEN s.periode_awal AND s.periode_akhir
    ) OR EXISTS (
        SELECT 1 FROM aktivitas_rencanaaktivitas a JOIN skp_skp s ON s.id = a.skp_id
        WHERE s.id = NEW.id AND a.tanggal NOT BETWEEN s.periode_awal AND s.periode_akhir
    ) THEN
        RAISE EXCEPTION 'an activity lies outside the period of its SKP'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aktivitas_di_dalam_periode', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER aktivitas_periode_skp
    AFTER UPDATE OF periode_awal, periode_akhir ON skp_skp DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.periode_awal IS DISTINCT FROM NEW.periode_awal
        OR OLD.periode_akhir IS DISTINCT FROM NEW.periode_akhir)
    EXECUTE FUNCTION aktivitas_tolak_di_luar_periode();
"""
LEPAS = """
DROP TRIGGER aktivitas_periode_skp ON skp_skp;
DROP FUNCTION aktivitas_tolak_di_luar_periode();
"""


class Migration(migrations.Migration):
    """Looked at when the transaction ends: the SKP is cut first, its activities move after."""

    dependencies = [("aktivitas", "0004_pegawai_dahulu"), ("skp", "0007_periode_akhir_semula")]

    operations = [migrations.RunSQL(PASANG, LEPAS)]
