"""Tokens of programs; a trigger keeps what they are."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE FUNCTION akun_token_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.dicabut_pada IS DISTINCT FROM NEW.dicabut_pada AND OLD.dicabut_pada IS NOT NULL
        OR to_jsonb(OLD) - '{terakhir_dipakai_pada,dicabut_pada}'::text[]
            <> to_jsonb(NEW) - '{terakhir_dipakai_pada,dicabut_pada}'::text[]
    THEN
        RAISE EXCEPTION 'token hanya dapat dicabut' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER akun_token_tetap BEFORE UPDATE OR DELETE ON akun_token
    FOR EACH ROW EXECUTE FUNCTION akun_token_tetap();
"""
UNGUARD = "DROP TRIGGER akun_token_tetap ON akun_token; DROP FUNCTION akun_token_tetap();"


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0001_initial"),
        ("kepegawaian", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=80)),
                (
                    "cakupan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                ("sidik", models.CharField(max_length=64, unique=True)),
                ("awalan", models.CharField(max_length=12)),
                ("dibuat_pada", models.DateTimeField()),
                ("kedaluwarsa_pada", models.DateTimeField()),
                ("terakhir_dipakai_pada", models.DateTimeField(null=True)),
                ("dicabut_pada", models.DateTimeField(null=True)),
                (
                    "akun",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="token",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "perangkat_daerah",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.perangkatdaerah",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["akun", "-id"], name="token_akun")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="token_nama_terisi"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cakupan__len__gte", 1),
                            models.Q(
                                models.Q(
                                    ("akun__isnull", False),
                                    ("cakupan__contained_by", ["pribadi:baca", "pribadi:tulis"]),
                                ),
                                models.Q(
                                    ("akun__isnull", True),
                                    (
                                        "cakupan__contained_by",
                                        ["kehadiran:tulis", "pegawai:baca", "rilis:baca"],
                                    ),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="token_cakupan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("akun__isnull", True), ("perangkat_daerah__isnull", True), _connector="OR"
                        ),
                        name="token_pd_mesin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kedaluwarsa_pada__gt", models.F("dibuat_pada")),
                            (
                                "kedaluwarsa_pada__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("dibuat_pada"), "+", models.Value(datetime.timedelta(days=366))
                                ),
                            ),
                        ),
                        name="token_masa",
                    ),
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
