"""Webhooks as BKD manages them, and their deliveries as the worker makes them (domain.md §8)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.flow import pastikan_sama
from sikinerja.core.text import one_line
from sikinerja.core.transactions import advisory_lock, check_now, operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.webhook import queries, rules
from sikinerja.webhook.models import Kiriman, Webhook
from sikinerja.webhook.rules import Jawaban, Peristiwa, Pesan, StatusKiriman


@dataclass(frozen=True, slots=True)
class WebhookBaru:
    """A webhook and the secret that is shown once."""

    webhook: Webhook
    rahasia: str


@operation
def daftarkan(
    ctx: Context, *, nama: str, alamat: str, peristiwa: Sequence[str], perangkat_daerah_id: int | None
) -> WebhookBaru:
    """Have another system told from now on (domain.md §8). BKD only.

    Raises Forbidden, Invalid ``nama``, ``alamat``, ``peristiwa``, ``perangkat_daerah``.
    """
    if not ctx.actor.is_bkd or ctx.actor.akun_id is None:
        raise Forbidden(rules.HANYA_BKD)
    nama, alamat, chosen = one_line(nama), alamat.strip(), sorted(set(peristiwa))
    intranet = bool(settings.WEBHOOK_INTRANET)
    if problems := rules.salah(nama=nama, alamat=alamat, peristiwa=chosen, intranet=intranet):
        raise Invalid(problems)
    advisory_lock("webhook.daftarkan")
    _room_for_one()
    rahasia = rules.rahasia(secrets.token_bytes(32))
    try:
        with transaction.atomic():
            row = Webhook.objects.create(
                nama=nama, alamat=alamat, peristiwa=chosen, perangkat_daerah_id=perangkat_daerah_id,
                rahasia=rahasia, dibuat_pada=ctx.now, dibuat_oleh_id=ctx.actor.akun_id,
            )  # fmt: skip
            check_now()
    except IntegrityError:
        raise Invalid({"perangkat_daerah": "Perangkat daerah ini tidak ada."}) from None
    data = {"nama": nama, "alamat": alamat, "peristiwa": chosen, "perangkat_daerah": perangkat_daerah_id}
    jejak.catat(ctx, aksi="webhook.daftarkan", objek=row, data=data)
    return WebhookBaru(row, rahasia)


@operation
def ganti_rahasia(ctx: Context, *, webhook_id: int) -> WebhookBaru:
    """Give a webhook a new secret (domain.md §8): the old one signs nothing from now on. Raises NotFound."""
    row = _lock(ctx, webhook_id)
    row.rahasia = rules.rahasia(secrets.token_bytes(32))
    row.save(update_fields=["rahasia"])
    jejak.catat(ctx, aksi="webhook.ganti_rahasia", objek=row)
    return WebhookBaru(row, row.rahasia)


@operation
def matikan(ctx: Context, *, webhook_id: int, alasan: str) -> Webhook:
    """Tell it nothing any more (domain.md §8); what waits stays. Raises NotFound, Invalid ``alasan``."""
    row, alasan = _lock(ctx, webhook_id), one_line(alasan)
    if not 0 < len(alasan) <= rules.PANJANG_ALASAN:
        raise Invalid({"alasan": f"Alasan wajib diisi, paling panjang {rules.PANJANG_ALASAN} huruf."})
    if row.aktif:
        _switch_off(ctx, row, alasan)
    else:
        stored, pada = row.alasan_dimatikan, row.dimatikan_pada
        pastikan_sama(ctx, rules.SUDAH_DIMATIKAN, pada=pada, sent=alasan, stored=stored)
    return row


@operation
def hidupkan(ctx: Context, *, webhook_id: int) -> Webhook:
    """Tell it again (domain.md §8), first what waited meanwhile. Raises NotFound, Invalid (too many)."""
    row = _lock(ctx, webhook_id)
    if row.aktif:
        return row
    advisory_lock("webhook.daftarkan")
    _room_for_one()
    row.dimatikan_pada, row.alasan_dimatikan, row.tunda_sampai = None, "", None
    row.save(update_fields=["dimatikan_pada", "alasan_dimatikan", "tunda_sampai"])
    jejak.catat(ctx, aksi="webhook.hidupkan", objek=row)
    return row


@operation
def uji(ctx: Context, *, webhook_id: int) -> Kiriman:
    """Send a trial (domain.md §8), so that the receiver can be tried before something happens.

    Raises NotFound, Conflict when the webhook is switched off.
    """
    row = _lock(ctx, webhook_id)
    if not row.aktif:
        raise Conflict("Webhook ini sedang nonaktif. Aktifkan dahulu, lalu kirim percobaan.")
    sent = Kiriman.objects.create(
        webhook=row, peristiwa=Peristiwa.UJI.value, kunci=f"uji:{ctx.request_id}", data={"webhook": row.nama},
        dibuat_pada=ctx.now, diubah_pada=ctx.now,
    )  # fmt: skip
    jejak.catat(ctx, aksi="webhook.uji", objek=row)
    return sent


@operation
def kirim_ulang(ctx: Context, *, webhook_id: int, kiriman_id: int) -> Kiriman:
    """Send what failed, or was taken, once more (domain.md §8), under the same id. Raises NotFound."""
    row = _lock(ctx, webhook_id)
    sent = Kiriman.objects.select_for_update().filter(webhook=row, pk=kiriman_id).first()
    if sent is None:
        raise NotFound("Kiriman tidak ditemukan.")
    if sent.status != StatusKiriman.MENUNGGU:
        sent.status, sent.percobaan, sent.coba_lagi_pada = StatusKiriman.MENUNGGU.value, 0, None
        sent.diubah_pada = ctx.now
        sent.save(update_fields=["status", "percobaan", "coba_lagi_pada", "diubah_pada"])
        jejak.catat(ctx, aksi="webhook.kirim_ulang", objek=sent)
    return sent


@operation
def ambil(ctx: Context, *, webhook_id: int) -> Pesan | None:
    """Claim the oldest message that is due for a webhook (domain.md §8); None: none.

    A worker that dies after this leaves a claim that ends by itself: the message then goes again, under
    the same id.
    """
    rows = Kiriman.objects.select_related("webhook").filter(
        queries.jatuh_tempo(ctx.now), webhook_id=webhook_id
    )
    sent = rows.select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
    if sent is None:
        return None
    sent.percobaan, sent.coba_lagi_pada = sent.percobaan + 1, ctx.now + rules.MASA_KLAIM
    sent.diubah_pada = ctx.now
    sent.save(update_fields=["percobaan", "coba_lagi_pada", "diubah_pada"])
    if sent.percobaan > 1:  # the first attempt of each message would fill the trail with what goes well
        jejak.catat(ctx, aksi="webhook.coba_lagi", objek=sent, data={"percobaan": sent.percobaan})
    body = rules.isi(peristiwa=sent.peristiwa, pada=sent.dibuat_pada, data=sent.data)
    return Pesan(sent.pk, rules.kode(sent.pk), sent.webhook.alamat, sent.webhook.rahasia, body)


@operation
def selesai(ctx: Context, *, kiriman_id: int, jawaban: Jawaban) -> None:
    """Write down what the receiver said (domain.md §8); after the last attempt the webhook goes off."""
    hook = Webhook.objects.select_for_update().filter(kiriman=kiriman_id).first()
    sent = Kiriman.objects.select_for_update().filter(pk=kiriman_id).first()
    if hook is None or sent is None or sent.status != StatusKiriman.MENUNGGU:
        return
    status, again = rules.setelah_kirim(jawaban, sent.percobaan, ctx.now)
    sent.status, sent.coba_lagi_pada, sent.diubah_pada = status.value, again, ctx.now
    sent.jawaban, sent.keterangan = jawaban.kode, jawaban.keterangan[: rules.PANJANG_KETERANGAN]
    sent.save(update_fields=["status", "coba_lagi_pada", "diubah_pada", "jawaban", "keterangan"])
    hook.tunda_sampai = again if jawaban.penerima_sakit else None
    hook.save(update_fields=["tunda_sampai"])
    if status == StatusKiriman.GAGAL:
        jejak.catat(ctx, aksi="webhook.gagal", objek=sent, data={"jawaban": sent.jawaban})
        if jawaban.penerima_sakit and hook.aktif:
            _give_up(ctx, hook)


def _lock(ctx: Context, webhook_id: int) -> Webhook:
    row = queries.visible(ctx.actor).select_for_update().filter(pk=webhook_id).first()
    if row is None:
        raise NotFound(queries.TIDAK_ADA)
    return row


def _room_for_one() -> None:
    if Webhook.objects.filter(dimatikan_pada=None).count() >= rules.PALING_BANYAK:
        raise Invalid({"": rules.TERLALU_BANYAK})


def _switch_off(ctx: Context, row: Webhook, alasan: str) -> None:
    row.dimatikan_pada, row.alasan_dimatikan = ctx.now, alasan
    row.save(update_fields=["dimatikan_pada", "alasan_dimatikan"])
    jejak.catat(ctx, aksi="webhook.matikan", objek=row, data={"alasan": alasan})


def _give_up(ctx: Context, row: Webhook) -> None:
    """Three days without a sound answer: knock no more, and tell who registered it."""
    _switch_off(ctx, row, rules.PENERIMA_GAGAL)
    pemberitahuan.beri_tahu(
        ctx, akun_id=row.dibuat_oleh_id, judul=f"Webhook {row.nama} dinonaktifkan",
        isi=f"{rules.PENERIMA_GAGAL} Periksa penerimanya, lalu aktifkan lagi; yang tertunda akan dikirim.",
        tautan=f"/kelola/webhook/{row.pk}/", kunci=f"webhook:{row.pk}:mati:{ctx.now.isoformat()}",
    )  # fmt: skip
