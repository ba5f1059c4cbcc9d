"""RHK of Tool Kinerja as a spreadsheet: the contract's data to a table, and back. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sikinerja.core import cells
from sikinerja.core.errors import Invalid
from sikinerja.core.sheets import kosong
from sikinerja.core.tables import Cell, Column, Table
from sikinerja.core.text import fold
from sikinerja.impor.rules.bacaan import JUMLAH, PENUTUP
from sikinerja.impor.rules.judul import Lembar, temukan
from sikinerja.impor.rules.tabel import Kolom, Tabel
from sikinerja.integrasi.rules import BUKAN_KONTRAK, KEPALA, KOLOM, VERSI
from sikinerja.skp.rules import NAMA_JENIS

LEBAR = (16, 48, 48, 12, 16, 22)
_TEKS = cells.teks(1000)
RHK = Tabel(
    "rhk",
    "RHK",
    (
        Kolom("jenis", _TEKS, "Utama", wajib=True, judul=KOLOM["jenis"], lain=("Jenis RHK",)),
        Kolom(
            "rhk",
            _TEKS,
            "",
            wajib=True,
            judul=KOLOM["rhk"],
            lain=("Rencana Hasil Kerja (RHK)", "RHK"),
        ),
        Kolom(
            "teks",
            _TEKS,
            "",
            wajib=True,
            judul=KOLOM["teks"],
            lain=("Indikator", "Indikator Kinerja"),
        ),
        Kolom("target", _TEKS, "12", wajib=True, lain=("Target angka",)),
        Kolom("satuan", _TEKS, "dokumen", wajib=True, lain=("Target satuan",)),
        Kolom("aspek", _TEKS, "Kuantitas"),
        Kolom("perspektif", _TEKS, "Proses Bisnis"),
    ),
    kunci=(),
    tampil=(),
)
"""The table of a spreadsheet."""


def dari_lembar(lembar: Sequence[Lembar]) -> dict[str, Any]:
    """The sheets of a spreadsheet in the shape of the contract. Invalid when none has a table of RHK."""
    try:
        judul = temukan(RHK, lembar)
    except Invalid as error:
        raise Invalid({"": f"{BUKAN_KONTRAK} {error.message}"}) from None
    if judul.lembar.terpotong:
        raise Invalid({"": "Lembar ini berisi terlalu banyak baris untuk satu SKP."})
    names = {fold(label): name for name, label in KEPALA.items()}
    columns = [kolom.nama if kolom else None for kolom in judul.kolom]
    data: dict[str, Any] = {"versi": VERSI, "rhk": []}
    before, closed = judul.terakhir, False
    for nomor, row in judul.lembar.baris:
        filled = [cell for cell in row if not kosong(cell)]
        if nomor > judul.terakhir:
            closed = _penutup(filled, berjarak=closed or nomor > before + 1)
            if not closed:
                _baris(data["rhk"], nomor, dict(zip(columns, row, strict=False)))
            before = nomor
        elif filled and (name := names.get(fold(cells.text_of(filled[0])).rstrip(" :"))):
            values = [cell for cell in filled[1:] if cells.text_of(cell) != ":"]
            data[name] = values[0] if values else None
    return data


def _penutup(filled: Sequence[object], *, berjarak: bool) -> bool:
    """Whether a line below the table belongs to a sum, or to who signs."""
    words = [cells.text_of(cell) for cell in filled]
    return any(JUMLAH.fullmatch(word) for word in words[:2]) or (
        len(words) <= 2 and berjarak and any(PENUTUP.match(word) for word in words)
    )


def _baris(rhk: list[dict[str, Any]], nomor: int, cell: dict[str | None, Any]) -> None:
    """One line of the table; one without RHK goes on with the RHK above it."""
    filled = {name: value for name, value in cell.items() if name and not kosong(value)}
    if not {"rhk", "teks", "target"} & set(filled):
        return
    if "rhk" in filled or not rhk:
        jenis = filled.get("jenis", rhk[-1]["jenis"] if rhk else None)
        rhk.append({"baris": nomor, "jenis": jenis, "teks": filled.get("rhk"), "indikator": []})
    words = {name: value for name, value in filled.items() if name not in {"jenis", "rhk"}}
    if words:
        rhk[-1]["indikator"].append({"baris": nomor, **words})


def ke_lembar(data: Mapping[str, Any]) -> Table:
    """Data of the contract as a table: what :func:`dari_lembar` reads."""
    ukuran = "perspektif" if any("perspektif" in i for r in data["rhk"] for i in r["indikator"]) else "aspek"
    names = ["jenis", "rhk", "teks", "target", "satuan", ukuran]
    lines: list[list[Cell]] = []
    for rhk in data["rhk"]:
        head = [NAMA_JENIS[rhk["jenis"]], rhk["teks"]]
        for indikator in rhk["indikator"]:
            lines.append([*head, *(indikator[name] for name in names[2:])])
            head = ["", ""]
    columns = [Column(KOLOM[name], width) for name, width in zip(names, LEBAR, strict=True)]
    above = [*([label, str(data[name])] for name, label in KEPALA.items()), []]
    return Table(columns, lines, sheet="RHK", above=above)
