"""Organisation and employees written out in the very columns in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, QuerySet, Subquery

from sikinerja.core.context import Context
from sikinerja.core.tables import Cell
from sikinerja.kepegawaian import queries
from sikinerja.kepegawaian.models import (
    Jabatan,
    Pegawai,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
    UnitKerja,
)
from sikinerja.kepegawaian.rules import JenisJabatan, JenisKepegawaian, JenisUnit

SEKALI = 2000


def baris(ctx: Context, *, jenis: str) -> Iterator[list[Cell]]:
    """The rows of a table, piece by piece. Employees: with the active riwayat; a pengelola's own PD."""
    return PER_JENIS[jenis](ctx)


def _perangkat_daerah(ctx: Context) -> Iterator[list[Cell]]:
    rows = PerangkatDaerah.objects.order_by("kode")
    for row in rows.values_list("kode", "nama", "tempat", "pimpinan__akun__username"):
        yield list(row)


def _unit_kerja(ctx: Context) -> Iterator[list[Cell]]:
    rows = UnitKerja.objects.order_by("perangkat_daerah__kode", "nama", "id")
    columns = ("perangkat_daerah__kode", "nama", "jenis", "induk__nama", "pimpinan__akun__username")
    for pd, nama, jenis, induk, pimpinan in rows.values_list(*columns).iterator(SEKALI):
        yield [pd, nama, JenisUnit[jenis].label, induk, pimpinan]


def _jabatan(ctx: Context) -> Iterator[list[Cell]]:
    rows = Jabatan.objects.order_by("nama", "jenis")
    for nama, jenis, model, kelas in rows.values_list("nama", "jenis", "model_skp", "kelas").iterator(SEKALI):
        yield [nama, JenisJabatan[jenis].label, model, "" if kelas is None else str(kelas)]


def _pegawai(ctx: Context) -> Iterator[list[Cell]]:
    for row in _orang(ctx).values_list(*KOLOM).iterator(SEKALI):
        values = dict(zip(KOLOM, row, strict=True))
        jenis = values["jenis_kepegawaian"]
        values["jenis_kepegawaian"] = JenisKepegawaian[jenis].label
        values["username"] = values["akun__username"] if jenis == JenisKepegawaian.NON_ASN.value else ""
        if values["r_jenis_jabatan"]:
            values["r_jenis_jabatan"] = JenisJabatan[values["r_jenis_jabatan"]].label
            values["aktif"] = "ya"
        yield [_kata(values.get(name)) for name in URUTAN]


def _kata(value: Any) -> Cell:
    return "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)


RIWAYAT = {
    "r_tahun": "tahun",
    "r_jenis_jabatan": "jenis_jabatan",
    "r_jabatan": "jabatan__nama",
    "r_tmt": "tmt",
    "r_pd": "perangkat_daerah__kode",
    "r_unit": "unit_kerja__nama",
    "r_penilai": "penilai__akun__username",
}
KOLOM = (
    "nip", "akun__username", "akun__nama", "jenis_kepegawaian", "pangkat__golongan", "no_hp", "akun__email",
    "kelola", *RIWAYAT,
)  # fmt: skip
URUTAN = (
    "nip", "username", "akun__nama", "jenis_kepegawaian", "pangkat__golongan", "no_hp", "akun__email",
    "kelola", *RIWAYAT, "aktif",
)  # fmt: skip
"""In the order of the table's columns."""


def _orang(ctx: Context) -> QuerySet[Pegawai]:
    """Who is written out, with the active riwayat's words."""
    rows = queries.orang()
    if not ctx.actor.is_bkd:
        rows = rows.filter(queries.di_pd(ctx.actor.pengelola_pd))
    active = RiwayatJabatan.objects.filter(pegawai=OuterRef("pk"), aktif=True).order_by()
    kelola = Pengelola.objects.filter(pegawai=OuterRef("pk")).order_by().values("pegawai")
    named = kelola.annotate(kode=StringAgg("perangkat_daerah__kode", ",")).values("kode")
    words = {name: Subquery(active.values(column)[:1]) for name, column in RIWAYAT.items()}
    return rows.annotate(kelola=Subquery(named), **words).order_by("akun__nama", "pk")


PER_JENIS: dict[str, Callable[[Context], Iterator[list[Cell]]]] = {
    "perangkat-daerah": _perangkat_daerah,
    "unit-kerja": _unit_kerja,
    "jabatan": _jabatan,
    "pegawai": _pegawai,
}
