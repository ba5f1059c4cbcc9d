"""Kelola » Akun » first passwords for many people who never came in, as a list to print (F8.8)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sikinerja.akun.rules.massal import PALING_BANYAK
from sikinerja.core.errors import Invalid
from sikinerja.kepegawaian.operations import password_massal as operations
from sikinerja.kepegawaian.queries import password_massal as queries
from sikinerja.web.http import Request, go, paginate, respond
from sikinerja.web.kelola.forms import PasswordMassalForm
from sikinerja.web.kelola.views.akun import only_pengelola
from sikinerja.web.masuk import freshly_confirmed


@require_http_methods(["GET", "POST"])
@freshly_confirmed
def password_massal(request: Request) -> HttpResponse:
    """Choose people, have the worker begin."""
    only_pengelola(request)
    form = PasswordMassalForm(request.POST or request.GET, actor=request.ctx.actor)
    pilihan, status = form.pilihan, 200
    if request.method == "POST":
        try:
            form.sure()
            row = operations.mulai(request.ctx, pilihan=pilihan, pegawai_ids=_ticked(request))
            return go(request, "kelola:lembar_password", row.pk, message="Pembuatan password dimulai.")
        except Invalid as error:
            messages.error(request, error.message)
            status = 422
    people = queries.boleh(request.ctx.actor, pilihan)
    chosen = {"perangkat_daerah": pilihan.perangkat_daerah_id or "", "q": pilihan.q}
    values: dict[str, Any] = {
        "form": form, "page": paginate(request, people, size=25), "query": urlencode(chosen),
        "chosen": chosen, "terlalu_banyak": len(people) > PALING_BANYAK,
        "terakhir": queries.terakhir(request.ctx),
    }  # fmt: skip
    return respond(request, "kelola/password_massal.html", values, status=status)


def _ticked(request: Request) -> list[int] | None:
    """Whom the list's boxes name; None: everybody of the choice."""
    if request.POST.get("siapa") != "pilih":
        return None
    return [int(one) for one in request.POST.getlist("pegawai")[:100] if one.isascii() and one.isdigit()]


@require_http_methods(["GET", "POST"])
@freshly_confirmed
def lembar_password(request: Request, pekerjaan_id: int) -> HttpResponse:
    """How far the job is; POST shows the list, this once."""
    only_pengelola(request)
    row = queries.get(request.ctx, pekerjaan_id=pekerjaan_id)
    if request.method == "GET":
        return respond(request, "kelola/lembar_password.html", {"k": row, "slip": []}, block="kemajuan")
    slip = operations.ambil(request.ctx, pekerjaan_id=pekerjaan_id)
    alamat = request.build_absolute_uri(reverse("akun:masuk"))
    return respond(request, "kelola/lembar_password.html", {"k": row, "slip": slip, "alamat": alamat})
