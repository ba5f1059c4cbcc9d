"""A riwayat jabatan made by mistake goes, with the SKP that was begun on it (domain.md §1, §2.1)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian import steps as kepegawaian_steps
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import EDITOR
from sikinerja.skp import messages, steps
from sikinerja.skp.models import PenghapusanSkp, Skp
from sikinerja.skp.queries.keliru import halangan, isi_lengkap
from sikinerja.skp.rules import MENUNGGU_PENILAI
from sikinerja.skp.rules import keliru as rules


@operation
def hapus_riwayat(ctx: Context, *, riwayat_id: int, alasan: str) -> None:
    """Remove somebody's riwayat and its never approved SKP, with a reason; all it held is kept as a trace.

    For pengelola of the person's PD and BKD (domain.md §1). Raises Conflict where something approved would be
    lost or a mutasi hangs on it, Invalid (``alasan``) without a reason.
    """
    kepegawaian_steps.kunci_riwayat(ctx)
    riwayat = kepegawaian.lock_riwayat(ctx, riwayat_id=riwayat_id)
    if "pengelola" not in EDITOR & kepegawaian.relations(ctx.actor, riwayat):
        raise Forbidden
    alasan = " ".join(alasan.split())
    if not alasan or len(alasan) > rules.PANJANG_ALASAN:
        raise Invalid({"alasan": rules.ALASAN_WAJIB})
    skp = Skp.objects.select_for_update().filter(riwayat=riwayat).first()
    reason = halangan(ctx, riwayat, skp)
    if reason:
        raise Conflict(reason)
    _kabari(ctx, riwayat, skp, alasan)
    if skp is not None:
        _hapus_skp(ctx, skp, alasan)
    data = {"alasan": alasan, "tahun": riwayat.tahun, "jabatan": riwayat.jabatan.nama}
    jejak.catat(
        ctx, aksi="skp.hapus_riwayat_keliru", objek=riwayat, data=data, untuk_id=riwayat.pegawai.akun_id
    )
    kepegawaian_steps.hapus_riwayat(ctx, riwayat=riwayat)


def _hapus_skp(ctx: Context, skp: Skp, alasan: str) -> None:
    """Write down all it held, then let it go: the database lets nothing go of which there is no such row."""
    if ctx.actor.akun_id is None:
        raise Forbidden
    PenghapusanSkp.objects.create(
        nomor_skp=skp.pk,
        pegawai_id=skp.pegawai_id,
        isi={**steps.kepala(skp), **isi_lengkap(skp)},
        alasan=alasan,
        akun_id=ctx.actor.akun_id,
        nama=ctx.actor.nama,
        pada=ctx.now,
    )
    Skp.objects.filter(pk=skp.pk).update(status="KONSEP")  # only then may its rows go
    steps.buang(ctx, skp=skp)


def _kabari(ctx: Context, riwayat: RiwayatJabatan, skp: Skp | None, alasan: str) -> None:
    """Tell the owner, and the penilai before whom the SKP lay."""
    owner = riwayat.pegawai.akun
    if riwayat.pegawai_id != ctx.actor.pegawai_id:
        kabar = messages.riwayat_dihapus(
            tahun=riwayat.tahun,
            jabatan=riwayat.jabatan.nama,
            oleh=ctx.actor.nama,
            alasan=alasan,
            ada_skp=skp is not None,
        )
        steps.kabari(ctx, akun_id=owner.pk, kabar=kabar, kunci=f"riwayat-dihapus:{riwayat.pk}")
    if skp is not None and skp.status in MENUNGGU_PENILAI:
        kabar = messages.skp_dihapus(tahun=skp.tahun, nama=owner.nama, oleh=ctx.actor.nama)
        steps.kabari_penilai(ctx, skp=skp, kabar=kabar, kunci=f"skp-dihapus:{skp.pk}")
