"""What the rows of a file name, looked up all at once: a constant number of queries however many rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from django.db import connection

from sikinerja.akun.models import Akun
from sikinerja.akun.rules import lipat_username
from sikinerja.core.search import Lipat
from sikinerja.core.text import fold
from sikinerja.impor.rules import Baris
from sikinerja.kepegawaian.models import Jabatan, Pegawai, PerangkatDaerah, UnitKerja

T = TypeVar("T")
SEKALI = 5000
"""How many values one question may hold."""


@dataclass(slots=True)
class Kamus:
    """PD by code, units by (PD, name), positions by (name, jenis), people by username; names folded.

    ``semua_*``, ``usul``: what is read and found for names that are not there (``usul.py``).
    """

    pd: dict[str, PerangkatDaerah] = field(default_factory=dict)
    unit: dict[tuple[int, str], UnitKerja] = field(default_factory=dict)
    jabatan: dict[tuple[str, str], Jabatan] = field(default_factory=dict)
    orang: dict[str, Pegawai] = field(default_factory=dict)
    akun: set[str] = field(default_factory=set)
    semua_jabatan: list[Jabatan] | None = None
    semua_unit: dict[int, list[UnitKerja]] | None = None
    usul: dict[tuple[str, ...], str] = field(default_factory=dict)


def kamus(baris: Sequence[Baris], *, unit: Collection[str], orang: Collection[str]) -> Kamus:
    """Look up what these rows name. ``unit``, ``orang``: the columns that hold such names."""
    found = Kamus(pd={fold(row.kode): row for row in PerangkatDaerah.objects.order_by()})
    names = kata(baris, unit)
    if names:
        units = UnitKerja.objects.annotate(kata=Lipat("nama")).order_by()
        for some in per_sekian(names):
            found.unit |= {(u.perangkat_daerah_id, fold(u.nama)): u for u in units.filter(kata__in=some)}
    jabatan = Jabatan.objects.annotate(kata=Lipat("nama")).order_by()
    for some in per_sekian(kata(baris, ("jabatan",))):
        found.jabatan |= {(fold(j.nama), j.jenis): j for j in jabatan.filter(kata__in=some)}
    usernames = {lipat_username(str(b.isi[name])) for b in baris for name in orang if name in b.isi}
    for some in per_sekian(usernames):
        accounts = {akun.pk: akun for akun in Akun.objects.filter(username__in=some).order_by()}
        found.akun |= {akun.username for akun in accounts.values()}
        for pegawai in Pegawai.objects.filter(akun__in=list(accounts)).select_related("pangkat").order_by():
            pegawai.akun = accounts[pegawai.akun_id]
            found.orang[pegawai.akun.username] = pegawai
    return found


def kata(baris: Iterable[Baris], kolom: Collection[str]) -> set[str]:
    """What stands in some columns, as names are compared; :class:`Lipat` says the same in capitals."""
    return {fold(str(b.isi[name])).upper() for b in baris for name in kolom if name in b.isi}


def per_sekian(values: Iterable[T]) -> Iterator[list[T]]:
    """Some at a time."""
    each = iter(values)
    while some := list(islice(each, SEKALI)):
        yield some


def rantai(pegawai_ids: Collection[int]) -> dict[int, int]:
    """Who rates whom just now: person -> penilai, for these people and everybody above them."""
    found: dict[int, int] = {}
    for some in per_sekian(pegawai_ids):
        with connection.cursor() as cursor:
            cursor.execute(
                "WITH RECURSIVE rantai (id, penilai) AS ("
                " SELECT pegawai_id, penilai_id FROM kepegawaian_riwayatjabatan"
                " WHERE aktif AND penilai_id IS NOT NULL AND pegawai_id = ANY(%s)"
                " UNION"
                " SELECT r.pegawai_id, r.penilai_id FROM kepegawaian_riwayatjabatan r"
                " JOIN rantai ON r.pegawai_id = rantai.penilai WHERE r.aktif AND r.penilai_id IS NOT NULL"
                ") SELECT id, penilai FROM rantai",
                [some],
            )
            found |= dict(cursor.fetchall())
    return found


def beda(row: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a row that differ from these values."""
    return {name: value for name, value in values.items() if getattr(row, name) != value}
