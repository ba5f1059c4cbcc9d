"""Every name by which an account is entered stands in one unique column, kept by triggers."""

import django.db.models.deletion
from django.db import migrations, models

TRIGGERS = """
CREATE FUNCTION akun_catat_nama(names text[], ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    written bigint;
BEGIN
    INSERT INTO akun_namamasuk AS n (nama, akun_id)
    SELECT lower(new.name), new.id FROM unnest(names, ids) AS new (name, id)
    ON CONFLICT (nama) DO UPDATE SET sampai = NULL WHERE n.akun_id = EXCLUDED.akun_id;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written < cardinality(ids) THEN
        RAISE EXCEPTION 'a name opens somebody else''s account' USING ERRCODE = 'unique_violation';
    END IF;
END $$;

CREATE FUNCTION akun_nama_baru() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM akun_catat_nama(array_agg(username::text), array_agg(id)) FROM baru HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE FUNCTION akun_nama_ganti() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM akun_namamasuk WHERE akun_id = NEW.id AND sampai IS NULL;
    PERFORM akun_catat_nama(ARRAY[NEW.username::text], ARRAY[NEW.id]);
    RETURN NULL;
END $$;

CREATE TRIGGER nama_baru AFTER INSERT ON akun_akun
    REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION akun_nama_baru();
CREATE TRIGGER nama_ganti AFTER UPDATE OF username ON akun_akun
    FOR EACH ROW WHEN (lower(OLD.username) IS DISTINCT FROM lower(NEW.username))
    EXECUTE FUNCTION akun_nama_ganti();

INSERT INTO akun_namamasuk (nama, akun_id) SELECT lower(username), id FROM akun_akun;
"""
DROP = """
DROP TRIGGER nama_baru ON akun_akun;
DROP TRIGGER nama_ganti ON akun_akun;
DROP FUNCTION akun_nama_baru();
DROP FUNCTION akun_nama_ganti();
DROP FUNCTION akun_catat_nama(text[], bigint[]);
"""


class Migration(migrations.Migration):
    """The table, its triggers, and the names there are."""

    dependencies = (("akun", "0006_cari_nama"),)
    operations = [
        migrations.CreateModel(
            name="NamaMasuk",
            fields=[
                ("nama", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("sampai", models.DateTimeField(null=True)),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="akun.akun"
                    ),
                ),
            ],
            options={"ordering": ("nama",)},
        ),
        migrations.RunSQL(TRIGGERS, DROP),
    ]
