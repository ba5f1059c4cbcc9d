"""The type-aheads of the form *Riwayat Jabatan* (F2.3): JSON with JavaScript, a radio list without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse

from sikinerja.kepegawaian.queries import cari as queries
from sikinerja.kepegawaian.queries.cari import Pilihan
from sikinerja.web.http import Request
from sikinerja.web.riwayat_jabatan.forms import CariForm, RiwayatForm


def _jabatan(isian: dict[str, Any]) -> list[Pilihan]:
    return queries.cari_jabatan(jenis=isian["jenis_jabatan"], q=isian["q"])


def _unit_kerja(isian: dict[str, Any]) -> list[Pilihan]:
    return queries.cari_unit_kerja(perangkat_daerah_id=isian["perangkat_daerah"] or 0, q=isian["q"])


def _penilai(isian: dict[str, Any]) -> list[Pilihan]:
    return queries.cari_penilai(q=isian["q"])


CARI: dict[str, Callable[[dict[str, Any]], list[Pilihan]]] = {
    "jabatan": _jabatan,
    "unit_kerja": _unit_kerja,
    "penilai": _penilai,
}


def _answer(request: Request, name: str) -> HttpResponse:
    form = CariForm(request.GET)
    found = CARI[name](form.cleaned_data) if form.is_valid() else []
    return JsonResponse([asdict(row) for row in found], safe=False)


def cari_jabatan(request: Request) -> HttpResponse:
    """Positions of ``jenis_jabatan`` by name."""
    return _answer(request, "jabatan")


def cari_unit_kerja(request: Request) -> HttpResponse:
    """Units of ``perangkat_daerah`` by name."""
    return _answer(request, "unit_kerja")


def cari_penilai(request: Request) -> HttpResponse:
    """People by name or NIP."""
    return _answer(request, "penilai")


def pilihan(request: Request, form: RiwayatForm) -> dict[str, Any]:
    """What the form's type-aheads show: what is chosen and, without JavaScript, what the search found."""
    name = request.POST.get("cari", "")
    q = request.POST.get(f"{name}_cari", "")
    found: list[Pilihan] = []
    search = CariForm({**request.POST.dict(), "q": q})
    if name in CARI and search.is_valid():
        found = CARI[name](search.cleaned_data)
    return {"dipilih": queries.pilihan_riwayat(**form.dipilih()), "cari": name, "q": q, "hasil": found}
