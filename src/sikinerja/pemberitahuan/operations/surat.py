"""The outbox: a mail is claimed first, then handed over by the worker, then its fate is written down."""

from __future__ import annotations

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.models import Surat
from sikinerja.pemberitahuan.rules import PENERIMA_MENINGGAL, HasilKirim, Kiriman, StatusSurat, setelah_kirim


@operation
def ambil(ctx: Context) -> Kiriman | None:
    """Claim the oldest mail that is due (F8.6); None: none. Nobody else gets it from now on.

    A worker that dies after this leaves it DIKIRIM: perhaps sent, perhaps not; `sikinerja surat` lists it.
    """
    surat = _berikut(ctx)
    if surat is None:
        return None
    surat.status, surat.percobaan, surat.diubah_pada = StatusSurat.DIKIRIM, surat.percobaan + 1, ctx.now
    surat.save(update_fields=["status", "percobaan", "diubah_pada"])
    jejak.catat(ctx, aksi="surat.ambil", objek=surat, data={"percobaan": surat.percobaan})
    return Kiriman(surat.pk, surat.kepada, surat.subjek, surat.isi, surat.message_id)


def _berikut(ctx: Context) -> Surat | None:
    """The next mail to somebody who lives: what waits for the dead is closed unsent (issue 9 §1)."""
    due = Q(coba_lagi_pada__isnull=True) | Q(coba_lagi_pada__lte=ctx.now)
    waiting = Surat.objects.filter(due, status=StatusSurat.MENUNGGU).select_related("akun").order_by("id")
    while surat := waiting.select_for_update(skip_locked=True, of=("self",)).first():
        if surat.akun is None or surat.akun.aktif_semula is None:
            return surat
        surat.status, surat.keterangan, surat.diubah_pada = StatusSurat.GAGAL, PENERIMA_MENINGGAL, ctx.now
        surat.save(update_fields=["status", "keterangan", "diubah_pada"])
        jejak.catat(ctx, aksi="surat.tidak_terkirim", objek=surat, data={"hasil": PENERIMA_MENINGGAL})
    return None


@operation
def selesai(ctx: Context, *, surat_id: int, hasil: HasilKirim, keterangan: str = "") -> None:
    """Write down what became of a claimed mail (F8.6). Raises NotFound, Conflict when it is not claimed."""
    surat = _locked(surat_id)
    if surat.status != StatusSurat.DIKIRIM:
        raise Conflict
    surat.status, surat.coba_lagi_pada = setelah_kirim(hasil, surat.percobaan, ctx.now)
    surat.keterangan, surat.diubah_pada = keterangan[:200], ctx.now
    surat.save(update_fields=["status", "coba_lagi_pada", "keterangan", "diubah_pada"])
    if hasil != HasilKirim.TERKIRIM:
        jejak.catat(ctx, aksi="surat.tidak_terkirim", objek=surat, data={"hasil": hasil.value})


@operation
def kirim_ulang(ctx: Context, *, surat_id: int) -> None:
    """Send a failed or unknown mail once more (F8.6): a person decides, never the program.

    Raises NotFound, Conflict when it waits or has arrived.
    """
    surat = _locked(surat_id)
    if surat.status not in (StatusSurat.DIKIRIM, StatusSurat.GAGAL):
        raise Conflict("Surat ini masih menunggu atau sudah terkirim.")
    before = surat.status
    surat.status, surat.percobaan, surat.coba_lagi_pada = StatusSurat.MENUNGGU, 0, None
    surat.diubah_pada = ctx.now
    surat.save(update_fields=["status", "percobaan", "coba_lagi_pada", "diubah_pada"])
    jejak.catat(ctx, aksi="surat.kirim_ulang", objek=surat, data={"dari": before})


def _locked(surat_id: int) -> Surat:
    surat = Surat.objects.select_for_update().filter(pk=surat_id).first()
    if surat is None:
        raise NotFound("Surat tidak ditemukan.")
    return surat
