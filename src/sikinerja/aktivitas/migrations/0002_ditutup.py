"""An activity may say when it was mended; the activities of a rated month are read-only in the database too."""

from django.db import migrations, models

TUTUP = """
CREATE FUNCTION aktivitas_tolak_bulan_ditutup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM baris JOIN aktivitas_bulanaktivitas b
            ON b.pegawai_id = baris.pegawai_id
           AND b.tahun = EXTRACT(YEAR FROM baris.tanggal)
           AND b.bulan = EXTRACT(MONTH FROM baris.tanggal)
        WHERE b.ditutup_pada IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'activities of a rated month are read-only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aktivitas_bulan_ditutup',
                  TABLE = 'aktivitas_aktivitas';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER aktivitas_ditutup_tambah AFTER INSERT ON aktivitas_aktivitas
    REFERENCING NEW TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION aktivitas_tolak_bulan_ditutup();
CREATE TRIGGER aktivitas_ditutup_hapus AFTER DELETE ON aktivitas_aktivitas
    REFERENCING OLD TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION aktivitas_tolak_bulan_ditutup();
CREATE TRIGGER aktivitas_ditutup_dari AFTER UPDATE ON aktivitas_aktivitas
    REFERENCING OLD TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION aktivitas_tolak_bulan_ditutup();
CREATE TRIGGER aktivitas_ditutup_ke AFTER UPDATE ON aktivitas_aktivitas
    REFERENCING NEW TABLE AS baris FOR EACH STATEMENT EXECUTE FUNCTION aktivitas_tolak_bulan_ditutup();
"""
BUKA = """
DROP TRIGGER aktivitas_ditutup_tambah ON aktivitas_aktivitas;
DROP TRIGGER aktivitas_ditutup_hapus ON aktivitas_aktivitas;
DROP TRIGGER aktivitas_ditutup_dari ON aktivitas_aktivitas;
DROP TRIGGER aktivitas_ditutup_ke ON aktivitas_aktivitas;
DROP FUNCTION aktivitas_tolak_bulan_ditutup();
"""


class Migration(migrations.Migration):
    dependencies = [("aktivitas", "0001_initial")]

    operations = [
        migrations.AddField("aktivitas", "diubah_pada", models.DateTimeField(null=True)),
        migrations.RunSQL(TUTUP, BUKA),
    ]
