"""Where to from a page that is closed: Back after a step, a bookmark of it, an old link.

Nothing was typed, so nothing is lost on the way.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from sikinerja.core.errors import Conflict, DomainError
from sikinerja.core.indonesian import saat
from sikinerja.permintaan import buku
from sikinerja.permintaan.rules import SUDAH_DILAKUKAN
from sikinerja.web.http import redirect_to

LANGKAH_BERLALU = "Langkah itu sudah dilakukan, atau tidak dapat Anda lakukan. Inilah keadaan terakhir."


def after_own_step(request: HttpRequest) -> HttpResponse | None:
    """To where one's own sending of this very page led; None where one never sent it."""
    ctx = getattr(request, "ctx", None)
    if ctx is None or ctx.actor.akun_id is None:
        return None
    sent = buku.terakhir(akun_id=ctx.actor.akun_id, alamat=request.path)
    if sent is None:
        return None
    at = saat(sent.dikirim_pada.astimezone(ctx.zone))
    messages.warning(request, SUDAH_DILAKUKAN.format(saat=at))
    return redirect_to(request, sent.lokasi)


def up(request: HttpRequest, error: DomainError) -> HttpResponse | None:
    """To the page above, with the reason, for a step that is over; None for what one may not see."""
    if not isinstance(error, Conflict) or request.path == "/":
        return None
    messages.warning(request, LANGKAH_BERLALU if error.message == Conflict().message else error.message)
    return redirect_to(request, page_above(request.path))


def unless(request: HttpRequest, alasan: str) -> None:
    """Let nobody look at a form whose step would be refused: ``alasan`` says why ("": it would not)."""
    if request.method == "GET" and alasan:
        raise Conflict(alasan)


def only_while(request: HttpRequest, is_open: object) -> None:
    """Let nobody look at the form of a step that is over (Conflict: :func:`up`).

    A sending goes on to its operation, which tells a repeat from a change.
    """
    if request.method == "GET" and not is_open:
        raise Conflict


def page_above(path: str) -> str:
    """The nearest page whose address ``path`` goes on from: of ``/skp/5/rhk/7/ubah/`` that is ``/skp/5/``."""
    parts = path.strip("/").split("/")
    for length in range(len(parts) - 1, 0, -1):
        address = f"/{'/'.join(parts[:length])}/"
        try:
            resolve(address)
        except Resolver404:
            continue
        return address
    return "/"
