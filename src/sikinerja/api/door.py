"""The API itself: version, description, how refusals are said, and what it is made of."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from sikinerja.api import problems
from sikinerja.api.errors import WrongMediaType
from sikinerja.core.errors import DomainError, NotFound
from sikinerja.core.sql import busy

DESCRIPTION = """\
Semua yang dapat dilakukan pegawai dan pejabat penilai di layar Si-Kinerja, untuk program Anda.

Kirim token pada setiap permintaan: `Authorization: Bearer sk_…`. Penolakan selalu berbentuk
`application/problem+json`: 400 bentuk permintaan salah, 401 token tidak dikenal, 403 tidak berwenang,
404 tidak ada atau tidak boleh dilihat, 409 keadaan sudah berubah, 422 isian ditolak oleh aturan, 429 terlalu
sering.
"""


class JsonParser(Parser):
    """Reads JSON, sent as JSON: no NaN, no other kind of body."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as plain values."""
        if request.content_type != "application/json":
            raise WrongMediaType
        return json.loads(request.body, parse_constant=_no_constant, parse_float=_number)


def _number(text: str) -> int | float:
    """1.0 is the whole number 1, as JSON Schema has it."""
    number = float(text)
    return int(number) if number.is_integer() else number


def _no_constant(name: str) -> Any:
    raise ValueError(name)


class Api(NinjaAPI):
    """Ninja's API whose description says what is really sent."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        """OpenAPI 3.1, refusals as problem+json, headers of every answer."""
        schema = super().get_openapi_schema(*args, **kwargs)
        for component in schema["components"]["schemas"].values():
            component.pop("description", None)  # the docstring of a class is for programmers
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400 and "content" in answer:
                        answer["content"] = {problems.MEDIA_TYPE: answer["content"]["application/json"]}
                        answer["description"] = problems.DESCRIPTIONS[int(status)]
        return schema


api = Api(
    title="Si-Kinerja",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    parser=JsonParser(),
)


@api.exception_handler(DomainError)
def _refused(request: HttpRequest, error: DomainError) -> HttpResponse:
    return problems.of_domain(request, error)


@api.exception_handler(DatabaseError)
@api.exception_handler(InterfaceError)
def _unanswered(request: HttpRequest, error: DatabaseError | InterfaceError) -> HttpResponse:
    if (found := busy(error)) is None:
        raise error
    return problems.of_domain(request, found)


@api.exception_handler(ValidationError)
def _malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problems.of_validation(request, error)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problems.of_http(request, error)


@api.exception_handler(RequestDataTooBig)
def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problems.of_size(request, error)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problems.of_domain(request, NotFound())
