"""Another penilai for many people at once, by those who look after them (issue 9 §1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian import steps
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.mutasi import messages, queries
from sikinerja.mutasi.operations._serah_terima import ubah
from sikinerja.mutasi.queries.pages import ditanya
from sikinerja.mutasi.rules import berhenti as rules
from sikinerja.mutasi.rules.berhenti import Pergantian
from sikinerja.pemberitahuan.steps import beri_tahu
from sikinerja.realisasi.steps import pindahkan_penilai


@operation
def ganti_penilai(
    ctx: Context, *, riwayat_ids: Collection[int], penilai: int | None, alasan: str
) -> Pergantian:
    """Give people another penilai (domain.md §6): all of them or none.

    What waits with who rates no more goes along; the new penilai is told once, each person of the own change.
    The penilai they have, who moved, chosen once more: the answer that this one stays.
    Raises NotFound, Forbidden (not their pengelola), Invalid with the form's field names.
    """
    if penilai is None or not riwayat_ids or not alasan.strip():
        raise Invalid(rules.belum_lengkap(riwayat_ids, penilai))
    steps.kunci_riwayat(ctx)
    names: dict[int, str] = {}
    tetap = 0
    salah: list[str] = []
    for riwayat_id in sorted(set(riwayat_ids))[: rules.TERBANYAK]:
        riwayat = kepegawaian.lock_riwayat(ctx, riwayat_id=riwayat_id)
        if "pengelola" not in kepegawaian.relations(ctx.actor, riwayat):
            raise Forbidden
        try:
            if _ganti(ctx, riwayat, penilai, alasan.strip()):
                names[riwayat.pegawai_id] = riwayat.pegawai.akun.nama
            elif riwayat.aktif and ditanya(ctx, riwayat=riwayat):
                steps.tegaskan_penilai(ctx, riwayat=riwayat)
                tetap += 1
        except Invalid as error:
            salah += [
                f"{riwayat.pegawai.akun.nama}: {text}" for rows in error.fields.values() for text in rows
            ]
    if salah:
        raise Invalid({"penilai": salah})
    if names:
        baru = Pegawai.objects.select_related("akun").get(pk=penilai)
        judul, isi = messages.penilai_baru_banyak(list(names.values()))
        beri_tahu(ctx, akun_id=baru.akun_id, judul=judul, isi=isi, tautan="/penilaian/skp/")
    return Pergantian(len(names), tetap)


def _ganti(ctx: Context, riwayat: RiwayatJabatan, penilai_id: int, alasan: str) -> bool:
    """The riwayat's penilai, and months that wait with somebody who is gone."""
    changed = False
    if riwayat.penilai_id != penilai_id:
        isian = replace(kepegawaian.isian(riwayat), penilai_id=penilai_id)
        ubah(ctx, riwayat=riwayat, isian=isian, tetap={}, alasan=alasan, ringkas=True)
        changed = True
    stuck = [
        b
        for b in queries.bulan_terbuka(ctx, riwayat=riwayat, kecuali_penilai_id=penilai_id)
        if not b.boleh_tetap
    ]
    for b in stuck:
        pindahkan_penilai(ctx, realisasi_id=b.realisasi.pk, penilai_id=penilai_id)
    if stuck:
        data = {"ke": penilai_id, "bulan_pindah": [b.nama for b in stuck], "alasan": alasan}
        catat(ctx, aksi="mutasi.ganti_penilai", objek=riwayat, data=data, untuk_id=riwayat.pegawai.akun_id)
    return changed or bool(stuck)
