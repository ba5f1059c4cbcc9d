"""Whose data has changed, for other systems that keep a copy of it (domain.md §8)."""

from __future__ import annotations

from django.db import models


class PerubahanPegawai(models.Model):
    """The last change of a person's data, written by triggers on every table that holds some of it.

    ``urutan`` is empty until the change is handed out: numbered only then, when it is surely committed, so
    that no change ever stands before one that was read already.
    """

    pegawai = models.OneToOneField(
        "kepegawaian.Pegawai", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    urutan = models.BigIntegerField(null=True, unique=True)

    class Meta:
        ordering = ("urutan",)
        indexes = (
            models.Index(fields=("pegawai",), condition=models.Q(urutan=None), name="perubahan_belum_diurut"),
        )

    def __str__(self) -> str:
        return f"perubahan pegawai {self.pegawai_id}"
