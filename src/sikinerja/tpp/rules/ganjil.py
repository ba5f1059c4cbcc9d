"""What of an exemption or a policy can be so and hardly is: asked before it is saved. Pure Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sikinerja.core.indonesian import angka, bulan_tahun
from sikinerja.core.time import Month
from sikinerja.tpp.rules import (
    SATUAN,
    SERATUS,
    TANPA_PREDIKAT,
    CaraHitung,
    CaraKehadiran,
    HasilKinerja,
    Kebijakan,
    Pelanggaran,
    Tangga,
)
from sikinerja.tpp.rules.kebijakan import PREDIKAT
from sikinerja.tpp.rules.pratinjau import Pratinjau

DIRILIS = (
    "{bulan} sudah dirilis dan tidak berubah: bagi bulan itu pengecualian ini baru berlaku sesudah koreksi "
    "dibuka dan dirilis."
)
SEKALI_TERBANYAK = Decimal(20)
"""Percent that one occurrence costs at most without a question: five of them take everything away."""
SEKALI_TERSEDIKIT = Decimal("0.1")
"""What costs less is perhaps a fraction: half a percent each time is usual, a twentieth is not."""
RATA_BERGESER = Decimal(10)
"""Points by which the average of everybody moves without a question."""
SEPEREMPAT = Decimal("0.25")
"""Of the people may lose something without a question."""


def ganjil(persen: Decimal, *, dirilis: Sequence[Month]) -> list[str]:
    """A whole pay of less than one per cent, written as a fraction; months that a release holds already."""
    found = list(_pecahan("TPP tetap", persen))
    if dirilis:
        names = [bulan_tahun(m.tahun, m.bulan) for m in dirilis]
        found.append(DIRILIS.format(bulan=", ".join(names)))
    return found


def ganjil_kebijakan(isi: Kebijakan) -> list[str]:
    """What of a policy's numbers is perhaps a slip: fractions, an order turned round, nobody paid in full."""
    return [
        *(text for label, rate in _persentase(isi) for text in _pecahan(label, rate)),
        *_bobot(isi),
        *_hasil(dict(isi.persen_hasil)),
        *_tetap(isi),
        *(text for tangga in isi.tangga for text in _tangga(tangga)),
        *_tanpa_potongan(isi),
    ]


def ganjil_akibat(hasil: Pratinjau, month: Month, *, pembanding: str) -> list[str]:
    """What a policy would do to everybody by a month's data, beside the one in force (none: nothing)."""
    if not (hasil.jumlah and pembanding):
        return []
    rata = f"Dengan data {bulan_tahun(month.tahun, month.bulan)} rata-rata TPP"
    moved = hasil.rata_baru - hasil.rata_kini
    if abs(moved) < RATA_BERGESER and hasil.turun < hasil.jumlah * SEPEREMPAT:
        return []
    arah = "turun" if moved < 0 else "naik" if moved else "tetap"
    kini, baru = angka(hasil.rata_kini), angka(hasil.rata_baru)
    change = f"dari {kini} % menjadi {baru} %" if moved else f"{kini} %"
    return [f"{rata} {arah} {change}: {_berapa(hasil)} dibanding {pembanding}."]


def _berapa(hasil: Pratinjau) -> str:
    people = f"{angka(hasil.turun)} dari {angka(hasil.jumlah)} pegawai turun"
    return f"{people}, {angka(hasil.naik)} naik"


def _pecahan(label: str, rate: Decimal) -> Iterator[str]:
    if 0 < rate <= 1:
        yield f"{label} terbaca {angka(rate)} %. Apakah maksudnya {angka(rate * 100)}?"


def _persentase(isi: Kebijakan) -> Iterator[tuple[str, Decimal]]:
    """Every percentage of a whole, with its label on the form; rungs are parts and may be less than one."""
    yield "Bobot kinerja", isi.bobot_kinerja
    yield "Bobot kehadiran", isi.bobot_kehadiran
    for hasil, rate in isi.persen_hasil:
        yield hasil.label, rate
    yield "Bila belum ada data kehadiran", isi.persen_tanpa_data
    for tangga in isi.tangga:
        if tangga.batas is not None:
            yield f"{tangga.pelanggaran.label}, paling banyak", tangga.batas
    if isi.batas_potongan is not None:
        yield "Semua potongan bersama paling banyak", isi.batas_potongan
    for rule in isi.ketentuan:
        kind = rule.keadaan or rule.jenis_jabatan
        yield (kind.label if kind else ""), rule.persen


def _bobot(isi: Kebijakan) -> Iterator[str]:
    if isi.bobot_kinerja < isi.bobot_kehadiran:
        yield (
            f"Bobot kinerja {angka(isi.bobot_kinerja)} % lebih kecil daripada bobot kehadiran "
            f"{angka(isi.bobot_kehadiran)} %. Apakah tertukar?"
        )


def _hasil(rates: dict[HasilKinerja, Decimal]) -> Iterator[str]:
    best = rates.get(PREDIKAT[0], SERATUS)
    if best < SERATUS and not list(_pecahan("", best)):
        full = "tidak ada predikat yang mendapat bagian kinerja penuh"
        yield f"{PREDIKAT[0].label} bernilai {angka(best)} %: {full}."
    for hasil in HasilKinerja:
        if hasil not in TANPA_PREDIKAT or not rates.get(hasil):
            continue
        beaten = next((p for p in PREDIKAT if p in rates and rates[p] <= rates[hasil]), None)
        if beaten:
            yield (
                f"{hasil.label} bernilai {angka(rates[hasil])} %, tidak kurang daripada predikat "
                f"{beaten.label} ({angka(rates[beaten])} %)."
            )


def _tetap(isi: Kebijakan) -> Iterator[str]:
    for rule in isi.ketentuan:
        if rule.jenis_jabatan and not rule.persen:
            whom = rule.jenis_jabatan.label.lower()
            yield f"{rule.jenis_jabatan.label} 0 %: semua pejabat {whom} tidak mendapat TPP."


def _tangga(tangga: Tangga) -> Iterator[str]:
    name = tangga.pelanggaran.label
    if tangga.batas is not None and not tangga.batas:
        yield f"{name}, paling banyak 0 %: tidak pernah memotong apa pun."
    if tangga.cara is not CaraHitung.KEJADIAN:
        return
    for rung in tangga.langkah:
        each = f"{name}: setiap {_sekali(tangga.pelanggaran)} memotong {angka(rung.persen)} %."
        if rung.persen > SEKALI_TERBANYAK:
            yield f"{each} Apakah maksudnya {angka(rung.persen / 10)}?"
        elif 0 < rung.persen < SEKALI_TERSEDIKIT:
            yield f"{each} Apakah maksudnya {angka(rung.persen * 100)}?"


def _sekali(kind: Pelanggaran) -> str:
    return "hari" if SATUAN[kind] == "hari" else "kejadian"


def _tanpa_potongan(isi: Kebijakan) -> Iterator[str]:
    if isi.cara_kehadiran is CaraKehadiran.POTONGAN and isi.batas_potongan == 0:
        yield "Semua potongan bersama paling banyak 0 %: tidak pernah memotong apa pun."
