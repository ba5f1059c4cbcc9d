"""The one reversible step of a mutasi: carrying it out and taking it back (F7.1, F7.2, domain.md §7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import ProtectedError

from sikinerja.aktivitas import steps as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import check_now, operation
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian import steps as riwayat_steps
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import IsianRiwayat
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.operations._kabar import kabari_batal, kabari_mutasi
from sikinerja.mutasi.queries import perpindahan as queries
from sikinerja.mutasi.rules import perpindahan as rules
from sikinerja.mutasi.rules.perpindahan import Perpindahan, Putusan
from sikinerja.skp import steps as skp_steps
from sikinerja.skp.models import Skp


@operation
def mutasi(ctx: Context, *, pegawai_id: int, tanggal: date, isian: IsianRiwayat) -> Mutasi:
    """Move somebody to another position from ``tanggal`` on (manual BAB VII, domain.md §7).

    ``isian`` is the new position; its tahun, TMT and aktif follow from the date. The new riwayat becomes
    active, the old SKP ends the day before the new one, which is made as KONSEP; activities from then on move
    to it, under *tugas kedinasan lain*. The very same move again changes nothing.
    Raises NotFound, Forbidden, Invalid with the form's field names.
    """
    queries.orang(ctx, pegawai_id=pegawai_id, mutasi=queries.berjalan(pegawai_id=pegawai_id))
    p = rules.perpindahan(tanggal)
    isian = replace(isian, tahun=p.awal_baru.year, tmt=tanggal, aktif=True)
    if isian.penilai_id is None:
        raise Invalid({"penilai": "Pilih penilai dari daftar."})
    _kunci(ctx, pegawai_id)
    berjalan = queries.berjalan(pegawai_id=pegawai_id)
    if berjalan is not None:
        if _sama(berjalan, tanggal, isian):
            return berjalan
        _tutup(ctx, berjalan)
    putusan = queries.putusan(ctx, pegawai_id=pegawai_id, p=p)
    if putusan.salah:
        raise Invalid({"tanggal": putusan.salah})
    return _jalankan(ctx, pegawai_id, p, putusan, isian)


@operation
def batalkan(ctx: Context, *, mutasi_id: int) -> Mutasi:
    """Take a mutasi back: riwayat, period and every activity are as they were (domain.md §7).

    Possible until the new SKP is handed in for the first time. Again: nothing changes.
    Raises NotFound, Forbidden, Conflict, Invalid (the old riwayat no longer fits).
    """
    seen = queries.get(ctx, mutasi_id=mutasi_id)
    _kunci(ctx, seen.pegawai_id)
    row = queries.get(ctx, mutasi_id=mutasi_id)
    if row.dibatalkan_pada is not None:
        return row
    if reason := queries.halangan_batal(ctx, row):
        raise Conflict(reason)
    baru = row.riwayat_baru
    _kembalikan_skp(ctx, row)
    row.riwayat_baru, row.dibatalkan_pada = None, ctx.now
    row.save(update_fields=["riwayat_baru", "dibatalkan_pada"])
    _kembalikan_riwayat(ctx, row, baru)
    data = {"tanggal": row.tanggal.isoformat()}
    catat(ctx, aksi="mutasi.batalkan", objek=row, data=data, untuk_id=row.pegawai.akun_id)
    kabari_batal(ctx, row, baru)
    return row


def _kunci(ctx: Context, pegawai_id: int) -> None:
    """Everything that a mutasi of this person touches, floor by floor."""
    riwayat_steps.kunci_riwayat(ctx)
    skp_steps.kunci_periode(ctx, pegawai_id=pegawai_id)
    list(RiwayatJabatan.objects.select_for_update(no_key=True).filter(pegawai=pegawai_id).order_by("pk"))
    list(Skp.objects.select_for_update(no_key=True).filter(pegawai=pegawai_id).order_by("pk"))
    aktivitas.kunci(ctx, pegawai_id=pegawai_id)


def _sama(berjalan: Mutasi, tanggal: date, isian: IsianRiwayat) -> bool:
    baru = berjalan.riwayat_baru
    return baru is not None and berjalan.tanggal == tanggal and kepegawaian.isian(baru) == isian


def _tutup(ctx: Context, berjalan: Mutasi) -> None:
    """A further move ends the former one, unless that can still be taken back: then it was a mistake."""
    if queries.belum_diajukan(berjalan):
        raise Invalid({"": rules.masih_berjalan(berjalan.tanggal)})
    berjalan.selesai_pada = ctx.now
    berjalan.save(update_fields=["selesai_pada"])


def _jalankan(ctx: Context, pegawai_id: int, p: Perpindahan, putusan: Putusan, isian: IsianRiwayat) -> Mutasi:
    if ctx.actor.akun_id is None:
        raise Forbidden
    before = list(RiwayatJabatan.objects.filter(pegawai=pegawai_id))
    aktif = next((row for row in before if row.aktif), None)
    lama = Skp.objects.select_related("riwayat").get(pk=putusan.lama.id) if putusan.lama else None
    baru = riwayat_steps.tambah_riwayat(ctx, pegawai_id=pegawai_id, isian=isian)
    if Skp.objects.filter(riwayat=baru).exists():
        raise Invalid({"": rules.RIWAYAT_SUDAH_BER_SKP})
    semula = {"riwayat_dibuat": baru not in before, "aktif": aktif.pk if aktif else None}
    row = Mutasi.objects.create(
        pegawai_id=pegawai_id,
        tanggal=p.tanggal,
        kasus=p.kasus.value,
        riwayat_lama=aktif if aktif != baru else lama.riwayat if lama else None,
        riwayat_baru=baru,
        skp_lama=lama,
        semula=semula | _ganti_skp(ctx, p, lama if putusan.dipotong else None, baru),
        dicatat_oleh_id=ctx.actor.akun_id,
        dicatat_pada=ctx.now,
    )
    data = {"tanggal": p.tanggal.isoformat(), **row.semula}
    catat(ctx, aksi="mutasi.mutasi", objek=row, data=data, untuk_id=row.pegawai.akun_id)
    kabari_mutasi(ctx, row, p)
    return row


def _ganti_skp(ctx: Context, p: Perpindahan, lama: Skp | None, baru: RiwayatJabatan) -> dict[str, Any]:
    """End the old SKP where it has to end early, make the new one, move what lies in it; says what was."""
    semula: dict[str, Any] = {}
    if lama is not None:
        dahulu = lama.periode_akhir_semula
        semula = {"akhir": lama.periode_akhir.isoformat(), "akhir_semula": dahulu and dahulu.isoformat()}
        skp_steps.akhiri(ctx, skp=lama, periode_akhir=p.akhir_lama)
    konsep = skp_steps.buat(
        ctx,
        riwayat=baru,
        periode_awal=p.awal_baru,
        periode_akhir=p.akhir_baru,
        model=baru.jabatan.model_skp,
    )
    if lama is not None:
        semula |= aktivitas.pindahkan(ctx, dari=lama, ke=konsep)
    return semula


def _kembalikan_skp(ctx: Context, row: Mutasi) -> None:
    konsep = Skp.objects.filter(riwayat=row.riwayat_baru).first()
    lama, semula = row.skp_lama, row.semula
    skp_steps.tukar_periode(ctx)
    if lama is not None and "akhir" in semula:
        dahulu = semula["akhir_semula"]
        skp_steps.batal_akhiri(
            ctx,
            skp=lama,
            periode_akhir=date.fromisoformat(semula["akhir"]),
            semula=date.fromisoformat(dahulu) if dahulu else None,
        )
        if konsep is not None:
            aktivitas.kembalikan(ctx, dari=konsep, ke=lama, semula=semula)
    if konsep is not None:
        try:
            skp_steps.buang(ctx, skp=konsep)
        except ProtectedError:
            raise Conflict(rules.SKP_BARU_DIPAKAI) from None
    check_now()


def _kembalikan_riwayat(ctx: Context, row: Mutasi, baru: RiwayatJabatan | None) -> None:
    semula = row.semula
    if baru is not None and semula["riwayat_dibuat"]:
        riwayat_steps.hapus_riwayat(ctx, riwayat=baru)
    aktif = RiwayatJabatan.objects.filter(pk=semula["aktif"]).first()
    if aktif is not None and not aktif.aktif:
        isian = replace(kepegawaian.isian(aktif), aktif=True)
        riwayat_steps.ubah_riwayat(ctx, riwayat=aktif, isian=isian)
