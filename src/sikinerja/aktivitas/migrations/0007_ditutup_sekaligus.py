"""Whether activities lie in a rated month is looked up by the whole key of the month.

``EXTRACT`` is numeric: beside the smallint columns of the index only the person could be looked up, so each of
ten thousand activities that change hands with their person read all months of that person, twice.
"""

from django.db import migrations

BODY = """
CREATE OR REPLACE FUNCTION aktivitas_tolak_bulan_ditutup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM baris JOIN aktivitas_bulanaktivitas b
            ON b.pegawai_id = baris.pegawai_id
           AND b.tahun = {year}
           AND b.bulan = {month}
        WHERE b.ditutup_pada IS NOT NULL AND NOT kepegawaian_berpindah('aktivitas_aktivitas', baris.id)
    ) THEN
        RAISE EXCEPTION 'activities of a rated month are read-only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aktivitas_bulan_ditutup',
                  TABLE = 'aktivitas_aktivitas';
    END IF;
    RETURN NULL;
END $$;
"""
YEAR, MONTH = "EXTRACT(YEAR FROM baris.tanggal)", "EXTRACT(MONTH FROM baris.tanggal)"
FORTH = BODY.format(year=f"{YEAR}::smallint", month=f"{MONTH}::smallint")


class Migration(migrations.Migration):
    """The same condition as in ``0006_gabungan``."""

    dependencies = [("aktivitas", "0006_gabungan")]
    operations = [migrations.RunSQL(FORTH, BODY.format(year=YEAR, month=MONTH))]
