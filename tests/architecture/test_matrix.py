"""The permission matrix: every address of the resolver, asked by everybody who matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.architecture.addresses import addresses
from tests.architecture.matrix.rows import LOGIN, PEOPLE, Row, all_rows, person, place, row
from tests.cast import Cast
from tests.clients import logged_in

ROWS = all_rows()
BY_NAME = {a.name: a for a in addresses()}


@contextmanager
def undone() -> Iterator[None]:
    """What one person does is taken back before the next one comes."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]  # operations are durable, except in tests
    with block:
        yield
        transaction.set_rollback(True)


def client_of(cast: Cast, who: str) -> Client:
    """A browser in which somebody of the cast is logged in."""
    somebody = person(cast, who)
    return logged_in(somebody.akun if somebody else None)


def answer(response: HttpResponse) -> int:
    """The status; :data:`LOGIN` where the login comes first: a redirect, or 401 to what was posted."""
    response.getvalue()  # a file is read to its end, and so closed
    location = response.headers.get("Location", "")
    first = response.status_code == 401 or location.startswith(reverse("akun:masuk"))
    return LOGIN if first else response.status_code


def surprises(row: Row, cast: Cast, address: str, who: str) -> list[str]:
    """How the answers differ from the row."""
    expected, found = row.codes[who], []
    post_only = BY_NAME[row.name].is_post_only
    with undone():
        client = client_of(cast, who)
        got = answer(client.post(address, row.post) if post_only else client.get(address))
        if got != expected:
            found.append(f"{row.name} as {who}: {got} instead of {expected}")
        if post_only:
            return found
        if expected == 200 and who != row.viewer:
            return found  # what follows is the same for everybody who may see the page
        if expected == 200:
            fragment = client.get(address, headers={"HX-Request": "true"})
            found += (
                [] if answer(fragment) == 200 else [f"{row.name} as {who}: fragment {fragment.status_code}"]
            )
        posted = answer(client.post(address, {}))
        if expected in {LOGIN, 403, 404} and posted not in {expected, 405}:
            found.append(f"{row.name} as {who}: refuses GET with {expected} but answers POST with {posted}")
        if posted >= 500:
            found.append(f"{row.name} as {who}: POST answers {posted}")
    return found


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = set(BY_NAME)
    assert names <= set(ROWS), f"add rows to tests/architecture/matrix/: {sorted(names - set(ROWS))}"
    assert set(ROWS) <= names, f"these addresses are gone: {sorted(set(ROWS) - names)}"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(ROWS) & set(BY_NAME)))
def test_everybody_gets_what_the_matrix_says(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    one = ROWS[name]
    address = place(name, one.build(cast))
    problems = [p for who in PEOPLE for p in surprises(one, cast, address, who)]
    assert not problems, "\n" + "\n".join(problems)


@pytest.mark.django_db
def test_the_guard_bites(cast: Cast, at: Callable[[str], None]) -> None:
    wrong = row("pemberitahuan:daftar", visitor=200, others=404)
    assert len([p for who in PEOPLE for p in surprises(wrong, cast, reverse(wrong.name), who)]) >= len(PEOPLE)
    with pytest.raises(ValueError, match="stranger"):
        row("pemberitahuan:daftar", owner=200)
