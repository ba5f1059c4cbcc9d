"""The printed recap of a released month (F8.3): what its template sets. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sikinerja.core import indonesian
from sikinerja.core.crockford import ALPHABET
from sikinerja.core.indonesian import angka, bulan_tahun, nip, saat
from sikinerja.dokumen.rules.kode import BITS, baca, kode
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K

TERBANYAK = 2_000
"""People that one print lists; a larger PD has its list in the spreadsheet."""
STATUS = (K.DINILAI, K.BELUM_DINILAI, K.TIDAK_MENGISI, K.TANPA_SKP, K.KEADAAN_KHUSUS)
KOLOM = (
    ("Pegawai", "jumlah"),
    *((k.label, k.value.lower()) for k in STATUS),
    ("Sangat Baik", "sangat_baik"),
    ("Baik", "baik"),
    ("Butuh Perbaikan", "butuh_perbaikan"),
    ("Kurang", "kurang"),
    ("Sangat Kurang", "sangat_kurang"),
    ("Tanpa absensi", "tanpa_absensi"),
)
SISA = 256 - BITS


def kode_sidik(sidik: str) -> str:
    """The code printed for a fingerprint: its first bits."""
    return kode(int(sidik, 16) >> SISA)


def rentang_sidik(typed: str) -> tuple[str, str] | None:
    """The first and the last fingerprint that a code as somebody typed it may stand for; None: miswritten."""
    read = baca(typed)
    if read is None:
        return None
    bits = 0
    for character in read.replace("-", "")[:-1]:
        bits = bits << 5 | ALPHABET.index(character)
    return f"{bits << SISA:064x}", f"{((bits + 1) << SISA) - 1:064x}"


def halaman(
    *,
    instansi: str,
    judul: str,
    nama_pd: str,
    tahun: int,
    bulan: int,
    dirilis: datetime,
    sidik: str,
    total: Mapping[str, Any],
    pd: Sequence[Mapping[str, Any]],
    pegawai: Sequence[Sequence[str]] | None,
) -> dict[str, Any]:
    """What ``rekap.typ`` reads; ``dirilis`` is local. ``pegawai`` None: too many to print."""
    words = bulan_tahun(tahun, bulan)
    return {
        "jenis": "REKAP",
        "instansi": instansi,
        "periode": f"BULAN: {words.upper()}",
        "judul_dokumen": f"Rekap {judul} {nama_pd}",
        "kaki": f"{judul} · {nama_pd[:60]}",
        "konsep": False,
        "judul": ["REKAPITULASI RILIS NILAI KINERJA", judul.upper(), nama_pd.upper()],
        "total": [(label, angka(total[name])) for label, name in KOLOM],
        "rata": angka(total["rata_tpp"]) + " %",
        "kolom": ["Perangkat daerah", *(label for label, _ in KOLOM[:6]), "Rata-rata TPP"],
        "pd": [_pd(row) for row in pd],
        "pegawai": pegawai,
        "banyak": TERBANYAK,
        "dirilis": saat(dirilis),
        "sidik": " ".join(sidik[at : at + 8] for at in range(0, 64, 8)),
    }


def _pd(row: Mapping[str, Any]) -> list[str]:
    counts = (angka(row[name]) for _, name in KOLOM[:6])
    return [indonesian.pd(row["nama"]), *counts, f"{angka(row['rata_tpp'])} %"]


def baris(urutan: int, orang: Mapping[str, Any], hasil: str) -> list[str]:
    """One person in the print; ``hasil`` is the predikat, or why there is none."""
    absensi = orang["nilai_absensi"]
    name = f"{orang['nama']}\n{nip(orang['nip'])}"
    seen = "–" if absensi is None else angka(absensi)
    return [str(urutan), name, orang["jabatan"], hasil, seen, f"{angka(orang['tpp_persen'])} %"]
