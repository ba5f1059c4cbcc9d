"""What a token may do and how long it holds (domain.md §8)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sikinerja.akun.rules import token as rules
from sikinerja.akun.rules.token import Cakupan, KeadaanToken
from tests.moments import ZONE, moment

TODAY = date(2023, 3, 7)


def salah(
    nama: str = "Skrip", cakupan: tuple[str, ...] = ("pribadi:baca",), hari: int = 90, *, mesin: bool = False
) -> dict[str, str]:
    sampai = TODAY + timedelta(days=hari)
    return rules.salah(nama=nama, cakupan=cakupan, berlaku_sampai=sampai, today=TODAY, mesin=mesin)


def test_every_scope_belongs_to_people_or_to_machines() -> None:
    assert set(rules.PRIBADI) | set(rules.MESIN) == set(Cakupan)
    assert not set(rules.PRIBADI) & set(rules.MESIN)


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"nama": ""}, "nama"),
        ({"cakupan": ()}, "cakupan"),
        ({"cakupan": ("kehadiran:tulis",)}, "cakupan"),
        ({"cakupan": ("pribadi:baca",), "mesin": True}, "cakupan"),
        ({"cakupan": ("pribadi:baca", "segalanya")}, "cakupan"),
        ({"hari": 0}, "berlaku_sampai"),
        ({"hari": -400}, "berlaku_sampai"),
        ({"hari": 366}, "berlaku_sampai"),
    ],
)
def test_a_wish_is_refused_at_its_field(wish: dict[str, object], field: str) -> None:
    assert list(salah(**wish)) == [field]  # type: ignore[arg-type]


def test_a_year_at_most_and_its_last_second_counts() -> None:
    assert salah(hari=365) == {} == salah(hari=1) == salah(cakupan=("rilis:baca",), mesin=True)
    until = rules.akhir(date(2023, 3, 10), ZONE)
    assert until == moment("2023-03-11 00:00")
    longest = rules.akhir(rules.hari_terakhir(TODAY), ZONE)
    assert longest <= moment("2023-03-07 00:00") + rules.MASA_TERLAMA


def test_how_a_token_stands() -> None:
    until = moment("2023-03-11 00:00")

    def keadaan(now: str, dicabut: str = "") -> KeadaanToken:
        gone = moment(dicabut) if dicabut else None
        return rules.keadaan(kedaluwarsa_pada=until, dicabut_pada=gone, now=moment(now))

    assert keadaan("2023-03-10 23:59:59") == KeadaanToken.BERLAKU
    assert keadaan("2023-03-11 00:00") == KeadaanToken.KEDALUWARSA
    assert keadaan("2023-03-08 00:00", "2023-03-07 10:00") == KeadaanToken.DICABUT


def test_who_may_write_may_read_and_nothing_else_follows() -> None:
    assert rules.boleh({"pribadi:tulis"}, Cakupan.PRIBADI_BACA)
    assert not rules.boleh({"pribadi:baca"}, Cakupan.PRIBADI_TULIS)
    assert not rules.boleh({"kehadiran:tulis"}, Cakupan.RILIS_BACA)
    assert rules.boleh({"kehadiran:tulis", "rilis:baca"}, Cakupan.RILIS_BACA)


def test_a_token_is_known_by_its_looks() -> None:
    for mesin in (True, False):
        token = rules.rahasia(mesin=mesin, acak="0" * 64)
        assert rules.POLA.fullmatch(token)
        assert len(rules.sidik(token)) == 64
    assert not rules.POLA.fullmatch("sk_p_" + "0" * 63)
