"""Past the first approval there is a versi; ekspektasi stand still once approved (domain.md §2.1)."""

from django.db import migrations, models

SQL = """
CREATE FUNCTION skp_ekspektasi_belum_disetujui() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    baris record;
    kini text;
BEGIN
    IF TG_OP = 'DELETE' THEN baris := OLD; ELSE baris := NEW; END IF;
    SELECT s.status INTO kini FROM skp_skp s WHERE s.id = baris.skp_id FOR SHARE;
    IF kini NOT IN ('KONSEP', 'PENILAIAN') THEN
        RAISE EXCEPTION 'ekspektasi yang sudah disetujui tidak dapat diubah' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN baris;
END $$;

CREATE TRIGGER skp_ekspektasi_belum_disetujui
    BEFORE INSERT OR UPDATE OR DELETE ON skp_ekspektasi
    FOR EACH ROW EXECUTE FUNCTION skp_ekspektasi_belum_disetujui();
"""

BACK = """
DROP TRIGGER skp_ekspektasi_belum_disetujui ON skp_ekspektasi;
DROP FUNCTION skp_ekspektasi_belum_disetujui();
"""


class Migration(migrations.Migration):
    """One constraint, one trigger."""

    dependencies = [("skp", "0008_periode_bertukar")]
    operations = [
        migrations.AddConstraint(
            model_name="skp",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("versi_terakhir__gt", 0), ("status__in", ["KONSEP", "PENILAIAN"]), _connector="OR"
                ),
                name="skp_disetujui_ada_versi",
            ),
        ),
        migrations.RunSQL(SQL, BACK),
    ]
