"""What the worker does with a job: progress, end, clearing away (F4.4)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pekerjaan import steps
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pekerjaan.rules import MASA_SIMPAN, StatusPekerjaan, ringkas

S = StatusPekerjaan


@operation
def maju(ctx: Context, *, pekerjaan_id: int, selesai: int, total: int, tugas: str = "") -> bool:
    """Write the progress of an open job down (F4.4); False: it is over, leave it alone.

    ``tugas``: have the worker go on with that task afterwards.
    """
    row = steps.kunci(ctx, pekerjaan_id=pekerjaan_id)
    if not row.terbuka:
        return False
    if row.status == S.MENUNGGU:
        jejak.catat(ctx, aksi="pekerjaan.berjalan", objek=row)
    row.status, row.selesai, row.total, row.diubah_pada = S.BERJALAN.value, selesai, total, ctx.now
    row.save(update_fields=["status", "selesai", "total", "diubah_pada"])
    if tugas:
        steps.lanjutkan(ctx, pekerjaan_id=row.pk, tugas=tugas)
    return True


@operation
def tuntas(
    ctx: Context, *, pekerjaan_id: int, berkas: str, nama_berkas: str, ukuran: int, tautan: str
) -> None:
    """The result lies ready (F4.4): for :data:`MASA_SIMPAN`; who asked is told, with the ``tautan``."""
    row = steps.kunci(ctx, pekerjaan_id=pekerjaan_id)
    if not row.terbuka:
        return
    row.status, row.selesai, row.berkas = S.SELESAI.value, row.total, berkas
    row.nama_berkas, row.ukuran, row.pesan = nama_berkas, ukuran, ""
    row.diubah_pada = row.berakhir_pada = ctx.now
    row.kedaluwarsa_pada = ctx.now + MASA_SIMPAN
    row.save()
    jejak.catat(ctx, aksi="pekerjaan.tuntas", objek=row, data={"nama_berkas": nama_berkas, "ukuran": ukuran})
    steps.kabari(ctx, row=row, judul=f"{nama_berkas} siap diunduh", tautan=tautan)


@operation
def selesai(ctx: Context, *, pekerjaan_id: int, pesan: str, tautan: str, diam: bool = False) -> None:
    """A job is done that leaves no file (F8.3, F8.8); who asked for it is told what came of it.

    ``diam``: they are looking at its page, which says so.
    """
    steps.selesai(ctx, pekerjaan_id=pekerjaan_id, pesan=pesan, tautan=tautan, diam=diam)


@operation
def gagal(ctx: Context, *, pekerjaan_id: int, pesan: str, tautan: str, diam: bool = False) -> None:
    """A job could not be done (F4.4); who asked for it is told why, unless they look on (``diam``)."""
    row = steps.kunci(ctx, pekerjaan_id=pekerjaan_id)
    if not row.terbuka:
        return
    row.status, row.pesan = S.GAGAL.value, ringkas(pesan)
    row.diubah_pada = row.berakhir_pada = ctx.now
    row.save(update_fields=["status", "pesan", "diubah_pada", "berakhir_pada"])
    jejak.catat(ctx, aksi="pekerjaan.gagal", objek=row, data={"pesan": row.pesan})
    if not diam:
        steps.kabari(ctx, row=row, judul=f"Pekerjaan gagal: {row.pesan}", tautan=tautan)


@operation
def hapus_kedaluwarsa(ctx: Context) -> list[str]:
    """End the time of old results (F4.4); returns their files for the worker to remove."""
    files = []
    old = Pekerjaan.objects.select_for_update().filter(status=S.SELESAI.value, kedaluwarsa_pada__lte=ctx.now)
    for row in old.order_by("id"):
        files.append(row.berkas)
        row.status, row.berkas = S.KEDALUWARSA.value, ""
        row.save(update_fields=["status", "berkas"])
        jejak.catat(ctx, aksi="pekerjaan.kedaluwarsa", objek=row)
    return files
