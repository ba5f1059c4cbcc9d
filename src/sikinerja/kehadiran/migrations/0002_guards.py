"""A closed month's attendance is read-only in the database too; what was loaded when is written once."""

from django.db import migrations

from sikinerja.core.immutable import immutable

TUTUP = """
CREATE FUNCTION kehadiran_tolak_bulan_ditutup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM kehadiran_penutupankehadiran p
        WHERE EXISTS (SELECT 1 FROM baris b WHERE b.tahun = p.tahun AND b.bulan = p.bulan)
    ) THEN
        RAISE EXCEPTION 'attendance of a released month is read-only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'kehadiran_bulan_ditutup',
                  TABLE = 'kehadiran_kehadiran';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER kehadiran_ditutup_tambah AFTER INSERT ON kehadiran_kehadiran
    REFERENCING NEW TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION kehadiran_tolak_bulan_ditutup();
CREATE TRIGGER kehadiran_ditutup_hapus AFTER DELETE ON kehadiran_kehadiran
    REFERENCING OLD TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION kehadiran_tolak_bulan_ditutup();
CREATE TRIGGER kehadiran_ditutup_dari AFTER UPDATE ON kehadiran_kehadiran
    REFERENCING OLD TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION kehadiran_tolak_bulan_ditutup();
CREATE TRIGGER kehadiran_ditutup_ke AFTER UPDATE ON kehadiran_kehadiran
    REFERENCING NEW TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION kehadiran_tolak_bulan_ditutup();
"""
BUKA = """
DROP TRIGGER kehadiran_ditutup_tambah ON kehadiran_kehadiran;
DROP TRIGGER kehadiran_ditutup_hapus ON kehadiran_kehadiran;
DROP TRIGGER kehadiran_ditutup_dari ON kehadiran_kehadiran;
DROP TRIGGER kehadiran_ditutup_ke ON kehadiran_kehadiran;
DROP FUNCTION kehadiran_tolak_bulan_ditutup();
"""


class Migration(migrations.Migration):
    """Four triggers, and rows that nobody changes."""

    dependencies = [("kehadiran", "0001_initial")]
    operations = [migrations.RunSQL(TUTUP, BUKA), immutable("kehadiran_pemuatankehadiran")]
