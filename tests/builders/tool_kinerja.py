"""What Tool Kinerja knows of a person, as it comes in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Aspek, JenisRhk, Perspektif
from sikinerja.skp.rules.impor import IndikatorMasuk, RencanaMasuk, RhkMasuk


def indikator(
    teks: str, target: str = "12", satuan: str = "dokumen", ukuran: Aspek | Perspektif = Aspek.KUANTITAS
) -> IndikatorMasuk:
    """An indikator of model JA/JF unless told otherwise."""
    return IndikatorMasuk(teks, Decimal(target), satuan, ukuran)


def rhk(teks: str, *of: IndikatorMasuk, jenis: JenisRhk = JenisRhk.UTAMA) -> RhkMasuk:
    """An RHK with its indikator."""
    return RhkMasuk(jenis, teks, of)


def isi(skp: Skp, *of: RhkMasuk, akhir: date | None = None) -> RencanaMasuk:
    """Content that fits an SKP, but for its end where one is given."""
    return RencanaMasuk(skp.pegawai.nip or "", skp.tahun, skp.periode_awal, akhir or skp.periode_akhir, of)
