"""Where one person's month stands: the words for it, said once (domain.md §4, §8). Pure Python."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import saat, tanggal
from sikinerja.core.time import local_day
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.rules.keadaan import Pencabutan, dicabut
from sikinerja.realisasi.rules import (
    AKIBAT_BELUM_DINILAI,
    AKIBAT_TIDAK_MENGISI,
    AKIBAT_TIDAK_WAJIB,
    JALAN_PENGISIAN,
    JALAN_PENILAIAN,
    JALAN_TERLAMBAT,
    StatusRealisasi,
    status_efektif,
)
from sikinerja.skp.rules import StatusSkp


class KedudukanBulan(LabeledEnum):
    """The standings of a month. Dashboard, year strip, recap, lists, TPP and release read these words."""

    DINILAI = "DINILAI", "Dinilai"
    MENUNGGU = "MENUNGGU", "Menunggu penilaian"
    BELUM_DINILAI = "BELUM_DINILAI", "Belum dinilai"
    BELUM_DIISI = "BELUM_DIISI", "Belum mengisi"
    TIDAK_MENGISI = "TIDAK_MENGISI", "Tidak mengisi"
    TANPA_SKP = "TANPA_SKP", "Tanpa SKP disetujui"
    KEADAAN_KHUSUS = "KEADAAN_KHUSUS", "Tidak wajib"
    BELUM_WAKTUNYA = "BELUM_WAKTUNYA", "Belum waktunya"

    @property
    def kata(self) -> str:
        """Within a sentence, or in a box of the year: "tidak mengisi"; SKP stays in capitals."""
        return self.label[0].lower() + self.label[1:]


K = KedudukanBulan
BELUM_DINILAI_LEWAT = f"{K.BELUM_DINILAI.kata} (masa penilaian sudah lewat)"
"""Of filed months in a count: nobody can rate them any more without a dispensation."""
DITARIK = "Ditarik kembali"
WAJIB_LAGI = "Wajib lagi, sudah ditutup"
"""In place of *Tidak mengisi*, where nobody knew in time that a month is owed."""
DRAF_LENGKAP = "draf lengkap, tidak diajukan"
TERTUNGGAK = (K.TANPA_SKP, K.BELUM_DIISI, K.TIDAK_MENGISI)
"""The employee has, or had, something to do."""


def kedudukan(
    *,
    diajukan: bool,
    dinilai: bool,
    bebas: bool,
    disetujui_pada: datetime | None,
    jendela: Jendela,
    now: datetime,
) -> KedudukanBulan:
    """Say it: facts first, then what is not owed, then what is (``status_bulan.sql`` says the same in SQL).

    ``diajukan``: submitted and not withdrawn, or withdrawn and not submitted again by the deadline. Where
    nothing is owed it counts while it may still be rated; afterwards it costs nothing, as in the release.
    ``disetujui_pada``: the first approval of the SKP that hold the month. One that came after the filing was
    over let nobody file: without a dispensation that month stays without an approved SKP. Moments in UTC.
    """
    if dinilai:
        return K.DINILAI
    if diajukan and not jendela.penilaian_berakhir(now):
        return K.MENUNGGU
    if bebas or diajukan:
        return K.KEADAAN_KHUSUS if bebas else K.BELUM_DINILAI
    if now < jendela.mulai_pada:
        return K.BELUM_WAKTUNYA
    if disetujui_pada is None or jendela.pengisian_berakhir(disetujui_pada):
        return K.TANPA_SKP
    return K.BELUM_DIISI if jendela.boleh_isi(now) else K.TIDAK_MENGISI


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Where one month stands, and what that rests on: its page, lists, strip and recap read this.

    ``status``: the one that counts; ``bebas``: the state for which it owes nothing, in words, else "";
    ``disetujui``: the local day on which the first of its SKP was approved; ``ditarik``: on which its owner
    withdrew it, and has not submitted it since; ``draf_lengkap``: a draft holds all that may be submitted;
    ``dicabut``: of one not filed, the state taken away since by which nothing was owed until filing ended.
    """

    di: KedudukanBulan
    status: StatusRealisasi
    jendela: Jendela
    bebas: str = ""
    disetujui: date | None = None
    ditarik: date | None = None
    draf_lengkap: bool = False
    dicabut: str = ""

    @property
    def label(self) -> str:
        """The word of its standing in lists: of one that is being mended, that it was withdrawn."""
        if self.dicabut:
            return WAJIB_LAGI
        return DITARIK if self.ditarik and self.di == K.BELUM_DIISI else self.di.label

    @property
    def sebelum_ditarik(self) -> date | None:
        """When it was withdrawn, if what counts is what was submitted before; else None."""
        return self.ditarik if self.status != StatusRealisasi.BELUM else None

    @property
    def berakhir(self) -> bool:
        """Whether it was filed, and could be rated no more before it was rated to the end."""
        return self.di == K.BELUM_DINILAI

    @property
    def keterangan(self) -> str:
        """What is said beside the word of the standing, else ""."""
        if self.di == K.BELUM_DINILAI:
            half = self.status == StatusRealisasi.PENILAIAN_PERILAKU
            return "baru hasil kerja yang dinilai" if half else "tidak dinilai sampai batasnya"
        beside = {
            K.BELUM_DIISI: self.ditarik and f"untuk diperbaiki sejak {tanggal(self.ditarik)}",
            K.MENUNGGU: self.status.label,
            K.KEADAAN_KHUSUS: self.bebas,
            K.TIDAK_MENGISI: self._tidak_mengisi,
            K.TANPA_SKP: self.sebab,
        }
        return beside.get(self.di) or ""

    @property
    def _tidak_mengisi(self) -> str:
        if self.dicabut:
            return f"{self.dicabut}, sesudah batas pengisian"
        return DRAF_LENGKAP if self.draf_lengkap else "sampai batas pengisian"

    @property
    def sebab(self) -> str:
        """That its SKP was approved too late, else ""."""
        return sebab_terlambat(self.di, self.disetujui)

    @property
    def tahap_terhenti(self) -> str:
        """What stands in place of the step that a filed month has not taken and takes no more, else ""."""
        filed = self.status != StatusRealisasi.BELUM
        return self.di.label if filed and self.di in (K.BELUM_DINILAI, K.KEADAAN_KHUSUS) else ""


def berdiri(
    status: str,
    *,
    has_pengajuan: bool,
    disetujui_pada: datetime | None,
    bebas: str,
    jendela: Jendela,
    now: datetime,
    zone: ZoneInfo,
    ditarik_pada: datetime | None = None,
    draf_lengkap: bool = False,
    cabut: Collection[Pencabutan] = (),
) -> Kedudukan:
    """Where a month stands of which ``status`` and a submission (withdrawn or not) are stored. UTC.

    ``cabut``: states of its owner that were taken away since.
    """
    counts = status_efektif(status, has_pengajuan=has_pengajuan, now=now, batas=jendela.batas_pengisian_pada)
    where = kedudukan(
        diajukan=counts != StatusRealisasi.BELUM,
        dinilai=counts == StatusRealisasi.SELESAI,
        bebas=bool(bebas),
        disetujui_pada=disetujui_pada,
        jendela=jendela,
        now=now,
    )
    return Kedudukan(
        where,
        counts,
        jendela,
        bebas,
        disetujui=local_day(disetujui_pada, zone),
        ditarik=local_day(ditarik_pada, zone),
        draf_lengkap=draf_lengkap,
        dicabut=dicabut(cabut, jendela.month, batas=jendela.batas_pengisian_pada, zone=zone)
        if where == K.TIDAK_MENGISI
        else "",
    )


def yang_dinilai(stand: Kedudukan, *, nomor: str, diajukan: date | None) -> str:
    """Of a month withdrawn and not submitted again in time: which submission counts; else "".

    ``nomor``, ``diajukan``: of the submission, and the local day on which it was handed in.
    """
    if stand.sebelum_ditarik is None or diajukan is None:
        return ""
    return (
        f"Ditarik kembali {tanggal(stand.sebelum_ditarik)} dan tidak diajukan lagi sampai batas pengisian: "
        f"yang dinilai ialah pengajuan {tanggal(diajukan)} ({nomor}), perubahan sesudah itu tidak ikut."
    )


def sebelum_akun(stand: Kedudukan, terdaftar_pada: datetime | None) -> bool:
    """Whether a month was missed because nobody could file it: its filing ended before the account was made.

    Where it stands does not change, but nobody is told that they missed it (issue 9 §2).
    """
    missed = stand.di in (K.TIDAK_MENGISI, K.TANPA_SKP)
    return missed and terdaftar_pada is not None and stand.jendela.batas_pengisian_pada < terdaftar_pada


def sebab_terlambat(where: KedudukanBulan, disetujui: date | None) -> str:
    """Why a month has no approved SKP although there is one, approved on a local day; "": not so."""
    if where != K.TANPA_SKP or disetujui is None:
        return ""
    return f"SKP disetujui {tanggal(disetujui)}, sesudah masa pengisian berakhir"


def sebab_tanpa_skp(status: str | None, *, menunggu_saya: bool = False, disetujui: date | None = None) -> str:
    """What is the matter with the SKP of somebody who has no approved one for the month.

    ``status``: that of the SKP there is, if any; ``menunggu_saya``: it lies with who reads this;
    ``disetujui``: the local day of its approval, which came too late.
    """
    if disetujui is not None:
        return sebab_terlambat(K.TANPA_SKP, disetujui)
    if not status:
        return "SKP belum dibuat"
    if status == StatusSkp.PENILAIAN:
        return "SKP-nya belum Anda setujui" if menunggu_saya else "SKP menunggu persetujuan penilai"
    return "SKP masih konsep"


def pesan_berakhir(
    jendela: Jendela,
    where: KedudukanBulan,
    *,
    zone: ZoneInfo,
    penilai: str = "",
    bebas: str = "",
    disetujui: date | None = None,
) -> str:
    """Of a month whose deadline is over: when, what that means for the pay, what can be done; else "".

    ``penilai``: to whom its owner is sent; ``bebas``: the state for which a filed month owes nothing;
    ``disetujui``: the local day on which its SKP was approved.
    """
    if late := sebab_terlambat(where, disetujui):
        return f"{late} ({saat(jendela.batas_pengisian_pada.astimezone(zone))}). {JALAN_TERLAMBAT}"
    if where == K.TIDAK_MENGISI:
        batas = saat(jendela.batas_pengisian_pada.astimezone(zone))
        return f"Masa pengisian berakhir {batas}. {AKIBAT_TIDAK_MENGISI} {JALAN_PENGISIAN}"
    over = f"Masa penilaian berakhir {saat(jendela.batas_penilaian_pada.astimezone(zone))}."
    if where == K.BELUM_DINILAI:
        ask = f"Hubungi {penilai} dan pengelola kepegawaian: " if penilai else ""
        return f"{over} {AKIBAT_BELUM_DINILAI} {ask}{JALAN_PENILAIAN}"
    if where == K.KEADAAN_KHUSUS and bebas:
        return f"{over} {AKIBAT_TIDAK_WAJIB.format(bebas)}"
    return ""
