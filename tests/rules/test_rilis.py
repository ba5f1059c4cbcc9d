"""Rules of the release (F8.3): counts, fingerprints, codes, windows, reasons."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.time import Month
from sikinerja.dokumen.rules import rekap
from sikinerja.rilis import rules
from sikinerja.rilis.rules import StatusNilai
from sikinerja.rilis.rules.isi import KOLOM, Baris, Rekap, Sidik
from sikinerja.skp.rules import Predikat
from tests.moments import ZONE, moment

FEBRUARI = Month(2023, 2)
LAST = moment("2023-03-12 23:59:59")
OUTCOMES = [(StatusNilai.DINILAI.value, p.value) for p in Predikat] + [
    (s.value, "") for s in StatusNilai if s is not StatusNilai.DINILAI
]


def row(outcome: tuple[str, str] = OUTCOMES[0], nilai: Decimal | None = None, tpp: int = 0) -> Baris:
    """A frozen row of which only the outcome matters."""
    values = dict.fromkeys(KOLOM, "") | {"status": outcome[0], "predikat": outcome[1], "perhitungan": "[]"}
    return Baris(**values | {"nilai_absensi": nilai, "tpp_persen": Decimal(tpp)})  # type: ignore[arg-type]


def test_a_correction_is_not_read_as_a_day() -> None:
    named = [rules.nama(Month(2023, 1), nomor) for nomor in (0, 1, 12)]
    assert named == [
        "Rilis Januari 2023",
        "Rilis Januari 2023 (koreksi ke-1)",
        "Rilis Januari 2023 (koreksi ke-12)",
    ]


@given(
    st.lists(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from([None, Decimal(90)]), st.integers(0, 100)))
)
def test_statuses_add_up_to_everybody_and_predikat_to_the_rated(
    people: list[tuple[tuple[str, str], Decimal | None, int]],
) -> None:
    counted = Rekap(1, "Dinas")
    for one in people:
        counted.tambah(row(*one))
    angka = counted.angka
    assert angka["jumlah"] == len(people) == sum(angka[s.value.lower()] for s in StatusNilai)
    assert angka["dinilai"] == sum(angka.get(p.value.lower(), 0) for p in Predikat)
    assert angka["jumlah_tpp"] == sum(tpp for _, _, tpp in people)
    assert angka["tanpa_absensi"] == sum(
        nilai is None and status != StatusNilai.KEADAAN_KHUSUS for (status, _), nilai, _ in people
    )


@given(
    st.sampled_from([name for name in KOLOM if name not in {"perhitungan", "nilai_absensi", "tpp_persen"}])
)
def test_a_fingerprint_notices_every_column(column: str) -> None:
    same, again, other = Sidik(), Sidik(), Sidik()
    same.tambah(row())
    again.tambah(row())
    other.tambah(row()._replace(**{column: "lain"}))
    assert same.hex == again.hex != other.hex


@given(st.integers(0, 2**256 - 1))
def test_a_printed_code_finds_its_fingerprint_and_no_neighbour(number: int) -> None:
    sidik = f"{number:064x}"
    limits = rekap.rentang_sidik(rekap.kode_sidik(sidik).lower().replace("-", " "))
    assert limits is not None
    assert limits[0] <= sidik <= limits[1]
    assert int(limits[1], 16) - int(limits[0], 16) == 2**rekap.SISA - 1


def test_the_last_second_of_the_deadline_is_still_too_early() -> None:
    assert rules.lebih_awal(LAST, LAST + timedelta(milliseconds=999))
    assert not rules.lebih_awal(LAST, LAST + timedelta(seconds=1))


def test_a_month_is_released_once_it_is_over() -> None:
    rules.periksa_waktu(FEBRUARI, now=moment("2023-03-01 00:00"), zone=ZONE)
    with pytest.raises(Conflict, match="belum berakhir"):
        rules.periksa_waktu(FEBRUARI, now=moment("2023-02-28 23:59:59"), zone=ZONE)


def test_reasons() -> None:
    assert rules.periksa_alasan("  a\n b ", kosong="") == "a b"
    assert rules.periksa_alasan(" ", kosong="") == ""
    for text, empty in ((" ", "wajib"), ("a" * 501, "")):
        with pytest.raises(Invalid):
            rules.periksa_alasan(text, kosong=empty)
