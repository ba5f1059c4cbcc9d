"""A released month never changes: the header is the seal of its rows, and nothing goes in or out after it."""

from django.db import migrations

from sikinerja.core.immutable import immutable, never_emptied

FROZEN = ("rilis_rilis", "rilis_rilisbaris", "rilis_rilisrekap", "rilis_rilisbeda")

# Rows come first, the header last: from then on nothing can be added.
TAMBAH = """
CREATE FUNCTION rilis_tolak_tambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM rilis_rilis r WHERE r.id = NEW.rilis_id) THEN
        RAISE EXCEPTION 'rilis % sudah disegel', NEW.rilis_id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rilis_segel BEFORE INSERT ON rilis_rilisbaris
    FOR EACH ROW EXECUTE FUNCTION rilis_tolak_tambah();
CREATE TRIGGER rilis_segel BEFORE INSERT ON rilis_rilisrekap
    FOR EACH ROW EXECUTE FUNCTION rilis_tolak_tambah();
CREATE TRIGGER rilis_segel BEFORE INSERT ON rilis_rilisbeda
    FOR EACH ROW EXECUTE FUNCTION rilis_tolak_tambah();
"""

# Numbers of a month in a row without a gap, never back in time; counts that are those of the rows.
SEGEL = """
CREATE FUNCTION rilis_periksa_segel() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    salah text;
BEGIN
    IF NEW.nomor <> (SELECT count(*) FROM rilis_rilis r WHERE (r.tahun, r.bulan) = (NEW.tahun, NEW.bulan)) THEN
        RAISE EXCEPTION 'nomor rilis % tidak berurutan', NEW.nomor
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'rilis_satu_per_nomor';
    END IF;
    IF EXISTS (
        SELECT 1 FROM rilis_rilis r
        WHERE (r.tahun, r.bulan) = (NEW.tahun, NEW.bulan) AND r.dirilis_pada > NEW.dirilis_pada
    ) THEN
        RAISE EXCEPTION 'rilis mundur' USING ERRCODE = 'check_violation', CONSTRAINT = 'rilis_urutan_waktu';
    END IF;
    IF NEW.jumlah_beda <> (SELECT count(*) FROM rilis_rilisbeda b WHERE b.rilis_id = NEW.id) THEN
        RAISE EXCEPTION 'jumlah beda keliru' USING ERRCODE = 'check_violation', CONSTRAINT = 'rilis_jumlah_beda';
    END IF;
    IF NEW.jumlah <> (SELECT coalesce(sum(k.jumlah), 0) FROM rilis_rilisrekap k WHERE k.rilis_id = NEW.id) THEN
        RAISE EXCEPTION 'jumlah keliru' USING ERRCODE = 'check_violation', CONSTRAINT = 'rilis_jumlah';
    END IF;
    SELECT coalesce(k.nama, 'perangkat daerah ' || b.pd) INTO salah
    FROM (
        SELECT
            coalesce(perangkat_daerah_id, 0) AS pd,
            ARRAY[
                count(*),
                count(*) FILTER (WHERE status = 'DINILAI'),
                count(*) FILTER (WHERE status = 'BELUM_DINILAI'),
                count(*) FILTER (WHERE status = 'TIDAK_MENGISI'),
                count(*) FILTER (WHERE status = 'TANPA_SKP'),
                count(*) FILTER (WHERE status = 'KEADAAN_KHUSUS'),
                count(*) FILTER (WHERE predikat = 'SANGAT_BAIK'),
                count(*) FILTER (WHERE predikat = 'BAIK'),
                count(*) FILTER (WHERE predikat = 'BUTUH_PERBAIKAN'),
                count(*) FILTER (WHERE predikat = 'KURANG'),
                count(*) FILTER (WHERE predikat = 'SANGAT_KURANG'),
                count(*) FILTER (WHERE nilai_absensi IS NULL AND status <> 'KEADAAN_KHUSUS'),
                sum(tpp_persen)
            ] AS angka
        FROM rilis_rilisbaris WHERE rilis_id = NEW.id GROUP BY perangkat_daerah_id
    ) b
    FULL JOIN (
        SELECT
            coalesce(perangkat_daerah_id, 0) AS pd,
            nama,
            ARRAY[
                jumlah, dinilai, belum_dinilai, tidak_mengisi, tanpa_skp, keadaan_khusus, sangat_baik, baik,
                butuh_perbaikan, kurang, sangat_kurang, tanpa_absensi, jumlah_tpp
            ] AS angka
        FROM rilis_rilisrekap WHERE rilis_id = NEW.id
    ) k ON k.pd = b.pd
    WHERE k.angka IS DISTINCT FROM b.angka LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'rekap % tidak sesuai barisnya', salah
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rilis_rekap_sesuai';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER rilis_periksa BEFORE INSERT ON rilis_rilis FOR EACH ROW EXECUTE FUNCTION rilis_periksa_segel();
"""

# A correction is opened and closed, and that is all that may happen to it.
KOREKSI = """
CREATE FUNCTION rilis_tolak_ubah_koreksi() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.hasil = '' AND NEW.hasil <> ''
        AND to_jsonb(NEW) - 'hasil' - 'ditutup_pada' = to_jsonb(OLD) - 'hasil' - 'ditutup_pada'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'koreksi % tidak dapat diubah', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER rilis_koreksi_tetap BEFORE UPDATE OR DELETE ON rilis_koreksi
    FOR EACH ROW EXECUTE FUNCTION rilis_tolak_ubah_koreksi();
"""

# Whoever writes to a month and whoever freezes it take turns (core.transactions.advisory_lock, rules.KUNCI):
# a release waits for a rating that is being saved, and a rating that comes later waits for the release.
GILIRAN = """
CREATE FUNCTION rilis_tunggu_giliran() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('rilis.bulan'), NEW.tahun * 100 + NEW.bulan);
    RETURN NULL;
END $$;
CREATE TRIGGER rilis_giliran AFTER INSERT OR UPDATE ON realisasi_realisasi
    FOR EACH ROW EXECUTE FUNCTION rilis_tunggu_giliran();
"""

UNDO = """
DROP TRIGGER rilis_giliran ON realisasi_realisasi;
DROP TRIGGER rilis_koreksi_tetap ON rilis_koreksi;
DROP TRIGGER rilis_periksa ON rilis_rilis;
DROP TRIGGER rilis_segel ON rilis_rilisbeda;
DROP TRIGGER rilis_segel ON rilis_rilisrekap;
DROP TRIGGER rilis_segel ON rilis_rilisbaris;
DROP FUNCTION rilis_tunggu_giliran();
DROP FUNCTION rilis_tolak_ubah_koreksi();
DROP FUNCTION rilis_periksa_segel();
DROP FUNCTION rilis_tolak_tambah();
"""


class Migration(migrations.Migration):
    """Triggers, also on a table of the room ``realisasi``: this room stands above it and may know it."""

    dependencies = [("rilis", "0001_initial"), ("realisasi", "0003_akhir")]
    operations = [
        migrations.RunSQL(TAMBAH + SEGEL + KOREKSI + GILIRAN, UNDO),
        *(immutable(table) for table in FROZEN),
        *(never_emptied(table) for table in FROZEN),
    ]
