"""An SKP that is SELESAI never changes, except by BKD's opening it again (domain.md §5): held by the database."""

from django.db import migrations

from sikinerja.core.immutable import immutable

SKP = """
CREATE FUNCTION penilaian_akhir_berlaku(id_skp bigint, hasil text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM penilaian_penilaian p JOIN realisasi_realisasiakhir r ON r.id = p.realisasi_akhir_id
        WHERE r.skp_id = id_skp AND p.predikat <> '' AND (hasil = '' OR p.predikat = hasil)
            AND NOT EXISTS (SELECT 1 FROM penilaian_pembukaankembali b WHERE b.penilaian_id = p.id)
    )
$$;
CREATE FUNCTION penilaian_tolak_ubah_skp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR OLD.status <> 'SELESAI' THEN
        IF NEW.status = 'SELESAI' AND NOT penilaian_akhir_berlaku(NEW.id, NEW.predikat) THEN
            RAISE EXCEPTION 'SKP % belum memiliki penilaian akhir', NEW.id USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.status = 'PENILAIAN_AKHIR' AND NOT penilaian_akhir_berlaku(NEW.id, '')
        AND to_jsonb(NEW) - 'status' - 'predikat' - 'langkah' - 'diubah_pada'
            = to_jsonb(OLD) - 'status' - 'predikat' - 'langkah' - 'diubah_pada'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'SKP % sudah selesai dan tidak dapat diubah', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER penilaian_kunci_selesai BEFORE INSERT OR UPDATE ON skp_skp
    FOR EACH ROW EXECUTE FUNCTION penilaian_tolak_ubah_skp();
"""

REALISASI_AKHIR = """
CREATE FUNCTION penilaian_tolak_ubah_realisasi_akhir() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM skp_skp s WHERE s.id = OLD.skp_id AND s.status = 'SELESAI') THEN
        RAISE EXCEPTION 'realisasi akhir % sudah selesai dan tidak dapat diubah', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER penilaian_kunci_selesai BEFORE UPDATE OR DELETE ON realisasi_realisasiakhir
    FOR EACH ROW EXECUTE FUNCTION penilaian_tolak_ubah_realisasi_akhir();
"""

UNDO = """
DROP TRIGGER penilaian_kunci_selesai ON realisasi_realisasiakhir;
DROP FUNCTION penilaian_tolak_ubah_realisasi_akhir();
DROP TRIGGER penilaian_kunci_selesai ON skp_skp;
DROP FUNCTION penilaian_tolak_ubah_skp();
DROP FUNCTION penilaian_akhir_berlaku(bigint, text);
"""


class Migration(migrations.Migration):
    """A finished rating is held by migration 0004; this one holds the SKP and what was submitted."""

    dependencies = [("penilaian", "0005_akhir"), ("skp", "0004_structure")]
    operations = [
        migrations.RunSQL(SKP + REALISASI_AKHIR, UNDO),
        immutable("penilaian_pembukaankembali"),
        immutable("penilaian_capaianorganisasi"),
    ]
