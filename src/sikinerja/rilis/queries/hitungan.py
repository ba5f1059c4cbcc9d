"""From the facts of a month to the TPP percentage, by the one rule that also shows and explains it (F8.4)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from sikinerja.kehadiran.rules import Angka
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.rilis.queries.fakta import Fakta
from sikinerja.rilis.rules.isi import tulis_perhitungan
from sikinerja.tpp import rules as tpp

INGATAN = 10_000
"""Different facts remembered with their lines: a bound for memory."""
Hitung = Callable[[tpp.Fakta], tuple[Decimal, str]]


def penghitung(kebijakan: tpp.Kebijakan) -> Hitung:
    """The percentage and its lines as they are stored, under one policy."""

    @lru_cache(maxsize=INGATAN)
    def hitung(fakta: tpp.Fakta) -> tuple[Decimal, str]:
        found = tpp.hitung(kebijakan, fakta)
        lines = [{"uraian": line.uraian, "nilai": f"{line.nilai:.2f}"} for line in found.baris]
        return found.persen, tulis_perhitungan(lines)

    return hitung


def fakta_tpp(
    fakta: Fakta, keadaan: JenisKeadaan | None, pengecualian: tpp.Pengecualian | None = None
) -> tpp.Fakta:
    """What the rule of TPP needs to know of one employee; ``keadaan`` only where the row has no predikat."""
    return tpp.Fakta(
        hasil=HASIL.get(fakta.predikat or fakta.status, tpp.HasilKinerja.TANPA_SKP),
        kehadiran=_angka(fakta),
        keadaan=keadaan,
        jenis_jabatan=JABATAN.get(fakta.jenis_jabatan),
        pengecualian=pengecualian,
    )


HASIL = {member.value: member for member in tpp.HasilKinerja}
JABATAN = {member.value: member for member in JenisJabatan}


def _angka(fakta: Fakta) -> Angka | None:
    if fakta.nilai_absensi is None or fakta.hari_kerja is None:
        return None
    return Angka(
        hari_kerja=fakta.hari_kerja,
        hadir=fakta.hadir or 0,
        terlambat=fakta.terlambat or 0,
        pulang_cepat=fakta.pulang_cepat or 0,
        alpa=fakta.alpa or 0,
        izin_cuti=fakta.izin_cuti or 0,
        terlambat_menit=fakta.terlambat_menit,
        pulang_cepat_menit=fakta.pulang_cepat_menit,
        nilai=fakta.nilai_absensi,
    )
