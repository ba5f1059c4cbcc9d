"""Web sessions that know whose they are, so that somebody can see and end their own."""

from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from sikinerja.akun.rules.sesi import PANJANG_PERANGKAT


class Sesi(AbstractBaseSession):
    """One browser; ``akun`` is empty for visitors. Written by ``akun.sessions`` alone."""

    akun = models.ForeignKey("akun.Akun", on_delete=models.CASCADE, null=True, related_name="+")
    perangkat = models.CharField(max_length=PANJANG_PERANGKAT, blank=True)
    masuk_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-masuk_pada", "session_key")

    def __str__(self) -> str:
        return f"{self.perangkat} {self.masuk_pada}"
