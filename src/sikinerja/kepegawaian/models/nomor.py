"""Which numbers a person has had."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sikinerja.kepegawaian.models.pegawai import Pegawai
from sikinerja.kepegawaian.rules import JenisKepegawaian


class RiwayatNomor(models.Model):
    """One correction or replacement of NIP / NI PPPK (or username) and jenis kepegawaian; never changed.

    ``milik_lain``: the old number is somebody else's, and was written here by mistake.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="riwayat_nomor")
    jenis_lama = models.CharField(max_length=8, choices=JenisKepegawaian.choices())
    nomor_lama = models.CharField(max_length=40)
    jenis_baru = models.CharField(max_length=8, choices=JenisKepegawaian.choices())
    nomor_baru = models.CharField(max_length=40)
    alasan = models.CharField(max_length=500)
    milik_lain = models.BooleanField()
    pada = models.DateTimeField()
    oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~Q(alasan=""), name="riwayat_nomor_beralasan"),
            models.CheckConstraint(
                condition=~Q(nomor_lama=F("nomor_baru"), jenis_lama=F("jenis_baru")),
                name="riwayat_nomor_berubah",
            ),
        )
        indexes = (models.Index(fields=("nomor_lama",), name="riwayat_nomor_lama"),)

    def __str__(self) -> str:
        return f"{self.nomor_lama} menjadi {self.nomor_baru}"
