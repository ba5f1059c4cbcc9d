"""The one change of a month's ratings, and drafts of ratings."""

from __future__ import annotations

from collections.abc import Mapping

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.penilaian import messages, rules
from sikinerja.penilaian.models import Penilaian, PerubahanPenilaian
from sikinerja.penilaian.operations import _rater
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.draf import TANPA_LEMBAR, DrafTersimpan, Lembar
from sikinerja.realisasi.steps import catat_langkah
from sikinerja.skp.rules import Predikat

BAGIAN = {"hasil_kerja": "nilai_hasil_kerja", "perilaku": "nilai_perilaku"}


@operation
def ubah(
    ctx: Context, *, realisasi_id: int, hasil_kerja: str, perilaku: str, alasan: str, langkah: int | None
) -> Realisasi:
    """Change both ratings once, while the rating window is open (manual BAB VI.4, F6.8).

    Old and new values and the reason (200 characters or more after trimming) are kept. Raises Invalid (fields
    ``hasil_kerja``, ``perilaku``, ``alasan``; ``""`` outside the window), Conflict (changed before) and
    Forbidden.
    """
    realisasi = _rater.lock(ctx, realisasi_id=realisasi_id)
    arrow = _rater.decide_rating(ctx, realisasi, aksi="ubah_penilaian", langkah=langkah)
    row = Penilaian.objects.get(realisasi=realisasi)
    if arrow is None:
        stored = (row.rating_hasil_kerja, row.rating_perilaku, row.perubahan.alasan)
        months.pastikan_sama(ctx, realisasi, sent=(hasil_kerja, perilaku, alasan.strip()), stored=stored)
        return realisasi
    if PerubahanPenilaian.objects.filter(penilaian=row).exists():
        raise Conflict(rules.SUDAH_DIUBAH)
    if reason := _rater.di_luar_jadwal(ctx, realisasi):
        raise Invalid({"": reason})
    new = _check(row, hasil_kerja, perilaku, alasan.strip())
    lama, baru = Predikat[row.predikat], rules.predikat(*new)
    _write(ctx, row, new, baru, alasan.strip())
    catat_langkah(
        ctx, realisasi=realisasi, aksi="ubah_penilaian", ke=StatusRealisasi.SELESAI,
        catatan=f"Predikat: {lama.label} menjadi {baru.label}",
    )  # fmt: skip
    _rater.catat(ctx, "penilaian.ubah", realisasi, {"dari": lama.value, "ke": baru.value})
    _rater.tell_owner(ctx, realisasi, *messages.diubah(_rater.bulan(realisasi), lama, baru))
    _rater.kabarkan_bulan(ctx, realisasi)
    return realisasi


@operation
def simpan_draf(
    ctx: Context, *, realisasi_id: int, bagian: str, isian: Mapping[str, str], lembar: Lembar = TANPA_LEMBAR
) -> DrafTersimpan:
    """Keep what the rater has typed on one of the two pages (F6.5, F6.6).

    The draft belongs to this rater: another one who takes the month over does not see it. The audit trail
    gets one row for the first draft. Raises Conflict when that page is no longer open or ``lembar`` does not
    know what is stored, Forbidden outside the rating window.
    """
    realisasi = _rater.lock(ctx, realisasi_id=realisasi_id)
    if _rater.decide_rating(ctx, realisasi, aksi=BAGIAN[bagian], langkah=realisasi.langkah) is None:
        raise Conflict
    if reason := _rater.di_luar_jadwal(ctx, realisasi):
        raise Forbidden(reason)
    row = _rater.penilaian(ctx, realisasi)
    return _rater.tulis_draf(ctx, row, bagian=bagian, isian=isian, objek=realisasi, lembar=lembar)


def _check(row: Penilaian, hasil_kerja: str, perilaku: str, alasan: str) -> tuple[Rating, Rating]:
    new = rules.baca_rating(hasil_kerja), rules.baca_rating(perilaku)
    errors = {
        name: "Pilih salah satu rating."
        for name, value in zip(("hasil_kerja", "perilaku"), new, strict=True)
        if value is None
    }
    if problem := rules.periksa_alasan(alasan):
        errors["alasan"] = problem
    if not errors and new == (row.rating_hasil_kerja, row.rating_perilaku):
        errors[""] = "Kedua rating masih sama. Pilih rating yang berbeda, atau batalkan perubahan."
    if errors or new[0] is None or new[1] is None:
        raise Invalid(errors)
    return new[0], new[1]


def _write(ctx: Context, row: Penilaian, new: tuple[Rating, Rating], baru: Predikat, alasan: str) -> None:
    """First the record of the change: the database lets the ratings move only along it."""
    PerubahanPenilaian.objects.create(
        penilaian=row,
        penilai_id=_rater.pegawai_id(ctx),
        hasil_kerja_lama=row.rating_hasil_kerja,
        perilaku_lama=row.rating_perilaku,
        predikat_lama=row.predikat,
        hasil_kerja_baru=new[0].value,
        perilaku_baru=new[1].value,
        predikat_baru=baru.value,
        alasan=alasan,
        pada=ctx.now,
    )
    row.rating_hasil_kerja, row.rating_perilaku, row.predikat = new[0].value, new[1].value, baru.value
    row.save(update_fields=["rating_hasil_kerja", "rating_perilaku", "predikat"])
