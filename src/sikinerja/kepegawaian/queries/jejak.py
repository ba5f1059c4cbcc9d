"""The audit trail as those read it who look after people (F8.8): keyset paged, for millions of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from sikinerja.akun.models import Akun
from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.indonesian import nip as nip_terbaca
from sikinerja.core.search import cocok
from sikinerja.core.time import start_of_day
from sikinerja.jejak import rules
from sikinerja.jejak.models import Jejak
from sikinerja.jejak.rules import Baris, Peran
from sikinerja.jejak.rules.objek import kata_objek
from sikinerja.jejak.rules.tindakan import kata_aksi
from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, PerangkatDaerah, UnitKerja
from sikinerja.kepegawaian.queries.akun import terkelola

PER_HALAMAN = 25
ORANG = 200
"""Accounts whose name is looked up at most."""
MODEL: dict[str, Any] = {
    "Jabatan": Jabatan,
    "Pangkat": Pangkat,
    "Pegawai": Pegawai,
    "PerangkatDaerah": PerangkatDaerah,
    "UnitKerja": UnitKerja,
}


@dataclass(frozen=True, slots=True)
class Cari:
    """What is looked for; days are local, both included."""

    q: str = ""
    peran: str = Peran.SEMUA.value
    aksi: str = ""
    objek: str = ""
    nomor: int | None = None
    dari: date | None = None
    sampai: date | None = None


@dataclass(frozen=True, slots=True)
class BarisJejak:
    """One line of the list. ``untuk``: for whom, where that is somebody else."""

    id: int
    pada: datetime
    siapa: str
    untuk: str
    sebagai: str
    aksi: str
    objek: str
    kanal: str


@dataclass(frozen=True, slots=True)
class HalamanJejak:
    """A page; ``sebelum``: what the address of the next (older) one carries, "" on the last."""

    rows: list[BarisJejak]
    sebelum: str = ""


@dataclass(frozen=True, slots=True)
class RincianJejak:
    """One row in full: what became of what."""

    baris: BarisJejak
    rincian: list[Baris]
    objek_jenis: str
    objek_id: int | None
    request_id: str


def visible(actor: Actor) -> QuerySet[Jejak]:
    """All rows (BKD); those of people of the own PD, as doers or as those it was done for (pengelola)."""
    rows = Jejak.objects.select_related("untuk")
    if actor.is_bkd:
        return rows
    if not actor.pengelola_pd:
        return rows.none()
    own = terkelola(actor).order_by().values("akun_id")
    return rows.filter(Q(akun__in=own) | Q(untuk__in=own))


def cari(ctx: Context, isian: Cari) -> QuerySet[Jejak]:
    """The rows of :func:`visible` that fit, newest first."""
    rows = visible(ctx.actor)
    if isian.q.strip():
        rows = rows.filter(_orang(isian))
    if isian.aksi:
        rows = rows.filter(aksi=isian.aksi)
    if isian.objek:
        rows = rows.filter(objek_jenis=isian.objek)
    if isian.nomor is not None:
        rows = rows.filter(objek_id=isian.nomor)
    if isian.dari is not None:
        rows = rows.filter(pada__gte=start_of_day(isian.dari, ctx.zone))
    if isian.sampai is not None and isian.sampai < date.max:
        rows = rows.filter(pada__lt=start_of_day(isian.sampai + timedelta(days=1), ctx.zone))
    return rows.order_by("-pada", "-id")


def halaman(ctx: Context, isian: Cari, *, sebelum: str = "") -> HalamanJejak:
    """A page of them, older than ``sebelum`` (nonsense: the newest). Never counts what there is."""
    rows = cari(ctx, isian)
    if (place := _place(sebelum)) is not None:
        pada, pk = place
        rows = rows.filter(Q(pada__lte=pada) & (Q(pada__lt=pada) | Q(id__lt=pk)))
    found = list(rows[: PER_HALAMAN + 1])
    more = len(found) > PER_HALAMAN
    last = found[PER_HALAMAN - 1] if more else None
    older = f"{last.pada.isoformat()}|{last.pk}" if last else ""
    return HalamanJejak([_baris(row) for row in found[:PER_HALAMAN]], older)


def lihat(ctx: Context, *, jejak_id: int) -> RincianJejak:
    """One row with what became of what, ids in words; NotFound otherwise. At most six queries."""
    row = visible(ctx.actor).filter(pk=jejak_id).first()
    if row is None:
        raise NotFound("Jejak tidak ditemukan.")
    found = rules.rincian(row.aksi, row.data, _nama(row.data))
    return RincianJejak(_baris(row), found, row.objek_jenis, row.objek_id, row.request_id)


def semua_aksi() -> list[tuple[str, str]]:
    """Every deed that ever was, with its words, for a form: one probe of the index each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE a (aksi) AS ((SELECT min(aksi) FROM jejak_jejak) UNION ALL"
            " SELECT (SELECT min(j.aksi) FROM jejak_jejak j WHERE j.aksi > a.aksi) FROM a"
            " WHERE a.aksi IS NOT NULL) SELECT aksi FROM a WHERE aksi IS NOT NULL"
        )
        found = [row[0] for row in cursor.fetchall()]
    return sorted(((aksi, kata_aksi(aksi)) for aksi in found), key=lambda pair: pair[1].casefold())


def tabel(ctx: Context, isian: Cari, *, maks: int) -> Iterator[tuple[Any, ...]]:
    """The rows for a spreadsheet, read in pieces: memory does not grow with them."""
    for row in cari(ctx, isian)[:maks].iterator(chunk_size=2000):
        line = _baris(row)
        words = "; ".join(
            f"{b.label}: {b.lama} → {b.baru}" if b.lama is not None else f"{b.label}: {b.baru}"
            for b in rules.rincian(row.aksi, row.data, {})
        )
        local = row.pada.astimezone(ctx.zone)
        yield local, line.siapa, line.untuk, line.sebagai, line.aksi, line.objek, line.kanal, words


def _baris(row: Jejak) -> BarisJejak:
    return BarisJejak(
        id=row.pk,
        pada=row.pada,
        siapa=row.nama,
        untuk=row.untuk.nama if row.untuk else "",
        sebagai=row.sebagai,
        aksi=kata_aksi(row.aksi),
        objek=kata_objek(row.objek_jenis, row.objek_id),
        kanal=row.kanal,
    )


def _orang(isian: Cari) -> Q:
    """Who is meant by a name or the first digits of a number, as doer or as the one it was done for."""
    rows = Akun.objects.filter(cocok(isian.q, nama="nama", nomor="username"))
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:ORANG])
    doer, done_for = Q(akun__in=ids), Q(untuk__in=ids) | Q(objek_jenis="akun.akun", objek_id__in=ids)
    return {Peran.PELAKU.value: doer, Peran.UNTUK.value: done_for}.get(isian.peran, doer | done_for)


def _place(sebelum: str) -> tuple[datetime, int] | None:
    pada, _, pk = sebelum.partition("|")
    try:
        moment = datetime.fromisoformat(pada)
    except ValueError:
        return None
    if moment.tzinfo is None or not (pk.isascii() and pk.isdigit()) or len(pk) > 18:
        return None
    return moment, int(pk)


def _nama(data: dict[str, Any]) -> dict[tuple[str, int], str]:
    """What the ids in a row's data are called; one query a kind."""
    wanted = rules.nomor(data)
    names: dict[tuple[str, int], str] = {}
    for kind in {kind for kind, _ in wanted}:
        ids = [pk for name, pk in wanted if name == kind and 0 < pk < 2**63]
        rows: QuerySet[Any] = MODEL[kind].objects.filter(pk__in=ids)
        for row in rows.select_related("akun") if kind == "Pegawai" else rows:
            text = f"{row.akun.nama} ({nip_terbaca(row.nip)})" if kind == "Pegawai" and row.nip else ""
            names[kind, row.pk] = text or (row.akun.nama if kind == "Pegawai" else str(row))
    return names
