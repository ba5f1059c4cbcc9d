"""Attendance as it was brought in, and the months that a release has closed (domain.md §8)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sikinerja.kehadiran.rules import MENIT_TERBANYAK, Angka, SumberKehadiran

BULAN = Q(bulan__gte=1, bulan__lte=12)


class Kehadiran(models.Model):
    """One person's attendance in one month; ``nilai`` 0-100. Minutes are empty where nobody recorded them."""

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    hari_kerja = models.PositiveSmallIntegerField()
    hadir = models.PositiveSmallIntegerField()
    terlambat = models.PositiveSmallIntegerField()
    pulang_cepat = models.PositiveSmallIntegerField()
    alpa = models.PositiveSmallIntegerField()
    izin_cuti = models.PositiveSmallIntegerField()
    terlambat_menit = models.PositiveIntegerField(null=True)
    pulang_cepat_menit = models.PositiveIntegerField(null=True)
    nilai = models.DecimalField(max_digits=5, decimal_places=2)
    sumber = models.CharField(max_length=8, choices=SumberKehadiran.choices())
    dimuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("tahun", "bulan", "pegawai")
        indexes = (models.Index(fields=("tahun", "bulan"), name="kehadiran_bulanan"),)
        constraints = (
            # The person first: no index may offer itself that finds somebody only at its end (core.sql).
            models.UniqueConstraint(fields=("pegawai", "tahun", "bulan"), name="kehadiran_satu_per_bulan"),
            models.CheckConstraint(condition=BULAN, name="kehadiran_bulan"),
            models.CheckConstraint(condition=Q(nilai__gte=0, nilai__lte=100), name="kehadiran_nilai"),
            models.CheckConstraint(
                condition=Q(hari_kerja__lte=31, hari_kerja__gte=F("hadir") + F("alpa") + F("izin_cuti")),
                name="kehadiran_hari",
            ),
            models.CheckConstraint(
                condition=Q(terlambat__lte=F("hadir"), pulang_cepat__lte=F("hadir")),
                name="kehadiran_kejadian",
            ),
            models.CheckConstraint(
                condition=(Q(terlambat_menit=None) | Q(terlambat_menit__lte=MENIT_TERBANYAK))
                & (Q(pulang_cepat_menit=None) | Q(pulang_cepat_menit__lte=MENIT_TERBANYAK)),
                name="kehadiran_menit",
            ),
            models.CheckConstraint(
                condition=Q(sumber__in=[s.value for s in SumberKehadiran]), name="kehadiran_sumber"
            ),
        )

    def __str__(self) -> str:
        return f"kehadiran {self.tahun}-{self.bulan:02d} pegawai {self.pegawai_id}"

    @property
    def angka(self) -> Angka:
        """The numbers as a plain value."""
        return Angka(**{name: getattr(self, name) for name in Angka.__slots__})


class PemuatanKehadiran(models.Model):
    """One load of a month's attendance: by whom, from where, and what it did. Written once."""

    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    sumber = models.CharField(max_length=8, choices=SumberKehadiran.choices())
    keterangan = models.CharField(max_length=200, blank=True)
    alasan = models.CharField(max_length=500, blank=True)
    baru = models.PositiveIntegerField()
    diganti = models.PositiveIntegerField()
    tetap = models.PositiveIntegerField()
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("tahun", "bulan", "id"), name="pemuatan_bulan"),)
        constraints = (models.CheckConstraint(condition=BULAN, name="pemuatan_bulan_ada"),)

    def __str__(self) -> str:
        return f"pemuatan {self.tahun}-{self.bulan:02d}"


class PenutupanKehadiran(models.Model):
    """A month whose attendance a release has closed: the database refuses changes while the row stands."""

    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    ditutup_pada = models.DateTimeField()

    class Meta:
        ordering = ("tahun", "bulan")
        constraints = (
            models.UniqueConstraint(fields=("tahun", "bulan"), name="penutupan_kehadiran_satu"),
            models.CheckConstraint(condition=BULAN, name="penutupan_kehadiran_bulan"),
        )

    def __str__(self) -> str:
        return f"kehadiran {self.tahun}-{self.bulan:02d} ditutup"
