"""Kelola » Penilai yang tidak ada: whose penilai rates no more, who does meanwhile, another one for many."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.core.indonesian import nip
from sikinerja.core.transactions import only_tried
from sikinerja.kepegawaian.queries.cari import Pilihan
from sikinerja.mutasi.operations import ganti_penilai as operations
from sikinerja.mutasi.queries import berhenti as queries
from sikinerja.mutasi.queries.berhenti import TanpaPenilai
from sikinerja.mutasi.queries.pertanyaan import Pertanyaan
from sikinerja.mutasi.rules.berhenti import TERBANYAK
from sikinerja.realisasi.rules.kedudukan import BELUM_DINILAI_LEWAT
from sikinerja.web.cari import pilihan
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.kelola.forms import CariForm, GantiPenilaiForm
from sikinerja.web.kelola.views.akun import only_pengelola


@require_http_methods(["GET", "POST"])
def penilai(request: Request) -> HttpResponse:
    """The list; POST gives those ticked, or all of them, another penilai."""
    only_pengelola(request)
    asked = CariForm(request.GET)
    q = asked.cleaned_data["q"] if asked.is_valid() else ""
    page = paginate(request, queries.daftar(request.ctx, q=q))
    rows = queries.baris(request.ctx, list(page))
    form = GantiPenilaiForm.of(request.POST if request.method == "POST" else None, penilai=_usul(rows))
    chosen = _semua(request, q) if request.POST.get("siapa") == "semua" else _ticked(request)
    tanya = _tanya(request, form, chosen)
    if tanya is not None:
        with errors_into(form), only_tried(not tanya.dijawab(request.POST.get("yakin"))):
            done = operations.ganti_penilai(request.ctx, riwayat_ids=chosen, **form.cleaned_data)
            return go(request, "kelola:penilai", message=done.kata)
    values: dict[str, Any] = {
        "asked": asked, "form": form, "tanya": tanya, "page": page, "rows": rows,
        "query": urlencode({"q": q}) if q else "",
        "dicentang": _ticked(request),
        "terbanyak": TERBANYAK,
        "lewat": BELUM_DINILAI_LEWAT,
        **pilihan(request, form, _pengganti(rows)),
    }  # fmt: skip
    return respond(request, "kelola/penilai.html", values, status=422 if form.is_bound else 200)


def _tanya(request: Request, form: GantiPenilaiForm, chosen: list[int]) -> Pertanyaan | None:
    """What is odd about the choice; None until there is one."""
    if not form.is_valid():
        return None
    return queries.tanya(request.ctx, riwayat_ids=chosen, penilai_id=form.cleaned_data["penilai"])


def _semua(request: Request, q: str) -> list[int]:
    """Everybody on the list, as far as one go may reach."""
    return list(queries.daftar(request.ctx, q=q).values_list("pk", flat=True)[:TERBANYAK])


def _ticked(request: Request) -> list[int]:
    """Whose boxes are ticked."""
    chosen = request.POST.getlist("riwayat")[:TERBANYAK]
    return [int(one) for one in chosen if one.isascii() and one.isdigit() and len(one) < 19]


def _usul(rows: list[TanpaPenilai]) -> int | None:
    """Who rates all of these people meanwhile, where it is one and the same."""
    found = [*_pengganti(rows)]
    return found[0] if len(found) == 1 else None


def _pengganti(rows: list[TanpaPenilai]) -> dict[int, Pilihan]:
    """Who rates meanwhile, as the type-ahead shows them."""
    found = (one for row in rows for one in row.pengganti)
    return {one.pegawai_id: Pilihan(one.pegawai_id, one.nama, nip(one.nip)) for one in found}
