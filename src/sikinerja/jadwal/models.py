"""The windows of each month as BKD set them, what was changed when and why, and the demo's moved clock."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from sikinerja.core.ranges import MomentRange
from sikinerja.jadwal.rules import JenisDispensasi, Kelonggaran, Ketentuan
from sikinerja.jadwal.rules.gangguan import PALING_BANYAK_HARI, PANJANG_URAIAN
from sikinerja.jadwal.rules.perubahan import Beda, JenisPerubahan, beda


class Jadwal(models.Model):
    """An override of the rule for one month: for all (``perangkat_daerah`` empty) or for one PD."""

    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah", on_delete=models.PROTECT, null=True, related_name="+"
    )
    mulai_pada = models.DateTimeField()
    batas_pengisian_pada = models.DateTimeField()
    batas_penilaian_pada = models.DateTimeField()
    alasan = models.CharField(max_length=500)
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("tahun", "bulan", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("tahun", "bulan", "perangkat_daerah"),
                name="jadwal_satu_per_bulan",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=models.Q(bulan__gte=1, bulan__lte=12), name="jadwal_bulan"),
            models.CheckConstraint(
                condition=models.Q(batas_pengisian_pada__gt=models.F("mulai_pada"))
                & models.Q(batas_penilaian_pada__gte=models.F("batas_pengisian_pada")),
                name="jadwal_urutan",
            ),
        )

    def __str__(self) -> str:
        return f"jadwal {self.tahun}-{self.bulan:02d}"

    @property
    def ketentuan(self) -> Ketentuan:
        """The level it stands for in the decision."""
        return Ketentuan(
            mulai_pada=self.mulai_pada,
            batas_pengisian_pada=self.batas_pengisian_pada,
            batas_penilaian_pada=self.batas_penilaian_pada,
            khusus_pd=self.perangkat_daerah_id is not None,
        )


class Dispensasi(models.Model):
    """More time for one person and month, for filing or for being rated; logged, with a reason."""

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=12, choices=JenisDispensasi.choices())
    batas_pada = models.DateTimeField()
    alasan = models.CharField(max_length=500)
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("tahun", "bulan", "id")
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "tahun", "bulan", "jenis"), name="dispensasi_satu"),
            models.CheckConstraint(condition=models.Q(bulan__gte=1, bulan__lte=12), name="dispensasi_bulan"),
            models.CheckConstraint(
                condition=models.Q(jenis__in=[j.value for j in JenisDispensasi]), name="dispensasi_jenis"
            ),
        )

    def __str__(self) -> str:
        return f"dispensasi {self.jenis} {self.tahun}-{self.bulan:02d}"

    @property
    def kelonggaran(self) -> Kelonggaran:
        """The grant it stands for in the decision."""
        return Kelonggaran(jenis=JenisDispensasi[self.jenis], batas_pada=self.batas_pada)


class Gangguan(models.Model):
    """An outage that extended the windows it met by ``hari`` days. Written once: mend it by a new record.

    ``kunci`` is that of the form it was typed into: sent twice, recorded once. Two never overlap in time.
    """

    kunci = models.CharField(max_length=40, unique=True)
    mulai_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField()
    uraian = models.CharField(max_length=PANJANG_URAIAN)
    hari = models.PositiveSmallIntegerField()
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=150)
    dicatat_pada = models.DateTimeField()

    class Meta:
        ordering = ("-mulai_pada", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(selesai_pada__gt=models.F("mulai_pada")), name="gangguan_urutan"
            ),
            models.CheckConstraint(
                condition=models.Q(hari__gte=1, hari__lte=PALING_BANYAK_HARI), name="gangguan_hari"
            ),
            ExclusionConstraint(
                name="gangguan_tidak_bertumpuk",
                expressions=[(MomentRange("mulai_pada", "selesai_pada"), RangeOperators.OVERLAPS)],
            ),
        )

    def __str__(self) -> str:
        return f"gangguan {self.mulai_pada:%Y-%m-%d}"


class PerubahanJadwal(models.Model):
    """One change of a window: who, when, from what to what. Written once.

    ``dari`` and ``ke`` hold the moments (ISO, UTC) that stood before and after; empty where there were none.
    """

    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=12, choices=JenisPerubahan.choices())
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah", on_delete=models.PROTECT, null=True, related_name="+"
    )
    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, null=True, related_name="+")
    jenis_dispensasi = models.CharField(max_length=12, choices=JenisDispensasi.choices(), blank=True)
    dari = models.JSONField(default=dict)
    ke = models.JSONField(default=dict)
    alasan = models.CharField(max_length=500)
    gangguan = models.ForeignKey(Gangguan, on_delete=models.PROTECT, null=True, related_name="perubahan")
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(jenis__in=[j.value for j in JenisPerubahan]), name="perubahan_jadwal_jenis"
            ),
            models.CheckConstraint(
                condition=models.Q(bulan__gte=1, bulan__lte=12), name="perubahan_jadwal_bulan"
            ),
        )
        indexes = (models.Index(fields=("tahun", "bulan", "-id"), name="perubahan_jadwal_menurut"),)

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun}-{self.bulan:02d}"

    @property
    def beda(self) -> list[Beda]:
        """The moments it moved."""
        return beda(self.dari, self.ke)


class PergeseranJam(models.Model):
    """The demo's moved clock: one row, an offset that every door adds. Refused outside demo mode."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    geser = models.DurationField(default=timedelta())

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="pergeseran_satu_baris"),)

    def __str__(self) -> str:
        return f"geser {self.geser}"
