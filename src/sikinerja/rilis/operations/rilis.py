"""Releasing a month: asked for by BKD, done by the worker in one transaction (F8.3, domain.md §8)."""

from __future__ import annotations

from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jadwal.queries.peta import peta
from sikinerja.jejak import steps as jejak
from sikinerja.kehadiran import steps as kehadiran
from sikinerja.pekerjaan import queries as pekerjaan_queries
from sikinerja.pekerjaan import steps as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.rilis import queries, rules
from sikinerja.rilis.models import Koreksi, Rilis, RilisRekap
from sikinerja.rilis.operations import _rows
from sikinerja.rilis.operations._rows import Kabari
from sikinerja.rilis.queries import fakta
from sikinerja.rilis.rules import HasilKoreksi
from sikinerja.rilis.rules.isi import Rekap, sidik_rilis
from sikinerja.tpp import steps as tpp
from sikinerja.tpp.queries import kebijakan_bulan
from sikinerja.webhook import steps as webhook
from sikinerja.webhook.rules import Peristiwa


@operation
def minta(ctx: Context, *, month: Month, alasan: str = "") -> PekerjaanRow:
    """Have the worker release a month, or the correction of it that is open (F8.3).

    BKD only (NotFound). Invalid (``alasan``): the last deadline is still to come and no reason is given.
    Conflict: the month is not over, was released and no correction is open, has no TPP policy, has no
    employees, or is being released.
    """
    if not ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")
    rules.periksa_waktu(month, now=ctx.now, zone=ctx.zone)
    koreksi = _koreksi(month)
    early = koreksi is None and rules.lebih_awal(peta(month=month, zone=ctx.zone).terakhir_pada, ctx.now)
    words = rules.periksa_alasan(
        koreksi.alasan if koreksi else alasan, kosong=rules.ALASAN_AWAL if early else ""
    )
    kebijakan_bulan(month=month)
    total = fakta.baca(month, zone=ctx.zone).jumlah()
    if not total:
        raise Conflict(rules.TANPA_PEGAWAI)
    parameter = {
        "tahun": month.tahun, "bulan": month.bulan, "nomor": koreksi.nomor if koreksi else 0,
        "alasan": words, "lebih_awal": early, "nama": ctx.actor.nama,
    }  # fmt: skip
    return pekerjaan.mulai(
        ctx, jenis=rules.JENIS, kunci=rules.kunci(month), parameter=parameter, total=total, tugas=rules.TUGAS
    )


@operation
def bekukan(ctx: Context, *, pekerjaan_id: int, kabari: Kabari) -> Rilis | None:
    """Freeze the month that a job is about, all of it or nothing (F8.3); None: the job is over.

    Waits for whatever is just changing the month; what comes later waits for this. Carried out before: the
    same release. Conflict: the month has moved on, or somebody was added or left meanwhile (try again).
    """
    row = pekerjaan_queries.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id)
    done = Rilis.objects.filter(pekerjaan=pekerjaan_id).first()
    if row is None or done is not None or not row.terbuka:
        return done
    month = Month(row.parameter["tahun"], row.parameter["bulan"])
    kehadiran.tutup_bulan(ctx, month=month)
    policy = tpp.pakai(ctx, month=month)
    advisory_lock(rules.KUNCI, rules.kunci_bulan(month))
    koreksi = _koreksi(month)
    if row.parameter["nomor"] != (koreksi.nomor if koreksi else 0):
        raise Conflict(rules.SUDAH_DIRILIS)
    bulan, rilis_id = fakta.baca(month, zone=ctx.zone), _rows.next_id()
    rekap = _rows.tulis(ctx, bulan, rilis_id=rilis_id, kebijakan=policy.isi, kabari=kabari, total=row.total)
    if sum(one.jumlah for one in rekap) != bulan.jumlah():
        raise Conflict(rules.BERUBAH)
    rilis = _seal(ctx, row, rilis_id, rekap, koreksi=koreksi, kebijakan_id=policy.pk)
    jejak.catat(ctx, aksi="rilis.bekukan", objek=rilis, data={**row.parameter, "sidik": rilis.sidik})
    _kabarkan(ctx, rilis)
    return rilis


def _kabarkan(ctx: Context, rilis: Rilis) -> None:
    """Other systems are told that the rows can be fetched."""
    names = ("tahun", "bulan", "nomor", "jumlah", "jumlah_beda", "sidik")
    webhook.kabarkan(
        ctx, peristiwa=Peristiwa.BULAN_DIRILIS, kunci=f"rilis:{rilis.pk}", perangkat_daerah_id=None,
        data=lambda: {"rilis": rilis.pk} | {name: getattr(rilis, name) for name in names},
    )  # fmt: skip


def _koreksi(month: Month) -> Koreksi | None:
    """The open correction of a released month, None for one never released; Conflict otherwise."""
    last, koreksi = queries.terakhir(month=month), queries.koreksi_terbuka(month=month)
    if last is not None and koreksi is None:
        raise Conflict(rules.SUDAH_DIRILIS)
    return koreksi


def _seal(
    ctx: Context,
    job: PekerjaanRow,
    rilis_id: int,
    rekap: list[Rekap],
    *,
    koreksi: Koreksi | None,
    kebijakan_id: int,
) -> Rilis:
    """Counts, differences, and last the header: from then on the database lets nothing in."""
    asked: dict[str, Any] = job.parameter
    month = Month(asked["tahun"], asked["bulan"])
    RilisRekap.objects.bulk_create(RilisRekap(rilis_id=rilis_id, **one.angka) for one in rekap)
    beda = 0
    if koreksi is not None:
        before = queries.terakhir(month=month)
        assert before is not None  # noqa: S101 - a correction of nothing cannot be opened
        beda = _rows.tulis_beda(lama=before.pk, baru=rilis_id)
    rilis = Rilis.objects.create(
        pk=rilis_id, tahun=month.tahun, bulan=month.bulan, nomor=asked["nomor"], koreksi=koreksi,
        lebih_awal=asked["lebih_awal"], alasan=asked["alasan"], kebijakan_id=kebijakan_id, pekerjaan=job,
        akun_id=job.akun_id, nama=asked["nama"], dirilis_pada=ctx.now, jumlah_beda=beda,
        jumlah=sum(one.jumlah for one in rekap),
        sidik=sidik_rilis(
            tahun=month.tahun, bulan=month.bulan, nomor=asked["nomor"], pd=[one.sidik.hex for one in rekap]
        ),
    )  # fmt: skip
    if koreksi is not None:
        koreksi.hasil, koreksi.ditutup_pada = HasilKoreksi.DIRILIS.value, ctx.now
        koreksi.save(update_fields=["hasil", "ditutup_pada"])
    return rilis
