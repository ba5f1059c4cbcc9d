"""The plumbing all views share: page or fragment, redirect, form errors, who may skip the login."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import BaseForm, Textarea, TextInput
from django.http import HttpRequest, HttpResponse
from django.template.backends.utils import csrf_token_lazy
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from jinja2_fragments import render_block

from sikinerja.core.errors import DomainError, Invalid
from sikinerja.web import jinja
from sikinerja.web.shell import shell
from sikinerja.web.stamp import FormStamp

if TYPE_CHECKING:
    from sikinerja.akun.models import Akun
    from sikinerja.core.context import Context

V = TypeVar("V", bound=Callable[..., HttpResponse])


class Request(HttpRequest):
    """What views get: Django's request with the context the middleware built."""

    ctx: Context
    user: Akun


def public(view: V) -> V:
    """Let visitors in who have not logged in."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def open_before_password_change(view: V) -> V:
    """Let people in who still have to replace their first password."""
    view.is_open_before_password_change = True  # type: ignore[attr-defined]
    return view


def open_before_second_factor(view: V) -> V:
    """Let people in who must have a second factor and still have to set one up."""
    view.is_open_before_second_factor = True  # type: ignore[attr-defined]
    return view


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a piece of the page (boosted and restored pages want the whole one)."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and "HX-Boosted" not in headers
        and "HX-History-Restore-Request" not in headers
    )


def respond(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    block: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page; for htmx only its ``block`` (a form in a dialog: the block ``dialog``)."""
    values = {
        **context,
        **shell(request),
        "request": request,
        "csrf_input": FormStamp(request),
        "csrf_token": csrf_token_lazy(request),
    }
    environment = jinja.loaded()
    if block is not None and is_fragment(request):
        html = render_block(environment, template, block, values)
    else:
        html = environment.get_template(template).render(values)
    response = HttpResponse(mark_safe(html), status=status)  # noqa: S308 - rendered by autoescaping templates
    response.headers["Vary"] = "HX-Request"
    return response


def local(address: str, otherwise: str) -> str:
    """An address somebody may be led on to: a page of ours."""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else otherwise


def redirect_to(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to a local address: 303, or HX-Redirect for htmx."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=200, headers={"HX-Redirect": address})
    return HttpResponse(status=303, headers={"Location": address})


def go(
    request: HttpRequest, name: str, *args: object, message: str | None = None, level: int = messages.SUCCESS
) -> HttpResponse:
    """Redirect to a named page, with a message shown there."""
    if message:
        messages.add_message(request, level, message)
    return redirect_to(request, reverse(name, args=args))


@contextmanager
def errors_into(form: BaseForm) -> Iterator[None]:
    """Put what an operation finds wrong (Invalid) into the form and go on: the view then answers 422.

    The name under which it was found stays with it: ``form.has_error(NON_FIELD_ERRORS, "periode")``. Any
    other refusal goes up, and what was typed with it.
    """
    try:
        yield
    except Invalid as error:
        for name, texts in error.fields.items():
            for text in texts:
                form.add_error(name if name in form.fields else None, ValidationError(text, code=name))
    except DomainError as error:
        error.isian = _typed(form)
        raise


def _typed(form: BaseForm) -> list[tuple[str, str]]:
    """The words and numbers in a form, by label: never a password, nor what is no more than chosen."""
    fields = [f for f in form.visible_fields() if isinstance(f.field.widget, TextInput | Textarea)]
    found = [(str(f.label), str(f.value() or "").strip()) for f in fields]
    return [(label, text) for label, text in found if text]


def paginate(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], *, size: int = 25) -> Page[Any]:
    """The page of a list that ``?halaman=`` asks for; nonsense means the first, too far the last."""
    return Paginator(rows, size).get_page(request.GET.get("halaman"))


def page_of(rows: Sequence[Any], *, semua: int, nomor: int, size: int = 25) -> Page[Any]:
    """A page that a query has cut out already (``semua``: rows in all), for ``table.html: halaman``."""
    return Page(rows, nomor, Paginator(range(semua), size))
