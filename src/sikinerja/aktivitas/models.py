"""Daily activities and plans for them (manual BAB V)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q
from django.db.models.expressions import CombinedExpression


class LocalSpan(Func):
    """``tsrange(tanggal + mulai, tanggal + selesai)``: touching activities do not overlap."""

    function = "TSRANGE"
    output_field = DateTimeRangeField()


def _at(field: str) -> ExpressionWrapper[CombinedExpression]:
    return ExpressionWrapper(F("tanggal") + F(field), output_field=models.DateTimeField())


class Aktivitas(models.Model):
    """Something a person did on one day, in local time. No ``indikator``: tugas kedinasan lain.

    ``waktu_input`` decides whether it counts for a month that was filed; ``diubah_pada``: last mended.
    A trigger keeps the activities of a rated month as they are.
    """

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="+")
    indikator = models.ForeignKey("skp.Indikator", on_delete=models.PROTECT, null=True, related_name="+")
    tanggal = models.DateField()
    mulai = models.TimeField()
    selesai = models.TimeField()
    uraian = models.CharField(max_length=1000)
    waktu_input = models.DateTimeField()
    diubah_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-tanggal", "-mulai", "-id")
        verbose_name_plural = "aktivitas"
        constraints = (
            ExclusionConstraint(
                name="aktivitas_tidak_tumpang_tindih",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),  # first: thousands work at the same hour
                    (LocalSpan(_at("mulai"), _at("selesai"), RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")), name="aktivitas_mulai_sebelum_selesai"
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="aktivitas_uraian_terisi"),
        )
        indexes = (models.Index(fields=("pegawai", "-tanggal", "-mulai"), name="aktivitas_pegawai_tanggal"),)

    def __str__(self) -> str:
        return self.uraian


class RencanaAktivitas(models.Model):
    """A reminder of something to do today or later; *Input* turns it into an activity exactly once."""

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="+")
    indikator = models.ForeignKey("skp.Indikator", on_delete=models.PROTECT, null=True, related_name="+")
    tanggal = models.DateField()
    mulai = models.TimeField()
    selesai = models.TimeField()
    uraian = models.CharField(max_length=1000)
    aktivitas = models.OneToOneField(Aktivitas, on_delete=models.SET_NULL, null=True, related_name="+")
    dimasukkan_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("tanggal", "mulai", "id")
        constraints = (
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="rencana_mulai_sebelum_selesai"),
            models.CheckConstraint(condition=~Q(uraian=""), name="rencana_uraian_terisi"),
        )
        indexes = (models.Index(fields=("pegawai", "tanggal"), name="rencana_pegawai_tanggal"),)

    def __str__(self) -> str:
        return self.uraian


class BulanAktivitas(models.Model):
    """What the month's realisasi did to its activities: counted up to a moment, then closed.

    Written by steps of higher rooms only: filing sets ``dihitung_sampai_pada``, rating ``ditutup_pada``.
    """

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    dihitung_sampai_pada = models.DateTimeField(null=True)
    ditutup_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("tahun", "bulan", "id")
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "tahun", "bulan"), name="bulan_aktivitas_satu"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="bulan_aktivitas_bulan"),
        )

    def __str__(self) -> str:
        return f"aktivitas {self.tahun}-{self.bulan:02d}"
