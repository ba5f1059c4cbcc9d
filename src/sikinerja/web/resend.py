"""A form that could not be taken: say why, and give back what was typed.

Scripts keep what was typed in the browser; a browser without them gets it back on the answer itself, to be
sent once more or to be copied. It is shown only to the browser that sent it from a page of ours, never from
forms that ask for passwords or codes (the menus of :data:`SECRETIVE`), and it is kept nowhere.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.urls import Resolver404, resolve, reverse
from django.utils.html import strip_tags

from sikinerja.core.errors import DomainError
from sikinerja.web.errors import answer, rincian
from sikinerja.web.http import local
from sikinerja.web.stamp import FIELD, TOKEN, FormStamp, account_mark, account_of, given_key, is_of_another

SECRETIVE = {"akun", "keamanan"}
MOST = 200_000
"""Characters that are given back at most."""
SESI_BERAKHIR = "Sesi berakhir."
PASTIKAN = "Demi keamanan, ketik password Anda sekali lagi sebelum ini disimpan."
BELUM_SELESAI = "Selesaikan dahulu pengamanan akun Anda."
KEDALUWARSA = "Halaman ini sudah kedaluwarsa. Muat ulang halaman, lalu kirim sekali lagi."
LAMA_TERBUKA = "Halaman ini terlalu lama terbuka, jadi isiannya belum diterima."
LABELS = {"akun:masuk": "Masuk lagi", "keamanan:pastikan": "Ketik password"}
"""What the link to the page says, where something must be done first."""
AKUN_LAIN = (
    "Formulir ini dibuka oleh akun lain daripada yang sekarang masuk di peramban ini. Isiannya tidak dikirim."
)


def came_from(request: HttpRequest) -> str:
    """The page on which a form stood, as far as the browser tells; else the dashboard."""
    told = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    address = f"{told.path}?{told.query}" if told.query else told.path
    return local(address, reverse("dashboard:beranda"))


def interrupted(request: HttpRequest, name: str, words: str) -> HttpResponse:
    """401: something must be done first on the page ``name``, and then the form sent again."""
    first = reverse(name)
    onward = f"{first}?{urlencode({'next': came_from(request)}, safe='/')}"
    values = {"dahulu": onward, "tombol": LABELS.get(name, "Lanjutkan")}
    return answer(
        request,
        401,
        words,
        template="errors/isian.html",
        values=_given_back(request, given_key(request)) | values,
        details={"url": first, "label": values["tombol"]},
    )


def stale(request: HttpRequest) -> HttpResponse:
    """403: the token is an old one; scripts get a new one, and know for whom."""
    if account_of(request) is None and given_key(request):
        return interrupted(request, "akun:masuk", SESI_BERAKHIR)
    if is_of_another(request):
        return of_another(request)
    details = {"token": get_token(request), "akun": account_mark(account_of(request))}
    if not _from_us(request) or not given_key(request):
        return answer(request, 403, KEDALUWARSA, template="errors/csrf.html", details=details)
    values = _given_back(request, given_key(request)) | {"message": LAMA_TERBUKA}
    return answer(request, 403, KEDALUWARSA, template="errors/isian.html", values=values, details=details)


def of_another(request: HttpRequest) -> HttpResponse:
    """409: on a shared computer somebody else has logged in since; what was typed may be copied, not sent."""
    values = _given_back(request, "") if _from_us(request) else _nothing()
    return answer(request, 409, AKUN_LAIN, template="errors/isian.html", values=values)


def sent_before(request: HttpRequest, words: str, lihat: str = "") -> HttpResponse:
    """409: sent before, and sent again; a new key lets it be sent as something new.

    ``lihat``: where the first one can be seen; else the page that the form stood on.
    """
    key = FormStamp(request).key_again()
    values = _given_back(request, key) | {"lihat": lihat or came_from(request)}
    return answer(request, 409, words, template="errors/isian.html", values=values, details={"kiriman": key})


def unanswered(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """The page for a database that does not answer, and its values: the form as it came, token and all."""
    try:
        values = _given_back(request, given_key(request))
    except (SuspiciousOperation, UnreadablePostError):
        values = _nothing()
    if not values["isian"]:
        return "errors/503.html", {}
    return "errors/isian.html", values | {"csrf_token": request.POST.get(TOKEN, "")}


def refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    """An operation says no for good to a form: what was typed in it may be copied, not sent."""
    if _is_secretive(request):
        return answer(request, error.status, error.message)
    words = [f"{label}: {strip_tags(text).strip()}" for label, text in error.isian]
    values = {"teks": "\n\n".join(words), "dahulu": came_from(request), "tombol": "Kembali"}
    return answer(
        request,
        error.status,
        error.message,
        template="errors/isian.html",
        values=_nothing() | values,
        details=rincian(error),
    )


def _is_secretive(request: HttpRequest) -> bool:
    """Whether a form may hold passwords or codes: of these menus nothing is ever given back."""
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return True
    return match.namespace in SECRETIVE


def _from_us(request: HttpRequest) -> bool:
    """Whether the browser itself says that the form stood on a page of ours."""
    ours = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") == ours or request.headers.get("Sec-Fetch-Site") == "same-origin"


def _nothing() -> dict[str, Any]:
    words = dict.fromkeys(("teks", "kunci", "alamat", "dahulu", "tombol", "lihat"), "")
    return {**words, "isian": [], "berkas": False}


def _given_back(request: HttpRequest, key: str) -> dict[str, Any]:
    """What the page shows: the fields as they came, and their words to copy; no ``kunci``: not to be sent."""
    if _is_secretive(request):
        return _nothing()
    isian = [(n, v) for n, values in request.POST.lists() if n not in {TOKEN, FIELD} for v in values]
    if sum(len(v) for _, v in isian) > MOST:
        isian = []
    words = [strip_tags(v).strip() for _, v in isian if " " in v.strip() or len(v) >= 20]
    return _nothing() | {
        "isian": isian,
        "teks": "\n\n".join(words),
        "kunci": key,
        "alamat": request.get_full_path(),
        "berkas": bool(request.FILES),
    }
