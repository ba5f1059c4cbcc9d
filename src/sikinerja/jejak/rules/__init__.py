"""The audit trail in words: what was done to what, and what became of what. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.text import plain

KUNCI = {
    "jabatan": "Jabatan",
    "perangkat_daerah": "PerangkatDaerah",
    "unit_kerja": "UnitKerja",
    "induk": "UnitKerja",
    "pangkat": "Pangkat",
    "pegawai": "Pegawai",
    "penilai": "Pegawai",
    "pimpinan": "Pegawai",
    "menggantikan": "Pegawai",
    "dari": "Pegawai",
    "ke": "Pegawai",
    "sasaran": "PerangkatDaerah",
}
"""What a number under this word is the id of."""
PANJANG = 2000
"""Characters of one value that are shown."""
BERPASANGAN = frozenset({"kepegawaian.edit_profil"})
"""Deeds whose data holds ``[old, new]`` by field."""
EKSPOR_XLSX, EKSPOR_CSV = 20_000, 200_000
"""Rows written at most, as a workbook and as CSV."""
TERLALU_BANYAK = (
    "Hasil pencarian ini lebih dari {maks} baris. Persempit tanggalnya, atau pilih CSV bila tadi XLSX."
)
Nama = Mapping[tuple[str, int], str]


class Peran(LabeledEnum):
    """What the person searched for is to a row."""

    SEMUA = "", "Pelaku atau yang dikenai"
    PELAKU = "pelaku", "Pelaku"
    UNTUK = "untuk", "Yang dikenai"


@dataclass(frozen=True, slots=True)
class Baris:
    """One field of a row: its name, what was, what is (a fact without an old value: only ``baru``)."""

    label: str
    lama: str | None
    baru: str


def kata_kunci(key: str) -> str:
    """A field's name as people read it."""
    text = key.removesuffix("_id").replace("_", " ")
    return text[:1].upper() + text[1:]


def rincian(aksi: str, data: Mapping[str, Any], nama: Nama) -> list[Baris]:
    """What a row's data says, old and new side by side; what did not change is left out."""
    lama, baru = data.get("lama"), data.get("baru")
    rows = []
    if isinstance(lama, Mapping) or isinstance(baru, Mapping):
        was = lama if isinstance(lama, Mapping) else {}
        now = baru if isinstance(baru, Mapping) else {}
        for key in dict.fromkeys((*was, *now)):
            if key in was and key in now and was[key] == now[key]:
                continue
            before = _text(key, was[key], nama) if key in was else None
            rows.append(Baris(kata_kunci(key), before, _text(key, now[key], nama) if key in now else "–"))
    for key, value in data.items():
        if isinstance(value, Mapping) and key in {"lama", "baru"}:
            continue
        if aksi in BERPASANGAN and isinstance(value, list) and len(value) == 2:
            rows.append(Baris(kata_kunci(key), _text(key, value[0], nama), _text(key, value[1], nama)))
        else:
            rows.append(Baris(kata_kunci(key), None, _text(key, value, nama)))
    return rows


def nomor(data: Any, key: str = "") -> set[tuple[str, int]]:
    """The ids in a row's data that stand for something with a name."""
    kind = KUNCI.get(key.removesuffix("_id"))
    if isinstance(data, bool):
        return set()
    if isinstance(data, int):
        return {(kind, data)} if kind else set()
    if isinstance(data, Mapping):
        return {found for name, value in data.items() for found in nomor(value, str(name))}
    if isinstance(data, list):
        return {found for value in data[:200] for found in nomor(value, key)}
    return set()


def _text(key: str, value: Any, nama: Nama) -> str:
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    kind = KUNCI.get(key.removesuffix("_id"))
    if isinstance(value, int) and kind:
        return nama.get((kind, value), f"nomor {value}")
    if isinstance(value, list):
        text = ", ".join(_text(key, one, nama) for one in value[:50])
    elif isinstance(value, Mapping):
        text = "; ".join(f"{kata_kunci(str(k))}: {_text(str(k), v, nama)}" for k, v in value.items())
    elif isinstance(value, date | datetime):
        text = value.isoformat()
    else:
        text = plain(str(value))
    return text if len(text) <= PANJANG else f"{text[:PANJANG]}…"
