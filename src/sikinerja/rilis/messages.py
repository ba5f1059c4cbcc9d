"""What people are told of a release: title and text. Pure functions."""

from __future__ import annotations

from decimal import Decimal

from sikinerja.core.indonesian import angka, bulan_tahun
from sikinerja.core.time import Month
from sikinerja.rilis.rules import nama

BILA_KELIRU = "Bila ada yang keliru, hubungi pengelola kepegawaian perangkat daerah Anda."


def pegawai(month: Month, nomor: int, *, hasil: str, tpp_persen: Decimal) -> tuple[str, str]:
    """To the employee; ``hasil`` is the predikat, or why there is none."""
    words = bulan_tahun(month.tahun, month.bulan)
    begin = f"Nilai {words} dikoreksi" if nomor else f"Nilai {words} sudah dirilis"
    return (
        f"{begin}: {hasil}, TPP {angka(tpp_persen)} %",
        f"Lihat predikat, absensi, dan rincian perhitungan TPP Anda. {BILA_KELIRU}",
    )


def perangkat_daerah(month: Month, nomor: int, *, nama_pd: str, jumlah: int, dinilai: int) -> tuple[str, str]:
    """To pimpinan and pengelola of one PD."""
    return (
        f"{nama(month, nomor)}: {nama_pd}",
        f"{jumlah} pegawai, {dinilai} di antaranya mempunyai predikat. Rekap dapat diunduh (PDF, XLSX, CSV).",
    )
