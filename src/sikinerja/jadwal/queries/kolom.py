"""A year's windows as columns of a larger question, where a page has no query to spare for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from sikinerja.core.arrays import json_array, read
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, Jadwal
from sikinerja.jadwal.queries.peta import PetaJendela
from sikinerja.jadwal.rules import Jendela, JenisDispensasi, Kelonggaran, Ketentuan, jendela_bulan

MOMENTS = ("mulai_pada", "batas_pengisian_pada", "batas_penilaian_pada")
KETENTUAN = {"bulan": "bulan", "pd": "perangkat_daerah_id", **{name: name for name in MOMENTS}}
KELONGGARAN = {"bulan": "bulan", "jenis": "jenis", "batas_pada": "batas_pada"}


def kolom(*, pegawai: str, perangkat_daerah: str, tahun: str) -> dict[str, ArraySubquery]:
    """What is set for the year in column ``tahun``, of the person and the PD in these columns."""
    level = Q(perangkat_daerah=None) | Q(perangkat_daerah=OuterRef(perangkat_daerah))
    return {
        "ketentuan": json_array(Jadwal.objects.filter(level, tahun=OuterRef(tahun)), KETENTUAN),
        "kelonggaran": json_array(
            Dispensasi.objects.filter(pegawai=OuterRef(pegawai), tahun=OuterRef(tahun)), KELONGGARAN
        ),
    }


def kolom_bulan(*, pegawai: str, month: Month) -> dict[str, ArraySubquery]:
    """What is set for a month in every PD, and of the person in this column; for :func:`peta_bulan`."""
    when = {"tahun": month.tahun, "bulan": month.bulan}
    granted = Dispensasi.objects.filter(pegawai=OuterRef(pegawai), **when)
    return {
        "ketentuan": json_array(Jadwal.objects.filter(**when), KETENTUAN),
        "kelonggaran": json_array(granted, KELONGGARAN),
    }


def peta_bulan(row: Mapping[str, Any], *, pegawai_id: int, month: Month, zone: ZoneInfo) -> PetaJendela:
    """A month's windows for one person, from a row with the columns of :func:`kolom_bulan`."""
    umum: list[Ketentuan] = []
    khusus: dict[int, list[Ketentuan]] = defaultdict(list)
    for level in read(row["ketentuan"]):
        (umum if level["pd"] is None else khusus[level["pd"]]).append(ketentuan(level))
    grants = [kelonggaran(grant) for grant in read(row["kelonggaran"])]
    given = {pegawai_id: grants} if grants else {}
    return PetaJendela(month=month, zone=zone, umum=umum, khusus=khusus, dispensasi=given)


def jendela_tahun(row: Mapping[str, Any], *, tahun: int, zone: ZoneInfo) -> list[Jendela]:
    """The twelve windows, January first, from a row with the columns of :func:`kolom`."""
    levels: dict[int, list[Ketentuan]] = defaultdict(list)
    for level in read(row["ketentuan"]):
        levels[level["bulan"]].append(ketentuan(level))
    grants: dict[int, list[Kelonggaran]] = defaultdict(list)
    for grant in read(row["kelonggaran"]):
        grants[grant["bulan"]].append(kelonggaran(grant))
    return [jendela_bulan(Month(tahun, n), levels[n], grants[n], zone) for n in range(1, 13)]


def kelonggaran(grant: Mapping[str, Any]) -> Kelonggaran:
    """One dispensation of such a column."""
    return Kelonggaran(JenisDispensasi[grant["jenis"]], datetime.fromisoformat(grant["batas_pada"]))


def ketentuan(level: Mapping[str, Any]) -> Ketentuan:
    """One override of such a column; ``pd`` None: for all."""
    mulai, pengisian, penilaian = (datetime.fromisoformat(level[name]) for name in MOMENTS)
    return Ketentuan(mulai, pengisian, penilaian, khusus_pd=level["pd"] is not None)
