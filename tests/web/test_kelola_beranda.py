"""The page Kelola leads to everything that stands under it."""

from __future__ import annotations

import pytest

from sikinerja.web.kelola.kartu import KARTU, untuk
from tests.architecture.addresses import addresses
from tests.cast import Cast, context


def test_every_menu_under_kelola_has_its_card() -> None:
    menus = {a.name.partition(":")[0] for a in addresses() if a.route.startswith("/kelola/")}
    cards = {kartu.tujuan.partition(":")[0] for rows in KARTU.values() for kartu in rows}
    assert menus == cards


@pytest.mark.django_db
@pytest.mark.parametrize("kartu", ["Jadwal", "Kehadiran", "Gangguan", "Data induk"])
def test_a_card_says_what_its_reader_can_do_there(kartu: str, cast: Cast) -> None:
    said = [
        next(k.keterangan for rows in untuk(context(who).actor).values() for k in rows if k.judul == kartu)
        for who in (cast.bkd, cast.pengelola)
    ]
    assert "BKD" not in said[0]
    assert "BKD" in said[1]
