"""Questions about people and organisation."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sikinerja.core.context import Actor, Context, Wewenang
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.kepegawaian.models import Gabungan, Pegawai, PerangkatDaerah, RiwayatJabatan
from sikinerja.kepegawaian.rules import EDITOR, IsianRiwayat, JenisKepegawaian

DENGAN_NAMA = ("jabatan", "perangkat_daerah", "unit_kerja", "penilai__akun")


def _pd_sekarang(pegawai: str) -> Subquery:
    """The PD of the active riwayat (or the newest, where none is) of the person in column ``pegawai``."""
    terbaru = RiwayatJabatan.objects.filter(pegawai=OuterRef(pegawai)).order_by(
        "-aktif", "-tahun", "-tmt", "-id"
    )
    return Subquery(terbaru.values("perangkat_daerah_id")[:1])


def di_pd(pd_ids: Collection[int]) -> Q:
    """Whether a row that carries ``pd_id`` belongs to one of these PD now.

    The same as ``pd_id__in``, but asks the newest riwayat only of who has no active one: with 14,000 people a
    list takes a fifth of the time.
    """
    aktif = RiwayatJabatan.objects.filter(aktif=True)
    di_sini = aktif.filter(perangkat_daerah__in=list(pd_ids)).values("pegawai_id")
    tanpa_aktif = ~Exists(aktif.filter(pegawai=OuterRef("pk")))
    return Q(pk__in=di_sini) | (Q(tanpa_aktif) & Q(pd_id__in=list(pd_ids)))


def bukan_ganda(kolom: str) -> Q:
    """Whether the person in a column is no record set aside for another one of the same person."""
    return ~Q(**{f"{kolom}__in": Gabungan.objects.filter(dibatalkan_pada=None).order_by().values("ganda")})


def orang() -> QuerySet[Pegawai]:
    """Everybody, carrying ``pd_id``: the PD somebody belongs to now. To be narrowed by who asks.

    A record that was set aside (``operations.gabung``) is nobody's any more: no page, no search finds it.
    """
    rows = Pegawai.objects.select_related("akun", "pangkat").annotate(pd_id=_pd_sekarang("pk"))
    return rows.filter(bukan_ganda("pk"))


def yang_dinilai(actor: Actor, *, penilai: str, pegawai: str, perangkat_daerah: str) -> Q:
    """The rows over which an actor is penilai today; arguments name the columns (``riwayat__penilai``)."""
    if actor.pegawai_id is None:
        return Q(pk__in=[])
    if actor.purna:
        return Q(**{penilai: 0})  # nobody; an empty list would make subqueries NULL
    found = Q(**{penilai: actor.pegawai_id})
    for right in actor.wewenang:
        limits = {pegawai: right.pegawai_id, perangkat_daerah: right.perangkat_daerah_id}
        found |= Q(**{penilai: right.penilai_id}, **{name: v for name, v in limits.items() if v is not None})
    return found & ~Q(**{pegawai: actor.pegawai_id})


def dinilai_riwayat(actor: Actor) -> Q:
    """The riwayat over whose rows an actor is penilai today; none of a record that was set aside."""
    rated = yang_dinilai(actor, penilai="penilai", pegawai="pegawai", perangkat_daerah="perangkat_daerah")
    return rated & bukan_ganda("pegawai")


def hak(
    actor: Actor, *, penilai_id: int | None, pegawai_id: int, perangkat_daerah_id: int
) -> Wewenang | None:
    """By which right an actor is penilai over a row; None: is not. One's own right comes first."""
    if actor.pegawai_id is None or penilai_id is None or actor.pegawai_id == pegawai_id or actor.purna:
        return None
    if actor.pegawai_id == penilai_id:
        return Wewenang(penilai_id)
    for right in actor.wewenang:
        if (
            right.penilai_id == penilai_id
            and right.pegawai_id in (None, pegawai_id)
            and right.perangkat_daerah_id in (None, perangkat_daerah_id)
        ):
            return right
    return None


def visible_pegawai(actor: Actor) -> QuerySet[Pegawai]:
    """People an actor may see: oneself, whom one rates, one's PD (pengelola, pimpinan), all (BKD).

    Carries ``pd_id``: the PD somebody belongs to now.
    """
    rows = orang()
    if actor.is_bkd:
        return rows
    if actor.pegawai_id is None:
        return rows.none()
    dinilai = RiwayatJabatan.objects.filter(dinilai_riwayat(actor)).values("pegawai_id")
    return rows.filter(
        Q(pk=actor.pegawai_id) | Q(pk__in=dinilai) | di_pd(actor.pengelola_pd | actor.pimpinan_pd)
    )


def visible_riwayat(actor: Actor) -> QuerySet[RiwayatJabatan]:
    """Riwayat an actor may see: one's own, where one is penilai, of one's PD or its people, all (BKD).

    Carries ``pd_id``: the PD its owner belongs to now.
    """
    rows = RiwayatJabatan.objects.select_related("pegawai__akun", *DENGAN_NAMA).annotate(
        pd_id=_pd_sekarang("pegawai_id")
    )
    rows = rows.filter(bukan_ganda("pegawai"))
    if actor.is_bkd:
        return rows
    if actor.pegawai_id is None:
        return rows.none()
    pd = actor.pengelola_pd | actor.pimpinan_pd
    return rows.filter(
        Q(pegawai_id=actor.pegawai_id)
        | dinilai_riwayat(actor)
        | Q(perangkat_daerah_id__in=pd)
        | Q(pd_id__in=pd)
    )


def get_riwayat(ctx: Context, *, riwayat_id: int) -> RiwayatJabatan:
    """One riwayat within sight; NotFound otherwise."""
    row = visible_riwayat(ctx.actor).filter(pk=riwayat_id).first()
    if row is None:
        raise NotFound("Riwayat jabatan tidak ditemukan.")
    return row


def get_riwayat_untuk_edit(ctx: Context, *, riwayat_id: int) -> RiwayatJabatan:
    """One riwayat the actor may change; Forbidden where they may only see it."""
    row = get_riwayat(ctx, riwayat_id=riwayat_id)
    if not EDITOR & relations(ctx.actor, row):
        raise Forbidden
    return row


def get_pegawai(ctx: Context, *, pegawai_id: int) -> Pegawai:
    """One person within sight; NotFound otherwise."""
    row = visible_pegawai(ctx.actor).filter(pk=pegawai_id).first()
    if row is None:
        raise NotFound("Pegawai tidak ditemukan.")
    return row


def get_pegawai_untuk_edit(ctx: Context, *, pegawai_id: int) -> Pegawai:
    """One person whose data the actor may change; Forbidden where they may only see them."""
    row = get_pegawai(ctx, pegawai_id=pegawai_id)
    if not EDITOR & relations_pegawai(ctx.actor, row):
        raise Forbidden
    return row


def pd_sekarang(row: Pegawai | RiwayatJabatan) -> int | None:
    """The PD the person of a visible row belongs to now (None: to none yet)."""
    pd_id: int | None = vars(row)["pd_id"]
    return pd_id


def lock_pegawai(ctx: Context, *, pegawai_id: int) -> Pegawai:
    """:func:`get_pegawai` with the person and the account locked."""
    rows = visible_pegawai(ctx.actor).select_for_update(of=("self", "akun"), no_key=True)
    row = rows.filter(pk=pegawai_id).first()
    if row is None:
        raise NotFound("Pegawai tidak ditemukan.")
    return row


def lock_riwayat(ctx: Context, *, riwayat_id: int) -> RiwayatJabatan:
    """:func:`get_riwayat` with the row locked: who hangs something on a riwayat, or deletes it, waits."""
    row = visible_riwayat(ctx.actor).select_for_update(of=("self",)).filter(pk=riwayat_id).first()
    if row is None:
        raise NotFound("Riwayat jabatan tidak ditemukan.")
    return row


def get_perangkat_daerah(*, kode: str) -> PerangkatDaerah:
    """One PD by its code, capitals or not; NotFound otherwise. Open to everybody: the list is public."""
    row = PerangkatDaerah.objects.filter(kode__iexact=kode.strip()).first()
    if row is None:
        raise NotFound(f"Tidak ada perangkat daerah dengan kode {kode}.")
    return row


def isian(riwayat: RiwayatJabatan) -> IsianRiwayat:
    """A riwayat as its form says it."""
    return IsianRiwayat(**{name: getattr(riwayat, name) for name in IsianRiwayat.__slots__})


def riwayat_tahun(*, pegawai_id: int, tahun: int) -> RiwayatJabatan | None:
    """Somebody's riwayat of a year, the active one first."""
    return (
        RiwayatJabatan.objects.filter(pegawai_id=pegawai_id, tahun=tahun).order_by("-aktif", "-tmt").first()
    )


def riwayat_terakhir(*, pegawai_id: int, sebelum: int) -> RiwayatJabatan | None:
    """Somebody's active riwayat of the years before ``sebelum``, or the newest of them."""
    rows = RiwayatJabatan.objects.select_related(*DENGAN_NAMA)
    return rows.filter(pegawai_id=pegawai_id, tahun__lt=sebelum).order_by("-aktif", "-tahun", "-tmt").first()


def perlu_riwayat_tahun_ini(ctx: Context) -> bool:
    """Whether the actor is an ASN without a riwayat of this year: the dashboard asks for one (F2.7)."""
    return (
        Pegawai.objects.filter(pk=ctx.actor.pegawai_id or 0)
        .exclude(jenis_kepegawaian=JenisKepegawaian.NON_ASN)
        .exclude(riwayat__tahun=ctx.today.year)
        .exists()
    )


def relations(actor: Actor, riwayat: RiwayatJabatan) -> set[str]:
    """What an actor is to a riwayat of :func:`visible_riwayat`; ``pengelola``: of the owner's PD, or BKD."""
    right = hak(
        actor,
        penilai_id=riwayat.penilai_id,
        pegawai_id=riwayat.pegawai_id,
        perangkat_daerah_id=riwayat.perangkat_daerah_id,
    )
    found = {
        "pemilik": actor.pegawai_id is not None and riwayat.pegawai_id == actor.pegawai_id,
        "penilai": right is not None,
        "pengelola": actor.is_bkd or pd_sekarang(riwayat) in actor.pengelola_pd,
    }
    return {name for name, holds in found.items() if holds}


def relations_pegawai(actor: Actor, pegawai: Pegawai) -> set[str]:
    """What an actor is to a person of :func:`visible_pegawai`."""
    found = {
        "pemilik": pegawai.pk == actor.pegawai_id,
        "pengelola": actor.is_bkd or pd_sekarang(pegawai) in actor.pengelola_pd,
    }
    return {name for name, holds in found.items() if holds}


def is_penilai(*, pegawai_id: int) -> bool:
    """Whether somebody stands as penilai in anybody's riwayat jabatan (domain.md §1), no double's."""
    return RiwayatJabatan.objects.filter(bukan_ganda("pegawai"), penilai_id=pegawai_id).exists()


def rantai_penilai(*, pegawai_id: int) -> list[int]:
    """Somebody, their penilai, that one's penilai ... over active riwayat; ends where it would repeat."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE rantai (id) AS ("
            " SELECT %s::bigint"
            " UNION"
            " SELECT r.penilai_id FROM kepegawaian_riwayatjabatan r JOIN rantai ON r.pegawai_id = rantai.id"
            " WHERE r.aktif AND r.penilai_id IS NOT NULL"
            ") SELECT id FROM rantai",
            [pegawai_id],
        )
        return [row[0] for row in cursor.fetchall()]


def identitas(*, riwayat_id: int) -> dict[str, str]:
    """Snapshot of a person under one riwayat, for what must keep its words; "" where something is missing."""
    row = RiwayatJabatan.objects.select_related(
        "pegawai__akun", "pegawai__pangkat", "jabatan", "perangkat_daerah", "unit_kerja"
    ).get(pk=riwayat_id)
    return _identitas(row.pegawai, row)


def identitas_pegawai(*, pegawai_id: int) -> dict[str, str]:
    """Snapshot of a person under the active (or newest) riwayat; without one only name, number, pangkat."""
    row = (
        RiwayatJabatan.objects.filter(pegawai_id=pegawai_id)
        .select_related("pegawai__akun", "pegawai__pangkat", "jabatan", "perangkat_daerah", "unit_kerja")
        .order_by("-aktif", "-tahun", "-tmt", "-id")
        .first()
    )
    if row is not None:
        return _identitas(row.pegawai, row)
    return _identitas(Pegawai.objects.select_related("akun", "pangkat").get(pk=pegawai_id), None)


def _identitas(pegawai: Pegawai, riwayat: RiwayatJabatan | None) -> dict[str, str]:
    kelas = riwayat.jabatan.kelas if riwayat else None
    return {
        "nama": pegawai.akun.nama,
        "nip": pegawai.nip or "",
        "pangkat": str(pegawai.pangkat) if pegawai.pangkat else "",
        "jabatan": riwayat.jabatan.nama if riwayat else pegawai.jabatan_bukan_asn,
        "kelas": "" if kelas is None else str(kelas),
        "perangkat_daerah": riwayat.perangkat_daerah.nama if riwayat else "",
        "unit_kerja": riwayat.unit_kerja.nama if riwayat else "",
    }
