"""The same step from a second tab, with other words: nothing that is thrown away is said to be done.

Every form of every page is sent, and sent again from another tab, opened before, with something else typed.
Either that is kept, or the answer says that it is not, and gives it back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from tests.cast import Cast
from tests.web.test_sent_once import BY_NAME, HARMLESS, PAGES, Sending, _fresh, picture, sendings

TYPED = re.compile(r"catatan|alasan|uraian|umpan_balik|realisasi_\d|teks|isi$|nama$|judul|keterangan|dasar")
"""Names of fields in which somebody types."""

SAYS_SO = {"kelola:reset_verifikasi": "says itself that nothing was there to take away"}


def otherwise(sending: Sending) -> dict[str, Any]:
    """The same form with every word and number in it another one."""
    found = {}
    for name in sending.form.filled():
        value = sending.data[name]
        text = value[-1] if isinstance(value, list) and value else value
        if TYPED.search(name) and isinstance(text, str) and not name.endswith("_dibaca") and text:
            found[name] = "7" if text.isdigit() else f"{text} Dan ini ditambahkan."
    return found


@pytest.mark.parametrize("name", [n for n in PAGES if n not in HARMLESS])
def test_what_is_thrown_away_is_not_said_to_be_done(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    for target, sending in sendings(name, cast).items():
        if target in HARMLESS | SAYS_SO or (target != name and not BY_NAME[target].is_post_only):
            continue
        other = otherwise(sending)
        if not other:
            continue
        sending.send()
        before = picture()
        answer = sending.send(kiriman=_fresh(sending.form.key), **other)
        if answer.status_code < 400:
            assert picture() != before, f"{target} says it is done, and drops {sorted(other)}"


STEPS = [
    "skp:ajukan", "penilaian_skp:kembalikan", "penilaian_skp:terima", "skp:ajukan_revisi",
    "realisasi_bulanan:isi", "penilaian_realisasi_bulanan:hasil_kerja",
    "penilaian_realisasi_bulanan:perilaku",
    "penilaian_realisasi_bulanan:ubah", "realisasi_akhir:isi", "penilaian_realisasi_akhir:nilai",
    "penilaian_realisasi_akhir:kembalikan",
]  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_a_step_done_otherwise_is_said_in_words_and_gives_back(
    name: str, cast: Cast, at: Callable[[str], None]
) -> None:
    sending = sendings(name, cast)[name]
    first = sending.send()
    assert first.status_code == 303, first.content.decode()[:2000]
    before = picture()
    answer = sending.send(kiriman=_fresh(sending.form.key), **otherwise(sending))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "dengan isian yang lain. Isian di halaman ini belum tersimpan." in page
    assert "Dan ini ditambahkan." in page or ": 7" in page, "to be copied"
    assert picture() == before
    same = sending.send(kiriman=_fresh(sending.form.key))
    assert _place(same) == _place(first), "an identical repeat gets the first answer"
    assert picture() == before


def _place(response: HttpResponse) -> tuple[int, str]:
    return response.status_code, response.headers.get("Location", "")
