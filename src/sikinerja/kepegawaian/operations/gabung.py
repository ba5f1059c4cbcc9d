"""Two records of one person become one, and two again within a day: BKD asks, the worker does it (§3)."""

from __future__ import annotations

from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid, NotFound
from sikinerja.core.flow import pastikan_sama
from sikinerja.core.indonesian import angka, nip, saat
from sikinerja.core.transactions import operation
from sikinerja.kepegawaian.models import Gabungan, Pegawai
from sikinerja.kepegawaian.operations import _gabung
from sikinerja.kepegawaian.operations._pindah import Kabari
from sikinerja.kepegawaian.queries import gabung as queries
from sikinerja.kepegawaian.queries import penggabungan
from sikinerja.kepegawaian.queries.pelaku import atas_permintaan
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.kepegawaian.rules.gabung import Diminta, IsianGabung
from sikinerja.pekerjaan import queries as pekerjaan_queries
from sikinerja.pekerjaan import steps as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow


@operation
def minta(ctx: Context, *, pegawai_id: int, isian: IsianGabung) -> PekerjaanRow:
    """Have the worker set a superfluous record aside for the one that stays (domain.md §1).

    Only where nothing contradicts. The same again: the same job, carried out or not. Raises NotFound,
    Forbidden, Invalid with the form's field names, Conflict while another one of this person is open.
    """
    _gabung.boleh(ctx, pegawai_id)
    ada = queries.kini(ganda_id=isian.ganda_id)
    if ada is not None and ada.pegawai_id == pegawai_id:
        sent, stored = isian.alasan.strip(), ada.alasan
        pastikan_sama(ctx, rules.SUDAH_SAMA, pada=ada.pada, sent=sent, stored=stored)
        return _sebelumnya(ada)
    if ada is not None or pegawai_id == isian.ganda_id:
        raise Invalid({"ganda": rules.SUDAH_DIGABUNG if ada else rules.DIRI_SENDIRI})
    _gabung.boleh(ctx, isian.ganda_id)
    both = Pegawai.objects.select_related("akun").in_bulk([pegawai_id, isian.ganda_id])
    pegawai, ganda = both[pegawai_id], both[isian.ganda_id]
    _gabung.periksa(pegawai, ganda, isian)
    total = sum(t.jumlah for t in queries.pindahan(pegawai_id=pegawai_id, ganda_id=isian.ganda_id))
    diminta = Diminta(pegawai_id, isian, (pegawai.akun.username, ganda.akun.username))
    return _mulai(ctx, pegawai_id, diminta.parameter(), total)


@operation
def minta_kembali(ctx: Context, *, gabungan_id: int) -> PekerjaanRow:
    """Have the worker take a merging back, asked for within a day (domain.md §1).

    The same again: the same job. Raises NotFound, Forbidden, Conflict (too late, or changed since).
    """
    row = Gabungan.objects.filter(pk=gabungan_id).first()
    if row is None:
        raise NotFound("Penggabungan tidak ditemukan.")
    _gabung.boleh(ctx, row.pegawai_id)
    if row.dibatalkan_pada is not None:
        return _sebelumnya(row)
    if ctx.now >= row.sampai:
        raise Conflict(rules.TERLAMBAT.format(sampai=saat(row.sampai.astimezone(ctx.zone))))
    if why := queries.sesudah(row):
        raise Conflict(why)
    parameter = {"pegawai": row.pegawai_id, "kembali": row.pk, "nomor": [row.nomor_pegawai, row.nomor_ganda]}
    return _mulai(ctx, row.pegawai_id, parameter, row.pindah.count())


@operation
def kerjakan(ctx: Context, *, pekerjaan_id: int, kabari: Kabari) -> None:
    """Carry a job out in the name of who asked, all of it or nothing, and end it with that (domain.md §1).

    Over already: nothing. Raises what :func:`minta` raises, and Conflict where the facts have changed since.
    """
    job = pekerjaan_queries.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id)
    if job is None or not job.terbuka:
        return
    asked, asal = atas_permintaan(ctx, akun_id=job.akun_id), job.parameter
    if "kembali" in asal:
        row = _gabung.pisahkan(asked, Gabungan.objects.get(pk=asal["kembali"]), kabari=kabari)
        said = rules.DIPISAHKAN
    else:
        row = _gabung.gabungkan(asked, Diminta.dari(asal), kabari=kabari)
        said = rules.DIGABUNGKAN if row.pindah.exists() else rules.DIGABUNGKAN_SAJA
    done = pekerjaan.selesai(
        ctx, pekerjaan_id=job.pk, tautan=penggabungan.alamat(job), hasil={"gabungan": row.pk},
        pesan=said.format(nomor=nip(row.nomor_ganda), jumlah=angka(row.pindah.count())),
    )  # fmt: skip
    if not done:
        raise Conflict(rules.TIDAK_SELESAI)


def _sebelumnya(row: Gabungan) -> PekerjaanRow:
    """The job that did it."""
    job = penggabungan.terakhir(pegawai_id=row.pegawai_id)
    if job is None or job.parameter.get("gabungan") != row.pk:
        raise Conflict(f"{rules.SUDAH_SAMA.kata}. {rules.SUDAH_SAMA.jalan}")
    return job


def _mulai(ctx: Context, pegawai_id: int, parameter: dict[str, Any], total: int) -> PekerjaanRow:
    """The job, unless this very one is open."""
    last = penggabungan.terakhir(pegawai_id=pegawai_id)
    if last is not None and last.terbuka and last.parameter == parameter:
        return last
    return pekerjaan.mulai(
        ctx, jenis=rules.JENIS, kunci=rules.kunci(pegawai_id), parameter=parameter, total=total,
        tugas=rules.TUGAS,
    )  # fmt: skip
