"""A policy in force never changes, one that a release has used is not withdrawn: held by the database too."""

from django.db import migrations

KEBIJAKAN = """
CREATE FUNCTION tpp_jaga_kebijakan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bebas text[] := ARRAY['status', 'berlaku_sampai', 'dipakai_sampai', 'alasan_dicabut'];
BEGIN
    IF OLD.status = 'KONSEP' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'kebijakan % tidak dapat dihapus', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - bebas <> to_jsonb(OLD) - bebas
        OR NEW.status = 'KONSEP'
        OR OLD.status = 'DICABUT' AND NEW.status <> 'DICABUT'
        OR OLD.dipakai_sampai IS NOT NULL AND NEW.status <> 'BERLAKU'
        OR OLD.dipakai_sampai IS NOT NULL
            AND (NEW.dipakai_sampai IS NULL OR NEW.dipakai_sampai < OLD.dipakai_sampai)
    THEN
        RAISE EXCEPTION 'kebijakan % sudah diberlakukan dan tidak dapat diubah', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tpp_jaga_kebijakan BEFORE UPDATE OR DELETE ON tpp_kebijakan
    FOR EACH ROW EXECUTE FUNCTION tpp_jaga_kebijakan();
"""

ISI = """
CREATE FUNCTION tpp_isi_hanya_konsep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    baris jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END);
    lama jsonb := CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) ELSE baris END;
BEGIN
    IF EXISTS (
        SELECT 1 FROM tpp_kebijakan k
        WHERE k.status <> 'KONSEP' AND k.id IN (
            SELECT (b ->> 'kebijakan_id')::bigint FROM unnest(ARRAY[baris, lama]) b
            UNION ALL
            SELECT t.kebijakan_id FROM tpp_tanggapotongan t
            JOIN unnest(ARRAY[baris, lama]) b ON t.id = (b ->> 'tangga_id')::bigint
        )
        FOR SHARE
    ) THEN
        RAISE EXCEPTION 'isi kebijakan hanya dapat diubah selama KONSEP' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""
TABLES = ("persenhasil", "tanggapotongan", "langkahpotongan", "ketentuankhusus")
TRIGGERS = "\n".join(
    f"CREATE TRIGGER tpp_isi_hanya_konsep BEFORE INSERT OR UPDATE OR DELETE ON tpp_{table}"
    " FOR EACH ROW EXECUTE FUNCTION tpp_isi_hanya_konsep();"
    for table in TABLES
)
UNDO = "\n".join(
    [
        *(f"DROP TRIGGER tpp_isi_hanya_konsep ON tpp_{table};" for table in TABLES),
        "DROP FUNCTION tpp_isi_hanya_konsep();",
        "DROP TRIGGER tpp_jaga_kebijakan ON tpp_kebijakan;",
        "DROP FUNCTION tpp_jaga_kebijakan();",
    ]
)


class Migration(migrations.Migration):
    """Five triggers."""

    dependencies = [("tpp", "0001_initial")]
    operations = [migrations.RunSQL(KEBIJAKAN + ISI + TRIGGERS, UNDO)]
