"""People, organisation and positions (manual BAB II)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from sikinerja.core.ranges import DateRange
from sikinerja.kepegawaian.rules import (
    JenisJabatan,
    JenisKepegawaian,
    JenisTugas,
    JenisUnit,
    ModelSkp,
    sebagai,
)


def _values(enum: type) -> list[str]:
    return [member.value for member in enum]  # type: ignore[attr-defined]


class PerangkatDaerah(models.Model):
    """An agency of the province, with one Pimpinan."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=200, unique=True)
    tempat = models.CharField(max_length=80, blank=True)
    pimpinan = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("nama", "id")

    def __str__(self) -> str:
        return self.nama


class UnitKerja(models.Model):
    """A unit inside one PD; a tree through ``induk``.

    ``pimpinan``: the head of a unit with a head of its own (UPTD, Cabang Dinas, Sekolah), model JPT.
    """

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.PROTECT, related_name="+")
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=20, choices=JenisUnit.choices(), default=JenisUnit.LAINNYA.value)
    pimpinan = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("nama", "id")
        constraints = (
            models.UniqueConstraint(fields=("perangkat_daerah", "nama"), name="unit_nama_per_pd"),
            models.CheckConstraint(condition=Q(jenis__in=_values(JenisUnit)), name="unit_jenis"),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="unit_bukan_induk_sendiri"),
        )
        indexes = (GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="unit_nama_trgm"),)

    def __str__(self) -> str:
        return self.nama


class Jabatan(models.Model):
    """The master list of positions; ``model_skp`` is the format usual for it."""

    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=12, choices=JenisJabatan.choices())
    model_skp = models.CharField(max_length=4, choices=ModelSkp.choices(), default=ModelSkp.JAJF.value)
    kelas = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ("nama", "id")
        constraints = (
            models.UniqueConstraint(fields=("nama", "jenis"), name="jabatan_nama_jenis"),
            models.CheckConstraint(condition=Q(jenis__in=_values(JenisJabatan)), name="jabatan_jenis"),
            models.CheckConstraint(condition=Q(model_skp__in=_values(ModelSkp)), name="jabatan_model_skp"),
        )
        indexes = (GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="jabatan_nama_trgm"),)

    def __str__(self) -> str:
        return self.nama


class Pangkat(models.Model):
    """Rank and grade; the key is (jenis kepegawaian, golongan): both lists have a "I"."""

    jenis_kepegawaian = models.CharField(max_length=8, choices=JenisKepegawaian.choices())
    golongan = models.CharField(max_length=6)
    nama = models.CharField(max_length=60, blank=True)
    urutan = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("jenis_kepegawaian", "urutan")
        constraints = (
            models.UniqueConstraint(fields=("jenis_kepegawaian", "golongan"), name="pangkat_satu"),
        )

    def __str__(self) -> str:
        return f"{self.nama} / {self.golongan}" if self.nama else f"Golongan {self.golongan}"


class Pegawai(models.Model):
    """A person with an account. ``nip`` (NIP or NI PPPK, 18 digits) is empty for someone who is no ASN."""

    akun = models.OneToOneField("akun.Akun", on_delete=models.PROTECT, related_name="pegawai")
    jenis_kepegawaian = models.CharField(max_length=8, choices=JenisKepegawaian.choices())
    nip = models.CharField(max_length=18, null=True, unique=True)  # noqa: DJ001 - unique, and many have none
    pangkat = models.ForeignKey(Pangkat, on_delete=models.PROTECT, null=True, related_name="+")
    no_hp = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(nip__isnull=True) | Q(nip__regex=r"^[0-9]{18}$"), name="pegawai_nip_18_angka"
            ),
            models.CheckConstraint(
                condition=Q(jenis_kepegawaian="NON_ASN", nip__isnull=True)
                | (Q(jenis_kepegawaian__in=["PNS", "PPPK"]) & Q(nip__isnull=False)),
                name="pegawai_nip_sesuai_jenis",
            ),
        )

    def __str__(self) -> str:
        return self.nip or f"pegawai {self.pk}"


class Pengelola(models.Model):
    """Pengelola kepegawaian: an HR officer of one PD."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "perangkat_daerah"), name="pengelola_satu"),
        )

    def __str__(self) -> str:
        return f"pengelola {self.pegawai_id} di {self.perangkat_daerah_id}"


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
                condition=Q(jenis_jabatan__in=_values(JenisJabatan)), name="riwayat_jenis"
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
            models.CheckConstraint(condition=Q(jenis__in=_values(JenisTugas)), name="pelaksana_tugas_jenis"),
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
                    (
                        DateRange("tanggal_mulai", "tanggal_selesai", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                    ("pegawai", RangeOperators.EQUAL),
                    ("menggantikan", RangeOperators.EQUAL),
                ],
                condition=Q(diakhiri_pada=None),
            ),
        )

    def __str__(self) -> str:
        return sebagai(self.jenis, self.jabatan)
