"""Who is to be reminded of what just now, in chunks of thousands (F8.6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.functions import TruncDate

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import PetaJendela
from sikinerja.kepegawaian.models import PelaksanaTugas, Pengelola
from sikinerja.kepegawaian.queries.berhenti import ada, tidak_ada, tugas_penuh
from sikinerja.kepegawaian.queries.pelaksana_tugas import batas_pd, berlaku
from sikinerja.kepegawaian.queries.wewenang import pengganti_banyak, tanpa
from sikinerja.pengingat import rules
from sikinerja.pengingat.models import Pengingat
from sikinerja.pengingat.rules import Baris, JenisPengingat, Rentang
from sikinerja.rekapitulasi.queries import tertunda
from sikinerja.rekapitulasi.queries.tertunda import PD

J = JenisPengingat
SEKALI = 2000
"""Rows of one chunk."""


def potongan(
    ctx: Context, *, jenis: JenisPengingat, rentang: Rentang, sesudah: int
) -> tuple[list[Baris], int | None]:
    """The next chunk after ``sesudah``, and where the one after it begins (None: nothing is left)."""
    windows = tertunda.jendela_terbuka(ctx)
    if jenis in (J.PENGGANTI, J.PENGELOLA):  # as few as there are appointments, and PD
        few = (_pengganti, _pewaris) if jenis == J.PENGGANTI else (_pengelola,)
        return [row for window in windows for one in few for row in one(ctx, window, rentang)], None
    source = {J.PENGISIAN: _pengisian, J.PENILAIAN: _penilaian, J.ATASAN: _atasan}[jenis]
    return rules.penggal([source(ctx, window, rentang, sesudah) for window in windows], SEKALI)


def sudah(
    rows: Collection[Baris], *, jenis: JenisPengingat, langkah: int
) -> set[tuple[int, int, Month, Any]]:
    """What of these was said before: account, concern, month, deadline. One query."""
    known = Pengingat.objects.filter(
        akun__in={row.akun_id for row in rows}, jenis=jenis.value, langkah=langkah
    ).order_by()
    return {
        (akun, untuk, Month(tahun, bulan), batas)
        for akun, untuk, tahun, bulan, batas in known.values_list("akun", "untuk", "tahun", "bulan", "batas")
    }


def _near(rows: QuerySet[Any, Any], ctx: Context, rentang: Rentang) -> QuerySet[Any, Any]:
    near = rows.filter(batas__gt=rentang.dari, batas__lte=rentang.sampai)
    dated: QuerySet[Any] = near.annotate(hari=TruncDate("batas", tzinfo=ctx.zone))
    return dated


def _pengisian(ctx: Context, window: PetaJendela, rentang: Rentang, sesudah: int) -> list[Baris]:
    """People who have not filed."""
    rows = _near(tertunda.belum_diisi(window, now=ctx.now), ctx, rentang)
    rows = rows.filter(pegawai__gt=sesudah, pegawai__akun__aktif=True).order_by("pegawai")
    found = rows.values_list("pegawai_id", "pegawai__akun_id", "hari")[:SEKALI]
    return [Baris(pegawai, akun, window.month, hari) for pegawai, akun, hari in found]


def _penilaian(ctx: Context, window: PetaJendela, rentang: Rentang, sesudah: int) -> list[Baris]:
    """Raters with a queue; for who rates no more somebody else is reminded (:func:`_pewaris`)."""
    rows = _near(tertunda.belum_dinilai(window, now=ctx.now), ctx, rentang)
    rows = rows.filter(ada(ctx.today, "penilai"), penilai__gt=sesudah)
    found = _counted(rows, "penilai_id", "penilai__akun_id")
    return [Baris(one, akun, window.month, hari, jumlah) for one, akun, hari, jumlah in found]


def _atasan(ctx: Context, window: PetaJendela, rentang: Rentang, sesudah: int) -> list[Baris]:
    """Superiors of raters with a queue, a row for each rater."""
    above = "penilai__riwayat__penilai"
    rows = _near(tertunda.belum_dinilai(window, now=ctx.now), ctx, rentang).filter(
        ada(ctx.today, "penilai"),
        **{"penilai__riwayat__aktif": True, f"{above}__gt": sesudah, f"{above}__akun__aktif": True},
    )
    found = _counted(rows, above, f"{above}__akun_id", "penilai__akun__nama")
    return [
        Baris(one, akun, window.month, hari, jumlah, nama=nama) for one, akun, nama, hari, jumlah in found
    ]


def _pengelola(ctx: Context, window: PetaJendela, rentang: Rentang) -> list[Baris]:
    """Pengelola of the PD whose people wait, and of the PD whose raters have a queue."""
    rows = _near(tertunda.belum_dinilai(window, now=ctx.now), ctx, rentang)
    found = tertunda.antrean_pd(ctx, rows, window.month)
    officers: dict[int, list[int]] = defaultdict(list)
    active = Pengelola.objects.filter(
        pegawai__akun__aktif=True, perangkat_daerah__in={one.pd_id for one in found}
    )
    for pd, akun in active.values_list("perangkat_daerah_id", "pegawai__akun_id").order_by("pk"):
        officers[pd].append(akun)
    return [
        Baris(
            one.pd_id, akun, window.month, one.hari, one.jumlah, untuk=one.pd_id,
            nama=rules.kata_antrean(one.nama, len(one.penilai), one.di_luar),
        )
        for one in found
        for akun in officers[one.pd_id]
    ]  # fmt: skip


def _counted(rows: QuerySet[Any], *columns: str) -> list[Any]:
    """Rows by the given columns and deadline, ordered by the first, with their number."""
    grouped = rows.values_list(*columns, "hari").annotate(jumlah=Count("pk"))
    return list(grouped.order_by(columns[0], *columns[1:], "hari")[:SEKALI])


def _pengganti(ctx: Context, window: PetaJendela, rentang: Rentang) -> list[Baris]:
    """Who acts for a rater with a queue (Plt./Plh.); their own rows are for somebody else (domain.md §6)."""
    posts = list(
        PelaksanaTugas.objects.filter(berlaku(ctx.today), pegawai__akun__aktif=True)
        .annotate(batas=batas_pd())
        .select_related("pegawai", "menggantikan__akun")
        .order_by("pk")
    )
    rows = _near(tertunda.belum_dinilai(window, now=ctx.now), ctx, rentang)
    rows = rows.filter(penilai__in={post.menggantikan_id for post in posts})
    waiting = list(rows.values_list("penilai_id", "pegawai_id", F(PD), "hari"))
    found = []
    for post in posts:
        days = Counter(
            hari
            for penilai, pegawai, pd, hari in waiting
            if penilai == post.menggantikan_id and pegawai != post.pegawai_id and post.batas in (None, pd)
        )
        found += [
            Baris(
                post.pk, post.pegawai.akun_id, window.month, hari, jumlah, untuk=post.pk,
                nama=post.menggantikan.akun.nama,
            )
            for hari, jumlah in sorted(days.items())
        ]  # fmt: skip
    return found


def _pewaris(ctx: Context, window: PetaJendela, rentang: Rentang) -> list[Baris]:
    """Who rates instead of a rater who is not there any more and for whom no Plt./Plh. acts (issue 9 §1)."""
    rows = _near(tertunda.belum_dinilai(window, now=ctx.now), ctx, rentang)
    rows = rows.filter(
        tidak_ada(ctx.today, "penilai"),
        ~Exists(tugas_penuh(ctx.today).filter(menggantikan=OuterRef("penilai_id"))),
    )
    waiting = list(rows.values_list("penilai_id", "penilai__akun__nama", "pegawai_id", "hari"))
    instead = pengganti_banyak(ctx, penilai_ids={penilai for penilai, *_ in waiting})
    found = Counter(
        (one.pegawai_id, one.akun_id, hari, penilai, nama)
        for penilai, nama, pegawai, hari in waiting
        for one in tanpa(instead.get(penilai, ()), pegawai)
    )
    return [
        Baris(one, akun, window.month, hari, jumlah, untuk=-penilai, nama=nama)
        for (one, akun, hari, penilai, nama), jumlah in sorted(found.items())
    ]
