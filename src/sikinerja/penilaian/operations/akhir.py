"""The final rating of an SKP: saved at once, returned, opened again by BKD (domain.md §5, BAB IV.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.flow import pastikan_sama
from sikinerja.core.text import clean_note, clean_rich_text
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.queries.wewenang import identitas_atasan, identitas_penilai
from sikinerja.penilaian import messages, rules
from sikinerja.penilaian.models import PembukaanKembali, Penilaian
from sikinerja.penilaian.operations import _rater
from sikinerja.penilaian.queries import akhir as queries
from sikinerja.penilaian.queries import capaian
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.models import RealisasiAkhir
from sikinerja.realisasi.rules.draf import TANPA_LEMBAR, DrafTersimpan, Lembar
from sikinerja.realisasi.steps import jadikan_draf, lock_akhir
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.messages import Kabar
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import decide_step
from sikinerja.skp.rules import Perilaku, Predikat, StatusSkp
from sikinerja.skp.rules.ulang import SUDAH
from sikinerja.skp.steps import kabari, kabari_penilai, melangkah
from sikinerja.webhook.rules import Peristiwa


@dataclass(frozen=True, slots=True)
class IsianAkhir:
    """What the rater typed on the one page: umpan balik by indikator id, and by value of Perilaku.

    What is empty there gets ``untuk_semua``. ``alasan_berbeda`` is needed where the rating of a head departs
    from what the capaian of the organisation suggests.
    """

    umpan_balik_indikator: Mapping[int, str]
    umpan_balik_perilaku: Mapping[str, str]
    rating_hasil_kerja: str
    rating_perilaku: str
    catatan_akhir: str
    alasan_berbeda: str = ""
    untuk_semua: str = ""
    konfirmasi: bool = False


@operation
def nilai(
    ctx: Context, *, skp_id: int, isian: IsianAkhir, langkah: int | None = None, lembar: Lembar | None = None
) -> Skp:
    """SIMPAN PENILAIAN (F4.3): both ratings at once, SELESAI with the predikat of the quadrant.

    Raises Invalid (``umpan_balik_<indikator or perilaku>``, ``rating_hasil_kerja``, ``rating_perilaku``,
    ``catatan_akhir``, ``alasan_berbeda``, ``konfirmasi``), Conflict, Forbidden.
    """
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="nilai_akhir", langkah=langkah)
    realisasi = lock_akhir(ctx, skp=skp)
    if arrow is None:
        _pastikan_sama(ctx, skp, isian)
        return skp
    assert realisasi.pengajuan is not None  # noqa: S101 - what waits for a rating was submitted
    lines = {line.indikator_id: line for line in realisasi.pengajuan.indikator.all()}
    found = capaian.untuk_riwayat(riwayat=skp.riwayat, tahun=skp.tahun)
    checked = _check(isian, lines, found.saran)
    row = _open_row(ctx, realisasi)
    _rater.pastikan_draf(ctx, row, bagian=queries.BAGIAN, lembar=lembar)
    row.capaian = found.capaian.value if found.capaian else ""
    _write(ctx, skp, row, checked)
    _rater.tulis_umpan_balik_indikator(row, {lines[key]: text for key, text in checked.indikator.items()})
    _rater.tulis_umpan_balik_perilaku(row, checked.perilaku)
    row.save()
    skp.predikat, skp.ditanggapi_pada = row.predikat, ctx.now
    melangkah(ctx, skp=skp, arrow=arrow, catatan=f"Predikat: {checked.predikat.label}")
    data = {"hasil_kerja": row.rating_hasil_kerja, "perilaku": row.rating_perilaku, "predikat": row.predikat}
    atas_nama = skp_queries.atas_nama(ctx.actor, skp).jejak
    jejak.catat(ctx, aksi="penilaian.akhir", objek=row, data=data, **atas_nama)
    _tell_owner(ctx, skp, messages.akhir_selesai(skp.tahun, checked.predikat))
    _rater.kabarkan(ctx, Peristiwa.SKP_DINILAI, skp, row, kunci=f"skp:{skp.pk}:{skp.langkah}")
    return skp


@operation
def simpan_draf(
    ctx: Context, *, skp_id: int, isian: Mapping[str, str], lembar: Lembar = TANPA_LEMBAR
) -> DrafTersimpan:
    """Keep what the rater has typed (F4.3). It belongs to this rater.

    Raises Conflict when the year does not wait for a rating or ``lembar`` does not know what is stored,
    Forbidden for everybody but the penilai.
    """
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    if "penilai" not in skp_queries.relations(ctx.actor, skp):
        raise Forbidden
    if skp.status != StatusSkp.PENILAIAN_AKHIR:
        raise Conflict
    row = _open_row(ctx, lock_akhir(ctx, skp=skp))
    return _rater.tulis_draf(ctx, row, bagian=queries.BAGIAN, isian=isian, objek=skp, lembar=lembar)


@operation
def kembalikan(ctx: Context, *, skp_id: int, catatan: str, langkah: int | None = None) -> Skp:
    """Return the year to its owner with what is to be mended (domain.md §5). Raises Invalid (``catatan``)."""
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="kembalikan_akhir", langkah=langkah, catatan=catatan)
    if arrow is None:
        return skp
    errors: dict[str, str] = {}
    clean = _rater.catatan(catatan, errors, field="catatan", kosong="Catatan koreksi wajib diisi.")
    if errors:
        raise Invalid(errors)
    jadikan_draf(ctx, skp=skp)
    melangkah(ctx, skp=skp, arrow=arrow, catatan=clean)
    _tell_owner(ctx, skp, messages.akhir_dikembalikan(skp.tahun, ctx.actor.nama))
    return skp


@operation
def buka_kembali(ctx: Context, *, skp_id: int, alasan: str, langkah: int | None = None) -> Skp:
    """BKD opens a finished rating again, with a reason that is kept (domain.md §5); both people are told.

    The rating that stood so far stays readable. Raises Invalid (``alasan``), Conflict, Forbidden.
    """
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="buka_kembali", langkah=langkah, catatan=alasan)
    if arrow is None:
        return skp
    if problem := rules.periksa_alasan_buka(alasan.strip()):
        raise Invalid({"alasan": problem})
    rated = queries.berlaku(skp_id=skp.pk)
    if rated is None or ctx.actor.akun_id is None:
        raise NotFound("Penilaian akhir SKP ini tidak ditemukan.")
    PembukaanKembali.objects.create(
        penilaian=rated,
        alasan=alasan.strip(),
        akun_id=ctx.actor.akun_id,
        nama=ctx.actor.nama,
        pada=ctx.now,
    )
    skp.predikat = ""
    melangkah(ctx, skp=skp, arrow=arrow, catatan=clean_rich_text(alasan))
    _tell_owner(ctx, skp, messages.akhir_dibuka_kembali(skp.tahun, ""))
    _tell_penilai(ctx, skp, messages.akhir_dibuka_kembali(skp.tahun, skp.pegawai.akun.nama))
    return skp


@dataclass(frozen=True, slots=True)
class _Checked:
    indikator: dict[int, str]
    perilaku: dict[str, str]
    hasil_kerja: Rating
    rating_perilaku: Rating
    catatan: str
    alasan_berbeda: str

    @property
    def predikat(self) -> Predikat:
        """What the quadrant says."""
        return rules.predikat(self.hasil_kerja, self.rating_perilaku)


def _check(isian: IsianAkhir, indikator: Iterable[int], saran: Rating | None) -> _Checked:
    """Everything that is wrong at once, or what will be written."""
    first = rules.isi_yang_kosong(isian.umpan_balik_indikator, indikator, isian.untuk_semua)
    second = rules.isi_yang_kosong(isian.umpan_balik_perilaku, [p.value for p in Perilaku], isian.untuk_semua)
    errors = rules.periksa_umpan_balik(first) | rules.periksa_umpan_balik(second)
    hasil_kerja = rules.baca_rating(isian.rating_hasil_kerja)
    perilaku = rules.baca_rating(isian.rating_perilaku)
    for name, value in (("rating_hasil_kerja", hasil_kerja), ("rating_perilaku", perilaku)):
        if value is None:
            errors[name] = "Pilih salah satu rating."
    catatan = _rater.catatan(isian.catatan_akhir, errors, field="catatan_akhir", kosong=rules.TANPA_CATATAN)
    alasan = isian.alasan_berbeda.strip() if saran and hasil_kerja and hasil_kerja != saran else ""
    if problem := rules.periksa_alasan_berbeda(alasan, saran=saran, rating=hasil_kerja):
        errors["alasan_berbeda"] = problem
    if not isian.konfirmasi:
        errors["konfirmasi"] = rules.BELUM_DICENTANG
    if errors or hasil_kerja is None or perilaku is None:
        raise Invalid(errors)
    return _Checked(first, second, hasil_kerja, perilaku, catatan, alasan)


def _pastikan_sama(ctx: Context, skp: Skp, isian: IsianAkhir) -> None:
    """Conflict where the rating that stands holds something else."""
    row = queries.berlaku(skp_id=skp.pk)
    if row is None:
        raise Conflict
    per_indikator, per_perilaku = _rater.tersimpan(row)
    fill = isian.untuk_semua
    sent = (
        rules.isi_yang_kosong(isian.umpan_balik_indikator, per_indikator, fill),
        rules.isi_yang_kosong(isian.umpan_balik_perilaku, per_perilaku, fill),
        isian.rating_hasil_kerja, isian.rating_perilaku, clean_note(isian.catatan_akhir),
    )  # fmt: skip
    stored = (
        per_indikator, per_perilaku, row.rating_hasil_kerja, row.rating_perilaku, row.catatan_akhir
    )  # fmt: skip
    pastikan_sama(ctx, SUDAH["nilai_akhir"], pada=row.selesai_pada, sent=sent, stored=stored)


def _open_row(ctx: Context, realisasi: RealisasiAkhir) -> Penilaian:
    """The rating that is being written; after an opening anew a row of its own."""
    row, _ = Penilaian.objects.get_or_create(
        realisasi_akhir=realisasi, predikat="", defaults={"penilai_id": _rater.pegawai_id(ctx)}
    )
    return row


def _write(ctx: Context, skp: Skp, row: Penilaian, checked: _Checked) -> None:
    """Fill in the rating, with all people as they are now."""
    row.penilai_id, row.pengajuan = _rater.pegawai_id(ctx), skp.realisasi_akhir.pengajuan
    row.rating_hasil_kerja, row.rating_perilaku = checked.hasil_kerja.value, checked.rating_perilaku.value
    row.catatan_akhir, row.alasan_berbeda = checked.catatan, checked.alasan_berbeda
    row.predikat = checked.predikat.value
    row.identitas_pegawai = kepegawaian.identitas(riwayat_id=skp.riwayat_id)
    row.identitas_penilai = identitas_penilai(ctx, riwayat=skp.riwayat)
    row.identitas_atasan = identitas_atasan(ctx, riwayat=skp.riwayat)
    row.draf, row.draf_disimpan_pada = {}, None
    row.hasil_kerja_pada = row.selesai_pada = ctx.now


def _tell_owner(ctx: Context, skp: Skp, teks: tuple[str, str]) -> None:
    kabar = Kabar(*teks, f"/skp/{skp.pk}/realisasi-akhir/")
    kabari(ctx, akun_id=skp.pegawai.akun_id, kabar=kabar, kunci=f"skp:{skp.pk}:{skp.langkah}")


def _tell_penilai(ctx: Context, skp: Skp, teks: tuple[str, str]) -> None:
    kabar = Kabar(*teks, f"/penilaian/realisasi-akhir/{skp.pk}/")
    kabari_penilai(ctx, skp=skp, kabar=kabar, kunci=f"skp:{skp.pk}:{skp.langkah}:penilai")
