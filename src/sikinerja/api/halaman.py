"""The description of the API, for programs."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sikinerja.api.door import api


@cache
def schema() -> dict[str, Any]:
    """OpenAPI 3.1, made once."""
    made: dict[str, Any] = api.get_openapi_schema(
        path_prefix=reverse("api:openapi").removesuffix("openapi.json")
    )
    return made


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs."""
    return JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})
