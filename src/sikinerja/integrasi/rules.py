"""The contract with Tool Kinerja, versi 1 (docs/integrations/tool-kinerja.md). Pure Python."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from sikinerja.core import cells
from sikinerja.core.angka import satu_arti
from sikinerja.core.errors import Invalid
from sikinerja.core.sheets import Persen, persentase, salah_sel
from sikinerja.core.text import fold
from sikinerja.impor.rules import SERUPA_SEJAK, Serupa, rentang
from sikinerja.skp.rules import MAKS_INDIKATOR, MAKS_RHK, MAKS_TARGET, Aspek, JenisRhk, Perspektif
from sikinerja.skp.rules.ganjil import target_ganjil
from sikinerja.skp.rules.impor import IndikatorMasuk, RencanaMasuk, RhkMasuk
from sikinerja.skp.rules.isi import Isi

VERSI = 1
MAKS_BYTE = 2 * 1024 * 1024
"""No plan within the bounds of an SKP is larger, as JSON or as a spreadsheet."""
PALING_BANYAK_DISEBUT = 10
BUKAN_JSON = "Isinya bukan data JSON yang utuh."
BUKAN_KONTRAK = "Isinya bukan data RHK dari Tool Kinerja."
KEPALA = {"nip": "NIP", "tahun": "Tahun", "periode_awal": "Periode Awal", "periode_akhir": "Periode Akhir"}
"""The lines above the table of a spreadsheet, by the field of the contract."""
KOLOM = {
    "jenis": "Jenis",
    "rhk": "Rencana Hasil Kerja",
    "teks": "Indikator Kinerja Individu",
    "target": "Target",
    "satuan": "Satuan",
    "aspek": "Aspek",
    "perspektif": "Perspektif",
}
PERSEN = {"%", "persen", "persentase"}
MUTU = {"mutu": Aspek.KUALITAS.value}
"""What the aspek was called before."""


class Pembaca:
    """Reads values and remembers what was wrong, with its place."""

    def __init__(self) -> None:
        """Start with nothing wrong."""
        self.salah: list[tuple[str, str, str]] = []
        """Place, what is wrong there, what stands there."""

    def baca(self, tempat: str, nama: str, read: cells.Read, value: object) -> Any:
        """The value as ``read`` understands it; None when it does not, which is then remembered."""
        try:
            if value is None or cells.text_of(value)[:1] == "":
                raise ValueError("wajib diisi")  # noqa: TRY301 - told like whatever else is wrong
            if told := salah_sel(value, wajib=True):
                raise ValueError(told)  # noqa: TRY301 - told like whatever else is wrong
            return read(value)
        except ValueError as error:
            seen = cells.terlihat(value)[:60] if isinstance(value, str | int | float | Persen) else ""
            self.tolak(tempat, f"{nama}: {error}", seen)
            return None

    def tolak(self, tempat: str, teks: str, tertulis: str = "") -> None:
        """Remember what is wrong, and where."""
        self.salah.append((tempat, teks, tertulis))

    def selesai(self) -> None:
        """Invalid with the first of what was wrong, when anything was."""
        if self.salah:
            said = list(_sebutkan(self.salah))
            more = len(said) - PALING_BANYAK_DISEBUT
            told = said[:PALING_BANYAK_DISEBUT]
            raise Invalid({"": told + ([f"... dan {more} hal lain."] if more > 0 else [])})


def _sebutkan(salah: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Each fault with its place; one that many places share once, with all of them."""
    same: dict[str, list[tuple[str, str]]] = {}
    for tempat, teks, tertulis in salah:
        same.setdefault(teks, []).append((tempat.removesuffix(", "), tertulis))
    for teks, found in same.items():
        if len(found) < SERUPA_SEJAK:
            for tempat, tertulis in found:
                seen = f" (tertulis “{tertulis}”)" if tertulis else ""
                yield f"{tempat}{', ' if tempat else ''}{teks}{seen}."
            continue
        numbers = [int(n) for tempat, _ in found for n in re.findall(r"\d+", tempat)[:1]]
        in_sheet = found[0][0].startswith("Baris ")
        where = Serupa("", teks, numbers).sebutan if in_sheet else f"RHK {rentang(dict.fromkeys(numbers))}"
        written = list(dict.fromkeys(tertulis for _, tertulis in found if tertulis))
        seen = "tertulis" if len(written) == 1 else "tertulis misalnya"
        yield f"{where}: {teks}{f' ({seen} “{written[0]}”)' if written else ''}."


def nip(cell: object) -> str:
    """The 18 digits; whose they are is for the operation to say."""
    text = cells.nomor(cell)
    if not re.fullmatch(r"[0-9]{18}", text):
        raise ValueError("terdiri atas 18 angka")
    return text


def uraikan(data: bytes) -> object:
    """What JSON says; numbers exact. Invalid when it is none."""

    def refuse(_: str) -> NoReturn:
        raise ValueError("no number")

    try:
        return json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=refuse)
    except (ValueError, ArithmeticError, RecursionError):
        raise Invalid({"": BUKAN_JSON}) from None


def baca(data: object) -> RencanaMasuk:
    """Hold data against the contract. Invalid says what does not fit, and where."""
    if not isinstance(data, Mapping) or not isinstance(data.get("rhk"), list):
        raise Invalid({"": BUKAN_KONTRAK})
    if data.get("versi") != VERSI or isinstance(data.get("versi"), bool):
        raise Invalid({"": f"Versi data tidak dikenal: yang dapat dibaca adalah versi {VERSI}."})
    if len(data["rhk"]) > MAKS_RHK:
        raise Invalid({"": f"Berisi lebih dari {MAKS_RHK} rencana hasil kerja."})
    reader = Pembaca()
    number = reader.baca("", KEPALA["nip"], nip, data.get("nip"))
    tahun = reader.baca("", KEPALA["tahun"], cells.bulat(2000, 2100), data.get("tahun"))
    awal, akhir = (
        reader.baca("", KEPALA[name], cells.tanggal, data.get(name))
        for name in ("periode_awal", "periode_akhir")
    )
    rhk = tuple(_rhk(reader, nomor, row) for nomor, row in enumerate(data["rhk"], start=1))
    if not rhk:
        reader.tolak("", "Belum ada rencana hasil kerja di dalamnya")
    reader.selesai()
    return RencanaMasuk(number, tahun, awal, akhir, rhk)


def _tempat(row: Mapping[str, Any], otherwise: str) -> str:
    """Where a row stands: its line, if it comes from a spreadsheet."""
    return f"Baris {row['baris']}, " if isinstance(row.get("baris"), int) else f"{otherwise}, "


def _rhk(reader: Pembaca, nomor: int, row: object) -> RhkMasuk:
    if not isinstance(row, Mapping) or not isinstance(row.get("indikator"), list):
        raise Invalid({"": f"{BUKAN_KONTRAK} RHK {nomor} tidak memuat daftar indikator."})
    tempat = _tempat(row, f"RHK {nomor}")
    if len(row["indikator"]) > MAKS_INDIKATOR:
        raise Invalid({"": f"{tempat}berisi lebih dari {MAKS_INDIKATOR} indikator."})
    jenis = reader.baca(tempat, KOLOM["jenis"], cells.pilih(JenisRhk), row.get("jenis"))
    teks = reader.baca(tempat, KOLOM["rhk"], cells.teks(1000), row.get("teks"))
    indikator = tuple(
        _indikator(reader, f"RHK {nomor}, indikator {n}", i) for n, i in enumerate(row["indikator"], start=1)
    )
    return RhkMasuk(jenis or JenisRhk.UTAMA, teks or "", indikator)


def _indikator(reader: Pembaca, otherwise: str, row: object) -> IndikatorMasuk:
    if not isinstance(row, Mapping):
        raise Invalid({"": f"{BUKAN_KONTRAK} Lihat {otherwise}."})
    tempat = _tempat(row, otherwise)
    teks = reader.baca(tempat, KOLOM["teks"], cells.teks(1000), row.get("teks"))
    satuan = reader.baca(tempat, KOLOM["satuan"], cells.teks(60), row.get("satuan"))
    desimal = cells.desimal(MAKS_TARGET, satuan or "")
    desimal = persentase(desimal) if fold(satuan or "") in PERSEN else desimal
    target = reader.baca(tempat, KOLOM["target"], desimal, row.get("target"))
    ukuran: Aspek | Perspektif = Aspek.KUANTITAS
    if bool(row.get("aspek")) == bool(row.get("perspektif")):
        reader.tolak(tempat, "isi salah satu: aspek (JA/JF) atau perspektif (JPT)")
    elif row.get("aspek"):
        said = MUTU.get(fold(str(row["aspek"])), row["aspek"])
        ukuran = reader.baca(tempat, KOLOM["aspek"], cells.pilih(Aspek), said)
    else:
        ukuran = reader.baca(tempat, KOLOM["perspektif"], cells.pilih(Perspektif), row["perspektif"])
    return IndikatorMasuk(teks or "", target or Decimal(0), satuan or "", ukuran)


def ragu(isi: RencanaMasuk) -> list[str]:
    """What of a plan can be so and hardly is: percentages written as fractions, or a thousandfold."""
    asked = (target_ganjil(one.teks, one.target, one.satuan) for rhk in isi.rhk for one in rhk.indikator)
    return [text for text in asked if text]


def contoh(*, nip: str, tahun: int, awal: date, akhir: date, jpt: bool) -> dict[str, Any]:
    """An example in the shape of the contract, for one person's SKP."""
    ukuran = ("perspektif", Perspektif.PROSES_BISNIS) if jpt else ("aspek", Aspek.KUANTITAS)

    def indikator(teks: str, target: int, satuan: str) -> dict[str, Any]:
        return {"teks": teks, "target": target, "satuan": satuan, ukuran[0]: ukuran[1].value}

    pelayanan = [
        indikator("Jumlah dokumen yang selesai", 12, "dokumen"),
        indikator("Jumlah laporan triwulan", 4, "laporan"),
    ]
    rapat = [indikator("Jumlah rapat yang diikuti", 24, "kali")]
    return {
        "versi": VERSI,
        "nip": nip,
        "tahun": tahun,
        "periode_awal": awal.isoformat(),
        "periode_akhir": akhir.isoformat(),
        "rhk": [
            {"jenis": "UTAMA", "teks": "Contoh: terlaksananya pelayanan", "indikator": pelayanan},
            {"jenis": "TAMBAHAN", "teks": "Contoh: terlaksananya rapat kerja", "indikator": rapat},
        ],
    }


def ke_kontrak(*, nip: str, tahun: int, awal: date, akhir: date, isi: Isi, jpt: bool) -> dict[str, Any]:
    """A plan in the shape of the contract: what :func:`baca` reads back the same."""
    ukuran = "perspektif" if jpt else "aspek"
    return {
        "versi": VERSI,
        "nip": nip,
        "tahun": tahun,
        "periode_awal": awal.isoformat(),
        "periode_akhir": akhir.isoformat(),
        "rhk": [
            {
                "jenis": rhk.jenis.value,
                "teks": rhk.teks,
                "indikator": [
                    {"teks": i.teks, "target": satu_arti(i.target), "satuan": i.satuan, ukuran: i.ukuran}
                    for i in rhk.indikator
                ],
            }
            for rhk in isi.rhk
        ],
    }
