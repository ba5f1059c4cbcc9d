"""A count beside a link is the number of rows behind it: every menu entry, every line of the dashboard."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, Pengelola
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.builders.jadwal import khusus
from tests.builders.rilis import dirilis
from tests.builders.tpp import berlaku
from tests.cast import Cast, person, tenure

Login = Callable[[Pegawai], Client]
JANUARI, FEBRUARI, DESEMBER = Month(2023, 1), Month(2023, 2), Month(2022, 12)

# How a page marks the rows that are counted: by the beginning of its address.
BARIS = {
    "/penilaian/skp/": r">menunggu Anda sejak ",
    "/penilaian/realisasi-akhir/": r">menunggu Anda sejak ",
    "/penilaian/realisasi-bulanan/": r">Isi Penilaian<",
    "/realisasi-bulanan/": r">(?:Isi Realisasi|Lanjutkan)<",
    "/skp/": r">Isi realisasi akhir<",
}
# Lines of the dashboard that tell of what came too late.
TERLAMBAT = {"belum Anda nilai": r">Lihat Realisasi<", "Tidak mengisi": r"Tidak mengisi<"}


def fetch(client: Client, address: str) -> str:
    answer = client.get(html.unescape(address))
    assert answer.status_code == 200, address
    return answer.content.decode()


def rows(client: Client, address: str, pattern: str = "") -> int:
    """The rows of one page."""
    main = fetch(client, address).split("<main", 1)[1]
    marks = pattern or next(mark for start, mark in BARIS.items() if address.startswith(start))
    return len(re.findall(marks, main))


def rows_with_others(client: Client, address: str) -> int:
    """The rows of a page and of the lists that it names under *Juga menunggu Anda*."""
    others = re.search(r"Juga menunggu Anda:.*?</div>", fetch(client, address), re.DOTALL)
    found = re.findall(r'href="([^"]+)">[^<]+\((\d+)\)', others[0]) if others else []
    for link, count in found:
        assert rows(client, link) == int(count), link
    return rows(client, address) + sum(int(count) for _, count in found)


def menu(client: Client) -> dict[str, int]:
    """Address to count of each menu entry that has one."""
    rail = fetch(client, "/").split("<main", 1)[0]
    found = re.findall(r'<a href="([^"]+)"[^>]*>(?:(?!</a>).)*?class="count"[^>]*>(\d+)<', rail, re.DOTALL)
    return {address: int(count) for address, count in found}


def tasks(client: Client) -> list[tuple[str, int, str]]:
    """Title, announced count (0: none) and address of each line of the dashboard."""
    page = fetch(client, "/").split("<main", 1)[1]
    found = []
    for line in re.findall(r'<li class="task">.*?</li>', page, re.DOTALL):
        title = re.search(r"<h3>(.*?)</h3>", line)
        link = re.search(r'href="([^"]+)"', line)
        assert title is not None
        assert link is not None
        tile = re.search(r"<b>(\d+)</b>\s*(?:bulan|realisasi|pegawai)", line)
        count = re.match(r"(\d+) ", title[1]) or tile
        found.append((title[1], int(count[1]) if count else 0, link[1]))
    return found


@pytest.fixture
def crowded(cast: Cast) -> Cast:
    """Something of every kind waits for the penilai, in two years and three months."""
    for month in (JANUARI, DESEMBER):
        khusus(
            cast,
            tahun=month.tahun,
            bulan=month.bulan,
            mulai="2023-02-20",
            isi="2023-03-10",
            nilai="2023-03-12",
        )
    place = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.penilai}
    for n in range(3):
        who = person(f"Bawahan {n}")
        before = tenure(who, tahun=2022, aktif=False, **place)  # type: ignore[arg-type]
        now = tenure(who, **place)  # type: ignore[arg-type]
        if n == 0:
            build.diajukan(before)
            build.diajukan(now)
        elif n == 1:
            old = build.disetujui(before)
            realisasi.diajukan(old, month=DESEMBER)
            akhir.diajukan(old)
            realisasi.diajukan(build.revisi(now), month=JANUARI)
        else:
            skp = build.disetujui(now)
            realisasi.diajukan(skp, month=FEBRUARI)
            realisasi.dinilai(skp, month=JANUARI)
    build.disetujui(cast.riwayat_penilai)
    return cast


def test_every_count_of_the_menu_has_its_rows(crowded: Cast, login: Login) -> None:
    client = login(crowded.penilai)
    counts = menu(client)
    assert set(counts) >= {"/penilaian/skp/", "/penilaian/realisasi-akhir/", "/penilaian/realisasi-bulanan/"}
    assert {address: rows_with_others(client, address) for address in counts} == counts


def test_every_line_of_the_dashboard_leads_to_what_it_announces(crowded: Cast, login: Login) -> None:
    client = login(crowded.penilai)
    counted = [(title, count, link) for title, count, link in tasks(client) if count]
    assert len(counted) >= 7
    for title, count, link in counted:
        assert rows(client, link) == count, (title, link)


def test_what_came_too_late_leads_to_it_too(cast: Cast, login: Login) -> None:
    mine = build.disetujui(cast.riwayat)
    realisasi.diajukan(mine, month=JANUARI)
    realisasi.selesai(mine, month=FEBRUARI)
    build.disetujui(cast.riwayat_penilai)
    for who, words in ((cast.penilai, "belum Anda nilai"), (cast.penilai, "Tidak mengisi")):
        client = login(who)
        (task,) = [t for t in tasks(client) if words in t[0]]
        assert rows(client, task[2], TERLAMBAT[words]) == task[1] == 1


def test_last_years_months_that_were_not_filed_are_those_of_its_list(cast: Cast, login: Login) -> None:
    past = {"unit": cast.bidang, "penilai": cast.penilai, "tahun": 2022, "aktif": False}
    build.disetujui(cast.riwayat)
    build.disetujui(tenure(cast.pegawai, jabatan=cast.jabatan_staf, **past))  # type: ignore[arg-type]
    client = login(cast.pegawai)
    (task,) = [t for t in tasks(client) if t[0].startswith("Tidak mengisi") and "2022" in t[0]]
    assert rows(client, task[2], TERLAMBAT["Tidak mengisi"]) == task[1] == 12


def test_the_owner_finds_the_months_of_last_year(cast: Cast, login: Login) -> None:
    past = {"unit": cast.bidang, "penilai": cast.penilai, "tahun": 2022, "aktif": False}
    build.disetujui(cast.riwayat)
    build.disetujui(tenure(cast.pegawai, jabatan=cast.jabatan_staf, **past))  # type: ignore[arg-type]
    khusus(cast, tahun=2022, bulan=12, mulai="2023-01-01", isi="2023-03-10", nilai="2023-03-12")
    client = login(cast.pegawai)
    counts = menu(client)
    assert (counts["/realisasi-bulanan/"], counts["/skp/"]) == (2, 1)
    assert {address: rows_with_others(client, address) for address in counts} == counts


@pytest.mark.parametrize("year", [2022, 2023])
def test_the_skp_to_approve_is_found_whatever_its_year(cast: Cast, login: Login, year: int) -> None:
    place = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.penilai, "aktif": False}
    build.diajukan(tenure(cast.pegawai, tahun=year, tmt=date(2021, 3, 1), **place))  # type: ignore[arg-type]
    build.disetujui(tenure(cast.rekan, tmt=date(2021, 3, 1), **place))  # type: ignore[arg-type]
    client = login(cast.penilai)
    assert rows(client, "/penilaian/skp/") == 1
    ((_, count, link),) = [task for task in tasks(client) if "SKP diajukan" in task[0]]
    assert rows(client, link) == count == 1


def organisation(client: Client) -> dict[str, int]:
    """Address to count of each figure of the dashboard's panel *Organisasi Anda*."""
    assert 'hx-get="/organisasi/"' in fetch(client, "/")
    panel = fetch(client, "/organisasi/").split('id="organisasi"', 1)[1].split("</section>", 1)[0]
    found = re.findall(r'<a href="([^"]+)"><b class="nums">(\d+)</b>', panel)
    return {address: int(count) for address, count in found}


@pytest.mark.parametrize("who", ["kepala", "pengelola", "bkd"])
def test_who_looks_after_an_organisation_sees_what_it_owes(crowded: Cast, login: Login, who: str) -> None:
    client = login(getattr(crowded, who))
    counts = organisation(client)
    counts.pop("/rilis/", None)
    assert len(counts) == 3
    for address, count in counts.items():
        page = fetch(client, address.split("#", maxsplit=1)[0]).split('id="orang"', 1)[1]
        assert (
            len(re.findall(r'<th scope="row" class="title"><a href="/rekapitulasi/pegawai/', page)) == count
        )


def test_others_see_no_organisation(cast: Cast, login: Login) -> None:
    client = login(cast.penilai)
    assert 'id="organisasi"' not in fetch(client, "/")
    assert client.get("/organisasi/").status_code == 403


def test_every_month_not_released_is_listed(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    realisasi.selesai(build.disetujui(cast.riwayat), month=JANUARI)
    at("2023-08-20 09:00")
    client = login(cast.bkd)
    assert organisation(client)["/rilis/"] == rows(client, "/rilis/", r">Belum dirilis<") == 7


def test_a_month_whose_window_is_open_is_not_called_late(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    assert "/rilis/" not in organisation(client), "nobody used the application before"
    realisasi.selesai(build.disetujui(cast.riwayat), month=JANUARI)
    assert organisation(client)["/rilis/"] == 1  # Februari is still being reported
    assert rows(client, "/rilis/", r">Belum dirilis<") == 1
    assert rows(client, "/rilis/", r">Belum waktunya dirilis<") == 1


def test_months_are_listed_in_order_of_time(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    realisasi.selesai(build.disetujui(cast.riwayat), month=JANUARI)
    berlaku()
    dirilis(cast)
    at("2023-04-14 09:00")
    page = login(cast.bkd).get("/rilis/").content.decode()
    assert re.findall(r">(Desember 2022|Januari 2023|Februari 2023|Maret 2023)<", page) == [
        "Maret 2023", "Februari 2023", "Januari 2023"
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["kepala", "pengelola", "bkd"])
def test_the_dashboard_of_an_organisation_keeps_its_budget(
    crowded: Cast, login: Login, who: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = login(getattr(crowded, who))
    for address in ("/", "/organisasi/"):
        with django_assert_max_num_queries(12):
            fetch(client, address)


def test_each_pd_of_a_pengelola_has_its_own_line(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    Pengelola.objects.create(pegawai=cast.pengelola, perangkat_daerah=cast.dinas)
    for riwayat in (cast.riwayat, cast.rekan.riwayat.get(), cast.orang_lain.riwayat.get()):
        realisasi.diajukan(build.disetujui(riwayat))
    at("2023-03-11 08:00")
    client = login(cast.pengelola)
    lines = [task for task in tasks(client) if "belum dinilai" in task[0]]
    assert sorted(count for _, count, _ in lines) == [1, 2]
    for title, count, link in lines:
        page = fetch(client, link)
        waiting = re.findall(r'data-label="Belum selesai dinilai"[^>]*>\s*<b>(\d+)</b>', page)
        assert sum(map(int, waiting)) == count, title
