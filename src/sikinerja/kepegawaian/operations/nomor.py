"""Another NIP, NI PPPK or username, another jenis kepegawaian: corrected or replaced by BKD (F1.3)."""

from __future__ import annotations

from sikinerja.akun import rules as akun_rules
from sikinerja.akun import steps as akun
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.flow import pastikan_sama
from sikinerja.core.text import sentence
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import messages, steps
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatNomor
from sikinerja.kepegawaian.operations._periksa_nomor import salah_nomor
from sikinerja.kepegawaian.queries import akun as queries
from sikinerja.kepegawaian.rules import JenisKepegawaian, rapikan_nip
from sikinerja.kepegawaian.rules import nomor as rules
from sikinerja.kepegawaian.rules.nomor import GantiNomor
from sikinerja.pemberitahuan.rules import JenisPemberitahuan
from sikinerja.pemberitahuan.steps import beri_tahu


@operation
def ganti(ctx: Context, *, pegawai_id: int, isian: GantiNomor) -> Pegawai:
    """Correct or replace somebody's number and jenis kepegawaian, with a reason (F1.3): BKD only.

    What was approved, rated or released keeps the number of its day. The same again changes nothing.
    Raises NotFound, Forbidden, Conflict (changed meanwhile), Invalid with the form's field names.
    """
    queries.get(ctx, pegawai_id=pegawai_id)
    if not ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    if larangan := queries.larangan(ctx.actor, queries.get(ctx, pegawai_id=pegawai_id)):
        raise Forbidden(larangan)
    steps.kunci_riwayat(ctx)
    pegawai = kepegawaian.lock_pegawai(ctx, pegawai_id=pegawai_id)
    nomor = rapikan_nip(isian.nomor)
    if (pegawai.akun.username, pegawai.jenis_kepegawaian) == (nomor, isian.jenis_kepegawaian):
        last = RiwayatNomor.objects.filter(pegawai=pegawai).order_by("-id").first()
        if last is not None:
            sent, stored = isian.alasan.strip(), last.alasan
            pastikan_sama(ctx, rules.SUDAH_UBAH, pada=last.pada, sent=sent, stored=stored)
        return pegawai
    if pegawai.akun.username != isian.semula:
        raise Conflict(rules.SUDAH_BERUBAH)
    _periksa(ctx, pegawai, isian, nomor)
    lama = RiwayatNomor(
        pegawai=pegawai, jenis_lama=pegawai.jenis_kepegawaian, nomor_lama=pegawai.akun.username,
        jenis_baru=isian.jenis_kepegawaian, nomor_baru=nomor, alasan=isian.alasan.strip(), pada=ctx.now,
        oleh_id=ctx.actor.akun_id, milik_lain=isian.milik_lain,
    )  # fmt: skip
    _tulis(ctx, pegawai, isian, nomor)
    _tanya(isian, lama)  # last: a number that is somebody else's is wrong, and no question
    lama.save()
    _kabari(ctx, pegawai, lama)
    return pegawai


def _periksa(ctx: Context, pegawai: Pegawai, isian: GantiNomor, nomor: str) -> None:
    """Raise Invalid with everything that is wrong; the locks are held."""
    ber_riwayat = RiwayatJabatan.objects.filter(pegawai=pegawai).exists()
    found = {
        "alasan": "" if isian.alasan.strip() else rules.ALASAN_WAJIB,
        "jenis_kepegawaian": ""
        if isian.jenis_kepegawaian in rules.jenis_boleh(pegawai.jenis_kepegawaian, ber_riwayat=ber_riwayat)
        else rules.BER_RIWAYAT,
    }
    if nomor != pegawai.akun.username or isian.jenis_kepegawaian != pegawai.jenis_kepegawaian:
        found |= salah_nomor(
            ctx, jenis=isian.jenis_kepegawaian, nomor=nomor, nama=pegawai.akun.nama,
            kecuali=pegawai.pk, orang_lain=isian.orang_lain,
        )  # fmt: skip
    if salah := {name: text for name, text in found.items() if text}:
        raise Invalid(salah)


def _tanya(isian: GantiNomor, baris: RiwayatNomor) -> None:
    """Raise Invalid where the numbers say another birthday or sex and nobody has checked it."""
    ragu = rules.salah_pribadi(baris.nomor_lama, baris.nomor_baru)
    if ragu and not (isian.pribadi_lain or isian.milik_lain):
        raise Invalid({"pribadi_lain": sentence(ragu)})


def _tulis(ctx: Context, pegawai: Pegawai, isian: GantiNomor, nomor: str) -> None:
    sampai = None if isian.milik_lain else rules.sampai_besok(ctx.now, ctx.zone)
    try:
        pegawai.akun = akun.ganti_username(ctx, akun_id=pegawai.akun_id, username=nomor, lama_sampai=sampai)
    except Invalid:
        raise Invalid({"nomor": akun_rules.USERNAME_TERPAKAI}) from None
    asn = isian.jenis_kepegawaian != JenisKepegawaian.NON_ASN
    pegawai.nip = nomor if asn else None
    if pegawai.jenis_kepegawaian != isian.jenis_kepegawaian:
        pegawai.jenis_kepegawaian = isian.jenis_kepegawaian
        pegawai.pangkat = None
    if asn:
        pegawai.jabatan_bukan_asn = ""
    pegawai.save(update_fields=["nip", "jenis_kepegawaian", "pangkat", "jabatan_bukan_asn"])


def _kabari(ctx: Context, pegawai: Pegawai, baris: RiwayatNomor) -> None:
    """The trail, and a word to the person."""
    lama = {"nomor": baris.nomor_lama, "jenis_kepegawaian": baris.jenis_lama}
    baru = {"nomor": baris.nomor_baru, "jenis_kepegawaian": baris.jenis_baru}
    data = {"lama": lama, "baru": baru, "alasan": baris.alasan, "milik_lain": baris.milik_lain}
    catat(ctx, aksi="kepegawaian.ganti_nomor", objek=pegawai, data=data, untuk_id=pegawai.akun_id)
    sampai = None if baris.milik_lain else ctx.today
    judul, isi = messages.nomor_diganti(rules.sebut(baris.nomor_baru), baris.alasan, sampai)
    jenis = JenisPemberitahuan.KEAMANAN
    beri_tahu(ctx, akun_id=pegawai.akun_id, judul=judul, isi=isi, tautan="/profil/", jenis=jenis)
