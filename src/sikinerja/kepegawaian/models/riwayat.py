"""Positions, who rates in them, and who acts in their place (manual BAB II.2, II.5; domain.md §6)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from sikinerja.core.ranges import DateRange
from sikinerja.kepegawaian.models.organisasi import Jabatan, PerangkatDaerah, UnitKerja
from sikinerja.kepegawaian.models.pegawai import Pegawai
from sikinerja.kepegawaian.rules import JenisJabatan, JenisTugas, sebagai


class RiwayatJabatan(models.Model):
    """One row of a person's position history, with the pejabat penilai of that time. At most one is aktif."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="riwayat")
    tahun = models.PositiveSmallIntegerField()
    jenis_jabatan = models.CharField(max_length=12, choices=JenisJabatan.choices())
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="+")
    tmt = models.DateField()
    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="+")
    unit_kerja = models.ForeignKey(UnitKerja, on_delete=models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, null=True, related_name="+")
    aktif = models.BooleanField(default=False)

    class Meta:
        ordering = ("-tahun", "-tmt", "-id")
        constraints = (
            models.UniqueConstraint(fields=("pegawai",), condition=Q(aktif=True), name="riwayat_satu_aktif"),
            models.CheckConstraint(condition=~Q(penilai=F("pegawai")), name="riwayat_bukan_penilai_sendiri"),
            models.CheckConstraint(condition=Q(tahun__gte=2000, tahun__lte=2100), name="riwayat_tahun"),
            models.CheckConstraint(
                condition=Q(jenis_jabatan__in=JenisJabatan.values()), name="riwayat_jenis"
            ),
        )
        indexes = (
            models.Index(fields=("penilai", "aktif"), name="riwayat_penilai"),
            models.Index(fields=("perangkat_daerah", "aktif"), name="riwayat_pd"),
        )

    def __str__(self) -> str:
        return f"riwayat {self.tahun} pegawai {self.pegawai_id}"


class RiwayatPenilai(models.Model):
    """Who rated under a riwayat from when to when (domain.md §6); ``tanggal_selesai`` empty: still does."""

    riwayat = models.ForeignKey(RiwayatJabatan, on_delete=models.CASCADE, related_name="+")
    penilai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    tanggal_mulai = models.DateField()
    tanggal_selesai = models.DateField(null=True)

    class Meta:
        ordering = ("tanggal_mulai", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("riwayat",),
                condition=Q(tanggal_selesai__isnull=True),
                name="riwayat_penilai_satu_kini",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_selesai__isnull=True) | Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="riwayat_penilai_urutan",
            ),
        )

    def __str__(self) -> str:
        return f"penilai {self.penilai_id} sejak {self.tanggal_mulai}"


class PelaksanaTugas(models.Model):
    """A dated Plt./Plh. appointment: ``pegawai`` has the rights of ``menggantikan`` as penilai (§6).

    ``riwayat`` is the post of the holder (or last holder); ``jabatan`` its words for prints; both days count.
    ``diakhiri_pada``: ended early, at that very moment.
    """

    jenis = models.CharField(max_length=3, choices=JenisTugas.choices())
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    menggantikan = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    riwayat = models.ForeignKey(RiwayatJabatan, on_delete=models.SET_NULL, null=True, related_name="+")
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah, on_delete=models.PROTECT, null=True, related_name="+"
    )
    jabatan = models.CharField(max_length=200)
    tanggal_mulai = models.DateField()
    tanggal_selesai = models.DateField()
    dasar = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()
    dibuat_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    diakhiri_pada = models.DateTimeField(null=True)
    diakhiri_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    alasan_diakhiri = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-tanggal_mulai", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(jenis__in=JenisTugas.values()), name="pelaksana_tugas_jenis"),
            models.CheckConstraint(
                condition=~Q(pegawai=F("menggantikan")), name="pelaksana_tugas_bukan_diri_sendiri"
            ),
            models.CheckConstraint(
                condition=Q(tanggal_selesai__gte=F("tanggal_mulai")), name="pelaksana_tugas_urutan"
            ),
            models.CheckConstraint(
                condition=Q(diakhiri_pada=None, diakhiri_oleh=None, alasan_diakhiri="")
                | (Q(diakhiri_pada__isnull=False, diakhiri_oleh__isnull=False) & ~Q(alasan_diakhiri="")),
                name="pelaksana_tugas_diakhiri_lengkap",
            ),
            ExclusionConstraint(
                name="pelaksana_tugas_tidak_bertumpuk",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),  # first: looked up by person
                    ("menggantikan", RangeOperators.EQUAL),
                    (
                        DateRange("tanggal_mulai", "tanggal_selesai", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(diakhiri_pada=None),
            ),
        )

    def __str__(self) -> str:
        return sebagai(self.jenis, self.jabatan)
