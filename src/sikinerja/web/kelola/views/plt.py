"""Kelola » Plt. / Plh.: who acts in a post's place, from when to when (F2.6)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.transactions import only_tried
from sikinerja.kepegawaian.operations import pelaksana_tugas as operations
from sikinerja.kepegawaian.queries import pelaksana_tugas as queries
from sikinerja.kepegawaian.queries.berhenti import dengan_sebab
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.kepegawaian.rules.pelaksana_tugas import boleh_diakhiri
from sikinerja.mutasi.queries.pertanyaan import tanya_tugas
from sikinerja.web.cari import cari, pilihan
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.kelola.forms import AkhiriForm, TunjukForm
from sikinerja.web.kelola.views.akun import only_pengelola
from sikinerja.web.onward import only_while


@require_GET
def plt(request: Request) -> HttpResponse:
    """Appointments: what stands, what comes, what is over."""
    only_pengelola(request)
    page = paginate(request, dengan_sebab(queries.daftar(request.ctx), request.ctx.today))
    rows = [(row, queries.keadaan(request.ctx, row)) for row in page]
    values: dict[str, Any] = {"page": page, "rows": [(r, k, boleh_diakhiri(k), _sebab(r)) for r, k in rows]}
    return respond(request, "kelola/plt.html", values)


def _sebab(row: Any) -> str:
    """Why who was appointed rates no more, in words."""
    return SebabBerhenti[row.sebab].label if row.sebab else ""


@require_http_methods(["GET", "POST"])
def tambah_plt(request: Request) -> HttpResponse:
    """Appoint somebody."""
    only_pengelola(request)
    post, ctx = request.POST if request.method == "POST" else None, request.ctx
    form = TunjukForm.of(post, actor=ctx.actor, today=ctx.today)
    tanya = tanya_tugas(ctx, form.isian()) if form.is_valid() else None
    if tanya is not None:
        with errors_into(form), only_tried(not tanya.dijawab(request.POST.get("yakin"))):
            tugas = operations.tunjuk(ctx, isian=form.isian())
            message = f"{tugas.pegawai.akun.nama} ditunjuk sebagai {tugas}. Keduanya sudah diberi tahu."
            return go(request, "kelola:plt", message=message)
    values = {"form": form, "tanya": tanya, "bkd": ctx.actor.is_bkd, **pilihan(request, form)}
    return respond(request, "kelola/tambah_plt.html", values, status=422 if form.is_bound else 200)


@require_GET
def cari_posisi(request: Request) -> HttpResponse:
    """The type-ahead of posts, as JSON."""
    only_pengelola(request)
    return JsonResponse([asdict(row) for row in cari(request.ctx, "posisi", request.GET)], safe=False)


@require_GET
def cari_pejabat(request: Request) -> HttpResponse:
    """The type-ahead of officials who are no ASN, as JSON."""
    only_pengelola(request)
    return JsonResponse([asdict(row) for row in cari(request.ctx, "pejabat", request.GET)], safe=False)


@require_http_methods(["GET", "POST"])
def akhiri_plt(request: Request, tugas_id: int) -> HttpResponse:
    """End an appointment early, after a confirmation with a reason."""
    only_pengelola(request)
    tugas = queries.get(request.ctx, tugas_id=tugas_id)
    only_while(request, boleh_diakhiri(queries.keadaan(request.ctx, tugas)))
    form = AkhiriForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            operations.akhiri(request.ctx, tugas_id=tugas_id, alasan=form.cleaned_data["alasan"])
            return go(request, "kelola:plt", message=f"Penunjukan {tugas} sudah diakhiri.")
    values = {"form": form, "tugas": tugas}
    code = 422 if form.is_bound else 200
    return respond(request, "kelola/akhiri_plt.html", values, block="dialog", status=code)
