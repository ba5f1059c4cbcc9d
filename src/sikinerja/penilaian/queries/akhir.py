"""The year before its rater: the list, the one page, what was rated (domain.md §5, F4.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries.berhenti import tidak_dapat_masuk
from sikinerja.kepegawaian.queries.wewenang import identitas_kini, para_pengganti, yang_menilai
from sikinerja.penilaian.models import PembukaanKembali, Penilaian
from sikinerja.penilaian.queries import capaian, result
from sikinerja.penilaian.queries.capaian import CapaianRiwayat
from sikinerja.penilaian.queries.result import BarisPerilaku, Hasil, Teks
from sikinerja.penilaian.queries.setahun import KotakBulan, setahun
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.queries import akhir as realisasi_akhir
from sikinerja.realisasi.queries.akhir import HalamanAkhir
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.realisasi.rules.kedudukan import sebab_tanpa_skp
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.queries import pages as skp_pages
from sikinerja.skp.queries.akhir import berakhir_banyak, tanpa_penilaian_banyak
from sikinerja.skp.rules import Predikat, StatusSkp
from sikinerja.skp.rules.akhir import dibuka

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
    """Of SKP whose year is not begun, or never will be handed in: why, by id."""
    waiting = [row for row in rows if row.status not in BERJALAN]
    ends = berakhir_banyak(waiting)
    gone = tidak_dapat_masuk(ctx.today, pegawai_ids=[row.pegawai_id for row in waiting])
    said = {row.pk: gone.get(row.pegawai_id) or _kata(ctx, row, ends[row.pk]) for row in waiting}
    return said | tanpa_penilaian_banyak(rows)


def _kata(ctx: Context, skp: Skp, berakhir: date) -> str:
    if not skp.versi_terakhir:
        return sebab_tanpa_skp(skp.status, menunggu_saya=True)
    if skp.status in {StatusSkp.REVISI, StatusSkp.PENILAIAN}:
        return "Revisinya belum Anda jawab"
    if skp.status == StatusSkp.KONSEP:
        return "Revisi sedang disusun"
    return (K.BELUM_WAKTUNYA if ctx.today < dibuka(berakhir) else K.BELUM_DIISI).label


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
