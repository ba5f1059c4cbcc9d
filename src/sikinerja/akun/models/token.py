"""Tokens of programs: a person's own, or a machine's, which is nobody's."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sikinerja.akun.rules.token import (
    MASA_TERLAMA,
    MESIN,
    PANJANG_AWALAN,
    PANJANG_NAMA,
    PRIBADI,
    KeadaanToken,
    keadaan,
)
from sikinerja.core.context import Context

OF_PERSON = Q(akun__isnull=False, cakupan__contained_by=[c.value for c in PRIBADI])
OF_MACHINE = Q(akun__isnull=True, cakupan__contained_by=[c.value for c in MESIN])


class Token(models.Model):
    """What lets a program in at the API; without ``akun`` it is a machine's, made by BKD.

    Only its hash is kept (``sidik``) and its first letters (``awalan``), to know it again. A trigger lets
    nothing change but the last use and, once, the end.
    """

    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, null=True, related_name="token")
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah", on_delete=models.PROTECT, null=True, related_name="+"
    )
    nama = models.CharField(max_length=PANJANG_NAMA)
    cakupan = ArrayField(models.CharField(max_length=20))
    sidik = models.CharField(max_length=64, unique=True)
    awalan = models.CharField(max_length=PANJANG_AWALAN)
    dibuat_pada = models.DateTimeField()
    dibuat_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    kedaluwarsa_pada = models.DateTimeField()
    terakhir_dipakai_pada = models.DateTimeField(null=True)
    dicabut_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~Q(nama=""), name="token_nama_terisi"),
            models.CheckConstraint(
                condition=Q(cakupan__len__gte=1) & (OF_PERSON | OF_MACHINE), name="token_cakupan"
            ),
            models.CheckConstraint(
                condition=Q(akun__isnull=True) | Q(perangkat_daerah__isnull=True), name="token_pd_mesin"
            ),
            models.CheckConstraint(
                condition=Q(kedaluwarsa_pada__gt=F("dibuat_pada"))
                & Q(kedaluwarsa_pada__lte=F("dibuat_pada") + MASA_TERLAMA),
                name="token_masa",
            ),
        )
        indexes = (models.Index(fields=("akun", "-id"), name="token_akun"),)

    def __str__(self) -> str:
        return f"{self.nama} ({self.awalan}…)"

    @property
    def hari_terakhir(self) -> datetime:
        """A moment (UTC) of the last local day on which it holds."""
        return self.kedaluwarsa_pada - timedelta(seconds=1)

    def keadaan(self, ctx: Context) -> KeadaanToken:
        """How it stands now."""
        return keadaan(kedaluwarsa_pada=self.kedaluwarsa_pada, dicabut_pada=self.dicabut_pada, now=ctx.now)
