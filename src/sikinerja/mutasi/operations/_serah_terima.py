"""Another penilai for a riwayat, with all that hangs on it: the piece that one change and many share (§6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import steps
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import IsianRiwayat
from sikinerja.mutasi import messages, queries, rules
from sikinerja.mutasi.queries import BulanTerbuka, Pergantian
from sikinerja.mutasi.queries.koreksi import words
from sikinerja.pemberitahuan.steps import beri_tahu
from sikinerja.realisasi.steps import pindahkan_penilai


def ubah(
    ctx: Context,
    *,
    riwayat: RiwayatJabatan,
    isian: IsianRiwayat,
    tetap: Mapping[int, bool],
    alasan: str,
    ringkas: bool = False,
) -> Pergantian | None:
    """Change a locked riwayat; hand over what is unfinished; tell whom it concerns. What changed hands.

    ``ringkas``: the new penilai is told by the caller, once for many.
    """
    before = words(riwayat.pk)
    pergantian = queries.pergantian(ctx, riwayat=riwayat, penilai_id=isian.penilai_id)
    steps.ubah_riwayat(ctx, riwayat=riwayat, isian=isian)
    _tell_owner(ctx, riwayat, before, alasan)
    if pergantian is not None:
        _serah_terima(ctx, riwayat, pergantian, tetap, ringkas=ringkas)
    return pergantian


def _serah_terima(
    ctx: Context,
    riwayat: RiwayatJabatan,
    pergantian: Pergantian,
    tetap: Mapping[int, bool],
    *,
    ringkas: bool,
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
    if not ringkas:
        _kabari_baru(ctx, riwayat, pergantian, move)
    _kabari_lama(ctx, riwayat, pergantian, stay)


def _tetap(bulan: BulanTerbuka, tetap: Mapping[int, bool]) -> bool:
    asked = tetap.get(bulan.realisasi.pk, bulan.tetap)
    if asked and not bulan.boleh_tetap:
        raise Invalid({"": f"{bulan.nama}: {rules.PENILAI_LAMA_TIDAK_ADA}"})
    return asked


def _kabari_baru(
    ctx: Context, riwayat: RiwayatJabatan, pergantian: Pergantian, move: Sequence[BulanTerbuka]
) -> None:
    judul, isi = messages.penilai_baru(
        riwayat.pegawai.akun.nama,
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


def _kabari_lama(
    ctx: Context, riwayat: RiwayatJabatan, pergantian: Pergantian, stay: Sequence[BulanTerbuka]
) -> None:
    nama, pengganti = riwayat.pegawai.akun.nama, pergantian.ke.akun.nama
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
