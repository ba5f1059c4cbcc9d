"""TPP policies as BKD wrote them, and people with a fixed percentage (F8.4, domain.md §8)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from sikinerja.core.ranges import DateRange
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.tpp.rules import CaraHitung, CaraKehadiran, DasarPotongan, HasilKinerja, Pelanggaran
from sikinerja.tpp.rules.kebijakan import Masa, StatusKebijakan

INCLUSIVE = RangeBoundary(inclusive_upper=True)


def _percent(*names: str, null: bool = False) -> Q:
    """Between 0 and 100; with ``null`` also empty."""
    condition = Q()
    for name in names:
        within = Q(**{f"{name}__gte": 0, f"{name}__lte": 100})
        condition &= within | Q(**{f"{name}__isnull": True}) if null else within
    return condition


class Kebijakan(models.Model):
    """A policy: holds from the first day of a month to the last day of one, or until another one comes.

    Its content changes as long as it is KONSEP; ``langkah`` counts the changes. ``dipakai_sampai``: the last
    day of the latest month that was released under it; from then on it is neither withdrawn nor shortened.
    """

    nama = models.CharField(max_length=120)
    dasar_hukum = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=8, choices=StatusKebijakan.choices(), default=StatusKebijakan.KONSEP.value
    )
    berlaku_mulai = models.DateField(null=True)
    berlaku_sampai = models.DateField(null=True)
    dipakai_sampai = models.DateField(null=True)
    bobot_kinerja = models.DecimalField(max_digits=5, decimal_places=2)
    bobot_kehadiran = models.DecimalField(max_digits=5, decimal_places=2)
    cara_kehadiran = models.CharField(max_length=8, choices=CaraKehadiran.choices())
    persen_tanpa_data = models.DecimalField(max_digits=5, decimal_places=2)
    dasar_potongan = models.CharField(max_length=9, choices=DasarPotongan.choices())
    batas_potongan = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    alasan = models.CharField(max_length=500, blank=True)
    alasan_dicabut = models.CharField(max_length=500, blank=True)
    langkah = models.PositiveSmallIntegerField(default=0)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()
    diberlakukan_pada = models.DateTimeField(null=True)
    diberlakukan_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    dicabut_pada = models.DateTimeField(null=True)
    dicabut_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-berlaku_mulai", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusKebijakan]), name="kebijakan_status"
            ),
            models.CheckConstraint(
                condition=Q(bobot_kinerja=100 - F("bobot_kehadiran")) & _percent("bobot_kehadiran"),
                name="kebijakan_bobot",
            ),
            models.CheckConstraint(
                condition=_percent("persen_tanpa_data") & _percent("batas_potongan", null=True),
                name="kebijakan_persen",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_mulai=None) | Q(berlaku_mulai__day=1), name="kebijakan_awal_bulan"
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="kebijakan_urutan",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKebijakan.KONSEP.value)
                | (Q(berlaku_mulai__isnull=False) & ~Q(dasar_hukum="") & ~Q(alasan="")),
                name="kebijakan_berlaku_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKebijakan.DICABUT.value) ^ Q(alasan_dicabut=""),
                name="kebijakan_dicabut_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(dipakai_sampai=None)
                | (
                    Q(status=StatusKebijakan.BERLAKU.value, dipakai_sampai__gte=F("berlaku_mulai"))
                    & (Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("dipakai_sampai")))
                ),
                name="kebijakan_dipakai",
            ),
            ExclusionConstraint(
                name="kebijakan_tidak_bertumpuk",
                expressions=[
                    (DateRange("berlaku_mulai", "berlaku_sampai", INCLUSIVE), RangeOperators.OVERLAPS)
                ],
                condition=Q(status=StatusKebijakan.BERLAKU.value),
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return self.nama

    @property
    def masa(self) -> Masa | None:
        """When it holds; None: nobody has said yet."""
        return Masa(self.berlaku_mulai, self.berlaku_sampai) if self.berlaku_mulai else None


class PersenHasil(models.Model):
    """What a month's outcome is worth, in percent of the kinerja part."""

    kebijakan = models.ForeignKey(Kebijakan, on_delete=models.CASCADE, related_name="persen_hasil")
    hasil = models.CharField(max_length=16, choices=HasilKinerja.choices())
    persen = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ("kebijakan", "id")
        constraints = (
            models.UniqueConstraint(fields=("kebijakan", "hasil"), name="persen_hasil_satu"),
            models.CheckConstraint(condition=_percent("persen"), name="persen_hasil_persen"),
            models.CheckConstraint(
                condition=Q(hasil__in=[h.value for h in HasilKinerja]), name="persen_hasil_hasil"
            ),
        )

    def __str__(self) -> str:
        return f"{self.hasil} {self.persen}"


class TanggaPotongan(models.Model):
    """A ladder of deductions for one kind of absence; ``batas``: at most so many percent of the base."""

    kebijakan = models.ForeignKey(Kebijakan, on_delete=models.CASCADE, related_name="tangga")
    pelanggaran = models.CharField(max_length=12, choices=Pelanggaran.choices())
    cara = models.CharField(max_length=8, choices=CaraHitung.choices())
    batas = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta:
        ordering = ("kebijakan", "id")
        constraints = (
            models.UniqueConstraint(fields=("kebijakan", "pelanggaran"), name="tangga_satu"),
            models.CheckConstraint(condition=_percent("batas", null=True), name="tangga_batas"),
            models.CheckConstraint(
                condition=Q(cara=CaraHitung.KEJADIAN.value)
                | Q(cara=CaraHitung.MENIT.value, pelanggaran__in=["TERLAMBAT", "PULANG_CEPAT"]),
                name="tangga_cara",
            ),
        )

    def __str__(self) -> str:
        return f"tangga {self.pelanggaran}"


class LangkahPotongan(models.Model):
    """A rung: from the ``mulai``-th occurrence or minute on, ``persen``."""

    tangga = models.ForeignKey(TanggaPotongan, on_delete=models.CASCADE, related_name="langkah")
    mulai = models.PositiveSmallIntegerField()
    persen = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ("tangga", "mulai")
        constraints = (
            models.UniqueConstraint(fields=("tangga", "mulai"), name="langkah_satu"),
            models.CheckConstraint(condition=_percent("persen") & Q(mulai__gte=1), name="langkah_persen"),
        )

    def __str__(self) -> str:
        return f"mulai {self.mulai}: {self.persen}"


class KetentuanKhusus(models.Model):
    """A fixed percentage of the whole for a keadaan khusus, or for a kind of jabatan."""

    kebijakan = models.ForeignKey(Kebijakan, on_delete=models.CASCADE, related_name="ketentuan")
    keadaan = models.CharField(max_length=16, choices=JenisKeadaan.choices(), blank=True)
    jenis_jabatan = models.CharField(max_length=12, choices=JenisJabatan.choices(), blank=True)
    persen = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ("kebijakan", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("kebijakan", "keadaan", "jenis_jabatan"), name="ketentuan_khusus_satu"
            ),
            models.CheckConstraint(
                condition=Q(keadaan="") ^ Q(jenis_jabatan=""), name="ketentuan_khusus_jenis"
            ),
            models.CheckConstraint(condition=_percent("persen"), name="ketentuan_khusus_persen"),
        )

    def __str__(self) -> str:
        return f"{self.keadaan or self.jenis_jabatan} {self.persen}"


class PengecualianTpp(models.Model):
    """One person has a fixed percentage for some months, both included, with a reason."""

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    persen = models.DecimalField(max_digits=5, decimal_places=2)
    mulai = models.DateField()
    sampai = models.DateField()
    alasan = models.CharField(max_length=200)
    dasar = models.CharField(max_length=200)
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("-mulai", "-id")
        constraints = (
            models.CheckConstraint(condition=_percent("persen"), name="pengecualian_tpp_persen"),
            models.CheckConstraint(
                condition=Q(sampai__gt=F("mulai"), mulai__day=1), name="pengecualian_tpp_masa"
            ),
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(dasar=""), name="pengecualian_tpp_beralasan"),
            ExclusionConstraint(
                name="pengecualian_tpp_tidak_bertumpuk",
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),  # first: looked up by person
                    (DateRange("mulai", "sampai", INCLUSIVE), RangeOperators.OVERLAPS),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"pengecualian TPP pegawai {self.pegawai_id}"
