"""The rater's side of every step: the lock, the decision, the window, what is written, the notice."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model

from sikinerja.aktivitas import steps as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid, NotFound
from sikinerja.core.flow import Transition, decide
from sikinerja.core.text import clean_note
from sikinerja.core.time import Month
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.penilaian import rules
from sikinerja.penilaian.models import Penilaian, UmpanBalikIndikator, UmpanBalikPerilaku
from sikinerja.penilaian.rules import pesan_di_luar_jadwal
from sikinerja.realisasi.models import PengajuanIndikator, Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import TRANSITIONS, status_efektif
from sikinerja.realisasi.rules.draf import DrafTersimpan, Lembar, pastikan_terbaru, perbarui, versi_draf
from sikinerja.skp.models import Skp
from sikinerja.webhook import steps as webhook
from sikinerja.webhook.rules import Peristiwa


def bulan(realisasi: Realisasi) -> Month:
    """The month as a value."""
    return Month(realisasi.tahun, realisasi.bulan)


def lock(ctx: Context, *, realisasi_id: int) -> Realisasi:
    """Lock the owner's activities and the month, in floor order; NotFound for who may not see it."""
    row = months.visible(ctx.actor).filter(pk=realisasi_id).values_list("pegawai_id", flat=True).first()
    if row is None:
        raise NotFound("Realisasi tidak ditemukan.")
    aktivitas.kunci(ctx, pegawai_id=row)
    return months.lock(ctx, realisasi_id=realisasi_id)


def decide_rating(ctx: Context, realisasi: Realisasi, *, aksi: str, langkah: int | None) -> Transition | None:
    """Ask the transition table over the status that counts; None when it was carried out before."""
    jendela = months.jendela_skp(ctx, skp=realisasi.skp, month=bulan(realisasi))
    status = status_efektif(
        realisasi.status,
        has_pengajuan=realisasi.pengajuan_id is not None,
        now=ctx.now,
        batas=jendela.batas_pengisian_pada,
    )
    return decide(
        TRANSITIONS,
        name=aksi,
        status=status,
        langkah=realisasi.langkah,
        expected_langkah=langkah,
        relations=months.relations(ctx.actor, realisasi),
        akun_id=ctx.actor.akun_id,
        last=months.last_step(ctx, realisasi),
    )


def di_luar_jadwal(ctx: Context, realisasi: Realisasi) -> str:
    """Why the month cannot be rated now, or ""."""
    jendela = months.jendela_skp(ctx, skp=realisasi.skp, month=bulan(realisasi))
    if jendela.boleh_nilai(ctx.now):
        return ""
    bebas = keadaan.satu_bulan(pegawai_id=realisasi.pegawai_id, month=bulan(realisasi))
    return pesan_di_luar_jadwal(jendela, now=ctx.now, zone=ctx.zone, bebas=bebas)


def penilaian(ctx: Context, realisasi: Realisasi) -> Penilaian:
    """The month's row of ratings, begun if it was not."""
    row, _ = Penilaian.objects.get_or_create(realisasi=realisasi, defaults={"penilai_id": pegawai_id(ctx)})
    return row


def catat(ctx: Context, aksi: str, realisasi: Realisasi, data: dict[str, str]) -> None:
    """One audit row, which says in whose place the rater acts where that is so."""
    jejak.catat(ctx, aksi=aksi, objek=realisasi, data=data, **months.atas_nama(ctx.actor, realisasi).jejak)


def pegawai_id(ctx: Context) -> int:
    """The rater's own id: the transition table has let nobody else come so far."""
    assert ctx.actor.pegawai_id is not None  # noqa: S101
    return ctx.actor.pegawai_id


def catatan(text: str, errors: dict[str, str], *, field: str, kosong: str) -> str:
    """A required rich text, cleaned; what is wrong with it goes into ``errors``."""
    clean = clean_note(text)
    if not clean:
        errors[field] = kosong
    elif len(clean) > rules.PANJANG_CATATAN:
        errors[field] = f"Catatan terlalu panjang (paling banyak {rules.PANJANG_CATATAN} karakter)."
    return clean


def tulis_umpan_balik_indikator(row: Penilaian, texts: Mapping[PengajuanIndikator, str]) -> None:
    """Umpan balik for each submitted indikator, instead of what was there."""
    row.umpan_balik_indikator.all().delete()
    UmpanBalikIndikator.objects.bulk_create(
        UmpanBalikIndikator(penilaian=row, pengajuan_indikator=line, teks=text)
        for line, text in texts.items()
    )


def tulis_umpan_balik_perilaku(row: Penilaian, texts: Mapping[str, str]) -> None:
    """Umpan balik for each value, instead of what was there."""
    row.umpan_balik_perilaku.all().delete()
    UmpanBalikPerilaku.objects.bulk_create(
        UmpanBalikPerilaku(penilaian=row, perilaku=key, teks=text) for key, text in texts.items()
    )


def tersimpan(row: Penilaian) -> tuple[dict[int, str], dict[str, str]]:
    """The umpan balik that stands: by indikator, by value."""
    first = row.umpan_balik_indikator.values_list("pengajuan_indikator__indikator_id", "teks")
    return dict(first), dict(row.umpan_balik_perilaku.values_list("perilaku", "teks"))


def tulis_draf(
    ctx: Context, row: Penilaian, *, bagian: str, isian: Mapping[str, str], objek: Model, lembar: Lembar
) -> DrafTersimpan:
    """Keep what this rater typed on one page, beside what others did who may rate it too.

    The audit trail gets one row for the first draft.
    Raises Invalid for input beyond all bounds, Conflict where ``lembar`` does not know what is stored.
    """
    if sum(map(len, isian.values())) > rules.PANJANG_DRAF:
        raise Invalid({"": "Isian terlalu panjang untuk disimpan. Persingkat isian Anda."})
    if not row.draf:
        jejak.catat(ctx, aksi="penilaian.mulai", objek=objek)
    lama = rules.draf_milik(row.draf, penilai_id=ctx.actor.pegawai_id, bagian=bagian)
    isi = {"bagian": bagian, "isian": dict(isian)}
    baru = perbarui(ctx, lama, isi, pada=rules.disimpan_pada(lama), lembar=lembar)
    row.draf = {**row.draf, str(ctx.actor.pegawai_id): {**baru, "pada": ctx.now.isoformat()}}
    row.draf_disimpan_pada = ctx.now
    row.save(update_fields=["draf", "draf_disimpan_pada"])
    return DrafTersimpan(ctx.now, versi_draf(baru))


def pastikan_draf(ctx: Context, row: Penilaian, *, bagian: str, lembar: Lembar | None) -> None:
    """Conflict where the page that rates does not know this rater's draft, which goes with the rating."""
    mine = rules.draf_milik(row.draf, penilai_id=ctx.actor.pegawai_id, bagian=bagian)
    pastikan_terbaru(ctx, mine, pada=rules.disimpan_pada(mine), lembar=lembar)


def tell_owner(ctx: Context, realisasi: Realisasi, judul: str, isi: str) -> None:
    """Ring the owner's bell."""
    pemberitahuan.beri_tahu(
        ctx,
        akun_id=realisasi.pegawai.akun_id,
        judul=judul,
        isi=isi,
        tautan=f"/realisasi-bulanan/{realisasi.tahun}/{realisasi.bulan}/",
        kunci=f"penilaian:{realisasi.pk}:{realisasi.langkah}",
    )


def kabarkan_bulan(ctx: Context, realisasi: Realisasi) -> None:
    """Have other systems told of a month's ratings as they stand now."""
    kunci = f"bulan:{realisasi.pk}:{realisasi.langkah}"
    row = Penilaian.objects.get(realisasi=realisasi)
    kabarkan(
        ctx,
        Peristiwa.BULAN_DINILAI,
        realisasi.skp,
        row,
        kunci=kunci,
        tahun=realisasi.tahun,
        bulan=realisasi.bulan,
    )


def kabarkan(
    ctx: Context, peristiwa: Peristiwa, skp: Skp, row: Penilaian, *, kunci: str, **when: int
) -> None:
    """Have other systems told of a rating: who, of when (the SKP's year if nothing is said), and what."""
    pd = skp.riwayat.perangkat_daerah_id
    webhook.kabarkan(
        ctx, peristiwa=peristiwa, kunci=kunci, perangkat_daerah_id=pd,
        data=lambda: {
            "nip": skp.pegawai.nip, "perangkat_daerah": skp.riwayat.perangkat_daerah.kode,
            **(when or {"tahun": skp.tahun, "skp": skp.pk}), "hasil_kerja": row.rating_hasil_kerja,
            "perilaku": row.rating_perilaku, "predikat": row.predikat,
        },
    )  # fmt: skip
