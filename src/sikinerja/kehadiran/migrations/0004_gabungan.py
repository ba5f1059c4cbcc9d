"""A released month's attendance stays read-only; when two records of one person become one it goes along."""

from django.db import migrations

BODY = """
CREATE OR REPLACE FUNCTION kehadiran_tolak_bulan_ditutup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM kehadiran_penutupankehadiran p
        WHERE EXISTS (SELECT 1 FROM baris b WHERE b.tahun = p.tahun AND b.bulan = p.bulan{kecuali})
    ) THEN
        RAISE EXCEPTION 'attendance of a released month is read-only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'kehadiran_bulan_ditutup',
                  TABLE = 'kehadiran_kehadiran';
    END IF;
    RETURN NULL;
END $$;
"""
KECUALI = " AND NOT kepegawaian_berpindah('kehadiran_kehadiran', b.id)"


class Migration(migrations.Migration):
    """One condition more."""

    dependencies = [("kehadiran", "0003_person_first"), ("kepegawaian", "0015_gabungan_pindah")]
    operations = [migrations.RunSQL(BODY.format(kecuali=KECUALI), BODY.format(kecuali=""))]
