"""Import RHK dari Tool Kinerja: what comes in, whether it fits, what of it is new (F3.7, BAB III.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import label_nip, tanggal
from sikinerja.core.indonesian import nip as nip_terbaca
from sikinerja.core.text import fold
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp.rules import MAKS_INDIKATOR, MAKS_RHK, Aspek, JenisRhk, Perspektif, lipat

YAKIN = "Apakah anda yakin akan melakukan Import RHK dari aplikasi Tool Kinerja"
GAGAL = "Gagal Import Rencana Hasil Kerja dari Tool Kinerja."
BUKA = "Buka Aplikasi Tool Kinerja"
PERIKSA_ULANG = (
    "Sebelum mengajukan untuk dinilai, silahkan periksa ulang untuk memastikan "
    "Rencana Hasil Kerja sudah tepat."
)
PILIH_INTERVENSI = (
    "Klik Ubah pada kolom Rencana Hasil Kerja untuk memilih Rencana Hasil Kerja Atasan yang diintervensi."
)

Kunci = tuple[str, str]
"""What makes two RHK of one SKP the same: jenis, and the text with case and space folded."""


class SumberImpor(LabeledEnum):
    """Where imported RHK came from."""

    LAYANAN = "LAYANAN", "aplikasi Tool Kinerja"
    BERKAS = "BERKAS", "berkas Tool Kinerja"


@dataclass(frozen=True, slots=True)
class IndikatorMasuk:
    """An indikator that comes in."""

    teks: str
    target: Decimal
    satuan: str
    ukuran: Aspek | Perspektif


@dataclass(frozen=True, slots=True)
class RhkMasuk:
    """An RHK that comes in, with its indikator (perhaps none)."""

    jenis: JenisRhk
    teks: str
    indikator: tuple[IndikatorMasuk, ...]

    @property
    def kunci(self) -> Kunci:
        """By what it is found again."""
        return self.jenis.value, fold(self.teks)


@dataclass(frozen=True, slots=True)
class RencanaMasuk:
    """One person's plan of one year, as Tool Kinerja knows it. Texts and numbers are within their bounds."""

    nip: str
    tahun: int
    periode_awal: date
    periode_akhir: date
    rhk: tuple[RhkMasuk, ...]


@dataclass(frozen=True, slots=True)
class Hasil:
    """What an import brought, and what was there already."""

    sumber: SumberImpor
    rhk: int
    indikator: int
    rhk_ada: int
    indikator_ada: int
    pilih_intervensi: bool

    def __str__(self) -> str:
        """The manual's words (BAB III.4); what was there already is said too."""
        asal = self.sumber.label
        ada = f"{self.rhk_ada} Rencana Hasil Kerja dan {self.indikator_ada} Indikator"
        if not self.rhk and not self.indikator:
            return f"Tidak ada yang baru: {ada} dari {asal} sudah ada pada SKP ini."
        words = [
            f"Berhasil Import {self.rhk} Rencana Hasil Kerja dan {self.indikator} Indikator dari {asal}.",
            PERIKSA_ULANG,
        ]
        words += [f"{ada} sudah ada dan tidak digandakan."] if self.rhk_ada or self.indikator_ada else []
        words += [PILIH_INTERVENSI] if self.pilih_intervensi else []
        return " ".join(words)


@dataclass(slots=True)
class Baris:
    """One RHK of the SKP as it will be: ``id`` where it is there already, and the indikator to be added."""

    jenis: str
    teks: str
    id: int | None = None
    kembar: int = 0
    """How many more RHK of the SKP are the same as this one: typing does not forbid twins."""
    ada: set[str] = field(default_factory=set)
    """The folded texts (``lipat``) of the indikator that it has."""
    baru: list[IndikatorMasuk] = field(default_factory=list)


def tidak_cocok(
    isi: RencanaMasuk, *, nip: str, tahun: int, awal: date, akhir: date, model: str
) -> dict[str, str | list[str]]:
    """Why this content is not for this SKP: by ``nip``, ``tahun``, ``periode`` or ``model``; or nothing."""
    if isi.nip != nip:
        theirs, own = (f"{label_nip(n)} {nip_terbaca(n)}" for n in (isi.nip, nip))
        return {"nip": f"Data ini milik {theirs}, bukan milik Anda ({own})."}
    if isi.tahun != tahun:
        return {"tahun": f"Data ini untuk tahun {isi.tahun}, sedangkan SKP ini untuk tahun {tahun}."}
    if (isi.periode_awal, isi.periode_akhir) != (awal, akhir):
        return {"periode": _periode_berbeda(isi, awal=awal, akhir=akhir)}
    wanted = Perspektif if model == ModelSkp.JPT.value else Aspek
    for rhk in isi.rhk:
        if any(not isinstance(i.ukuran, wanted) for i in rhk.indikator):
            return {"model": _ukuran_berbeda(rhk, wanted)}
    return {}


def _periode_berbeda(isi: RencanaMasuk, *, awal: date, akhir: date) -> list[str]:
    manual = (
        "Salah satu penyebab gagal import adalah Periode SKP tidak cocok. Silahkan anda masuk ke Aplikasi "
        f"Tool Kinerja untuk melihat dan mengubah/edit Periode SKP pada tahun {isi.tahun}. Jika sudah sama, "
        "anda dapat melakukan import ulang."
    )
    there = f"{tanggal(isi.periode_awal)} s/d {tanggal(isi.periode_akhir)}"
    here = f"{tanggal(awal)} s/d {tanggal(akhir)}"
    return [manual, f"Periode pada Tool Kinerja: {there}; periode SKP ini: {here}."]


def _ukuran_berbeda(rhk: RhkMasuk, wanted: type[Aspek | Perspektif]) -> str:
    kata, model, bukan = (
        ("perspektif", "JPT", "aspek") if wanted is Perspektif else ("aspek", "JA/JF", "perspektif")
    )
    return (
        f"SKP ini bermodel {model}, yang setiap indikatornya memerlukan {kata}. "
        f"Pada data ini indikator dari RHK “{rhk.teks[:80]}” memuat {bukan}: "
        "sesuaikan model SKP ini atau datanya, lalu import ulang."
    )


def gabung(isi: RencanaMasuk, ada: Mapping[Kunci, Baris]) -> list[Baris]:
    """What the SKP will hold: ``ada`` with what is new (domain.md §2.2: importing twice does not double).

    RHK are the same when jenis and folded text are; within one RHK, indikator when their folded text is.
    """
    rows = dict(ada)
    for rhk in isi.rhk:
        row = rows.setdefault(rhk.kunci, Baris(rhk.jenis.value, rhk.teks))
        for indikator in rhk.indikator:
            if lipat(indikator.teks) not in row.ada:
                row.ada.add(lipat(indikator.teks))
                row.baru.append(indikator)
    return list(rows.values())


def terlalu_banyak(rows: list[Baris]) -> str:
    """Which bound the SKP would break; empty when none."""
    total = sum(1 + row.kembar for row in rows)
    if total > MAKS_RHK:
        return (
            f"Satu SKP memuat paling banyak {MAKS_RHK} rencana hasil kerja; "
            f"dengan import ini menjadi {total}."
        )
    for row in rows:
        if row.baru and len(row.ada) > MAKS_INDIKATOR:
            return (
                f"Satu RHK memuat paling banyak {MAKS_INDIKATOR} indikator; dengan import ini RHK "
                f"“{row.teks[:80]}” menjadi {len(row.ada)}."
            )
    return ""
