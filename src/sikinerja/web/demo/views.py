"""What only the demo has: a clock that moves, and its outgoing mails to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sikinerja.core import indonesian
from sikinerja.core.errors import NotFound
from sikinerja.jadwal.operations import jam as operations
from sikinerja.pemberitahuan import queries
from sikinerja.web.demo.forms import JamForm, langkah_cepat
from sikinerja.web.http import Request, errors_into, go, public, respond


def demo_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 404 wherever this is not a demo; a demo's visitor needs no login."""

    @public
    @wraps(view)
    def check(request: Request) -> HttpResponse:
        if not settings.DEMO:
            raise NotFound
        return view(request)

    return check


@demo_only
@require_http_methods(["GET", "POST"])
def jam(request: Request) -> HttpResponse:
    """Move the clock (domain.md §10), by form or by one of the quick steps."""
    ctx = request.ctx
    steps = langkah_cepat(ctx.today)
    initial = {"tanggal": ctx.today, "pukul": ctx.local_now.time().replace(second=0, microsecond=0)}
    form = JamForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        chosen = next((step[2:] for step in steps if step[0] == values["langkah"]), None)
        day, hour = chosen or (values["tanggal"] or ctx.today, values["pukul"] or ctx.local_now.time())
        target = datetime.combine(day, hour, tzinfo=ctx.zone).astimezone(UTC)
        with errors_into(form):
            operations.geser_jam(ctx, ke=target, demo=settings.DEMO)
            words = f"{indonesian.hari_tanggal(day)} pukul {indonesian.pukul(hour)}"
            return go(request, "demo:jam", message=f"Sekarang {words}.")
    context = {"form": form, "langkah": steps, "sekarang": ctx.now}
    return respond(request, "demo/jam.html", context, block="dialog", status=422 if form.is_bound else 200)


@demo_only
@require_safe
def surat(request: Request) -> HttpResponse:
    """The newest mails of the outbox, as their receivers would read them."""
    return respond(request, "demo/surat.html", {"daftar": queries.surat_terakhir()})
