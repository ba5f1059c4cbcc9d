"""Error answers, in Indonesian, with a way out."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from sikinerja.core import sql
from sikinerja.core.errors import Busy, DomainError, DrafUsang
from sikinerja.pemberitahuan.queries import terakhir_menuju
from sikinerja.web import jinja

BERLALU = "Sejak Anda diberi tahu, keadaannya sudah berubah."


def answer(
    request: HttpRequest,
    status: int,
    message: str,
    *,
    template: str = "",
    values: dict[str, Any] | None = None,
    details: dict[str, str] | None = None,
) -> HttpResponse:
    """A whole page; for scripts, which show no piece of an error page, the message (and ``details``) alone.

    Messages that wait for the next page stay there: only a whole page shows them.
    """
    from sikinerja.web.http import respond

    if _is_script(request):
        return JsonResponse({"pesan": message, **(details or {})}, status=status)
    if not _wants_page(request):
        trigger = json.dumps({"pesan": {"level": "error", "text": message, **(details or {})}})
        return HttpResponse(status=status, headers={"HX-Trigger": trigger, "HX-Reswap": "none"})
    shown = {"message": message, **(values or {})}
    return respond(request, template or f"errors/{status}.html", shown, status=status)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _wants_page(request: HttpRequest) -> bool:
    from sikinerja.web.http import is_fragment

    sent_by_htmx = request.method == "POST" and "HX-Request" in request.headers
    return not (_is_script(request) or sent_by_htmx or is_fragment(request))


def domain_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page for what an operation refused."""
    if error.isian:
        from sikinerja.web import resend

        response = resend.refused(request, error)
    elif request.method == "GET" and (closed := _closed(request, error)) is not None:
        return closed
    else:
        shown = {"lihat": _above(request)}
        response = answer(request, error.status, error.message, values=shown, details=rincian(error))
    wait = getattr(error, "wait", None)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def _above(request: HttpRequest) -> str:
    """The page on which the form of this address stood, or of which it spoke."""
    from sikinerja.web import onward

    return onward.page_above(request.path)


def rincian(error: DomainError) -> dict[str, str]:
    """What scripts are told beside the words: that a newer draft is there to be loaded."""
    return {"draf": "1"} if isinstance(error, DrafUsang) else {}


def _closed(request: HttpRequest, error: DomainError) -> HttpResponse | None:
    """A page that is closed to somebody now: on to where it went, or what the notice said that led here."""
    from sikinerja.web import onward

    if error.status not in {403, 404, 409}:
        return None
    if not _wants_page(request):
        return berlalu(request, error.message)
    return onward.after_own_step(request) or berlalu(request, error.message) or onward.up(request, error)


def berlalu(request: HttpRequest, sebab: str = "") -> HttpResponse | None:
    """410 where a notice once led the person to a page that is closed to them now: what it said, what to do.

    None for an address that no notice of theirs named: it stays as unknown as any. ``sebab``: why.
    """
    ctx = getattr(request, "ctx", None)
    if request.method != "GET" or ctx is None or ctx.actor.akun_id is None:
        return None
    told = terakhir_menuju(ctx.actor, tautan=request.get_full_path())
    if told is None:
        return None
    shown = {"diberitahu": told, "sebab": sebab}
    return answer(request, 410, BERLALU, template="errors/berlalu.html", values=shown)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened long ago or elsewhere."""
    from sikinerja.web import resend

    return resend.stale(request)


def too_large(request: HttpRequest, message: str) -> HttpResponse:
    """413."""
    return answer(request, 413, message)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return answer(request, 400, "Permintaan tidak dapat dibaca.")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, or 410 where a notice led here."""
    return berlalu(request) or answer(request, 404, "Halaman tidak ditemukan.")


def busy(request: HttpRequest, error: Busy) -> HttpResponse:
    """503: the page needs nothing of the database, which is what does not answer."""
    from sikinerja.web import resend

    if _wants_page(request):
        template, values = resend.unanswered(request)
        html = jinja.loaded().get_template(template).render(values, message=error.message)
        response = HttpResponse(html, status=error.status)
    else:
        response = answer(request, error.status, error.message)
    response.headers["Retry-After"] = str(error.wait)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a static page that needs nothing. Where the database failed before any view was asked, 503.

    Django calls it while it handles the exception.
    """
    if (found := sql.busy(sys.exc_info()[1])) is not None:
        return busy(request, found)
    return HttpResponse(jinja.loaded().get_template("errors/500.html").render(), status=500)
