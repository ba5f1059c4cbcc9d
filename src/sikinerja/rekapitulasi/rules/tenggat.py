"""Until when an SKP must be approved so that its months are not lost (domain.md §4.2, §4.3). Pure Python."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.rules.keadaan import keadaan_bulan
from sikinerja.realisasi.rules import milik_bulan
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
        tenggat=milik_bulan.tenggat(
            window, is_other=disetujui_sejak(fakta.periode, window.month) is not None, zone=zone
        ),
    )


def bulan_pertama(fakta: Fakta, row: KeadaanSkp, *, now: datetime, zone: ZoneInfo) -> Jendela | None:
    """The first month of its period that is to be filed, is not, and still can be: in the PD of this SKP."""
    me, unit = fakta.pegawai_id or 0, row.pd_id or fakta.pd_id
    return milik_bulan.bulan_pertama(
        row.awal or row.mulai,
        row.akhir or date(row.tahun, 12, 31),
        jendela=lambda month: jendela(fakta, pegawai_id=me, pd_id=unit, month=month, zone=zone),
        lepas=lambda month: month in fakta.sudah or keadaan_bulan(fakta.keadaan, month) is not None,
        now=now,
    )
