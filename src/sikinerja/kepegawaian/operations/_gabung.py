"""Two records of one person become one where nothing contradicts, and two again within a day.

Done by the worker, in the name of whoever asked (:mod:`sikinerja.kepegawaian.operations.gabung`).
"""

from __future__ import annotations

from django.db import IntegrityError, transaction

from sikinerja.akun import steps as akun
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import messages, steps
from sikinerja.kepegawaian.models import Gabungan, Pegawai, RiwayatJabatan, RiwayatNomor
from sikinerja.kepegawaian.operations._pindah import Kabari, kembalikan, kunci, pindahkan
from sikinerja.kepegawaian.queries import akun as queries_akun
from sikinerja.kepegawaian.queries import gabung as queries
from sikinerja.kepegawaian.rules import JenisKepegawaian
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.kepegawaian.rules.gabung import Diminta, IsianGabung
from sikinerja.kepegawaian.rules.nomor import BER_RIWAYAT, jenis_boleh, sampai_besok, sebut
from sikinerja.pemberitahuan.rules import JenisPemberitahuan
from sikinerja.pemberitahuan.steps import beri_tahu


def gabungkan(ctx: Context, diminta: Diminta, *, kabari: Kabari) -> Gabungan:
    """Set the superfluous record aside for the one that stays, which takes over its rows.

    All that was looked at when it was asked for is looked at again, under the locks. What says in words who
    it was then keeps saying it.
    """
    isian = diminta.isian
    boleh(ctx, diminta.pegawai_id)
    steps.kunci_riwayat(ctx)
    if queries.kini(ganda_id=isian.ganda_id) is not None:
        raise Conflict(rules.SUDAH_DIGABUNG)
    boleh(ctx, isian.ganda_id)
    pegawai, ganda = kunci(ctx, diminta.pegawai_id, isian.ganda_id)
    if (pegawai.akun.username, ganda.akun.username) != diminta.nomor:
        raise Conflict(rules.NOMOR_BERUBAH)
    periksa(pegawai, ganda, isian)
    row = Gabungan(
        pegawai=pegawai, nomor_pegawai=pegawai.akun.username, jenis_pegawai=pegawai.jenis_kepegawaian,
        pangkat_pegawai=pegawai.pangkat, ganda=ganda, nomor_ganda=ganda.akun.username,
        jenis_ganda=ganda.jenis_kepegawaian, pangkat_ganda=ganda.pangkat, ganda_aktif=ganda.akun.aktif,
        alasan=isian.alasan.strip(), pada=ctx.now, oleh_id=ctx.actor.akun_id,
        nomor_jadi=ganda.akun.username if isian.nomor_ganda else pegawai.akun.username,
        sampai=ctx.now + rules.DAPAT_DIBATALKAN,
    )  # fmt: skip
    akun.ubah_status(ctx, akun_id=ganda.akun_id, aktif=False, alasan=row.alasan)
    _jadikan(ctx, ganda, rules.nama_ganda(ganda.pk), JenisKepegawaian.NON_ASN.value, None)
    if isian.nomor_ganda:
        _jadikan(ctx, pegawai, row.nomor_ganda, row.jenis_ganda, _pangkat(row), login_lama=True)
    else:
        sampai = sampai_besok(ctx.now, ctx.zone)
        akun.nama_lain(ctx, akun_id=pegawai.akun_id, nama=row.nomor_ganda, sampai=sampai)
        _jadikan(ctx, pegawai, row.nomor_jadi, row.jenis_pegawai, row.pangkat_pegawai_id)
    row.riwayat_nomor = _riwayat_nomor(ctx, row, pegawai)
    pindahkan(row, kabari)
    _catat(ctx, "kepegawaian.gabungkan", row)
    judul, isi = messages.digabungkan(sebut(row.nomor_jadi), row.alasan)
    jenis = JenisPemberitahuan.KEAMANAN
    beri_tahu(ctx, akun_id=pegawai.akun_id, judul=judul, isi=isi, tautan="/profil/", jenis=jenis)
    return row


def pisahkan(ctx: Context, seen: Gabungan, *, kabari: Kabari) -> Gabungan:
    """Take a merging back: both are as before. Asked for in time is in time."""
    boleh(ctx, seen.pegawai_id)
    steps.kunci_riwayat(ctx)
    pegawai, ganda = kunci(ctx, seen.pegawai_id, seen.ganda_id)
    row = Gabungan.objects.select_for_update(no_key=True).get(pk=seen.pk)
    if row.dibatalkan_pada is not None:
        return row
    left = (pegawai.akun.username, ganda.akun.username, ganda.akun.aktif)
    if left != (row.nomor_jadi, rules.nama_ganda(ganda.pk), False):
        raise Conflict(rules.SUDAH_BERUBAH)
    akun.lepas_nama_lain(ctx, akun_id=pegawai.akun_id, nama=row.nomor_ganda)
    _jadikan(ctx, pegawai, row.nomor_pegawai, row.jenis_pegawai, row.pangkat_pegawai_id)
    _jadikan(ctx, ganda, row.nomor_ganda, row.jenis_ganda, row.pangkat_ganda_id)
    akun.ubah_status(ctx, akun_id=ganda.akun_id, aktif=row.ganda_aktif, alasan=row.alasan)
    row.dibatalkan_pada, row.dibatalkan_oleh_id = ctx.now, ctx.actor.akun_id
    kembalikan(row, kabari)
    _catat(ctx, "kepegawaian.batal_gabungkan", row)
    return row


def boleh(ctx: Context, pegawai_id: int) -> None:
    """Raise NotFound or Forbidden unless it is BKD, and neither oneself nor another BKD account."""
    found = queries_akun.get(ctx, pegawai_id=pegawai_id)
    if not ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    if larangan := queries_akun.larangan(ctx.actor, found):
        raise Forbidden(larangan)


def periksa(pegawai: Pegawai, ganda: Pegawai, isian: IsianGabung) -> None:
    """Raise Invalid with everything that speaks against it."""
    salah = {}
    if ganda.akun.is_pengelola_aplikasi:
        salah["ganda"] = rules.AKUN_BKD
    elif why := rules.bertentangan(queries.pertentangan(pegawai_id=pegawai.pk, ganda_id=ganda.pk)):
        salah["ganda"] = why
    moving = queries.baris(RiwayatJabatan, "pegawai", pegawai_id=pegawai.pk, ganda_id=ganda.pk)
    ber_riwayat = RiwayatJabatan.objects.filter(pegawai=pegawai).exists() or moving.exists()
    jadi = ganda if isian.nomor_ganda else pegawai
    if jadi.jenis_kepegawaian not in jenis_boleh(pegawai.jenis_kepegawaian, ber_riwayat=ber_riwayat):
        salah["nomor"] = BER_RIWAYAT
    if not isian.alasan.strip():
        salah["alasan"] = rules.ALASAN_WAJIB
    if salah:
        raise Invalid(salah)


def _pangkat(row: Gabungan) -> int | None:
    same = row.jenis_pegawai == row.jenis_ganda
    return row.pangkat_pegawai_id if same else row.pangkat_ganda_id


def _jadikan(
    ctx: Context,
    pegawai: Pegawai,
    nomor: str,
    jenis: str,
    pangkat_id: int | None,
    *,
    login_lama: bool = False,
) -> None:
    """Give a locked record its number, jenis and pangkat."""
    sampai = sampai_besok(ctx.now, ctx.zone) if login_lama else None
    try:
        with transaction.atomic():
            pegawai.akun = akun.ganti_username(
                ctx, akun_id=pegawai.akun_id, username=nomor, lama_sampai=sampai
            )
            pegawai.nip = None if jenis == JenisKepegawaian.NON_ASN else nomor
            pegawai.jenis_kepegawaian, pegawai.pangkat_id = jenis, pangkat_id
            pegawai.save(update_fields=["nip", "jenis_kepegawaian", "pangkat"])
    except (IntegrityError, Invalid):
        raise Conflict(rules.SUDAH_BERUBAH) from None


def _riwayat_nomor(ctx: Context, row: Gabungan, pegawai: Pegawai) -> RiwayatNomor:
    """The number that goes names the one that stays, for whoever brings it in again."""
    kept = row.nomor_jadi == row.nomor_pegawai
    lama, jenis = (row.nomor_ganda, row.jenis_ganda) if kept else (row.nomor_pegawai, row.jenis_pegawai)
    return RiwayatNomor.objects.create(
        pegawai=pegawai, jenis_lama=jenis, nomor_lama=lama, jenis_baru=pegawai.jenis_kepegawaian,
        nomor_baru=row.nomor_jadi, alasan=row.alasan, milik_lain=False, pada=ctx.now,
        oleh_id=ctx.actor.akun_id,
    )  # fmt: skip


def _catat(ctx: Context, aksi: str, row: Gabungan) -> None:
    data = {
        "pegawai_id": row.pegawai_id, "ganda": row.nomor_ganda, "semula": row.nomor_pegawai,
        "nomor": row.nomor_jadi, "alasan": row.alasan, "pindah": row.pindah.count(),
    }  # fmt: skip
    catat(ctx, aksi=aksi, objek=row.ganda, data=data, untuk_id=row.pegawai.akun_id)
