"""Attendance of a month: what a row may say, and when it may be brought in (domain.md §8). Pure Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sikinerja.core.cells import salah_angka
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import bulan_tahun, tanggal
from sikinerja.core.text import sentence
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import HARI_ABSENSI
from sikinerja.kepegawaian.rules.nomor import DIBULATKAN, dibulatkan, kehilangan_angka

NILAI_TERTINGGI = Decimal(100)
HARI_TERBANYAK = 31
MINGGU = 6
MENIT_TERBANYAK = 31 * 24 * 60
PANJANG_ALASAN = 500
BARIS_TERBANYAK = 50_000
"""Rows of one load; a larger province sends several."""
SALAH_TERBANYAK = 200
"""Bad rows that one answer lists."""
BARIS_JANGGAL = "baris {urutan} ({nip}), {kolom}: {hal}"
TIDAK_DIKENAL = "NIP tidak dikenal. Periksa angkanya, atau daftarkan dahulu pegawainya."
BUKAN_18 = (
    "NIP terdiri atas 18 angka; ini {angka} angka. Bila ini NIK seorang yang bukan ASN, hapus barisnya: "
    "kehadirannya tidak dicatat di sini."
)
BERULANG = "NIP ini sudah ada pada baris {urutan}. Sisakan satu baris untuk setiap pegawai."
HANYA_BKD = "Kehadiran hanya dapat dimuat oleh BKD atau aplikasi absensi yang diberi izin."
SUDAH_DIRILIS = (
    "Bulan {bulan} sudah dirilis, sehingga kehadirannya tidak dapat diubah lagi. "
    "Perubahan hanya melalui rilis koreksi."
)


class SumberKehadiran(LabeledEnum):
    """How attendance was brought in."""

    BERKAS = "BERKAS", "Berkas"
    API = "API", "API"


@dataclass(frozen=True, slots=True)
class Angka:
    """Somebody's attendance in one month: days, occurrences, minutes (None: not recorded), nilai 0-100.

    ``hadir`` counts the days on which somebody came, late or not; ``izin_cuti`` the excused ones.
    """

    hari_kerja: int
    hadir: int
    terlambat: int
    pulang_cepat: int
    alpa: int
    izin_cuti: int
    nilai: Decimal
    terlambat_menit: int | None = None
    pulang_cepat_menit: int | None = None


@dataclass(frozen=True, slots=True)
class BarisKehadiran:
    """One row of a file or of a message: whose, and what."""

    nip: str
    angka: Angka


@dataclass(frozen=True, slots=True)
class SalahBaris:
    """Why a row cannot be taken; ``urutan`` counts the rows from 1."""

    urutan: int
    nip: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What a load would do: positions (from 0) of new, changed and unchanged rows, and the bad ones."""

    baru: tuple[int, ...]
    diganti: tuple[int, ...]
    tetap: tuple[int, ...]
    salah: tuple[SalahBaris, ...]


def salah_angka_kehadiran(angka: Angka) -> str:
    """What is wrong with the numbers of one row taken by themselves; empty when nothing is."""
    counts = (angka.hadir, angka.terlambat, angka.pulang_cepat, angka.alpa, angka.izin_cuti)
    if not all(0 <= days <= HARI_TERBANYAK for days in (angka.hari_kerja, *counts)):
        return f"Jumlah hari harus antara 0 dan {HARI_TERBANYAK}."
    if (days := angka.hadir + angka.alpa + angka.izin_cuti) > angka.hari_kerja:
        return f"Hadir + alpa + izin/cuti ({days}) melebihi hari kerja ({angka.hari_kerja})."
    if max(angka.terlambat, angka.pulang_cepat) > angka.hadir:
        return "Terlambat atau pulang cepat lebih banyak daripada hari hadir."
    minutes = (
        (angka.terlambat, angka.terlambat_menit or 0),
        (angka.pulang_cepat, angka.pulang_cepat_menit or 0),
    )
    if not all(0 <= menit <= MENIT_TERBANYAK for _, menit in minutes):
        return f"Menit harus antara 0 dan {MENIT_TERBANYAK}."
    if any(menit and not kali for kali, menit in minutes):
        return "Ada menit terlambat atau pulang cepat, tetapi jumlah kejadiannya 0."
    return _salah_nilai(angka.nilai)


def salah_hari_kerja(angka: Angka, month: Month) -> str:
    """Why somebody cannot have had so many working days in a month; empty when they can."""
    if angka.hari_kerja <= month.last.day:
        return ""
    name = bulan_tahun(month.tahun, month.bulan)
    return f"{angka.hari_kerja} hari kerja, padahal {name} hanya {month.last.day} hari."


def hari_tanpa_minggu(month: Month) -> int:
    """The days of a month that are no Sundays: more working days are hardly meant."""
    return sum(month.first.replace(day=day).weekday() != MINGGU for day in range(1, month.last.day + 1))


def _salah_nilai(nilai: Decimal) -> str:
    if salah := salah_angka(nilai, maks=NILAI_TERTINGGI, desimal=2):
        return f"Nilai: {salah[0].lower()}{salah[1:]}"
    return ""


def tak_dikenal(nip: str, petunjuk: Mapping[str, str]) -> str:
    """Why a number is nobody's; ``petunjuk``: what is known of such numbers."""
    if hilang := kehilangan_angka(nip):
        return f"{sentence(hilang)} {sentence(petunjuk[nip])}." if nip in petunjuk else sentence(hilang)
    if nip in petunjuk:
        return f"{TIDAK_DIKENAL} {sentence(petunjuk[nip])}."
    return BUKAN_18.format(angka=len(nip)) if nip.isdecimal() and len(nip) != 18 else TIDAK_DIKENAL


def periksa(
    baris: Sequence[BarisKehadiran],
    *,
    month: Month,
    dikenal: Mapping[str, int],
    semula: Mapping[int, Angka],
    petunjuk: Mapping[str, str],
) -> Pemeriksaan:
    """Sort the rows of a month's load. ``dikenal``: people by number; ``semula``: what is kept, by person."""
    rounded = dibulatkan(row.nip for row in baris)
    baru: list[int] = []
    diganti: list[int] = []
    tetap: list[int] = []
    salah: list[SalahBaris] = []
    seen: dict[str, int] = {}
    for position, row in enumerate(baris):
        pesan = salah_angka_kehadiran(row.angka) or salah_hari_kerja(row.angka, month)
        if rounded:
            pesan = sentence(DIBULATKAN)
        elif row.nip not in dikenal:
            pesan = tak_dikenal(row.nip, petunjuk)
        elif row.nip in seen:
            pesan = BERULANG.format(urutan=seen[row.nip])
        seen.setdefault(row.nip, position + 1)
        if pesan:
            salah.append(SalahBaris(position + 1, row.nip, pesan))
            continue
        old = semula.get(dikenal[row.nip])
        (baru if old is None else tetap if old == row.angka else diganti).append(position)
    return Pemeriksaan(tuple(baru), tuple(diganti), tuple(tetap), tuple(salah))


def masa_muat(month: Month) -> tuple[date, date]:
    """The days on which attendance of a month is brought in: the 5th to the 10th after it, both included."""
    after = month.next.first
    return after.replace(day=HARI_ABSENSI[0]), after.replace(day=HARI_ABSENSI[1])


def perlu_alasan(month: Month, *, today: date) -> bool:
    """Whether a load on this local day needs a reason: it lies outside :func:`masa_muat`."""
    first, last = masa_muat(month)
    return not first <= today <= last


def salah_waktu(month: Month, *, today: date, alasan: str) -> dict[str, str]:
    """Why attendance of a month may not be brought in on a local day; by field, empty when it may."""
    first, last = masa_muat(month)
    name = bulan_tahun(month.tahun, month.bulan)
    if today <= month.last:
        return {"bulan": f"Bulan {name} belum berakhir. Kehadirannya dimuat mulai {tanggal(first)}."}
    if perlu_alasan(month, today=today) and not alasan.strip():
        return {
            "alasan": f"Kehadiran {name} dimuat tanggal {first.day}–{tanggal(last)}. "
            "Di luar masa itu tuliskan alasannya."
        }
    if len(alasan) > PANJANG_ALASAN:
        return {"alasan": f"Alasan paling panjang {PANJANG_ALASAN} karakter."}
    return {}


def ringkas(check: Pemeriksaan) -> str:
    """What a load did, in one line: ``12 baru, 3 diganti, 100 tetap``."""
    return f"{len(check.baru)} baru, {len(check.diganti)} diganti, {len(check.tetap)} tetap"
