"""What was approved, word for word, with both people as they were then. Rows are written once."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sikinerja.skp.models.plan import Indikator, Rhk, Skp
from sikinerja.skp.rules import (
    Aspek,
    BagianLampiran,
    JenisRhk,
    Perilaku,
    Perspektif,
)
from sikinerja.skp.rules.intervensi import RHK_PENGGANTI, AsalIntervensi
from sikinerja.skp.rules.lampiran import MAKS_PANJANG_BUTIR


class Versi(models.Model):
    """One approval. ``identitas_*`` hold nama, nip, pangkat, jabatan, kelas, perangkat_daerah, unit_kerja."""

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="versi")
    nomor = models.PositiveSmallIntegerField()
    disetujui_pada = models.DateTimeField()
    penilai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    catatan = models.TextField()
    identitas_pegawai = models.JSONField()
    identitas_penilai = models.JSONField()

    class Meta:
        ordering = ("skp", "nomor")
        constraints = (models.UniqueConstraint(fields=("skp", "nomor"), name="versi_nomor"),)

    def __str__(self) -> str:
        return f"versi {self.nomor}"


class VersiRhk(models.Model):
    """An RHK as approved. Subordinates' RHK point here (intervensi).

    ``intervensi_teks`` is what it serves in words, also where that is a sasaran organisasi.
    """

    versi = models.ForeignKey(Versi, on_delete=models.PROTECT, related_name="rhk")
    rhk = models.ForeignKey(Rhk, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=8, choices=JenisRhk.choices())
    teks = models.CharField(max_length=1000)
    urutan = models.PositiveSmallIntegerField()
    intervensi = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    intervensi_teks = models.CharField(max_length=1000, blank=True)
    asal_intervensi = models.CharField(
        max_length=16,
        choices=AsalIntervensi.choices(),
        default=AsalIntervensi.PENILAI.value,
        db_default=AsalIntervensi.PENILAI.value,
    )

    class Meta:
        ordering = ("versi", "-jenis", "urutan", "id")
        constraints = (
            models.UniqueConstraint(fields=("versi", "rhk"), name="versi_rhk_satu"),
            models.CheckConstraint(
                condition=Q(
                    asal_intervensi=AsalIntervensi.PENILAI.value, intervensi__isnull=True, intervensi_teks=""
                )
                | (
                    Q(asal_intervensi__in=[a.value for a in (AsalIntervensi.PENILAI, *RHK_PENGGANTI)])
                    & Q(intervensi__isnull=False)
                    & ~Q(intervensi_teks="")
                )
                | (
                    Q(asal_intervensi=AsalIntervensi.SASARAN.value, intervensi__isnull=True)
                    & ~Q(intervensi_teks="")
                ),
                name="versi_rhk_satu_intervensi",
            ),
        )

    def __str__(self) -> str:
        return self.teks


class VersiIndikator(models.Model):
    """An indikator as approved; ``indikator`` keeps its identity across versions."""

    versi_rhk = models.ForeignKey(VersiRhk, on_delete=models.PROTECT, related_name="indikator")
    indikator = models.ForeignKey(Indikator, on_delete=models.PROTECT, related_name="+")
    teks = models.CharField(max_length=1000)
    target = models.DecimalField(max_digits=16, decimal_places=4)
    satuan = models.CharField(max_length=60)
    aspek = models.CharField(max_length=10, choices=Aspek.choices(), blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif.choices(), blank=True)
    urutan = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("versi_rhk", "urutan", "id")
        constraints = (
            models.UniqueConstraint(fields=("versi_rhk", "indikator"), name="versi_indikator_satu"),
        )

    def __str__(self) -> str:
        return self.teks


class VersiEkspektasi(models.Model):
    """An ekspektasi as it stood at *terima*."""

    versi = models.ForeignKey(Versi, on_delete=models.PROTECT, related_name="ekspektasi")
    perilaku = models.CharField(max_length=24, choices=Perilaku.choices())
    teks = models.CharField(max_length=1000)

    class Meta:
        ordering = ("versi", "id")
        constraints = (models.UniqueConstraint(fields=("versi", "perilaku"), name="versi_ekspektasi_satu"),)

    def __str__(self) -> str:
        return self.teks


class VersiLampiran(models.Model):
    """A block of the lampiran as it stood at *terima*."""

    versi = models.ForeignKey(Versi, on_delete=models.PROTECT, related_name="lampiran")
    bagian = models.CharField(max_length=20, choices=BagianLampiran.choices())
    butir = ArrayField(models.CharField(max_length=MAKS_PANJANG_BUTIR))

    class Meta:
        ordering = ("versi", "id")
        constraints = (models.UniqueConstraint(fields=("versi", "bagian"), name="versi_lampiran_satu"),)

    def __str__(self) -> str:
        return f"{self.bagian}: {len(self.butir)} butir"
