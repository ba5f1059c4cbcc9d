"""Second factors; triggers refuse that a code opens twice."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE FUNCTION akun_totp_maju() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.langkah_terakhir < OLD.langkah_terakhir OR NEW.rahasia <> OLD.rahasia OR NEW.akun_id <> OLD.akun_id
    THEN
        RAISE EXCEPTION 'kode yang sudah dipakai tidak berlaku lagi' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER akun_totp_maju BEFORE UPDATE ON akun_totp FOR EACH ROW EXECUTE FUNCTION akun_totp_maju();
CREATE FUNCTION akun_kode_sekali() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.dipakai_pada IS NOT NULL OR NEW.sidik <> OLD.sidik OR NEW.akun_id <> OLD.akun_id THEN
        RAISE EXCEPTION 'kode pemulihan hanya berlaku sekali' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER akun_kode_sekali BEFORE UPDATE ON akun_kodepemulihan
    FOR EACH ROW EXECUTE FUNCTION akun_kode_sekali();
"""
UNGUARD = """
DROP TRIGGER akun_totp_maju ON akun_totp;
DROP FUNCTION akun_totp_maju();
DROP TRIGGER akun_kode_sekali ON akun_kodepemulihan;
DROP FUNCTION akun_kode_sekali();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0003_sesi"),
    ]

    operations = [
        migrations.CreateModel(
            name="KodePemulihan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sidik", models.CharField(max_length=64, unique=True)),
                ("dipakai_pada", models.DateTimeField(null=True)),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kode_pemulihan",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Passkey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=60)),
                ("kredensial_id", models.BinaryField(max_length=1023, unique=True)),
                ("data", models.BinaryField(max_length=4000)),
                ("penghitung", models.BigIntegerField()),
                ("dibuat_pada", models.DateTimeField()),
                ("terakhir_dipakai_pada", models.DateTimeField(null=True)),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passkey",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("nama", ""), _negated=True), name="passkey_nama"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Totp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rahasia", models.CharField(max_length=300)),
                ("langkah_terakhir", models.BigIntegerField()),
                ("dibuat_pada", models.DateTimeField()),
                ("terakhir_dipakai_pada", models.DateTimeField(null=True)),
                (
                    "akun",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="totp",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rahasia", ""), _negated=True), name="totp_rahasia"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
