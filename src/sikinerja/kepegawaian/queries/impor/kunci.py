"""Holding what the rows of a file name, until they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from sikinerja.akun.models import Akun
from sikinerja.akun.rules import lipat_username
from sikinerja.impor.rules import Baris
from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, PerangkatDaerah, UnitKerja

MODEL = {
    "perangkat-daerah": PerangkatDaerah,
    "unit-kerja": UnitKerja,
    "jabatan": Jabatan,
    "pangkat": Pangkat,
}


def baris(jenis: str, rows: Sequence[Baris]) -> None:
    """Lock the people of these rows, or the whole (small) master table: nobody changes them in between."""
    if jenis == "pegawai":
        names = [lipat_username(row.isi["username"]) for row in rows]
        accounts = Akun.objects.filter(username__in=names).order_by("pk")
        _lock(accounts)
        _lock(Pegawai.objects.filter(akun__in=accounts.order_by().values("pk")).order_by("pk"))
    else:
        _lock(MODEL[jenis]._meta.default_manager.order_by("pk"))  # type: ignore[union-attr]


def _lock(rows: QuerySet[Any]) -> None:
    list(rows.select_for_update(no_key=True).values_list("pk"))
