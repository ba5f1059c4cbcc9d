"""Which reminder somebody has had: a row for each, so that it comes once whatever happens to the worker."""

from __future__ import annotations

from django.db import models

from sikinerja.pengingat.rules import JenisPengingat


class Pengingat(models.Model):
    """One account was reminded of one month's deadline, at one step (3 or 1 days before).

    ``untuk`` tells several concerns of one account apart: an appointment, a PD, minus the id of a rater who
    is gone. A deadline that moved is another ``batas`` (local day) and so another reminder.
    """

    akun = models.ForeignKey("akun.Akun", on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=12, choices=JenisPengingat.choices())
    langkah = models.PositiveSmallIntegerField()
    untuk = models.BigIntegerField(default=0)
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    batas = models.DateField()
    pada = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("akun", "jenis", "langkah", "untuk", "tahun", "bulan", "batas"),
                name="pengingat_sekali",
            ),
            models.CheckConstraint(
                condition=models.Q(jenis__in=[j.value for j in JenisPengingat]), name="pengingat_jenis"
            ),
        )

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun}-{self.bulan:02d}"
