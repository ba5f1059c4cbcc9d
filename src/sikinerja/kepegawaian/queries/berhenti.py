"""Who rates no more, whatever the reason, and who stands above: the one place that knows (issue 9 §1).

It is a rule over the rows as they stand today, not a mark that some door sets: an account made Nonaktif, a
retirement that begins on a day, a file that takes a jabatan away all lead to the same answer.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import RawSQL

from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries.pelaksana_tugas import batas_pd, berlaku
from sikinerja.kepegawaian.rules import JenisKepegawaian
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti, kenapa_tidak_masuk, sejak_kapan
from sikinerja.kepegawaian.rules.keadaan import PURNA, JenisKeadaan


def purna(today: date) -> Q:
    """The states by which somebody is out of service on a local day."""
    lasting = Q(tanggal_selesai=None) | Q(tanggal_selesai__gte=today)
    return Q(jenis__in=sorted(PURNA), tanggal_mulai__lte=today) & lasting


def tidak_ada(today: date, orang: str = "") -> Q:
    """Whether the person in the column ``orang`` (``penilai``; "": the row itself) rates no more.

    Retired, dead, contract over, account closed, or an ASN without an active jabatan.
    """
    prefix = f"{orang}__" if orang else ""
    me = OuterRef(f"{orang}_id" if orang else "pk")
    jabatan = RiwayatJabatan.objects.filter(pegawai=me, aktif=True).order_by()
    return (
        Q(**{f"{prefix}akun__aktif": False})
        | Q(Exists(KeadaanKhusus.objects.filter(purna(today), pegawai=me)))
        | (~Q(**{f"{prefix}jenis_kepegawaian": JenisKepegawaian.NON_ASN}) & ~Q(Exists(jabatan)))
    )


def ada(today: date, orang: str = "") -> Case:
    """The contrary, as a condition of its own: a plain negation would become an anti-join.

    Whose plan depends on statistics: after a bulk load the search for a penilai took twenty times as long.
    """
    gone = When(tidak_ada(today, orang), then=Value(value=False))
    return Case(gone, default=Value(value=True), output_field=BooleanField())


def sebab(today: date, orang: str = "") -> Case:
    """Of somebody of :func:`tidak_ada`, why (:class:`SebabBerhenti`), the weightiest reason first."""
    prefix = f"{orang}__" if orang else ""
    states = KeadaanKhusus.objects.filter(purna(today), pegawai=OuterRef(f"{orang}_id" if orang else "pk"))
    return Case(
        *(When(Exists(states.filter(jenis=jenis.value)), then=Value(jenis.value)) for jenis in _URUT),
        When(**{f"{prefix}akun__aktif": False}, then=Value(SebabBerhenti.AKUN_NONAKTIF.value)),
        default=Value(SebabBerhenti.TANPA_JABATAN.value),
        output_field=CharField(),
    )


_URUT = (JenisKeadaan.MENINGGAL, JenisKeadaan.PENSIUN, JenisKeadaan.KONTRAK_BERAKHIR)


def jabatan_terakhir(pegawai: str) -> QuerySet[RiwayatJabatan]:
    """The active riwayat of the person in column ``pegawai``, or the newest where none is; one row."""
    rows = RiwayatJabatan.objects.filter(pegawai=OuterRef(pegawai))
    return rows.order_by("-aktif", "-tahun", "-tmt", "-id")[:1]


def tugas_penuh(today: date) -> QuerySet[PelaksanaTugas]:
    """Plt./Plh. of today who are there and act over everything that their holder would rate."""
    rows = PelaksanaTugas.objects.filter(berlaku(today), ada(today, "pegawai"))
    return rows.annotate(batas=batas_pd()).filter(batas=None)


def di_bawah(today: date) -> QuerySet[RiwayatJabatan]:
    """The last jabatan of who rates no more and for whom nobody acts: their rows go up to its penilai."""
    return RiwayatJabatan.objects.filter(
        tidak_ada(today, "pegawai"),
        ~Exists(tugas_penuh(today).filter(menggantikan=OuterRef("pegawai"))),
        pk=Subquery(jabatan_terakhir("pegawai").values("pk")),
    )


def ke_atas(
    today: date, penilai_ids: Collection[int], *, anggap: Collection[int] = ()
) -> dict[int, int | None]:
    """Of these people and those above them who rate no more, each one's own penilai (None: has none).

    ``anggap``: who is about to go counts as gone. One query, however long the chain; circles end.
    """
    gone = Pegawai.objects.filter(tidak_ada(today) | Q(pk__in=list(anggap))).order_by()
    rows = gone.annotate(atasan=Subquery(jabatan_terakhir("pk").values("penilai_id")))
    first, above = rows.filter(pk__in=list(penilai_ids)), rows.filter(pk=RawSQL("naik.atasan", []))
    try:
        start, values = first.values_list("pk", "atasan").query.sql_with_params()
        step, more = above.values_list("pk", "atasan").query.sql_with_params()
    except EmptyResultSet:  # nobody was asked about
        return {}
    naik = f"{start} UNION SELECT g.* FROM naik, LATERAL ({step}) g"  # noqa: S608 - both written by Django
    sql = f"WITH RECURSIVE naik (orang, atasan) AS ({naik}) SELECT orang, atasan FROM naik"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *more])
        return dict(cursor.fetchall())


def sebab_sekarang(today: date, *, pegawai_id: int) -> SebabBerhenti | None:
    """Why somebody rates no more; None: does."""
    row = Pegawai.objects.filter(tidak_ada(today), pk=pegawai_id).annotate(sebab=sebab(today))
    found = row.order_by().values_list("sebab", flat=True).first()
    return None if found is None else SebabBerhenti[found]


def dengan_sebab(rows: QuerySet[PelaksanaTugas], today: date) -> QuerySet[PelaksanaTugas]:
    """Appointments, each with ``sebab``: why who was appointed rates no more; "" where they do."""
    gone = When(tidak_ada(today, "pegawai"), then=sebab(today, "pegawai"))
    return rows.annotate(sebab=Case(gone, default=Value(""), output_field=CharField()))


def dengan_lepas(rows: QuerySet[Pegawai], today: date) -> QuerySet[Pegawai]:
    """People, each carrying what :func:`lepas` reads."""
    states = KeadaanKhusus.objects.filter(purna(today), pegawai=OuterRef("pk")).order_by("-tanggal_mulai")
    return rows.annotate(
        lepas_karena=Subquery(states.values("jenis")[:1]),
        lepas_sejak=Subquery(states.values("tanggal_mulai")[:1]),
    )


def lepas(pegawai: Pegawai) -> str:
    """That somebody of :func:`dengan_lepas` died, retired, or ended a contract, in words; "": in service."""
    found = vars(pegawai)
    return sejak_kapan(found["lepas_karena"], found["lepas_sejak"]) if found["lepas_karena"] else ""


def tidak_dapat_masuk(today: date, *, pegawai_ids: Collection[int]) -> dict[int, str]:
    """Of these people those whose account is closed, and why (as ``daftar.sql`` of the recap says it).

    Nobody asks them for what is still open (issue 9 §2); where it stands does not change. One query.
    """
    closed = Pegawai.objects.filter(pk__in=list(pegawai_ids), akun__aktif=False).order_by()
    found: QuerySet[Any, Any] = dengan_lepas(closed, today)
    rows = found.values_list("pk", "lepas_karena", "lepas_sejak")
    return {pk: kenapa_tidak_masuk(*why) for pk, *why in rows}
