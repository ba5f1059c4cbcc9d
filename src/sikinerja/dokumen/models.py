"""What was printed: a code that anybody may check (documents.md §A)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sikinerja.dokumen.rules import JenisDokumen


class Cetakan(models.Model):
    """One content of one document, however often it was printed: same content, same ``kode``.

    ``bulan`` is 0 where the document speaks of the whole periode. ``sidik`` is the SHA-256 of the facts
    that were printed, ``ringkasan`` those that its verification shows. ``skp`` is empty once the owner has
    thrown the KONSEP away.
    """

    kode = models.CharField(max_length=24, unique=True)
    skp = models.ForeignKey("skp.Skp", on_delete=models.SET_NULL, null=True, related_name="+")
    jenis = models.CharField(max_length=8, choices=JenisDokumen.choices())
    bulan = models.PositiveSmallIntegerField(default=0)
    sidik = models.CharField(max_length=64)
    ringkasan = models.JSONField()
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("skp", "jenis", "bulan", "sidik"), name="cetakan_satu_per_isi"),
            models.CheckConstraint(
                condition=Q(jenis__in=[j.value for j in JenisDokumen]), name="cetakan_jenis"
            ),
            models.CheckConstraint(condition=Q(bulan__gte=0, bulan__lte=12), name="cetakan_bulan"),
            models.CheckConstraint(
                condition=Q(bulan=0) | Q(jenis=JenisDokumen.EVALUASI.value), name="cetakan_bulan_evaluasi"
            ),
            models.CheckConstraint(condition=~Q(kode="") & ~Q(sidik=""), name="cetakan_terisi"),
        )

    def __str__(self) -> str:
        return self.kode
