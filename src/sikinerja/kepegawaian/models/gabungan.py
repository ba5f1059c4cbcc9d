"""Two records of one person, made one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sikinerja.kepegawaian.models.nomor import RiwayatNomor
from sikinerja.kepegawaian.models.organisasi import Pangkat
from sikinerja.kepegawaian.models.pegawai import Pegawai
from sikinerja.kepegawaian.models.riwayat import RiwayatJabatan


class Gabungan(models.Model):
    """``ganda`` was set aside for ``pegawai``, which took over its rows; with what both were before.

    So that the step can be taken back exactly until ``sampai``, while both are as it left them. While it
    stands, the database lets nothing new refer to ``ganda`` (``kepegawaian_tolak_ganda``). ``riwayat_aktif``
    was the double's; ``riwayat_semula`` the kept record's, where the double's is the later one. ``berjalan``:
    its rows are changing hands just now, in this very transaction; never committed.
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
    riwayat_semula = models.ForeignKey(RiwayatJabatan, on_delete=models.SET_NULL, null=True, related_name="+")
    riwayat_nomor = models.OneToOneField(RiwayatNomor, on_delete=models.PROTECT, related_name="gabungan")
    nomor_jadi = models.CharField(max_length=40)
    alasan = models.CharField(max_length=500)
    pada = models.DateTimeField()
    oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    sampai = models.DateTimeField()
    berjalan = models.BooleanField(default=False, db_default=False)
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


class GabunganPindah(models.Model):
    """A row that changed hands: ``kolom`` of ``tabel`` named the double. Written once, while it happens."""

    gabungan = models.ForeignKey(Gabungan, on_delete=models.PROTECT, related_name="pindah")
    tabel = models.CharField(max_length=63)
    kolom = models.CharField(max_length=63)
    baris = models.BigIntegerField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("gabungan", "tabel", "kolom", "baris"), name="gabungan_pindah_sekali"
            ),
        )
        indexes = (models.Index(fields=("baris", "tabel"), name="gabungan_pindah_baris"),)

    def __str__(self) -> str:
        return f"{self.tabel} {self.baris}"
