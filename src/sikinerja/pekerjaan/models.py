"""Background jobs that somebody asked for, with their progress and result."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sikinerja.pekerjaan.rules import TERBUKA, StatusPekerjaan


class Pekerjaan(models.Model):
    """One job. ``kunci`` names what it is about: only one open job has it.

    ``berkas`` is the result's path below the data folder, written by the worker and never taken from anybody;
    after ``kedaluwarsa_pada`` it is removed.
    """

    jenis = models.CharField(max_length=40)
    kunci = models.CharField(max_length=120)
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    parameter = models.JSONField(default=dict)
    status = models.CharField(
        max_length=12, choices=StatusPekerjaan.choices(), default=StatusPekerjaan.MENUNGGU.value
    )
    selesai = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    pesan = models.CharField(max_length=500, blank=True)
    berkas = models.CharField(max_length=200, blank=True)
    nama_berkas = models.CharField(max_length=200, blank=True)
    ukuran = models.PositiveBigIntegerField(default=0)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()
    berakhir_pada = models.DateTimeField(null=True)
    kedaluwarsa_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("kunci",), condition=Q(status__in=TERBUKA), name="pekerjaan_satu_terbuka"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusPekerjaan]), name="pekerjaan_status"
            ),
            models.CheckConstraint(condition=Q(selesai__lte=F("total")), name="pekerjaan_kemajuan"),
            models.CheckConstraint(
                condition=Q(berkas="") | Q(status=StatusPekerjaan.SELESAI.value), name="pekerjaan_berkas"
            ),
        )
        indexes = (models.Index(fields=("kunci", "-id"), name="pekerjaan_kunci"),)

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci}"

    @property
    def terbuka(self) -> bool:
        """Whether somebody still works on it."""
        return self.status in TERBUKA
