"""Tables from anybody, whatever program wrote them: read by a process of its own, within limits.

Written they are by :mod:`sikinerja.core.tables`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from pathlib import PurePath
from typing import IO, Any

from sikinerja.core.errors import Invalid
from sikinerja.core.sheets import RUMUS, Galat, Persen
from sikinerja.core.tables import unescaped
from sikinerja.impor.rules import MAKS_BARIS
from sikinerja.impor.rules.judul import Lembar
from sikinerja.integrasi._lembar import limits

MB = 1024 * 1024
SIMPAN_XLSX = "buka dengan Excel, pilih Simpan Sebagai (Save As), “Excel Workbook (.xlsx)”, lalu unggah"
RUSAK = f"Berkas tidak dapat dibaca: rusak atau terpotong. Coba {SIMPAN_XLSX}."
PESAN = {
    limits.TERLALU_BESAR: "Isi berkas ini terlalu besar. Simpan hanya tabelnya, tanpa gambar.",
    limits.TERKUNCI: "Berkas dilindungi password. Buka dengan Excel, hapus passwordnya (File, Info, "
    "Protect Workbook, Encrypt with Password), simpan, lalu unggah lagi.",
    limits.BUKAN_TABEL: "Isi berkas ini bukan tabel. Pilih berkas Excel (.xlsx, .xls), LibreOffice (.ods), "
    "atau CSV.",
    limits.RUSAK: RUSAK,
    limits.KUTIP: "Berkas CSV tidak utuh: ada tanda kutip yang tidak ditutup. Mungkin berkas terpotong.",
    limits.REKAMAN_MESIN: "Ini rekaman scan mesin absensi (ATTLOG): jam menurut nomor mesin, tanpa NIP dan "
    "jam kerja, sehingga tidak dapat dijadikan rekap bulanan di sini. Di aplikasi mesin itu buka Laporan, "
    "pilih rekap bulanan, ekspor ke Excel, lalu unggah hasilnya.",
    limits.HALAMAN_ARSIP: f"Berkas ini halaman web yang disimpan sebagai arsip (MHT). Coba {SIMPAN_XLSX}.",
    limits.BINER: f"Berkas ini Excel biner (.xlsb). Coba {SIMPAN_XLSX}.",
    limits.ARSIP: "Berkas ini arsip (ZIP, 7z, RAR). Ekstrak dahulu (klik kanan, Extract All), lalu unggah "
    "tabelnya.",
    limits.DOKUMEN: "Berkas ini dokumen (Word, PowerPoint, atau PDF), bukan lembar kerja. Salin tabelnya ke "
    "Excel, simpan sebagai “Excel Workbook (.xlsx)”, lalu unggah.",
    limits.NUMBERS: "Berkas ini Numbers (Apple). Buka dengan Numbers, pilih File, Export To, Excel, lalu "
    "unggah berkas .xlsx-nya.",
    limits.TAUTAN: "Berkas ini hanya tautan ke Google Sheets atau halaman web, tanpa isinya. Buka di "
    "peramban, pilih File, Download, Microsoft Excel (.xlsx), lalu unggah.",
    limits.GAMBAR: "Berkas ini gambar. Ketik atau minta tabelnya sebagai berkas Excel, lalu unggah.",
}


ASING = {
    **dict.fromkeys(
        (".pdf", ".doc", ".docx", ".docm", ".rtf", ".odt", ".ppt", ".pptx", ".pages"), limits.DOKUMEN
    ),
    **dict.fromkeys((".gsheet", ".gdoc", ".url", ".webloc", ".lnk"), limits.TAUTAN),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"), limits.ARSIP),
    **dict.fromkeys(
        (
            ".jpg",
            ".jpeg",
            ".jfif",
            ".png",
            ".gif",
            ".bmp",
            ".webp",
            ".heic",
            ".heif",
            ".tif",
            ".tiff",
            ".svg",
        ),
        limits.GAMBAR,
    ),
    ".numbers": limits.NUMBERS,
}
"""What a name says that is no table's, where the content does not."""


@dataclass(frozen=True, slots=True)
class Batas:
    """What a reader may use, and how much it may find: bytes, seconds, parts, rows, columns, sheets."""

    memori: int
    detik: int
    berkas: int
    terurai: int
    baris: int
    kolom: int
    teks: int
    keluaran: int
    lembar: int = 60


RENCANA = Batas(400 * MB, 5, 200, 16 * MB, baris=2000, kolom=40, teks=limits.CHARACTERS, keluaran=16 * MB)
"""A plan of one person."""
SEKILAS = replace(RENCANA, terurai=64 * MB)
"""A look at what stands under a foreign name."""
TABEL = Batas(
    700 * MB, 40, 400, 200 * MB, baris=MAKS_BARIS + 100, kolom=100, teks=limits.CHARACTERS, keluaran=48 * MB
)
"""Employees of a province: 50,000 rows, and what stands around them."""


@dataclass(frozen=True, slots=True)
class Isi:
    """What a file says: its sheets, how it was understood, whether it is text with separators."""

    lembar: list[Lembar]
    catatan: str = ""
    teks: bool = False


@dataclass(slots=True)
class Baris:
    """The lines of a sheet as the reader printed them: taken apart each time they are gone through."""

    teks: bool
    printed: list[bytes] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[int, list[Any]]]:
        """Number and cells."""
        for line in self.printed:
            number, cells = json.loads(line, object_hook=_khusus)
            yield number, [_dari_teks(cell) for cell in cells] if self.teks else cells


def baca(data: bytes) -> Isi:
    """The sheets of one person's plan; Invalid when it cannot be read."""
    return _isi(_run(RENCANA, data=data))


def baca_tabel(file: IO[bytes]) -> Isi:
    """The sheets of a table, by the file's content. Invalid when it cannot be read."""
    return _isi(_run(TABEL, file=file))


def kenali(nama: str, umum: str, *, data: bytes | None = None, file: IO[bytes] | None = None) -> None:
    """Invalid ``berkas``, with what to press, unless a file under a foreign name holds tables all the same.

    Its content counts, then its name; ``umum``: what else is said.
    """
    by_name = PESAN.get(ASING.get(PurePath(nama).suffix.lower(), 0), "")
    try:
        found = _isi(_run(SEKILAS, data=data, file=file))
    except Invalid as error:
        vague = {RUSAK, PESAN[limits.BUKAN_TABEL], PESAN[limits.KUTIP]}
        said = umum if error.message in vague else error.message
        vague.add(PESAN[limits.ARSIP])
        raise Invalid({"berkas": by_name if by_name and error.message in vague else said}) from None
    if found.teks or not found.lembar:
        raise Invalid({"berkas": by_name or umum})


def _run(batas: Batas, *, data: bytes | None = None, file: IO[bytes] | None = None) -> bytes:
    """What the reader prints (:mod:`sikinerja.integrasi._lembar`), which a hostile file may kill."""
    command = [sys.executable, "-I", "-m", "sikinerja.integrasi._lembar", json.dumps(asdict(batas))]
    given: dict[str, Any] = {"stdin": file} if file is not None else {"input": data}
    try:
        done: subprocess.CompletedProcess[bytes] = subprocess.run(
            command, **given, capture_output=True, timeout=batas.detik * 3, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise Invalid({"": RUSAK}) from None
    if done.returncode != 0:
        raise Invalid({"": PESAN.get(done.returncode, RUSAK)})
    return done.stdout


def _isi(printed: bytes) -> Isi:
    lines = printed.splitlines()
    about = json.loads(lines[0])
    found: list[tuple[dict[str, Any], Baris]] = []
    for line in lines[1:]:
        if not line.startswith(b"{"):
            found[-1][1].printed.append(line)
        elif "terpotong" in (said := json.loads(line)):
            found[-1][0].update(said)
        else:
            found.append((said, Baris(about["teks"])))
    sheets = [
        Lembar(said["lembar"], baris, said["tersembunyi"], terpotong="terpotong" in said)
        for said, baris in found
        if baris.printed
    ]
    return Isi(sheets, about["catatan"], about["teks"])


def _khusus(said: dict[str, Any]) -> Any:
    """A cell that is more than text or number."""
    if "rumus" in said:
        return RUMUS
    return Galat(said["galat"]) if "galat" in said else Persen(Decimal(str(said["persen"])))


def _dari_teks(cell: Any) -> Any:
    """A cell of separated text: our own apostrophe before a formula goes; what begins like one is one."""
    if isinstance(cell, str) and re.match(r'=(?!")', cell.lstrip()):
        return RUMUS
    return unescaped(cell) if isinstance(cell, str) else cell
