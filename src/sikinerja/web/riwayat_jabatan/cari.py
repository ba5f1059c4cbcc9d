"""The type-aheads of the form *Riwayat Jabatan* (F2.3), as JSON."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse

from sikinerja.web.cari import cari
from sikinerja.web.http import Request


def _answer(request: Request, name: str) -> HttpResponse:
    return JsonResponse([asdict(row) for row in cari(request.ctx, name, request.GET)], safe=False)


def cari_jabatan(request: Request) -> HttpResponse:
    """Positions of ``jenis_jabatan`` by name."""
    return _answer(request, "jabatan")


def cari_unit_kerja(request: Request) -> HttpResponse:
    """Units of ``perangkat_daerah`` by name."""
    return _answer(request, "unit_kerja")


def cari_penilai(request: Request) -> HttpResponse:
    """People by name or NIP."""
    return _answer(request, "penilai")
