"""The same form twice at the same moment, over two real connections: one deed, and two useful answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
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


def test_the_other_ends_between_the_two_looks(cast: Cast, at: Callable[[str], None]) -> None:
    """A form that adds looks for its key, then for its content: the same key in between is no question."""
    mine = sendings("informasi:tambah", cast)["informasi:tambah"]
    other = other_tab(mine)
    answers: list[HttpResponse] = []

    def meanwhile(execute: Callable[..., object], sql: str, *args: object) -> object:
        found = execute(sql, *args)
        if not answers and sql.startswith("SELECT") and Kiriman._meta.db_table in sql:
            answers.append(HttpResponse())  # the other one's own looks stay as they are
            answers[0] = other.send()
        return found

    with connection.execute_wrapper(meanwhile):
        answers.append(mine.send())
    assert [a.status_code for a in answers] == [303, 303]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Kiriman.objects.count() == 1
