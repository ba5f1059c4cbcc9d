"""A month that is SELESAI never changes, except by its one *ubah penilaian* (F6.8): held by the database."""

from django.db import migrations

PENILAIAN = """
CREATE FUNCTION penilaian_tolak_ubah_selesai() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.predikat = '' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'rating_hasil_kerja' - 'rating_perilaku' - 'predikat'
            = to_jsonb(OLD) - 'rating_hasil_kerja' - 'rating_perilaku' - 'predikat'
        AND EXISTS (
            SELECT 1 FROM penilaian_perubahanpenilaian p
            WHERE p.penilaian_id = OLD.id
                AND (p.hasil_kerja_lama, p.perilaku_lama, p.predikat_lama)
                    = (OLD.rating_hasil_kerja, OLD.rating_perilaku, OLD.predikat)
                AND (p.hasil_kerja_baru, p.perilaku_baru, p.predikat_baru)
                    = (NEW.rating_hasil_kerja, NEW.rating_perilaku, NEW.predikat)
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'penilaian % sudah selesai dan tidak dapat diubah', OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER penilaian_kunci_selesai BEFORE UPDATE OR DELETE ON penilaian_penilaian
    FOR EACH ROW EXECUTE FUNCTION penilaian_tolak_ubah_selesai();
"""

UMPAN_BALIK = """
CREATE FUNCTION penilaian_tolak_ubah_umpan_balik() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM penilaian_penilaian p WHERE p.id = OLD.penilaian_id AND p.predikat <> '') THEN
        RAISE EXCEPTION 'umpan balik penilaian % sudah selesai dan tidak dapat diubah', OLD.penilaian_id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER penilaian_kunci_selesai BEFORE UPDATE OR DELETE ON penilaian_umpanbalikindikator
    FOR EACH ROW EXECUTE FUNCTION penilaian_tolak_ubah_umpan_balik();
CREATE TRIGGER penilaian_kunci_selesai BEFORE UPDATE OR DELETE ON penilaian_umpanbalikperilaku
    FOR EACH ROW EXECUTE FUNCTION penilaian_tolak_ubah_umpan_balik();
"""

# The change of ratings adds one line to the month's history, and that is all that may move in its row.
REALISASI = """
CREATE FUNCTION penilaian_tolak_ubah_realisasi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'SELESAI' THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        IF NEW.status = 'SELESAI' AND NOT EXISTS (
            SELECT 1 FROM penilaian_penilaian p WHERE p.realisasi_id = NEW.id AND p.predikat <> ''
        ) THEN
            RAISE EXCEPTION 'realisasi % belum memiliki predikat', NEW.id USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE'
        AND to_jsonb(NEW) - 'langkah' - 'diubah_pada' = to_jsonb(OLD) - 'langkah' - 'diubah_pada'
        AND EXISTS (
            SELECT 1 FROM penilaian_perubahanpenilaian u JOIN penilaian_penilaian p ON p.id = u.penilaian_id
            WHERE p.realisasi_id = OLD.id
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'realisasi % sudah selesai dan tidak dapat diubah', OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER penilaian_kunci_selesai BEFORE UPDATE OR DELETE ON realisasi_realisasi
    FOR EACH ROW EXECUTE FUNCTION penilaian_tolak_ubah_realisasi();
"""

UNDO = """
DROP TRIGGER penilaian_kunci_selesai ON penilaian_penilaian;
DROP TRIGGER penilaian_kunci_selesai ON penilaian_umpanbalikindikator;
DROP TRIGGER penilaian_kunci_selesai ON penilaian_umpanbalikperilaku;
DROP TRIGGER penilaian_kunci_selesai ON realisasi_realisasi;
DROP FUNCTION penilaian_tolak_ubah_selesai();
DROP FUNCTION penilaian_tolak_ubah_umpan_balik();
DROP FUNCTION penilaian_tolak_ubah_realisasi();
"""


class Migration(migrations.Migration):
    """Triggers on both rooms' tables: this room stands above ``realisasi`` and may know it."""

    dependencies = [("penilaian", "0003_selesai"), ("realisasi", "0002_immutable")]
    operations = [migrations.RunSQL(PENILAIAN + UMPAN_BALIK + REALISASI, UNDO)]
