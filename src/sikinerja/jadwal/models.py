"""The windows of each month as BKD set them, and the demo's moved clock."""

from __future__ import annotations

from datetime import timedelta

from django.db import models

from sikinerja.jadwal.rules import JenisDispensasi, Kelonggaran, Ketentuan


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


class PergeseranJam(models.Model):
    """The demo's moved clock: one row, an offset that every door adds. Refused outside demo mode."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    geser = models.DurationField(default=timedelta())

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="pergeseran_satu_baris"),)

    def __str__(self) -> str:
        return f"geser {self.geser}"
