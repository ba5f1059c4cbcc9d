"""Corrections that are being prepared, and the header of a release (domain.md §8)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sikinerja.core.time import Month
from sikinerja.rilis.rules import HasilKoreksi, nama

MONTH = Q(bulan__gte=1, bulan__lte=12)


class Koreksi(models.Model):
    """A correction that BKD has opened: until it is released or given up, the month's data may be mended."""

    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField()
    alasan = models.CharField(max_length=500)
    dibuka_pada = models.DateTimeField()
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150)
    hasil = models.CharField(max_length=10, choices=HasilKoreksi.choices(), blank=True)
    ditutup_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-tahun", "-bulan", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("tahun", "bulan"), condition=Q(hasil=""), name="koreksi_satu_terbuka"
            ),
            models.UniqueConstraint(
                fields=("tahun", "bulan", "nomor"),
                condition=Q(hasil=HasilKoreksi.DIRILIS.value),
                name="koreksi_satu_per_nomor",
            ),
            models.CheckConstraint(condition=MONTH & Q(nomor__gte=1), name="koreksi_bulan_nomor"),
            models.CheckConstraint(condition=~Q(alasan=""), name="koreksi_beralasan"),
            models.CheckConstraint(
                condition=Q(hasil="", ditutup_pada__isnull=True)
                | Q(hasil__in=[h.value for h in HasilKoreksi], ditutup_pada__isnull=False),
                name="koreksi_hasil",
            ),
        )

    def __str__(self) -> str:
        return nama(self.month, self.nomor)

    @property
    def month(self) -> Month:
        """The month as a value."""
        return Month(self.tahun, self.bulan)


class Rilis(models.Model):
    """The header and seal of a release: written after its rows, in the same transaction.

    ``nomor`` 0 is the first one of a month, then come the corrections; the highest counts. ``sidik`` is the
    SHA-256 over the ``sidik`` of its PD; ``kebijakan`` the TPP policy by which it was reckoned; ``nama`` who
    asked for it.
    """

    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField()
    koreksi = models.OneToOneField(Koreksi, on_delete=models.PROTECT, null=True, related_name="rilis")
    lebih_awal = models.BooleanField(default=False)
    alasan = models.CharField(max_length=500, blank=True)
    kebijakan = models.ForeignKey("tpp.Kebijakan", on_delete=models.PROTECT, related_name="+")
    pekerjaan = models.OneToOneField(
        "pekerjaan.Pekerjaan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150)
    dirilis_pada = models.DateTimeField()
    jumlah = models.PositiveIntegerField()
    jumlah_beda = models.PositiveIntegerField(default=0)
    sidik = models.CharField(max_length=64)

    class Meta:
        ordering = ("-tahun", "-bulan", "-nomor")
        constraints = (
            models.UniqueConstraint(fields=("tahun", "bulan", "nomor"), name="rilis_satu_per_nomor"),
            models.CheckConstraint(condition=MONTH, name="rilis_bulan"),
            models.CheckConstraint(
                condition=Q(nomor=0, koreksi__isnull=True, jumlah_beda=0)
                | Q(nomor__gte=1, koreksi__isnull=False),
                name="rilis_koreksi",
            ),
            models.CheckConstraint(
                condition=Q(nomor=0, lebih_awal=False) | ~Q(alasan=""), name="rilis_beralasan"
            ),
            models.CheckConstraint(condition=Q(sidik__regex=r"^[0-9a-f]{64}$"), name="rilis_sidik"),
        )

    def __str__(self) -> str:
        return nama(self.month, self.nomor)

    @property
    def month(self) -> Month:
        """The month as a value."""
        return Month(self.tahun, self.bulan)
