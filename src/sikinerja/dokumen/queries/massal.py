"""All documents of a PD and year: who may have them, which there are (F4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.indonesian import nip as write_nip
from sikinerja.core.indonesian import tanggal
from sikinerja.dokumen.rules import JenisDokumen, massal
from sikinerja.dokumen.rules.massal import Lembar
from sikinerja.kepegawaian.models import PerangkatDaerah
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import akhir
from sikinerja.skp.rules import StatusSkp


@dataclass(frozen=True, slots=True)
class Halaman:
    """What the page offers; ``pekerjaan``: the last ones about this PD and year, newest first."""

    perangkat_daerah: PerangkatDaerah
    tahun: int
    pilihan: list[tuple[int, str]]
    pilihan_tahun: list[int]
    disetujui: int
    selesai: int
    tanpa: int
    """SKP that are closed without a final rating."""
    semua: int
    pekerjaan: list[PekerjaanRow]

    @property
    def belum(self) -> int:
        """How many are approved and still to be rated."""
        return self.disetujui - self.selesai - self.tanpa

    @property
    def dokumen(self) -> int:
        """How many documents there will be."""
        return self.disetujui + 2 * self.selesai

    @property
    def terbuka(self) -> PekerjaanRow | None:
        """The one somebody works on just now."""
        return next((p for p in self.pekerjaan if p.terbuka), None)


def boleh(actor: Actor) -> QuerySet[PerangkatDaerah]:
    """PD whose documents somebody may have all at once: pengelola and pimpinan their own, BKD all."""
    rows = PerangkatDaerah.objects.order_by("nama", "id")
    return rows if actor.is_bkd else rows.filter(pk__in=actor.pengelola_pd | actor.pimpinan_pd)


def halaman(ctx: Context, *, perangkat_daerah_id: int | None, tahun: int | None) -> Halaman:
    """The page of one PD and year (by default the first one, this year); NotFound for everybody else."""
    offered = list(boleh(ctx.actor).values_list("pk", "nama"))
    chosen = boleh(ctx.actor).filter(pk=perangkat_daerah_id or (offered[0][0] if offered else 0)).first()
    if chosen is None:
        raise NotFound("Halaman tidak ditemukan.")
    years = Skp.objects.filter(riwayat__perangkat_daerah=chosen).order_by("-tahun")
    listed = list(years.values_list("tahun", flat=True).distinct()) or [ctx.today.year]
    year = tahun if tahun in listed else listed[0]
    counted = _skp(chosen.pk, year).aggregate(
        semua=Count("pk"),
        disetujui=Count("pk", filter=Q(versi_terakhir__gt=0)),
        selesai=Count("pk", filter=Q(status=StatusSkp.SELESAI.value)),
        tanpa=Count("pk", filter=Q(versi_terakhir__gt=0) & akhir.tanpa_penilaian()),
    )
    jobs = pekerjaan.dengan_kunci(
        jenis=massal.JENIS, kunci=massal.kunci(perangkat_daerah_id=chosen.pk, tahun=year)
    )
    return Halaman(chosen, year, offered, listed, pekerjaan=list(jobs[:5]), **counted)


def get_perangkat_daerah(ctx: Context, *, perangkat_daerah_id: int) -> PerangkatDaerah:
    """One PD of :func:`boleh`; NotFound otherwise."""
    found = boleh(ctx.actor).filter(pk=perangkat_daerah_id).first()
    if found is None:
        raise NotFound("Perangkat daerah tidak ditemukan.")
    return found


def get(ctx: Context, *, pekerjaan_id: int) -> PekerjaanRow:
    """One job about the documents of a PD of the actor's; NotFound otherwise."""
    row = pekerjaan.get(jenis=massal.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None:
        raise NotFound("Pekerjaan tidak ditemukan.")
    get_perangkat_daerah(ctx, perangkat_daerah_id=row.parameter["perangkat_daerah"])
    return row


def _skp(perangkat_daerah_id: int, tahun: int) -> QuerySet[Skp]:
    return Skp.objects.filter(riwayat__perangkat_daerah=perangkat_daerah_id, tahun=tahun)


def jumlah(*, perangkat_daerah_id: int, tahun: int) -> int:
    """How many documents there are to make."""
    return sum(1 for lembar in lembar_pd(perangkat_daerah_id, tahun) if not lembar.halangan)


def lembar_pd(perangkat_daerah_id: int, tahun: int) -> Iterator[Lembar]:
    """Every document of every SKP of a PD and year, by name; read piece by piece."""
    rows = _skp(perangkat_daerah_id, tahun).annotate(meninggal=keadaan.meninggal_pada("pegawai_id"))
    rows = rows.order_by("pegawai__akun__nama", "pegawai_id", "periode_awal", "id")
    columns = (
        "pk", "pegawai__nip", "pegawai__akun__nama", "riwayat__unit_kerja__nama", "periode_awal",
        "periode_akhir", "status", "versi_terakhir", "meninggal",
    )  # fmt: skip
    for pk, nip, nama, unit, awal, sampai, status, versi, meninggal in rows.values_list(*columns).iterator(
        2000
    ):
        label = StatusSkp[status].label
        person = (write_nip(nip), nama, unit, tanggal(awal), tanggal(sampai), label)
        for jenis in JenisDokumen:
            why = massal.halangan(jenis, status=status, versi=versi, meninggal=meninggal)
            yield Lembar(pk, jenis, why, person)
