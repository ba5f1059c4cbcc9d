"""Windows of a month (domain.md §4.2, §9): the rule, what outweighs it, the last second."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import (
    Jendela,
    JenisDispensasi,
    Kelonggaran,
    Ketentuan,
    jendela_bulan,
    ketentuan_umum,
    siklus,
)

WITA = ZoneInfo("Asia/Makassar")
PENGISIAN, PENILAIAN = JenisDispensasi.PENGISIAN, JenisDispensasi.PENILAIAN

months = st.builds(Month, tahun=st.integers(2001, 2090), bulan=st.integers(1, 12))
moments = st.integers(0, 90 * 366 * 86400).map(
    lambda seconds: datetime(2001, 1, 1, tzinfo=WITA) + timedelta(seconds=seconds)
)
ketentuan = st.builds(
    lambda start, filing, rating, pd: Ketentuan(start, start + filing, start + filing + rating, pd),
    moments,
    st.timedeltas(timedelta(seconds=1), timedelta(days=60)),
    st.timedeltas(timedelta(0), timedelta(days=30)),
    st.booleans(),
)
kelonggaran = st.builds(Kelonggaran, st.sampled_from(JenisDispensasi), moments)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


def window(month: Month, *overrides: Ketentuan, grants: tuple[Kelonggaran, ...] = ()) -> Jendela:
    return jendela_bulan(month, overrides, grants, WITA)


@pytest.mark.parametrize(
    ("month", "start", "filing", "rating"),
    [
        (Month(2023, 2), "2023-03-01 00:00:00", "2023-03-10 23:59:59", "2023-03-12 23:59:59"),
        (Month(2024, 1), "2024-02-01 00:00:00", "2024-02-10 23:59:59", "2024-02-12 23:59:59"),
        (Month(2024, 2), "2024-03-01 00:00:00", "2024-03-10 23:59:59", "2024-03-12 23:59:59"),
        (Month(2023, 12), "2024-01-01 00:00:00", "2024-01-10 23:59:59", "2024-01-12 23:59:59"),
    ],
)
def test_the_rule_is_the_1st_the_10th_and_the_12th_of_the_month_after(
    month: Month, start: str, filing: str, rating: str
) -> None:
    found = window(month)
    assert (found.mulai_pada, found.batas_pengisian_pada, found.batas_penilaian_pada) == (
        at(start),
        at(filing),
        at(rating),
    )


def test_moments_are_utc_whatever_the_servers_own_zone() -> None:
    found = window(Month(2023, 2))
    assert found.mulai_pada.isoformat() == "2023-02-28T16:00:00+00:00"
    assert found.batas_pengisian_pada.isoformat() == "2023-03-10T15:59:59+00:00"


@pytest.mark.parametrize(
    ("now", "isi", "nilai"),
    [
        ("2023-02-28 23:59:59.999999", False, False),
        ("2023-03-01 00:00:00", True, True),
        ("2023-03-10 23:59:59", True, True),
        ("2023-03-10 23:59:59.999999", True, True),
        ("2023-03-11 00:00:00", False, True),
        ("2023-03-12 23:59:59.999999", False, True),
        ("2023-03-13 00:00:00", False, False),
    ],
)
def test_the_last_second_is_inside(now: str, isi: bool, nilai: bool) -> None:
    found = window(Month(2023, 2))
    assert (found.boleh_isi(at(now)), found.boleh_nilai(at(now))) == (isi, nilai)


def test_january_2023_was_moved_for_all() -> None:
    moved = Ketentuan(at("2023-02-20"), at("2023-03-10 23:59:59"), at("2023-03-12 23:59:59"))
    found = window(Month(2023, 1), moved)
    assert not found.boleh_isi(at("2023-02-05 09:00"))
    assert found.boleh_isi(at("2023-02-20 00:00"))
    assert found.boleh_isi(at("2023-03-10 23:59:59"))
    assert not found.boleh_isi(at("2023-03-11 00:00"))


def test_the_start_of_the_pd_outweighs_that_of_the_month_in_any_order() -> None:
    for_all = Ketentuan(at("2023-02-20"), at("2023-03-10"), at("2023-03-12"))
    for_pd = Ketentuan(at("2023-02-10"), at("2023-02-15"), at("2023-02-16"), khusus_pd=True)
    for overrides in ((for_all, for_pd), (for_pd, for_all)):
        found = window(Month(2023, 1), *overrides)
        assert found.mulai_pada == for_pd.mulai_pada
        assert found.batas_pengisian_pada == for_all.batas_pengisian_pada


def test_who_may_still_file_can_still_be_rated() -> None:
    grant = Kelonggaran(PENGISIAN, at("2023-03-20 23:59:59"))
    found = window(Month(2023, 2), grants=(grant,))
    assert found.batas_pengisian_pada == grant.batas_pada
    assert found.batas_penilaian_pada == at("2023-03-22 23:59:59")


def test_more_time_for_rating_gives_none_for_filing() -> None:
    grant = Kelonggaran(PENILAIAN, at("2023-03-20 23:59:59"))
    found = window(Month(2023, 2), grants=(grant,))
    assert found.batas_penilaian_pada == grant.batas_pada
    assert found.batas_pengisian_pada == at("2023-03-10 23:59:59")


@given(months, st.lists(ketentuan, max_size=3), st.lists(kelonggaran, max_size=3))
def test_nobody_ever_loses_time_by_being_granted_more(
    month: Month, overrides: list[Ketentuan], grants: list[Kelonggaran]
) -> None:
    found = jendela_bulan(month, overrides, grants, WITA)
    rule = ketentuan_umum(month, WITA)
    levels = [rule, *overrides]
    assert found.batas_penilaian_pada >= found.batas_pengisian_pada >= rule.batas_pengisian_pada
    assert found.batas_penilaian_pada >= rule.batas_penilaian_pada
    assert found.mulai_pada in {level.mulai_pada for level in levels}
    assert found.batas_pengisian_pada in {
        *(level.batas_pengisian_pada for level in levels),
        *(grant.batas_pada for grant in grants if grant.jenis == PENGISIAN),
    }
    more = jendela_bulan(month, overrides, [*grants, Kelonggaran(PENGISIAN, rule.mulai_pada)], WITA)
    assert more == found


@given(months, st.lists(ketentuan, max_size=2), moments)
def test_filing_implies_rating(month: Month, overrides: list[Ketentuan], now: datetime) -> None:
    found = jendela_bulan(month, overrides, [], WITA)
    assert found.boleh_nilai(now) or not found.boleh_isi(now)


@given(months)
def test_every_rule_window_lies_in_the_month_after(month: Month) -> None:
    found = window(month)
    first, last = found.mulai_pada.astimezone(WITA), found.batas_penilaian_pada.astimezone(WITA)
    assert Month.of(first.date()) == Month.of(last.date()) == month.next
    assert (first.day, first.hour, last.day, last.hour) == (1, 0, 12, 23)


def test_the_cycle_is_the_manuals_table() -> None:
    rows = {k.kode: (k.dari, k.sampai) for k in siklus(window(Month(2023, 2)), WITA)}
    assert rows == {
        "isi": (date(2023, 3, 1), date(2023, 3, 10)),
        "penilaian": (date(2023, 3, 1), date(2023, 3, 12)),
        "absensi": (date(2023, 3, 5), date(2023, 3, 10)),
        "rilis": (date(2023, 3, 13), date(2023, 3, 15)),
    }


def test_the_release_waits_for_a_moved_deadline() -> None:
    moved = Ketentuan(at("2023-02-20"), at("2023-03-10 23:59:59"), at("2023-03-12 23:59:59"))
    rows = {k.kode: (k.dari, k.sampai) for k in siklus(window(Month(2023, 1), moved), WITA)}
    assert rows["isi"] == (date(2023, 2, 20), date(2023, 3, 10))
    assert rows["rilis"] == (date(2023, 3, 13), date(2023, 3, 15))
