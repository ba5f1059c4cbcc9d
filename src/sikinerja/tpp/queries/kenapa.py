"""Why somebody's TPP is what it is: the calculation of one person and month, as things stand now (F8.4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import IntegerField, Value

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.kolom import jendela_tahun, kolom
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries import identitas_pegawai
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan, kedudukan, pesan_berakhir
from sikinerja.tpp import queries
from sikinerja.tpp.queries import KebijakanBulan, fakta
from sikinerja.tpp.queries.fakta import Orang
from sikinerja.tpp.rules import Fakta, HasilKinerja, Hitungan, hitung


@dataclass(frozen=True, slots=True)
class Kenapa:
    """A calculation with what it rests on; ``hitungan`` None: no policy, or no employee in that month."""

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
    one = fakta.baca(month, zone=ctx.zone, pegawai_ids=[pegawai_id]).seorang(pegawai_id)
    if not own and not _may_see(ctx, one):
        raise NotFound("Pegawai tidak ditemukan.")
    policy = queries.cari_bulan(month=month)
    where, over = _kedudukan(ctx, one, month) if one else (None, "")
    return Kenapa(
        month=month,
        pegawai_id=pegawai_id,
        identitas=identitas_pegawai(pegawai_id=pegawai_id),
        milik_sendiri=own,
        fakta=one.fakta if one else None,
        kebijakan=policy,
        hitungan=hitung(policy.isi, one.fakta) if policy and one else None,
        kedudukan=where,
        berakhir=over,
    )


def _kedudukan(ctx: Context, one: Orang, month: Month) -> tuple[KedudukanBulan | None, str]:
    """Where a month without a predikat stands, and what to say of it once it is over. One query."""
    if one.fakta.hasil.adalah_predikat or one.fakta.keadaan or one.fakta.pengecualian:
        return None, ""
    window = _jendela(ctx, one, month)
    where = kedudukan(
        diajukan=one.fakta.hasil == HasilKinerja.BELUM_DINILAI,
        dinilai=False,
        bebas=False,
        has_skp=one.fakta.hasil != HasilKinerja.TANPA_SKP,
        jendela=window,
        now=ctx.now,
    )
    return where, pesan_berakhir(window, where, zone=ctx.zone)


def _jendela(ctx: Context, one: Orang, month: Month) -> Jendela:
    """In one query, not in the two of :func:`jadwal.queries.jendela`: the page has no other to spare."""
    people = Pegawai.objects.filter(pk=one.pegawai_id).annotate(
        unit=Value(one.pd_jadwal, IntegerField()), tahun=Value(month.tahun)
    )
    columns = kolom(pegawai="pk", perangkat_daerah="unit", tahun="tahun")
    row = people.annotate(**columns).values(*columns).get()
    return jendela_tahun(row, tahun=month.tahun, zone=ctx.zone)[month.bulan - 1]


def _may_see(ctx: Context, one: Orang | None) -> bool:
    """BKD, and whoever looks after the PD in which somebody stood on the month's last day."""
    if one is None:
        return False
    return ctx.actor.is_bkd or one.perangkat_daerah_id in ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd
