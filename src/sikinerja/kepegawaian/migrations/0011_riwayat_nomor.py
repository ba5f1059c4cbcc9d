"""Which numbers a person has had: written once, never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sikinerja.core.immutable import immutable


class Migration(migrations.Migration):
    """The history of numbers."""

    dependencies = [
        ("kepegawaian", "0010_cari_nama"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RiwayatNomor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis_lama",
                    models.CharField(
                        choices=[("PNS", "PNS"), ("PPPK", "PPPK"), ("NON_ASN", "Bukan ASN")], max_length=8
                    ),
                ),
                ("nomor_lama", models.CharField(max_length=40)),
                (
                    "jenis_baru",
                    models.CharField(
                        choices=[("PNS", "PNS"), ("PPPK", "PPPK"), ("NON_ASN", "Bukan ASN")], max_length=8
                    ),
                ),
                ("nomor_baru", models.CharField(max_length=40)),
                ("alasan", models.CharField(max_length=500)),
                ("milik_lain", models.BooleanField()),
                ("pada", models.DateTimeField()),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="riwayat_nomor",
                        to="kepegawaian.pegawai",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [models.Index(fields=["nomor_lama"], name="riwayat_nomor_lama")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="riwayat_nomor_beralasan"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jenis_lama", models.F("jenis_baru")),
                            ("nomor_lama", models.F("nomor_baru")),
                            _negated=True,
                        ),
                        name="riwayat_nomor_berubah",
                    ),
                ],
            },
        ),
        immutable("kepegawaian_riwayatnomor"),
    ]
