"""The TPP percentage of one person and month, line by line (F8.4, domain.md §8). Pure Python.

Percentages are exact decimals. Each line is rounded to two decimals, halves up, and the result is the sum
of the lines: what people add up by hand is what they are paid by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, partial

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import angka
from sikinerja.kehadiran.rules import Angka
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K

NOL, SERATUS = Decimal(0), Decimal(100)
SEPERSERATUS = Decimal("0.01")
INGATAN = 200_000
"""Different facts that a stream remembers: a bound for its memory."""


class HasilKinerja(LabeledEnum):
    """What a month ended with: a predikat, or why there is none."""

    SANGAT_BAIK = "SANGAT_BAIK", "Sangat Baik"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"
    BELUM_DINILAI = "BELUM_DINILAI", K.BELUM_DINILAI.label
    TIDAK_MENGISI = "TIDAK_MENGISI", K.TIDAK_MENGISI.label
    TANPA_SKP = "TANPA_SKP", K.TANPA_SKP.label

    @property
    def adalah_predikat(self) -> bool:
        """Whether somebody was rated."""
        return self not in TANPA_PREDIKAT


TANPA_PREDIKAT = frozenset({HasilKinerja.BELUM_DINILAI, HasilKinerja.TIDAK_MENGISI, HasilKinerja.TANPA_SKP})


class CaraKehadiran(LabeledEnum):
    """How attendance becomes a percentage."""

    NILAI = "NILAI", "Langsung dari nilai absensi"
    POTONGAN = "POTONGAN", "Penuh, dikurangi potongan"


class Pelanggaran(LabeledEnum):
    """What a ladder of deductions looks at."""

    TERLAMBAT = "TERLAMBAT", "Terlambat"
    PULANG_CEPAT = "PULANG_CEPAT", "Pulang cepat"
    ALPA = "ALPA", "Alpa"
    IZIN_CUTI = "IZIN_CUTI", "Izin atau cuti"


class CaraHitung(LabeledEnum):
    """How a ladder counts."""

    KEJADIAN = "KEJADIAN", "Per kejadian"
    MENIT = "MENIT", "Menit sebulan dijumlahkan"


class DasarPotongan(LabeledEnum):
    """What a deduction of 1 % is one percent of."""

    KEHADIRAN = "KEHADIRAN", "Bagian kehadiran"
    SELURUH = "SELURUH", "Seluruh TPP"


BERMENIT = frozenset({Pelanggaran.TERLAMBAT, Pelanggaran.PULANG_CEPAT})
SATUAN = {kind: "kali" if kind in BERMENIT else "hari" for kind in Pelanggaran}


@dataclass(frozen=True, slots=True)
class Langkah:
    """A rung: from the ``mulai``-th occurrence (or minute) on, ``persen``."""

    mulai: int
    persen: Decimal


@dataclass(frozen=True, slots=True)
class Tangga:
    """A ladder of deductions, rungs by ``mulai``; ``batas``: at most so many percent of the base.

    KEJADIAN: every occurrence costs what its rung says. MENIT: the month's minutes cost once what the highest
    rung they reach says.
    """

    pelanggaran: Pelanggaran
    cara: CaraHitung
    langkah: tuple[Langkah, ...]
    batas: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """A fixed percentage of the whole for months in a keadaan khusus, or for a kind of jabatan."""

    persen: Decimal
    keadaan: JenisKeadaan | None = None
    jenis_jabatan: JenisJabatan | None = None


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """A policy as plain values. Weights are percent of the whole and make 100 together.

    ``persen_hasil``: percent of the kinerja part; ``persen_tanpa_data``: of the kehadiran part where no
    attendance was brought in; ``batas_potongan``: all ladders together, percent of the base.
    """

    bobot_kinerja: Decimal
    bobot_kehadiran: Decimal
    persen_hasil: tuple[tuple[HasilKinerja, Decimal], ...]
    cara_kehadiran: CaraKehadiran
    persen_tanpa_data: Decimal
    dasar_potongan: DasarPotongan = DasarPotongan.KEHADIRAN
    tangga: tuple[Tangga, ...] = ()
    batas_potongan: Decimal | None = None
    ketentuan: tuple[Ketentuan, ...] = ()


@dataclass(frozen=True, slots=True)
class Pengecualian:
    """A fixed percentage for one person and month, with its reason."""

    persen: Decimal
    alasan: str


@dataclass(frozen=True, slots=True)
class Fakta:
    """What a percentage is computed from; equal facts give equal percentages."""

    hasil: HasilKinerja
    kehadiran: Angka | None = None
    keadaan: JenisKeadaan | None = None
    jenis_jabatan: JenisJabatan | None = None
    pengecualian: Pengecualian | None = None


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of a calculation: in words, and what it adds (or takes away) in percent of the whole."""

    uraian: str
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The percentage, 0 to 100, and the lines that make it."""

    persen: Decimal
    baris: tuple[Baris, ...]


def bulatkan(value: Decimal) -> Decimal:
    """Two decimals, halves up."""
    return value.quantize(SEPERSERATUS, ROUND_HALF_UP)


def persen(value: Decimal) -> str:
    """``87,50 %``: always two decimals, for results."""
    return f"{bulatkan(value):f} %".replace(".", ",")


def hitung(kebijakan: Kebijakan, fakta: Fakta, *, kata: str = "") -> Hitungan:
    """The percentage of one person and month under a policy, with every step of it.

    What somebody is exempted with comes first, then a keadaan khusus, then a kind of jabatan; otherwise
    kinerja and kehadiran are added, deductions taken away, and what falls below 0 is 0.
    ``kata``: where a month without a predikat stands.
    """
    fixed = _tetap(kebijakan, fakta)
    earned = _kinerja(kebijakan, fakta.hasil, kata or _awal_kecil(fakta.hasil.label))
    lines = (fixed,) if fixed else (earned, *_kehadiran(kebijakan, fakta.kehadiran))
    total = sum((line.nilai for line in lines), NOL)
    if total < 0:
        lines, total = (*lines, Baris("TPP tidak pernah kurang dari 0 %", -total)), NOL
    return Hitungan(bulatkan(total), lines)


def penghitung(kebijakan: Kebijakan) -> Callable[[Fakta], Hitungan]:
    """:func:`hitung` under one policy that remembers what it has seen: for streams of a million."""
    return lru_cache(maxsize=INGATAN)(partial(hitung, kebijakan))


def _tetap(kebijakan: Kebijakan, fakta: Fakta) -> Baris | None:
    """The one line of a fixed percentage, where there is one."""
    if fakta.pengecualian:
        return _baris_tetap(f"Pengecualian: {fakta.pengecualian.alasan}", fakta.pengecualian.persen)
    if fakta.keadaan:
        for rule in kebijakan.ketentuan:
            if rule.keadaan is fakta.keadaan:
                return _baris_tetap(f"Sebulan penuh {fakta.keadaan.label.lower()}", rule.persen)
        return Baris(f"Sebulan penuh {fakta.keadaan.label.lower()}: tidak ada TPP", NOL)
    if fakta.jenis_jabatan:
        for rule in kebijakan.ketentuan:
            if rule.jenis_jabatan is fakta.jenis_jabatan:
                return _baris_tetap(f"Ketentuan jabatan {fakta.jenis_jabatan.label.lower()}", rule.persen)
    return None


def _baris_tetap(sebab: str, value: Decimal) -> Baris:
    return Baris(f"{sebab}: TPP tetap {persen(value)}", bulatkan(value))


def _kinerja(kebijakan: Kebijakan, hasil: HasilKinerja, kata: str) -> Baris:
    rate = dict(kebijakan.persen_hasil).get(hasil, NOL)
    value = bulatkan(rate * kebijakan.bobot_kinerja / SERATUS)
    said = f"Predikat {hasil.label}" if hasil.adalah_predikat else f"Tanpa predikat ({kata})"
    return Baris(f"{said}: {angka(rate)} % × bobot kinerja {_bobot(kebijakan.bobot_kinerja, value)}", value)


def _awal_kecil(label: str) -> str:
    """Within a sentence; SKP stays in capitals."""
    return label[0].lower() + label[1:]


def _kehadiran(kebijakan: Kebijakan, fakta: Angka | None) -> Iterator[Baris]:
    """The kehadiran part, then what is taken away from it."""
    bobot, taken = kebijakan.bobot_kehadiran, list[Baris]()
    if fakta is not None and kebijakan.cara_kehadiran is CaraKehadiran.POTONGAN:
        taken = list(_potongan(kebijakan, fakta))
    if fakta is None:
        rate, said = kebijakan.persen_tanpa_data, "Belum ada data kehadiran"
    elif kebijakan.cara_kehadiran is CaraKehadiran.NILAI:
        rate, said = fakta.nilai, f"Nilai absensi {angka(fakta.nilai)}"
    else:
        rate, said = SERATUS, "Kehadiran sebelum potongan" if taken else "Kehadiran penuh"
    value = bulatkan(rate * bobot / SERATUS)
    yield Baris(f"{said}: {angka(rate)} % × bobot kehadiran {_bobot(bobot, value)}", value)
    yield from taken


def _bobot(bobot: Decimal, value: Decimal) -> str:
    return f"{angka(bobot)} % = {persen(value)}"


def _potongan(kebijakan: Kebijakan, fakta: Angka) -> Iterator[Baris]:
    """A line for every ladder that takes something away, then what the common limit gives back."""
    whole = kebijakan.dasar_potongan is DasarPotongan.SELURUH
    base = SERATUS if whole else kebijakan.bobot_kehadiran
    of = "seluruh TPP" if whole else f"bagian kehadiran {angka(base)} %"
    taken = NOL
    for ladder in kebijakan.tangga:
        rate, said = _tangga(ladder, fakta)
        if said:
            value = bulatkan(rate * base / SERATUS)
            taken += value
            yield Baris(f"{said} dari {of} = {persen(value)}", -value)
    limit = SERATUS if kebijakan.batas_potongan is None else min(kebijakan.batas_potongan, SERATUS)
    most = bulatkan(limit * base / SERATUS)
    if taken > most:
        said = f"Semua potongan paling banyak {angka(limit)} % dari {of}"
        yield Baris(f"{said}: kelebihan {persen(taken - most)} tidak dipotong", taken - most)


def _tangga(ladder: Tangga, fakta: Angka) -> tuple[Decimal, str]:
    """What a ladder takes away (percent of the base), and the words for it; no words: nothing happened."""
    kind = ladder.pelanggaran
    times = int(getattr(fakta, kind.value.lower()))
    if times == 0:
        return NOL, ""
    said = f"{kind.label} {times} {SATUAN[kind]}"
    if ladder.cara is CaraHitung.MENIT:
        minutes: int | None = getattr(fakta, f"{kind.value.lower()}_menit")
        if minutes is None:
            return NOL, f"{said}, menitnya tidak tercatat: potongan 0 %"
        rate = max((rung.persen for rung in ladder.langkah if rung.mulai <= minutes), default=NOL)
        said = f"{said}, {angka(minutes)} menit sebulan: potongan {angka(rate)} %"
    else:
        rate, sums = _kejadian(ladder.langkah, times)
        said = f"{said}: potongan {sums}"
    if ladder.batas is not None and rate > ladder.batas:
        return ladder.batas, f"{said}, paling banyak {angka(ladder.batas)} %"
    return rate, said


def _kejadian(rungs: tuple[Langkah, ...], times: int) -> tuple[Decimal, str]:
    """Occurrence by occurrence: ``3 × 1 % + 2 × 1,5 % = 6 %``."""
    ends = [rung.mulai for rung in rungs[1:]] + [times + 1]
    counted = [
        (min(end, times + 1) - rung.mulai, rung.persen)
        for rung, end in zip(rungs, ends, strict=True)
        if rung.mulai <= times
    ]
    total = sum((n * rate for n, rate in counted), NOL)
    return total, " + ".join(f"{n} × {angka(rate)} %" for n, rate in counted) + f" = {angka(total)} %"
