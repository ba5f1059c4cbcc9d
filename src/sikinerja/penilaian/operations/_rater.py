"""The rater's side of every step: the lock, the decision, the window, the notice."""

from __future__ import annotations

from sikinerja.aktivitas import steps as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.flow import Transition, decide
from sikinerja.core.time import Month
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.penilaian.models import Penilaian
from sikinerja.penilaian.rules import pesan_di_luar_jadwal
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import TRANSITIONS, status_efektif


def bulan(realisasi: Realisasi) -> Month:
    """The month as a value."""
    return Month(realisasi.tahun, realisasi.bulan)


def lock(ctx: Context, *, realisasi_id: int) -> Realisasi:
    """Lock the owner's activities and the month, in floor order; NotFound for who may not see it."""
    row = months.visible(ctx.actor).filter(pk=realisasi_id).values_list("pegawai_id", flat=True).first()
    if row is None:
        raise NotFound("Realisasi tidak ditemukan.")
    aktivitas.kunci(ctx, pegawai_id=row)
    return months.lock(ctx, realisasi_id=realisasi_id)


def decide_rating(ctx: Context, realisasi: Realisasi, *, aksi: str, langkah: int | None) -> Transition | None:
    """Ask the transition table over the status that counts; None when it was carried out before."""
    jendela = months.jendela_skp(ctx, skp=realisasi.skp, month=bulan(realisasi))
    status = status_efektif(
        realisasi.status,
        has_pengajuan=realisasi.pengajuan_id is not None,
        now=ctx.now,
        batas=jendela.batas_pengisian_pada,
    )
    return decide(
        TRANSITIONS,
        name=aksi,
        status=status,
        langkah=realisasi.langkah,
        expected_langkah=langkah,
        relations=months.relations(ctx.actor, realisasi),
        akun_id=ctx.actor.akun_id,
        last=months.last_step(realisasi),
    )


def di_luar_jadwal(ctx: Context, realisasi: Realisasi) -> str:
    """Why the month cannot be rated now, or ""."""
    jendela = months.jendela_skp(ctx, skp=realisasi.skp, month=bulan(realisasi))
    return pesan_di_luar_jadwal(jendela, now=ctx.now, zone=ctx.zone)


def penilaian(ctx: Context, realisasi: Realisasi) -> Penilaian:
    """The month's row of ratings, begun if it was not."""
    row, _ = Penilaian.objects.get_or_create(realisasi=realisasi, defaults={"penilai_id": pegawai_id(ctx)})
    return row


def pegawai_id(ctx: Context) -> int:
    """The rater's own id: the transition table has let nobody else come so far."""
    assert ctx.actor.pegawai_id is not None  # noqa: S101
    return ctx.actor.pegawai_id


def tell_owner(ctx: Context, realisasi: Realisasi, judul: str, isi: str) -> None:
    """Ring the owner's bell."""
    pemberitahuan.beri_tahu(
        ctx,
        akun_id=realisasi.pegawai.akun_id,
        judul=judul,
        isi=isi,
        tautan=f"/realisasi-bulanan/{realisasi.tahun}/{realisasi.bulan}/",
        kunci=f"penilaian:{realisasi.pk}:{realisasi.langkah}",
    )
