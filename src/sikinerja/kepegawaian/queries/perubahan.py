"""People whose data has changed, as other systems keep them (domain.md §8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from sikinerja.core.context import Actor, Context
from sikinerja.kepegawaian.models import KeadaanKhusus, PerubahanPegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries.keadaan import pada
from sikinerja.kepegawaian.queries.nomor import sah


@dataclass(frozen=True, slots=True)
class PegawaiKini:
    """A person with the present position; ids and words are empty where there is none.

    ``urutan`` is the number of the last change; ``keadaan`` a keadaan khusus of today.
    """

    urutan: int
    id: int
    nip: str | None
    nama: str
    email: str
    jenis_kepegawaian: str
    golongan: str | None
    aktif: bool
    jabatan: str | None
    jenis_jabatan: str | None
    kelas: int | None
    tmt: date | None
    perangkat_daerah: str | None
    unit_kerja: str | None
    penilai_nip: str | None
    keadaan: str | None
    nomor_lama: list[str]


def visible(actor: Actor) -> QuerySet[PerubahanPegawai]:
    """Changes an actor may read: of everybody (BKD), of who is or was in one's own PD (pengelola)."""
    rows = PerubahanPegawai.objects.all()
    if actor.is_bkd:
        return rows
    here = RiwayatJabatan.objects.filter(pegawai=OuterRef("pegawai"), perangkat_daerah__in=actor.pengelola_pd)
    return rows.filter(Exists(here))


def sesudah(ctx: Context, *, urutan: int, banyak: int) -> list[PegawaiKini]:
    """The first ``banyak`` numbered changes after ``urutan``, in their order. One query."""
    state = KeadaanKhusus.objects.filter(pada(ctx.today), pegawai=OuterRef("pegawai")).values("jenis")[:1]
    former = (
        sah()
        .filter(pegawai=OuterRef("pegawai"))
        .order_by()
        .values("pegawai")
        .annotate(semua=ArrayAgg("nomor_lama", order_by="id"))
        .values("semua")
    )
    rows: QuerySet[Any, Any] = (
        visible(ctx.actor)
        .filter(urutan__gt=urutan)
        .annotate(kini=FilteredRelation("pegawai__riwayat", condition=Q(pegawai__riwayat__aktif=True)))
        .order_by("urutan")
        .values_list(
            "urutan",
            "pegawai_id",
            "pegawai__nip",
            "pegawai__akun__nama",
            "pegawai__akun__email",
            "pegawai__jenis_kepegawaian",
            "pegawai__pangkat__golongan",
            "pegawai__akun__aktif",
            "kini__jabatan__nama",
            "kini__jenis_jabatan",
            "kini__jabatan__kelas",
            "kini__tmt",
            "kini__perangkat_daerah__kode",
            "kini__unit_kerja__nama",
            "kini__penilai__nip",
            Subquery(state),
            Coalesce(Subquery(former), Value([], output_field=ArrayField(CharField()))),
        )
    )
    return [PegawaiKini(*row) for row in rows[:banyak]]
