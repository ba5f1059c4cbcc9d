"""How much was done in a month: activities and hours, by unit and by person (F8.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.sql import Question
from sikinerja.kepegawaian.queries import bulan
from sikinerja.kepegawaian.queries.bulan import PEGAWAI_BULAN
from sikinerja.rekapitulasi.queries.bulanan import Halaman, potongan
from sikinerja.rekapitulasi.queries.halaman import TERTINGGAL, Dasar, berhalaman, dasar
from sikinerja.rekapitulasi.rules.grafik import Batang, panjang
from sikinerja.rekapitulasi.rules.permintaan import Permintaan

ORANG = Question.beside(__file__, "aktivitas_orang.sql", pegawai_bulan=PEGAWAI_BULAN)
KELOMPOK = Question.beside(__file__, "aktivitas_kelompok.sql", pegawai_bulan=PEGAWAI_BULAN)


@dataclass(frozen=True, slots=True)
class AktivitasOrang:
    """What one person entered for a month; ``hari``: days with at least one activity."""

    pegawai_id: int
    nama: str
    nip: str
    unit_kerja: str
    jumlah: int
    menit: int
    hari: int


@dataclass(frozen=True, slots=True)
class AktivitasKelompok:
    """What a unit or PD entered; ``aktif``: people with at least one activity. The bar shows hours."""

    id: int | None
    nama: str
    orang: int
    aktif: int
    jumlah: int
    menit: int
    batang: Batang

    @property
    def jam_per_orang(self) -> float:
        """Hours a head."""
        return round(self.menit / 60 / self.orang, 1) if self.orang else 0.0


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """The month's activities; ``kelompok``: the busiest ones of ``banyak_kelompok``."""

    dasar: Dasar
    kelompok: list[AktivitasKelompok]
    banyak_kelompok: int
    orang: int
    aktif: int
    jumlah: int
    menit: int
    halaman: Halaman


def kegiatan(ctx: Context, diminta: Permintaan) -> Kegiatan:
    """Sums, the busiest groups, and a page of people, most hours first; four queries."""
    found = dasar(ctx, diminta)
    asked = {
        **bulan.parameter(found.month, zone=ctx.zone, pd_ids=found.lingkup.pd_ids),
        **found.saring.parameter,
    }
    rows = KELOMPOK.rows({**asked, "per_unit": not found.is_all})
    bars = panjang([(row["nama"], row["menit"] // 60) for row in rows], kode="JAM", satuan="jam")
    groups = [AktivitasKelompok(**row, batang=bar) for row, bar in zip(rows, bars, strict=True)]

    def ask(nomor: int) -> Halaman:
        people = ORANG.rows({**asked, **potongan(nomor)})
        return Halaman([orang(row) for row in people], people[0]["semua"] if people else 0, nomor)

    return Kegiatan(
        dasar=found,
        kelompok=groups[: 2 * TERTINGGAL],
        banyak_kelompok=len(groups),
        orang=sum(group.orang for group in groups),
        aktif=sum(group.aktif for group in groups),
        jumlah=sum(group.jumlah for group in groups),
        menit=sum(group.menit for group in groups),
        halaman=berhalaman(ask, diminta.halaman),
    )


def orang(row: dict[str, Any]) -> AktivitasOrang:
    """A row of aktivitas_orang.sql."""
    found = {name: row[name] for name in AktivitasOrang.__slots__}
    return AktivitasOrang(**{**found, "nip": row["nip"] or "", "unit_kerja": row["unit_kerja"] or ""})
