"""One's own months: where each stands, the boxes of the year, what is owed and what is lost. Pure Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import bulan_pendek, bulan_tahun, deret_bulan, saat, tanggal
from sikinerja.core.time import Month, local_day
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.rules.keadaan import AKIBAT_DICABUT, keadaan_bulan
from sikinerja.realisasi.rules import (
    JALAN_PENGISIAN,
    JALAN_TANPA_SKP,
    JALAN_TERLAMBAT,
    SEBELUM_AKUN,
    StatusRealisasi,
)
from sikinerja.realisasi.rules.kedudukan import (
    DRAF_LENGKAP,
    Kedudukan,
    KedudukanBulan,
    berdiri,
    sebelum_akun,
    yang_dinilai,
)
from sikinerja.rekapitulasi.rules import Fakta, Tugas, jendela_saya
from sikinerja.skp.rules import Predikat
from sikinerja.skp.rules.persetujuan import disetujui_sejak

K = KedudukanBulan
TIDAK_DIISI = f"Batas pengisian sudah lewat. {JALAN_PENGISIAN}"
TAK_DIAJUKAN = f"{DRAF_LENGKAP[0].upper()}{DRAF_LENGKAP[1:]}. {TIDAK_DIISI}"
TIDAK_DINILAI = "masa penilaian sudah lewat, jadi bulan ini belum mempunyai predikat"
TERLAMBAT = f"SKP disetujui sesudah masa pengisian berakhir. {JALAN_TERLAMBAT}"
TANPA_SKP = f"Tidak termuat dalam SKP yang disetujui, jadi tidak dapat diisi. {JALAN_TANPA_SKP}"


@dataclass(frozen=True, slots=True)
class BulanSaya:
    """What is stored of one's month; ``diajukan``: there is a submission; ``penilai``: who has it.

    ``pd_id``: of the SKP with which it was filed; ``nomor``, ``diajukan_pada``: of the submission;
    ``ditarik_pada``: when it was withdrawn and not submitted since; ``draf_lengkap``: as in ``Kedudukan``;
    ``tuntas``: its SKP is SELESAI and the month released: it costs nothing more.
    """

    status: str = StatusRealisasi.BELUM
    predikat: str = ""
    diajukan: bool = False
    penilai: str = ""
    penilai_id: int | None = None
    pd_id: int | None = None
    nomor: str = ""
    diajukan_pada: datetime | None = None
    ditarik_pada: datetime | None = None
    draf_lengkap: bool = False
    tuntas: bool = False


@dataclass(frozen=True, slots=True)
class Draf:
    """A draft of a month not submitted; ``saat``: when it was saved; ``lengkap``: all is filled."""

    saat: str
    lengkap: bool


@dataclass(frozen=True, slots=True)
class Kotak:
    """One of a year's twelve boxes. ``kode``: the predikat, else ""; ``keadaan``: why nothing is owed."""

    bulan: int
    label: str
    kode: str
    kedudukan: KedudukanBulan
    teks: str
    diajukan: bool
    keadaan: str = ""
    terlambat: bool = False
    """Whether its SKP was approved after the filing was over."""

    @property
    def kini(self) -> bool:
        """Whether the month may be filed now."""
        return self.kedudukan == K.BELUM_DIISI


def kurang_skp(stand: Mapping[Month, Kedudukan]) -> set[int]:
    """Years of which a month is owed for want of an SKP: of these also who is away by now hears."""
    return {month.tahun for month, one in stand.items() if one.di == K.TANPA_SKP}


def hadir_sejak(fakta: Fakta, today: date) -> date:
    """The first day of the months of this year, in a row, of which the last one owes something.

    Who was away hears of no delay from before; who is away now, of the delay that was there already.
    """

    def is_free(month: Month) -> bool:
        return keadaan_bulan(fakta.keadaan, month) is not None

    months = [Month(today.year, n) for n in range(1, today.month + 1)]
    while len(months) > 1 and is_free(months[-1]):
        months.pop()
    last_free = max((n for n, month in enumerate(months) if is_free(month)), default=-1)
    return months[min(last_free + 1, len(months) - 1)].first


def kedudukan_saya(fakta: Fakta, row: BulanSaya, month: Month, *, now: datetime, zone: ZoneInfo) -> Kedudukan:
    """Where one's month stands now."""
    state = keadaan_bulan(fakta.keadaan, month)
    return berdiri(
        row.status,
        has_pengajuan=row.diajukan,
        disetujui_pada=disetujui_sejak(fakta.periode, month),
        bebas=state.label if state else "",
        jendela=jendela_saya(fakta, month, zone=zone, pd_id=row.pd_id),
        now=now,
        zone=zone,
        ditarik_pada=row.ditarik_pada,
        draf_lengkap=row.draf_lengkap,
        cabut=fakta.dicabut,
    )


def terlewat(fakta: Fakta, stand: Mapping[Month, Kedudukan]) -> dict[Month, Kedudukan]:
    """The same without what was missed before one had an account."""
    return {m: one for m, one in stand.items() if not sebelum_akun(one, fakta.terdaftar_pada)}


def kotak_setahun(
    fakta: Fakta, rows: Mapping[Month, BulanSaya], *, tahun: int, now: datetime, zone: ZoneInfo
) -> list[Kotak]:
    """The year strip: predikat where there is one, else the word for where the month stands."""
    boxes = []
    for month in (Month(tahun, n) for n in range(1, 13)):
        row = rows.get(month, BulanSaya())
        stand = kedudukan_saya(fakta, row, month, now=now, zone=zone)
        state = stand.bebas if stand.di == K.KEADAAN_KHUSUS else ""
        teks = Predikat[row.predikat].label if row.predikat else stand.di.kata
        if sebelum_akun(stand, fakta.terdaftar_pada):
            teks = f"{teks}, {SEBELUM_AKUN}"
        elif stand.dicabut:
            teks = f"{stand.label[0].lower()}{stand.label[1:]}: {stand.dicabut}"
        elif stand.sebab:
            teks = f"{teks}: {stand.sebab}"
        label, filed = bulan_pendek(month.bulan), row.status != StatusRealisasi.BELUM
        boxes.append(Kotak(month.bulan, label, row.predikat, stand.di, teks, filed, state, bool(stand.sebab)))
    return boxes


def tugas_isi(
    windows: Collection[Jendela],
    drafts: Mapping[Month, Draf],
    stand: Mapping[Month, Kedudukan],
    zone: ZoneInfo,
) -> list[Tugas]:
    """Months to file; ``drafts`` says what is already typed, ``stand`` where each stands."""
    found = []
    for window in windows:
        month, batas = window.month, saat(window.batas_pengisian_pada.astimezone(zone))
        title, text, button = f"Isi realisasi {_nama(month)}", f"Batas pengisian {batas}", "Isi"
        if draft := drafts.get(month):
            text, button = f"{draft.saat} · batas {batas}", "Lanjutkan"
            if draft.lengkap:
                title, text = (
                    f"Ajukan realisasi {_nama(month)}",
                    f"Sudah lengkap, tetapi belum diajukan. {text}",
                )
        if month in stand and (since := stand[month].ditarik):
            text = f"Ditarik kembali {tanggal(since)}. {text}"
        page = ("realisasi_bulanan:isi", month.tahun, month.bulan)
        found.append(Tugas(title, text, button, page, window.batas_pengisian_pada))
    return found


def tugas_lewat(stand: Mapping[Month, Kedudukan], tahun_skp: Collection[int]) -> list[Tugas]:
    """What can no longer be filed as it is, a line a year, the latest first.

    ``stand``: of the months that are still owed; ``tahun_skp``: years whose SKP owe no more.
    """
    lines: dict[tuple[int, str, str], list[Month]] = defaultdict(list)
    for month, one in sorted(stand.items()):
        if one.di == K.TIDAK_MENGISI and one.dicabut:
            lines[month.tahun, one.label, AKIBAT_DICABUT.format(one.dicabut)].append(month)
        elif one.di == K.TIDAK_MENGISI:
            lines[month.tahun, one.di.label, TAK_DIAJUKAN if one.draf_lengkap else TIDAK_DIISI].append(month)
        elif one.di == K.TANPA_SKP and (one.disetujui or month.tahun in tahun_skp):
            lines[month.tahun, one.di.label, TERLAMBAT if one.disetujui else TANPA_SKP].append(month)
    page = ("realisasi_bulanan:daftar",)
    return [
        Tugas(
            f"{where}: {deret_bulan(months)}", text, "Lihat", page,
            jumlah=len(months), satuan="bulan", kueri=f"?tahun={tahun}",
        )
        for (tahun, where, text), months in sorted(lines.items(), key=lambda one: one[1][-1], reverse=True)
    ]  # fmt: skip


def ditunggu_bulan(
    stand: Mapping[Month, Kedudukan],
    rows: Mapping[Month, BulanSaya],
    *,
    terbuka: Collection[Month],
    zone: ZoneInfo,
) -> list[Tugas]:
    """One's filed months that the penilai has not rated: until when, or that the time for it is over.

    What came too late is told of the months in ``terbuka``: those of which something is still owed.
    """

    def waits(month: Month) -> bool:
        where = stand[month].di
        late = where == K.BELUM_DINILAI and month in terbuka
        return where == K.MENUNGGU or (late and not rows[month].tuntas)

    found = []
    for month in sorted(filter(waits, stand)):
        window, row = stand[month].jendela, rows[month]
        page, penilai = ("realisasi_bulanan:lihat", month.tahun, month.bulan), row.penilai
        before = yang_dinilai(stand[month], nomor=row.nomor, diajukan=local_day(row.diajukan_pada, zone))
        after = f". {before}" if before else ""
        title = f"Realisasi {_nama(month)} {stand[month].di.kata}"
        if stand[month].di == K.MENUNGGU:
            batas = saat(window.batas_penilaian_pada.astimezone(zone))
            text, until = f"{penilai} · batas penilaian {batas}{after}", window.batas_penilaian_pada
            found.append(Tugas(title, text, "Lihat", page, until))
        else:
            text = f"{penilai} · {TIDAK_DINILAI}. {JALAN_PENGISIAN} {before}".strip()
            found.append(Tugas(title, text, "Lihat", page, jumlah=1, satuan="bulan"))
    return found


def _nama(month: Month) -> str:
    return bulan_tahun(month.tahun, month.bulan)
