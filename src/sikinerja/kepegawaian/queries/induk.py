"""Master data: lists, and who looks after which PD (F8.8)."""

from __future__ import annotations

from typing import Any, TypeAlias

from django.db import connection
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.core.search import holds
from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, PerangkatDaerah, RiwayatJabatan, UnitKerja
from sikinerja.kepegawaian.rules import induk as rules
from sikinerja.kepegawaian.rules.induk import HANYA_BKD, MILIK_BKD, DataInduk

MODEL: dict[DataInduk, Any] = {
    DataInduk.PERANGKAT_DAERAH: PerangkatDaerah,
    DataInduk.UNIT_KERJA: UnitKerja,
    DataInduk.JABATAN: Jabatan,
    DataInduk.PANGKAT: Pangkat,
}
# A row of any of the four, by the name under which doors may speak of it.
BarisInduk: TypeAlias = Any
ORDER = {
    DataInduk.PERANGKAT_DAERAH: ("nama",),
    DataInduk.UNIT_KERJA: ("perangkat_daerah__nama", "nama"),
    DataInduk.JABATAN: ("nama", "jenis"),
    DataInduk.PANGKAT: ("jenis_kepegawaian", "urutan"),
}


def jenis_of(word: str) -> DataInduk:
    """The list by the word in its address; NotFound otherwise."""
    try:
        return next(jenis for jenis in DataInduk if jenis.value == word)
    except StopIteration:
        raise NotFound("Halaman tidak ditemukan.") from None


def boleh_ubah(actor: Actor, jenis: DataInduk, perangkat_daerah_id: int | None = None) -> bool:
    """Whether an actor may change a list, or (a unit) what belongs to a PD."""
    if actor.is_bkd or jenis in MILIK_BKD:
        return actor.is_bkd
    return perangkat_daerah_id is None or perangkat_daerah_id in actor.pengelola_pd


def visible(actor: Actor, jenis: DataInduk) -> QuerySet[Any]:
    """The rows of a list an actor sees: all; of PD and units, the pengelola those of the own PD."""
    if not actor.is_pengelola:
        empty: QuerySet[Any] = MODEL[jenis].objects.none()
        return empty
    rows: QuerySet[Any] = MODEL[jenis].objects.all()
    if jenis == DataInduk.UNIT_KERJA:
        rows = rows.select_related("perangkat_daerah", "induk", "pimpinan__akun")
    if jenis == DataInduk.PERANGKAT_DAERAH:
        rows = rows.select_related("pimpinan__akun")
    if actor.is_bkd or jenis in {DataInduk.JABATAN, DataInduk.PANGKAT}:
        return rows
    column = "pk" if jenis == DataInduk.PERANGKAT_DAERAH else "perangkat_daerah"
    return rows.filter(**{f"{column}__in": actor.pengelola_pd})


def daftar(
    ctx: Context, *, jenis: DataInduk, q: str = "", nonaktif: bool = False, pd_id: int | None = None
) -> QuerySet[Any]:
    """Those of :func:`visible` whose words hold every word of ``q``; ``dipakai``: how many are in it now.

    Without ``nonaktif`` only what is in use; ``pd_id`` narrows units to a PD.
    """
    rows = visible(ctx.actor, jenis)
    if not nonaktif:
        rows = rows.filter(aktif=True)
    if pd_id is not None and jenis == DataInduk.UNIT_KERJA:
        rows = rows.filter(perangkat_daerah=pd_id)
    more = {DataInduk.PERANGKAT_DAERAH: ("kode",), DataInduk.PANGKAT: ("golongan",)}
    rows = rows.filter(holds(q, "nama", *more.get(jenis, ())))
    found_rows: QuerySet[Any] = rows.annotate(dipakai=_dipakai(jenis)).order_by(*ORDER[jenis], "pk")
    return found_rows


def get(ctx: Context, *, jenis: DataInduk, pk: int) -> BarisInduk:
    """One row of a list within sight; NotFound otherwise."""
    row = visible(ctx.actor, jenis).filter(pk=pk).first()
    if row is None:
        raise NotFound(f"{jenis.label} tidak ditemukan.")
    return row


def lock(ctx: Context, *, jenis: DataInduk, pk: int) -> BarisInduk:
    """:func:`get` with the row locked, for who may change it; Forbidden otherwise."""
    get(ctx, jenis=jenis, pk=pk)
    row = MODEL[jenis].objects.select_for_update(no_key=True).order_by().get(pk=pk)
    if not boleh_ubah(ctx.actor, jenis, getattr(row, "perangkat_daerah_id", None)):
        raise Forbidden(HANYA_BKD)
    return row


def ke_atas(*, unit_id: int) -> list[int]:
    """A unit, its parent, that one's parent ...; ends where it would repeat. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE rantai (id) AS (SELECT %s::bigint UNION"
            " SELECT u.induk_id FROM kepegawaian_unitkerja u JOIN rantai ON u.id = rantai.id"
            " WHERE u.induk_id IS NOT NULL) SELECT id FROM rantai",
            [unit_id],
        )
        return [row[0] for row in cursor.fetchall()]


def _dipakai(jenis: DataInduk) -> Coalesce:
    """People whose active riwayat (pangkat: who) stands in a row of the list."""
    if jenis == DataInduk.PANGKAT:
        rows, column = Pegawai.objects.filter(pangkat=OuterRef("pk")), "pangkat"
    else:
        column = {
            DataInduk.PERANGKAT_DAERAH: "perangkat_daerah",
            DataInduk.UNIT_KERJA: "unit_kerja",
            DataInduk.JABATAN: "jabatan",
        }[jenis]
        rows = RiwayatJabatan.objects.filter(**{column: OuterRef("pk")}, aktif=True)  # type: ignore[assignment]
    counted = rows.order_by().values(column).annotate(jumlah=Count("pk")).values("jumlah")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def halangan_nonaktif(*, jenis: DataInduk, pk: int) -> str:
    """Why an entry stays in use; "" when it can be taken out. Two queries at most."""
    if jenis in {DataInduk.PERANGKAT_DAERAH, DataInduk.UNIT_KERJA} and dihuni(jenis=jenis, pk=pk):
        return rules.MASIH_DIPAKAI
    return rules.MASIH_BERANAK if jenis == DataInduk.UNIT_KERJA and beranak(unit_id=pk) else ""


def dihuni(*, jenis: DataInduk, pk: int) -> bool:
    """Whether somebody's active riwayat stands in a PD or unit."""
    column = "perangkat_daerah" if jenis == DataInduk.PERANGKAT_DAERAH else "unit_kerja"
    return RiwayatJabatan.objects.filter(**{column: pk}, aktif=True).exists()


def beranak(*, unit_id: int) -> bool:
    """Whether an active unit stands below a unit."""
    return UnitKerja.objects.filter(induk=unit_id, aktif=True).exists()


def di_pd(*, pegawai_id: int, perangkat_daerah_id: int) -> bool:
    """Whether somebody's active riwayat stands in a PD."""
    return RiwayatJabatan.objects.filter(
        pegawai=pegawai_id, perangkat_daerah=perangkat_daerah_id, aktif=True
    ).exists()


def tidak_di_pd(pegawai: str, perangkat_daerah: str, *, dahulu: bool = False) -> Q:
    """Rows whose person has no active riwayat in their PD: the role was forgotten after a mutasi.

    ``dahulu``: and had one once. Who was named from elsewhere (a pengelola of two PD) was so on purpose.
    """
    here = RiwayatJabatan.objects.filter(
        pegawai=OuterRef(pegawai), perangkat_daerah=OuterRef(perangkat_daerah)
    )
    gone = Q(~Exists(here.filter(aktif=True)))
    return gone & Q(Exists(here)) if dahulu else gone
