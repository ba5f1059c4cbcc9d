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
from sikinerja.jadwal.rules import Jendela, JenisDispensasi, Kelonggaran, Ketentuan, jendela_bulan


def kolom(*, pegawai: str, perangkat_daerah: str, tahun: str) -> dict[str, ArraySubquery]:
    """What is set for the year in column ``tahun``, of the person and the PD in these columns."""
    level = Q(perangkat_daerah=None) | Q(perangkat_daerah=OuterRef(perangkat_daerah))
    moments = {name: name for name in ("mulai_pada", "batas_pengisian_pada", "batas_penilaian_pada")}
    return {
        "ketentuan": json_array(
            Jadwal.objects.filter(level, tahun=OuterRef(tahun)),
            {"bulan": "bulan", "pd": "perangkat_daerah_id", **moments},
        ),
        "kelonggaran": json_array(
            Dispensasi.objects.filter(pegawai=OuterRef(pegawai), tahun=OuterRef(tahun)),
            {"bulan": "bulan", "jenis": "jenis", "batas_pada": "batas_pada"},
        ),
    }


def jendela_tahun(row: Mapping[str, Any], *, tahun: int, zone: ZoneInfo) -> list[Jendela]:
    """The twelve windows, January first, from a row with the columns of :func:`kolom`."""
    levels: dict[int, list[Ketentuan]] = defaultdict(list)
    for level in read(row["ketentuan"]):
        levels[level["bulan"]].append(ketentuan(level))
    grants: dict[int, list[Kelonggaran]] = defaultdict(list)
    for grant in read(row["kelonggaran"]):
        until = datetime.fromisoformat(grant["batas_pada"])
        grants[grant["bulan"]].append(Kelonggaran(JenisDispensasi[grant["jenis"]], until))
    return [jendela_bulan(Month(tahun, n), levels[n], grants[n], zone) for n in range(1, 13)]


def ketentuan(level: Mapping[str, Any]) -> Ketentuan:
    """One override of such a column; ``pd`` None: for all."""
    names = ("mulai_pada", "batas_pengisian_pada", "batas_penilaian_pada")
    mulai, pengisian, penilaian = (datetime.fromisoformat(level[name]) for name in names)
    return Ketentuan(mulai, pengisian, penilaian, khusus_pd=level["pd"] is not None)
