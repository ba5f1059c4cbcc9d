"""The lampiran changes only while KONSEP, what was approved of it is not taken away, its versi stands."""

from django.db import migrations

from sikinerja.core.immutable import immutable

SQL = """
CREATE FUNCTION skp_lampiran_hanya_konsep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    baris record;
    kini text;
    versi smallint;
    disetujui integer;
BEGIN
    IF TG_OP = 'DELETE' THEN baris := OLD; ELSE baris := NEW; END IF;
    SELECT s.status, s.versi_terakhir INTO kini, versi FROM skp_skp s WHERE s.id = baris.skp_id FOR SHARE;
    IF kini IS DISTINCT FROM 'KONSEP' THEN
        RAISE EXCEPTION 'susunan SKP hanya dapat diubah selama KONSEP' USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT cardinality(l.butir) INTO disetujui FROM skp_versilampiran l JOIN skp_versi v ON v.id = l.versi_id
        WHERE v.skp_id = baris.skp_id AND v.nomor = versi AND l.bagian = baris.bagian;
    IF TG_OP = 'DELETE' AND disetujui > 0 OR TG_OP <> 'DELETE' AND disetujui > cardinality(baris.butir) THEN
        RAISE EXCEPTION 'yang sudah disetujui tidak dapat dihapus' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN baris;
END $$;

CREATE TRIGGER skp_lampiran_hanya_konsep
    BEFORE INSERT OR UPDATE OR DELETE ON skp_lampiran
    FOR EACH ROW EXECUTE FUNCTION skp_lampiran_hanya_konsep();
"""

BACK = """
DROP TRIGGER skp_lampiran_hanya_konsep ON skp_lampiran;
DROP FUNCTION skp_lampiran_hanya_konsep();
"""


class Migration(migrations.Migration):
    """Two triggers."""

    dependencies = [("skp", "0005_lampiran")]
    operations = [migrations.RunSQL(SQL, BACK), immutable("skp_versilampiran")]
