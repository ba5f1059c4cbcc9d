"""What the employee reports, a month or the year: drafts that may hold anything, immutable submissions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp.rules import JenisRhk
from sikinerja.skp.rules.intervensi import AsalIntervensi


class Realisasi(models.Model):
    """One month of one person. ``skp`` and ``penilai`` are fixed by the submission.

    While BELUM, a ``pengajuan`` says that it was withdrawn: after the deadline it counts as last submitted.
    """

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    status = models.CharField(
        max_length=24, choices=StatusRealisasi.choices(), default=StatusRealisasi.BELUM.value
    )
    langkah = models.PositiveIntegerField(default=0)
    penilai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, null=True, related_name="+")
    pengajuan = models.ForeignKey(
        "realisasi.Pengajuan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()

    class Meta:
        ordering = ("tahun", "bulan", "id")
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "tahun", "bulan"), name="realisasi_satu_per_bulan"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="realisasi_bulan"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusRealisasi]), name="realisasi_status"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRealisasi.BELUM.value)
                | (Q(pengajuan__isnull=False) & Q(penilai__isnull=False)),
                name="realisasi_diajukan_lengkap",
            ),
        )
        indexes = (
            models.Index(fields=("penilai", "tahun", "bulan", "status"), name="realisasi_antrian_penilai"),
            models.Index(fields=("skp",), name="realisasi_skp"),
        )

    def __str__(self) -> str:
        return f"realisasi {self.tahun}-{self.bulan:02d}"


class Draf(models.Model):
    """What the owner has typed so far, as typed, right or wrong: nothing typed is ever lost."""

    realisasi = models.OneToOneField(Realisasi, on_delete=models.CASCADE, related_name="draf")
    isian = models.JSONField(default=dict)
    disimpan_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"draf {self.realisasi_id}"


class RealisasiAkhir(models.Model):
    """The year of one SKP as its owner reports it (domain.md §5); where it stands is the status of the SKP.

    ``pengajuan`` is what is submitted just now, none after it was withdrawn or returned. ``draf`` holds what
    the owner has typed so far, as typed.
    """

    skp = models.OneToOneField("skp.Skp", on_delete=models.PROTECT, related_name="realisasi_akhir")
    pengajuan = models.ForeignKey(
        "realisasi.Pengajuan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    draf = models.JSONField(default=dict)
    draf_disimpan_pada = models.DateTimeField(null=True)
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"realisasi akhir SKP {self.skp_id}"


class Pengajuan(models.Model):
    """One submission, of a month or of the year, with its receipt. Same content, same receipt; written once.

    ``sidik`` is the SHA-256 of the content; ``identitas_*`` both people as they were then; ``kepada``: to
    whom it went at that moment, in words ("" of older ones: to the penilai).
    """

    realisasi = models.ForeignKey(
        Realisasi, on_delete=models.PROTECT, null=True, related_name="daftar_pengajuan"
    )
    realisasi_akhir = models.ForeignKey(
        RealisasiAkhir, on_delete=models.PROTECT, null=True, related_name="daftar_pengajuan"
    )
    nomor = models.CharField(max_length=40, unique=True)
    diajukan_pada = models.DateTimeField()
    sidik = models.CharField(max_length=64)
    jumlah_aktivitas = models.PositiveIntegerField()
    catatan = models.TextField(blank=True)
    identitas_pegawai = models.JSONField()
    identitas_penilai = models.JSONField()
    kepada = models.CharField(max_length=1000, blank=True, default="", db_default="")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("realisasi", "sidik"), name="pengajuan_satu_per_sidik"),
            models.UniqueConstraint(
                fields=("realisasi_akhir", "sidik"), name="pengajuan_akhir_satu_per_sidik"
            ),
            models.CheckConstraint(
                condition=Q(realisasi__isnull=True) ^ Q(realisasi_akhir__isnull=True),
                name="pengajuan_bulan_atau_akhir",
            ),
        )

    def __str__(self) -> str:
        return self.nomor


class PengajuanIndikator(models.Model):
    """One indikator as submitted, with its own copy of the words (domain.md §4.4)."""

    pengajuan = models.ForeignKey(Pengajuan, on_delete=models.PROTECT, related_name="indikator")
    indikator = models.ForeignKey("skp.Indikator", on_delete=models.PROTECT, related_name="+")
    urutan = models.PositiveSmallIntegerField()
    jenis_rhk = models.CharField(max_length=8, choices=JenisRhk.choices())
    rhk_id_asal = models.BigIntegerField()
    rhk_teks = models.CharField(max_length=1000)
    intervensi_teks = models.CharField(max_length=1000, blank=True)
    asal_intervensi = models.CharField(
        max_length=16,
        choices=AsalIntervensi.choices(),
        default=AsalIntervensi.PENILAI.value,
        db_default=AsalIntervensi.PENILAI.value,
    )
    teks = models.CharField(max_length=1000)
    target = models.DecimalField(max_digits=16, decimal_places=4)
    satuan = models.CharField(max_length=60)
    aspek = models.CharField(max_length=20)
    jumlah_aktivitas = models.PositiveIntegerField()
    realisasi = models.DecimalField(max_digits=16, decimal_places=4)
    bukti = models.CharField(max_length=2000)

    class Meta:
        ordering = ("pengajuan", "urutan")
        constraints = (
            models.UniqueConstraint(fields=("pengajuan", "indikator"), name="pengajuan_indikator_satu"),
            models.CheckConstraint(condition=Q(realisasi__gte=0), name="pengajuan_realisasi"),
            models.CheckConstraint(
                condition=Q(bukti__regex=r"^https?://") | Q(bukti="-", realisasi=0), name="pengajuan_bukti"
            ),
            models.CheckConstraint(
                condition=Q(asal_intervensi=AsalIntervensi.PENILAI.value)
                | (Q(asal_intervensi__in=AsalIntervensi.values()) & ~Q(intervensi_teks="")),
                name="pengajuan_asal_intervensi",
            ),
        )

    def __str__(self) -> str:
        return self.teks


class RiwayatRealisasi(models.Model):
    """One line per step of the month, written once."""

    realisasi = models.ForeignKey(Realisasi, on_delete=models.CASCADE, related_name="riwayat_langkah")
    langkah = models.PositiveIntegerField()
    aksi = models.CharField(max_length=30)
    dari = models.CharField(max_length=24)
    ke = models.CharField(max_length=24)
    catatan = models.TextField(blank=True)
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("realisasi", "langkah")
        constraints = (
            models.UniqueConstraint(fields=("realisasi", "langkah"), name="riwayat_realisasi_langkah"),
        )

    def __str__(self) -> str:
        return f"{self.aksi}: {self.dari} -> {self.ke}"
