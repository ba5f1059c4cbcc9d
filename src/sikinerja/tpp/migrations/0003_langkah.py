"""How often a policy was changed, who put it in force and who withdrew it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CABUT = """
CREATE OR REPLACE FUNCTION tpp_jaga_kebijakan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bebas text[] := ARRAY[
        'status', 'berlaku_sampai', 'dipakai_sampai', 'alasan_dicabut', 'dicabut_pada', 'dicabut_oleh_id'
    ];
BEGIN
    IF OLD.status = 'KONSEP' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'kebijakan % tidak dapat dihapus', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - bebas <> to_jsonb(OLD) - bebas
        OR NEW.status = 'KONSEP'
        OR OLD.status = 'DICABUT'
        OR OLD.dipakai_sampai IS NOT NULL AND NEW.status <> 'BERLAKU'
        OR OLD.dipakai_sampai IS NOT NULL
            AND (NEW.dipakai_sampai IS NULL OR NEW.dipakai_sampai < OLD.dipakai_sampai)
    THEN
        RAISE EXCEPTION 'kebijakan % sudah diberlakukan dan tidak dapat diubah', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tpp", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="kebijakan",
            name="diberlakukan_oleh",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="kebijakan",
            name="dicabut_oleh",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="kebijakan",
            name="dicabut_pada",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="kebijakan",
            name="langkah",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunSQL(CABUT, migrations.RunSQL.noop),
    ]
