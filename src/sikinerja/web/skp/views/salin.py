"""Salin RHK: choose, look, copy (F3.6)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.skp.operations import salin as operations
from sikinerja.skp.queries import rencana
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.skp.forms import SalinForm
from sikinerja.web.skp.views._answers import number, opened


@require_http_methods(["GET", "POST"])
def salin(request: Request, skp_id: int) -> HttpResponse:
    """The preview of one earlier SKP, and the button that copies it."""
    skp = opened(request, skp_id, "susun")
    sources = list(rencana.sumber_salin(skp=skp)[:20])
    form = SalinForm(request.POST or None, sumber=[(s.pk, str(s)) for s in sources])
    wanted = number(request.POST.get("sumber") or request.GET.get("sumber"))
    chosen = next((s for s in sources if s.pk == wanted), sources[0] if sources else None)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            done = operations.salin(request.ctx, skp_id=skp_id, sumber_id=form.cleaned_data["sumber"])
            return go(request, "skp:detail", skp_id, message=str(done))
    rows = rencana.pratinjau_salin(request.ctx, skp=skp, sumber=chosen) if chosen else []
    values = {"skp": skp, "form": form, "sumber": sources, "dipilih": chosen, "baris": rows}
    return respond(request, "skp/salin.html", values, status=422 if form.is_bound else 200)
