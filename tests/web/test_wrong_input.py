"""Nonsense, poison and forgery in every form: an answer in Indonesian, never a 500, nothing half done.

The forms are found by opening every page of the permission matrix as somebody who may.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import clients
from tests.architecture.addresses import Address, addresses
from tests.architecture.matrix.rows import all_rows, person, place
from tests.cast import Cast
from tests.web.poison import Fields, photograph

ROWS = all_rows()
PAGES = [a for a in addresses() if a.name in ROWS]
FORMS = [a.name for a in PAGES if not a.is_post_only]
NUMBERED = [a for a in PAGES if any(kind == "int" for _, kind in a.params)]
HUGE = "9" * 30
POISON = {
    "a megabyte": "a" * 1_000_000,
    "a null byte": "a\x00b",
    "thirty digits": HUGE,
    "minus": "-1",
    "no such day": "2023-02-30",
    "a script": "javascript:alert(1)",
    "markup": "<script>alert(1)</script>",
    "18 digits with a letter": "19900417201502100x",
    "quotes": "'; DROP TABLE akun_akun; --",
    "not a number": "NaN",
    "infinity": "1e999",
    "another alphabet": "١٢٣\u202e",
    "only spaces": "   ",
}
ENGLISH = re.compile(
    r"This field|Enter a |Select a valid|Ensure this|is required|not a valid|cannot be|must be|Internal",
    re.IGNORECASE,
)


def logged_in(cast: Cast, who: str) -> Client:
    """A browser of somebody of the cast."""
    somebody = person(cast, who)
    return clients.logged_in(somebody.akun if somebody else None)


def opened(client: Client, address: str) -> tuple[str, Fields]:
    """A page with its forms, and its address after redirects."""
    response = client.get(address)
    while response.status_code == 303:
        address = response.headers["Location"]
        response = client.get(address)
    is_page = response.headers["Content-Type"].startswith("text/html")  # not a file that is handed out
    content = response.getvalue()
    return address, Fields(content.decode() if is_page else "")


def filled(fields: Fields, value: str) -> dict[str, str]:
    """The same in every field; what is huge in one of them, or the request itself would be too large."""
    texts = [name for name in fields.typed if name not in fields.ticked]
    names = texts[:1] if len(value) > 10_000 else fields.typed
    return fields.hidden | dict.fromkeys(names, value)


@pytest.mark.parametrize("name", FORMS)
def test_poison_in_every_field(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    row = ROWS[name]
    client = logged_in(cast, row.viewer)
    address, fields = opened(client, place(name, row.build(cast)))
    if not set(fields.typed) - fields.ticked:
        return  # a page to read, or one question with one button
    before = photograph()
    assert client.post(address, {}).status_code < 500  # the whole page; below, for speed, only its form
    for what, value in POISON.items():
        response = client.post(address, filled(fields, value), headers={"HX-Request": "true"})
        assert response.status_code < 500, what
        said = re.sub(r"<[^>]*>", " ", response.content.decode())
        assert not ENGLISH.search(said), f"{what}: {ENGLISH.search(said)}"
        after = photograph()
        if response.status_code >= 400 or len(value) > 10_000:
            assert after == before, f"{what}: refused, and yet something was written"
        before = after


@pytest.mark.parametrize("one", NUMBERED, ids=lambda a: a.name)
def test_ids_that_cannot_be(one: Address, cast: Cast, at: Callable[[str], None]) -> None:
    client = logged_in(cast, "bkd")
    for number in ("0", str(2**31), str(2**63), HUGE):
        route = re.sub(r"<slug:\w+>", "hasil_kerja", re.sub(r"<int:\w+>", number, one.route))
        assert client.get(route).status_code in {404, 405}, route
        assert client.post(route, {}).status_code in {404, 405}, route


def test_a_form_from_elsewhere_is_refused(cast: Cast, at: Callable[[str], None]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.pegawai.akun)
    before = photograph()
    response = client.post(reverse("skp:tambah"), {"tahun": "2023"})
    assert response.status_code == 403
    assert "muat ulang" in response.content.decode()
    assert photograph() == before


def test_a_request_too_large_is_refused(cast: Cast, at: Callable[[str], None]) -> None:
    client = logged_in(cast, "owner")
    before = photograph()
    response = client.post(reverse("skp:tambah"), {"model": "x" * 3_000_000})
    assert response.status_code == 400
    assert photograph() == before


@pytest.mark.parametrize("name", [n for n in FORMS if ROWS[n].codes["owner"] == 200])
def test_nonsense_behind_the_question_mark(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    address, client = place(name, ROWS[name].build(cast)), logged_in(cast, "owner")
    for query in ("halaman=-1&tahun=0&bulan=13", f"halaman={HUGE}&tahun={HUGE}", "halaman=abc&tahun=&q=%00"):
        assert client.get(f"{address}?{query}").status_code == 200, query
