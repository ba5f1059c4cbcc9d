"""What would become one, what would change hands, what contradicts (issue 9, §3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, UniqueConstraint, Value

from sikinerja.core.indonesian import bulan_tahun, tanggal
from sikinerja.jejak.rules.objek import kata_objek
from sikinerja.kepegawaian.models import Gabungan, GabunganPindah, Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries import isian, rantai_penilai
from sikinerja.kepegawaian.queries.nomor import sah
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.kepegawaian.rules import melingkar, sama_riwayat
from sikinerja.kepegawaian.rules.gabung import Tempelan

RIWAYAT = "kepegawaian.riwayatjabatan.pegawai"
TETAP = frozenset(
    {
        "kepegawaian.riwayatnomor.pegawai",
        "kepegawaian.perubahanpegawai.pegawai",
        "kepegawaian.gabungan.pegawai",
        "kepegawaian.gabungan.ganda",
        "rilis.rilisbaris.pegawai",
        "rilis.rilisbeda.pegawai",
        "skp.versi.penilai",
        "skp.penghapusanskp.pegawai",
        "penilaian.perubahanpenilaian.penilai",
        "jadwal.perubahanjadwal.pegawai",
    }
)
"""References that keep what they say: rows written once, which say in words who it was then. Every other
reference changes hands, in whatever room: a table that is new does so by itself."""
Pindah: TypeAlias = Mapping[tuple[str, str], "QuerySet[GabunganPindah, Any]"]
"""The ids of the rows that changed hands, by table and column; none of them is fetched."""
SATU_AKTIF = "riwayat_satu_aktif"
"""Of two active riwayat the later one stays so: that is decided, not refused."""


def hubungan() -> list[tuple[type[Model], str]]:
    """Every column that refers to a person and changes hands, lower rooms first."""
    order = {config.label: n for n, config in enumerate(apps.get_app_configs())}
    relations: list[Any] = list(Pegawai._meta.get_fields(include_hidden=True))
    found: list[tuple[type[Model], str]] = [
        (relation.related_model, relation.field.name)
        for relation in relations
        if relation.auto_created and (relation.one_to_many or relation.one_to_one)
    ]
    moving = [(model, field) for model, field in found if label(model, field) not in TETAP]
    return sorted(moving, key=lambda one: order[one[0]._meta.app_label])


def tersentuh(model: type[Model], field: str, *, pegawai_id: int, ganda_id: int) -> QuerySet[Any]:
    """The rows that merging the two, or taking it back, may write or hold its own against."""
    return _semua(model).filter(**{f"{field}__in": (pegawai_id, ganda_id)}).order_by("pk")


def dijaga(model: type[Model], field: str) -> bool:
    """Whether a constraint holds a row of one person against another row of theirs."""
    bound = any(field in _kolom(constraint) for constraint in model._meta.constraints)
    return bound or bool(getattr(model._meta.get_field(field), "unique", False))


def label(model: type[Model], field: str) -> str:
    """``skp.skp.pegawai``."""
    return f"{model._meta.label_lower}.{field}"


def kata(model: type[Model], field: str) -> str:
    """A reference as people read it: "SKP", "Riwayat jabatan (sebagai penilai)"."""
    nama = kata_objek(model._meta.label_lower, None)
    return nama if field == "pegawai" else f"{nama} (sebagai {field.replace('_', ' ')})"


def baris(model: type[Model], field: str, *, pegawai_id: int, ganda_id: int) -> QuerySet[Any]:
    """The double's rows that change hands; riwayat that nothing uses do not where the other has that year."""
    rows = _semua(model).filter(**{field: ganda_id}).order_by()
    if label(model, field) != RIWAYAT:
        return rows
    own = RiwayatJabatan.objects.filter(pegawai=pegawai_id, tahun=OuterRef("tahun"))
    return rows.filter(Q(pk__in=_terpakai(ganda_id)) | ~Exists(own))


def pindahan(*, pegawai_id: int, ganda_id: int) -> list[Tempelan]:
    """What would change hands, in words, one query."""
    one, *more = (
        baris(model, field, pegawai_id=pegawai_id, ganda_id=ganda_id)
        .values(menempel=Value(kata(model, field)))
        .annotate(banyaknya=Count("pk"))
        .values_list("menempel", "banyaknya")
        for model, field in hubungan()
    )
    return [Tempelan(nama, jumlah) for nama, jumlah in one.union(*more, all=True) if jumlah]


def pertentangan(*, pegawai_id: int, ganda_id: int) -> list[str]:
    """All that makes two records contradict each other, in words; empty: they can become one."""
    found = list(_sama_riwayat(pegawai_id, ganda_id))
    for model, field in hubungan():
        found += [
            rules.PADA_KEDUANYA.format(nama=f"{kata(model, field)}{_masa(row)}")
            for constraint in model._meta.constraints
            if constraint.name != SATU_AKTIF
            for row in _bentrok(model, field, constraint, pegawai_id, ganda_id)
        ]
    found += _saling(pegawai_id, ganda_id)
    if former := sah().filter(pegawai=ganda_id).count():
        found.append(rules.PUNYA_GANDA.format(jumlah=former))
    return list(dict.fromkeys(found))


def yang_aktif(*, pegawai_id: int, ganda_id: int) -> tuple[RiwayatJabatan | None, RiwayatJabatan | None]:
    """The active riwayat of both; the double's only where it would be the later one of the two."""
    rows = {
        row.pegawai_id: row
        for row in RiwayatJabatan.objects.filter(pegawai__in=(pegawai_id, ganda_id), aktif=True)
    }
    own, other = rows.get(pegawai_id), rows.get(ganda_id)
    moving = baris(RiwayatJabatan, "pegawai", pegawai_id=pegawai_id, ganda_id=ganda_id)
    if other is None or not moving.filter(pk=other.pk).exists():
        return own, None
    later = own is None or (other.tahun, other.tmt) > (own.tahun, own.tmt)
    return own, other if later else None


def sesudah(gabungan: Gabungan) -> str:
    """Why rows cannot go back: one was changed, or something new hangs on it; empty: they can."""
    rows_of = gabungan.pindah.order_by()
    moved: Pindah = {
        (tabel, kolom): rows_of.filter(tabel=tabel, kolom=kolom).values("baris")
        for tabel, kolom in rows_of.values_list("tabel", "kolom").distinct()
    }
    new = []
    for model, field in hubungan():
        ids = moved.get(kunci(model, field), ())
        if _semua(model).filter(pk__in=ids).exclude(**{field: gabungan.pegawai_id}).exists():
            return rules.PINDAH_BERUBAH.format(nama=kata(model, field))
        if field == "pegawai":
            rows = _semua(model).filter(_bergantung(model, moved), pegawai=gabungan.pegawai_id)
            if count := rows.exclude(pk__in=ids).count():
                new.append(Tempelan(kata(model, field), count))
    return rules.BERGANTUNG.format(isi=rules.sebutkan(new)) if new else ""


def kunci(model: type[Model], field: str) -> tuple[str, str]:
    """Table and column of a reference."""
    return model._meta.db_table, str(model._meta.get_field(field).column)  # type: ignore[union-attr]


def dapat_dibatalkan(*, pegawai_id: int, now: datetime) -> Gabungan | None:
    """The merging of a kept record that can still be taken back; the latest one."""
    rows = Gabungan.objects.filter(pegawai=pegawai_id, dibatalkan_pada=None, sampai__gt=now)
    return rows.select_related("ganda__akun").first()


def get(*, gabungan_id: int) -> Gabungan:
    """A merging, by what its job says."""
    return Gabungan.objects.get(pk=gabungan_id)


def kini(*, ganda_id: int) -> Gabungan | None:
    """Into whom a superfluous record went; None: it is nobody's double."""
    return Gabungan.objects.filter(ganda=ganda_id, dibatalkan_pada=None).first()


def ganda_dari(*, pegawai_id: int) -> QuerySet[Gabungan, int]:
    """The ids of the records that were set aside for somebody: what was written once still names them."""
    rows = Gabungan.objects.filter(pegawai=pegawai_id, dibatalkan_pada=None).order_by()
    return rows.values_list("ganda_id", flat=True)


def _semua(model: type[Model]) -> QuerySet[Any]:
    return model._meta.base_manager.all()


def _terpakai(pegawai_id: int) -> list[int]:
    """The riwayat of somebody on which something of their own hangs."""
    own = RiwayatJabatan.objects.filter(pegawai=pegawai_id)
    found: set[int] = set()
    for relation in RiwayatJabatan._meta.get_fields(include_hidden=True):
        backwards = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if backwards and relation.related_model._meta.label_lower not in BUKAN_PEMAKAIAN:  # type: ignore[union-attr]
            rows = _semua(relation.related_model)  # type: ignore[arg-type]
            used = rows.filter(**{f"{relation.field.name}__in": own})  # type: ignore[union-attr]
            found.update(used.values_list(relation.field.name, flat=True))  # type: ignore[union-attr]
    return sorted(found)


BUKAN_PEMAKAIAN = frozenset({"kepegawaian.riwayatpenilai", "kepegawaian.gabungan"})
"""What every riwayat has from its first day, or what merging itself wrote."""


def _bentrok(
    model: type[Model], field: str, constraint: object, pegawai_id: int, ganda_id: int
) -> Sequence[Any]:
    """The double's rows that a constraint would refuse beside the other's."""
    names, rows = _kolom(constraint), _semua(model)
    if not isinstance(constraint, UniqueConstraint | ExclusionConstraint) or field not in names:
        return []
    same, overlap = [name for name in names if name != field], dict[str, Any]()
    if isinstance(constraint, ExclusionConstraint):
        (span,) = [one for one, _ in constraint.expressions if not isinstance(one, str)]
        rows, overlap = rows.annotate(masa=span), {"masa__overlap": OuterRef("masa")}
    if constraint.condition is not None:
        rows = rows.filter(constraint.condition)
    own = rows.filter(**{field: pegawai_id}, **{name: OuterRef(name) for name in same}, **overlap)
    return list(rows.filter(Exists(own.order_by()), **{field: ganda_id}).order_by("pk")[: rules.DISEBUT + 1])


def _kolom(constraint: object) -> list[str]:
    """The columns that must not be equal in two rows."""
    if isinstance(constraint, ExclusionConstraint):
        return [one for one, _ in constraint.expressions if isinstance(one, str)]
    return list(constraint.fields) if isinstance(constraint, UniqueConstraint) else []


def _masa(row: Any) -> str:
    """When a row is, for naming it: " Februari 2023"."""
    said = {name: getattr(row, name, None) for name in ("tahun", "bulan", "tanggal")}
    if said["tahun"] and said["bulan"]:
        return f" {bulan_tahun(said['tahun'], said['bulan'])}"
    for first, last in (
        ("periode_awal", "periode_akhir"),
        ("tanggal_mulai", "tanggal_selesai"),
        ("mulai", "sampai"),
    ):
        if hasattr(row, first) and hasattr(row, last):
            until = getattr(row, last)
            return f" {tanggal(getattr(row, first))} sampai {tanggal(until) if until else 'seterusnya'}"
    return f" {tanggal(said['tanggal'])}" if said["tanggal"] else ""


def _saling(pegawai_id: int, ganda_id: int) -> Iterator[str]:
    """That one rates, replaces or acts for the other, now or then; or would rate their own superior."""
    both = {pegawai_id, ganda_id}
    columns: dict[type[Model], list[str]] = {}
    for model, field in hubungan():
        columns.setdefault(model, []).append(field)
    for model, fields in columns.items():
        pairs = [(a, b) for n, a in enumerate(fields) for b in fields[n + 1 :]]
        if any(
            _semua(model).filter(**{f"{a}__in": both, f"{b}__in": both}).exclude(**{a: F(b)}).exists()
            for a, b in pairs
        ):
            yield rules.SALING.format(nama=kata(model, "pegawai"))
    (penilai,) = [
        model for model, field in hubungan() if label(model, field) == "kepegawaian.riwayatpenilai.penilai"
    ]
    if _semua(penilai).filter(riwayat__pegawai__in=both, penilai__in=both).exists():
        yield rules.SALING.format(nama=kata(penilai, "pegawai"))
    own, other = yang_aktif(pegawai_id=pegawai_id, ganda_id=ganda_id)
    active = other or own
    if active is not None and active.penilai_id is not None:
        chain = rantai_penilai(pegawai_id=active.penilai_id)
        if any(melingkar(one, chain) for one in both):
            yield rules.MELINGKAR


def _sama_riwayat(pegawai_id: int, ganda_id: int) -> Iterator[str]:
    own = [isian(row) for row in RiwayatJabatan.objects.filter(pegawai=pegawai_id)]
    for row in baris(RiwayatJabatan, "pegawai", pegawai_id=pegawai_id, ganda_id=ganda_id):
        if any(sama_riwayat(isian(row), one) for one in own):
            yield rules.RIWAYAT_SAMA.format(tahun=row.tahun)


def _bergantung(model: type[Model], moved: Pindah) -> Q:
    """That a row hangs on one that changed hands with its owner."""
    found = Q(pk__in=[])
    for field in model._meta.get_fields():
        if field.many_to_one or (field.one_to_one and not field.auto_created):
            other = field.related_model
            ids = moved.get((other._meta.db_table, "pegawai_id"), ())  # type: ignore[union-attr]
            found |= Q(**{f"{field.name}__in": ids})
    return found
