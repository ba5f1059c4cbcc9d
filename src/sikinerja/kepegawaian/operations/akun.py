"""Accounts, by those who manage them: open, first password, activate, deactivate (F1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from sikinerja.akun import rules as akun_rules
from sikinerja.akun import steps as akun
from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.text import person_name
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat, pastikan_alasan
from sikinerja.kepegawaian import rules, steps
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations._periksa_nomor import salah_nomor
from sikinerja.kepegawaian.queries import akun as queries
from sikinerja.kepegawaian.queries.profil import salah_pangkat
from sikinerja.kepegawaian.rules import IsianAkun, JenisKepegawaian


@dataclass(frozen=True, slots=True)
class AkunBaru:
    """An account just opened, with the first password: shown once, kept nowhere in clear."""

    pegawai: Pegawai
    password: str


@operation
def buat(ctx: Context, *, isian: IsianAkun) -> AkunBaru:
    """Open an account for a person, with their first riwayat jabatan (F1.3, domain.md §1).

    Pengelola: people of their own PD; BKD: everybody, also who is no ASN (who has no riwayat). Raises
    Forbidden, Invalid with the form's field names.
    """
    _may_open(ctx, isian)
    steps.kunci_riwayat(ctx)
    asn = isian.jenis_kepegawaian != JenisKepegawaian.NON_ASN
    nomor = rules.rapikan_nip(isian.nomor) if asn else akun_rules.lipat_username(isian.nomor)
    no_hp = rules.rapikan_hp(isian.no_hp)
    if problems := _problems(ctx, isian, nomor, no_hp):
        raise Invalid(problems)
    try:
        baru, password = akun.buat(ctx, username=nomor, nama=isian.nama, email=isian.email.strip())
        with transaction.atomic():
            pegawai = Pegawai.objects.create(
                akun=baru,
                jenis_kepegawaian=isian.jenis_kepegawaian,
                nip=nomor if asn else None,
                no_hp=no_hp,
                pangkat_id=isian.pangkat_id,
            )
    except Invalid as error:
        raise Invalid({"nomor": error.fields["username"]}) from None
    except IntegrityError:
        raise Invalid({"nomor": akun_rules.USERNAME_TERPAKAI}) from None
    catat(ctx, aksi="kepegawaian.tambah_pegawai", objek=pegawai, data={"jenis": isian.jenis_kepegawaian})
    if isian.riwayat is not None:
        steps.tambah_riwayat(ctx, pegawai_id=pegawai.pk, isian=isian.riwayat)
    return AkunBaru(pegawai, password)


@operation
def beri_password(ctx: Context, *, pegawai_id: int) -> AkunBaru:
    """Hand out a new first password (F1.3): the old one and all sessions end. Raises NotFound, Forbidden."""
    pegawai = _managed(ctx, pegawai_id)
    return AkunBaru(pegawai, akun.beri_password(ctx, akun_id=pegawai.akun_id))


@operation
def ubah_status(ctx: Context, *, pegawai_id: int, aktif: bool, alasan: str) -> None:
    """Activate or deactivate an account, with a reason (F1.3). Raises NotFound, Forbidden, Invalid."""
    pegawai = _managed(ctx, pegawai_id)
    if not alasan.strip():
        raise Invalid({"alasan": "Alasan wajib diisi."})
    if pegawai.akun.aktif == aktif:
        pastikan_alasan(ctx, objek=pegawai.akun, alasan=alasan)
    akun.ubah_status(ctx, akun_id=pegawai.akun_id, aktif=aktif, alasan=alasan.strip())


@operation
def akhiri_sesi(ctx: Context, *, pegawai_id: int) -> None:
    """End every session of somebody's account (F8.8); the owner is told. Raises NotFound, Forbidden."""
    akun.akhiri_semua_sesi(ctx, akun_id=_managed(ctx, pegawai_id).akun_id)


@operation
def reset_faktor(ctx: Context, *, pegawai_id: int, alasan: str) -> bool:
    """Take somebody's second factor away, who has lost the phone (F8.8); the owner is told.

    False: there was none. Raises NotFound, Forbidden, Invalid ``alasan``.
    """
    pegawai = _managed(ctx, pegawai_id)
    if not alasan.strip():
        raise Invalid({"alasan": "Alasan wajib diisi."})
    return akun.reset_faktor(ctx, akun_id=pegawai.akun_id, alasan=alasan.strip())


def _managed(ctx: Context, pegawai_id: int) -> Pegawai:
    pegawai = queries.get(ctx, pegawai_id=pegawai_id)
    if larangan := queries.larangan(ctx.actor, pegawai):
        raise Forbidden(larangan)
    return pegawai


def _may_open(ctx: Context, isian: IsianAkun) -> None:
    """Pengelola open accounts of ASN in their own PD; BKD all."""
    if ctx.actor.is_bkd:
        return
    if not ctx.actor.pengelola_pd:
        raise Forbidden
    if isian.riwayat is None:
        raise Forbidden(akun_rules.HANYA_BKD)
    if isian.riwayat.perangkat_daerah_id not in ctx.actor.pengelola_pd:
        raise Forbidden("Anda hanya dapat membuat akun untuk pegawai perangkat daerah Anda.")


def _problems(ctx: Context, isian: IsianAkun, nomor: str, no_hp: str) -> dict[str, str]:
    """What is wrong with the person's own data, by field name."""
    found = {
        "nama": None if person_name(isian.nama) else "Nama wajib diisi.",
        "no_hp": rules.salah_hp(no_hp),
        "pangkat": salah_pangkat(jenis=isian.jenis_kepegawaian, pangkat_id=isian.pangkat_id),
    } | salah_nomor(
        ctx, jenis=isian.jenis_kepegawaian, nomor=nomor, nama=isian.nama, orang_lain=isian.orang_lain
    )
    return {name: text for name, text in found.items() if text}
