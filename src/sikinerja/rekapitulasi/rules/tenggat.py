"""Until when an SKP must be approved so that its months are not lost (domain.md §4.2, §4.3). Pure Python."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import bulan_tahun, saat
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import ONE_SECOND, Jendela
from sikinerja.kepegawaian.rules.keadaan import keadaan_bulan
from sikinerja.rekapitulasi.rules import Fakta, jendela
from sikinerja.rekapitulasi.rules.tugas_skp import KeadaanSkp
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.persetujuan import disetujui_sejak

LEWAT = (
    "Masa pengisian semua bulannya sudah berakhir: bulan hanya dapat diisi dengan dispensasi. "
    "Sesudah disetujui, realisasi akhirnya masih dapat diisi."
)
HAPUS = " Bila SKP ini tidak diperlukan lagi, hapus konsepnya."


def dengan_tenggat(fakta: Fakta, row: KeadaanSkp, *, now: datetime, zone: ZoneInfo) -> KeadaanSkp:
    """The same with what it means that no SKP of it was ever approved; unchanged where one was."""
    if row.versi or row.status not in ("", StatusSkp.KONSEP, StatusSkp.PENILAIAN):
        return row
    window = bulan_pertama(fakta, row, now=now, zone=zone)
    if window is None:
        is_new = row.status == StatusSkp.KONSEP and not row.langkah
        return replace(row, tenggat=LEWAT + HAPUS if is_new else LEWAT)
    return replace(
        row,
        tenggat=kata(window, is_other=disetujui_sejak(fakta.periode, window.month) is not None, zone=zone),
    )


def bulan_pertama(fakta: Fakta, row: KeadaanSkp, *, now: datetime, zone: ZoneInfo) -> Jendela | None:
    """The first month of its period that is to be filed, is not, and still can be: in the PD of this SKP."""
    month, last = Month.of(row.awal or row.mulai), Month.of(row.akhir or date(row.tahun, 12, 31))
    me, unit = fakta.pegawai_id or 0, row.pd_id or fakta.pd_id
    while month <= last:
        window = jendela(fakta, pegawai_id=me, pd_id=unit, month=month, zone=zone)
        is_owed = month not in fakta.sudah and not keadaan_bulan(fakta.keadaan, month)
        if is_owed and now < window.batas_pengisian_pada + ONE_SECOND:
            return window
        month = month.next
    return None


def kata(window: Jendela, *, is_other: bool, zone: ZoneInfo) -> str:
    """Until when it must be approved; ``is_other``: an earlier SKP serves the month as long as it is not."""
    bulan = bulan_tahun(window.month.tahun, window.month.bulan)
    batas = saat(window.batas_pengisian_pada.astimezone(zone))
    else_ = "dilaporkan dengan SKP sebelumnya" if is_other else "tidak dapat diisi"
    return (
        f"Agar {bulan} dilaporkan dengan SKP ini, SKP harus disetujui paling lambat {batas}; "
        f"bila tidak, bulan itu {else_}."
    )
