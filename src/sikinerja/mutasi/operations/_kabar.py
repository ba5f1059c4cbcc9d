"""Who is told of a mutasi, each person once, with the first of the reasons that fit."""

from __future__ import annotations

from collections.abc import Iterator

from sikinerja.core.context import Context
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.kepegawaian.models import Pengelola, RiwayatJabatan
from sikinerja.mutasi import messages
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.queries.perpindahan import bawahan, calon_bawahan
from sikinerja.mutasi.rules.perpindahan import Perpindahan
from sikinerja.pemberitahuan.steps import beri_tahu

Kabar = tuple[int, tuple[str, str], str]
"""Account, title and text, local path."""


def kabari_mutasi(ctx: Context, mutasi: Mutasi, p: Perpindahan) -> None:
    """Tell owner, both penilai, the subordinates of both posts and both PD's pengelola."""
    _kirim(ctx, mutasi, "mutasi", [*_pejabat(ctx, mutasi, p), *_bawahan(ctx, mutasi, p), *_pengelola(mutasi)])


def kabari_batal(ctx: Context, mutasi: Mutasi, baru: RiwayatJabatan | None) -> None:
    """Tell the same people that it was taken back; ``baru`` is the riwayat that is gone."""
    nama, text = mutasi.pegawai.akun.nama, messages.mutasi_batal
    rows: list[Kabar] = [(mutasi.pegawai.akun_id, text("Anda"), "/mutasi/")]
    posts = [r for r in (mutasi.riwayat_lama, baru) if r is not None]
    rows += [(r.penilai.akun_id, text(nama), "") for r in posts if r.penilai is not None]
    rows += [
        (r.pegawai.akun_id, text(nama), "/profil/")
        for r in bawahan(pegawai_id=mutasi.pegawai_id, sebelum=mutasi.tanggal)
    ]
    if baru is not None:
        calon = calon_bawahan(riwayat=baru, today=ctx.today)
        rows += [(r.pegawai.akun_id, text(nama), "/profil/") for r in calon]
    _kirim(ctx, mutasi, "batal", rows)


def _kirim(ctx: Context, mutasi: Mutasi, aksi: str, rows: list[Kabar]) -> None:
    for akun_id, (judul, isi), tautan in rows:
        if akun_id != ctx.actor.akun_id:
            kunci = f"mutasi:{mutasi.pk}:{aksi}:{akun_id}"
            beri_tahu(ctx, akun_id=akun_id, judul=judul, isi=isi, tautan=tautan, kunci=kunci)


def _pejabat(ctx: Context, mutasi: Mutasi, p: Perpindahan) -> Iterator[Kabar]:
    nama, bulan = mutasi.pegawai.akun.nama, bulan_tahun(p.bulan_lapor.tahun, p.bulan_lapor.bulan)
    lama, baru = mutasi.riwayat_lama, mutasi.riwayat_baru
    yield mutasi.pegawai.akun_id, messages.mutasi_pemilik(p.tanggal, ctx.actor.nama), "/mutasi/"
    if baru is not None and baru.penilai is not None:
        yield baru.penilai.akun_id, messages.mutasi_penilai_baru(nama, p.awal_baru), "/penilaian/skp/"
    if lama is not None and lama.penilai is not None:
        text = messages.mutasi_penilai_lama(nama, p.tanggal, bulan, _ditinggalkan(mutasi))
        yield lama.penilai.akun_id, text, "/penilaian/realisasi-bulanan/"


def _bawahan(ctx: Context, mutasi: Mutasi, p: Perpindahan) -> Iterator[Kabar]:
    nama, bulan = mutasi.pegawai.akun.nama, bulan_tahun(p.bulan_lapor.tahun, p.bulan_lapor.bulan)
    for r in bawahan(pegawai_id=mutasi.pegawai_id, sebelum=mutasi.tanggal):
        if not vars(r)["sejak_baru"]:
            text = messages.mutasi_bawahan_lama(nama, p.tanggal, bulan)
            yield r.pegawai.akun_id, text, f"/riwayat-jabatan/{r.pk}/edit/"
    baru = mutasi.riwayat_baru
    if baru is not None:
        for r in calon_bawahan(riwayat=baru, today=ctx.today):
            text = messages.mutasi_bawahan_baru(nama, baru.jabatan.nama, p.tanggal)
            yield r.pegawai.akun_id, text, f"/riwayat-jabatan/{r.pk}/edit/"


def _ditinggalkan(mutasi: Mutasi) -> int:
    """How many have named the mover since before."""
    rows = bawahan(pegawai_id=mutasi.pegawai_id, sebelum=mutasi.tanggal)
    return sum(not vars(r)["sejak_baru"] for r in rows)


def _pengelola(mutasi: Mutasi) -> Iterator[Kabar]:
    units = {r.perangkat_daerah_id for r in (mutasi.riwayat_lama, mutasi.riwayat_baru) if r is not None}
    baru = mutasi.riwayat_baru
    left = _ditinggalkan(mutasi)
    if baru is None or (len(units) == 1 and not left):
        return
    nama, ke = mutasi.pegawai.akun.nama, baru.perangkat_daerah.nama
    text = messages.mutasi_pengelola(nama, ke, mutasi.tanggal, left)
    for row in Pengelola.objects.filter(perangkat_daerah__in=units).select_related("pegawai"):
        yield row.pegawai.akun_id, text, f"/mutasi/pegawai/{mutasi.pegawai_id}/"
