"""Answers that the views of this menu share."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse

from sikinerja.skp.queries import pages
from sikinerja.web.http import Request, is_fragment, redirect_to, respond


def opened(request: Request, skp_id: int, langkah: str) -> pages.SkpRow:
    """The SKP of a form: to be shown only where the step is open; a POST is judged by the operation."""
    return pages.buka(request.ctx, skp_id=skp_id, langkah=langkah, kirim=request.method == "POST")


def dialog(request: Request, template: str, form: BaseForm, **values: Any) -> HttpResponse:
    """A small form on a page of its own or in a dialog; 422 when it was sent and is not right."""
    status = 422 if form.is_bound else 200
    return respond(request, template, {"form": form, **values}, block="dialog", status=status)


def to_rhk(request: Request, skp_id: int, rhk_id: int, message: str = "") -> HttpResponse:
    """Back to the table, at the RHK that was touched."""
    if message:
        messages.success(request, message)
    address = f"{reverse('skp:detail', args=(skp_id,))}?rhk={rhk_id}"
    # htmx: an address that differs in its fragment only would not be loaded again
    return redirect_to(request, address if is_fragment(request) else f"{address}#rhk-{rhk_id}")


def is_in_table(request: Request, skp_id: int) -> bool:
    """Whether a piece of the SKP's own page is asked for: a form of its rows may have a tab of its own."""
    shown = urlsplit(request.headers.get("HX-Current-URL", "")).path
    return is_fragment(request) and shown in ("", reverse("skp:detail", args=(skp_id,)))


def number(text: str | None) -> int | None:
    """A small number of the address, or nothing."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 18 else None
