"""What the page *Cetak SKP* offers (F4.4, manual BAB IV.5)."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.dokumen import rules
from sikinerja.dokumen.queries.pangkat import TanpaPangkat, tanpa_pangkat
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Rhk, Skp
from sikinerja.skp.queries.akhir import tanpa_penilaian_banyak
from sikinerja.skp.rules import StatusSkp


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One document of an SKP; ``halangan`` says why it cannot be printed yet, or at all ("": it can)."""

    jenis: JenisDokumen
    penjelasan: str
    halangan: str
    selamanya: bool = False


@dataclass(frozen=True, slots=True)
class Halaman:
    """What can be printed of an SKP: ``bulan`` whose rating is finished; ``tahunan``: the whole periode."""

    skp: Skp
    pilihan: list[Pilihan]
    bulan: list[Month]
    tahunan: bool
    tanpa_pangkat: list[TanpaPangkat]

    @property
    def terbuka(self) -> list[JenisDokumen]:
        """Those that can be printed now."""
        return [p.jenis for p in self.pilihan if not p.halangan]


def halaman(ctx: Context, *, skp_id: int) -> Halaman:
    """What can be printed of an SKP; NotFound for whoever may not see it. Ten queries at most."""
    skp = skp_queries.get(ctx, skp_id=skp_id)
    done = skp.status == StatusSkp.SELESAI
    months = [Month(skp.tahun, bulan) for bulan in bulan_selesai(skp)]
    closed = "".join(f"{text}." for text in tanpa_penilaian_banyak([skp]).values())
    ada = skp.versi_terakhir > 0 or Rhk.objects.filter(skp=skp).exists()
    halangan = {
        JenisDokumen.SKP: "" if ada else rules.BELUM_ADA_RHK,
        JenisDokumen.EVALUASI: "" if done or months else closed or rules.BELUM_DINILAI,
        JenisDokumen.AKHIR: "" if done else closed or rules.BELUM_AKHIR,
    }
    pilihan = [
        Pilihan(jenis, rules.PENJELASAN[jenis], why, selamanya=bool(closed) and why == closed)
        for jenis, why in halangan.items()
    ]
    kurang = tanpa_pangkat(ctx, skp, ada_rhk=ada)
    return Halaman(skp, pilihan, months, tahunan=done, tanpa_pangkat=kurang)


def bulan_selesai(skp: Skp) -> list[int]:
    """The months reported under the SKP whose rating is finished."""
    rows = Realisasi.objects.filter(skp=skp, tahun=skp.tahun, status=StatusRealisasi.SELESAI.value)
    return list(rows.order_by("bulan").values_list("bulan", flat=True))


def urutan(skp: Skp) -> int:
    """Which of the person's SKP of its year this is, counted from 1."""
    earlier = Skp.objects.filter(pegawai=skp.pegawai_id, tahun=skp.tahun, periode_awal__lt=skp.periode_awal)
    return earlier.count() + 1
