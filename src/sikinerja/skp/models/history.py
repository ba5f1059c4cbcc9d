"""The history of an SKP: one line per step, written once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sikinerja.skp.models.plan import Skp


class RiwayatSkp(models.Model):
    """Who did which step, from which status to which, with what catatan.

    ``langkah`` is the count before it.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="riwayat_langkah")
    langkah = models.PositiveIntegerField()
    aksi = models.CharField(max_length=30)
    dari = models.CharField(max_length=16)
    ke = models.CharField(max_length=16)
    catatan = models.TextField(blank=True)
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("skp", "langkah")
        constraints = (
            models.UniqueConstraint(fields=("skp", "langkah"), name="riwayat_skp_satu_per_langkah"),
        )

    def __str__(self) -> str:
        return f"{self.aksi}: {self.dari} -> {self.ke}"


class PenghapusanSkp(models.Model):
    """An SKP that was never approved and removed as a mistake: all it held, by whom, why. Written once.

    ``nomor_skp`` is the id that it had. Without such a row the database lets no SKP with a history go.
    """

    nomor_skp = models.BigIntegerField(unique=True)
    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    isi = models.JSONField()
    alasan = models.CharField(max_length=500)
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(alasan=""), name="penghapusan_skp_beralasan"),)

    def __str__(self) -> str:
        return f"SKP {self.nomor_skp} dihapus"
