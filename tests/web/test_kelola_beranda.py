"""The page Kelola leads to everything that stands under it."""

from __future__ import annotations

from sikinerja.web.kelola.kartu import KARTU
from tests.architecture.addresses import addresses


def test_every_menu_under_kelola_has_its_card() -> None:
    menus = {a.name.partition(":")[0] for a in addresses() if a.route.startswith("/kelola/")}
    cards = {kartu.tujuan.partition(":")[0] for rows in KARTU.values() for kartu in rows}
    assert menus == cards
