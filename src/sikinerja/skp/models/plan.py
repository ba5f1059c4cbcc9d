"""The working copy of a goal plan (domain.md §2)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Q
from django.db.models.functions import ExtractYear

from sikinerja.core.ranges import DateRange as DateRange  # noqa: PLC0414 - a landed migration finds it here
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp.rules import (
    Aspek,
    BagianLampiran,
    JenisRhk,
    Perilaku,
    Perspektif,
    Predikat,
    StatusSkp,
)
from sikinerja.skp.rules.intervensi import MAKS_SASARAN, RHK_PENGGANTI, AsalIntervensi
from sikinerja.skp.rules.lampiran import MAKS_PANJANG_BUTIR

TIDAK_TUMPANG_TINDIH = "skp_periode_tidak_tumpang_tindih"


class Skp(models.Model):
    """A goal plan of one riwayat jabatan. Who rates it is the riwayat's penilai.

    ``langkah`` counts the lines of its history; ``versi_terakhir`` the approvals (0: never approved);
    ``ditanggapi_pada`` is when the penilai first saved something on what was last handed in (empty: nothing).
    ``periode_akhir_semula`` is set where a mutation ended it early (domain.md §7): its last day before that.
    """

    riwayat = models.OneToOneField("kepegawaian.RiwayatJabatan", on_delete=models.PROTECT, related_name="skp")
    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    periode_awal = models.DateField()
    periode_akhir = models.DateField()
    periode_akhir_semula = models.DateField(null=True)
    model = models.CharField(max_length=4, choices=ModelSkp.choices())
    status = models.CharField(max_length=16, choices=StatusSkp.choices(), default=StatusSkp.KONSEP.value)
    langkah = models.PositiveIntegerField(default=0)
    versi_terakhir = models.PositiveSmallIntegerField(default=0)
    predikat = models.CharField(max_length=16, choices=Predikat.choices(), blank=True)
    ditanggapi_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()

    class Meta:
        ordering = ("-periode_awal", "-id")
        constraints = (
            ExclusionConstraint(
                name=TIDAK_TUMPANG_TINDIH,
                deferrable=Deferrable.IMMEDIATE,  # a mutasi taken back swaps two SKP
                expressions=[
                    ("pegawai", RangeOperators.EQUAL),  # first: looked up by person
                    (
                        DateRange("periode_awal", "periode_akhir", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            models.CheckConstraint(
                condition=Q(periode_akhir__gte=F("periode_awal")), name="skp_periode_urut"
            ),
            models.CheckConstraint(
                condition=Q(tahun=ExtractYear("periode_awal")) & Q(tahun=ExtractYear("periode_akhir")),
                name="skp_periode_satu_tahun",
            ),
            models.CheckConstraint(
                condition=Q(periode_akhir_semula__isnull=True)
                | (
                    Q(periode_akhir_semula__gt=F("periode_akhir"))
                    & Q(tahun=ExtractYear("periode_akhir_semula"))
                ),
                name="skp_periode_akhir_semula",
            ),
            models.CheckConstraint(condition=Q(status__in=[s.value for s in StatusSkp]), name="skp_status"),
            models.CheckConstraint(condition=Q(model__in=[m.value for m in ModelSkp]), name="skp_model"),
            models.CheckConstraint(
                condition=(Q(status=StatusSkp.SELESAI.value) & ~Q(predikat=""))
                | (~Q(status=StatusSkp.SELESAI.value) & Q(predikat="")),
                name="skp_predikat_hanya_selesai",
            ),
            models.CheckConstraint(
                condition=Q(versi_terakhir__gt=0)
                | Q(status__in=[StatusSkp.KONSEP.value, StatusSkp.PENILAIAN.value]),
                name="skp_disetujui_ada_versi",
            ),
        )
        indexes = (models.Index(fields=("pegawai", "tahun"), name="skp_pegawai_tahun"),)

    def __str__(self) -> str:
        return f"SKP {self.tahun} pegawai {self.pegawai_id}"


class Rhk(models.Model):
    """A rencana hasil kerja. ``sejak_versi`` is the versi that first held it (0: not approved yet).

    What it serves is of exactly one kind: nothing (yet), an RHK (``intervensi``), or a ``sasaran`` in words.
    """

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="rhk")
    jenis = models.CharField(max_length=8, choices=JenisRhk.choices())
    teks = models.CharField(max_length=1000)
    urutan = models.PositiveSmallIntegerField()
    intervensi = models.ForeignKey("skp.VersiRhk", on_delete=models.PROTECT, null=True, related_name="+")
    asal_intervensi = models.CharField(
        max_length=16,
        choices=AsalIntervensi.choices(),
        default=AsalIntervensi.PENILAI.value,
        db_default=AsalIntervensi.PENILAI.value,
    )
    sasaran = models.CharField(max_length=MAKS_SASARAN, blank=True, default="", db_default="")
    sejak_versi = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("skp", "-jenis", "urutan", "id")  # UTAMA before TAMBAHAN
        constraints = (
            models.CheckConstraint(condition=Q(jenis__in=[j.value for j in JenisRhk]), name="rhk_jenis"),
            models.CheckConstraint(condition=~Q(teks=""), name="rhk_teks_terisi"),
            models.CheckConstraint(
                condition=Q(asal_intervensi=AsalIntervensi.PENILAI.value, sasaran="")
                | Q(
                    asal_intervensi__in=[a.value for a in RHK_PENGGANTI],
                    intervensi__isnull=False,
                    sasaran="",
                )
                | (Q(asal_intervensi=AsalIntervensi.SASARAN.value, intervensi__isnull=True) & ~Q(sasaran="")),
                name="rhk_satu_intervensi",
            ),
        )

    def __str__(self) -> str:
        return self.teks


class Indikator(models.Model):
    """An indikator kinerja individu; ``aspek`` in model JA/JF, ``perspektif`` in model JPT, never both.

    ``teks_lipat`` is the text folded (``rules.lipat``): unique within one RHK.
    """

    rhk = models.ForeignKey(Rhk, on_delete=models.CASCADE, related_name="indikator")
    teks = models.CharField(max_length=1000)
    teks_lipat = models.CharField(max_length=1000)
    target = models.DecimalField(max_digits=16, decimal_places=4)
    satuan = models.CharField(max_length=60)
    aspek = models.CharField(max_length=10, choices=Aspek.choices(), blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif.choices(), blank=True)
    urutan = models.PositiveSmallIntegerField()
    sejak_versi = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("rhk", "urutan", "id")
        constraints = (
            models.UniqueConstraint(fields=("rhk", "teks_lipat"), name="indikator_teks_berbeda"),
            models.CheckConstraint(condition=~Q(teks="") & ~Q(satuan=""), name="indikator_terisi"),
            models.CheckConstraint(condition=Q(target__gte=0), name="indikator_target"),
            models.CheckConstraint(
                condition=(Q(aspek__in=[a.value for a in Aspek]) & Q(perspektif=""))
                | (Q(aspek="") & Q(perspektif__in=[p.value for p in Perspektif])),
                name="indikator_aspek_atau_perspektif",
            ),
        )

    def __str__(self) -> str:
        return self.teks


class Ekspektasi(models.Model):
    """The penilai's ekspektasi khusus for one value; belongs to the versi from *terima* on."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="ekspektasi")
    perilaku = models.CharField(max_length=24, choices=Perilaku.choices())
    teks = models.CharField(max_length=1000)

    class Meta:
        ordering = ("skp", "id")
        constraints = (
            models.UniqueConstraint(fields=("skp", "perilaku"), name="ekspektasi_satu_per_perilaku"),
            models.CheckConstraint(
                condition=Q(perilaku__in=[p.value for p in Perilaku]), name="ekspektasi_perilaku"
            ),
            models.CheckConstraint(condition=~Q(teks=""), name="ekspektasi_terisi"),
        )

    def __str__(self) -> str:
        return self.teks


class Lampiran(models.Model):
    """One block of the lampiran and its numbered lines (documents.md §B); an empty block has no row."""

    skp = models.ForeignKey(Skp, on_delete=models.CASCADE, related_name="lampiran")
    bagian = models.CharField(max_length=20, choices=BagianLampiran.choices())
    butir = ArrayField(models.CharField(max_length=MAKS_PANJANG_BUTIR))

    class Meta:
        ordering = ("skp", "id")
        constraints = (
            models.UniqueConstraint(fields=("skp", "bagian"), name="lampiran_satu_per_bagian"),
            models.CheckConstraint(
                condition=Q(bagian__in=[b.value for b in BagianLampiran]), name="lampiran_bagian"
            ),
            models.CheckConstraint(condition=Q(butir__len__gt=0), name="lampiran_terisi"),
        )

    def __str__(self) -> str:
        return f"{self.bagian}: {len(self.butir)} butir"
