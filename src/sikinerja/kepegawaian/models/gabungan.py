"""Two records of one person, made one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sikinerja.kepegawaian.models.nomor import RiwayatNomor
from sikinerja.kepegawaian.models.organisasi import Pangkat
from sikinerja.kepegawaian.models.pegawai import Pegawai
from sikinerja.kepegawaian.models.riwayat import RiwayatJabatan


class Gabungan(models.Model):
    """``ganda``, on which nothing hung, was set aside for ``pegawai``; with what both were before.

    So that the step can be taken back exactly until ``sampai``, while both are as it left them. While it
    stands, the database lets nothing new refer to ``ganda`` (``kepegawaian_tolak_ganda``).
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    ganda = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    nomor_pegawai = models.CharField(max_length=40)
    jenis_pegawai = models.CharField(max_length=8)
    pangkat_pegawai = models.ForeignKey(Pangkat, on_delete=models.PROTECT, null=True, related_name="+")
    nomor_ganda = models.CharField(max_length=40)
    jenis_ganda = models.CharField(max_length=8)
    pangkat_ganda = models.ForeignKey(Pangkat, on_delete=models.PROTECT, null=True, related_name="+")
    ganda_aktif = models.BooleanField()
    riwayat_aktif = models.ForeignKey(RiwayatJabatan, on_delete=models.SET_NULL, null=True, related_name="+")
    riwayat_nomor = models.OneToOneField(RiwayatNomor, on_delete=models.PROTECT, related_name="gabungan")
    nomor_jadi = models.CharField(max_length=40)
    alasan = models.CharField(max_length=500)
    pada = models.DateTimeField()
    oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    sampai = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True)
    dibatalkan_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~Q(pegawai=F("ganda")), name="gabungan_dua_data"),
            models.CheckConstraint(condition=~Q(alasan=""), name="gabungan_beralasan"),
            models.CheckConstraint(
                condition=Q(dibatalkan_oleh=None) | Q(dibatalkan_pada__isnull=False),
                name="gabungan_batal_lengkap",
            ),
            models.UniqueConstraint(
                fields=("ganda",), condition=Q(dibatalkan_pada=None), name="gabungan_sekali"
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomor_ganda} digabungkan ke {self.nomor_jadi}"
