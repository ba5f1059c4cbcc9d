"""Rows that change hands when two records become one, each remembered; and back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet, Value

from sikinerja.akun import steps as akun
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.transactions import all_or_none
from sikinerja.kepegawaian.models import Gabungan, Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries import gabung as queries
from sikinerja.kepegawaian.rules import gabung as rules

Kabari: TypeAlias = Callable[[int, int], None]
"""Is told how many references have changed hands, and of how many."""
INGAT = "INSERT INTO kepegawaian_gabunganpindah (gabungan_id, tabel, kolom, baris)"


def kunci(ctx: Context, pegawai_id: int, ganda_id: int) -> tuple[Pegawai, Pegawai]:
    """Both records with their accounts, and every row that may change hands, locked: at once or not at all.

    Who writes has locked rows, in floor order, and then names a person: the database locks whom they name
    (``kepegawaian_tolak_ganda``). Merging needs both the other way round, so it never waits with one in hand.
    """
    return all_or_none(lambda: _kunci(ctx, pegawai_id, ganda_id))


def _kunci(ctx: Context, pegawai_id: int, ganda_id: int) -> tuple[Pegawai, Pegawai]:
    people = Pegawai.objects.select_for_update(nowait=True, of=("self", "akun")).select_related("akun")
    found = {row.pk: row for row in people.order_by("pk").filter(pk__in=(pegawai_id, ganda_id))}
    akun.pegang_token(ctx, akun_ids=[row.akun_id for row in found.values()])
    for model, field in queries.hubungan():
        rows = queries.tersentuh(model, field, pegawai_id=pegawai_id, ganda_id=ganda_id)
        no_key = not queries.dijaga(model, field)
        _pegang(rows.select_for_update(nowait=True, of=("self",), no_key=no_key))
    return found[pegawai_id], found[ganda_id]


def _pegang(rows: QuerySet[Any]) -> None:
    """Lock rows without fetching them."""
    sql, params = rows.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({sql}) AS dipegang", params)  # noqa: S608 - a queryset's


def _ingat(row: Gabungan) -> None:
    """Remember every row that changes hands, lower rooms first; none of them is fetched."""
    kinds = (
        queries.baris(model, field, pegawai_id=row.pegawai_id, ganda_id=row.ganda_id)
        .annotate(tabel=Value(queries.kunci(model, field)[0]), kolom=Value(queries.kunci(model, field)[1]))
        .values_list("tabel", "kolom", "pk")
        for model, field in queries.hubungan()
    )
    one, *more = kinds
    sql, params = one.union(*more, all=True).query.sql_with_params()
    with connection.cursor() as cursor:
        moving = f"SELECT %s, moving.* FROM ({sql}) AS moving"  # noqa: S608 - querysets'
        cursor.execute(f"{INGAT} {moving}", [row.pk, *params])


def pindahkan(row: Gabungan, kabari: Kabari) -> None:
    """Give the double's rows to the record that stays; of two active riwayat the later one stays active."""
    own, later = queries.yang_aktif(pegawai_id=row.pegawai_id, ganda_id=row.ganda_id)
    mine = RiwayatJabatan.objects.filter(pegawai=row.ganda_id, aktif=True)
    row.riwayat_aktif = mine.first()
    row.riwayat_semula = own if later is not None else None
    row.berjalan = True
    row.save()
    _ingat(row)
    mine.update(aktif=False)
    if later is not None:
        RiwayatJabatan.objects.filter(pk=own.pk if own else 0).update(aktif=False)
    _ubah(row, kabari, dari=row.ganda_id, ke=row.pegawai_id)
    if later is not None:
        RiwayatJabatan.objects.filter(pk=later.pk).update(aktif=True)
    _selesai(row)


def kembalikan(row: Gabungan, kabari: Kabari) -> None:
    """Give exactly those rows back; ``row`` says by now that it was taken back."""
    if why := queries.sesudah(row):
        raise Conflict(why)
    active = RiwayatJabatan.objects.filter(pegawai=row.pegawai_id, aktif=True)
    if row.riwayat_semula_id is not None or active.filter(pk=row.riwayat_aktif_id or 0).exists():
        if active.values_list("pk", flat=True).first() != row.riwayat_aktif_id:
            raise Conflict(rules.PINDAH_BERUBAH.format(nama="riwayat jabatan aktif"))
        active.update(aktif=False)
    row.berjalan = True
    row.save(update_fields=["berjalan", "dibatalkan_pada", "dibatalkan_oleh"])
    _ubah(row, kabari, dari=row.pegawai_id, ke=row.ganda_id)
    RiwayatJabatan.objects.filter(pk=row.riwayat_semula_id or 0).update(aktif=True)
    RiwayatJabatan.objects.filter(pk=row.riwayat_aktif_id or 0, pegawai=row.ganda_id).update(aktif=True)
    _selesai(row)


def _ubah(row: Gabungan, kabari: Kabari, *, dari: int, ke: int) -> None:
    """Change the remembered rows; lower rooms first."""
    done, total = 0, row.pindah.count()
    kabari(done, total)
    for model, field in queries.hubungan():
        tabel, kolom = queries.kunci(model, field)
        ids = row.pindah.filter(tabel=tabel, kolom=kolom).values("baris")
        try:
            with transaction.atomic():
                done += model._meta.base_manager.filter(pk__in=ids, **{field: dari}).update(**{field: ke})
        except IntegrityError:
            raise Conflict(rules.BERUBAH_SEKALIGUS.format(nama=queries.kata(model, field))) from None
        kabari(done, total)


def _selesai(row: Gabungan) -> None:
    row.berjalan = False
    row.save(update_fields=["berjalan"])
