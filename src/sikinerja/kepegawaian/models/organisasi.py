"""Organisation and master lists (manual BAB II.3). What is not ``aktif`` is offered to nobody new.

No two rows of a list differ in the case or kind of their letters alone (:class:`Lipat`): files go by words.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q

from sikinerja.core.search import Lipat
from sikinerja.kepegawaian.rules import JenisJabatan, JenisKepegawaian, JenisUnit, ModelSkp


class PerangkatDaerah(models.Model):
    """An agency of the province, with one Pimpinan."""

    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=200)
    tempat = models.CharField(max_length=80, blank=True)
    pimpinan = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, null=True, related_name="+")
    aktif = models.BooleanField(default=True, db_default=True)

    class Meta:
        ordering = ("nama", "id")
        constraints = (
            models.UniqueConstraint(Lipat("kode"), name="pd_kode"),
            models.UniqueConstraint(Lipat("nama"), name="pd_nama"),
        )

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
    aktif = models.BooleanField(default=True, db_default=True)

    class Meta:
        ordering = ("nama", "id")
        constraints = (
            models.UniqueConstraint("perangkat_daerah", Lipat("nama"), name="unit_nama"),
            models.CheckConstraint(condition=Q(jenis__in=JenisUnit.values()), name="unit_jenis"),
            models.CheckConstraint(condition=~Q(induk=F("id")), name="unit_bukan_induk_sendiri"),
        )
        indexes = (GinIndex(OpClass(Lipat("nama"), name="gin_trgm_ops"), name="unit_nama_trgm"),)

    def __str__(self) -> str:
        return self.nama


class Jabatan(models.Model):
    """The master list of positions; ``model_skp`` is the format usual for it."""

    nama = models.CharField(max_length=200)
    jenis = models.CharField(max_length=12, choices=JenisJabatan.choices())
    model_skp = models.CharField(max_length=4, choices=ModelSkp.choices(), default=ModelSkp.JAJF.value)
    kelas = models.PositiveSmallIntegerField(null=True)
    aktif = models.BooleanField(default=True, db_default=True)

    class Meta:
        ordering = ("nama", "id")
        constraints = (
            models.UniqueConstraint(Lipat("nama"), "jenis", name="jabatan_nama"),
            models.CheckConstraint(condition=Q(jenis__in=JenisJabatan.values()), name="jabatan_jenis"),
            models.CheckConstraint(condition=Q(model_skp__in=ModelSkp.values()), name="jabatan_model_skp"),
        )
        indexes = (GinIndex(OpClass(Lipat("nama"), name="gin_trgm_ops"), name="jabatan_nama_trgm"),)

    def __str__(self) -> str:
        return self.nama


class Pangkat(models.Model):
    """Rank and grade; the key is (jenis kepegawaian, golongan): both lists have a "I"."""

    jenis_kepegawaian = models.CharField(max_length=8, choices=JenisKepegawaian.choices())
    golongan = models.CharField(max_length=6)
    nama = models.CharField(max_length=60, blank=True)
    urutan = models.PositiveSmallIntegerField()
    aktif = models.BooleanField(default=True, db_default=True)

    class Meta:
        ordering = ("jenis_kepegawaian", "urutan")
        constraints = (
            models.UniqueConstraint(Lipat("golongan"), "jenis_kepegawaian", name="pangkat_golongan"),
        )

    def __str__(self) -> str:
        return f"{self.nama} / {self.golongan}" if self.nama else f"Golongan {self.golongan}"
