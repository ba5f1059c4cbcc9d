"""What would become one, and what hangs on a record (issue 9, §3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Value

from sikinerja.jejak.rules import kata_objek
from sikinerja.kepegawaian.models import Gabungan, Pegawai
from sikinerja.kepegawaian.queries.nomor import sah
from sikinerja.kepegawaian.rules.gabung import Tempelan

NOMOR_LAMA = "kepegawaian.riwayatnomor.pegawai"
BUKAN_PEMAKAIAN = frozenset(
    {
        "kepegawaian.riwayatjabatan.pegawai",
        NOMOR_LAMA,
        "kepegawaian.perubahanpegawai.pegawai",
        "kepegawaian.gabungan.pegawai",
        "kepegawaian.gabungan.ganda",
    }
)
"""References that do not tell of use: a record made by mistake has a riwayat from its first day. Former
numbers are counted apart, and with them doubles of its own. Every other reference means it was used."""


def tempelan(*, pegawai_id: int) -> list[Tempelan]:
    """What hangs on a person, in whatever room, one query: a table that is new counts by itself."""
    one, *more = (_hitung(relation, pegawai_id) for relation in _hubungan())
    former = sah().filter(pegawai=pegawai_id).order_by().values(menempel=Value(_kata(NOMOR_LAMA)))
    more.append(former.annotate(banyaknya=Count("pk")).values_list("menempel", "banyaknya"))
    return [Tempelan(nama, jumlah) for nama, jumlah in one.union(*more, all=True) if jumlah]


def _hubungan() -> Iterator[Any]:
    for relation in Pegawai._meta.get_fields(include_hidden=True):
        backwards = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if backwards and _label(relation) not in BUKAN_PEMAKAIAN:
            yield relation


def _hitung(relation: Any, pegawai_id: int) -> Any:
    rows = relation.related_model._meta.base_manager.filter(**{relation.field.name: pegawai_id}).order_by()
    named = rows.values(menempel=Value(_kata(_label(relation))))
    return named.annotate(banyaknya=Count("pk")).values_list("menempel", "banyaknya")


def _label(relation: Any) -> str:
    return f"{relation.related_model._meta.label_lower}.{relation.field.name}"


def _kata(label: str) -> str:
    model, _, field = label.rpartition(".")
    nama = kata_objek(model, None)
    return nama if field == "pegawai" else f"{nama} (sebagai {field.replace('_', ' ')})"


def dapat_dibatalkan(*, pegawai_id: int, now: datetime) -> Gabungan | None:
    """The merging of a kept record that can still be taken back; the latest one."""
    rows = Gabungan.objects.filter(pegawai=pegawai_id, dibatalkan_pada=None, sampai__gt=now)
    return rows.select_related("ganda__akun").first()


def kini(*, ganda_id: int) -> Gabungan | None:
    """Into whom a superfluous record went; None: it is nobody's double."""
    return Gabungan.objects.filter(ganda=ganda_id, dibatalkan_pada=None).first()
