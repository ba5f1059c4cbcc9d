"""Names by which accounts are entered: usernames, and former ones for a day."""

from __future__ import annotations

from django.db import models

from sikinerja.akun.models.akun import Akun


class NamaMasuk(models.Model):
    """One name of one account. Triggers keep that of the username here; a former one has an end, ``sampai``.

    So that a name in use, or still in use, is never given to somebody else: all stand in one unique column.
    """

    nama = models.CharField(max_length=40, primary_key=True)
    akun = models.ForeignKey(Akun, on_delete=models.CASCADE, related_name="+")
    sampai = models.DateTimeField(null=True)

    class Meta:
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama
