"""Capaian kinerja organisasi: of a PD, or of a unit with a head of its own (domain.md §5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.kepegawaian.models import PerangkatDaerah, RiwayatJabatan, UnitKerja
from sikinerja.kepegawaian.queries import dinilai_riwayat
from sikinerja.penilaian.models import CapaianOrganisasi
from sikinerja.penilaian.rules import Capaian, Rating, rating_dari_capaian

PD, UNIT = "perangkat-daerah", "unit-kerja"


@dataclass(frozen=True, slots=True)
class Organisasi:
    """A PD or a unit with a head of its own; ``jenis`` is :data:`PD` or :data:`UNIT`."""

    jenis: str
    id: int
    nama: str
    pimpinan_id: int | None
    pimpinan: str = ""
    induk: str = ""
    """The PD of a unit."""

    @property
    def kolom(self) -> dict[str, int]:
        """The column of :class:`CapaianOrganisasi` that names it."""
        return {"perangkat_daerah_id" if self.jenis == PD else "unit_kerja_id": self.id}


@dataclass(frozen=True, slots=True)
class CapaianRiwayat:
    """What a person's organisation achieved; ``saran``: the rating it suggests, for its head alone."""

    organisasi: Organisasi
    capaian: Capaian | None
    saran: Rating | None


def untuk_riwayat(*, riwayat: RiwayatJabatan, tahun: int) -> CapaianRiwayat:
    """Of the nearest unit around somebody with a head of its own, else of the PD. Not scoped."""
    organisasi = organisasi_riwayat(riwayat)
    capaian = terakhir(organisasi, tahun=tahun)
    is_head = organisasi.pimpinan_id == riwayat.pegawai_id
    saran = rating_dari_capaian(capaian) if capaian and is_head else None
    return CapaianRiwayat(organisasi, capaian, saran)


def organisasi_riwayat(riwayat: RiwayatJabatan) -> Organisasi:
    """The organisation whose capaian counts for somebody."""
    rows = UnitKerja.objects.filter(perangkat_daerah=riwayat.perangkat_daerah_id).order_by()
    units: dict[int | None, UnitKerja] = {row.pk: row for row in rows}
    unit = units.get(riwayat.unit_kerja_id)
    for _ in units:
        if unit is None:
            break
        if unit.pimpinan_id is not None:
            return Organisasi(UNIT, unit.pk, unit.nama, unit.pimpinan_id)
        unit = units.get(unit.induk_id)
    pd = riwayat.perangkat_daerah
    return Organisasi(PD, pd.pk, pd.nama, pd.pimpinan_id)


def terakhir(organisasi: Organisasi, *, tahun: int) -> Capaian | None:
    """What was set last for a year; None: not set yet ("belum ditetapkan")."""
    rows = CapaianOrganisasi.objects.filter(**organisasi.kolom, tahun=tahun).order_by("-nomor")
    found = rows.values_list("capaian", flat=True).first()
    return Capaian[found] if found else None


def boleh_menetapkan(actor: Actor) -> Q:
    """Which organisations an actor sets the capaian of: those whose head they rate; BKD: all with a head."""
    if actor.is_bkd:
        return Q(pimpinan__isnull=False)
    heads = RiwayatJabatan.objects.filter(dinilai_riwayat(actor), aktif=True)
    return Q(pimpinan__in=heads.values("pegawai"))


def visible_pd(actor: Actor) -> QuerySet[PerangkatDaerah]:
    """PD whose capaian the actor sets."""
    return PerangkatDaerah.objects.filter(boleh_menetapkan(actor)).select_related("pimpinan__akun")


def visible_unit(actor: Actor) -> QuerySet[UnitKerja]:
    """Units whose capaian the actor sets."""
    rows = UnitKerja.objects.filter(boleh_menetapkan(actor))
    return rows.select_related("pimpinan__akun", "perangkat_daerah")


def get(ctx: Context, *, jenis: str, organisasi_id: int) -> Organisasi:
    """One organisation whose capaian the actor sets; NotFound otherwise."""
    row: PerangkatDaerah | UnitKerja | None = None
    if jenis == PD:
        row = visible_pd(ctx.actor).filter(pk=organisasi_id).first()
    elif jenis == UNIT:
        row = visible_unit(ctx.actor).filter(pk=organisasi_id).first()
    if row is None:
        raise NotFound("Organisasi tidak ditemukan di antara yang Anda tetapkan capaiannya.")
    return Organisasi(jenis, row.pk, row.nama, row.pimpinan_id)


def daftar(ctx: Context) -> list[Organisasi]:
    """Every organisation whose capaian the actor sets: PD first, then units, by name. Two queries."""
    pds = visible_pd(ctx.actor).order_by("nama", "pk")
    units = visible_unit(ctx.actor).order_by("perangkat_daerah__nama", "nama", "pk")
    return [
        *(Organisasi(PD, row.pk, row.nama, row.pimpinan_id, _nama(row)) for row in pds),
        *(
            Organisasi(UNIT, row.pk, row.nama, row.pimpinan_id, _nama(row), row.perangkat_daerah.nama)
            for row in units
        ),
    ]


def _nama(row: PerangkatDaerah | UnitKerja) -> str:
    return row.pimpinan.akun.nama if row.pimpinan else ""


def penetapan(rows: Iterable[Organisasi], *, tahun: int) -> dict[tuple[str, int], CapaianOrganisasi]:
    """What was set last for each of these, by (jenis, id). One query; not scoped."""
    ids: dict[str, list[int]] = {PD: [], UNIT: []}
    for row in rows:
        ids[row.jenis].append(row.id)
    chosen = Q(perangkat_daerah__in=ids[PD]) | Q(unit_kerja__in=ids[UNIT])
    found: dict[tuple[str, int], CapaianOrganisasi] = {}
    for c in CapaianOrganisasi.objects.filter(chosen, tahun=tahun).order_by("nomor"):
        found[(PD, c.perangkat_daerah_id) if c.perangkat_daerah_id else (UNIT, c.unit_kerja_id or 0)] = c
    return found


def penetapan_terakhir(organisasi: Organisasi, *, tahun: int) -> CapaianOrganisasi | None:
    """What was set last for one of them."""
    return penetapan([organisasi], tahun=tahun).get((organisasi.jenis, organisasi.id))
