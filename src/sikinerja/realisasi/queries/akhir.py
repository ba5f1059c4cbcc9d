"""The year as its owner reports it, with what was reported month by month beside it (domain.md §5, F4.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, NotFound
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.queries.wewenang import Pengganti, para_pengganti
from sikinerja.kepegawaian.rules.keadaan import hari_terakhir
from sikinerja.realisasi.models import Pengajuan, PengajuanIndikator, Realisasi, RealisasiAkhir
from sikinerja.realisasi.queries.draft import baca_isian
from sikinerja.realisasi.queries.rows import Bagian, Baris, baris_pengajuan, baris_skp, susun
from sikinerja.realisasi.rules import Isian
from sikinerja.realisasi.rules.draf import versi_draf
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.queries import pages as skp_pages
from sikinerja.skp.queries.akhir import belum_dibuka
from sikinerja.skp.rules import StatusSkp


@dataclass(frozen=True, slots=True)
class AngkaBulan:
    """What one indikator was reported to have reached in one month."""

    bulan: int
    realisasi: Decimal
    jumlah_aktivitas: int


def angka_bulanan(*, skp_id: int) -> dict[int, list[AngkaBulan]]:
    """The filed months under an SKP, by indikator, in order of the months. One query; not scoped."""
    filed = Realisasi.objects.filter(skp=skp_id, pengajuan__isnull=False).values("pengajuan")
    rows = PengajuanIndikator.objects.filter(pengajuan__in=filed).order_by("pengajuan__realisasi__bulan")
    found: dict[int, list[AngkaBulan]] = defaultdict(list)
    columns = ("indikator_id", "pengajuan__realisasi__bulan", "realisasi", "jumlah_aktivitas")
    for indikator_id, *values in rows.values_list(*columns):
        found[indikator_id].append(AngkaBulan(*values))
    return dict(found)


def jumlah_aktivitas(angka: Mapping[int, list[AngkaBulan]]) -> dict[int | None, int]:
    """Activities that counted in the filed months, by indikator."""
    return {key: sum(row.jumlah_aktivitas for row in rows) for key, rows in angka.items()}


@dataclass(frozen=True, slots=True)
class HalamanAkhir:
    """The year of one SKP. ``rows``: as typed so far, or as submitted; ``angka``: the months beside them.

    ``sampai``: the last day that its owner serves under it; ``belum``: why it cannot be begun now;
    ``dikembalikan``: the step by which the penilai returned it.
    """

    skp: Skp
    sampai: date
    boleh: set[str]
    belum: str
    rows: list[Baris]
    angka: Mapping[int, list[AngkaBulan]]
    pengajuan: Pengajuan | None
    draf_pada: datetime | None
    dikembalikan: RiwayatSkp | None
    draf_versi: str = ""
    pengganti: list[Pengganti] = field(default_factory=list)
    """Who rates beside or instead of the penilai, for who fills it in."""

    @property
    def is_model_jpt(self) -> bool:
        """Whether indikator have a perspektif instead of an aspek."""
        return self.skp.model == "JPT"

    @property
    def terisi(self) -> int:
        """How many indikator hold a number and a link that may be submitted."""
        return sum(Isian(row.realisasi, row.bukti).lengkap(row.satuan) for row in self.rows)

    @property
    def bagian(self) -> list[Bagian]:
        """The rows as the table shows them."""
        return susun(self.rows)


def get(ctx: Context, *, skp_id: int) -> tuple[Skp, RealisasiAkhir | None]:
    """An approved SKP within sight and its realisasi akhir, if begun; NotFound otherwise."""
    rows = skp_queries.visible(ctx.actor).filter(pk=skp_id, versi_terakhir__gt=0)
    rows = rows.annotate(**keadaan.kolom("pegawai_id"))
    skp = rows.select_related(*skp_queries.WITH_PEOPLE, "realisasi_akhir__pengajuan").first()
    if skp is None:
        raise NotFound("Realisasi akhir tidak ditemukan.")
    return skp, getattr(skp, "realisasi_akhir", None)


def milik(ctx: Context, *, skp_id: int) -> tuple[Skp, RealisasiAkhir | None]:
    """The same of the actor's own; Forbidden for who may only look."""
    skp, row = get(ctx, skp_id=skp_id)
    if "pemilik" not in skp_queries.relations(ctx.actor, skp):
        raise Forbidden
    return skp, row


def isi(ctx: Context, *, skp_id: int) -> HalamanAkhir:
    """The filling page of the owner; the draft is in it as it was typed. Also before it is begun."""
    skp, row = milik(ctx, skp_id=skp_id)
    typed, _ = baca_isian(row.draf if row else {})
    angka = angka_bulanan(skp_id=skp.pk)
    indikator = skp_queries.indikator_berlaku(skp_id=skp.pk)
    return HalamanAkhir(
        skp=skp,
        sampai=hari_terakhir(keadaan.dari_kolom(vars(skp)), skp.periode_akhir),
        boleh=skp_pages.boleh(ctx, skp),
        belum=_belum(ctx, skp),
        rows=baris_skp(indikator, jumlah=jumlah_aktivitas(angka), isian=typed),
        angka=angka,
        pengajuan=row.pengajuan if row else None,
        draf_pada=row.draf_disimpan_pada if row else None,
        draf_versi=versi_draf(row.draf) if row else "",
        dikembalikan=_dikembalikan(skp),
        pengganti=para_pengganti(ctx, riwayat=skp.riwayat),
    )


def lihat(ctx: Context, *, skp_id: int) -> HalamanAkhir:
    """What is submitted, for everybody who may see the SKP; NotFound where nothing is."""
    skp, row = get(ctx, skp_id=skp_id)
    if row is None or row.pengajuan is None:
        raise NotFound("Realisasi akhir SKP ini belum diajukan.")
    return HalamanAkhir(
        skp=skp,
        sampai=hari_terakhir(keadaan.dari_kolom(vars(skp)), skp.periode_akhir),
        boleh=skp_pages.boleh(ctx, skp),
        belum="",
        rows=baris_pengajuan(row.pengajuan.pk),
        angka=angka_bulanan(skp_id=skp.pk),
        pengajuan=row.pengajuan,
        draf_pada=None,
        dikembalikan=None,
    )


def buka(ctx: Context, *, skp_id: int, langkah: str, kirim: bool = False) -> Skp:
    """An SKP of the actor's own whose form of a step may be opened now; Conflict otherwise.

    ``kirim``: the form is being sent; whether it still fits is then for the operation to say.
    """
    skp, _ = milik(ctx, skp_id=skp_id)
    if not kirim and langkah not in skp_pages.boleh(ctx, skp):
        raise Conflict(_belum(ctx, skp))
    return skp


def _belum(ctx: Context, skp: Skp) -> str:
    """Why the step asked for is not open: too early, or the SKP stands elsewhere."""
    if skp.status == StatusSkp.DISETUJUI and (reason := belum_dibuka(ctx, skp)):
        return reason
    return (
        f"SKP ini berstatus {StatusSkp[skp.status].label}, sehingga langkah ini tidak terbuka. "
        "Muat ulang halaman SKP untuk melihat langkah berikutnya."
    )


def _dikembalikan(skp: Skp) -> RiwayatSkp | None:
    if skp.status != StatusSkp.REALISASI:
        return None
    last = RiwayatSkp.objects.filter(skp=skp).order_by("-langkah").first()
    return last if last is not None and last.aksi == "kembalikan_akhir" else None
