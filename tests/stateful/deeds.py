"""What owner, penilai, pengelola and BKD can do, each by its name: which operation, by whom, from where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sikinerja.core.context import Context
from sikinerja.penilaian.operations import akhir as penilaian_akhir
from sikinerja.penilaian.operations.akhir import IsianAkhir
from sikinerja.realisasi.operations import akhir as realisasi_akhir
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries
from sikinerja.skp.models import Skp
from sikinerja.skp.operations import ekspektasi, flow, revisi
from sikinerja.skp.queries import rencana
from sikinerja.skp.rules import Perilaku
from tests.stateful.choices import Choices

NOTE = "Mohon diperiksa, terima kasih."
LINK = "https://drive.contoh.test/bukti"
Kwargs = Mapping[str, Any]
Operation = Callable[..., object]


@dataclass(frozen=True)
class Deed:
    """An operation on an SKP: from which status it makes sense, and by whom; ``more`` draws what it needs."""

    call: Operation
    sources: frozenset[str]
    by: str
    more: Callable[[Choices, Skp], Kwargs] = lambda choose, skp: {}
    has_langkah: bool = True


def _note(choose: Choices, skp: Skp) -> Kwargs:
    return {"catatan": choose(["", "<p> </p>"]) if choose.chance(8) else NOTE}


def _values(choose: Choices, skp: Skp) -> Kwargs:
    some = tuple(Perilaku)[: 3 if choose.chance(4) else 7]
    return {"teks": {p.value: f"Harapan {choose(['tinggi', 'wajar'])}" for p in some}}


def isian(choose: Choices, skp: Skp) -> dict[int, Isian]:
    """A report on every indikator in force; now and then one that does not do."""
    how = choose([Isian("1", LINK), Isian("12,5", LINK), Isian("0", "-")])
    how = Isian("1", "-") if choose.chance(8) else how
    return {row.indikator_id: how for row in queries.indikator_berlaku(skp_id=skp.pk)}


def _report(choose: Choices, skp: Skp) -> Kwargs:
    return {"isian": isian(choose, skp), "konfirmasi": not choose.chance(8)}


def rating(choose: Choices) -> str:
    """One of the three; now and then none."""
    return "LAIN" if choose.chance(10) else choose(["DI_ATAS", "SESUAI", "DI_BAWAH"])


def _final(choose: Choices, skp: Skp) -> Kwargs:
    hasil, perilaku = rating(choose), rating(choose)
    return {"isian": IsianAkhir({}, {}, hasil, perilaku, NOTE, untuk_semua="Baik", konfirmasi=True)}


def _opening(choose: Choices, skp: Skp) -> Kwargs:
    return {"alasan": " " if choose.chance(8) else "Bukti dukung keliru dibaca."}


def _deed(call: Operation, sources: str, by: str, *more: Any, has_langkah: bool = True) -> Deed:
    return Deed(call, frozenset(sources.split()), by, *more, has_langkah=has_langkah)


SKP: dict[str, Deed] = {
    "ajukan": _deed(flow.ajukan, "KONSEP", "pemilik", _note),
    "tarik": _deed(flow.tarik, "PENILAIAN", "pemilik"),
    "ekspektasi": _deed(ekspektasi.simpan_ekspektasi, "PENILAIAN", "penilai", _values, has_langkah=False),
    "kembalikan": _deed(flow.kembalikan, "PENILAIAN", "penilai", _note),
    "terima": _deed(flow.terima, "PENILAIAN", "penilai", _note),
    "ajukan_revisi": _deed(revisi.ajukan_revisi, "DISETUJUI", "pemilik", _note),
    "terima_revisi": _deed(revisi.terima_revisi, "REVISI", "penilai", _note),
    "tolak_revisi": _deed(revisi.tolak_revisi, "REVISI", "penilai", _note),
    "batalkan_revisi": _deed(revisi.batalkan_revisi, "REVISI KONSEP", "pemilik"),
    "mulai_akhir": _deed(realisasi_akhir.mulai, "DISETUJUI", "pemilik"),
    "batal_akhir": _deed(realisasi_akhir.batal, "REALISASI", "pemilik"),
    "ajukan_akhir": _deed(realisasi_akhir.ajukan, "REALISASI", "pemilik", _report),
    "tarik_akhir": _deed(realisasi_akhir.tarik, "PENILAIAN_AKHIR", "pemilik"),
    "kembalikan_akhir": _deed(penilaian_akhir.kembalikan, "PENILAIAN_AKHIR", "penilai", _note),
    "nilai_akhir": _deed(penilaian_akhir.nilai, "PENILAIAN_AKHIR", "penilai", _final),
    "buka_kembali": _deed(penilaian_akhir.buka_kembali, "SELESAI", "bkd", _opening),
}


def run(deed: Deed, ctx: Context, skp: Skp, langkah: int | None, kwargs: Kwargs) -> object:
    """Carry it out."""
    step = {"langkah": langkah} if deed.has_langkah else {}
    return deed.call(ctx, skp_id=skp.pk, **step, **kwargs)


def fitting(skp: Skp, today: date) -> list[str]:
    """Deeds that would probably succeed now."""
    found = [name for name, deed in SKP.items() if skp.status in deed.sources]
    unfit = {
        "ajukan": skp.status == "KONSEP" and bool(rencana.kurang(skp=skp)),
        "terima": skp.ekspektasi.count() < len(Perilaku),
        "tarik": skp.ditanggapi_pada is not None,
        "batalkan_revisi": not skp.versi_terakhir,
        "mulai_akhir": today < skp.periode_akhir.replace(day=1),
        "tarik_akhir": skp.ditanggapi_pada is not None,
    }
    return [name for name in found if not unfit.get(name)]
