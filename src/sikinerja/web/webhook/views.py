"""Kelola » Webhook: which other systems are told, and what became of it (BKD only)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.core.errors import NotFound
from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.onward import only_while
from sikinerja.web.webhook.forms import MatikanForm, WebhookForm
from sikinerja.webhook import operations, queries
from sikinerja.webhook.rules import Peristiwa, StatusKiriman

LABEL = {p.value: p.label for p in Peristiwa}
STATUS = {s.value: s.label for s in StatusKiriman}


def only_bkd(request: Request) -> None:
    """For everybody else there is no such page."""
    if not request.ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")


@require_GET
def daftar(request: Request) -> HttpResponse:
    """Every webhook with what waits and what failed."""
    only_bkd(request)
    page = paginate(request, queries.daftar(request.ctx))
    return respond(request, "webhook/daftar.html", {"page": page, "label": LABEL})


@require_http_methods(["GET", "POST"])
def tambah(request: Request) -> HttpResponse:
    """Register one; its secret is shown once."""
    only_bkd(request)
    post = request.POST if request.method == "POST" else None
    form = WebhookForm(post, perangkat_daerah=pilihan_perangkat_daerah())
    if form.is_valid():
        with errors_into(form):
            baru = operations.daftarkan(request.ctx, **form.isian())
            return respond(request, "webhook/rahasia.html", {"baru": baru, "webhook": baru.webhook})
    return respond(request, "webhook/tambah.html", {"form": form}, status=422 if form.is_bound else 200)


@require_GET
def detail(request: Request, webhook_id: int) -> HttpResponse:
    """One webhook and what it was told."""
    webhook = queries.get(request.ctx, webhook_id=webhook_id)
    page = paginate(request, queries.kiriman(webhook))
    told = "; ".join(LABEL[p] for p in webhook.peristiwa)
    values = {"webhook": webhook, "page": page, "yang_dikabarkan": told, "label": LABEL}
    return respond(request, "webhook/detail.html", values | {"status_kiriman": STATUS})


@require_http_methods(["GET", "POST"])
def rahasia(request: Request, webhook_id: int) -> HttpResponse:
    """A new secret, after a confirmation."""
    webhook = queries.get(request.ctx, webhook_id=webhook_id)
    baru = None
    if request.method == "POST":
        baru = operations.ganti_rahasia(request.ctx, webhook_id=webhook_id)
    return respond(request, "webhook/rahasia.html", {"baru": baru, "webhook": webhook})


@require_http_methods(["GET", "POST"])
def matikan(request: Request, webhook_id: int) -> HttpResponse:
    """Switch it off, with a reason."""
    webhook = queries.get(request.ctx, webhook_id=webhook_id)
    only_while(request, webhook.aktif)
    form = MatikanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            operations.matikan(request.ctx, webhook_id=webhook_id, alasan=form.cleaned_data["alasan"])
            return go(request, "webhook:detail", webhook_id, message=f"{webhook} dinonaktifkan.")
    values, status = {"form": form, "webhook": webhook}, 422 if form.is_bound else 200
    return respond(request, "webhook/matikan.html", values, block="dialog", status=status)


@require_POST
def hidupkan(request: Request, webhook_id: int) -> HttpResponse:
    """Switch it on again."""
    webhook = operations.hidupkan(request.ctx, webhook_id=webhook_id)
    return go(request, "webhook:detail", webhook_id, message=f"{webhook} aktif lagi.")


@require_POST
def uji(request: Request, webhook_id: int) -> HttpResponse:
    """Send a trial."""
    operations.uji(request.ctx, webhook_id=webhook_id)
    message = "Kiriman percobaan berangkat dalam satu menit. Muat ulang halaman ini untuk melihat hasilnya."
    return go(request, "webhook:detail", webhook_id, message=message)


@require_POST
def kirim_ulang(request: Request, webhook_id: int, kiriman_id: int) -> HttpResponse:
    """Send one message once more."""
    operations.kirim_ulang(request.ctx, webhook_id=webhook_id, kiriman_id=kiriman_id)
    return go(request, "webhook:detail", webhook_id, message="Kiriman berangkat lagi dalam satu menit.")
