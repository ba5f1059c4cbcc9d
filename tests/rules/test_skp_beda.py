"""The difference between two states of a plan, without a database (F3.11)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.skp.rules import BagianLampiran, JenisRhk, Perilaku
from sikinerja.skp.rules.beda import beda, terapkan
from sikinerja.skp.rules.isi import Isi, IsiIndikator, IsiRhk

WORDS = st.sampled_from(["Rapat", "Laporan", "Server", "Naskah"])


def indikator(ids: st.SearchStrategy[int]) -> st.SearchStrategy[IsiIndikator]:
    target = st.sampled_from([Decimal(1), Decimal("12.5"), Decimal(100)])
    return st.builds(IsiIndikator, ids, WORDS, target, WORDS, st.sampled_from(["BIAYA", "WAKTU"]))


@st.composite
def plans(draw: st.DrawFn) -> Isi:
    """A plan of up to six RHK; ids from a small pool, so that two plans share most of them."""
    rows = []
    for number in draw(st.permutations(range(1, 7))):
        if not draw(st.booleans()):
            continue
        own = st.integers(number * 10, number * 10 + 3)
        served = draw(st.none() | st.integers(1, 2))
        row = IsiRhk(
            id=number,
            jenis=draw(st.sampled_from(list(JenisRhk))),
            teks=draw(WORDS),
            intervensi_id=served,
            intervensi=f"RHK atasan {served}" if served else "",
            indikator=tuple(draw(st.lists(indikator(own), max_size=4, unique_by=lambda i: i.id))),
        )
        rows.append(row)
    lines = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
    return Isi(
        rhk=tuple(sorted(rows, key=lambda r: list(JenisRhk).index(r.jenis))),
        ekspektasi=draw(st.dictionaries(st.sampled_from(list(Perilaku)), WORDS)),
        lampiran=draw(st.dictionaries(st.sampled_from(list(BagianLampiran)), lines)),
    )


@given(plans(), plans())
def test_the_old_with_the_difference_is_the_new(lama: Isi, baru: Isi) -> None:
    assert terapkan(lama, beda(lama, baru)) == baru


@given(plans(), plans())
def test_every_pair_is_then_and_now(lama: Isi, baru: Isi) -> None:
    found = beda(lama, baru)
    was, now = ({i.id: i for r in isi.rhk for i in r.indikator} for isi in (lama, baru))
    assert {k: (pair.lama, pair.baru) for k, pair in found.indikator.items()} == {
        k: (was.get(k), row) for k, row in now.items() if was.get(k) != row
    }
    assert not found.pindah & {k for k, pair in found.rhk.items() if pair.lama is None}


@given(plans())
def test_nothing_changed_is_nothing_said(isi: Isi) -> None:
    found = beda(isi, isi)
    assert not any((found.rhk, found.indikator, found.pindah, found.ekspektasi, found.lampiran))
    assert found.ringkasan == []


def rhk(number: int, **values: object) -> IsiRhk:
    whole = {"id": number, "jenis": JenisRhk.UTAMA, "teks": f"Rencana {number}"}
    return IsiRhk(**(whole | values))  # type: ignore[arg-type]


def plan(*rows: IsiRhk) -> Isi:
    return Isi(rhk=rows, ekspektasi={}, lampiran={})


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        ((1, 2, 3, 4), set()),
        ((9, 1, 2, 3, 4), set()),
        ((2, 3, 4, 1), {1}),
        ((4, 1, 2, 3), {4}),
    ],
)
def test_only_what_changed_places_is_called_moved(after: tuple[int, ...], moved: set[int]) -> None:
    """A new RHK on top moves nobody; one that is carried past others is the one that moved."""
    found = beda(plan(*(rhk(n) for n in (1, 2, 3, 4))), plan(*(rhk(n) for n in after)))
    assert found.pindah == moved


def test_what_changed_is_counted_in_words() -> None:
    one = IsiIndikator(11, "Jumlah", Decimal(12), "kali", "WAKTU")
    lama = plan(rhk(1, indikator=(one,)), rhk(2))
    lama = replace(lama, lampiran={BagianLampiran.DUKUNGAN: ("Laptop",)})
    new = rhk(3, jenis=JenisRhk.TAMBAHAN, indikator=(replace(one, id=31),))
    baru = plan(rhk(2), rhk(1, teks="Lain", indikator=(replace(one, target=Decimal(24)),)), new)
    assert beda(lama, baru).ringkasan == [
        "1 RHK baru",
        "1 RHK diubah",
        "1 indikator baru",
        "1 indikator diubah",
        "1 RHK dipindahkan",
        "1 bagian lampiran diubah",
    ]


def test_an_rhk_is_not_changed_by_its_indikator() -> None:
    one = IsiIndikator(11, "Jumlah", Decimal(12), "kali", "WAKTU")
    other = replace(one, satuan="laporan")
    found = beda(plan(rhk(1, indikator=(one,))), plan(rhk(1, indikator=(other,))))
    assert not found.rhk
    assert found.ringkasan == ["1 indikator diubah"]


def test_the_same_number_written_otherwise_is_no_change() -> None:
    one = IsiIndikator(11, "Jumlah", Decimal(12), "kali", "WAKTU")
    other = replace(one, target=Decimal("12.0000"), sejak_versi=2)
    assert not beda(plan(rhk(1, indikator=(one,))), plan(rhk(1, indikator=(other,)))).indikator
