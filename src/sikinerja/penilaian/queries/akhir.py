"""The year before its rater: the list, the one page, what was rated (domain.md §5, F4.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from sikinerja.core.arrays import json_array, read
from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.time import Month
from sikinerja.jadwal.queries import kolom as jadwal
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.queries.wewenang import identitas_kini, para_pengganti, yang_menilai
from sikinerja.kepegawaian.rules.keadaan import Keadaan, keadaan_bulan
from sikinerja.penilaian.models import PembukaanKembali, Penilaian
from sikinerja.penilaian.queries import capaian, result
from sikinerja.penilaian.queries.capaian import CapaianRiwayat
from sikinerja.penilaian.queries.result import BarisPerilaku, Hasil, Teks
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import akhir as realisasi_akhir
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.queries.akhir import HalamanAkhir
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.realisasi.rules.kedudukan import berdiri, sebab_tanpa_skp
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.queries import pages as skp_pages
from sikinerja.skp.queries import persetujuan
from sikinerja.skp.rules import Predikat, StatusSkp
from sikinerja.skp.rules.akhir import dibuka
from sikinerja.skp.rules.persetujuan import disetujui_sejak

BAGIAN = "akhir"
MENUNGGU = StatusSkp.PENILAIAN_AKHIR.value
BERJALAN = (StatusSkp.REALISASI, StatusSkp.PENILAIAN_AKHIR, StatusSkp.SELESAI)


def berlaku(*, skp_id: int) -> Penilaian | None:
    """The final rating that counts: finished, and not opened again. Not scoped."""
    rows = Penilaian.objects.filter(realisasi_akhir__skp=skp_id, pembukaan__isnull=True)
    return rows.exclude(predikat="").select_related("pengajuan").first()


def hasil(*, skp_id: int) -> Hasil | None:
    """The final rating with every umpan balik, None unless SELESAI. Not scoped: the caller has decided."""
    return penilaian(skp_id=skp_id)[0]


def penilaian(*, skp_id: int) -> tuple[Hasil | None, list[tuple[Hasil, PembukaanKembali]]]:
    """The final rating that counts, and those that BKD opened again, newest first. Not scoped."""
    rows = [row for row in _semua(skp_id) if row.predikat]
    texts, hopes = result.teks_banyak([row.pk for row in rows], skp_id=skp_id)
    found = [(result.dari(row, texts[row.pk], hopes), getattr(row, "pembukaan", None)) for row in rows]
    counts = next((one for one, opened in found if opened is None), None)
    return counts, [(one, opened) for one, opened in found if opened is not None]


def _semua(skp_id: int) -> list[Penilaian]:
    """Every rating of the year, the one that is being written among them, newest first."""
    rows = Penilaian.objects.filter(realisasi_akhir__skp=skp_id).order_by("-pk")
    return list(rows.select_related("pengajuan", "pembukaan"))


@dataclass(frozen=True, slots=True)
class KotakBulan:
    """One of the twelve boxes of a year; ``realisasi_id`` of a month that the actor may open, else 0.

    ``kedudukan`` "": the month has no day under this SKP, or belongs to the one that follows it.
    """

    bulan: int
    kode: str = ""
    kedudukan: str = ""
    teks: str = "di luar SKP ini"
    is_diajukan: bool = False
    realisasi_id: int = 0
    keadaan: str = ""
    """Why nothing is owed."""


def setahun(ctx: Context, *, skp: Skp) -> list[KotakBulan]:
    """The twelve months of an SKP's year: predikat, or where each stands. One query; not scoped."""
    seen = Exists(months.visible(ctx.actor).filter(pk=OuterRef("pk")))
    filed = Realisasi.objects.filter(skp=OuterRef("pk"), pengajuan__isnull=False).annotate(terlihat=seen)
    columns = {"bulan": "bulan", "status": "status", "kode": "penilaian__predikat", "terlihat": "terlihat"}
    approved = Skp.objects.filter(pegawai=OuterRef("pegawai"), tahun=OuterRef("tahun"), versi_terakhir__gt=0)
    pd = "riwayat__perangkat_daerah_id"
    later = Skp.objects.filter(
        pegawai=OuterRef("pegawai"), versi_terakhir__gt=0, periode_awal__gt=OuterRef("periode_awal")
    )
    found = Skp.objects.filter(pk=skp.pk).values(
        diajukan=json_array(filed, columns | {"id": "pk"}),
        berikutnya=Subquery(later.order_by("periode_awal").values("periode_awal")[:1]),
        periode=persetujuan.kolom(approved),
        **jadwal.kolom(pegawai="pegawai_id", perangkat_daerah=pd, tahun="tahun"),
        **keadaan.kolom("pegawai_id"),
    )
    row = found.get()
    plans = [persetujuan.dari_kolom(one) for one in read(row["periode"])]
    rows, states = {one["bulan"]: one for one in read(row["diajukan"])}, keadaan.dari_kolom(row)
    windows = jadwal.jendela_tahun(row, tahun=skp.tahun, zone=ctx.zone)
    return [
        _kotak(ctx, window, filed, states, disetujui_sejak(plans, window.month))
        if filed or _miliknya(skp, window.month, row["berikutnya"])
        else KotakBulan(window.month.bulan)
        for window in windows
        for filed in [rows.get(window.month.bulan)]
    ]


def _miliknya(skp: Skp, month: Month, berikutnya: date | None) -> bool:
    """Whether a month not filed is owed under this SKP; ``berikutnya``: where the next approved one begins.

    Of two that share a month the later one has it (domain.md §4.3).
    """
    meets = skp.periode_awal <= month.last and skp.periode_akhir >= month.first
    return meets and (berikutnya is None or berikutnya > month.last)


def _kotak(
    ctx: Context,
    window: Jendela,
    row: dict[str, Any] | None,
    states: list[Keadaan],
    disetujui_pada: datetime | None,
) -> KotakBulan:
    month = window.month
    bebas = keadaan_bulan(states, month)
    kode = row["kode"] or "" if row else ""
    stand = berdiri(
        row["status"] if row else StatusRealisasi.BELUM,
        has_pengajuan=row is not None,
        disetujui_pada=disetujui_pada,
        bebas=bebas.label if bebas else "",
        jendela=window,
        now=ctx.now,
        zone=ctx.zone,
    )
    where = stand.di
    word = f"{where.kata}: {stand.sebab}" if stand.sebab else where.kata
    return KotakBulan(
        month.bulan,
        kode,
        where,
        Predikat[kode].label if kode else word,
        is_diajukan=row is not None,
        realisasi_id=row["id"] if row and row["terlihat"] else 0,
        keadaan=bebas.label if bebas and where == K.KEADAAN_KHUSUS else "",
    )


def predikat_bulanan(*, skp_id: int) -> dict[int, Predikat]:
    """The predikat of the rated months under an SKP, by month. One query; not scoped."""
    rows = Penilaian.objects.filter(realisasi__skp=skp_id).exclude(predikat="").order_by()
    return {bulan: Predikat[kode] for bulan, kode in rows.values_list("realisasi__bulan", "predikat")}


def setelah_diajukan(ctx: Context, *, page: HalamanAkhir) -> dict[str, object]:
    """What the pages of a submitted year show beside it: months, rating, earlier ratings, history."""
    skp = page.skp
    found, before = penilaian(skp_id=skp.pk)
    return {
        "setahun": setahun(ctx, skp=skp),
        "hasil": found,
        "penilai": found.identitas_penilai if found else _penilai_kini(ctx, skp),
        "terdahulu": before,
        "riwayat": riwayat(skp_id=skp.pk),
    }


def _penilai_kini(ctx: Context, skp: Skp) -> dict[str, str]:
    """Who rates now what is not rated yet: the penilai, or who does instead, named as such."""
    penilai = skp.riwayat.penilai
    if penilai is None:
        return {}
    others = para_pengganti(ctx, riwayat=skp.riwayat)
    return identitas_kini(penilai, others) | {"nama": yang_menilai(penilai.akun.nama, others)}


def kata(ctx: Context, rows: Collection[Skp]) -> dict[int, str]:
    """Of SKP whose year is not begun: why, by id."""
    return {row.pk: _kata(ctx, row) for row in rows if row.status not in BERJALAN}


def _kata(ctx: Context, skp: Skp) -> str:
    if not skp.versi_terakhir:
        return sebab_tanpa_skp(skp.status, menunggu_saya=True)
    if skp.status in {StatusSkp.REVISI, StatusSkp.PENILAIAN}:
        return "Revisinya belum Anda jawab"
    if skp.status == StatusSkp.KONSEP:
        return "Revisi sedang disusun"
    return (K.BELUM_WAKTUNYA if ctx.today < dibuka(skp.periode_akhir) else K.BELUM_DIISI).label


def tahun_bawaan(ctx: Context, years: Collection[int], menunggu: Mapping[int, int]) -> int | None:
    """The year that the list shows unless another is asked for: the oldest that waits, else last month's."""
    if menunggu:
        return min(menunggu)
    recent = Month.of(ctx.today).previous.tahun
    return recent if recent in years else max(years, default=None)


def rating_banyak(skp_ids: Collection[int]) -> dict[int, tuple[Rating, Rating]]:
    """Both ratings of many SKP that are SELESAI, by SKP. One query; not scoped."""
    rows = Penilaian.objects.filter(realisasi_akhir__skp__in=skp_ids, pembukaan__isnull=True)
    rows = rows.exclude(predikat="").order_by()
    columns = ("realisasi_akhir__skp_id", "rating_hasil_kerja", "rating_perilaku")
    return {key: (Rating[hasil], Rating[laku]) for key, hasil, laku in rows.values_list(*columns)}


@dataclass(frozen=True, slots=True)
class HalamanNilaiAkhir:
    """The one page of the final rating. ``draf``: what is typed, or the rating that was opened again."""

    isi: HalamanAkhir
    setahun: list[KotakBulan]
    baris_perilaku: list[BarisPerilaku]
    capaian: CapaianRiwayat
    draf: Mapping[str, str]
    draf_versi: str
    dibuka: PembukaanKembali | None
    sebagai: str

    @property
    def skp(self) -> Skp:
        """Whose year it is."""
        return self.isi.skp

    @property
    def nama(self) -> str:
        """Who is rated, as at submission."""
        assert self.isi.pengajuan is not None  # noqa: S101 - halaman() shows submitted years only
        return str(self.isi.pengajuan.identitas_pegawai["nama"])


def halaman_hasil(ctx: Context, *, skp_id: int) -> HalamanAkhir:
    """What is submitted, for its rater; Forbidden for who may only look, NotFound where nothing is."""
    page = realisasi_akhir.lihat(ctx, skp_id=skp_id)
    if "penilai" not in skp_queries.relations(ctx.actor, page.skp):
        raise Forbidden
    return page


def halaman(ctx: Context, *, skp_id: int) -> HalamanNilaiAkhir:
    """The one page of the rating; as :func:`halaman_hasil`."""
    isi = halaman_hasil(ctx, skp_id=skp_id)
    skp = isi.skp
    rows = _semua(skp_id)
    begun = next((row for row in rows if not row.predikat), None)
    typed = result.draf(ctx, begun, BAGIAN)
    last = next((row for row in rows if hasattr(row, "pembukaan")), None)
    texts, hopes = result.teks_banyak([last.pk] if last else [], skp_id=skp_id)
    if last is not None and not typed:
        typed = _sebagai_isian(last, texts[last.pk])
    return HalamanNilaiAkhir(
        isi=isi,
        setahun=setahun(ctx, skp=skp),
        baris_perilaku=result.baris_nilai(hopes),
        capaian=capaian.untuk_riwayat(riwayat=skp.riwayat, tahun=skp.tahun),
        draf=typed,
        draf_versi=result.draf_versi(ctx, begun, BAGIAN),
        dibuka=last.pembukaan if last else None,
        sebagai=skp_queries.sebagai(ctx.actor, skp) or "",
    )


def buka(ctx: Context, *, skp_id: int, langkah: str, kirim: bool = False) -> Skp:
    """An SKP whose form of a step of the rating may be opened now; Forbidden or Conflict otherwise."""
    skp, _ = realisasi_akhir.get(ctx, skp_id=skp_id)
    return skp_pages.buka(ctx, skp_id=skp.pk, langkah=langkah, kirim=kirim)


def riwayat(*, skp_id: int) -> list[RiwayatSkp]:
    """The steps of the year: from its beginning on. Not scoped."""
    rows = RiwayatSkp.objects.filter(skp=skp_id).order_by("langkah")
    return [row for row in rows if row.aksi.endswith("_akhir") or row.aksi == "buka_kembali"]


def _sebagai_isian(row: Penilaian, teks: Teks) -> dict[str, str]:
    """A rating turned back into what one would have typed: the rater mends it instead of beginning anew."""
    return {
        **{f"umpan_balik_{key}": text for key, text in teks.indikator.items()},
        **{f"umpan_balik_{key}": text for key, text in teks.perilaku.items()},
        "rating_hasil_kerja": row.rating_hasil_kerja,
        "rating_perilaku": row.rating_perilaku,
        "catatan_akhir": row.catatan_akhir,
        "alasan_berbeda": row.alasan_berbeda,
    }
