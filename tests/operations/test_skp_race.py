"""Every step of an SKP raced by two connections: one wins, the other gets the clear answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.skp import steps
from sikinerja.skp.models import Indikator, RiwayatSkp, Skp, Versi
from sikinerja.skp.operations import ekspektasi, flow, indikator, plan, revisi, rhk
from sikinerja.skp.operations.salin import salin
from sikinerja.skp.queries.isi import isi_kini, isi_versi
from tests.builders import skp as build
from tests.cast import Cast, context, tenure
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = {"catatan": "Mohon diperiksa."}


def lines(skp: Skp) -> int:
    return RiwayatSkp.objects.filter(skp=skp).count()


def status(skp: Skp) -> str:
    skp.refresh_from_db()
    return skp.status


def step(name: str, cast: Cast, who: str, skp: Skp, langkah: int) -> partial[Skp]:
    values = {} if name in {"tarik", "batalkan_revisi"} else NOTE
    call = getattr(flow, name, None) or getattr(revisi, name)
    return partial(call, context(getattr(cast, who)), skp_id=skp.pk, langkah=langkah, **values)


def diajukan(cast: Cast) -> Skp:
    skp = build.diajukan(cast.riwayat)
    build.isi_ekspektasi(skp)
    return skp


START: dict[str, Callable[[Cast], Skp]] = {
    "ajukan": lambda cast: build.konsep(cast.riwayat_kepala, rhk=1, indikator=1),
    "ajukan_revisi": lambda cast: build.disetujui(cast.riwayat),
    "terima_revisi": lambda cast: build.revisi(cast.riwayat),
    "tolak_revisi": lambda cast: build.revisi(cast.riwayat),
    "batalkan_revisi": lambda cast: build.direvisi(cast.riwayat),
}


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("ajukan", "kepala"),
        ("tarik", "pegawai"),
        ("kembalikan", "penilai"),
        ("terima", "penilai"),
        ("ajukan_revisi", "pegawai"),
        ("terima_revisi", "penilai"),
        ("tolak_revisi", "penilai"),
        ("batalkan_revisi", "pegawai"),
    ],
)
def test_double_click(cast: Cast, name: str, who: str) -> None:
    skp = START.get(name, diajukan)(cast)
    before, approved = lines(skp), Versi.objects.filter(skp=skp).count()
    call = step(name, cast, who, skp, before)
    assert race(call, call) == ["ok", "ok"]
    assert lines(skp) == before + 1
    assert Versi.objects.filter(skp=skp).count() == approved + (name == "terima")
    assert Jejak.objects.filter(aksi=f"skp.{name}").count() == 1
    assert Pemberitahuan.objects.filter(kunci=f"skp:{skp.pk}:{before + 1}").count() == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("terima", "penilai"), ("tarik", "pegawai")),
        (("terima", "penilai"), ("kembalikan", "penilai")),
        (("kembalikan", "penilai"), ("tarik", "pegawai")),
    ],
)
def test_two_ways_out_of_penilaian(cast: Cast, one: tuple[str, str], two: tuple[str, str]) -> None:
    skp = diajukan(cast)
    answers = race(step(*_named(one, cast), skp, 1), step(*_named(two, cast), skp, 1))
    assert sorted(answers) == ["Conflict", "ok"]
    assert lines(skp) == 2
    won = one if answers[0] == "ok" else two
    assert status(skp) == ("DISETUJUI" if won[0] == "terima" else "KONSEP")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("terima_revisi", "penilai"), ("tolak_revisi", "penilai")),
        (("tolak_revisi", "penilai"), ("batalkan_revisi", "pegawai")),
    ],
)
def test_two_answers_to_a_revision(cast: Cast, one: tuple[str, str], two: tuple[str, str]) -> None:
    skp = build.revisi(cast.riwayat)
    before = lines(skp)
    answers = race(step(*_named(one, cast), skp, before), step(*_named(two, cast), skp, before))
    assert sorted(answers) == ["Conflict", "ok"]
    assert lines(skp) == before + 1


def test_giving_up_a_revision_against_adding_to_it(cast: Cast) -> None:
    skp = build.direvisi(cast.riwayat)
    versi_id, added = skp.versi.get().pk, skp.rhk.filter(sejak_versi=0).get()
    edit = partial(
        indikator.tambah_indikator, context(cast.pegawai), skp_id=skp.pk, rhk_id=added.pk,
        teks="Satu lagi", target=Decimal(1), satuan="kali", ukuran="BIAYA",
    )  # fmt: skip
    answers = race(step("batalkan_revisi", cast, "pegawai", skp, lines(skp)), edit)
    assert answers[0] == "ok"
    assert answers[1] in {"ok", "Conflict"}
    assert isi_kini(skp_id=skp.pk) == isi_versi(versi_ids=[versi_id])[versi_id]


def _named(pair: tuple[str, str], cast: Cast) -> tuple[str, Cast, str]:
    return pair[0], cast, pair[1]


def test_withdrawal_against_a_first_ekspektasi(cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    save = partial(
        ekspektasi.simpan_ekspektasi, context(cast.penilai), skp_id=skp.pk, teks={"LOYAL": "Setia"}
    )
    answers = race(step("tarik", cast, "pegawai", skp, 1), save)
    assert sorted(answers) == ["Conflict", "ok"]
    assert status(skp) == ("KONSEP" if answers[0] == "ok" else "PENILAIAN")


def test_approval_against_a_change_of_penilai(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who rates cannot change between the check and the versi: the riwayat is locked first."""
    skp, write, checked = diajukan(cast), steps.tulis_versi, threading.Event()
    seen: list[str] = []

    def slowly(*args: Any, **kwargs: Any) -> Versi:
        checked.set()
        time.sleep(0.5)
        return write(*args, **kwargs)

    def change() -> None:
        checked.wait(20)
        RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(penilai=cast.kepala)
        seen.append(Skp.objects.get(pk=skp.pk).status)

    monkeypatch.setattr(steps, "tulis_versi", slowly)
    assert race(step("terima", cast, "penilai", skp, 1), change) == ["ok", "ok"]
    assert seen == ["DISETUJUI"]


def test_handing_in_against_deleting_the_last_indikator(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat_kepala, rhk=1, indikator=1)
    last = Indikator.objects.get(rhk__skp=skp)
    remove = partial(indikator.hapus_indikator, context(cast.kepala), skp_id=skp.pk, indikator_id=last.pk)
    answers = race(step("ajukan", cast, "kepala", skp, 0), remove)
    assert sorted(answers) in (["Conflict", "ok"], ["Invalid", "ok"])
    assert (status(skp) == "PENILAIAN") == Indikator.objects.filter(pk=last.pk).exists()


def baru(cast: Cast, riwayat: RiwayatJabatan, **values: Any) -> partial[Skp]:
    year = {"tahun": 2023, "periode_awal": date(2023, 1, 1), "periode_akhir": date(2023, 12, 31)}
    return partial(
        plan.tambah, context(cast.pegawai), riwayat_id=riwayat.pk, model="JAJF", **{**year, **values}
    )


def test_two_skp_for_one_riwayat(cast: Cast) -> None:
    call = baru(cast, cast.riwayat)
    assert sorted(race(call, call)) == ["Invalid", "ok"]
    assert Skp.objects.count() == 1


def test_two_skp_that_would_overlap(cast: Cast) -> None:
    second = tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=None, aktif=False)
    answers = race(baru(cast, cast.riwayat), baru(cast, second, periode_awal=date(2023, 12, 31)))
    assert sorted(answers) == ["Invalid", "ok"]
    assert Skp.objects.count() == 1


def test_two_skp_that_would_overlap_by_the_database_alone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the rule and its lock the exclusion constraint still lets only one in."""
    monkeypatch.setattr(plan, "bertumpuk", lambda **_: False)
    second = tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=None, aktif=False)
    answers = race(baru(cast, cast.riwayat), baru(cast, second))
    assert sorted(answers) == ["Invalid", "ok"]
    assert Skp.objects.count() == 1


def test_the_same_indikator_twice(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=1)
    call = partial(
        indikator.tambah_indikator, context(cast.pegawai), skp_id=skp.pk, rhk_id=skp.rhk.get().pk,
        teks="Jumlah laporan", target=Decimal(1), satuan="laporan", ukuran="BIAYA",
    )  # fmt: skip
    assert sorted(race(call, call)) == ["Invalid", "ok"]
    assert Indikator.objects.count() == 1


def test_two_copies_double_nothing(cast: Cast) -> None:
    old = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    source, skp = build.disetujui(old), build.konsep(cast.riwayat)
    call = partial(salin, context(cast.pegawai), skp_id=skp.pk, sumber_id=source.pk)
    assert race(call, call) == ["ok", "ok"]
    assert skp.rhk.count() == 2


def test_two_moves_keep_an_order(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=3)
    ids = [r.pk for r in skp.rhk.all()]
    move = partial(rhk.geser_rhk, context(cast.pegawai), skp_id=skp.pk, arah="naik")
    assert race(partial(move, rhk_id=ids[1]), partial(move, rhk_id=ids[2])) == ["ok", "ok"]
    assert sorted(r.urutan for r in skp.rhk.all()) == [1, 2, 3]


def test_deleting_against_handing_in(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat_kepala, rhk=1, indikator=1)
    remove = partial(plan.hapus, context(cast.kepala), skp_id=skp.pk)
    answers = race(step("ajukan", cast, "kepala", skp, 0), remove)
    assert sorted(answers) in (["Conflict", "ok"], ["NotFound", "ok"])
    assert Skp.objects.filter(pk=skp.pk).exists() == (answers[0] == "ok")
