"""Why somebody's TPP is what it is: the calculation of one person and month, as things stand now (F8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.kolom import kolom_bulan, peta_bulan
from sikinerja.jadwal.queries.peta import PetaJendela
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries import identitas_pegawai
from sikinerja.kepegawaian.queries.diminta import sapa
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan, berdiri, pesan_berakhir
from sikinerja.skp.queries.persetujuan import disetujui_sejak
from sikinerja.tpp import queries
from sikinerja.tpp.queries import KebijakanBulan, fakta
from sikinerja.tpp.queries.fakta import Orang
from sikinerja.tpp.rules import Fakta, HasilKinerja, Hitungan, hitung


@dataclass(frozen=True, slots=True)
class Kenapa:
    """A calculation with what it rests on; ``hitungan`` None: no policy, no employee, or not its time yet."""

    month: Month
    pegawai_id: int
    identitas: dict[str, str]
    milik_sendiri: bool
    fakta: Fakta | None
    kebijakan: KebijakanBulan | None
    hitungan: Hitungan | None
    kedudukan: KedudukanBulan | None = None
    """Where a month without a predikat stands: what may still come is not what was missed."""
    berakhir: str = ""
    """That its deadline is over, what it means for the pay, what can be done."""
    mulai_pada: datetime | None = None
    """Of a month whose time has not come, and which has no percentage yet: when it may be filed (UTC)."""

    @property
    def hasil(self) -> str:
        """What the month ended with, or where it stands."""
        if self.fakta is None:
            return ""
        if self.fakta.keadaan:
            return self.fakta.keadaan.label
        return self.kedudukan.label if self.kedudukan else self.fakta.hasil.label

    @property
    def belum_lengkap(self) -> list[str]:
        """What may still change the percentage: open facts, in words."""
        if self.fakta is None or self.fakta.keadaan or self.fakta.pengecualian:
            return []
        found = [f"predikat ({self.hasil})"] if self.kedudukan and not self.berakhir else []
        return found if self.fakta.kehadiran else [*found, "kehadiran (belum dimuat)"]


def kenapa(ctx: Context, *, pegawai_id: int, month: Month) -> Kenapa:
    """The calculation for oneself, or for somebody of the PD one looks after; BKD for everybody.

    It is an estimate until the month is released. Raises NotFound for everybody else.
    """
    own = pegawai_id == ctx.actor.pegawai_id
    windows, approved = _jendela(ctx, pegawai_id, month)
    one = fakta.baca(month, zone=ctx.zone, pegawai_ids=[pegawai_id], jendela=windows).seorang(pegawai_id)
    if not own and not _may_see(ctx, one):
        raise NotFound("Pegawai tidak ditemukan.")
    policy = queries.cari_bulan(month=month)
    where, over = _kedudukan(ctx, one, windows, approved) if one else (None, "")
    early = where == KedudukanBulan.BELUM_WAKTUNYA
    kata = where.kata if where else ""
    return Kenapa(
        month=month,
        pegawai_id=pegawai_id,
        identitas=identitas_pegawai(pegawai_id=pegawai_id),
        milik_sendiri=own,
        fakta=one.fakta if one else None,
        kebijakan=policy,
        hitungan=hitung(policy.isi, one.fakta, kata=kata) if policy and one and not early else None,
        kedudukan=where,
        berakhir=over,
        mulai_pada=_window(windows, one).mulai_pada if one and early else None,
    )


def _kedudukan(
    ctx: Context, one: Orang, windows: PetaJendela, disetujui_pada: datetime | None
) -> tuple[KedudukanBulan | None, str]:
    """Where a month without a predikat stands, and what to say of it once it is over."""
    if one.fakta.hasil.adalah_predikat or one.fakta.keadaan or one.fakta.pengecualian:
        return None, ""
    window = _window(windows, one)
    filed = one.fakta.hasil == HasilKinerja.BELUM_DINILAI
    stand = berdiri(
        (one.langkah if filed else None) or StatusRealisasi.BELUM,
        has_pengajuan=filed,
        disetujui_pada=disetujui_pada,
        bebas="",
        jendela=window,
        now=ctx.now,
        zone=ctx.zone,
    )
    return stand.di, sapa(ctx)(pesan_berakhir(window, stand.di, zone=ctx.zone, disetujui=stand.disetujui))


def _jendela(ctx: Context, pegawai_id: int, month: Month) -> tuple[PetaJendela, datetime | None]:
    """The month's windows, and since when an approved SKP holds it. NotFound: there is no such person.

    In one query, not in the two of :func:`jadwal.queries.peta.peta`: the page has no other to spare.
    """
    columns = kolom_bulan(pegawai="pk", month=month)
    approved = disetujui_sejak(pegawai="pk", month=month)
    row = Pegawai.objects.filter(pk=pegawai_id).values(**columns, disetujui_pada=approved).first()
    if row is None:
        raise NotFound("Pegawai tidak ditemukan.")
    return peta_bulan(row, pegawai_id=pegawai_id, month=month, zone=ctx.zone), row["disetujui_pada"]


def _window(windows: PetaJendela, one: Orang) -> Jendela:
    return windows.untuk(pegawai_id=one.pegawai_id, perangkat_daerah_id=one.pd_jadwal)


def _may_see(ctx: Context, one: Orang | None) -> bool:
    """BKD, and whoever looks after the PD in which somebody stood on the month's last day."""
    if one is None:
        return False
    return ctx.actor.is_bkd or one.perangkat_daerah_id in ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd
