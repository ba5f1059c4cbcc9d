"""One's own tokens: list, make, revoke."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.akun.operations import token as operations
from sikinerja.akun.queries import token as queries
from sikinerja.akun.rules.token import PRIBADI
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.masuk import freshly_confirmed
from sikinerja.web.onward import only_while
from sikinerja.web.token import TokenForm, rows, shown_once


@require_GET
def token(request: Request) -> HttpResponse:
    """Tokens, newest first."""
    page = paginate(request, queries.pribadi(request.ctx.actor))
    return respond(request, "keamanan/token.html", {"page": page, "rows": rows(request.ctx, page)})


@require_http_methods(["GET", "POST"])
@freshly_confirmed
def buat_token(request: Request) -> HttpResponse:
    """Make one; the answer shows it, this once."""
    form = TokenForm(request.POST or None, cakupan=PRIBADI, today=request.ctx.today)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            baru = operations.buat_token(request.ctx, **form.cleaned_data)
            return shown_once(request, baru, kembali="keamanan:token")
    return respond(request, "keamanan/buat_token.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def cabut_token(request: Request, token_id: int) -> HttpResponse:
    """Revoke one, after a confirmation."""
    row = queries.get(request.ctx, token_id=token_id, milik=request.ctx.actor.akun_id)
    only_while(request, row.dicabut_pada is None)
    if request.method == "POST":
        operations.cabut_token(request.ctx, token_id=token_id)
        return go(request, "keamanan:token", message=f"Token {row.nama} sudah dicabut.")
    return respond(request, "keamanan/cabut_token.html", {"token": row}, block="dialog")
