"""Pieces of personnel work that live inside a larger transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.jejak.steps import catat, catat_banyak
from sikinerja.kepegawaian import queries, rules
from sikinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan, RiwayatPenilai, UnitKerja
from sikinerja.kepegawaian.queries.penilai import salah_penilai
from sikinerja.kepegawaian.rules import IsianRiwayat, JenisKepegawaian

LOCK = "kepegawaian.riwayat"
"""One lock over all riwayat: no row lock covers "no circle of penilai"."""


@step
def kunci_riwayat(ctx: Context) -> None:
    """Hold the lock under which riwayat and their penilai change, until the transaction ends."""
    advisory_lock(LOCK)


@step
def tambah_riwayat(ctx: Context, *, pegawai_id: int, isian: IsianRiwayat) -> RiwayatJabatan:
    """Add a riwayat jabatan to somebody's history (manual BAB II.3); an active one makes the former Nonaktif.

    Asks no permission: the operation around it has. The very same riwayat again is returned as it is.
    Raises Invalid with the form's field names.
    """
    kunci_riwayat(ctx)
    for row in RiwayatJabatan.objects.filter(pegawai_id=pegawai_id, tahun=isian.tahun):
        if queries.isian(row) == isian:
            return row
    _periksa(ctx, pegawai_id=pegawai_id, isian=isian)
    return simpan_riwayat(ctx, baru=[(pegawai_id, isian)])[0]


@step
def simpan_riwayat(ctx: Context, *, baru: Sequence[tuple[int, IsianRiwayat]]) -> list[RiwayatJabatan]:
    """Write riwayat of many people that were checked under the lock; active ones make the former Nonaktif."""
    _nonaktifkan([pegawai_id for pegawai_id, isian in baru if isian.aktif])
    rows = [RiwayatJabatan(pegawai_id=pegawai_id, **asdict(isian)) for pegawai_id, isian in baru]
    RiwayatJabatan.objects.bulk_create(rows)
    RiwayatPenilai.objects.bulk_create(
        RiwayatPenilai(riwayat=row, penilai_id=isian.penilai_id, tanggal_mulai=rules.mulai_menilai(isian))
        for row, (_, isian) in zip(rows, baru, strict=True)
        if isian.penilai_id is not None
    )
    accounts = dict(
        Pegawai.objects.filter(pk__in=[pk for pk, _ in baru]).order_by().values_list("pk", "akun_id")
    )
    data = [{"baru": _jejak(isian)} for _, isian in baru]
    lines = ((row, d, accounts[row.pegawai_id]) for row, d in zip(rows, data, strict=True))
    catat_banyak(ctx, aksi="kepegawaian.tambah_riwayat", isi=lines)
    return rows


@step
def ubah_riwayat(ctx: Context, *, riwayat: RiwayatJabatan, isian: IsianRiwayat) -> bool:
    """Change a riwayat under the lock, its penilai too (the history keeps the dates); False: nothing new.

    Whatever a change of penilai means for SKP and months is the caller's to do (room ``mutasi``).
    """
    lama = queries.isian(riwayat)
    if lama == isian:
        return False
    _periksa(ctx, pegawai_id=riwayat.pegawai_id, isian=isian, riwayat=riwayat)
    if isian.aktif:
        _nonaktifkan([riwayat.pegawai_id], kecuali=riwayat.pk)
    for name, value in asdict(isian).items():
        setattr(riwayat, name, value)
    riwayat.save(update_fields=list(asdict(isian)))
    if isian.penilai_id != lama.penilai_id:
        _ganti_riwayat_penilai(ctx, riwayat=riwayat)
    _catat(ctx, "kepegawaian.ubah_riwayat", riwayat, {"lama": _jejak(lama), "baru": _jejak(isian)})
    return True


@step
def tegaskan_penilai(ctx: Context, *, riwayat: RiwayatJabatan) -> None:
    """The penilai stays although a move asked: the history has a line of the same one from today on."""
    _ganti_riwayat_penilai(ctx, riwayat=riwayat)
    _catat(ctx, "kepegawaian.tegaskan_penilai", riwayat, {"penilai_id": riwayat.penilai_id})


@step
def hapus_riwayat(ctx: Context, *, riwayat: RiwayatJabatan) -> None:
    """Delete a riwayat under the lock; raises ProtectedError where an SKP or a mutasi hangs on it."""
    lama = {"pegawai_id": riwayat.pegawai_id, "tahun": riwayat.tahun, "jabatan": riwayat.jabatan.nama}
    _catat(ctx, "kepegawaian.hapus_riwayat", riwayat, {"lama": lama})
    riwayat.delete()


def _catat(ctx: Context, aksi: str, riwayat: RiwayatJabatan, data: dict[str, Any]) -> None:
    catat(ctx, aksi=aksi, objek=riwayat, data=data, untuk_id=riwayat.pegawai.akun_id)


def _ganti_riwayat_penilai(ctx: Context, *, riwayat: RiwayatJabatan) -> None:
    """Close the former penilai's line yesterday; one that began today, or has yet to begin, is corrected."""
    kini = RiwayatPenilai.objects.filter(riwayat=riwayat, tanggal_selesai=None).first()
    if kini is not None and kini.tanggal_mulai < ctx.today:
        kini.tanggal_selesai = ctx.today - timedelta(days=1)
        kini.save(update_fields=["tanggal_selesai"])
        kini = None
    if kini is None and riwayat.penilai_id is not None:
        RiwayatPenilai.objects.create(riwayat=riwayat, penilai_id=riwayat.penilai_id, tanggal_mulai=ctx.today)
    elif kini is not None and riwayat.penilai_id is not None:
        kini.penilai_id = riwayat.penilai_id
        kini.save(update_fields=["penilai"])
    elif kini is not None:
        kini.delete()


def _jejak(isian: IsianRiwayat) -> dict[str, Any]:
    return {**asdict(isian), "tmt": isian.tmt.isoformat()}


def _nonaktifkan(pegawai_ids: Sequence[int], *, kecuali: int = 0) -> None:
    rows = RiwayatJabatan.objects.filter(pegawai_id__in=pegawai_ids, aktif=True)
    rows.exclude(pk=kecuali).update(aktif=False)


def _periksa(
    ctx: Context, *, pegawai_id: int, isian: IsianRiwayat, riwayat: RiwayatJabatan | None = None
) -> None:
    """Raise Invalid with everything that is wrong; the lock is held."""
    salah = rules.salah_riwayat(isian)
    if not Pegawai.objects.filter(pk=pegawai_id).exclude(jenis_kepegawaian=JenisKepegawaian.NON_ASN).exists():
        salah[""] = rules.HANYA_ASN
    usable = Q(aktif=True) if riwayat is None else Q(aktif=True) | Q(pk=riwayat.jabatan_id)
    if not Jabatan.objects.filter(usable, pk=isian.jabatan_id, jenis=isian.jenis_jabatan).exists():
        salah["jabatan"] = "Pilih jabatan dari daftar; jabatan harus sesuai dengan jenis jabatan."
    usable = Q(aktif=True) if riwayat is None else Q(aktif=True) | Q(pk=riwayat.unit_kerja_id)
    if not UnitKerja.objects.filter(
        usable, pk=isian.unit_kerja_id, perangkat_daerah_id=isian.perangkat_daerah_id
    ).exists():
        salah["unit_kerja"] = "Pilih unit kerja dari daftar; unit kerja harus milik perangkat daerah itu."
    if isian.penilai_id is not None:
        lama = riwayat.penilai_id if riwayat else None
        penilai_salah = salah_penilai(ctx.today, pegawai_id=pegawai_id, isian=isian, penilai_lama=lama)
        if penilai_salah:
            salah["penilai"] = penilai_salah
    lain = RiwayatJabatan.objects.filter(pegawai_id=pegawai_id, tahun=isian.tahun)
    if any(
        rules.sama_riwayat(isian, queries.isian(row)) for row in lain.exclude(pk=riwayat.pk if riwayat else 0)
    ):
        salah.setdefault("tahun", rules.RIWAYAT_SAMA)
    if salah:
        raise Invalid(salah)
