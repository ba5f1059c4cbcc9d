"""Imports from files: the file, its rows, and what became of each."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sikinerja.impor.rules import AKAN_DITULIS, HasilBaris, StatusBaris, StatusImpor


class Impor(models.Model):
    """One file that somebody handed in. ``jenis`` names the table; ``berkas`` its path below the data folder.

    ``ragu``: rows that can hardly be so; ``yakin_pada``: when somebody said that they are.

    ``parameter`` is what belongs to the whole file (a month). Rows go after ``kedaluwarsa_pada``.
    """

    jenis = models.CharField(max_length=40)
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    parameter = models.JSONField(default=dict)
    nama_berkas = models.CharField(max_length=200)
    ukuran = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    berkas = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=12, choices=StatusImpor.choices(), default=StatusImpor.DIPERIKSA.value
    )
    pekerjaan = models.ForeignKey(
        "pekerjaan.Pekerjaan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    pesan = models.CharField(max_length=1000, blank=True)
    catatan = models.TextField(blank=True)
    baru = models.PositiveIntegerField(default=0)
    berubah = models.PositiveIntegerField(default=0)
    tetap = models.PositiveIntegerField(default=0)
    salah = models.PositiveIntegerField(default=0)
    ragu = models.PositiveIntegerField(default=0)
    diterapkan = models.PositiveIntegerField(default=0)
    bentrok = models.PositiveIntegerField(default=0)
    dibuat_pada = models.DateTimeField()
    diperiksa_pada = models.DateTimeField(null=True)
    dilihat_pada = models.DateTimeField(null=True)
    yakin_pada = models.DateTimeField(null=True)
    berakhir_pada = models.DateTimeField(null=True)
    kedaluwarsa_pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=Q(status__in=StatusImpor.values()), name="impor_status"),
            models.CheckConstraint(
                condition=Q(diterapkan__lte=F("baru") + F("berubah") - F("bentrok")), name="impor_jumlah"
            ),
            models.CheckConstraint(
                condition=Q(ragu=0)
                | Q(yakin_pada__isnull=False)
                | ~Q(status__in=[StatusImpor.DITERAPKAN.value, StatusImpor.SELESAI.value]),
                name="impor_diyakini",
            ),
            models.UniqueConstraint(
                fields=("jenis",), condition=Q(status=StatusImpor.DITERAPKAN.value), name="impor_satu_sejenis"
            ),
        )
        indexes = (models.Index(fields=("jenis", "-id"), name="impor_jenis"),)

    def __str__(self) -> str:
        return f"{self.jenis} {self.nama_berkas}"

    @property
    def baris(self) -> int:
        """How many rows the file has."""
        return self.baru + self.berubah + self.tetap + self.salah

    @property
    def akan_ditulis(self) -> int:
        """How many rows would change something."""
        return self.baru + self.berubah


class BarisImpor(models.Model):
    """One row of a file. ``isi``: its cells as text; ``ubahan``: column -> [old, new]; ``ragu``: doubts."""

    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="+")
    nomor = models.PositiveIntegerField()
    urutan = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=8, choices=StatusBaris.choices())
    isi = models.JSONField()
    ubahan = models.JSONField(default=dict)
    salah = models.JSONField(default=list)
    ragu = models.JSONField(default=list)
    hasil = models.CharField(max_length=10, choices=HasilBaris.choices(), default=HasilBaris.MENUNGGU.value)
    alasan = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("impor", "nomor")
        constraints = (
            models.UniqueConstraint(fields=("impor", "nomor"), name="impor_baris_nomor"),
            models.CheckConstraint(condition=Q(status__in=StatusBaris.values()), name="impor_baris_status"),
            models.CheckConstraint(condition=Q(hasil__in=HasilBaris.values()), name="impor_baris_hasil"),
            models.CheckConstraint(
                condition=Q(hasil=HasilBaris.MENUNGGU.value) | Q(status__in=AKAN_DITULIS),
                name="impor_baris_ditulis",
            ),
        )
        indexes = (
            models.Index(fields=("impor", "status", "nomor"), name="impor_baris_tampil"),
            models.Index(
                fields=("impor", "urutan", "nomor"),
                condition=Q(hasil=HasilBaris.MENUNGGU.value, status__in=AKAN_DITULIS),
                name="impor_baris_antrean",
            ),
        )

    def __str__(self) -> str:
        return f"baris {self.nomor}"
