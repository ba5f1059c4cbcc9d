"""A list of which only a piece is printed says so on the paper (issue 9, F42)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from tests.architecture.source import TEMPLATES
from tests.builders import kepegawaian
from tests.cast import Cast, person

pytestmark = pytest.mark.django_db
HEAD = re.compile(r'<p class="print-head"><b>([^<]*)</b></p>')


def test_the_head_of_a_printed_piece_says_which_it_is(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    client, here = login(cast.bkd), "/kelola/keadaan-khusus/"
    for n in range(30):
        kepegawaian.keadaan_khusus(person(f"Orang {n}", nip=f"19900417201502{n:04}"))
    for number, rows in ((1, "1–25"), (2, "26–30")):
        text = client.get(here, {"halaman": number}).text
        said = f"Halaman {number} dari 2 · baris {rows} dari 30"
        assert HEAD.findall(text) == [said]
        assert f"<span>{said}</span>" in text
    assert not HEAD.findall(client.get(here, {"q": "Orang 7"}).text), "all of it is there"


def test_every_list_in_pieces_is_known_to_the_head() -> None:
    calls = {
        (file.name, name)
        for file in TEMPLATES.rglob("*.html")
        for name in re.findall(r"\{\{ halaman\((\w+)", file.read_text())
    }
    assert len(calls) > 20
    assert {name for _, name in calls} == {"page", "rows"}, "base.html looks for these two"
