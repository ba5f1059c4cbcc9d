"""Type-ahead: positions, units and people by what is typed (F2.3), within 100 ms among 15,000."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Case, FilteredRelation, Model, Q, QuerySet, When

from sikinerja.core.indonesian import nip as nip_terbaca
from sikinerja.kepegawaian.models import Jabatan, Pegawai, UnitKerja
from sikinerja.kepegawaian.rules import JenisUnit

M = TypeVar("M", bound=Model)
BANYAK = 10
"""Rows a type-ahead shows."""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One row of a type-ahead: what is chosen, how it reads, and a line under it."""

    id: int
    teks: str
    sub: str = ""


def cari_jabatan(*, jenis: str, q: str) -> list[Pilihan]:
    """Positions of one jenis whose name holds every word of ``q``, best first (F2.3)."""
    rows = _cocok(Jabatan.objects.filter(jenis=jenis), "nama", q)
    return [_pilihan_jabatan(row) for row in rows]


def cari_unit_kerja(*, perangkat_daerah_id: int, q: str) -> list[Pilihan]:
    """Units of one PD whose name holds every word of ``q``, best first (F2.3)."""
    rows = _cocok(UnitKerja.objects.filter(perangkat_daerah_id=perangkat_daerah_id), "nama", q)
    return [_pilihan_unit(row) for row in rows]


def cari_penilai(*, q: str) -> list[Pilihan]:
    """People with an active account by name, or by the first digits of the NIP, spaced or not (F2.3)."""
    rows = Pegawai.objects.filter(akun__aktif=True)
    angka = "".join(q.split())
    if angka.isascii() and angka.isdigit():
        found = list(rows.filter(nip__startswith=angka).order_by("nip").values_list("pk", flat=True)[:BANYAK])
    elif len(angka) < 2:
        return []
    else:
        found = [row.pk for row in _cocok(rows, "akun__nama", q)]
    return sorted(_pilihan_pegawai(found), key=lambda p: found.index(p.id))


def pilihan_riwayat(*, jabatan_id: int, unit_kerja_id: int, penilai_id: int) -> dict[str, Pilihan]:
    """What stands chosen in the form's three type-aheads, by field name; unknown ids are left out."""
    jabatan = Jabatan.objects.filter(pk=jabatan_id).first() if jabatan_id else None
    unit = UnitKerja.objects.filter(pk=unit_kerja_id).first() if unit_kerja_id else None
    orang = _pilihan_pegawai([penilai_id]) if penilai_id else []
    found = {
        "jabatan": jabatan and _pilihan_jabatan(jabatan),
        "unit_kerja": unit and _pilihan_unit(unit),
        "penilai": orang[0] if orang else None,
    }
    return {name: value for name, value in found.items() if value}


def _cocok(rows: QuerySet[M], kolom: str, q: str) -> list[M]:
    for word in q.split()[:8]:
        rows = rows.filter(**{f"{kolom}__icontains": word})
    depan = Case(When(**{f"{kolom}__istartswith": q.strip()}, then=0), default=1)
    return list(rows.order_by(depan, kolom, "pk")[:BANYAK])


def _pilihan_jabatan(row: Jabatan) -> Pilihan:
    return Pilihan(row.pk, row.nama, "" if row.kelas is None else f"Kelas jabatan {row.kelas}")


def _pilihan_unit(row: UnitKerja) -> Pilihan:
    return Pilihan(row.pk, row.nama, "" if row.jenis == JenisUnit.LAINNYA else row.get_jenis_display())


def _pilihan_pegawai(ids: Sequence[int]) -> list[Pilihan]:
    """Name, NIP and present position: who shares a name is told apart."""
    rows = (
        Pegawai.objects.filter(pk__in=ids)
        .annotate(kini=FilteredRelation("riwayat", condition=Q(riwayat__aktif=True)))
        .values_list("pk", "akun__nama", "nip", "kini__jabatan__nama", "kini__perangkat_daerah__nama")
    )
    return [
        Pilihan(pk, nama, " · ".join(part for part in (nip_terbaca(nip), jabatan, pd) if part))
        for pk, nama, nip, jabatan, pd in rows
    ]
