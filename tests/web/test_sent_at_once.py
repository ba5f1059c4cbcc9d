"""The same form twice at the same moment, over two real connections: one deed, and two useful answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from sikinerja.permintaan.models import Kiriman
from tests.cast import Cast
from tests.clients import logged_in
from tests.race import race
from tests.web.test_sent_once import Sending, picture, sendings

pytestmark = pytest.mark.django_db(transaction=True)
KINDS = [
    "skp:tambah", "skp:tambah_rhk", "skp:hapus", "skp:ajukan", "kelola:tambah_akun",
    "kelola:tambah_plt", "mutasi:catat", "keadaan_khusus:tambah", "informasi:tambah", "kehadiran:unggah",
    "realisasi_akhir:tarik", "penilaian_skp:terima", "jadwal:beri_dispensasi", "token_mesin:buat",
]  # fmt: skip
"""One of each: with a rule that would refuse a second, without one, a deletion, a step, a file."""


def other_tab(sending: Sending) -> Sending:
    """The same page, opened once more by the same browser."""
    client = logged_in(None)
    client.cookies = sending.client.cookies.copy()  # type: ignore[assignment]
    return Sending(client, sending.form, sending.data)


@pytest.mark.parametrize("name", KINDS)
def test_two_at_once_make_one(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    mine = sendings(name, cast)[name]
    tabs = [mine, other_tab(mine), other_tab(mine)]
    answers: list[HttpResponse] = []
    before = picture()
    assert race(*[lambda tab=tab: answers.append(tab.send()) for tab in tabs]) == ["ok"] * 3  # type: ignore[misc]
    assert Kiriman.objects.count() == 1
    together = picture()
    assert together != before
    statuses = {a.status_code for a in answers}
    assert statuses <= {200, 303}, statuses
    places = {a.headers["Location"] for a in answers if a.status_code == 303}
    assert len(places) == 1, places
    assert tabs[0].send().status_code == 303
    assert picture() == together, "and once more changes nothing"
