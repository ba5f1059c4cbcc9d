"""Every refusal in one shape: problem details for HTTP APIs (RFC 9457), ``application/problem+json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field

from sikinerja.api import messages
from sikinerja.api.errors import Malformed, TooLarge, Unauthenticated
from sikinerja.core.errors import DomainError, Invalid, NotFound

MEDIA_TYPE = "application/problem+json"
ABOUT = "/api/v1/#masalah-"
TITLES = {
    "tidak_dikenal": "Token tidak dikenal",
    "cakupan_kurang": "Cakupan token kurang",
    "bentuk_salah": "Bentuk permintaan salah",
    "terlalu_besar": "Isi permintaan terlalu besar",
    "jenis_isi_salah": "Jenis isi salah",
    "tidak_ditemukan": "Tidak ditemukan",
    "metode_salah": "Metode tidak tersedia",
    "tidak_berwenang": "Tidak berwenang",
    "sudah_berubah": "Keadaan sudah berubah",
    "isian_salah": "Isian salah",
    "terlalu_sering": "Terlalu sering",
    "sedang_sibuk": "Server sedang sibuk",
    "kesalahan": "Permintaan ditolak",
    "kesalahan_server": "Kesalahan pada server",
}
DESCRIPTIONS = {
    400: "Bentuk permintaan salah: tidak sesuai dengan dokumentasi ini",
    401: "Token tidak ada atau tidak berlaku",
    403: "Token tidak mencakup ini, atau Anda tidak berwenang",
    404: "Data tidak ada, atau tidak boleh Anda lihat",
    409: "Keadaan sudah berubah sejak Anda membacanya, atau kunci yang sama sedang diproses",
    413: "Isi permintaan terlalu besar",
    415: "Isi permintaan bukan JSON",
    422: "Isian ditolak oleh aturan; errors menyebut yang mana",
    429: "Terlalu sering; Retry-After menyebut lamanya menunggu dalam detik",
    503: "Server sedang sibuk; coba lagi setelah Retry-After, dengan Idempotency-Key yang sama",
}
BY_STATUS = {400: "bentuk_salah", 404: "tidak_ditemukan", 405: "metode_salah", 413: "terlalu_besar"}
WORDS = {
    400: "Permintaan tidak dapat dibaca.",
    404: "Alamat ini tidak ada. Lihat daftar alamat pada /api/v1/.",
    405: "Alamat ini tidak menerima metode itu.",
}
GAGAL = "Terjadi kesalahan pada server. Coba lagi; bila berulang, sampaikan request_id kepada pengelola."


class Problem(BaseModel):
    """What every refusal says. ``errors`` maps a field to its messages; "" is the request as a whole."""

    type: str = Field(
        description="Alamat penjelasan jenis masalah", examples=["/api/v1/#masalah-isian_salah"]
    )
    title: str = Field(description="Jenis masalah dalam kata", examples=["Isian salah"])
    status: int = Field(description="Status HTTP", examples=[422])
    detail: str = Field(
        description="Apa yang salah dan bagaimana memperbaikinya",
        examples=["Jam selesai harus sesudah jam mulai."],
    )
    code: str = Field(description="Jenis masalah untuk program", examples=["isian_salah"])
    errors: dict[str, list[str]] = Field(
        default_factory=dict,
        description='Pesan menurut nama isian; "" untuk permintaan sebagai keseluruhan',
        examples=[{"selesai": ["Jam selesai harus sesudah jam mulai."]}],
    )
    request_id: str = Field(
        description="Nomor permintaan, untuk bertanya kepada pengelola", examples=["6f1c…"]
    )


def answer(
    request: HttpRequest,
    *,
    status: int,
    code: str,
    detail: str,
    errors: Mapping[str, list[str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """One refusal."""
    title = TITLES.get(code) or HTTPStatus(status).phrase
    body = {"type": f"{ABOUT}{code}", "title": title, "status": status, "detail": detail, "code": code}
    body |= {"errors": errors or {}, "request_id": getattr(request, "request_id", "")}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE, headers=headers
    )


def of_domain(request: HttpRequest, error: DomainError) -> HttpResponse:
    """What an operation, a query or the door refuses with."""
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, Unauthenticated) else {}
    if (wait := getattr(error, "wait", None)) is not None:
        headers["Retry-After"] = str(wait)
    fields = error.fields if isinstance(error, Invalid) else {}
    return answer(
        request, status=error.status, code=error.code, detail=error.message, errors=fields, headers=headers
    )


def of_validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A request that does not fit the description (400), or fits it and yet cannot be (422).

    An id that cannot be is simply not there (404).
    """
    if any(one["loc"][0] == "path" for one in error.errors):
        return of_domain(request, NotFound())
    fields: dict[str, list[str]] = {}
    for one in error.errors:
        fields.setdefault(_place(one["loc"]), []).append(messages.words(one))
    beyond = all(one["type"] == "value_error" for one in error.errors)
    return of_domain(request, Invalid(fields) if beyond else Malformed(fields))


def _place(location: tuple[Any, ...]) -> str:
    """``baris.3.nip``: where in the body or the query, without ninja's own words for it."""
    inner = location[2:] if location[0] == "body" else location[-1:]
    return ".".join(str(part) for part in inner)


def of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What ninja refuses with: no credentials, or a body that cannot be read."""
    if error.status_code == 401:
        return of_domain(request, Unauthenticated())
    cause = error.__cause__
    if isinstance(cause, DomainError):
        return of_domain(request, cause)
    return of_status(request, error.status_code)


def of_status(request: HttpRequest, status: int, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """What Django itself refuses with: an address or a method that is not there."""
    code = BY_STATUS.get(status, "kesalahan")
    return answer(request, status=status, code=code, detail=WORDS.get(status, WORDS[400]), headers=headers)


def of_size(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    """A body that Django did not read to its end."""
    from django.conf import settings

    return of_domain(request, TooLarge(settings.DATA_UPLOAD_MAX_MEMORY_SIZE))


def of_server(request: HttpRequest) -> HttpResponse:
    """What nobody foresaw; the log has the trace under the same number."""
    return answer(request, status=500, code="kesalahan_server", detail=GAGAL)
