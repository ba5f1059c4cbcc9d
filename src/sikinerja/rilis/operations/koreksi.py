"""Corrections: opened with a reason, then released under the next number or given up (F8.3)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, NotFound
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jejak import steps as jejak
from sikinerja.kehadiran import steps as kehadiran
from sikinerja.rilis import queries, rules
from sikinerja.rilis.models import Koreksi
from sikinerja.rilis.rules import HasilKoreksi


@operation
def buka(ctx: Context, *, rilis_id: int, alasan: str) -> Koreksi:
    """Begin a correction of the release that counts (F8.3): attendance of its month may be mended again.

    Nothing released changes by it. BKD only. Invalid (``alasan``); Conflict: a later number counts, or a
    correction is open already (the same person's same request again: the one that is open).
    """
    rilis = queries.get(ctx, rilis_id=rilis_id)
    akun_id = _bkd(ctx)
    words = rules.periksa_alasan(alasan, kosong=rules.ALASAN_KOREKSI)
    kehadiran.kunci_bulan(rilis.month)
    advisory_lock(rules.KUNCI, rules.kunci_bulan(rilis.month))
    open_one = queries.koreksi_terbuka(month=rilis.month)
    if open_one is not None:
        if (open_one.akun_id, open_one.alasan) == (akun_id, words):
            return open_one
        raise Conflict(rules.SUDAH_DIBUKA.format(nama=open_one.nama))
    if queries.terakhir(month=rilis.month) != rilis:
        raise Conflict(rules.BUKAN_TERAKHIR)
    koreksi = Koreksi.objects.create(
        tahun=rilis.tahun, bulan=rilis.bulan, nomor=rilis.nomor + 1, alasan=words,
        dibuka_pada=ctx.now, akun_id=akun_id, nama=ctx.actor.nama,
    )  # fmt: skip
    kehadiran.buka_bulan(ctx, month=rilis.month, alasan=words)
    jejak.catat(ctx, aksi="rilis.buka_koreksi", objek=koreksi, data={"alasan": words})
    return koreksi


@operation
def batalkan(ctx: Context, *, koreksi_id: int) -> Koreksi:
    """Give an open correction up (F8.3): the month's attendance is closed again. BKD only.

    Given up before: nothing happens. Conflict: it was released.
    """
    if not ctx.actor.is_bkd:
        raise NotFound("Koreksi tidak ditemukan.")
    found = Koreksi.objects.filter(pk=koreksi_id).first()
    if found is None:
        raise NotFound("Koreksi tidak ditemukan.")
    kehadiran.tutup_bulan(ctx, month=found.month)
    advisory_lock(rules.KUNCI, rules.kunci_bulan(found.month))
    found.refresh_from_db()
    if found.hasil == HasilKoreksi.DIRILIS:
        raise Conflict(rules.KOREKSI_DITUTUP)
    if not found.hasil:
        found.hasil, found.ditutup_pada = HasilKoreksi.DIBATALKAN.value, ctx.now
        found.save(update_fields=["hasil", "ditutup_pada"])
        jejak.catat(ctx, aksi="rilis.batalkan_koreksi", objek=found)
    return found


def _bkd(ctx: Context) -> int:
    """The account of the person of BKD who acts; Forbidden for everybody else."""
    if not ctx.actor.is_bkd or ctx.actor.akun_id is None:
        raise Forbidden("Hanya BKD yang dapat membuka koreksi.")
    return ctx.actor.akun_id
