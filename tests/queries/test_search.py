"""Every search finds a name however its letters and apostrophes are written (issue 9, §3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from sikinerja.akun.models import Akun
from sikinerja.core.context import Context
from sikinerja.core.text import fold
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, UnitKerja
from sikinerja.kepegawaian.queries import akun, cari, jejak, keadaan
from sikinerja.rekapitulasi.queries import bulanan
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context, person, tenure

pytestmark = pytest.mark.django_db
NAMA = "Ma\u2019rifat Ren\u00e9e d\u02bcContoh, S.Si"
NIP = "198007082003061259"
WRITINGS = [
    "ma'rifat", "MA\u2019RIFAT", "ma`rifat", "ma\u02bcrifat", "renee", "Rene\u0301e", "REN\u00c9E",
    "d'contoh",
    "\u200bma'rifat\u202c renee", "\uff32\uff45\uff4e\uff45\uff45",
    "19800708", "1980 0708 2003", "'198007082003061259", "NIP. 19800708 200306 1 259",
    "19800708.200306.1.259",
    "\u200b198007082003061259", "\uff11\uff19\uff18\uff10\uff10\uff17\uff10\uff18", '="198007082003061259"',
]  # fmt: skip


def _jejak(ctx: Context, q: str) -> set[int | None]:
    return {row.untuk_id for row in jejak.cari(ctx, jejak.Cari(q=q))}


def _rekap(ctx: Context, q: str) -> set[int | None]:
    asked, _ = bulanan.parameter(ctx, month=Month(2023, 2), pd_ids=None)
    return {row.pegawai_id for row in bulanan.daftar(asked, bulanan.Saring(q=q), halaman=1).rows}


SEARCHES: dict[str, Callable[[Context, str], set[int | None]]] = {
    "penilai": lambda ctx, q: {found.id for found in cari.cari_penilai(ctx, q=q)},
    "terkelola": lambda ctx, q: {found.id for found in cari.cari_terkelola(ctx.actor, q=q)},
    "akun": lambda ctx, q: {row.pk for row in akun.daftar(ctx.actor, q=q)},
    "keadaan": lambda ctx, q: {row.pegawai_id for row in keadaan.daftar(ctx, q=q)},
    "rekap": _rekap,
}


@pytest.fixture
def somebody(cast: Cast) -> Pegawai:
    """A name that is written in many ways."""
    found = person(NAMA, nip=NIP)
    tenure(found, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)
    keadaan_khusus(found)
    return found


@pytest.mark.parametrize("where", SEARCHES)
def test_a_name_and_a_number_are_found_in_every_search(cast: Cast, somebody: Pegawai, where: str) -> None:
    ctx = context(cast.bkd)
    for q in WRITINGS:
        assert SEARCHES[where](ctx, q) == {somebody.pk}, q
    assert somebody.pk not in SEARCHES[where](ctx, "marifatan")


@pytest.mark.parametrize("q", WRITINGS)
def test_the_trail_finds_them_too(cast: Cast, somebody: Pegawai, q: str) -> None:
    assert jejak._orang(jejak.Cari(q=q)) == jejak._orang(jejak.Cari(q=NIP))


def test_units_are_found_too(cast: Cast) -> None:
    unit = UnitKerja.objects.create(perangkat_daerah=cast.badan, nama="UPTD Laboratorium \u2018A\u2019")
    found = cari.cari_unit_kerja(perangkat_daerah_id=cast.badan.pk, q="uptd laboratorium 'a'")
    assert [one.id for one in found] == [unit.pk]


@pytest.mark.parametrize(
    "text", [NAMA, "x\u2013y", "\uff2d\uff41\uff07", "Stra\u00dfe", "\u200b", "", "100%_\\", "\u00b4a`b"]
)
def test_database_and_python_fold_alike(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_lipat(%s)", [text])
        folded = cursor.fetchone()[0]
    assert folded.casefold().strip() == fold(text)


def test_the_index_serves_the_search(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    rows = Akun.objects.filter(nama__mengandung="ma'rifat").order_by()
    assert "akun_nama_trgm" in rows.explain()
