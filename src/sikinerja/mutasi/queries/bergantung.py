"""What hangs on a penilai: shown before the penilai goes, told to whoever goes on (issue 9 §1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from sikinerja.core.context import Context
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries.wewenang import Pengganti, pengganti_banyak
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import StatusSkp

TERBANYAK = 1000
"""Rows of a kind that are read: nobody rates more people."""
BULAN, BAWAHAN = "BULAN", "BAWAHAN"
MENUNGGU_SKP = (StatusSkp.PENILAIAN, StatusSkp.REVISI, StatusSkp.PENILAIAN_AKHIR)


@dataclass(frozen=True, slots=True)
class Bergantung:
    """What waits for a penilai, each line as it reads, and who goes on with it (``pengganti``: nobody)."""

    skp: Sequence[str] = ()
    revisi: Sequence[str] = ()
    bulan: Sequence[str] = ()
    akhir: Sequence[str] = ()
    bawahan: Sequence[str] = ()
    pengganti: Sequence[Pengganti] = ()

    def __bool__(self) -> bool:
        """Whether anything hangs there at all."""
        return any(self.baris)

    @property
    def baris(self) -> list[tuple[int, str, Sequence[str]]]:
        """What there is: how many, of what, whose."""
        rows = (
            ("SKP menunggu persetujuan", self.skp),
            ("permohonan revisi SKP menunggu jawaban", self.revisi),
            ("realisasi bulanan menunggu penilaian", self.bulan),
            ("realisasi akhir menunggu penilaian", self.akhir),
            ("pegawai menunjuknya sebagai Pejabat Penilai", self.bawahan),
        )
        return [(len(names), what, names) for what, names in rows if names]

    @property
    def ringkas(self) -> str:
        """The same in one line, for a notice."""
        return ", ".join(f"{jumlah} {what}" for jumlah, what, _ in self.baris)


def bergantung(ctx: Context, *, pegawai_id: int, dengan_pengganti: bool = True) -> Bergantung:
    """What hangs on somebody as penilai, and who would go on with it if they were gone.

    One query, and those of :func:`pengganti_banyak` where that is asked and anything hangs there.
    """
    bawahan = RiwayatJabatan.objects.filter(penilai=pegawai_id, aktif=True)
    found = _tersusun(Q(riwayat__penilai=pegawai_id), Q(penilai=pegawai_id), bawahan)
    if not dengan_pengganti or not found:
        return found
    instead = pengganti_banyak(ctx, penilai_ids=[pegawai_id], anggap=[pegawai_id])
    return replace(found, pengganti=instead.get(pegawai_id, []))


def bergantung_pd(*, perangkat_daerah_id: int) -> Bergantung:
    """What under the riwayat of a PD still waits for its penilai. One query."""
    here = Q(riwayat__perangkat_daerah=perangkat_daerah_id)
    months = Q(skp__riwayat__perangkat_daerah=perangkat_daerah_id)
    return _tersusun(here, months, RiwayatJabatan.objects.none())


def bulan_menunggu() -> QuerySet[Realisasi]:
    """Months that were filed, or withdrawn after that, and are not rated to the end."""
    return Realisasi.objects.filter(pengajuan__isnull=False).exclude(status=StatusRealisasi.SELESAI)


def _tersusun(skp: Q, bulan: Q, bawahan: QuerySet[RiwayatJabatan]) -> Bergantung:
    """The rows of all three tables in one query, as lines, by name."""
    rows = _baris(Skp.objects.filter(skp, status__in=MENUNGGU_SKP), "status", "tahun", 0).union(
        _baris(bulan_menunggu().filter(bulan), Value(BULAN), "tahun", "bulan"),
        _baris(bawahan, Value(BAWAHAN), 0, 0),
        all=True,
    )
    found = defaultdict(list)
    for kind, nama, tahun, month in sorted(rows):
        when = f" ({bulan_tahun(tahun, month) if month else tahun})" if tahun else ""
        found[kind].append(f"{nama}{when}")
    return Bergantung(
        skp=found[StatusSkp.PENILAIAN.value],
        revisi=found[StatusSkp.REVISI.value],
        akhir=found[StatusSkp.PENILAIAN_AKHIR.value],
        bulan=found[BULAN],
        bawahan=found[BAWAHAN],
    )


def _baris(rows: QuerySet[Any], jenis: str | Value, tahun: str | int, bulan: str | int) -> QuerySet[Any, Any]:
    """Kind, whose, year and month (0: none) of some rows."""
    kind = Cast(jenis, CharField())
    year, month = (Cast(Value(v) if isinstance(v, int) else v, IntegerField()) for v in (tahun, bulan))
    found: QuerySet[Any, Any] = rows.order_by("pk").values_list(kind, "pegawai__akun__nama", year, month)
    return found[:TERBANYAK]
