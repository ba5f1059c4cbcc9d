"""BKD writes policies, puts them in force from a month on, and exempts people (F8.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sikinerja.core.errors import Conflict, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.tpp import queries, steps
from sikinerja.tpp.models import Kebijakan, PengecualianTpp
from sikinerja.tpp.operations import kebijakan as operations
from sikinerja.tpp.operations import pengecualian
from sikinerja.tpp.operations.kebijakan import Isian
from sikinerja.tpp.rules import CaraHitung, CaraKehadiran, Ketentuan, Langkah, Pelanggaran, Tangga
from sikinerja.tpp.rules.kebijakan import baku
from tests.builders import tpp as build
from tests.cast import Cast, context, make_cast
from tests.race import race

pytestmark = pytest.mark.django_db
D = Decimal
JULI = Month(2023, 7)
ISI = replace(
    baku(),
    cara_kehadiran=CaraKehadiran.POTONGAN,
    tangga=(
        Tangga(Pelanggaran.TERLAMBAT, CaraHitung.MENIT, (Langkah(1, D("0.5")), Langkah(61, D(2))), D(20)),
        Tangga(Pelanggaran.ALPA, CaraHitung.KEJADIAN, (Langkah(1, D(5)),)),
    ),
    ketentuan=(Ketentuan(D(60), keadaan=JenisKeadaan.CUTI_MELAHIRKAN),),
)
RISING = (*ISI.persen_hasil[:1], (ISI.persen_hasil[1][0], D(50)), *ISI.persen_hasil[2:])
CHEAPER = (Langkah(1, D(2)), Langkah(9, D(1)))
ISIAN = Isian("TPP Juli 2023", "Pergub 9/2023", JULI, ISI)
BERLAKU: dict[str, Any] = {
    "langkah": 1, "mulai": JULI, "dasar_hukum": "Pergub 9 Tahun 2023", "alasan": "Anggaran perubahan",
}  # fmt: skip


def written(cast: Cast) -> Kebijakan:
    row = operations.buat(context(cast.bkd))
    return operations.simpan(context(cast.bkd), kebijakan_id=row.pk, langkah=0, isian=ISIAN)


def test_what_is_written_is_read_again(cast: Cast) -> None:
    row = written(cast)
    found = queries.get(context(cast.bkd), kebijakan_id=row.pk)
    assert queries.isi(found) == ISI
    assert (found.nama, found.berlaku_mulai, found.langkah) == ("TPP Juli 2023", date(2023, 7, 1), 1)
    copy = operations.buat(context(cast.bkd), dari_id=row.pk)
    assert queries.isi(queries.get(context(cast.bkd), kebijakan_id=copy.pk)) == ISI
    assert copy.status == "KONSEP"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"bobot_kinerja": D(70)}, "bobot_kehadiran"),
        ({"bobot_kinerja": D(101)}, "bobot_kinerja"),
        ({"persen_hasil": ISI.persen_hasil[:7]}, "persen_TANPA_SKP"),
        ({"persen_hasil": RISING}, "persen_BUTUH_PERBAIKAN"),
        ({"tangga": ()}, "cara_kehadiran"),
        ({"tangga": (replace(ISI.tangga[1], cara=CaraHitung.MENIT),)}, "tangga_ALPA"),
        ({"tangga": (replace(ISI.tangga[0], langkah=(Langkah(2, D(1)),)),)}, "tangga_TERLAMBAT"),
        ({"tangga": (replace(ISI.tangga[0], langkah=CHEAPER),)}, "tangga_TERLAMBAT"),
        ({"tangga": (replace(ISI.tangga[0], langkah=()),)}, "tangga_TERLAMBAT"),
        ({"tangga": (replace(ISI.tangga[0], batas=D(101)),)}, "tangga_TERLAMBAT"),
        ({"ketentuan": ISI.ketentuan * 2}, "ketentuan"),
        ({"persen_tanpa_data": D("0.001")}, "persen_tanpa_data"),
    ],
)  # fmt: skip
def test_what_no_policy_may_say(cast: Cast, change: dict[str, Any], field: str) -> None:
    row = operations.buat(context(cast.bkd))
    wrong = replace(ISIAN, isi=replace(ISI, **change))
    with pytest.raises(Invalid) as refused:
        operations.simpan(context(cast.bkd), kebijakan_id=row.pk, langkah=0, isian=wrong)
    assert field in refused.value.fields
    assert Kebijakan.objects.get().langkah == 0


def test_a_new_policy_ends_the_one_before(cast: Cast) -> None:
    before = build.berlaku()
    row = operations.berlakukan(context(cast.bkd), kebijakan_id=written(cast).pk, **BERLAKU)
    before.refresh_from_db()
    assert (before.berlaku_sampai, row.berlaku_mulai, row.berlaku_sampai) == (
        date(2023, 6, 30), date(2023, 7, 1), None,
    )  # fmt: skip
    assert queries.kebijakan_bulan(month=Month(2023, 6)).pk == before.pk
    assert queries.kebijakan_bulan(month=JULI).pk == row.pk
    line = Jejak.objects.get(aksi="tpp.berlakukan")
    assert line.data["dasar_hukum"] == "Pergub 9 Tahun 2023"
    again = operations.berlakukan(context(cast.bkd), kebijakan_id=row.pk, **BERLAKU)
    assert (again.pk, Jejak.objects.filter(aksi="tpp.berlakukan").count()) == (row.pk, 1)


def test_one_between_two_ends_where_the_later_begins(cast: Cast) -> None:
    build.berlaku(sampai=date(2023, 9, 30))
    build.berlaku(nama="Oktober", mulai=date(2023, 10, 1))
    row = operations.berlakukan(context(cast.bkd), kebijakan_id=written(cast).pk, **BERLAKU)
    assert row.berlaku_sampai == date(2023, 9, 30)


def test_withdrawn_the_one_before_holds_again(cast: Cast) -> None:
    before = build.berlaku()
    row = operations.berlakukan(context(cast.bkd), kebijakan_id=written(cast).pk, **BERLAKU)
    with pytest.raises(Invalid, match="Alasan"):
        operations.cabut(context(cast.bkd), kebijakan_id=row.pk, alasan=" ")
    operations.cabut(context(cast.bkd), kebijakan_id=row.pk, alasan="Pergub dibatalkan")
    assert queries.kebijakan_bulan(month=JULI).pk == before.pk
    operations.cabut(context(cast.bkd), kebijakan_id=row.pk, alasan="Pergub dibatalkan")
    assert Jejak.objects.filter(aksi="tpp.cabut").count() == 1


def test_what_a_release_used_stays_and_nothing_slips_in_before_it(cast: Cast) -> None:
    row = build.berlaku()
    draft = written(cast)
    steps.pakai(context(cast.bkd), month=JULI)
    with pytest.raises(Conflict, match="dipakai rilis Juli 2023"):
        operations.cabut(context(cast.bkd), kebijakan_id=row.pk, alasan="Keliru")
    with pytest.raises(Invalid, match="Juli 2023 sudah dirilis"):
        operations.berlakukan(context(cast.bkd), kebijakan_id=draft.pk, **BERLAKU)
    later = BERLAKU | {"mulai": Month(2023, 8)}
    operations.berlakukan(context(cast.bkd), kebijakan_id=draft.pk, **later)
    row.refresh_from_db()
    assert row.berlaku_sampai == date(2023, 7, 31)


def test_what_is_stale_or_in_force_is_refused(cast: Cast) -> None:
    row = written(cast)
    ctx = context(cast.bkd)
    with pytest.raises(Conflict):
        operations.simpan(ctx, kebijakan_id=row.pk, langkah=0, isian=ISIAN)
    with pytest.raises(Conflict):
        operations.berlakukan(ctx, kebijakan_id=row.pk, **BERLAKU | {"langkah": 0})
    with pytest.raises(Invalid) as refused:
        operations.berlakukan(ctx, kebijakan_id=row.pk, **BERLAKU | {"dasar_hukum": "", "alasan": ""})
    assert set(refused.value.fields) == {"dasar_hukum", "alasan"}
    operations.berlakukan(ctx, kebijakan_id=row.pk, **BERLAKU)
    for forbidden in (
        lambda: operations.simpan(ctx, kebijakan_id=row.pk, langkah=1, isian=ISIAN),
        lambda: operations.hapus(ctx, kebijakan_id=row.pk),
    ):
        with pytest.raises(Conflict, match="sudah diberlakukan"):
            forbidden()
    other = written(cast)
    with pytest.raises(Invalid, match="Sudah ada kebijakan"):
        operations.berlakukan(ctx, kebijakan_id=other.pk, **BERLAKU)
    operations.hapus(ctx, kebijakan_id=other.pk)
    assert Kebijakan.objects.count() == 1


def test_to_everybody_but_bkd_there_is_nothing(cast: Cast) -> None:
    row = build.konsep()
    for person in (cast.pegawai, cast.penilai, cast.kepala, cast.pengelola):
        ctx = context(person)
        for deed in (
            lambda ctx=ctx: operations.buat(ctx),
            lambda ctx=ctx: operations.simpan(ctx, kebijakan_id=row.pk, langkah=0, isian=ISIAN),
            lambda ctx=ctx: operations.berlakukan(ctx, kebijakan_id=row.pk, **BERLAKU),
            lambda ctx=ctx: operations.cabut(ctx, kebijakan_id=row.pk, alasan="x"),
            lambda ctx=ctx: operations.hapus(ctx, kebijakan_id=row.pk),
            lambda ctx=ctx: queries.daftar(ctx),
        ):
            with pytest.raises(NotFound):
                deed()


def exemption(cast: Cast, **change: Any) -> pengecualian.Isian:
    base = pengecualian.Isian(
        cast.pegawai.pk, D(80), Month(2023, 1), Month(2023, 3), "Diklat kepemimpinan", "SP 1/2023"
    )
    return replace(base, **change)


def test_a_person_is_exempted_told_and_exempted_no_more(cast: Cast) -> None:
    row = pengecualian.tambah(context(cast.bkd), isian=exemption(cast))
    assert (row.mulai, row.sampai) == (date(2023, 1, 1), date(2023, 3, 31))
    told = Pemberitahuan.objects.get(akun=cast.pegawai.akun)
    assert told.judul == "TPP tetap 80,00 % untuk Januari 2023 – Maret 2023"
    with pytest.raises(Invalid, match="sudah mempunyai pengecualian"):
        pengecualian.tambah(context(cast.bkd), isian=exemption(cast, mulai=Month(2023, 3)))
    pengecualian.hapus(context(cast.bkd), pengecualian_id=row.pk, alasan="Salah orang")
    assert not PengecualianTpp.objects.exists()
    assert Pemberitahuan.objects.filter(akun=cast.pegawai.akun).count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"pegawai_id": None}, "pegawai"),
        ({"persen": D(101)}, "persen"),
        ({"sampai": Month(2022, 12)}, "sampai"),
        ({"sampai": Month(2025, 1)}, "sampai"),
        ({"alasan": ""}, "alasan"),
        ({"dasar": ""}, "dasar"),
    ],
)
def test_what_no_exemption_may_say(cast: Cast, change: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        pengecualian.tambah(context(cast.bkd), isian=exemption(cast, **change))
    assert set(refused.value.fields) == {field}


@pytest.mark.django_db(transaction=True)
def test_two_policies_for_the_same_month_at_once() -> None:
    cast = make_cast()
    rows = [written(cast), written(cast)]
    answers = race(
        *[
            lambda pk=row.pk: operations.berlakukan(context(cast.bkd), kebijakan_id=pk, **BERLAKU)
            for row in rows
        ]
    )
    assert sorted(answers) == ["Invalid", "ok"]
    assert queries.diberlakukan().count() == 1
