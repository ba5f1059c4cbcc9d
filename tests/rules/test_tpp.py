"""The TPP percentage (F8.4): exact, line by line, within bounds, never unfair in its direction."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.kehadiran.rules import Angka
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.tpp.rules import (
    BERMENIT,
    CaraHitung,
    CaraKehadiran,
    DasarPotongan,
    Fakta,
    HasilKinerja,
    Kebijakan,
    Ketentuan,
    Langkah,
    Pelanggaran,
    Pengecualian,
    Tangga,
    hitung,
    penghitung,
)

D = Decimal
H = HasilKinerja
HADIR = Angka(20, 20, 0, 0, 0, 0, D(100), 0, 0)
PERSEN = tuple(zip(H, map(D, (100, 100, 75, 50, 25, 0, 0, 0)), strict=True))
NILAI = Kebijakan(D(60), D(40), PERSEN, CaraKehadiran.NILAI, D(0))
LADDERS = (
    Tangga(Pelanggaran.TERLAMBAT, CaraHitung.KEJADIAN, (Langkah(1, D(1)), Langkah(4, D("1.5")))),
    Tangga(Pelanggaran.ALPA, CaraHitung.KEJADIAN, (Langkah(1, D(5)),), D(20)),
)
POTONGAN = replace(NILAI, cara_kehadiran=CaraKehadiran.POTONGAN, tangga=LADDERS)


def said(policy: Kebijakan, fakta: Fakta) -> list[str]:
    return [line.uraian for line in hitung(policy, fakta).baris]


def test_by_the_value_of_attendance() -> None:
    found = hitung(NILAI, Fakta(H.BAIK, replace(HADIR, nilai=D("68.75"))))
    assert found.persen == D("87.50")
    assert [(line.uraian, line.nilai) for line in found.baris] == [
        ("Predikat Baik: 100 % × bobot kinerja 60 % = 60,00 %", D("60.00")),
        ("Nilai absensi 68,75: 68,75 % × bobot kehadiran 40 % = 27,50 %", D("27.50")),
    ]


def test_by_ladders() -> None:
    found = hitung(POTONGAN, Fakta(H.BUTUH_PERBAIKAN, replace(HADIR, hadir=15, terlambat=5, alpa=5)))
    assert [(line.uraian, line.nilai) for line in found.baris] == [
        ("Predikat Butuh Perbaikan: 75 % × bobot kinerja 60 % = 45,00 %", D("45.00")),
        ("Kehadiran sebelum potongan: 100 % × bobot kehadiran 40 % = 40,00 %", D("40.00")),
        (
            "Terlambat 5 kali: potongan 3 × 1 % + 2 × 1,5 % = 6 % dari bagian kehadiran 40 % = 2,40 %",
            D("-2.40"),
        ),
        (
            "Alpa 5 hari: potongan 5 × 5 % = 25 %, paling banyak 20 % dari bagian kehadiran 40 % = 8,00 %",
            D("-8.00"),
        ),
    ]
    assert found.persen == D("74.60")
    whole = hitung(POTONGAN, Fakta(H.BUTUH_PERBAIKAN, HADIR))
    assert whole.baris[1].uraian == "Kehadiran penuh: 100 % × bobot kehadiran 40 % = 40,00 %"


def test_minutes_of_the_month_are_looked_up_once() -> None:
    rungs = (Langkah(1, D("0.5")), Langkah(61, D(2)), Langkah(121, D(5)))
    policy = replace(POTONGAN, tangga=(Tangga(Pelanggaran.TERLAMBAT, CaraHitung.MENIT, rungs),))
    for minutes, rate in ((0, "0"), (1, "0.5"), (60, "0.5"), (61, "2"), (1200, "5")):
        found = hitung(policy, Fakta(H.BAIK, replace(HADIR, terlambat=3, terlambat_menit=minutes)))
        assert found.persen == 100 - D(rate) * 40 / 100
    unknown = Fakta(H.BAIK, replace(HADIR, terlambat=3, terlambat_menit=None))
    assert hitung(policy, unknown).persen == 100
    assert "menitnya tidak tercatat" in said(policy, unknown)[2]


def test_of_the_whole_down_to_nothing_and_no_further() -> None:
    harsh = (Tangga(Pelanggaran.ALPA, CaraHitung.KEJADIAN, (Langkah(1, D(30)),)),)
    policy = replace(POTONGAN, dasar_potongan=DasarPotongan.SELURUH, tangga=harsh)
    found = hitung(policy, Fakta(H.KURANG, replace(HADIR, hadir=17, alpa=3)))
    assert (found.persen, found.baris[-1].nilai) == (D(0), D("20.00"))
    assert found.baris[-1].uraian == "TPP tidak pernah kurang dari 0 %"


def test_all_ladders_together_have_a_limit() -> None:
    policy = replace(POTONGAN, batas_potongan=D(10))
    found = hitung(policy, Fakta(H.BAIK, replace(HADIR, hadir=16, alpa=4)))
    assert found.persen == 96
    assert "kelebihan 4,00 % tidak dipotong" in found.baris[-1].uraian


@pytest.mark.parametrize("hasil", [H.TIDAK_MENGISI, H.BELUM_DINILAI, H.TANPA_SKP])
def test_no_predikat_and_no_attendance_have_a_percentage_too(hasil: H) -> None:
    policy = replace(NILAI, persen_hasil=((hasil, D(20)),), persen_tanpa_data=D(50))
    assert hitung(policy, Fakta(hasil)).persen == 12 + 20
    assert said(policy, Fakta(hasil)) == [
        f"Tanpa predikat ({hasil.label[0].lower()}{hasil.label[1:]}): 20 % × bobot kinerja 60 % = 12,00 %",
        "Belum ada data kehadiran: 50 % × bobot kehadiran 40 % = 20,00 %",
    ]


def test_what_is_fixed_comes_before_everything_person_first() -> None:
    jenis = JenisJabatan.STRUKTURAL
    policy = replace(
        NILAI,
        ketentuan=(
            Ketentuan(D(60), keadaan=JenisKeadaan.CUTI_MELAHIRKAN),
            Ketentuan(D(90), jenis_jabatan=jenis),
        ),
    )
    fakta = Fakta(H.BAIK, HADIR, jenis_jabatan=jenis)
    assert said(policy, fakta) == ["Ketentuan jabatan struktural: TPP tetap 90,00 %"]
    fakta = replace(fakta, keadaan=JenisKeadaan.CUTI_MELAHIRKAN)
    assert said(policy, fakta) == ["Sebulan penuh cuti melahirkan: TPP tetap 60,00 %"]
    fakta = replace(fakta, pengecualian=Pengecualian(D(75), "Diklat kepemimpinan"))
    assert said(policy, fakta) == ["Pengecualian: Diklat kepemimpinan: TPP tetap 75,00 %"]
    left = replace(fakta, pengecualian=None, keadaan=JenisKeadaan.PENSIUN)
    assert (hitung(policy, left).persen, said(policy, left)) == (
        D(0),
        ["Sebulan penuh pensiun: tidak ada TPP"],
    )


hundredths = st.integers(0, 10_000).map(lambda n: D(n) / 100)


@st.composite
def ladders(draw: st.DrawFn) -> tuple[Tangga, ...]:
    """Any ladders that the form would let pass."""
    found = []
    for kind in draw(st.lists(st.sampled_from(Pelanggaran), unique=True)):
        cara = draw(st.sampled_from(CaraHitung)) if kind in BERMENIT else CaraHitung.KEJADIAN
        later = sorted(draw(st.sets(st.integers(2, 600), max_size=3)))
        starts, rates = [1, *later], sorted(draw(hundredths) for _ in range(len(later) + 1))
        rungs = tuple(Langkah(start, rate) for start, rate in zip(starts, rates, strict=True))
        found.append(Tangga(kind, cara, rungs, draw(st.none() | hundredths)))
    return tuple(found)


@st.composite
def policies(draw: st.DrawFn) -> Kebijakan:
    """Any policy that the form would let pass."""
    weight = draw(hundredths)
    rated = sorted((draw(hundredths) for _ in range(5)), reverse=True)
    unrated = [draw(hundredths) for _ in range(3)]
    return Kebijakan(
        bobot_kinerja=weight,
        bobot_kehadiran=100 - weight,
        persen_hasil=tuple(zip(H, [*rated, *unrated], strict=True)),
        cara_kehadiran=draw(st.sampled_from(CaraKehadiran)),
        persen_tanpa_data=draw(hundredths),
        dasar_potongan=draw(st.sampled_from(DasarPotongan)),
        tangga=draw(ladders()),
        batas_potongan=draw(st.none() | hundredths),
    )


days = st.integers(0, 31)
minutes = st.none() | st.integers(0, 2000)
attendance = st.builds(Angka, days, days, days, days, days, days, hundredths, minutes, minutes)
facts = st.builds(Fakta, st.sampled_from(H), st.none() | attendance)


@given(policies(), facts)
def test_within_bounds_and_the_lines_add_up(policy: Kebijakan, fakta: Fakta) -> None:
    found = hitung(policy, fakta)
    assert 0 <= found.persen <= 100
    assert sum(line.nilai for line in found.baris) == found.persen
    assert all(line.nilai == line.nilai.quantize(D("0.01")) for line in found.baris)
    assert found == hitung(policy, fakta) == penghitung(policy)(fakta)


@given(policies(), attendance, st.sampled_from(["terlambat", "pulang_cepat", "alpa", "izin_cuti"]), days)
def test_more_absence_never_raises(policy: Kebijakan, angka: Angka, name: str, more: int) -> None:
    change: Any = {name: getattr(angka, name) + more}
    worse = replace(angka, **change)
    assert hitung(policy, Fakta(H.BAIK, worse)).persen <= hitung(policy, Fakta(H.BAIK, angka)).persen


@given(policies(), attendance, st.sampled_from(["terlambat", "pulang_cepat"]), days)
def test_more_minutes_never_raise(policy: Kebijakan, angka: Angka, name: str, more: int) -> None:
    change: Any = {name: 3, f"{name}_menit": 30}
    here = replace(angka, **change)
    worse = replace(here, **change | {f"{name}_menit": 30 + more * 20})
    assert hitung(policy, Fakta(H.BAIK, worse)).persen <= hitung(policy, Fakta(H.BAIK, here)).persen


@given(policies(), st.none() | attendance)
def test_a_better_predikat_never_lowers(policy: Kebijakan, angka: Angka | None) -> None:
    order = [H.SANGAT_BAIK, H.BAIK, H.BUTUH_PERBAIKAN, H.KURANG, H.SANGAT_KURANG]
    found = [hitung(policy, Fakta(hasil, angka)).persen for hasil in order]
    assert found == sorted(found, reverse=True)


@given(policies(), attendance, hundredths)
def test_a_better_value_never_lowers(policy: Kebijakan, angka: Angka, nilai: Decimal) -> None:
    better = replace(angka, nilai=max(nilai, angka.nilai))
    assert hitung(policy, Fakta(H.BAIK, better)).persen >= hitung(policy, Fakta(H.BAIK, angka)).persen
