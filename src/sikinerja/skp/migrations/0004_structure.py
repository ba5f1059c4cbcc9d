"""What must never happen to a plan, refused by the database itself (domain.md §2.1)."""

from django.db import migrations

SQL = """
CREATE FUNCTION skp_hanya_konsep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    baris record;
    skp bigint;
    kini text;
BEGIN
    IF TG_OP = 'DELETE' THEN baris := OLD; ELSE baris := NEW; END IF;
    IF TG_OP = 'DELETE' AND OLD.sejak_versi > 0 THEN
        RAISE EXCEPTION 'yang sudah disetujui tidak dapat dihapus' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_TABLE_NAME = 'skp_rhk' THEN
        skp := baris.skp_id;
    ELSE
        SELECT r.skp_id INTO skp FROM skp_rhk r WHERE r.id = baris.rhk_id;
    END IF;
    SELECT s.status INTO kini FROM skp_skp s WHERE s.id = skp FOR SHARE;
    IF kini IS DISTINCT FROM 'KONSEP' THEN
        RAISE EXCEPTION 'susunan SKP hanya dapat diubah selama KONSEP' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN baris;
END $$;

CREATE TRIGGER skp_rhk_hanya_konsep
    BEFORE INSERT OR DELETE OR UPDATE OF skp_id, jenis, teks, urutan, intervensi_id ON skp_rhk
    FOR EACH ROW EXECUTE FUNCTION skp_hanya_konsep();
CREATE TRIGGER skp_indikator_hanya_konsep
    BEFORE INSERT OR DELETE OR UPDATE OF rhk_id, teks, target, satuan, aspek, perspektif, urutan ON skp_indikator
    FOR EACH ROW EXECUTE FUNCTION skp_hanya_konsep();

CREATE FUNCTION skp_tolak_hapus() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.langkah > 0 OR OLD.versi_terakhir > 0 THEN
        RAISE EXCEPTION 'SKP yang pernah diajukan tidak dapat dihapus' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER skp_skp_tolak_hapus BEFORE DELETE ON skp_skp
    FOR EACH ROW EXECUTE FUNCTION skp_tolak_hapus();
"""

BACK = """
DROP TRIGGER skp_skp_tolak_hapus ON skp_skp;
DROP FUNCTION skp_tolak_hapus();
DROP TRIGGER skp_indikator_hanya_konsep ON skp_indikator;
DROP TRIGGER skp_rhk_hanya_konsep ON skp_rhk;
DROP FUNCTION skp_hanya_konsep();
"""


class Migration(migrations.Migration):
    """Structure changes only while KONSEP; what was approved is never deleted; nor an SKP with history."""

    dependencies = [("skp", "0003_ditanggapi")]
    operations = [migrations.RunSQL(SQL, BACK)]
