"""What a released row holds, in the order of its columns, and its fingerprint (F8.3). Pure Python."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from sikinerja.rilis.rules import StatusNilai


class Baris(NamedTuple):
    """One employee as frozen; names are those of the columns of ``RilisBaris``."""

    urutan: int
    pegawai_id: int
    perangkat_daerah_id: int | None
    nip: str
    nama: str
    pangkat: str
    jabatan: str
    jenis_jabatan: str
    kelas: int | None
    nama_pd: str
    unit_kerja: str
    penilai_nama: str
    penilai_nip: str
    status: str
    keterangan: str
    rating_hasil_kerja: str
    rating_perilaku: str
    predikat: str
    hari_kerja: int | None
    hadir: int | None
    terlambat: int | None
    pulang_cepat: int | None
    alpa: int | None
    izin_cuti: int | None
    nilai_absensi: Decimal | None
    tpp_persen: Decimal
    perhitungan: str
    """JSON in its one spelling (:func:`tulis_perhitungan`)."""


KOLOM = Baris._fields
ABSENSI, TPP = KOLOM.index("nilai_absensi"), KOLOM.index("tpp_persen")
LABEL = {
    "nip": "NIP",
    "nama": "Nama",
    "pangkat": "Pangkat/golongan",
    "jabatan": "Jabatan",
    "jenis_jabatan": "Jenis jabatan",
    "kelas": "Kelas jabatan",
    "nama_pd": "Perangkat daerah",
    "unit_kerja": "Unit kerja",
    "penilai_nama": "Pejabat penilai",
    "penilai_nip": "NIP pejabat penilai",
    "status": "Status",
    "keterangan": "Keadaan khusus",
    "rating_hasil_kerja": "Hasil kerja",
    "rating_perilaku": "Perilaku",
    "predikat": "Predikat",
    "hari_kerja": "Hari kerja",
    "hadir": "Hadir",
    "terlambat": "Terlambat",
    "pulang_cepat": "Pulang cepat",
    "alpa": "Alpa",
    "izin_cuti": "Izin/cuti",
    "nilai_absensi": "Nilai absensi",
    "tpp_persen": "TPP (%)",
}
"""Columns that people read and a correction compares, with their words."""


def tulis_perhitungan(lines: list[dict[str, str]]) -> str:
    """The lines of a calculation as JSON, the same lines always the same text."""
    return json.dumps(lines, ensure_ascii=False, sort_keys=True)


class Sidik:
    """SHA-256 over rows of one PD in their order: the same rows always give the same fingerprint."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def tambah(self, baris: Baris) -> None:
        """Take one more row in."""
        values: list[Any] = list(baris[:-1])
        values[ABSENSI] = None if baris.nilai_absensi is None else f"{baris.nilai_absensi:.2f}"
        values[TPP] = f"{baris.tpp_persen:.2f}"
        self._hash.update(f"{json.dumps(values, ensure_ascii=False)} {baris.perhitungan}\n".encode())

    @property
    def hex(self) -> str:
        """64 hex digits."""
        return self._hash.hexdigest()


def sidik_rilis(*, tahun: int, bulan: int, nomor: int, pd: Iterable[str]) -> str:
    """The fingerprint of a whole release over those of its PD, in their order."""
    return hashlib.sha256("\n".join((f"{tahun}-{bulan:02d}/{nomor}", *pd)).encode()).hexdigest()


class Rekap:
    """Counts one PD while its rows go by."""

    def __init__(self, perangkat_daerah_id: int | None, nama: str) -> None:
        self.perangkat_daerah_id, self.nama = perangkat_daerah_id, nama
        self.jumlah = self.tanpa_absensi = 0
        self.status = dict.fromkeys((s.value for s in StatusNilai), 0)
        self.predikat: dict[str, int] = {}
        self.jumlah_tpp = Decimal(0)
        self.sidik = Sidik()

    def tambah(self, baris: Baris) -> None:
        """Take one more row in."""
        self.jumlah += 1
        self.status[baris.status] += 1
        if baris.predikat:
            self.predikat[baris.predikat] = self.predikat.get(baris.predikat, 0) + 1
        self.tanpa_absensi += baris.nilai_absensi is None and baris.status != StatusNilai.KEADAAN_KHUSUS
        self.jumlah_tpp += baris.tpp_persen
        self.sidik.tambah(baris)

    @property
    def angka(self) -> dict[str, Any]:
        """By the names of the columns of ``RilisRekap``."""
        counted = {**self.status, **self.predikat}
        return {name.lower(): count for name, count in counted.items()} | {
            "perangkat_daerah_id": self.perangkat_daerah_id,
            "nama": self.nama,
            "jumlah": self.jumlah,
            "tanpa_absensi": self.tanpa_absensi,
            "jumlah_tpp": self.jumlah_tpp,
            "sidik": self.sidik.hex,
        }
