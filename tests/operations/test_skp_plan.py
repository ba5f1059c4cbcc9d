"""Making, mending, throwing away an SKP (F3.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.skp import rules
from sikinerja.skp.models import Skp
from sikinerja.skp.operations import plan
from tests.builders import skp as build
from tests.cast import Cast, context, tenure

YEAR = {"tahun": 2023, "periode_awal": date(2023, 1, 1), "periode_akhir": date(2023, 12, 31), "model": "JAJF"}


def tambah(cast: Cast, riwayat_id: int, **values: Any) -> Skp:
    return plan.tambah(context(cast.pegawai), riwayat_id=riwayat_id, **{**YEAR, **values})


def test_tambah_writes_a_konsep_and_an_audit_row(cast: Cast) -> None:
    skp = tambah(cast, cast.riwayat.pk)
    assert (skp.status, skp.langkah, skp.versi_terakhir) == ("KONSEP", 0, 0)
    assert Jejak.objects.filter(aksi="skp.tambah", objek_id=skp.pk).count() == 1


def test_tambah_tells_a_penilai_without_skp_once(cast: Cast) -> None:
    tambah(cast, cast.riwayat.pk)
    rekan = cast.riwayat.__class__.objects.get(pegawai=cast.rekan)
    plan.tambah(context(cast.rekan), riwayat_id=rekan.pk, **YEAR)
    assert Pemberitahuan.objects.filter(akun=cast.penilai.akun).count() == 1


def test_tambah_tells_nobody_when_there_is_something_to_serve(cast: Cast) -> None:
    build.disetujui(cast.riwayat_penilai, rhk=1, indikator=1)
    tambah(cast, cast.riwayat.pk)
    assert not Pemberitahuan.objects.filter(akun=cast.penilai.akun).exists()


def test_one_riwayat_takes_one_skp(cast: Cast) -> None:
    build.konsep(cast.riwayat)
    with pytest.raises(Invalid) as refused:
        tambah(cast, cast.riwayat.pk)
    assert refused.value.fields == {"riwayat": [rules.SUDAH_ADA]}


@pytest.mark.parametrize(
    ("awal", "akhir"),
    [
        (date(2023, 6, 30), date(2023, 12, 31)),
        (date(2023, 1, 1), date(2023, 1, 1)),
        (date(2023, 2, 1), date(2023, 3, 1)),
    ],
)
def test_periods_never_overlap(cast: Cast, awal: date, akhir: date) -> None:
    build.konsep(cast.riwayat, akhir=date(2023, 6, 30))
    second = tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=None, aktif=False)
    with pytest.raises(Invalid) as refused:
        tambah(cast, second.pk, periode_awal=awal, periode_akhir=akhir)
    assert refused.value.fields == {"periode_awal": [rules.TUMPANG_TINDIH]}


def test_periods_may_touch(cast: Cast) -> None:
    build.konsep(cast.riwayat, akhir=date(2023, 6, 30))
    second = tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=None, aktif=False)
    assert tambah(cast, second.pk, periode_awal=date(2023, 7, 1)).pk


def test_the_database_says_overlap_in_the_same_words(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "bertumpuk", lambda **_: False)
    build.konsep(cast.riwayat)
    second = tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=None, aktif=False)
    with pytest.raises(Invalid) as refused:
        tambah(cast, second.pk)
    assert refused.value.fields == {"periode_awal": [rules.TUMPANG_TINDIH]}
    assert Skp.objects.count() == 1


def test_nobody_makes_an_skp_for_somebody_else(cast: Cast) -> None:
    for who in (cast.penilai, cast.pengelola, cast.bkd, cast.orang_lain):
        with pytest.raises(NotFound):
            plan.tambah(context(who), riwayat_id=cast.riwayat.pk, **YEAR)


def test_ubah_mends_the_head(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    plan.ubah(context(cast.pegawai), skp_id=skp.pk, **YEAR | {"periode_awal": date(2023, 2, 1)})
    skp.refresh_from_db()
    assert skp.periode_awal == date(2023, 2, 1)


def test_ubah_keeps_the_model_once_there_are_rhk(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=1)
    with pytest.raises(Invalid, match="Model tidak dapat diganti"):
        plan.ubah(context(cast.pegawai), skp_id=skp.pk, **YEAR | {"model": "JPT"})


def test_ubah_is_over_once_approved(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat)
    with pytest.raises(Conflict):
        plan.ubah(context(cast.pegawai), skp_id=skp.pk, **YEAR)
    Skp.objects.filter(pk=skp.pk).update(status="KONSEP")
    with pytest.raises(Conflict, match="pernah disetujui"):
        plan.ubah(context(cast.pegawai), skp_id=skp.pk, **YEAR)


def test_hapus_takes_all_rows_along(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=2, indikator=2)
    plan.hapus(context(cast.pegawai), skp_id=skp.pk)
    assert not Skp.objects.exists()
    assert Jejak.objects.filter(aksi="skp.hapus").count() == 1


def test_hapus_never_takes_what_was_handed_in(cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    Skp.objects.filter(pk=skp.pk).update(status="KONSEP")
    with pytest.raises(Conflict, match="pernah diajukan"):
        plan.hapus(context(cast.pegawai), skp_id=skp.pk)


@pytest.mark.parametrize(
    ("who", "error"),
    [("penilai", Forbidden), ("bkd", Forbidden), ("rekan", NotFound), ("orang_lain", NotFound)],
)
def test_only_the_owner_deletes(cast: Cast, who: str, error: type[DomainError]) -> None:
    skp = build.konsep(cast.riwayat)
    with pytest.raises(error):
        plan.hapus(context(getattr(cast, who)), skp_id=skp.pk)
    assert Skp.objects.filter(pk=skp.pk).exists()
