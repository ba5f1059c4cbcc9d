"""Words and decisions of the monthly release (F8.3, domain.md §8). Pure Python."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.indonesian import bulan_tahun, pd, saat
from sikinerja.core.text import one_line
from sikinerja.core.time import Month, start_of_day
from sikinerja.jadwal.rules import ONE_SECOND
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K

PANJANG_ALASAN = 500
SEBUT = 5
"""So many PD are named; the rest is a number."""
KUNCI = "rilis.bulan"
"""The named lock of a month: taken whole by a release, shared by whatever changes what it freezes."""


class StatusNilai(LabeledEnum):
    """Why a released row has a predikat, or none."""

    DINILAI = "DINILAI", K.DINILAI.label
    BELUM_DINILAI = "BELUM_DINILAI", K.BELUM_DINILAI.label
    TIDAK_MENGISI = "TIDAK_MENGISI", K.TIDAK_MENGISI.label
    TANPA_SKP = "TANPA_SKP", K.TANPA_SKP.label
    KEADAAN_KHUSUS = "KEADAAN_KHUSUS", K.KEADAAN_KHUSUS.label


class Kekurangan(LabeledEnum):
    """What is missing before a release: by it the lists of the preparation page are drilled down."""

    TIDAK_MENGISI = "TIDAK_MENGISI", K.TIDAK_MENGISI.label
    BELUM_DINILAI = "BELUM_DINILAI", K.BELUM_DINILAI.label
    TANPA_SKP = "TANPA_SKP", K.TANPA_SKP.label
    TANPA_ABSENSI = "TANPA_ABSENSI", "Tanpa absensi"


class HasilKoreksi(LabeledEnum):
    """What became of an opened correction; "" while it is open."""

    DIRILIS = "DIRILIS", "Dirilis"
    DIBATALKAN = "DIBATALKAN", "Dibatalkan"


def kunci_bulan(month: Month) -> int:
    """The number of a month under :data:`KUNCI`; triggers compute the same."""
    return month.tahun * 100 + month.bulan


def nama(month: Month, nomor: int) -> str:
    """``Rilis Februari 2023``, or ``... (koreksi ke-1)``: a number before a month's name reads as a day."""
    words = f"Rilis {bulan_tahun(month.tahun, month.bulan)}"
    return f"{words} (koreksi ke-{nomor})" if nomor else words


def lebih_awal(batas: datetime, now: datetime) -> bool:
    """Whether the month's last deadline (UTC, inclusive to its last second) is still to come."""
    return now < batas + ONE_SECOND


def periksa_waktu(month: Month, *, now: datetime, zone: ZoneInfo) -> None:
    """Refuse (Conflict) a month that is not over: nothing of it can be final."""
    begin = start_of_day(month.next.first, zone)
    if now < begin:
        words = bulan_tahun(month.tahun, month.bulan)
        raise Conflict(
            f"{words} belum berakhir. Bulan ini dapat dirilis paling cepat {tanggal_jam(begin, zone)}."
        )


def tanggal_jam(moment: datetime, zone: ZoneInfo) -> str:
    """A moment in local words."""
    return saat(moment.astimezone(zone))


def periksa_alasan(alasan: str, *, kosong: str) -> str:
    """The reason, trimmed; Invalid (``alasan``) when it is too long, or missing where ``kosong`` says why."""
    alasan = one_line(alasan)
    if not alasan and kosong:
        raise Invalid({"alasan": kosong})
    if len(alasan) > PANJANG_ALASAN:
        raise Invalid({"alasan": f"Alasan paling panjang {PANJANG_ALASAN} karakter."})
    return alasan


JENIS = "RILIS"
TUGAS = "rilis.bekukan"
"""The worker's task."""
ALASAN_AWAL = (
    "Batas terakhir bulan ini belum lewat. Tuliskan alasan merilis lebih awal: yang masih dapat mengisi atau "
    "dinilai akan tercatat apa adanya."
)
ALASAN_KOREKSI = "Alasan wajib diisi: alasan koreksi dibaca semua yang melihat rilis ini."
TANPA_PEGAWAI = "Tidak ada pegawai pada bulan ini."
SUDAH_DIRILIS = (
    "Bulan ini sudah dirilis. Rilis tidak pernah diubah: buka koreksi pada rilis terakhirnya, "
    "lalu rilis koreksinya."
)
BERUBAH = (
    "Daftar pegawai berubah selama rilis dikerjakan (misalnya karena impor), sehingga rilis dibatalkan "
    "agar tidak ada yang tertinggal. Ulangi rilis sesudah perubahan itu selesai."
)
BUKAN_TERAKHIR = "Rilis ini sudah diganti oleh koreksi. Buka koreksi pada rilis yang terakhir."
SUDAH_DIBUKA = "Koreksi bulan ini sudah dibuka oleh {nama}. Rilis atau batalkan koreksi itu dahulu."
KOREKSI_DITUTUP = "Koreksi ini sudah ditutup."
BELUM_DIRILIS = "Nilai bulan ini belum dirilis."


def kunci(month: Month) -> str:
    """What only one job at a time may be about."""
    return f"rilis:{month.tahun}-{month.bulan:02d}"


def rata_rata(jumlah: Decimal, banyak: int) -> Decimal:
    """A mean percentage, two decimals; 0 of nothing."""
    return (jumlah / banyak).quantize(Decimal("0.01")) if banyak else Decimal(0)


def nama_aman(text: str) -> str:
    """A word for the name of a file."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-") or "pd"


def ganjil(banyak_pd: int, *, absensi: Sequence[str], predikat: Sequence[str]) -> list[str]:
    """What to ask before a release: PD without any attendance, without any predikat; a slip for all of them.

    ``banyak_pd``: how many PD there are.
    """
    asked = (
        (absensi, "Belum ada absensi seorang pun: {}. Bagian kehadiran TPP mereka dihitung tanpa data."),
        (predikat, "Belum ada predikat seorang pun: {}."),
    )
    return [text.format(_sebut(names, banyak_pd)) for names, text in asked if names]


def _sebut(names: Sequence[str], banyak_pd: int) -> str:
    if len(names) == banyak_pd > 1:
        return "semua perangkat daerah"
    shown = [pd(name) for name in names[:SEBUT]]
    return ", ".join(shown) + (f", dan {len(names) - SEBUT} lainnya" if len(names) > SEBUT else "")
