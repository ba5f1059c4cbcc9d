"""How an endpoint is written down: ``@read`` and ``@write`` say all that is the same for every one of them.

The docstring of an endpoint is its public documentation, in Indonesian: the first line its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from inspect import cleandoc, signature
from typing import Any, TypeVar

from django.http import HttpResponse
from ninja import Router
from pydantic import TypeAdapter

from sikinerja.akun.rules.token import Cakupan
from sikinerja.api.auth import Token
from sikinerja.api.errors import Malformed
from sikinerja.api.problems import Problem
from sikinerja.api.request import Request
from sikinerja.core.transactions import at_end
from sikinerja.permintaan import buku
from sikinerja.permintaan.rules import PANJANG_KUNCI, sidik

F = TypeVar("F", bound=Callable[..., Any])
KEY = "Idempotency-Key"
KEY_PATTERN = rf"^[!-~]{{1,{PANJANG_KUNCI}}}$"
KEY_PARAMETER = {
    "in": "header",
    "name": KEY,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": PANJANG_KUNCI, "pattern": KEY_PATTERN},
    "description": (
        "Kunci pilihan Anda untuk permintaan ini. Kiriman ulang dengan kunci dan isi yang sama dalam 24 jam "
        "tidak dilaksanakan dua kali, tetapi mendapat jawaban yang sama."
    ),
}
READ_PROBLEMS = (400, 401, 403, 404, 409, 422, 429, 503)
WRITE_PROBLEMS = (400, 401, 403, 404, 409, 413, 415, 422, 429, 503)


def read(
    router: Router, path: str, response: Any, *, cakupan: Cakupan = Cakupan.PRIBADI_BACA
) -> Callable[[F], F]:
    """A GET: changes nothing, whatever it answers with."""
    return _endpoint(router, "GET", path, response, cakupan=cakupan, status=200)


def write(
    router: Router,
    path: str,
    response: Any,
    *,
    method: str = "POST",
    status: int = 200,
    cakupan: Cakupan = Cakupan.PRIBADI_TULIS,
) -> Callable[[F], F]:
    """A POST, PUT or DELETE: calls one operation; ``response`` None answers 204 without content."""
    return _endpoint(router, method, path, response, cakupan=cakupan, status=status if response else 204)


def _endpoint(
    router: Router, method: str, path: str, response: Any, *, cakupan: Cakupan, status: int
) -> Callable[[F], F]:
    writes = method != "GET"
    problems = dict.fromkeys(WRITE_PROBLEMS if writes else READ_PROBLEMS, Problem)
    extra: dict[str, Any] = {"x-cakupan": cakupan.value}
    if writes:
        extra["parameters"] = [dict(KEY_PARAMETER)]

    def decorate(function: F) -> F:
        title, _, description = cleandoc(function.__doc__ or "").partition("\n")
        adapter = TypeAdapter(response) if response is not None else None

        @wraps(function)
        def run(request: Request, **values: Any) -> HttpResponse:
            _refuse_unknown(request, run)

            def work() -> HttpResponse:
                return _json(adapter, function(request, **values), status)

            return _once(request, work) if writes and KEY in request.headers else work()

        # ninja reads annotations in the module of what it is handed, which would be this one
        run.__signature__ = signature(function, eval_str=True)  # type: ignore[attr-defined]
        return router.api_operation(  # type: ignore[return-value]
            [method],
            path,
            auth=Token(cakupan),
            response={status: response, **problems},
            summary=title.rstrip("."),
            description=description.strip() or title,
            operation_id=f"{function.__module__.split('.', 2)[2].replace('.', '_')}_{function.__name__}",
            openapi_extra=extra,
        )(run)

    return decorate


def _json(adapter: TypeAdapter[Any] | None, result: Any, status: int) -> HttpResponse:
    if isinstance(result, HttpResponse):
        return result
    if adapter is None:
        empty = HttpResponse(status=status)
        del empty.headers["Content-Type"]
        return empty
    content = adapter.dump_json(adapter.validate_python(result, from_attributes=True))
    return HttpResponse(content, status=status, content_type="application/json")


def _refuse_unknown(request: Request, run: Any) -> None:
    """A question behind the question mark that nobody asked for is a mistake, not a wish to be ignored."""
    operation = run._ninja_operation  # noqa: SLF001 - ninja keeps what it read off the signature there
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }
    wrong = [name for name in request.GET if name not in known]
    if wrong:
        raise Malformed(dict.fromkeys(wrong, "Parameter ini tidak dikenal."))
    twice = [name for name in known if len(request.GET.getlist(name)) > 1]
    if twice:
        raise Malformed(dict.fromkeys(twice, "Parameter ini hanya boleh satu kali."))


def _once(request: Request, work: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it once for each idempotency key; again, the first answer is given again."""
    kunci = request.headers[KEY]
    if not re.fullmatch(KEY_PATTERN, kunci):
        raise Malformed({KEY: f"1 sampai {PANJANG_KUNCI} huruf, angka atau tanda ASCII tanpa spasi."})
    print_ = sidik(request.method.encode(), request.get_full_path().encode(), request.body)  # type: ignore[union-attr]
    turn = buku.mulai(token_id=request.token.token_id, kunci=kunci, sidik=print_, now=request.ctx.now)
    if turn.status is not None:
        replay = HttpResponse(turn.jawaban, status=turn.status, content_type="application/json")
        replay.headers["Idempotency-Replayed"] = "true"
        return replay
    status, content = 500, ""
    try:
        with at_end(lambda: buku.laksanakan(turn)):
            response = work()
        status, content = response.status_code, response.content.decode()
    finally:
        buku.selesai(turn, status=status, jawaban=content)
    return response
