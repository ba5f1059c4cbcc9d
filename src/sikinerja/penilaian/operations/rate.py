"""The two ratings of a month (manual BAB VI.2 and VI.3). Nothing is ever rated by the system itself."""

from __future__ import annotations

from collections.abc import Mapping

from sikinerja.aktivitas import steps as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.text import clean_note
from sikinerja.core.transactions import operation
from sikinerja.kepegawaian.queries.wewenang import identitas_penilai
from sikinerja.penilaian import messages, rules
from sikinerja.penilaian.operations import _rater
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.models import PengajuanIndikator, Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.draf import Lembar
from sikinerja.realisasi.steps import catat_langkah
from sikinerja.skp.rules import Perilaku, Predikat


@operation
def nilai_hasil_kerja(
    ctx: Context,
    *,
    realisasi_id: int,
    umpan_balik: Mapping[int, str],
    untuk_semua: str = "",
    rating: str,
    konfirmasi: bool,
    langkah: int | None,
    lembar: Lembar | None = None,
) -> Realisasi:
    """Save the rating hasil kerja (F6.5): one umpan balik per indikator and one rating.

    ``umpan_balik`` by indikator id; what is empty there gets ``untuk_semua``. Raises Invalid (fields
    ``umpan_balik_<indikator>``, ``rating``, ``konfirmasi``; ``""`` outside the window), Conflict, Forbidden.
    """
    realisasi = _rater.lock(ctx, realisasi_id=realisasi_id)
    arrow = _rater.decide_rating(ctx, realisasi, aksi="nilai_hasil_kerja", langkah=langkah)
    pengajuan = realisasi.pengajuan
    assert pengajuan is not None  # noqa: S101 - only a submitted month gets here
    rows = {row.indikator_id: row for row in pengajuan.indikator.all()}
    texts = rules.isi_yang_kosong(umpan_balik, rows, untuk_semua)
    if arrow is None:
        row = _rater.penilaian(ctx, realisasi)
        stored = (_rater.tersimpan(row)[0], row.rating_hasil_kerja)
        months.pastikan_sama(ctx, realisasi, sent=(texts, rating), stored=stored)
        return realisasi
    value = _check(ctx, realisasi, rules.periksa_umpan_balik(texts), rating=rating, konfirmasi=konfirmasi)
    _begin(ctx, realisasi, value, {rows[key]: text for key, text in texts.items()}, lembar)
    note, ke = _counts_as_submitted(ctx, realisasi), StatusRealisasi[arrow.target]
    catat_langkah(ctx, realisasi=realisasi, aksi="nilai_hasil_kerja", ke=ke, catatan=note)
    _rater.catat(ctx, "penilaian.hasil_kerja", realisasi, {"rating": value.value})
    return realisasi


@operation
def nilai_perilaku(
    ctx: Context,
    *,
    realisasi_id: int,
    umpan_balik: Mapping[str, str],
    untuk_semua: str = "",
    rating: str,
    catatan_akhir: str,
    konfirmasi: bool,
    langkah: int | None,
    lembar: Lembar | None = None,
) -> Realisasi:
    """Save the rating perilaku (F6.6): the month is SELESAI and has the predikat of the quadrant.

    ``umpan_balik`` by value of :class:`Perilaku`. Raises Invalid (``umpan_balik_<perilaku>``, ``rating``,
    ``catatan_akhir``, ``konfirmasi``; ``""`` outside the window), Conflict, Forbidden.
    """
    realisasi = _rater.lock(ctx, realisasi_id=realisasi_id)
    arrow = _rater.decide_rating(ctx, realisasi, aksi="nilai_perilaku", langkah=langkah)
    texts = rules.isi_yang_kosong(umpan_balik, [p.value for p in Perilaku], untuk_semua)
    if arrow is None:
        row = _rater.penilaian(ctx, realisasi)
        stored = (_rater.tersimpan(row)[1], row.rating_perilaku, row.catatan_akhir)
        months.pastikan_sama(ctx, realisasi, sent=(texts, rating, clean_note(catatan_akhir)), stored=stored)
        return realisasi
    errors = rules.periksa_umpan_balik(texts)
    catatan = _rater.catatan(catatan_akhir, errors, field="catatan_akhir", kosong=rules.TANPA_CATATAN)
    value = _check(ctx, realisasi, errors, rating=rating, konfirmasi=konfirmasi)
    predikat = _finish(ctx, realisasi, value, texts, catatan=catatan, lembar=lembar)
    catat_langkah(
        ctx, realisasi=realisasi, aksi="nilai_perilaku", ke=StatusRealisasi[arrow.target],
        catatan=f"Predikat: {predikat.label}",
    )  # fmt: skip
    month = _rater.bulan(realisasi)
    aktivitas.tutup_bulan(ctx, pegawai_id=realisasi.pegawai_id, month=month)
    data = {"rating": value.value, "predikat": predikat.value}
    _rater.catat(ctx, "penilaian.perilaku", realisasi, data)
    _rater.tell_owner(ctx, realisasi, *messages.selesai(month, predikat))
    _rater.kabarkan_bulan(ctx, realisasi)
    return realisasi


def _check(
    ctx: Context, realisasi: Realisasi, errors: dict[str, str], *, rating: str, konfirmasi: bool
) -> Rating:
    """The rating, when nothing is wrong; else everything that is, at once."""
    if reason := _rater.di_luar_jadwal(ctx, realisasi):
        raise Invalid({"": reason})
    value = rules.baca_rating(rating)
    if value is None:
        errors["rating"] = "Pilih salah satu rating."
    if not konfirmasi:
        errors["konfirmasi"] = rules.BELUM_DICENTANG
    if errors or value is None:
        raise Invalid(errors)
    return value


def _begin(
    ctx: Context,
    realisasi: Realisasi,
    value: Rating,
    texts: Mapping[PengajuanIndikator, str],
    lembar: Lembar | None,
) -> None:
    """Write the first half of the ratings; what another rater began before is gone."""
    row = _rater.penilaian(ctx, realisasi)
    _rater.pastikan_draf(ctx, row, bagian="hasil_kerja", lembar=lembar)
    _rater.tulis_umpan_balik_indikator(row, texts)
    _rater.tulis_umpan_balik_perilaku(row, {})
    row.penilai_id, row.pengajuan, row.draf = _rater.pegawai_id(ctx), realisasi.pengajuan, {}
    row.rating_hasil_kerja, row.rating_perilaku, row.hasil_kerja_pada = value.value, "", ctx.now
    row.save()


def _finish(
    ctx: Context,
    realisasi: Realisasi,
    value: Rating,
    texts: Mapping[str, str],
    *,
    catatan: str,
    lembar: Lembar | None,
) -> Predikat:
    """Write the second half of the ratings and the predikat."""
    row = _rater.penilaian(ctx, realisasi)
    _rater.pastikan_draf(ctx, row, bagian="perilaku", lembar=lembar)
    _rater.tulis_umpan_balik_perilaku(row, texts)
    predikat = rules.predikat(Rating[row.rating_hasil_kerja], value)
    row.rating_perilaku, row.catatan_akhir, row.predikat = value.value, catatan, predikat.value
    row.identitas_penilai = identitas_penilai(
        ctx, riwayat=realisasi.skp.riwayat, penilai_id=realisasi.penilai_id
    )
    row.draf, row.draf_disimpan_pada, row.selesai_pada = {}, None, ctx.now
    row.save()
    return predikat


def _counts_as_submitted(ctx: Context, realisasi: Realisasi) -> str:
    """A withdrawn month whose deadline has passed counts as last submitted: so do its activities."""
    pengajuan = realisasi.pengajuan
    if realisasi.status != StatusRealisasi.BELUM or pengajuan is None:
        return ""
    aktivitas.tandai_dihitung(
        ctx, pegawai_id=realisasi.pegawai_id, month=_rater.bulan(realisasi), pada=pengajuan.diajukan_pada
    )
    return messages.pengajuan_terakhir(pengajuan.nomor)
