"""What is owed never ends with a date: nobody acts for two turns of a year, and nothing falls silent."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from sikinerja.core.indonesian import BULAN
from sikinerja.core.time import Month
from sikinerja.kehadiran.models import PenutupanKehadiran
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.rekapitulasi.queries.beranda import beranda
from sikinerja.rekapitulasi.queries.facts import fakta
from sikinerja.rekapitulasi.rules import Tugas
from sikinerja.rilis.queries.halaman import belum_dirilis, daftar
from sikinerja.skp.models import Skp
from tests.builders import akhir, mutasi, realisasi
from tests.builders import skp as build
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context, moment, tenure

Subject = tuple[str, object]
TENTANG = (
    # What a line is about, whatever it says of it: the same before and after a deadline.
    (r"(?:Isi|Ajukan) realisasi (?!akhir)(.*)|(?:Tidak mengisi|Tanpa SKP disetujui): (.*)", "bulan"),
    (r"Realisasi (?!akhir)(.*) (?:menunggu penilaian|belum dinilai)", "dinilai"),
    (r"(?:Isi riwayat jabatan|Tidak ada jabatan aktif).*", "riwayat"),
    (r"\d+ (?:realisasi bawahan) (?:menunggu penilaian|belum Anda nilai)", "bawahan"),
)
CUTI = date(2023, 5, 1)
"""From this day on one of them is away: that ends what is asked of them for this year."""
SEKALI_LAGI = ("penilaian_realisasi_bulanan:tertunda", "rekapitulasi:antrean")
"""On the last day but one those above hear once more what their lists say all the time (domain.md §4.2)."""


def bulan(words: str) -> set[Month]:
    """The months that a line names: ``Januari, Maret–Mei dan Juli 2023``."""
    names, year = words.rsplit(" ", 1)
    found = set()
    for part in re.split(", | dan ", names):
        first, _, last = part.partition("–")
        numbers = [BULAN.index(name) + 1 for name in (first, last or first)]
        found |= {Month(int(year), n) for n in range(numbers[0], numbers[1] + 1)}
    return found


def tentang(task: Tugas) -> Iterator[Subject]:
    for pattern, kind in TENTANG:
        if match := re.fullmatch(pattern, task.judul):
            if words := next(filter(None, match.groups()), ""):
                yield from ((kind, month) for month in bulan(words))
            else:
                yield kind, task.kueri
            return
    yield task.judul, task.kueri


def ditagih(person: Pegawai, day: date) -> set[Subject]:
    """What the dashboard names on a day, owed or waited for."""
    ctx = context(person, f"{day} 09:00")
    found = beranda(ctx, fakta(ctx))
    told = [task for task in found.tugas + found.ditunggu if task.tujuan[0] not in SEKALI_LAGI]
    return {subject for task in told for subject in tentang(task)}


def hari() -> list[date]:
    """After each month's last deadline, and around each end of a year."""
    found = {Month(2023 + n // 12, n % 12 + 1).first + timedelta(days=12) for n in range(2, 27, 2)}
    for year in (2023, 2024):
        found |= {date(year, 12, 31), date(year + 1, 1, 1), date(year + 1, 1, 11)}
    return sorted(found | {CUTI})


def dunia(cast: Cast, seed: int) -> None:
    """Three people with SKP and months that stand anywhere, in last year and this one."""
    chance = random.Random(seed)  # noqa: S311 - a made-up world
    for person in (cast.pegawai, cast.rekan, cast.orang_lain):
        for tahun in (2022, 2023):
            _tahun(cast, person, tahun, chance)
    keadaan_khusus(cast.rekan, jenis="TUGAS_BELAJAR", tanggal_mulai=CUTI, tanggal_selesai=None)


def _tahun(cast: Cast, person: Pegawai, tahun: int, chance: random.Random) -> None:
    row = RiwayatJabatan.objects.filter(pegawai=person, tahun=tahun).first()
    if row is None:
        unit = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.penilai}
        row = tenure(person, tahun=tahun, aktif=False, **unit)  # type: ignore[arg-type]
    ways = (
        None,
        build.konsep,
        build.diajukan,
        build.disetujui,
        build.disetujui,
        build.revisi,
        build.direvisi,
    )
    way = chance.choice(ways)
    if way is None:
        return
    skp = way(row, awal=date(tahun, chance.choice((1, 1, 2)), 1), akhir=date(tahun, 12, 31))
    if skp.versi_terakhir:
        _bulan(skp, chance)
    if skp.status == "DISETUJUI":
        chance.choice((lambda _: None, akhir.mulai, akhir.diajukan, akhir.selesai))(skp)


def _bulan(skp: Skp, chance: random.Random) -> None:
    filed = (realisasi.belum, realisasi.diajukan, realisasi.ditarik, realisasi.dinilai, realisasi.selesai)
    for n in range(skp.periode_awal.month, 13 if skp.tahun == 2022 else 3):
        if way := chance.choice((None, None, *filed)):
            way(skp, month=Month(skp.tahun, n))


@pytest.mark.parametrize("seed", range(2))
def test_nothing_owed_yesterday_is_silent_today(cast: Cast, seed: int) -> None:
    dunia(cast, seed)
    for person in (cast.pegawai, cast.rekan, cast.penilai):
        before: set[Subject] = set()
        for day in hari():
            now = ditagih(person, day)
            if person == cast.rekan and day == CUTI:
                before = now
            assert before <= now, f"{person} on {day}: {sorted(map(str, before - now))}"
            before = now


def test_a_month_not_released_stays_in_the_list(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    before: set[Month] = set()
    for day in hari():
        ctx = context(cast.bkd, f"{day} 09:00")
        listed = [row.month for row in daftar(ctx)]
        assert listed == sorted(listed, reverse=True), "newest first"
        assert before <= set(listed), day
        assert set(belum_dirilis(ctx)) <= set(listed)
        before = set(listed)
    assert min(before) == Month(2023, 1)
    assert len(before) == 26


def test_months_before_anybody_could_report_wait_for_no_release(cast: Cast) -> None:
    row = build.disetujui(cast.riwayat)
    akhir.selesai(row)
    listed = [one.month for one in daftar(context(cast.bkd, "2024-02-14 09:00"))]
    assert listed == [Month(2024, 1)], "a year rated elsewhere"
    realisasi.selesai(row, month=Month(2023, 11))
    assert [one.month.bulan for one in daftar(context(cast.bkd, "2024-02-14 09:00"))] == [1, 12, 11]


@pytest.mark.parametrize("day", [date(2023, 12, 20), date(2024, 1, 3), date(2026, 6, 20)])
def test_a_former_year_is_told_as_long_as_it_is_open(cast: Cast, day: date) -> None:
    skp = build.disetujui(cast.riwayat)
    realisasi.diajukan(skp, month=Month(2023, 2))
    rekan = RiwayatJabatan.objects.get(pegawai=cast.rekan)
    build.konsep(rekan)
    keadaan_khusus(cast.rekan, jenis="TUGAS_BELAJAR", tanggal_mulai=date(2023, 12, 1), tanggal_selesai=None)
    assert ("dinilai", Month(2023, 2)) in ditagih(cast.pegawai, day)
    assert ("bawahan", "?tahun=2023&bulan=2") in ditagih(cast.penilai, day)
    assert ("Ajukan SKP 2023", "") in ditagih(cast.rekan, day), "also who is away by now"
    mine, theirs = (
        {("dinilai", Month(2023, 2)), ("bulan", Month(2023, 5))},
        ("bawahan", "?tahun=2023&bulan=2"),
    )
    akhir.selesai(skp)
    assert mine <= ditagih(cast.pegawai, day), "rated, but not released: it still costs pay"
    assert theirs in ditagih(cast.penilai, day)
    tutup(Month(2023, 2), Month(2023, 5))
    assert not mine & ditagih(cast.pegawai, day)
    assert theirs not in ditagih(cast.penilai, day)
    assert ("bulan", Month(2023, 6)) in ditagih(cast.pegawai, day)


def tutup(*months: Month) -> None:
    """They are released."""
    for month in months:
        PenutupanKehadiran.objects.create(
            tahun=month.tahun, bulan=month.bulan, ditutup_pada=moment("2024-01-02 08:00")
        )


def test_months_missed_after_the_final_rating_are_told_until_released(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat)
    realisasi.selesai(skp, month=Month(2023, 10))
    realisasi.diajukan(skp, month=Month(2023, 11))
    akhir.selesai(skp)
    late = {("bulan", Month(2023, 12)), ("dinilai", Month(2023, 11))}
    assert late <= ditagih(cast.pegawai, date(2024, 1, 12))
    assert not [
        one for one in ditagih(cast.pegawai, date(2024, 1, 12)) if one == ("bulan", Month(2023, 9))
    ], "before anybody reported: kept elsewhere, waits for no release"
    tutup(Month(2023, 11), Month(2023, 12))
    assert not late & ditagih(cast.pegawai, date(2024, 1, 12))
    PenutupanKehadiran.objects.filter(bulan=12).delete()  # a correction is opened
    assert ("bulan", Month(2023, 12)) in ditagih(cast.pegawai, date(2024, 3, 1))


def test_a_year_rated_without_months_asks_for_none(cast: Cast) -> None:
    akhir.selesai(build.disetujui(cast.riwayat))
    assert not [one for one in ditagih(cast.pegawai, date(2024, 1, 12)) if one[0] in ("bulan", "dinilai")]


@pytest.mark.parametrize("day", [date(2023, 4, 3), date(2023, 6, 20), date(2024, 6, 20)])
def test_a_mutasi_is_told_until_its_skp_is_approved(cast: Cast, day: date) -> None:
    build.disetujui(cast.riwayat)
    mutasi.pindah(cast)
    ctx = context(cast.pegawai, f"{day} 09:00")
    (task,) = [one for one in beranda(ctx, fakta(ctx)).tugas if one.judul == "Lanjutkan langkah mutasi"]
    assert "pertama ajukan realisasi akhir SKP jabatan lama; sesudah itu" in task.keterangan
