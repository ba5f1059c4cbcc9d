"""One way to answer a form that may be refused or slowed down."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse

from sikinerja.web.http import Request, respond


def form_page(
    request: Request,
    template: str,
    form: BaseForm,
    values: dict[str, Any] | None = None,
    *,
    tunggu: int = 0,
    refused: bool = False,
) -> HttpResponse:
    """The page with its form: 200, 422 after a refusal, 429 when somebody must wait ``tunggu`` seconds.

    ``refused``: what was refused did not come through this form.
    """
    status = 429 if tunggu else 422 if form.is_bound or refused else 200
    response = respond(request, template, {"form": form, **(values or {})}, block="formulir", status=status)
    if tunggu:
        response.headers["Retry-After"] = str(tunggu)
    return response
