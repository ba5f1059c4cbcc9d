"""Dated states of a person in which months owe nothing (domain.md §8, "Keadaan khusus")."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from sikinerja.core.ranges import DateRange
from sikinerja.kepegawaian.models.pegawai import Pegawai
from sikinerja.kepegawaian.rules.keadaan import BERSELESAI, JenisKeadaan


class KeadaanKhusus(models.Model):
    """A leave, a study assignment, an end of service; both days count, no ``tanggal_selesai``: open-ended.

    Two states of one person never overlap. ``dasar``: the letter it rests on.
    """

    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=16, choices=JenisKeadaan.choices())
    tanggal_mulai = models.DateField()
    tanggal_selesai = models.DateField(null=True)
    dasar = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()
    dibuat_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-tanggal_mulai", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(jenis__in=JenisKeadaan.values()), name="keadaan_jenis"),
            models.CheckConstraint(
                condition=Q(tanggal_selesai=None) | Q(tanggal_selesai__gte=F("tanggal_mulai")),
                name="keadaan_urutan",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_selesai=None) | ~Q(jenis=JenisKeadaan.MENINGGAL.value),
                name="keadaan_purna_tanpa_akhir",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_selesai__isnull=False)
                | ~Q(jenis__in=[j.value for j in sorted(BERSELESAI)]),
                name="keadaan_belum_bertugas_berakhir",
            ),
            ExclusionConstraint(
                name="keadaan_tidak_bertumpuk",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),  # first: looked up by person
                    (
                        DateRange("tanggal_mulai", "tanggal_selesai", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        )
        indexes = (models.Index(fields=("tanggal_selesai", "tanggal_mulai"), name="keadaan_masa"),)

    def __str__(self) -> str:
        return JenisKeadaan[self.jenis].label
