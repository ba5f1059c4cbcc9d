"""The history of an SKP: one line per step, written once."""

from __future__ import annotations

from django.db import models

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
