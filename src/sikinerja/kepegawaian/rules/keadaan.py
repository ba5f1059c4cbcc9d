"""Keadaan khusus: dated states whose months owe nothing (domain.md §8, §9). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import tanggal
from sikinerja.core.time import Month
from sikinerja.kepegawaian.rules import TMT_TERAWAL, JenisKepegawaian
from sikinerja.kepegawaian.rules.nomor import pria


class JenisKeadaan(LabeledEnum):
    """Why a person owes nothing for a time."""

    CUTI_BESAR = "CUTI_BESAR", "Cuti besar"
    CUTI_SAKIT = "CUTI_SAKIT", "Cuti sakit"
    CUTI_MELAHIRKAN = "CUTI_MELAHIRKAN", "Cuti melahirkan"
    CLTN = "CLTN", "Cuti di luar tanggungan negara"
    TUGAS_BELAJAR = "TUGAS_BELAJAR", "Tugas belajar"
    BELUM_BERTUGAS = "BELUM_BERTUGAS", "Belum bertugas"
    PENSIUN = "PENSIUN", "Pensiun"
    KONTRAK_BERAKHIR = "KONTRAK_BERAKHIR", "Kontrak berakhir"
    MENINGGAL = "MENINGGAL", "Meninggal dunia"


TETAP = frozenset({JenisKeadaan.PENSIUN, JenisKeadaan.MENINGGAL})
"""What nobody comes back from: from the year after, such a person is no employee of the month."""
PURNA = TETAP | {JenisKeadaan.KONTRAK_BERAKHIR}
"""Out of service: every right but the own months and results ends. A PPPK may come back by a new contract."""
BERSELESAI = frozenset({JenisKeadaan.BELUM_BERTUGAS})
"""What must end on a known day."""
SATU_HARI = timedelta(days=1)
TERJAUH = 366 * 5
"""Days from today beyond which no state begins: further away is a slip of the pen."""
BERTUMPUK = (
    "Pegawai ini sudah mempunyai keadaan khusus lain pada sebagian masa itu. "
    "Ubah tanggalnya, atau akhiri dahulu keadaan yang lama."
)
MENINGGAL_NANTI = "Tanggal meninggal dunia tidak boleh sesudah hari ini. Periksa tanggalnya."
TANPA_AKHIR = "Pensiun dan meninggal dunia tidak berakhir. Bila salah catat, hapus dengan alasan."
LEBIH_LAMA = "Hari terakhir ini sesudah yang sudah dicatat. Untuk memperpanjang, pakai Ubah."
DIRI_SENDIRI = "Keadaan khusus Anda sendiri dicatat oleh pengelola kepegawaian lain atau BKD."
ALASAN_WAJIB = "Alasan wajib diisi."
BUKAN_PPPK = "Kontrak berakhir hanya untuk PPPK. PNS yang berhenti dicatat sebagai Pensiun."
PENSIUN_PPPK = "PPPK tidak pensiun: catat Kontrak berakhir."
TANPA_CUTI_ITU = "PPPK tidak mempunyai {cuti} (PP 49 Tahun 2018): periksa lagi surat keputusannya."
AKIBAT_DICABUT = (
    "Bulan ini baru menjadi wajib sesudah batas pengisiannya ({}): itu bukan kelalaian Anda; mintalah "
    "dispensasi pengisian kepada BKD melalui pengelola kepegawaian."
)
MELAHIRKAN_PRIA = "Menurut NIP-nya pegawai ini pria."


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A state from when to when, both days included; ``selesai`` None: open-ended."""

    jenis: JenisKeadaan
    mulai: date
    selesai: date | None = None

    @property
    def label(self) -> str:
        """How lists name it: "Cuti melahirkan"."""
        return self.jenis.label

    def memuat(self, day: date) -> bool:
        """Whether a day lies inside."""
        return self.mulai <= day and (self.selesai is None or day <= self.selesai)


@dataclass(frozen=True, slots=True)
class Akibat:
    """What a change of somebody's states does to months, as rooms above know it (``rilis.queries.keadaan``).

    ``wajib``: owed again; ``tertutup``: owed again, not filed and no longer to be; ``dirilis``: held by a
    release that does not change; ``dinilai``: years whose SKP is rated to the end, though its owner is back.
    """

    wajib: tuple[Month, ...] = ()
    tertutup: tuple[Month, ...] = ()
    dirilis: tuple[Month, ...] = ()
    dinilai: tuple[int, ...] = ()


TANPA_AKIBAT = Akibat()


@dataclass(frozen=True, slots=True)
class Pencabutan:
    """A state that was taken away, or changed: ``apa`` says how ("dihapus"). ``sejak``: recorded then."""

    lama: Keadaan
    pada: datetime
    apa: str
    sejak: datetime | None = None


@dataclass(frozen=True, slots=True)
class IsianKeadaan:
    """What the form *Keadaan Khusus* says."""

    jenis: str
    tanggal_mulai: date
    tanggal_selesai: date | None
    dasar: str


def ganjil(jenis: str, *, jenis_kepegawaian: str, nomor: str) -> list[str]:
    """What is out of the ordinary about a state of this kind for such a person; asked about once."""
    is_pppk = jenis_kepegawaian == JenisKepegawaian.PPPK
    found = []
    if jenis == JenisKeadaan.KONTRAK_BERAKHIR and not is_pppk:
        found.append(BUKAN_PPPK)
    if jenis == JenisKeadaan.PENSIUN and is_pppk:
        found.append(PENSIUN_PPPK)
    if jenis in {JenisKeadaan.CLTN, JenisKeadaan.CUTI_BESAR} and is_pppk:
        found.append(TANPA_CUTI_ITU.format(cuti=dict(JenisKeadaan.choices())[jenis].lower()))
    if jenis == JenisKeadaan.CUTI_MELAHIRKAN and pria(nomor):
        found.append(MELAHIRKAN_PRIA)
    return found


def sebelum_bertugas(tmt_pertama: date) -> Keadaan:
    """The time before somebody's first TMT: who starts mid-year owes nothing for the months before (§9)."""
    return Keadaan(JenisKeadaan.BELUM_BERTUGAS, date.min, tmt_pertama - SATU_HARI)


def keadaan_bulan(masa: Iterable[Keadaan], month: Month) -> Keadaan | None:
    """The state of a month **every** day of which lies in one (also in several in a row); else None.

    It is named by its last day. The month in which somebody dies counts whole.
    """
    rows = sorted(masa, key=lambda row: row.mulai)
    for row in rows:
        if row.jenis == JenisKeadaan.MENINGGAL and Month.of(row.mulai) <= month:
            return row
    day = month.first
    for row in rows:
        if row.memuat(day):
            if row.selesai is None or row.selesai >= month.last:
                return row
            day = row.selesai + SATU_HARI
    return None


def setelah(masa: Iterable[Keadaan], *, lama: Keadaan | None, baru: Keadaan | None) -> list[Keadaan]:
    """The states once ``lama`` has given way to ``baru`` (None: there is none), as the operations leave them.

    What runs into a new one ends before it; a retirement that a death had ended goes on without it.
    """
    rows = [row for row in masa if row != lama]
    if lama is not None and lama.jenis == JenisKeadaan.MENINGGAL:
        ended = lama.mulai - SATU_HARI
        rows = [
            replace(row, selesai=None) if row.jenis == JenisKeadaan.PENSIUN and row.selesai == ended else row
            for row in rows
        ]
    if baru is None:
        return rows
    day = baru.mulai
    rows = [
        replace(row, selesai=day - SATU_HARI) if row.mulai < day and row.memuat(day) else row for row in rows
    ]
    return [*rows, baru]


def dicabut(rows: Iterable[Pencabutan], month: Month, *, batas: datetime, zone: ZoneInfo) -> str:
    """Why nobody knew that a month is owed before its filing ended (``batas``, UTC), in words; else ""."""

    def hid(row: Pencabutan) -> bool:
        there = row.sejak is None or row.sejak <= batas
        return there and row.pada > batas and keadaan_bulan([row.lama], month) is not None

    late = list(filter(hid, rows))
    if not late:
        return ""
    row = max(late, key=lambda one: one.pada)
    day = tanggal(row.pada.astimezone(zone).date())
    return f"{row.lama.label.lower()} {row.apa} {day}"


def bukan_lagi_pegawai(masa: Iterable[Keadaan], month: Month) -> bool:
    """Whether somebody retired or died in a year before: named in lists until that year ended, then gone."""
    gone = [row for row in masa if row.jenis in PURNA and row.mulai.year < month.tahun]
    return any(row.jenis in TETAP or row.selesai is None or row.selesai >= month.last for row in gone)


def hari_terakhir(masa: Iterable[Keadaan], sampai: date) -> date:
    """The last day of service up to a day: the one before somebody left and did not come back by then."""
    left = [row for row in masa if row.jenis in PURNA and row.mulai <= sampai]
    gone = [r for r in left if r.jenis in TETAP or r.selesai is None or r.selesai >= sampai]
    return min((row.mulai - SATU_HARI for row in gone), default=sampai)


def meninggal_pada(masa: Iterable[Keadaan]) -> date | None:
    """The day somebody with these states died; None: lives."""
    return next((row.mulai for row in masa if row.jenis == JenisKeadaan.MENINGGAL), None)


def salah_keadaan(isian: IsianKeadaan, *, today: date) -> dict[str, str]:
    """What is wrong with a state taken by itself: field name to message; empty when nothing is."""
    salah = {}
    if isian.jenis not in JenisKeadaan.values():
        salah["jenis"] = "Pilih jenis keadaan."
    if not isian.dasar.strip():
        salah["dasar"] = "Tuliskan nomor dan tanggal surat keputusannya."
    if isian.tanggal_mulai < TMT_TERAWAL:
        salah["tanggal_mulai"] = f"Tanggal mulai terlalu lama: paling awal tahun {TMT_TERAWAL.year}."
    elif (isian.tanggal_mulai - today).days > TERJAUH:
        salah["tanggal_mulai"] = "Tanggal mulai paling jauh lima tahun dari sekarang."
    elif isian.jenis == JenisKeadaan.MENINGGAL and isian.tanggal_mulai > today:
        salah["tanggal_mulai"] = MENINGGAL_NANTI
    if text := _salah_selesai(isian):
        salah["tanggal_selesai"] = text
    return salah


def _salah_selesai(isian: IsianKeadaan) -> str:
    if isian.tanggal_selesai is None:
        return "Isi hari terakhir sebelum pegawai mulai bertugas." if isian.jenis in BERSELESAI else ""
    if isian.jenis in TETAP:
        return f"Kosongkan isian ini. {TANPA_AKHIR}"
    if isian.tanggal_selesai < isian.tanggal_mulai:
        return "Tanggal selesai tidak boleh sebelum tanggal mulai."
    return ""
