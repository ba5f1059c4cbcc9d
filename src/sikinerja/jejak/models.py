"""The audit trail: one row per thing done, written once, read by BKD."""

from __future__ import annotations

from django.db import models


class Jejak(models.Model):
    """Who did what to which object, when, through which door. The database refuses changes to it."""

    pada = models.DateTimeField()
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=150)
    untuk = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    """For whom it was done, where that is somebody else; ``sebagai`` says by which right."""
    sebagai = models.CharField(max_length=150, blank=True)
    kanal = models.CharField(max_length=10)
    request_id = models.CharField(max_length=40)
    aksi = models.CharField(max_length=60)
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ("-pada", "-id")
        indexes = (
            models.Index(fields=("pada", "id"), name="jejak_pada"),
            models.Index(fields=("aksi", "pada", "id"), name="jejak_aksi"),
            models.Index(fields=("objek_jenis", "objek_id", "id"), name="jejak_objek"),
            models.Index(fields=("akun", "id"), name="jejak_akun"),
            models.Index(fields=("untuk", "id"), name="jejak_untuk", condition=models.Q(untuk__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.aksi} {self.objek_jenis} {self.objek_id}"
