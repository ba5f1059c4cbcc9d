"""Submitting a month, and withdrawing it."""

from __future__ import annotations

from collections.abc import Mapping

from sikinerja.aktivitas import steps as aktivitas
from sikinerja.aktivitas.queries import jumlah_per_indikator
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.text import clean_rich_text
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.queries.wewenang import para_pengganti
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.realisasi import messages
from sikinerja.realisasi.models import Draf, Pengajuan, Realisasi
from sikinerja.realisasi.operations import _own, _submission
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.queries.draft import isian_dari, tulis_isian
from sikinerja.realisasi.queries.rows import baris_pengajuan
from sikinerja.realisasi.rules import TANPA_PENILAI, Isian, StatusRealisasi
from sikinerja.realisasi.rules.draf import Lembar, mulai
from sikinerja.realisasi.steps import catat_langkah


@operation
def ajukan(
    ctx: Context,
    *,
    month: Month,
    isian: Mapping[int, Isian],
    catatan: str,
    konfirmasi: bool,
    langkah: int | None,
    lembar: Lembar | None = None,
) -> Pengajuan:
    """Submit a month to the penilai (manual BAB VI.1, domain.md §4.4); its receipt comes back.

    ``isian`` is as typed, by indikator. Same content as a submission before: that one's receipt again; sent
    again with other content, or from a ``lembar`` that does not know the draft: Conflict. Raises Invalid
    (``realisasi_<indikator>``, ``bukti_<indikator>``, ``catatan``, ``konfirmasi``; ``""`` when the window is
    closed or nobody rates).
    """
    realisasi, skp = _own.lock_own(ctx, month=month)
    arrow = _own.decide_own(ctx, realisasi, aksi="ajukan", langkah=langkah)
    if arrow is None:
        done = realisasi.pengajuan
        assert done is not None  # noqa: S101 - submitted before
        sent, stored = _submission.isi_sama(done, isian, clean_rich_text(catatan))
        months.pastikan_sama(ctx, realisasi, sent=sent, stored=stored)
        return done
    _own.require_draf(ctx, realisasi=realisasi, lembar=lembar)
    if reason := _own.di_luar_jadwal(ctx, skp=skp, month=month):
        raise Invalid({"": reason})
    if skp.riwayat.penilai_id is None:
        raise Invalid({"": TANPA_PENILAI})
    aktivitas.tandai_dihitung(ctx, pegawai_id=skp.pegawai_id, month=month)
    content = _submission.periksa_isian(
        skp=skp,
        jumlah=jumlah_per_indikator(pegawai_id=skp.pegawai_id, month=month),
        isian=isian,
        catatan=clean_rich_text(catatan),
        konfirmasi=konfirmasi,
    )
    pengajuan = _submission.tulis(ctx, laporan=_submission.bulanan(realisasi, skp), content=content)
    _submission.pasang(realisasi, skp=skp, pengajuan=pengajuan)
    ke = StatusRealisasi[arrow.target]
    catat_langkah(ctx, realisasi=realisasi, aksi="ajukan", ke=ke, catatan=pengajuan.nomor)
    data = {"nomor": pengajuan.nomor, "sidik": pengajuan.sidik}
    jejak.catat(ctx, aksi="realisasi.ajukan", objek=realisasi, data=data)
    _tell_penilai(ctx, realisasi, *messages.diajukan(ctx.actor.nama, month))
    return pengajuan


@operation
def tarik(ctx: Context, *, month: Month, langkah: int | None) -> Realisasi:
    """Withdraw a month until the penilai has saved a rating, inside the filling window (domain.md §4.4).

    What was submitted becomes the draft again. Raises Conflict (already rated) and Forbidden (window closed).
    """
    realisasi, skp = _own.lock_own(ctx, month=month)
    arrow = _own.decide_own(ctx, realisasi, aksi="tarik", langkah=langkah)
    if arrow is None:
        return realisasi
    _own.require_window(ctx, skp=skp, month=month)
    pengajuan = realisasi.pengajuan
    assert pengajuan is not None  # noqa: S101 - the database holds it for every status but BELUM
    content = mulai(tulis_isian(isian_dari(baris_pengajuan(pengajuan.pk)), pengajuan.catatan))
    Draf.objects.update_or_create(realisasi=realisasi, defaults={"isian": content, "disimpan_pada": ctx.now})
    catat_langkah(ctx, realisasi=realisasi, aksi="tarik", ke=StatusRealisasi[arrow.target])
    aktivitas.batal_dihitung(ctx, pegawai_id=realisasi.pegawai_id, month=month)
    jejak.catat(ctx, aksi="realisasi.tarik", objek=realisasi, data={"nomor": pengajuan.nomor})
    _tell_penilai(ctx, realisasi, *messages.ditarik(ctx.actor.nama, month))
    return realisasi


def _tell_penilai(ctx: Context, realisasi: Realisasi, judul: str, isi: str) -> None:
    there = f"/penilaian/realisasi-bulanan/{realisasi.pk}/hasil-kerja/"
    if realisasi.status == StatusRealisasi.BELUM:  # withdrawn: nothing to rate, only its line in the list
        there = f"/penilaian/realisasi-bulanan/?tahun={realisasi.tahun}&bulan={realisasi.bulan}"
    penilai = realisasi.penilai
    assert penilai is not None  # noqa: S101 - set with the submission
    others = para_pengganti(ctx, riwayat=realisasi.skp.riwayat, penilai_id=penilai.pk)
    kunci = f"realisasi:{realisasi.pk}:{realisasi.langkah}"
    told = {penilai.akun_id: kunci} | {o.akun_id: f"{kunci}:{o.akun_id}" for o in others}
    for akun_id, key in told.items():
        pemberitahuan.beri_tahu(
            ctx,
            akun_id=akun_id,
            judul=judul,
            isi=isi,
            tautan=there,
            kunci=key,
        )
