"""Kelola » Token Mesin: BKD lets other systems in (domain.md §8)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.akun.operations import token as operations
from sikinerja.akun.queries import token as queries
from sikinerja.akun.rules.token import MESIN
from sikinerja.core.errors import NotFound
from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.masuk import freshly_confirmed
from sikinerja.web.onward import only_while
from sikinerja.web.token import TokenForm, rows, shown_once


class TokenMesinForm(TokenForm):
    """A machine may be held to one PD."""

    perangkat_daerah_id = forms.TypedChoiceField(
        label="Perangkat daerah", coerce=int, empty_value=None, required=False
    )

    def __init__(self, data: Any, **kwargs: Any) -> None:
        """Offer every PD."""
        super().__init__(data, **kwargs)
        choices = [("", "Semua perangkat daerah"), *pilihan_perangkat_daerah()]
        self.fields["perangkat_daerah_id"].choices = choices  # type: ignore[attr-defined]


def only_bkd(request: Request) -> None:
    """To everybody else the menu does not exist."""
    if not request.ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")


@require_GET
def daftar(request: Request) -> HttpResponse:
    """Tokens of machines, newest first."""
    only_bkd(request)
    page = paginate(request, queries.mesin(request.ctx.actor))
    return respond(request, "token_mesin/daftar.html", {"page": page, "rows": rows(request.ctx, page)})


@require_http_methods(["GET", "POST"])
@freshly_confirmed
def buat(request: Request) -> HttpResponse:
    """Make one; the answer shows it, this once."""
    only_bkd(request)
    form = TokenMesinForm(request.POST or None, cakupan=MESIN, today=request.ctx.today)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            baru = operations.buat_token_mesin(request.ctx, **form.cleaned_data)
            return shown_once(request, baru, kembali="token_mesin:daftar")
    return respond(request, "token_mesin/buat.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def cabut(request: Request, token_id: int) -> HttpResponse:
    """Revoke one, after a confirmation."""
    only_bkd(request)
    row = queries.get(request.ctx, token_id=token_id, milik=None)
    only_while(request, row.dicabut_pada is None)
    if request.method == "POST":
        operations.cabut_token(request.ctx, token_id=token_id)
        return go(request, "token_mesin:daftar", message=f"Token {row.nama} sudah dicabut.")
    return respond(request, "token_mesin/cabut.html", {"token": row}, block="dialog")
