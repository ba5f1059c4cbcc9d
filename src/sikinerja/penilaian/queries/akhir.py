"""The year before its rater: the list, the one page, what was rated (domain.md §5, F4.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries import identitas_pegawai
from sikinerja.penilaian.models import PembukaanKembali, Penilaian
from sikinerja.penilaian.queries import capaian, result
from sikinerja.penilaian.queries.capaian import CapaianRiwayat
from sikinerja.penilaian.queries.result import BarisPerilaku, Hasil, Teks
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import akhir as realisasi_akhir
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.queries.akhir import HalamanAkhir
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.queries import pages as skp_pages
from sikinerja.skp.rules import Predikat, StatusSkp

BAGIAN = "akhir"
MENUNGGU = StatusSkp.PENILAIAN_AKHIR.value


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
    """One of the twelve boxes of a year; ``realisasi_id`` of a month that the actor may open, else 0."""

    bulan: int
    kode: str
    teks: str
    is_diajukan: bool
    realisasi_id: int


def setahun(ctx: Context, *, skp_id: int) -> list[KotakBulan]:
    """The twelve months of an SKP's year: predikat, or where the month stands. One query; not scoped."""
    seen = Exists(months.visible(ctx.actor).filter(pk=OuterRef("pk")))
    filed = Realisasi.objects.filter(skp=skp_id, pengajuan__isnull=False).annotate(terlihat=seen)
    columns = ("bulan", "pk", "penilaian__predikat", "terlihat")
    found = {bulan: KotakBulan(bulan, "", "–", is_diajukan=False, realisasi_id=0) for bulan in range(1, 13)}
    for bulan, key, kode, terlihat in filed.order_by().values_list(*columns):
        teks = Predikat[kode].label if kode else "diajukan"
        found[bulan] = KotakBulan(
            bulan, kode or "", teks, is_diajukan=True, realisasi_id=key if terlihat else 0
        )
    return list(found.values())


def predikat_bulanan(*, skp_id: int) -> dict[int, Predikat]:
    """The predikat of the rated months under an SKP, by month. One query; not scoped."""
    rows = Penilaian.objects.filter(realisasi__skp=skp_id).exclude(predikat="").order_by()
    return {bulan: Predikat[kode] for bulan, kode in rows.values_list("realisasi__bulan", "predikat")}


def setelah_diajukan(ctx: Context, *, page: HalamanAkhir) -> dict[str, object]:
    """What the pages of a submitted year show beside it: months, rating, earlier ratings, history."""
    skp = page.skp
    found, before = penilaian(skp_id=skp.pk)
    return {
        "setahun": setahun(ctx, skp_id=skp.pk),
        "hasil": found,
        "penilai": found.identitas_penilai if found else _penilai_kini(skp),
        "terdahulu": before,
        "riwayat": riwayat(skp_id=skp.pk),
    }


def _penilai_kini(skp: Skp) -> dict[str, str]:
    """Who rates now what is not rated yet."""
    penilai_id = skp.riwayat.penilai_id
    return identitas_pegawai(pegawai_id=penilai_id) if penilai_id else {}


def tahun_bawaan(ctx: Context, years: Collection[int]) -> int | None:
    """The year that the list shows unless another is asked for: the oldest that waits, else last month's."""
    waiting = (
        skp_pages.bawahan(ctx, status=MENUNGGU).order_by("tahun").values_list("tahun", flat=True).first()
    )
    if waiting is not None:
        return waiting
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
    typed = result.draf(ctx, next((row for row in rows if not row.predikat), None), BAGIAN)
    last = next((row for row in rows if hasattr(row, "pembukaan")), None)
    texts, hopes = result.teks_banyak([last.pk] if last else [], skp_id=skp_id)
    if last is not None and not typed:
        typed = _sebagai_isian(last, texts[last.pk])
    return HalamanNilaiAkhir(
        isi=isi,
        setahun=setahun(ctx, skp_id=skp_id),
        baris_perilaku=result.baris_nilai(hopes),
        capaian=capaian.untuk_riwayat(riwayat=skp.riwayat, tahun=skp.tahun),
        draf=typed,
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
