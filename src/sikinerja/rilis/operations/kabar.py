"""Telling people that a month was released, a chunk in each transaction (F8.3, F8.6)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.queries.pejabat import pejabat_pd
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.pemberitahuan.rules import Kabar
from sikinerja.rilis import messages
from sikinerja.rilis.models import Rilis, RilisBaris, RilisBeda, RilisRekap
from sikinerja.skp.rules import Predikat

SEKALI = 2000
"""Bells of one transaction."""


@operation
def kabari_pegawai(ctx: Context, *, rilis_id: int, sesudah: int) -> int | None:
    """Ring the next :data:`SEKALI` bells of a release (F8.3).

    The first one rings everybody's, a correction those of whom it changed. ``sesudah`` is the ``urutan`` of
    the last row that was told; the next such number comes back, None at the end. Asked twice, nobody hears
    it twice.
    """
    rilis = Rilis.objects.get(pk=rilis_id)
    rows = list(_baris(rilis).filter(urutan__gt=sesudah).order_by("urutan")[:SEKALI])
    pemberitahuan.beri_tahu_banyak(ctx, kabar=[_kabar(rilis, row) for row in rows])
    if len(rows) == SEKALI:
        return rows[-1].urutan
    jejak.catat(ctx, aksi="rilis.kabari_pegawai", objek=rilis)
    return None


@operation
def kabari_pejabat(ctx: Context, *, rilis_id: int) -> None:
    """One bell each for pimpinan and pengelola of every PD that a release speaks of (F8.3)."""
    rilis = Rilis.objects.get(pk=rilis_id)
    rekap = {row.perangkat_daerah_id: row for row in _rekap(rilis)}
    told = pejabat_pd(pd_ids=[pd for pd in rekap if pd is not None])
    pemberitahuan.beri_tahu_banyak(ctx, kabar=list(_kabar_pejabat(rilis, told, rekap)))
    jejak.catat(ctx, aksi="rilis.kabari_pejabat", objek=rilis, data={"jumlah": len(told)})


def _baris(rilis: Rilis) -> QuerySet[RilisBaris]:
    rows = RilisBaris.objects.filter(rilis=rilis).select_related("pegawai")
    changed = RilisBeda.objects.filter(rilis=rilis, pegawai=OuterRef("pegawai"))
    return rows.filter(Exists(changed)) if rilis.nomor else rows


def _rekap(rilis: Rilis) -> QuerySet[RilisRekap]:
    rows = RilisRekap.objects.filter(rilis=rilis, perangkat_daerah__isnull=False)
    changed = RilisBeda.objects.filter(rilis=rilis, perangkat_daerah=OuterRef("perangkat_daerah"))
    return rows.filter(Exists(changed)) if rilis.nomor else rows


def _kabar(rilis: Rilis, row: RilisBaris) -> Kabar:
    hasil = Predikat[row.predikat].label if row.predikat else row.kenapa
    judul, isi = messages.pegawai(rilis.month, rilis.nomor, hasil=hasil, tpp_persen=row.tpp_persen)
    return Kabar(
        row.pegawai.akun_id,
        judul,
        isi,
        f"/rilis/saya/{rilis.tahun}/{rilis.bulan}/",
        f"rilis:{rilis.pk}:{row.urutan}",
    )


def _kabar_pejabat(
    rilis: Rilis, told: Iterable[tuple[int, int]], rekap: dict[int | None, RilisRekap]
) -> Iterable[Kabar]:
    for pd_id, akun_id in told:
        row = rekap[pd_id]
        judul, isi = messages.perangkat_daerah(
            rilis.month, rilis.nomor, nama_pd=row.nama, jumlah=row.jumlah, dinilai=row.dinilai
        )
        yield Kabar(akun_id, judul, isi, f"/rilis/{rilis.pk}/", f"rilis:{rilis.pk}:pd:{pd_id}:{akun_id}")
