"""Kelola » TPP: BKD only; to everybody else it does not exist."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.tpp.models import PengecualianTpp
from sikinerja.tpp.rules import CaraKehadiran
from tests.architecture.matrix.rows import row
from tests.builders import kehadiran, tpp
from tests.cast import Cast, person, tenure
from tests.moments import moment

MARET = Month(2023, 3)
BKD = {"bkd": 200, "others": 404}


def draft(cast: Cast) -> int:
    """A policy that is being written."""
    return tpp.konsep().pk


def in_force(cast: Cast) -> int:
    """A policy in force that no release has used."""
    return tpp.berlaku().pk


def many(cast: Cast) -> None:
    """More than a page of policies: drafts and replaced ones."""
    for n in range(20):
        tpp.konsep(nama=f"Konsep {n}")
        tpp.berlaku(nama=f"TPP {n}", mulai=Month(2021, n % 12 + 1).first if n < 12 else date(2022, n - 11, 1),
                    sampai=Month(2021 + n // 12, n % 12 + 1).last)  # fmt: skip


def month_of_many(cast: Cast) -> int:
    """A draft held against the policy in force, for sixty people who all change."""
    tpp.berlaku()
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja
    for n in range(60):
        one = person(f"Pegawai {n}")
        tenure(one, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)
        kehadiran.kehadiran(one, nilai=Decimal(40 + n), terlambat=n % 19)
    return tpp.konsep(nama="Potongan", cara=CaraKehadiran.POTONGAN).pk


def exemption(cast: Cast, who: Pegawai | None = None, month: Month = MARET) -> int:
    """Somebody with a fixed percentage."""
    return PengecualianTpp.objects.create(
        pegawai=who or cast.pegawai, persen=80, mulai=month.first, sampai=month.last, alasan="Diklat",
        dasar="SP 1/2023", dibuat_pada=moment("2023-02-01 08:00"),
    ).pk  # fmt: skip


def many_exemptions(cast: Cast) -> None:
    """More than a page of them."""
    for n in range(40):
        exemption(cast, person(f"Pegawai {n}"), Month(2023, n % 12 + 1))


ROWS = (
    row("tpp:daftar", full=many, **BKD),
    row("tpp:tambah", full=many, **BKD),
    row("tpp:detail", draft, full=in_force, **BKD),
    row("tpp:ubah", draft, **BKD),
    row("tpp:pratinjau", draft, full=month_of_many, **BKD),
    row("tpp:berlakukan", draft, **BKD),
    row("tpp:cabut", in_force, **BKD),
    row("tpp:hapus", draft, **BKD),
    row("tpp:pengecualian", full=many_exemptions, **BKD),
    row("tpp:kecualikan", **BKD),
    row("tpp:cari_pegawai", **BKD),
    row("tpp:hapus_pengecualian", exemption, **BKD),
)
