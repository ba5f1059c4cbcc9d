"""The description of the API: for programs, and as pages for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sikinerja.akun.rules.token import Cakupan
from sikinerja.api import contoh
from sikinerja.api.door import api
from sikinerja.api.problems import DESCRIPTIONS, TITLES
from sikinerja.permintaan.rules import PER_JENDELA

MARKS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Isian:
    """A parameter or a field of the body."""

    nama: str
    wajib: bool
    keterangan: str


@dataclass(frozen=True, slots=True)
class Titik:
    """One endpoint as the page explains it."""

    id: str
    metode: str
    alamat: str
    judul: str
    uraian: str
    cakupan: str
    isian: list[Isian]
    permintaan: str
    jawaban: str
    status: int


@dataclass(frozen=True, slots=True)
class Bagian:
    """Endpoints that belong together."""

    slug: str
    nama: str
    titik: list[Titik]


@cache
def schema() -> dict[str, Any]:
    """OpenAPI 3.1, made once."""
    prefix = reverse("api:openapi").removesuffix("openapi.json")
    made: dict[str, Any] = api.get_openapi_schema(path_prefix=prefix)
    return made


@cache
def bagian() -> dict[str, Bagian]:
    """Everything by part, in the order of the routers."""
    found: dict[str, Bagian] = {}
    for path, methods in schema()["paths"].items():
        for method, said in methods.items():
            name = said["tags"][0]
            slug = MARKS.sub("-", name.lower()).strip("-")
            part = found.setdefault(slug, Bagian(slug, name, []))
            part.titik.append(_titik(method.upper(), path, said))
    return found


def _titik(method: str, path: str, said: dict[str, Any]) -> Titik:
    shapes = schema()["components"]["schemas"]
    body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    status = min(int(code) for code in said["responses"])
    content = said["responses"][status].get("content", {})
    answer = contoh.nilai(content["application/json"]["schema"], shapes) if content else None
    sent = contoh.nilai(body, shapes) if body else None
    address = settings.BASE_URL + re.sub(r"\{\w+\}", "1", path)
    return Titik(
        id=said["operationId"],
        metode=method,
        alamat=path,
        judul=said["summary"],
        uraian=said["description"],
        cakupan=said["x-cakupan"],
        isian=[*_parameters(said), *_fields(body, shapes)],
        permintaan=contoh.curl(method, address, body=sent, kunci=method != "GET"),
        jawaban=json.dumps(answer, ensure_ascii=False, indent=1) if content else "",
        status=status,
    )


def _parameters(said: dict[str, Any]) -> Iterator[Isian]:
    for one in said["parameters"]:
        if one["in"] == "query":
            yield Isian(one["name"], one["required"], _words(one["schema"], one.get("description", "")))


def _fields(body: dict[str, Any] | None, shapes: dict[str, Any]) -> Iterator[Isian]:
    if body is None:
        return
    shape = shapes[body["$ref"].rpartition("/")[2]]
    for name, field in shape.get("properties", {}).items():
        yield Isian(name, name in shape.get("required", ()), _words(field, field.get("description", "")))


def _words(field: dict[str, Any], said: str) -> str:
    """What is said of a field; its bounds where they matter to who fills it."""
    known = schema()["components"]["schemas"]
    for one in field.get("anyOf", [field]):
        shape = known.get(one.get("$ref", "").rpartition("/")[2], one)
        said = said or shape.get("description", "")
        if "enum" in shape:
            said = f"{said} {' | '.join(shape['enum'])}".strip()
        if "maxLength" in shape:
            said = f"{said} (paling banyak {shape['maxLength']} karakter)".strip()
    return said


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    return JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})


@require_safe
def dokumentasi(request: HttpRequest) -> HttpResponse:
    """How one begins, what a refusal looks like, and every endpoint by name."""
    context = {
        "bagian": list(bagian().values()),
        "cakupan": Cakupan.choices(),
        "masalah": [(code, TITLES[code]) for code in TITLES],
        "status": DESCRIPTIONS,
        "batas": PER_JENDELA,
        "contoh": contoh.curl("GET", f"{settings.BASE_URL}{reverse('api:dokumentasi')}saya"),
    }
    return render(request, "api/dokumentasi.html", context)


@require_safe
def rincian(request: HttpRequest, slug: str) -> HttpResponse:
    """The endpoints of one part, each with its fields, an example and an answer."""
    part = bagian().get(slug)
    if part is None:
        raise Http404
    return render(request, "api/rincian.html", {"bagian": part})
