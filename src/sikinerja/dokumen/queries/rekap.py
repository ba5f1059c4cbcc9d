"""The recap of a released month, for the press, and whether a print of it still holds (F8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from sikinerja.core import indonesian
from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.dokumen.rules import Terbitan, rekap
from sikinerja.rilis import queries
from sikinerja.rilis.models import Rilis, RilisRekap
from sikinerja.rilis.queries import halaman, keluaran


@dataclass(frozen=True, slots=True)
class PemeriksaanRekap:
    """What the verification page says of a print; ``berlaku``: the last number still says the same."""

    kode: str
    rilis: Rilis
    nama_pd: str
    jumlah: int
    dinilai: int
    berlaku: bool


def terbitan(ctx: Context, *, rilis_id: int, pd_id: int | None = None) -> Terbitan:
    """Totals of a release with its PD, or of one PD with its people; NotFound for who may not read it."""
    part = keluaran.cakupan(ctx, rilis_id=rilis_id, pd_id=pd_id)
    found = halaman.rincian(ctx, rilis_id=rilis_id)
    pd = [row for row in found.pd if pd_id is None or (row.perangkat_daerah_id or 0) == pd_id]
    one = pd[0] if len(pd) == 1 else None
    if one is None and not ctx.actor.is_bkd:
        raise NotFound("Pilih satu perangkat daerah.")
    total = {name: sum(getattr(row, name) for row in pd) for name in halaman.ANGKA}
    sidik = one.sidik if one else found.rilis.sidik
    page = rekap.halaman(
        instansi=settings.INSTANSI,
        judul=str(found.rilis),
        nama_pd=indonesian.pd(one.nama) if one else "Semua perangkat daerah",
        tahun=found.rilis.tahun,
        bulan=found.rilis.bulan,
        dirilis=found.rilis.dirilis_pada.astimezone(ctx.zone),
        sidik=sidik,
        total=total | {"rata_tpp": halaman.rata_tpp(total)},
        pd=[] if one else [_angka(row) for row in pd],
        pegawai=_pegawai(ctx, found.rilis, one) if one else [],
    )
    kode = rekap.kode_sidik(sidik)
    return Terbitan(kode, f"{settings.BASE_URL}/verifikasi/{kode}/", f"{part.nama_berkas}.pdf", page)


def periksa(*, kode: str) -> PemeriksaanRekap | None:
    """What stands behind the code of a printed recap; None when nothing does. Three queries at most."""
    limits = rekap.rentang_sidik(kode)
    if limits is None:
        return None
    pd = RilisRekap.objects.select_related("rilis").filter(sidik__range=limits)
    row = pd.order_by("-rilis__nomor", "-pk").first()
    rilis = row.rilis if row else Rilis.objects.filter(sidik__range=limits).first()
    if rilis is None:
        return None
    counted = _angka(row) if row else halaman.jumlah(rilis)
    last = queries.terakhir(month=rilis.month)
    return PemeriksaanRekap(
        kode=rekap.kode_sidik(row.sidik if row else rilis.sidik),
        rilis=rilis,
        nama_pd=indonesian.pd(row.nama) if row else "Semua perangkat daerah",
        jumlah=counted["jumlah"],
        dinilai=counted["dinilai"],
        berlaku=last == rilis,
    )


def _angka(row: RilisRekap) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*halaman.ANGKA, "nama", "rata_tpp")}


def _pegawai(ctx: Context, rilis: Rilis, pd: RilisRekap) -> Sequence[Sequence[str]] | None:
    if pd.jumlah > rekap.TERBANYAK:
        return None
    rows = halaman.baris(ctx, rilis=rilis, pd_id=pd.perangkat_daerah_id or 0)
    return [
        rekap.baris(number, b.__dict__, b.get_predikat_display() if b.predikat else b.kenapa)
        for number, b in enumerate(rows.iterator(2000), start=1)
    ]
