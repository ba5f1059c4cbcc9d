"""Changing a riwayat jabatan, its pejabat penilai with all that hangs on it (F2.3, F2.6; domain.md §6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian import steps
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import EDITOR, IsianRiwayat
from sikinerja.mutasi import messages, queries, rules
from sikinerja.mutasi.queries import BulanTerbuka, Pergantian
from sikinerja.mutasi.queries.koreksi import words
from sikinerja.pemberitahuan.steps import beri_tahu
from sikinerja.realisasi.steps import pindahkan_penilai


@operation
def edit_riwayat(
    ctx: Context,
    *,
    riwayat_id: int,
    isian: IsianRiwayat,
    penilai_semula_id: int | None = None,
    tetap: Mapping[int, bool] | None = None,
    alasan: str = "",
) -> RiwayatJabatan:
    """Change a riwayat; with another penilai, hand over what is unfinished (manual BAB II.3, BAB II.5).

    ``penilai_semula_id`` is the penilai the actor saw (None: did not say); ``tetap`` says of filed, unrated
    months, by realisasi id, whether they stay with their penilai; a month not named follows the default.
    ``alasan``: why, where the riwayat is somebody else's; that one is told what became of what.
    Raises Conflict when the penilai was changed meanwhile, Invalid with the form's field names.
    """
    steps.kunci_riwayat(ctx)
    riwayat = kepegawaian.lock_riwayat(ctx, riwayat_id=riwayat_id)
    if not EDITOR & kepegawaian.relations(ctx.actor, riwayat):
        raise Forbidden
    _periksa(riwayat, isian, penilai_semula_id)
    if kepegawaian.isian(riwayat) == isian:
        return riwayat
    if ctx.actor.pegawai_id != riwayat.pegawai_id and not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_KOREKSI})
    before = words(riwayat.pk)
    pergantian = queries.pergantian(ctx, riwayat=riwayat, penilai_id=isian.penilai_id)
    steps.ubah_riwayat(ctx, riwayat=riwayat, isian=isian)
    _tell_owner(ctx, riwayat, before, alasan)
    if pergantian is not None:
        _serah_terima(ctx, riwayat, pergantian, tetap or {})
    return riwayat


def _periksa(riwayat: RiwayatJabatan, isian: IsianRiwayat, penilai_semula_id: int | None) -> None:
    if isian.penilai_id is None:
        raise Invalid({"penilai": "Pilih penilai dari daftar."})
    if isian.tahun != riwayat.tahun and queries.ber_skp(riwayat=riwayat):
        raise Invalid({"tahun": rules.TAHUN_BER_SKP})
    if isian.penilai_id == riwayat.penilai_id:
        return
    if penilai_semula_id not in (None, riwayat.penilai_id):
        raise Conflict
    if not queries.boleh_ganti_penilai(riwayat=riwayat):
        raise Invalid({"penilai": rules.SUDAH_SELESAI})


def _serah_terima(
    ctx: Context, riwayat: RiwayatJabatan, pergantian: Pergantian, tetap: Mapping[int, bool]
) -> None:
    """Move the months that move, write it down, tell both officials (and the owner)."""
    stay = [b for b in pergantian.bulan if _tetap(b, tetap)]
    move = [b for b in pergantian.bulan if b not in stay]
    for bulan in move:
        pindahkan_penilai(ctx, realisasi_id=bulan.realisasi.pk, penilai_id=pergantian.ke.pk)
    data = {
        "dari": pergantian.dari.pk if pergantian.dari else None,
        "ke": pergantian.ke.pk,
        "bulan_pindah": [b.nama for b in move],
        "bulan_tetap": [b.nama for b in stay],
    }
    catat(ctx, aksi="mutasi.ganti_penilai", objek=riwayat, data=data, untuk_id=riwayat.pegawai.akun_id)
    _beri_tahu(ctx, riwayat, pergantian, stay, move)


def _tetap(bulan: BulanTerbuka, tetap: Mapping[int, bool]) -> bool:
    asked = tetap.get(bulan.realisasi.pk, bulan.tetap)
    if asked and not bulan.boleh_tetap:
        raise Invalid({"": f"{bulan.nama}: {rules.PENILAI_LAMA_NONAKTIF}"})
    return asked


def _beri_tahu(
    ctx: Context,
    riwayat: RiwayatJabatan,
    pergantian: Pergantian,
    stay: Sequence[BulanTerbuka],
    move: Sequence[BulanTerbuka],
) -> None:
    nama, pengganti = riwayat.pegawai.akun.nama, pergantian.ke.akun.nama
    judul, isi = messages.penilai_baru(
        nama,
        skp_menunggu=pergantian.skp_menunggu,
        akhir_menunggu=pergantian.akhir_menunggu,
        bulan=[b.nama for b in move],
    )
    tautan = "/penilaian/realisasi-bulanan/"
    if pergantian.skp_menunggu:
        tautan = "/penilaian/skp/"
    elif pergantian.akhir_menunggu:
        tautan = "/penilaian/realisasi-akhir/"
    beri_tahu(ctx, akun_id=pergantian.ke.akun_id, judul=judul, isi=isi, tautan=tautan)
    if pergantian.dari is not None:
        bulan = [b.nama for b in stay if b.realisasi.penilai_id == pergantian.dari.pk]
        judul, isi = messages.penilai_lama(nama, pengganti, bulan=bulan)
        tautan = "/penilaian/realisasi-bulanan/" if bulan else ""
        beri_tahu(ctx, akun_id=pergantian.dari.akun_id, judul=judul, isi=isi, tautan=tautan)


def _tell_owner(ctx: Context, riwayat: RiwayatJabatan, before: dict[str, str], alasan: str) -> None:
    """Write down why somebody else's riwayat was corrected, and tell its owner what became of what."""
    if ctx.actor.pegawai_id == riwayat.pegawai_id:
        return
    after = words(riwayat.pk)
    changed = {name: (text, after[name]) for name, text in before.items() if text != after[name]}
    if not changed:
        return
    data = {
        "alasan": alasan.strip(),
        "lama": {name: pair[0] for name, pair in changed.items()},
        "baru": {name: pair[1] for name, pair in changed.items()},
    }
    akun_id = riwayat.pegawai.akun_id
    catat(ctx, aksi="mutasi.koreksi_riwayat", objek=riwayat, data=data, untuk_id=akun_id)
    judul, isi = messages.riwayat_dikoreksi(ctx.actor.nama, changed, alasan.strip())
    beri_tahu(ctx, akun_id=akun_id, judul=judul, isi=isi, tautan="/profil/")
