"""What an account proves itself with beside the password."""

from __future__ import annotations

from django.db import models

from sikinerja.akun.rules.faktor import PANJANG_NAMA


class Totp(models.Model):
    """An app that shows codes. ``rahasia`` is sealed; ``langkah_terakhir`` is the last step that was used."""

    akun = models.OneToOneField("akun.Akun", on_delete=models.PROTECT, related_name="totp")
    rahasia = models.CharField(max_length=300)
    langkah_terakhir = models.BigIntegerField()
    dibuat_pada = models.DateTimeField()
    terakhir_dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~models.Q(rahasia=""), name="totp_rahasia"),)

    def __str__(self) -> str:
        return f"aplikasi kode {self.akun_id}"


class Passkey(models.Model):
    """A key in a phone, a computer or a stick; ``data`` holds its public half."""

    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="passkey")
    nama = models.CharField(max_length=PANJANG_NAMA)
    kredensial_id = models.BinaryField(max_length=1023, unique=True)
    data = models.BinaryField(max_length=4000)
    penghitung = models.BigIntegerField()
    dibuat_pada = models.DateTimeField()
    terakhir_dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~models.Q(nama=""), name="passkey_nama"),)

    def __str__(self) -> str:
        return self.nama


class KodePemulihan(models.Model):
    """A code on paper for the day the phone is gone; works once. Only its keyed hash is kept."""

    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="kode_pemulihan")
    sidik = models.CharField(max_length=64, unique=True)
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"kode pemulihan {self.pk}"
