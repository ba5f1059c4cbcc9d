"""Rows of a file as a page and as a download show them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from sikinerja.core.context import Context
from sikinerja.core.indonesian import tanggal_pendek
from sikinerja.core.tables import Cell, Column, Table
from sikinerja.impor import queries
from sikinerja.impor.queries import TAMPILAN, BarisRow, ImporRow
from sikinerja.impor.rules import BAGIAN, HasilBaris, Serupa, StatusBaris, pokok
from sikinerja.impor.rules.tabel import Tabel
from sikinerja.integrasi.berkas import subjek
from sikinerja.kepegawaian.queries import nomor

ISI_DITAMPILKAN = 12
HARI = re.compile(r"\d{4}-\d\d-\d\d")
SEPERTI_DI_ATAS = "seperti di atas"
TERCATAT = "Pemilik NIP menurut data"
"""A heading that no table knows: the list is handed in again."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row in words: what is wrong, what changes (column, old, new), or what it says.

    ``pemilik``: whose number it is, where its own name does not say so.
    """

    nomor: int
    judul: str
    pemilik: str
    sub: str
    status: str
    salah: list[tuple[str, str]]
    ragu: list[tuple[str, str]]
    ubahan: list[tuple[str, str, str]]
    isi: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the rows."""

    label: str
    url: str
    active: bool
    badge: int


def sasaran(impor: ImporRow) -> str:
    """What the file is written to, in words."""
    return subjek.SUBJEK[impor.jenis].tabel.sasaran(impor.parameter)


def unggah_lagi(impor: ImporRow) -> str:
    """Where the same kind of file is handed in, with what was chosen beside it."""
    if not subjek.SUBJEK[impor.jenis].tersendiri:
        return reverse("impor:unggah", args=[impor.jenis])
    about = impor.parameter
    asked = {"bulan": f"{about['tahun']}-{about['bulan']:02d}", "alasan": about.get("alasan", "")}
    return f"{reverse(f'{impor.jenis}:unggah')}?{urlencode(asked)}"


def jumlah(impor: ImporRow) -> dict[str, int]:
    """How many rows each view holds."""
    names = ("salah", "ragu", "bentrok", "berubah", "baru", "tetap")
    return {name: getattr(impor, name) for name in names} | {"semua": impor.baris}


def tampilan(impor: ImporRow, wanted: str) -> str:
    """The view asked for; by default the first that holds something."""
    counts = jumlah(impor)
    if wanted in TAMPILAN:
        return wanted
    order = ("bentrok", "salah", "ragu", "berubah", "baru", "tetap")
    return next((name for name in order if counts[name]), "semua")


def tabs(impor: ImporRow, now: str) -> list[Tab]:
    """The views, with how many rows each holds."""
    counts = jumlah(impor)
    return [
        Tab(label, f"?tampilan={name}", name == now, counts[name])
        for name, (label, _) in TAMPILAN.items()
        if counts[name] or name == now
    ]


def serupa(impor: ImporRow, now: str) -> list[Serupa]:
    """The faults or doubts that many rows of a view share."""
    apa = "ragu" if now == "ragu" else "salah"
    return queries.serupa(impor, apa=apa) if now in {"salah", "ragu", "semua"} and getattr(impor, apa) else []


def baris(ctx: Context, tabel: Tabel, rows: Iterable[BarisRow], sama: Iterable[Serupa] = ()) -> list[Baris]:
    """The rows of one page; of a fault told once above (``sama``) only what stands in the cell."""
    label, listed = tabel.labels, list(rows)
    above = {(one.kolom, one.teks) for one in sama}
    owners = _pemilik(ctx, tabel, listed)
    return [
        Baris(
            row.nomor,
            judul=(judul := str(row.isi.get(tabel.tampil[0], ""))) or f"Baris {row.nomor}",
            pemilik="" if owners[row.nomor] == judul else owners[row.nomor],
            sub=_sub(tabel, row),
            status=_status(row),
            salah=_salah(row, label, above),
            ragu=[(label.get(name, ""), _singkat(name, text, above)) for name, text in row.ragu],
            ubahan=[(label.get(name, name), old, new) for name, (old, new) in row.ubahan.items()],
            isi=_isi(tabel, row),
        )
        for row in listed
    ]


def _pemilik(ctx: Context, tabel: Tabel, rows: list[BarisRow]) -> dict[int, str]:
    """Of each row (by number) whose number it names; "" where nobody's within sight. One query."""
    numbers = {row.nomor: tabel.pengenal(row.isi) for row in rows}
    found = nomor.pemilik(ctx, nomor=set(numbers.values()))
    return {row: found.get(number, "") for row, number in numbers.items()}


def _sub(tabel: Tabel, row: BarisRow) -> str:
    """What stands below a row's title, with its heading where it is not the number of the person."""
    name = tabel.tampil[1]
    value = str(row.isi.get(name, ""))
    return value if not value or value == tabel.pengenal(row.isi) else f"{tabel.labels[name]}: {value}"


def _status(row: BarisRow) -> str:
    if row.hasil == HasilBaris.MENUNGGU.value:
        return StatusBaris[row.status].label
    return HasilBaris[row.hasil].label


def _singkat(name: str, text: str, above: Container[tuple[str, str]]) -> str:
    """A fault in its own words, or what is left to say of it where it is told above."""
    core = pokok(text)
    return SEPERTI_DI_ATAS + text[len(core) :] if (name, core) in above else text


def _salah(
    row: BarisRow, label: Mapping[str, str], above: Container[tuple[str, str]] = ()
) -> list[tuple[str, str]]:
    found = [(label.get(name, ""), _singkat(name, text, above)) for name, text in row.salah]
    return [*found, ("", row.alasan)] if row.alasan else found


def _isi(tabel: Tabel, row: BarisRow) -> list[tuple[str, str]]:
    """What a new row says, besides its name."""
    if row.status != StatusBaris.BARU.value:
        return []
    listed = [k for k in tabel.kolom if k.nama in row.isi and k.nama not in tabel.tampil]
    return [(k.label, _terbaca(row.isi[k.nama])) for k in listed if k.nama != "nip"][:ISI_DITAMPILKAN]


def _terbaca(text: str) -> str:
    """A kept cell as people write it: a day is kept as machines do."""
    return tanggal_pendek(date.fromisoformat(text)) if HARI.fullmatch(text) else text


def table(ctx: Context, impor: ImporRow, tabel: Tabel, wanted: str) -> Table:
    """The rows of one view to download: line, status, reason, whose number, then the file's own columns."""
    head = [Column("Baris", 8), Column("Status", 16), Column("Keterangan", 60)]
    if any(k.pengenal for k in tabel.kolom):
        head.append(Column(TERCATAT, 36))
    rows = queries.baris(impor, tampilan=wanted).iterator(2000)
    return Table([*head, *tabel.columns()], _lines(ctx, tabel, rows), sheet="Hasil pemeriksaan")


def _lines(ctx: Context, tabel: Tabel, rows: Iterator[BarisRow]) -> Iterator[list[Cell]]:
    named = any(k.pengenal for k in tabel.kolom)
    while some := list(islice(rows, BAGIAN)):
        owners = _pemilik(ctx, tabel, some)
        for row in some:
            yield _line(tabel, row, [owners[row.nomor]] if named else [])


def _line(tabel: Tabel, row: BarisRow, pemilik: list[str]) -> list[Cell]:
    label = tabel.labels
    said = [f"{name}: {text}" if name else text for name, text in _salah(row, label)]
    said += [f"{label.get(name, name)}: {text}" for name, text in row.ragu]
    said += [f"{label.get(name, name)}: {old or '–'} → {new}" for name, (old, new) in row.ubahan.items()]
    values: dict[str, Any] = row.isi
    return [
        row.nomor,
        _status(row),
        "; ".join(said),
        *pemilik,
        *(str(values.get(kolom.nama, "")) for kolom in tabel.kolom),
    ]
