"""Keadaan khusus: catat, ubah, akhiri, hapus (domain.md §8)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from sikinerja.akun import steps as akun
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import operation, translated
from sikinerja.jejak.steps import catat as catat_jejak
from sikinerja.jejak.steps import pastikan_alasan
from sikinerja.kepegawaian import messages
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries import akun as people
from sikinerja.kepegawaian.queries import keadaan as queries
from sikinerja.kepegawaian.queries import lock_pegawai
from sikinerja.kepegawaian.rules import HANYA_ASN
from sikinerja.kepegawaian.rules import keadaan as rules
from sikinerja.kepegawaian.rules.keadaan import TANPA_AKIBAT, Akibat, IsianKeadaan
from sikinerja.pemberitahuan.steps import beri_tahu

REFUSED = {"keadaan_tidak_bertumpuk": {"tanggal_mulai": rules.BERTUMPUK}}


@operation
def catat(
    ctx: Context, *, pegawai_id: int, isian: IsianKeadaan, akibat: Akibat = TANPA_AKIBAT
) -> KeadaanKhusus:
    """Record a state of somebody: pengelola in their own PD, BKD anywhere (domain.md §8).

    Person and penilai are told; ``akibat``: what the person also hears of (``rilis.queries.keadaan``). Who
    retires or dies ends, the day before, whatever state still runs. The very same state again is returned as
    it is. Raises NotFound, Forbidden (oneself), Invalid with field names.
    """
    pegawai = _managed(ctx, pegawai_id)
    _periksa(ctx, isian)
    same = KeadaanKhusus.objects.filter(pegawai=pegawai, **_values(isian)).first()
    if same is not None:
        return same
    if isian.jenis in rules.PURNA:
        _akhiri_yang_berjalan(ctx, pegawai, isian.tanggal_mulai, meninggal=_meninggal(isian))
    with translated(REFUSED):
        row = KeadaanKhusus.objects.create(
            pegawai=pegawai, dibuat_pada=ctx.now, dibuat_oleh_id=ctx.actor.akun_id, **_values(isian)
        )
    _catat(ctx, "kepegawaian.catat_keadaan", row, _data(row))
    _selaraskan_akun(ctx, pegawai)
    _tell(ctx, row, "dicatat", akibat)
    return row


@operation
def ubah(
    ctx: Context, *, keadaan_id: int, isian: IsianKeadaan, akibat: Akibat = TANPA_AKIBAT
) -> KeadaanKhusus:
    """Correct a state; nothing new changes nothing (domain.md §8). Raises NotFound, Forbidden, Invalid."""
    row = _lock(ctx, keadaan_id)
    _periksa(ctx, isian)
    if all(getattr(row, name) == value for name, value in _values(isian).items()):
        return row
    pensiun, sampai = _pensiun_sebelum(row), isian.tanggal_mulai if _meninggal(isian) else None
    earlier = sampai is not None and sampai < row.tanggal_mulai  # what gives way is written first
    if pensiun is not None and earlier:
        _sampai(ctx, pensiun, sampai)
    _write(ctx, row, isian, aksi="kepegawaian.ubah_keadaan")
    if pensiun is not None and not earlier:
        _sampai(ctx, pensiun, sampai)
    _selaraskan_akun(ctx, row.pegawai)
    _tell(ctx, row, "diubah", akibat)
    return row


@operation
def akhiri(
    ctx: Context, *, keadaan_id: int, tanggal_selesai: date, alasan: str, akibat: Akibat = TANPA_AKIBAT
) -> KeadaanKhusus:
    """Say when a state ended, or will end before it was meant to, with a reason (domain.md §8).

    The last day counts. Raises NotFound, Forbidden, Conflict (retirement and death do not end), Invalid.
    """
    row = _lock(ctx, keadaan_id)
    if row.jenis in rules.TETAP:
        raise Conflict(rules.TANPA_AKHIR)
    _alasan(alasan)
    if row.tanggal_selesai == tanggal_selesai:
        pastikan_alasan(ctx, objek=row, alasan=alasan)
        return row
    if row.tanggal_selesai is not None and tanggal_selesai > row.tanggal_selesai:
        raise Invalid({"tanggal_selesai": rules.LEBIH_LAMA})
    isian = IsianKeadaan(row.jenis, row.tanggal_mulai, tanggal_selesai, row.dasar)
    _periksa(ctx, isian)
    _write(ctx, row, isian, aksi="kepegawaian.akhiri_keadaan", alasan=alasan.strip())
    _tell(ctx, row, "diakhiri", akibat)
    return row


@operation
def hapus(ctx: Context, *, keadaan_id: int, alasan: str, akibat: Akibat = TANPA_AKIBAT) -> None:
    """Take away what was recorded by mistake, with a reason; the audit trail keeps it (domain.md §8).

    Raises NotFound, Forbidden, Invalid.
    """
    row = _lock(ctx, keadaan_id)
    _alasan(alasan)
    data = {"lama": _data(row), "alasan": alasan.strip()}
    _catat(ctx, "kepegawaian.hapus_keadaan", row, data)
    _tell(ctx, row, "dihapus", akibat)
    pensiun = _pensiun_sebelum(row)
    row.delete()
    if pensiun is not None:
        _sampai(ctx, pensiun, None)
    _selaraskan_akun(ctx, row.pegawai)


def _managed(ctx: Context, pegawai_id: int) -> Pegawai:
    """The person, locked, whom the actor manages."""
    pegawai = people.get(ctx, pegawai_id=pegawai_id)
    if pegawai.akun_id == ctx.actor.akun_id:
        raise Forbidden(rules.DIRI_SENDIRI)
    if pegawai.nip is None:
        raise Invalid({"terkelola": HANYA_ASN})
    return lock_pegawai(ctx, pegawai_id=pegawai_id)


def _lock(ctx: Context, keadaan_id: int) -> KeadaanKhusus:
    """A state, locked after its person."""
    seen = queries.get(ctx, keadaan_id=keadaan_id)
    _managed(ctx, seen.pegawai_id)
    return queries.lock(ctx, keadaan_id=keadaan_id)


def _periksa(ctx: Context, isian: IsianKeadaan) -> None:
    if salah := rules.salah_keadaan(isian, today=ctx.today):
        raise Invalid(salah)


def _alasan(alasan: str) -> None:
    if not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_WAJIB})


def _akhiri_yang_berjalan(ctx: Context, pegawai: Pegawai, mulai: date, *, meninggal: bool) -> None:
    """A state that runs into ``mulai`` ends the day before: retirement only by death."""
    running = KeadaanKhusus.objects.filter(queries.pada(mulai), pegawai=pegawai, tanggal_mulai__lt=mulai)
    if not meninggal:
        running = running.exclude(jenis__in=sorted(rules.TETAP))
    row = running.exclude(jenis=rules.JenisKeadaan.MENINGGAL).first()
    if row is not None:
        _sampai(ctx, row, mulai)


def _pensiun_sebelum(row: KeadaanKhusus) -> KeadaanKhusus | None:
    """The retirement that this death ended."""
    if row.jenis != rules.JenisKeadaan.MENINGGAL:
        return None
    ended = row.tanggal_mulai - rules.SATU_HARI
    rows = KeadaanKhusus.objects.filter(pegawai=row.pegawai_id, jenis=rules.JenisKeadaan.PENSIUN)
    return rows.filter(tanggal_selesai=ended).first()


def _sampai(ctx: Context, row: KeadaanKhusus, hari: date | None) -> None:
    """A state ends the day before ``hari``, or (None) goes on."""
    selesai = None if hari is None else hari - rules.SATU_HARI
    isian = IsianKeadaan(row.jenis, row.tanggal_mulai, selesai, row.dasar)
    _write(ctx, row, isian, aksi="kepegawaian.akhiri_keadaan" if hari else "kepegawaian.ubah_keadaan")


def _meninggal(isian: IsianKeadaan) -> bool:
    return isian.jenis == rules.JenisKeadaan.MENINGGAL


def _selaraskan_akun(ctx: Context, pegawai: Pegawai) -> None:
    """Who is recorded as dead can no longer log in; once the record is gone, as before."""
    dead = KeadaanKhusus.objects.filter(pegawai=pegawai, jenis=rules.JenisKeadaan.MENINGGAL).exists()
    akun.tandai_meninggal(ctx, akun_id=pegawai.akun_id, meninggal=dead)


def _write(ctx: Context, row: KeadaanKhusus, isian: IsianKeadaan, *, aksi: str, alasan: str = "") -> None:
    lama = _data(row)
    for name, value in _values(isian).items():
        setattr(row, name, value)
    with translated(REFUSED):
        row.save(update_fields=list(_values(isian)))
    data = {"lama": lama, "baru": _data(row)} | ({"alasan": alasan} if alasan else {})
    _catat(ctx, aksi, row, data)


def _catat(ctx: Context, aksi: str, row: KeadaanKhusus, data: dict[str, Any]) -> None:
    catat_jejak(ctx, aksi=aksi, objek=row, data=data, untuk_id=row.pegawai.akun_id)


def _values(isian: IsianKeadaan) -> dict[str, Any]:
    return {**asdict(isian), "dasar": isian.dasar.strip()}


def _data(row: KeadaanKhusus) -> dict[str, Any]:
    return {
        "pegawai": row.pegawai_id,
        "jenis": row.jenis,
        "mulai": row.tanggal_mulai.isoformat(),
        "selesai": row.tanggal_selesai.isoformat() if row.tanggal_selesai else None,
        "dasar": row.dasar,
    }


def _tell(ctx: Context, row: KeadaanKhusus, apa: str, akibat: Akibat) -> None:
    """The person (not of their own death) and the present penilai."""
    masa = (row.tanggal_mulai, row.tanggal_selesai)
    nama = row.pegawai.akun.nama
    if row.jenis != rules.JenisKeadaan.MENINGGAL:
        is_purna = row.jenis in rules.PURNA and row.tanggal_selesai is None
        judul, isi = messages.keadaan_sendiri(str(row), *masa, apa=apa, akibat=akibat, is_purna=is_purna)
        beri_tahu(ctx, akun_id=row.pegawai.akun_id, judul=judul, isi=isi, tautan="/realisasi-bulanan/")
    active = RiwayatJabatan.objects.filter(pegawai=row.pegawai_id, aktif=True).select_related("penilai")
    riwayat = active.first()
    if riwayat is not None and riwayat.penilai is not None:
        judul, isi = messages.keadaan_bawahan(nama, str(row), *masa, apa=apa)
        beri_tahu(ctx, akun_id=riwayat.penilai.akun_id, judul=judul, isi=isi)
