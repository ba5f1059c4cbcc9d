"""The indikator of a month as tables show them: from an approved SKP, later from a submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from sikinerja.core.indonesian import angka
from sikinerja.realisasi.models import PengajuanIndikator
from sikinerja.realisasi.rules import Isian
from sikinerja.skp.models import VersiIndikator
from sikinerja.skp.rules import Aspek, JenisRhk, Perspektif
from sikinerja.skp.rules.intervensi import AsalIntervensi, tanda

AWAL = 24
"""So many letters of an indikator stand in the short line of an error."""
LABEL_ASPEK: dict[str, str] = dict([*Aspek.choices(), *Perspektif.choices()])


@dataclass(frozen=True, slots=True)
class Baris:
    """One indikator of a month as pages show it; ``realisasi`` and ``bukti`` as typed or as submitted."""

    indikator_id: int
    jenis_rhk: str
    rhk_id: int
    rhk_teks: str
    intervensi_teks: str
    teks: str
    target: Decimal
    satuan: str
    aspek: str
    jumlah_aktivitas: int
    realisasi: str
    bukti: str
    asal_intervensi: str = AsalIntervensi.PENILAI.value
    pengajuan_indikator_id: int = 0

    @property
    def label_aspek(self) -> str:
        """The word for aspek (model JA/JF) or perspektif (model JPT)."""
        return LABEL_ASPEK.get(self.aspek, self.aspek)


@dataclass(frozen=True, slots=True)
class RhkBaris:
    """One RHK with its indikator: a merged cell of the table. ``nomor`` begins anew in each Bagian."""

    nomor: int
    teks: str
    intervensi_teks: str
    indikator: list[Baris]

    @property
    def tanda_intervensi(self) -> str:
        """How a substitute for the penilai's RHK is marked; "" where there is none."""
        return tanda(self.indikator[0].asal_intervensi)


@dataclass(frozen=True, slots=True)
class Bagian:
    """``A. UTAMA`` or ``B. TAMBAHAN`` with its RHK."""

    judul: str
    rhk: list[RhkBaris]


def susun(rows: Iterable[Baris]) -> list[Bagian]:
    """Order indikator (already sorted) into sections and RHK, as the manual's table merges them."""
    parts: list[Bagian] = []
    for jenis, group in groupby(rows, key=lambda row: row.jenis_rhk):
        rhk = [
            RhkBaris(nomor, cells[0].rhk_teks, cells[0].intervensi_teks, cells)
            for nomor, cells in enumerate((list(g) for _, g in groupby(group, key=lambda r: r.rhk_id)), 1)
        ]
        parts.append(Bagian(f"{'AB'[len(parts) % 2]}. {JenisRhk[jenis].label.upper()}", rhk))
    return parts


def sebutan(rows: Iterable[Baris]) -> dict[int, str]:
    """What labels and errors call each indikator: its text, after its RHK where others begin alike."""
    ordered = list(rows)
    alike = Counter(row.teks[:AWAL].casefold() for row in ordered)
    return {
        row.indikator_id: f"RHK {part.judul[0]}.{rhk.nomor}, {row.teks}"
        if alike[row.teks[:AWAL].casefold()] > 1
        else row.teks
        for part in susun(ordered)
        for rhk in part.rhk
        for row in rhk.indikator
    }


def baris_pengajuan(pengajuan_id: int) -> list[Baris]:
    """The indikator of a submission, in order, with the words they had then."""
    rows = PengajuanIndikator.objects.filter(pengajuan=pengajuan_id).order_by("urutan")
    return [
        Baris(
            indikator_id=row.indikator_id,
            jenis_rhk=row.jenis_rhk,
            rhk_id=row.rhk_id_asal,
            rhk_teks=row.rhk_teks,
            intervensi_teks=row.intervensi_teks,
            asal_intervensi=row.asal_intervensi,
            teks=row.teks,
            target=row.target,
            satuan=row.satuan,
            aspek=row.aspek,
            jumlah_aktivitas=row.jumlah_aktivitas,
            realisasi=angka(row.realisasi),
            bukti=row.bukti,
            pengajuan_indikator_id=row.pk,
        )
        for row in rows
    ]


def baris_skp(
    indikator: Iterable[VersiIndikator], *, jumlah: Mapping[int | None, int], isian: Mapping[int, Isian]
) -> list[Baris]:
    """The indikator of an SKP as last approved, with what is counted and typed for each."""
    empty = Isian()
    return [
        Baris(
            indikator_id=row.indikator_id,
            jenis_rhk=row.versi_rhk.jenis,
            rhk_id=row.versi_rhk.rhk_id,
            rhk_teks=row.versi_rhk.teks,
            intervensi_teks=row.versi_rhk.intervensi_teks,
            asal_intervensi=row.versi_rhk.asal_intervensi,
            teks=row.teks,
            target=row.target,
            satuan=row.satuan,
            aspek=row.aspek or row.perspektif,
            jumlah_aktivitas=jumlah.get(row.indikator_id, 0),
            realisasi=isian.get(row.indikator_id, empty).realisasi,
            bukti=isian.get(row.indikator_id, empty).bukti,
        )
        for row in indikator
    ]
