"""A month over a PD or the province: who owes what, by unit, and the raters' open queues (F8.5)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sikinerja.core import search
from sikinerja.core.context import Context
from sikinerja.core.sql import Question
from sikinerja.core.text import number_sought
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import PetaJendela, peta
from sikinerja.jadwal.rules import ONE_SECOND
from sikinerja.kepegawaian.models import PerangkatDaerah, RiwayatJabatan
from sikinerja.kepegawaian.queries.keadaan import pada_bulan
from sikinerja.kepegawaian.rules.berhenti import kenapa_tidak_masuk
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.penilaian.queries import penilai_bulan
from sikinerja.penilaian.queries.penilai_bulan import PENILAI_BULAN
from sikinerja.realisasi.rules.kedudukan import TERTUNGGAK, sebab_tanpa_skp
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi.rules.bulanan import (
    HALAMAN,
    Kelompok,
    kelompokkan,
)

STATUS_BULAN = Question.beside(__file__, "status_bulan.sql", penilai_bulan=PENILAI_BULAN)
"""One row an employee of the month; ask it with :func:`parameter`."""
RINGKAS = Question.beside(__file__, "ringkas.sql", status_bulan=STATUS_BULAN)
DAFTAR = Question.beside(__file__, "daftar.sql", status_bulan=STATUS_BULAN)
ANTREAN = Question.beside(__file__, "antrean.sql", status_bulan=STATUS_BULAN)
SEMUA = {"batas": None, "lewati": 0}
"""Asks for every row at once."""


@dataclass(frozen=True, slots=True)
class Saring:
    """What a list is narrowed to; ``unit``: ids of units, None: all; ``ditagih``: who can still be asked."""

    unit: list[int] | None = None
    jenis: str = ""
    status: str = ""
    q: str = ""
    ditagih: bool = False

    @property
    def parameter(self) -> dict[str, Any]:
        """As the questions take it: digits are the beginning of a NIP, anything else words of a name."""
        nip = number_sought(self.q)
        return {
            "unit": self.unit,
            "jenis": self.jenis,
            "status": self.status,
            "ditagih": self.ditagih,
            "nip": nip,
            "nama": None if nip else [search.pattern(word) for word in search.words(self.q)] or None,
        }


@dataclass(frozen=True, slots=True)
class Orang:
    """One line of the list: somebody and their month. Moments in UTC."""

    pegawai_id: int
    nama: str
    nip: str
    jabatan: str
    unit_kerja: str
    perangkat_daerah: str
    penilai: str
    penilai_id: int | None
    """With whom it waits; None where it is rated."""
    status: K
    keadaan: str
    """Why nothing is owed, in words."""
    predikat: str
    rating_hasil_kerja: str
    rating_perilaku: str
    diajukan_pada: datetime | None
    selesai_pada: datetime | None
    sebab: str
    """What is the matter where nothing is filed."""


@dataclass(frozen=True, slots=True)
class Antrean:
    """A rater with people waiting: how many, of them half rated, since when (UTC); rated already."""

    pegawai_id: int | None
    nama: str
    nip: str
    menunggu: int
    setengah: int
    dinilai: int
    sejak: datetime


@dataclass(frozen=True, slots=True)
class Halaman:
    """A page of rows, how many rows there are, and which page it is."""

    rows: list[Any]
    semua: int
    nomor: int = 1


def parameter(ctx: Context, *, month: Month, pd_ids: list[int] | None) -> tuple[dict[str, Any], PetaJendela]:
    """What :data:`STATUS_BULAN` asks for, and the windows of these PD. Five queries, however many rows."""
    windows = peta(month=month, zone=ctx.zone)  # of all PD: who moved has the window of the SKP's
    umum = windows.untuk(pegawai_id=None, perangkat_daerah_id=None)
    orang = RiwayatJabatan.objects.filter(perangkat_daerah__in=pd_ids or ()).order_by()
    # As numbers, not as a sub-select: with poor statistics PostgreSQL would read it anew for every keadaan.
    ids = None if pd_ids is None else set(orang.values_list("pegawai_id", flat=True))
    keadaan = pada_bulan(pegawai_ids=ids, month=month)
    pd = [windows.untuk(pegawai_id=None, perangkat_daerah_id=pd) for pd in windows.khusus]
    return {
        **penilai_bulan.parameter(windows, pd_ids=pd_ids),
        "keadaan": json.dumps({pegawai_id: row.jenis.value for pegawai_id, row in keadaan.items()}),
        "hari_ini": ctx.today,
        "zona": ctx.zone.key,
        "now": ctx.now - ONE_SECOND,
        "mulai": umum.mulai_pada - ONE_SECOND,
        "penilaian": umum.batas_penilaian_pada,
        "pd_mulai": [window.mulai_pada - ONE_SECOND for window in pd],
        "pd_penilaian": [window.batas_penilaian_pada for window in pd],
        "orang_penilaian": [max(g.penilaian_pada for g in grants) for grants in windows.dispensasi.values()],
    }, _dalam(windows, ids, pd_ids)


def _dalam(windows: PetaJendela, pegawai_ids: set[int] | None, pd_ids: list[int] | None) -> PetaJendela:
    """What is set apart within a scope; None: everywhere."""
    if pegawai_ids is None or pd_ids is None:
        return windows
    return replace(
        windows,
        khusus={pd: levels for pd, levels in windows.khusus.items() if pd in pd_ids},
        dispensasi={one: given for one, given in windows.dispensasi.items() if one in pegawai_ids},
    )


def ringkas(
    asked: dict[str, Any], saring: Saring, *, pd: PerangkatDaerah | None
) -> tuple[Kelompok, list[Kelompok]]:
    """How many stand where: all together, and by unit of a PD or by PD. One query; ``asked``: parameter()."""
    rows = RINGKAS.rows({**asked, **saring.parameter, "per_unit": pd is not None})
    return kelompokkan(rows, nama=pd.nama if pd else "Semua perangkat daerah")


def daftar(asked: dict[str, Any], saring: Saring, *, halaman: int) -> Halaman:
    """A page of the people by name. One query."""
    rows = DAFTAR.rows({**asked, **saring.parameter, **potongan(halaman)})
    return Halaman([_orang(row) for row in rows], rows[0]["semua"] if rows else 0, halaman)


def semua(asked: dict[str, Any], saring: Saring) -> Iterator[Orang]:
    """All the people by name, streamed; inside a transaction. One query."""
    return map(_orang, DAFTAR.each({**asked, **saring.parameter, **SEMUA}))


def antrean(
    asked: dict[str, Any],
    *,
    halaman: int,
    pd_saja: list[int] | None = None,
    penilai_pd: Collection[int] = (),
) -> Halaman:
    """A page of the raters whose people wait; who has waited longest stands first. One query.

    ``pd_saja``: only the people of these PD, and whoever waits for one of ``penilai_pd``.
    """
    rows = ANTREAN.rows({**asked, **potongan(halaman), "pd_saja": pd_saja, "penilai_pd": sorted(penilai_pd)})
    total = max([row.pop("semua") for row in rows], default=0)
    return Halaman([Antrean(**{**row, "nip": row["nip"] or ""}) for row in rows], total, halaman)


def potongan(halaman: int) -> dict[str, int]:
    """Which rows a page holds, as the questions take it."""
    return {"batas": HALAMAN, "lewati": HALAMAN * (max(halaman, 1) - 1)}


def kenapa_lepas(row: dict[str, Any]) -> str:
    """Of a row of daftar.sql or orang.sql: why nobody can be asked for what is still owed; "": can."""
    return kenapa_tidak_masuk(row["lepas_keadaan"], row["lepas_sejak"]) if row["lepas"] else ""


def _orang(row: dict[str, Any]) -> Orang:
    status = K[row["status"]]
    sebab = ""
    if status == K.TANPA_SKP:
        sebab = sebab_tanpa_skp(row["status_skp"], disetujui=row["disetujui"])
    elif status == K.BELUM_DIISI and row["diajukan_pada"]:
        sebab = "Ditarik kembali untuk diperbaiki"
    elif status in (K.BELUM_DIISI, K.TIDAK_MENGISI) and row["langkah"]:
        sebab = "Draf, belum diajukan" if status == K.BELUM_DIISI else "Draf, tidak diajukan"
    elif row["langkah"] == "PENILAIAN_PERILAKU":
        sebab = "Hasil kerja sudah dinilai, perilaku belum"
    if status in TERTUNGGAK and (gone := kenapa_lepas(row)):
        sebab = f"{sebab}. {gone}" if sebab else gone
    return Orang(
        pegawai_id=row["pegawai_id"],
        penilai_id=row["penilai_id"],
        status=status,
        keadaan=JenisKeadaan[row["keadaan"]].label if row["keadaan"] else "",
        diajukan_pada=row["diajukan_pada"],
        selesai_pada=row["selesai_pada"],
        sebab=sebab,
        **{name: row[name] or "" for name in TEKS},
    )


TEKS = (
    "nama", "nip", "jabatan", "unit_kerja", "perangkat_daerah", "penilai", "predikat", "rating_hasil_kerja",
    "rating_perilaku",
)  # fmt: skip
