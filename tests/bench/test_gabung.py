"""Merging two records with five years of work: preview, merging, taking back (`make bench`).

The preview is a page's, below a second; the rest is the worker's. A row more is no statement more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Gabungan, Pegawai
from sikinerja.kepegawaian.operations.gabung import minta, minta_kembali
from sikinerja.kepegawaian.queries import gabung as queries
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from sikinerja.pekerjaan.models import Pekerjaan
from tests.bench.measure import seconds
from tests.builders import kehadiran, skp
from tests.builders.gabung import dikerjakan
from tests.cast import Cast, context, moment, person, tenure

pytestmark = pytest.mark.django_db
TAHUN = range(2018, 2023)
PAGE, WORKER = 1.0, 15.0
SEHARI = 6
"""Activities of a day: about 11,000 in five years."""


def used(cast: Cast, *, sehari: int, tahun: range) -> Pegawai:
    """A double who worked some years: an SKP each, activities every day, attendance every month, logs."""
    double = person("Yohanes Pegawai Contoh", nip="199004172015021009")
    for year in tahun:
        post = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.penilai}
        plan = skp.disetujui(tenure(double, tahun=year, aktif=False, **post))
        Aktivitas.objects.bulk_create(
            Aktivitas(
                pegawai=double, skp=plan, tanggal=date(year, 1, 1) + timedelta(days=n // sehari),
                mulai=time(8 + n % sehari), selesai=time(8 + n % sehari, 45), uraian=f"Kegiatan {n}",
                waktu_input=moment(f"{year}-12-31 20:00"),
            )
            for n in range(365 * sehari)
        )  # fmt: skip
        for month in (Month(year, n) for n in range(1, 13)):
            kehadiran.kehadiran(double, month=month)
            BulanAktivitas.objects.create(pegawai=double, tahun=year, bulan=month.bulan)
    Jejak.objects.bulk_create(
        Jejak(pada=moment("2022-12-31 20:00"), aksi="aktivitas.tambah", untuk=double.akun, data={})
        for _ in range(365 * sehari * len(tahun))
    )
    return double


def measured(name: str, call: Callable[[], object]) -> tuple[int, float]:
    with CaptureQueriesContext(connection) as seen:
        spent = seconds(call)
    print(f"    {name:12} {spent * 1000:8.1f} ms {len(seen):5} statements")
    return len(seen), spent


def all_of_it(cast: Cast, double: Pegawai) -> list[tuple[int, float]]:
    pair = {"pegawai_id": cast.pegawai.pk, "ganda_id": double.pk}
    isian = IsianGabung(double.pk, nomor_ganda=False, alasan="Terdaftar dua kali")
    ctx, jobs, rows = context(cast.bkd), list[Pekerjaan](), list[Gabungan]()
    return [
        measured("preview", lambda: (queries.pertentangan(**pair), queries.pindahan(**pair))),
        measured("asking", lambda: jobs.append(minta(ctx, pegawai_id=cast.pegawai.pk, isian=isian))),
        measured("merging", lambda: rows.append(dikerjakan(ctx, jobs[0]))),
        measured("asking back", lambda: jobs.append(minta_kembali(ctx, gabungan_id=rows[0].pk))),
        measured("taking back", lambda: dikerjakan(ctx, jobs[1])),
    ]


@pytest.mark.bench
def test_five_years_of_one_person(cast: Cast) -> None:
    rows = used(cast, sehari=SEHARI, tahun=TAHUN)
    print(f"\n  {Aktivitas.objects.count()} activities, {Kehadiran.objects.count()} months of attendance")
    found = all_of_it(cast, rows)
    preview, asking, merging, asking_back, back = (spent for _, spent in found)
    assert max(preview + asking, asking_back) < PAGE
    assert max(merging, back) < WORKER


def test_a_row_more_is_no_statement_more(cast: Cast) -> None:
    few = [count for count, _ in all_of_it(cast, used(cast, sehari=1, tahun=range(2022, 2023)))]
    rows = Pegawai.objects.get(nip="199004172015021009")
    kept = list(Aktivitas.objects.filter(pegawai=rows).order_by("pk").values_list("pk", flat=True)[:5])
    Aktivitas.objects.filter(pegawai=rows).exclude(pk__in=kept).delete()
    assert few == [count for count, _ in all_of_it(cast, rows)]
