"""Ratings and the quadrant (domain.md §4.5, manual BAB IV.1). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import bulan_tahun, saat
from sikinerja.jadwal.rules import Jendela
from sikinerja.realisasi.rules import AKIBAT_BELUM_DINILAI, AKIBAT_TIDAK_WAJIB, JALAN_PENILAIAN
from sikinerja.skp.rules import Predikat

K = TypeVar("K", int, str)

MINIMUM_ALASAN = 200


class Rating(LabeledEnum):
    """The three ratings, for hasil kerja and for perilaku."""

    DI_ATAS = "DI_ATAS", "Di atas Ekspektasi"
    SESUAI = "SESUAI", "Sesuai Ekspektasi"
    DI_BAWAH = "DI_BAWAH", "Di bawah Ekspektasi"


class Capaian(LabeledEnum):
    """Capaian kinerja organisasi: what an organisation achieved in a year (domain.md §5, documents.md §C)."""

    ISTIMEWA = "ISTIMEWA", "Istimewa"
    BAIK = "BAIK", "Baik"
    BUTUH_PERBAIKAN = "BUTUH_PERBAIKAN", "Butuh Perbaikan"
    KURANG = "KURANG", "Kurang"
    SANGAT_KURANG = "SANGAT_KURANG", "Sangat Kurang"


POLA_DISTRIBUSI = {
    Capaian.ISTIMEWA: "Sebagian besar, paling banyak 70 %, Sangat Baik.",
    Capaian.BAIK: "Sebagian besar, paling banyak 70 %, Baik; ada Butuh Perbaikan dan/atau Kurang.",
    Capaian.BUTUH_PERBAIKAN: "Sedikitnya 60 % Butuh Perbaikan; Sangat Baik paling banyak 10 %.",
    Capaian.KURANG: (
        "Sedikitnya 60 % Kurang; sedikitnya 10 % Butuh Perbaikan; Sangat Baik paling banyak 10 %."
    ),
    Capaian.SANGAT_KURANG: (
        "Sedikitnya 60 % Sangat Kurang; sedikitnya 10 % Kurang dan/atau Butuh Perbaikan; tanpa Sangat Baik."
    ),
}
"""What a distribution of predikat is held against (SE MenPANRB 3/2023, documents.md §H)."""


def rating_dari_capaian(capaian: Capaian) -> Rating:
    """The rating hasil kerja that an organisation's capaian suggests for its head (domain.md §5)."""
    return {Capaian.ISTIMEWA: Rating.DI_ATAS, Capaian.BAIK: Rating.SESUAI}.get(capaian, Rating.DI_BAWAH)


SARAN_UMPAN_BALIK = (
    "Sangat memuaskan",
    "Bagus dan pertahankan",
    "Sudah baik namun dapat lebih ditingkatkan",
    "Cukup baik dan perlu peningkatan",
    "Dapat diterima",
)

_R, _P = Rating, Predikat
KUADRAN: dict[tuple[Rating, Rating], Predikat] = {
    (_R.DI_ATAS, _R.DI_BAWAH): _P.KURANG,
    (_R.DI_ATAS, _R.SESUAI): _P.BAIK,
    (_R.DI_ATAS, _R.DI_ATAS): _P.SANGAT_BAIK,
    (_R.SESUAI, _R.DI_BAWAH): _P.KURANG,
    (_R.SESUAI, _R.SESUAI): _P.BAIK,
    (_R.SESUAI, _R.DI_ATAS): _P.BAIK,
    (_R.DI_BAWAH, _R.DI_BAWAH): _P.SANGAT_KURANG,
    (_R.DI_BAWAH, _R.SESUAI): _P.BUTUH_PERBAIKAN,
    (_R.DI_BAWAH, _R.DI_ATAS): _P.BUTUH_PERBAIKAN,
}


def predikat(hasil_kerja: Rating, perilaku: Rating) -> Predikat:
    """The predikat that a pair of ratings gives."""
    return KUADRAN[hasil_kerja, perilaku]


CONTOH_KEMBALIKAN = (
    "Realisasi akhir ini belum sesuai dengan bukti dukung. Silakan memperbaiki realisasi dan "
    "link bukti dukung, lalu ajukan kembali."
)
KONFIRMASI = "Saya telah melakukan penilaian berdasarkan hasil kerja yang bersangkutan"
KESEMPATAN_UBAH = (
    "Anda memiliki 1 (satu) kali kesempatan untuk melakukan perubahan/perbaikan "
    "Rating Hasil Kerja dan Perilaku Kerja."
)
BANTUAN_ALASAN = f"Berikan alasan anda melakukan penilaian ulang. Narasi minimal {MINIMUM_ALASAN} karakter."
SUDAH_DIUBAH = "Penilaian bulan ini sudah pernah diubah. Perubahan hanya dapat dilakukan 1 (satu) kali."
TANPA_CATATAN = "Catatan akhir / rekomendasi wajib diisi."
BELUM_DICENTANG = "Centang pernyataan ini sebelum menyimpan penilaian."
PANJANG_UMPAN_BALIK = 1000
PANJANG_CATATAN = 10_000
PANJANG_ALASAN = 10_000
PANJANG_DRAF = 200_000


def draf_milik(draf: Mapping[str, Any], *, penilai_id: int | None, bagian: str) -> Mapping[str, Any]:
    """Of the stored drafts, a rater's own, where it is of this page; else none (domain.md §6)."""
    mine: Mapping[str, Any] = draf.get(str(penilai_id), {})
    return mine if mine.get("bagian") == bagian else {}


def disimpan_pada(milik: Mapping[str, Any]) -> datetime | None:
    """When a rater's own draft was kept."""
    return datetime.fromisoformat(milik["pada"]) if "pada" in milik else None


def baca_rating(text: str) -> Rating | None:
    """The rating a form sent; None for anything else."""
    return Rating.__members__.get(text)


def isi_yang_kosong(typed: Mapping[K, str], keys: Iterable[K], untuk_semua: str) -> dict[K, str]:
    """Umpan balik for every key, trimmed; what is empty gets ``untuk_semua`` (F6.5)."""
    fill = untuk_semua.strip()
    return {key: typed.get(key, "").strip() or fill for key in keys}


def periksa_umpan_balik(texts: Mapping[K, str]) -> dict[str, str]:
    """What is wrong, by field (``umpan_balik_<key>``): each one is required and bounded."""
    errors = {}
    for key, text in texts.items():
        if not text:
            errors[f"umpan_balik_{key}"] = "Umpan balik wajib diisi. Pilih dari saran atau tulis sendiri."
        elif len(text) > PANJANG_UMPAN_BALIK:
            errors[f"umpan_balik_{key}"] = (
                f"Umpan balik terlalu panjang (paling banyak {PANJANG_UMPAN_BALIK} karakter)."
            )
    return errors


def periksa_alasan(alasan: str) -> str:
    """What is wrong with the (trimmed) reason of *ubah penilaian*, or an empty string (F6.8)."""
    if len(alasan) < MINIMUM_ALASAN:
        return f"Alasan minimal {MINIMUM_ALASAN} karakter; baru {len(alasan)} karakter."
    if len(alasan) > PANJANG_ALASAN:
        return f"Alasan terlalu panjang (paling banyak {PANJANG_ALASAN} karakter)."
    return ""


def periksa_alasan_berbeda(alasan: str, *, saran: Rating | None, rating: Rating | None) -> str:
    """What is missing where the rating of a head departs from the organisation's (domain.md §5), or ""."""
    if saran is None or rating is None or rating == saran:
        return ""
    if not alasan:
        return f"Capaian organisasi menunjuk {saran.label}. Tulis alasan bila rating Anda berbeda."
    if len(alasan) > PANJANG_ALASAN:
        return f"Alasan terlalu panjang (paling banyak {PANJANG_ALASAN} karakter)."
    return ""


def nama_penilai(saat_dinilai: Mapping[str, str] | None, kini: str | None) -> str:
    """Who is named as penilai everywhere: who rated, by the rating's own snapshot; until then who rates now.

    ``kini``: with whom the row stands, else whom the riwayat of the SKP names. In SQL the same decides:
    ``queries/penilai_bulan.sql``.
    """
    return (saat_dinilai or {}).get("nama") or kini or ""


def periksa_alasan_buka(alasan: str) -> str:
    """What is wrong with the (trimmed) reason for opening a final rating again, or ""."""
    if not alasan:
        return "Alasan wajib diisi: alasan disimpan dan ditunjukkan kepada pegawai dan pejabat penilai."
    if len(alasan) > PANJANG_ALASAN:
        return f"Alasan terlalu panjang (paling banyak {PANJANG_ALASAN} karakter)."
    return ""


def pesan_di_luar_jadwal(jendela: Jendela, *, now: datetime, zone: ZoneInfo, bebas: str = "") -> str:
    """Why a month cannot be rated now; empty when it can (domain.md §4.2).

    ``bebas``: the state for which it owes nothing, in words.
    """
    nama = bulan_tahun(jendela.month.tahun, jendela.month.bulan)
    if jendela.boleh_nilai(now):
        return ""
    if now < jendela.mulai_pada:
        return (
            f"Penilaian {nama} belum dibuka. Penilaian dimulai {saat(jendela.mulai_pada.astimezone(zone))}."
        )
    closed = f"Penilaian {nama} sudah ditutup sejak {saat(jendela.batas_penilaian_pada.astimezone(zone))}."
    if bebas:
        return f"{closed} {AKIBAT_TIDAK_WAJIB.format(bebas)}"
    return f"{closed} {AKIBAT_BELUM_DINILAI} Hubungi pengelola kepegawaian: {JALAN_PENILAIAN}"
