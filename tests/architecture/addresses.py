"""The addresses of the application, from Django's own resolver: what the generated guards walk over."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.source import dotted

POST_ONLY = {"require_POST"}
PAGES_OF_API = {"api:dokumentasi", "api:rincian", "api:openapi"}


@dataclass(frozen=True)
class Address:
    """One named address. ``name`` is ``menu:name``; ``params`` maps a parameter to its converter's class."""

    name: str
    route: str
    view: Callable[..., Any]
    params: tuple[tuple[str, str], ...]

    @property
    def menu(self) -> str:
        """The menu (app_name) it belongs to; empty for machines' addresses."""
        return self.name.rpartition(":")[0]

    @property
    def template(self) -> str:
        """Where its page has to stand."""
        return f"{self.menu}/{self.name.rpartition(':')[2]}.html"

    @property
    def is_post_only(self) -> bool:
        """Whether the view is closed to GET (``@require_POST``)."""
        function = ast.parse(inspect.getsource(inspect.unwrap(self.view)).lstrip()).body[0]
        found = getattr(function, "decorator_list", [])
        return any(dotted(d).rpartition(".")[2] in POST_ONLY for d in found)


def _walk(patterns: list[Any], prefix: str, space: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*space, pattern.namespace) if pattern.namespace else space
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*space, pattern.name or ""))
            yield Address(name, route, pattern.callback, ())


def _params(address: Address) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for piece in address.route.split("<")[1:]:
        converter, _, name = piece.partition(">")[0].rpartition(":")
        found[name] = converter or "str"
    return tuple(found.items())


@lru_cache
def addresses() -> tuple[Address, ...]:
    """Every address for people, in the order of the resolver; those of the API are walked in tests/api."""
    found = (a for a in _walk(get_resolver().url_patterns, "/", ()) if not _is_endpoint(a))
    return tuple(Address(a.name, a.route, a.view, _params(a)) for a in found)


def _is_endpoint(address: Address) -> bool:
    return address.menu == "api" and address.name not in PAGES_OF_API
