"""Webhooks and what they were told."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sikinerja.webhook.rules import DAPAT_DIPILIH, Peristiwa, StatusKiriman


class Webhook(models.Model):
    """Another system that is told; of one PD, or (``perangkat_daerah`` empty) of all.

    ``rahasia`` signs what is sent and must be readable for that. ``tunda_sampai``: it did not answer,
    nothing is sent before. Switched off by BKD or, after three days without a sound answer, by the
    application.
    """

    nama = models.CharField(max_length=100)
    alamat = models.CharField(max_length=500)
    peristiwa = ArrayField(models.CharField(max_length=20))
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah", on_delete=models.PROTECT, null=True, related_name="+"
    )
    rahasia = models.CharField(max_length=100)
    dibuat_pada = models.DateTimeField()
    dibuat_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    tunda_sampai = models.DateTimeField(null=True)
    dimatikan_pada = models.DateTimeField(null=True)
    alasan_dimatikan = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("nama", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(peristiwa__len__gte=1)
                & Q(peristiwa__contained_by=[p.value for p in DAPAT_DIPILIH]),
                name="webhook_peristiwa",
            ),
            models.CheckConstraint(
                condition=Q(dimatikan_pada=None, alasan_dimatikan="")
                | (Q(dimatikan_pada__isnull=False) & ~Q(alasan_dimatikan="")),
                name="webhook_dimatikan_lengkap",
            ),
            models.CheckConstraint(condition=Q(rahasia__startswith="whsec_"), name="webhook_rahasia"),
        )

    def __str__(self) -> str:
        return self.nama

    @property
    def aktif(self) -> bool:
        """Whether it is told."""
        return self.dimatikan_pada is None


class Kiriman(models.Model):
    """One message to one webhook. ``kunci`` names the event: told once, however often it is written down.

    ``jawaban`` is the receiver's last status, 0 where none came. ``coba_lagi_pada`` also holds a claim.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="kiriman")
    peristiwa = models.CharField(max_length=20, choices=Peristiwa.choices())
    kunci = models.CharField(max_length=120)
    data = models.JSONField()
    status = models.CharField(
        max_length=10, choices=StatusKiriman.choices(), default=StatusKiriman.MENUNGGU.value
    )
    percobaan = models.PositiveSmallIntegerField(default=0)
    coba_lagi_pada = models.DateTimeField(null=True)
    jawaban = models.PositiveSmallIntegerField(null=True)
    keterangan = models.CharField(max_length=200, blank=True)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("webhook", "kunci"), name="kiriman_sekali"),
            models.CheckConstraint(
                condition=Q(status__in=StatusKiriman.values()), name="kiriman_status_dikenal"
            ),
            models.CheckConstraint(
                condition=Q(peristiwa__in=Peristiwa.values()), name="kiriman_peristiwa_dikenal"
            ),
        )
        indexes = (
            models.Index(
                fields=("webhook", "id"),
                name="kiriman_menunggu",
                condition=Q(status=StatusKiriman.MENUNGGU.value),
            ),
        )

    def __str__(self) -> str:
        return f"{self.peristiwa} {self.kunci}"
