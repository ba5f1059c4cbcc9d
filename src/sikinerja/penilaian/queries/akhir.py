"""The year before its rater: the list, the one page, what was rated (domain.md §5, F4.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.time import Month
from sikinerja.penilaian.models import PembukaanKembali, Penilaian
from sikinerja.penilaian.queries import capaian, result
from sikinerja.penilaian.queries.capaian import CapaianRiwayat
from sikinerja.penilaian.queries.result import BarisPerilaku, Hasil
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.queries import akhir as realisasi_akhir
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
    row = berlaku(skp_id=skp_id)
    return result.dari(row, skp_id=skp_id, rinci=True) if row else None


def terdahulu(*, skp_id: int) -> list[tuple[Hasil, PembukaanKembali]]:
    """Ratings that BKD opened again, with their umpan balik and the reason, the newest first. Not scoped."""
    rows = PembukaanKembali.objects.filter(penilaian__realisasi_akhir__skp=skp_id).order_by("-pada", "-pk")
    return [
        (result.dari(row.penilaian, skp_id=skp_id, rinci=True), row)
        for row in rows.select_related("penilaian__pengajuan")
    ]


def predikat_bulanan(*, skp_id: int) -> dict[int, Predikat]:
    """The predikat of the rated months under an SKP, by month. One query; not scoped."""
    rows = Penilaian.objects.filter(realisasi__skp=skp_id).exclude(predikat="").order_by()
    return {bulan: Predikat[kode] for bulan, kode in rows.values_list("realisasi__bulan", "predikat")}


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
    predikat: Mapping[int, Predikat]
    baris_perilaku: list[BarisPerilaku]
    capaian: CapaianRiwayat
    draf: Mapping[str, str]
    berikutnya: Skp | None
    dibuka: PembukaanKembali | None

    @property
    def skp(self) -> Skp:
        """Whose year it is."""
        return self.isi.skp

    @property
    def nama(self) -> str:
        """Who is rated, as at submission."""
        assert self.isi.pengajuan is not None  # noqa: S101 - halaman() shows submitted years only
        return str(self.isi.pengajuan.identitas_pegawai["nama"])


def halaman(ctx: Context, *, skp_id: int) -> HalamanNilaiAkhir:
    """The year for its rater; Forbidden for who may only look, NotFound where nothing is submitted."""
    isi = realisasi_akhir.lihat(ctx, skp_id=skp_id)
    skp = isi.skp
    if "penilai" not in skp_queries.relations(ctx.actor, skp):
        raise Forbidden
    row = Penilaian.objects.filter(realisasi_akhir__skp=skp_id, predikat="").first()
    dibuka = PembukaanKembali.objects.filter(penilaian__realisasi_akhir__skp=skp_id).order_by("-pk")
    last = dibuka.select_related("penilaian").first()
    typed = result.draf(ctx, row, BAGIAN)
    if not typed and last is not None:
        typed = _sebagai_isian(last.penilaian)
    return HalamanNilaiAkhir(
        isi=isi,
        predikat=predikat_bulanan(skp_id=skp_id),
        baris_perilaku=result.baris_perilaku(skp_id, {}),
        capaian=capaian.untuk_riwayat(riwayat=skp.riwayat, tahun=skp.tahun),
        draf=typed,
        berikutnya=skp_pages.berikutnya(ctx, skp_id=skp_id, menunggu=(MENUNGGU,)),
        dibuka=last,
    )


def buka(ctx: Context, *, skp_id: int, langkah: str, kirim: bool = False) -> Skp:
    """An SKP whose form of a step of the rating may be opened now; Forbidden or Conflict otherwise."""
    skp, _ = realisasi_akhir.get(ctx, skp_id=skp_id)
    return skp_pages.buka(ctx, skp_id=skp.pk, langkah=langkah, kirim=kirim)


def riwayat(*, skp_id: int) -> list[RiwayatSkp]:
    """The steps of the year: from its beginning on. Not scoped."""
    rows = RiwayatSkp.objects.filter(skp=skp_id).order_by("langkah")
    return [row for row in rows if row.aksi.endswith("_akhir") or row.aksi == "buka_kembali"]


def _sebagai_isian(row: Penilaian) -> dict[str, str]:
    """A rating turned back into what one would have typed: the rater mends it instead of beginning anew."""
    return {
        **{f"umpan_balik_{key}": text for key, text in result.umpan_balik_indikator(row.pk).items()},
        **{f"umpan_balik_{key}": text for key, text in result.umpan_balik_perilaku(row.pk).items()},
        "rating_hasil_kerja": row.rating_hasil_kerja,
        "rating_perilaku": row.rating_perilaku,
        "catatan_akhir": row.catatan_akhir,
        "alasan_berbeda": row.alasan_berbeda,
    }
