"""Reading tables of personnel data: columns, cells, errors by line (F8.8). Pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sikinerja.core import cells
from sikinerja.core.cells import Cell, Read, text_of
from sikinerja.core.errors import Invalid
from sikinerja.core.text import fold
from sikinerja.kepegawaian.rules import (
    TAHUN_TERAKHIR,
    TAHUN_TERAWAL,
    JenisJabatan,
    JenisKepegawaian,
    JenisUnit,
    ModelSkp,
    rapikan_hp,
    salah_hp,
    salah_nip,
)

RIWAYAT = ("tahun", "jenis_jabatan", "jabatan", "tmt", "perangkat_daerah", "unit_kerja")


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of a file: its number there, and what its cells say (only those that are filled)."""

    nomor: int
    isi: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its heading, whether every line needs it, how a cell is read, an example."""

    nama: str
    read: Read
    contoh: str
    wajib: bool = False


def _ya(cell: Cell) -> bool:
    words = {"ya": True, "1": True, "true": True, "aktif": True}
    words |= {"tidak": False, "0": False, "false": False, "nonaktif": False, "tidak aktif": False}
    text = fold(text_of(cell))
    if text not in words:
        raise ValueError("isi dengan ya atau tidak")
    return words[text]


def _hp(cell: Cell) -> str:
    nomor = rapikan_hp(text_of(cell))
    nomor = f"0{nomor}" if nomor.startswith("8") else nomor  # spreadsheets drop the leading 0
    salah = salah_hp(nomor)
    if salah:
        raise ValueError(salah)
    return nomor


def _email(cell: Cell) -> str:
    text = str(cells.teks(254)(cell))
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise ValueError("bukan alamat email")
    return text


TABEL: dict[str, tuple[Kolom, ...]] = {
    "perangkat-daerah": (
        Kolom("kode", cells.teks(20), "BADAN", wajib=True),
        Kolom("nama", cells.teks(200), "Badan Contoh Daerah", wajib=True),
        Kolom("tempat", cells.teks(80), "Kota Contoh"),
        Kolom("pimpinan", cells.nomor, "19800101 201001 1 001"),
    ),
    "unit-kerja": (
        Kolom("perangkat_daerah", cells.teks(20), "BADAN", wajib=True),
        Kolom("nama", cells.teks(200), "Bidang Pengembangan", wajib=True),
        Kolom("jenis", cells.pilih(JenisUnit), "Bidang"),
        Kolom("induk", cells.teks(200), "Badan Contoh Daerah"),
        Kolom("pimpinan", cells.nomor, "19800101 201001 1 001"),
    ),
    "jabatan": (
        Kolom("nama", cells.teks(200), "Pranata Komputer Ahli Pertama", wajib=True),
        Kolom("jenis", cells.pilih(JenisJabatan), "Fungsional Tertentu", wajib=True),
        Kolom("model_skp", cells.pilih(ModelSkp), "JAJF"),
        Kolom("kelas", cells.bulat(1, 17), "8"),
    ),
    "pangkat": (
        Kolom("jenis_kepegawaian", cells.pilih(JenisKepegawaian), "PNS", wajib=True),
        Kolom("golongan", cells.teks(6), "III/a", wajib=True),
        Kolom("nama", cells.teks(60), "Penata Muda"),
        Kolom("urutan", cells.bulat(1, 99), "9", wajib=True),
    ),
    "pegawai": (
        Kolom("nip", cells.nomor, "19900417 201502 1 003"),
        Kolom("username", cells.nomor, ""),
        Kolom("nama", cells.teks(150), "Yohanes Contoh, S.Kom", wajib=True),
        Kolom("jenis_kepegawaian", cells.pilih(JenisKepegawaian), "PNS", wajib=True),
        Kolom("golongan", cells.teks(6), "III/a"),
        Kolom("no_hp", _hp, "081234567890"),
        Kolom("email", _email, "yohanes@contoh.go.id"),
        Kolom("pengelola", cells.teks(20), ""),
        Kolom("tahun", cells.bulat(TAHUN_TERAWAL, TAHUN_TERAKHIR), "2023"),
        Kolom("jenis_jabatan", cells.pilih(JenisJabatan), "Fungsional Tertentu"),
        Kolom("jabatan", cells.teks(200), "Pranata Komputer Ahli Pertama"),
        Kolom("tmt", cells.tanggal, "2021-01-03"),
        Kolom("perangkat_daerah", cells.teks(20), "BADAN"),
        Kolom("unit_kerja", cells.teks(200), "Bidang Pengembangan"),
        Kolom("penilai", cells.nomor, "19800101 201001 1 002"),
        Kolom("aktif", _ya, "ya"),
    ),
}
KUNCI: dict[str, tuple[str, ...]] = {
    "perangkat-daerah": ("kode",),
    "unit-kerja": ("perangkat_daerah", "nama"),
    "jabatan": ("nama", "jenis"),
    "pangkat": ("jenis_kepegawaian", "golongan"),
    "pegawai": ("username", "tahun", "jabatan", "tmt", "unit_kerja"),
}


def contoh(jenis: str) -> str:
    """The heading and one example line, as CSV with semicolons."""
    kolom = TABEL[jenis]
    return f"{';'.join(k.nama for k in kolom)}\n{';'.join(k.contoh for k in kolom)}\n"


def baca(jenis: str, lines: Iterable[tuple[int, Sequence[Cell]]]) -> list[Baris]:
    """Read a table; its first line holds the headings. Raises Invalid: by line, everything that is wrong."""
    rows = [(nomor, row) for nomor, row in lines if any(text_of(c) for c in row if c is not None)]
    if not rows:
        raise Invalid({"": "Berkas kosong: baris pertama harus judul kolom."})
    kolom = _judul(jenis, rows[0][1])
    salah: dict[str, list[str]] = {}
    found: list[Baris] = []
    seen: dict[tuple[object, ...], int] = {}
    for nomor, row in rows[1:]:
        isi, problems = _baris(jenis, kolom, row)
        kunci = tuple(fold(str(isi.get(name, ""))) for name in KUNCI[jenis])
        if not problems and kunci in seen:
            problems = [f"sama dengan baris {seen[kunci]}"]
        seen.setdefault(kunci, nomor)
        if problems:
            salah[f"Baris {nomor}"] = problems
        found.append(Baris(nomor, isi))
    if salah:
        raise Invalid(salah)
    return found


def _judul(jenis: str, cells: Sequence[Cell]) -> list[Kolom | None]:
    by_name = {kolom.nama: kolom for kolom in TABEL[jenis]}
    names = ["" if c is None else re.sub(r"[\s-]+", "_", fold(text_of(c).lstrip("\ufeff"))) for c in cells]
    strange = [name for name in names if name and name not in by_name]
    missing = [kolom.nama for kolom in TABEL[jenis] if kolom.wajib and kolom.nama not in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    problems = [f"Kolom tidak dikenal: {', '.join(strange)}."] if strange else []
    problems += [f"Kolom wajib tidak ada: {', '.join(missing)}."] if missing else []
    problems += [f"Kolom muncul dua kali: {', '.join(twice)}."] if twice else []
    if problems:
        raise Invalid({"Judul kolom": [*problems, f"Lihat contoh: sikinerja load {jenis} --contoh"]})
    return [by_name.get(name) for name in names]


def _baris(
    jenis: str, kolom: Sequence[Kolom | None], cells: Sequence[Cell]
) -> tuple[dict[str, Any], list[str]]:
    isi: dict[str, Any] = {}
    problems = []
    for k, cell in zip(kolom, cells, strict=False):
        if k is None or cell is None or text_of(cell) == "":
            continue
        try:
            isi[k.nama] = k.read(cell)
        except ValueError as error:
            problems.append(f"{k.nama}: {error}")
    broken = {p.partition(":")[0] for p in problems}
    problems += [
        f"{k.nama}: wajib diisi"
        for k in kolom
        if k and k.wajib and k.nama not in isi and k.nama not in broken
    ]
    if len(cells) > len(kolom):
        problems.append(f"lebih banyak isian ({len(cells)}) daripada judul kolom ({len(kolom)})")
    if jenis == "pegawai" and not problems:
        problems = _orang(isi)
    return isi, problems


def _orang(isi: dict[str, Any]) -> list[str]:
    """What the cells of one person mean together; the username follows from the number."""
    problems = []
    jenis, nip = isi["jenis_kepegawaian"], isi.get("nip")
    if jenis == JenisKepegawaian.NON_ASN:
        problems += ["nip: yang bukan ASN tidak memiliki NIP; isi username"] if nip else []
        problems += [] if isi.get("username") else ["username: wajib diisi bagi yang bukan ASN"]
    else:
        salah = salah_nip(jenis, nip or "")
        problems += [f"nip: {salah}"] if salah else []
        isi["username"] = nip
    filled = [name for name in RIWAYAT if name in isi]
    if filled and len(filled) < len(RIWAYAT):
        missing = ", ".join(name for name in RIWAYAT if name not in isi)
        problems.append(f"riwayat jabatan belum lengkap: isi juga {missing}")
    return problems
