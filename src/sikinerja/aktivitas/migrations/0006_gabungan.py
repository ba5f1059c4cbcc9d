"""The activities of a rated month stay read-only; when two records of one person become one they go along."""

from django.db import migrations

BODY = """
CREATE OR REPLACE FUNCTION aktivitas_tolak_bulan_ditutup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM baris JOIN aktivitas_bulanaktivitas b
            ON b.pegawai_id = baris.pegawai_id
           AND b.tahun = EXTRACT(YEAR FROM baris.tanggal)
           AND b.bulan = EXTRACT(MONTH FROM baris.tanggal)
        WHERE b.ditutup_pada IS NOT NULL{kecuali}
    ) THEN
        RAISE EXCEPTION 'activities of a rated month are read-only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aktivitas_bulan_ditutup',
                  TABLE = 'aktivitas_aktivitas';
    END IF;
    RETURN NULL;
END $$;
"""
KECUALI = " AND NOT kepegawaian_berpindah('aktivitas_aktivitas', baris.id)"


class Migration(migrations.Migration):
    """One condition more."""

    dependencies = [("aktivitas", "0005_periode_skp"), ("kepegawaian", "0015_gabungan_pindah")]
    operations = [migrations.RunSQL(BODY.format(kecuali=KECUALI), BODY.format(kecuali=""))]
