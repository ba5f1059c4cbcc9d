"""Every number that a link carries is the number of rows behind it: for every role, on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from sikinerja.kepegawaian.models import Pegawai
from tests.builders.ramai import ramai
from tests.cast import Cast
from tests.web.pohon import Janji, janji, tree

Login = Callable[[Pegawai], Client]
PERAN = {
    "who fills in and rates": ("pegawai", "orang_lain", "penilai", "rekan", "gubernur"),
    "who looks after others": ("kepala", "pengelola", "pengelola_lain", "bkd"),
}
"""Among them: Plh. of the penilai, Plt. of a second PD, pengelola of two PD, one who retired, no ASN."""
MASING = 2
"""Pages of each kind that somebody looks at."""
SARINGAN = ("/rekapitulasi/?q=ana", "/rekapitulasi/?status=DINILAI")
"""Pages that nobody is led to, but that everybody who may makes by the filter."""
BULAN = "(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"

# What is taken out of a link's words before a digit is looked for, and why it is no count.
BUKAN_JUMLAH = {
    rf"\d{{1,2}} {BULAN} \d{{4}}": "a day",
    rf"{BULAN} \d{{4}}": "a month",
    r"\d\d-\d\d-\d{4}": "a day, short",
    r"\b\d\d[:.]\d\d\b": "a time of day",
    r"\b20\d\d\b": "a year",
    r"^(?:sudah )?\d+ hari(?: lagi| lewat)?$": "how long it has waited, or may wait",
    r"^(?:Halaman )?\d+$(?#pager)": "the number of a page",
    r"^\d+ :.*": "a day of the month and what was done on it",
    r"\bVersi \d+": "the number of a version",
    r"\b[Kk]oreksi ke-\d+": "the number of a correction",
    r"\bSemua jejak [\w ]+ \d+$": "the number of the object",
    r"[\d,]+ %": "a share",
}
# Which rows a number stands for: page, words of the link (the group is the number), how such a row looks.
ORANG = r'<th scope="row" class="title">'
JUMLAH = (
    ("pemberitahuan:daftar", r"^(\d+) Pemberitahuan baru$", r'class="notice-line is-new"'),
    ("penilaian_skp:daftar", r"^SKP (\d+) , \d+ menunggu$", ">menunggu Anda sejak "),
    ("penilaian_skp:daftar", r"^\((\d+)\)$", ">menunggu Anda sejak "),
    ("penilaian_skp:daftar", r"^(?:[A-Z]\w+ : )?(\d+) (?:SKP|revisi SKP)", ">menunggu Anda sejak "),
    ("penilaian_realisasi_akhir:daftar", r"^Realisasi Akhir (\d+) , \d+ menunggu$", ">menunggu Anda sejak "),
    ("penilaian_realisasi_akhir:daftar", r"^(?:[A-Z]\w+ : )?(\d+) realisasi akhir", ">menunggu Anda sejak "),
    ("penilaian_realisasi_akhir:daftar", r"^\((\d+)\)$", ">menunggu Anda sejak "),
    ("penilaian_realisasi_bulanan:daftar", r"^Realisasi Bulanan (\d+) , \d+ menunggu$", ">Isi Penilaian<"),
    (
        "penilaian_realisasi_bulanan:daftar",
        r"^(?:[A-Z]\w+ : )?(\d+) realisasi bawahan menunggu",
        ">Isi Penilaian<",
    ),
    ("penilaian_realisasi_bulanan:daftar", r"^\((\d+)\)$", ">Isi Penilaian<"),
    (
        "penilaian_realisasi_bulanan:daftar",
        r"^(?:Lihat : )?(\d+) realisasi(?: bawahan belum|$)",
        ">Lihat Realisasi<",
    ),
    (
        "penilaian_realisasi_bulanan:aktivitas",
        r"^(\d+)(?: aktivitas)?$",
        r'<th scope="row" class="title nums">',
    ),
    ("realisasi_bulanan:aktivitas", r"^(\d+)(?: aktivitas)?$", r'<th scope="row" class="title nums">'),
    (
        "realisasi_bulanan:daftar",
        r"^Realisasi (?:Bulanan )?(\d+) , \d+ menunggu$",
        ">(?:Isi Realisasi|Lanjutkan)<",
    ),
    ("realisasi_bulanan:daftar", r"^(\d+) bulan$", ">Tidak mengisi<"),
    ("skp:daftar", r"^SKP (\d+) , \d+ menunggu$", ">Isi realisasi akhir<"),
    ("aktivitas:ringkasan", r"^(\d+) rencana$", "aktivitas/rencana/[0-9]+/input/"),
    (
        "rekapitulasi:bulan",
        r"^(\d+) (?:pegawai|[a-z]+ .*|\D+)$",
        r'<th scope="row" class="title"><a href="/rekapitulasi/pegawai/',
    ),
    ("rilis:daftar", r"^(\d+) bulan belum dirilis$", ">Belum dirilis<"),
    ("rilis:kurang", r"^(\d+) \D+$", ORANG),
    ("rilis:pegawai", r"^(\d+) pegawai$", ORANG),
    ("rilis:rincian", r"^(\d+) pegawai$", ORANG),
    ("kehadiran:daftar", r"^(\d+) \D+$", ORANG),
    ("impor:detail", r"^\D+(\d+)$", ORANG),
    ("impor:terapkan", r"^Terapkan (\d+) baris$", ORANG),
)
BERIKUTNYA = {"rilis:rincian": "pegawai/", "impor:terapkan": "../?tampilan=baru"}
"""Where the rows stand that a page without any stands for."""
""


def nama(url: str) -> str:
    """The name of an address."""
    return resolve(urlsplit(url).path).view_name


def polos(kata: str) -> str:
    """The words of a link without what is no count."""
    for pattern in BUKAN_JUMLAH:
        kata = re.sub(pattern, "", kata)
    return " ".join(kata.split())


class Orang:
    """Somebody who walks over the pages."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.read: dict[str, str] = {}

    def page(self, url: str) -> str:
        """A page, read once; a link that leads to none is a failure, a file is no page."""
        url = url.split("#", maxsplit=1)[0]
        if url not in self.read:
            answer = self.client.get(url)
            if answer.status_code in {302, 303}:
                return self.page(urljoin(url, answer.headers["Location"]))
            assert answer.status_code == 200, (url, answer.status_code)
            read = answer.getvalue()
            is_page = answer.headers["Content-Type"].startswith("text/html")
            self.read[url] = read.decode() if is_page else ""
        return self.read[url]

    def rows(self, url: str, mark: str) -> int:
        """The rows of a list, page by page."""
        count = 0
        while url:
            html = self.page(url)
            count += len(re.findall(mark, html.split("<main", 1)[1]))
            after = re.search(r'<a href="([^"]+)" rel="next"', html)
            url = urljoin(url, after[1].replace("&amp;", "&")) if after else ""
        return count

    def with_others(self, url: str, mark: str) -> int:
        """The same, and the lists that the page names under *Juga menunggu Anda*."""
        others = re.search(r"Juga menunggu Anda:.*?</div>", self.page(url), re.DOTALL)
        links = re.findall(r'href="([^"]+)"', others[0]) if others else []
        return self.rows(url, mark) + sum(
            self.rows(urljoin(url, one.replace("&amp;", "&")), mark) for one in links
        )

    def reached(self) -> Iterator[tuple[str, list[Janji]]]:
        """Pages that links lead to, from the dashboard on, and what their links announce: a few of each kind.

        The frame is the same on every page and looked at on the first; small forms announce nothing.
        """
        waiting, seen, kinds = ["/"], set[str](), Counter[str]()
        while waiting:
            url = waiting.pop(0).split("#")[0]
            kind = url if url in SARINGAN else nama(url)
            if url in seen or kinds[kind] >= MASING or "unduh" in kind or "pdf" in kind:
                continue
            seen.add(url)
            kinds[kind] += 1
            if html := self.page(url):
                page = tree(html)
                found = list(janji(page if url == "/" else next(page.all("main")), url))
                yield url, found
                waiting += [one.url for one in found if not one.dialog]
                waiting += SARINGAN if kind == "rekapitulasi:bulan" else ()


def salah(orang: Orang, one: Janji) -> str:
    """What is wrong with what a link announces; "" when nothing."""
    left = polos(one.kata)
    if not re.search(r"\d", left):
        return ""
    page = nama(one.url)
    for name, words, mark in JUMLAH:
        found = re.match(words, left)
        if name != page or not found:
            continue
        url = one.asal if one.kini else urljoin(one.url, BERIKUTNYA.get(name, ""))
        is_menu = "menunggu" in left and "," in left
        count = orang.with_others(url, mark) if is_menu else orang.rows(url, mark)
        return "" if count == int(found[1]) else f"{one.kata!r} on {one.asal} -> {url}: {count} rows"
    return f"{one.kata!r} on {one.asal} -> {page}: neither in JUMLAH nor in BUKAN_JUMLAH"


@pytest.mark.parametrize("peran", [*PERAN])
def test_every_number_of_a_link_is_the_number_of_rows_behind_it(peran: str, cast: Cast, login: Login) -> None:
    ramai(cast)
    wrong = set[str]()
    for who in PERAN[peran]:
        orang = Orang(login(getattr(cast, who)))
        found = [one for _, links in orang.reached() for one in links]
        wrong |= {f"{who}: {bad}" for bad in (salah(orang, one) for one in found) if bad}
    assert not wrong, "; ".join(sorted(wrong))
