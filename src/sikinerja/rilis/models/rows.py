"""What a release holds: counts, one row an employee, what a correction changed (domain.md §8)."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q

from sikinerja.penilaian.rules import KUADRAN, Rating
from sikinerja.rilis.models.header import Rilis
from sikinerja.rilis.rules import StatusNilai, rata_rata
from sikinerja.skp.rules import Predikat

TANPA = Q(rating_hasil_kerja="", rating_perilaku="", predikat="")
DENGAN_PREDIKAT = reduce(
    or_,
    (
        Q(rating_hasil_kerja=hasil.value, rating_perilaku=perilaku.value, predikat=predikat.value)
        for (hasil, perilaku), predikat in KUADRAN.items()
    ),
)
ABSENSI = ("hari_kerja", "hadir", "terlambat", "pulang_cepat", "alpa", "izin_cuti", "nilai_absensi")


class RilisRekap(models.Model):
    """One PD of a release in numbers; ``perangkat_daerah`` empty: people without one.

    ``tanpa_absensi`` leaves out who is in a keadaan khusus; ``jumlah_tpp`` adds up the percentages;
    ``sidik`` is the SHA-256 over the PD's rows.
    """

    rilis = models.ForeignKey(Rilis, on_delete=models.PROTECT, db_index=False, related_name="rekap")
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah", on_delete=models.PROTECT, null=True, related_name="+"
    )
    nama = models.CharField(max_length=200)
    jumlah = models.PositiveIntegerField()
    dinilai = models.PositiveIntegerField(default=0)
    belum_dinilai = models.PositiveIntegerField(default=0)
    tidak_mengisi = models.PositiveIntegerField(default=0)
    tanpa_skp = models.PositiveIntegerField(default=0)
    keadaan_khusus = models.PositiveIntegerField(default=0)
    sangat_baik = models.PositiveIntegerField(default=0)
    baik = models.PositiveIntegerField(default=0)
    butuh_perbaikan = models.PositiveIntegerField(default=0)
    kurang = models.PositiveIntegerField(default=0)
    sangat_kurang = models.PositiveIntegerField(default=0)
    tanpa_absensi = models.PositiveIntegerField(default=0)
    jumlah_tpp = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    sidik = models.CharField(max_length=64)

    class Meta:
        ordering = ("rilis", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("rilis", "perangkat_daerah"), name="rilis_rekap_satu_per_pd", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(
                    jumlah=F("dinilai")
                    + F("belum_dinilai")
                    + F("tidak_mengisi")
                    + F("tanpa_skp")
                    + F("keadaan_khusus")
                ),
                name="rilis_rekap_jumlah_status",
            ),
            models.CheckConstraint(
                condition=Q(
                    dinilai=F("sangat_baik")
                    + F("baik")
                    + F("butuh_perbaikan")
                    + F("kurang")
                    + F("sangat_kurang")
                ),
                name="rilis_rekap_jumlah_predikat",
            ),
            models.CheckConstraint(
                condition=Q(tanpa_absensi__lte=F("jumlah")), name="rilis_rekap_tanpa_absensi"
            ),
        )

    def __str__(self) -> str:
        return self.nama

    @property
    def rata_tpp(self) -> Decimal:
        """The mean percentage, two decimals."""
        return rata_rata(self.jumlah_tpp, self.jumlah)


class RilisBaris(models.Model):
    """One employee of a released month, as everything was then; every employee has one (domain.md §8).

    ``urutan`` counts from 1 by PD and name. ``keterangan`` names a keadaan khusus. ``perhitungan`` is how
    ``tpp_persen`` came about, line by line as ``tpp.rules`` said it. No foreign keys in the database to what
    others may lock while a month is frozen: the words are here.
    """

    rilis = models.ForeignKey(Rilis, on_delete=models.PROTECT, db_index=False, related_name="baris")
    urutan = models.PositiveIntegerField()
    pegawai = models.ForeignKey(
        "kepegawaian.Pegawai", on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah",
        on_delete=models.PROTECT,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    nip = models.CharField(max_length=18, blank=True)
    nama = models.CharField(max_length=150)
    pangkat = models.CharField(max_length=80, blank=True)
    jabatan = models.CharField(max_length=200, blank=True)
    jenis_jabatan = models.CharField(max_length=12, blank=True)
    kelas = models.PositiveSmallIntegerField(null=True)
    nama_pd = models.CharField(max_length=200, blank=True)
    unit_kerja = models.CharField(max_length=200, blank=True)
    penilai_nama = models.CharField(max_length=150, blank=True)
    penilai_nip = models.CharField(max_length=18, blank=True)
    status = models.CharField(max_length=14, choices=StatusNilai.choices())
    keterangan = models.CharField(max_length=100, blank=True)
    rating_hasil_kerja = models.CharField(max_length=8, choices=Rating.choices(), blank=True)
    rating_perilaku = models.CharField(max_length=8, choices=Rating.choices(), blank=True)
    predikat = models.CharField(max_length=16, choices=Predikat.choices(), blank=True)
    hari_kerja = models.PositiveSmallIntegerField(null=True)
    hadir = models.PositiveSmallIntegerField(null=True)
    terlambat = models.PositiveSmallIntegerField(null=True)
    pulang_cepat = models.PositiveSmallIntegerField(null=True)
    alpa = models.PositiveSmallIntegerField(null=True)
    izin_cuti = models.PositiveSmallIntegerField(null=True)
    nilai_absensi = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    tpp_persen = models.DecimalField(max_digits=6, decimal_places=2)
    perhitungan = models.JSONField()

    class Meta:
        ordering = ("rilis", "urutan")
        constraints = (
            models.UniqueConstraint(fields=("rilis", "pegawai"), name="rilis_baris_satu_per_pegawai"),
            models.UniqueConstraint(fields=("rilis", "urutan"), name="rilis_baris_urutan"),
            models.CheckConstraint(
                condition=Q(status__in=[s.value for s in StatusNilai]), name="rilis_baris_status"
            ),
            models.CheckConstraint(
                condition=(Q(status=StatusNilai.DINILAI.value) & DENGAN_PREDIKAT)
                | (~Q(status=StatusNilai.DINILAI.value) & TANPA),
                name="rilis_baris_predikat_bila_dinilai",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusNilai.KEADAAN_KHUSUS.value) ^ Q(keterangan=""),
                name="rilis_baris_keterangan",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in ABSENSI})
                | Q(**{f"{name}__isnull": False for name in ABSENSI}),
                name="rilis_baris_absensi_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(nilai_absensi__isnull=True) | Q(nilai_absensi__gte=0, nilai_absensi__lte=100),
                name="rilis_baris_nilai_absensi",
            ),
            models.CheckConstraint(condition=Q(tpp_persen__gte=0), name="rilis_baris_tpp"),
            models.CheckConstraint(
                condition=Q(nip="") | Q(nip__regex=r"^[0-9]{18}$"), name="rilis_baris_nip"
            ),
        )
        indexes = (models.Index(fields=("rilis", "perangkat_daerah", "urutan"), name="rilis_baris_pd"),)

    def __str__(self) -> str:
        return f"{self.nama} ({self.urutan})"

    @property
    def kenapa(self) -> str:
        """The status in words: the keadaan khusus by its name."""
        return self.keterangan or StatusNilai[self.status].label


class RilisBeda(models.Model):
    """What a correction changed of one person: ``perubahan`` maps a column to its old and new value.

    ``baru``: had no row before; ``hilang``: has none any more; then ``perubahan`` is empty.
    """

    rilis = models.ForeignKey(Rilis, on_delete=models.PROTECT, db_index=False, related_name="beda")
    pegawai = models.ForeignKey(
        "kepegawaian.Pegawai", on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah",
        on_delete=models.PROTECT,
        null=True,
        db_constraint=False,
        related_name="+",
    )
    nip = models.CharField(max_length=18, blank=True)
    nama = models.CharField(max_length=150)
    nama_pd = models.CharField(max_length=200, blank=True)
    baru = models.BooleanField(default=False)
    hilang = models.BooleanField(default=False)
    perubahan = models.JSONField(default=dict)

    class Meta:
        ordering = ("rilis", "nama_pd", "nama", "id")
        constraints = (
            models.UniqueConstraint(fields=("rilis", "pegawai"), name="rilis_beda_satu_per_pegawai"),
            models.CheckConstraint(
                condition=(Q(baru=True) ^ Q(hilang=True)) ^ ~Q(perubahan={}), name="rilis_beda_isi"
            ),
        )

    def __str__(self) -> str:
        return f"beda {self.nama}"
