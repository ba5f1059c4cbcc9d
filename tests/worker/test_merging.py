"""Merging two records of one person by the worker: all or nothing, once, why not in words (§3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from procrastinate.contrib.django import app

from sikinerja.core.errors import Busy, Conflict, Invalid
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Gabungan, Pegawai
from sikinerja.kepegawaian.operations import _gabung, gabung
from sikinerja.kepegawaian.operations.nomor import ganti
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from sikinerja.kepegawaian.rules.nomor import GantiNomor
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pekerjaan.rules import PANJANG_PESAN, ringkas
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock, merging
from tests.builders import kehadiran
from tests.builders.gabung import dikerjakan
from tests.cast import Cast, context, make_cast, moment, person
from tests.race import race

pytestmark = pytest.mark.django_db
GANDA = "199004172015021009"
Change = Callable[[Cast, Pegawai], object]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


@pytest.fixture
def ganda(cast: Cast) -> Pegawai:
    """A second record with one month of attendance."""
    found = person("YOHANES PEGAWAI CONTOH", nip=GANDA)
    kehadiran.kehadiran(found)
    return found


def asked(cast: Cast, ganda: Pegawai, *, into: Pegawai | None = None) -> Pekerjaan:
    isian = IsianGabung(ganda.pk, nomor_ganda=False, alasan="Terdaftar dua kali")
    return gabung.minta(context(cast.bkd), pegawai_id=(into or cast.pegawai).pk, isian=isian)


def state() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Pegawai, Gabungan)]


def told(cast: Cast) -> list[str]:
    return list(
        Pemberitahuan.objects.filter(akun=cast.bkd.akun).order_by("pk").values_list("judul", flat=True)
    )


def test_it_is_done_once_in_the_name_of_who_asked(cast: Cast, ganda: Pegawai) -> None:
    job = asked(cast, ganda)
    assert (job.status, job.total, Gabungan.objects.exists()) == ("MENUNGGU", 1, False)
    for _ in range(2):
        app.tasks[rules.TUGAS](pekerjaan_id=job.pk)
    row = Gabungan.objects.get()
    job.refresh_from_db()
    assert (job.status, job.parameter["gabungan"]) == ("SELESAI", row.pk)
    assert job.pesan == "Data ganda 19900417 201502 1 009 sudah digabungkan: 1 data berpindah."
    assert row.oleh == Jejak.objects.get(aksi="kepegawaian.gabungkan").akun == cast.bkd.akun
    assert told(cast) == [job.pesan]


def test_asked_again_it_is_the_same_job_before_and_after(cast: Cast, ganda: Pegawai) -> None:
    job = asked(cast, ganda)
    assert asked(cast, ganda) == job
    lain = IsianGabung(ganda.pk, nomor_ganda=False, alasan="Alasan lain")
    with pytest.raises(Conflict, match="sedang dikerjakan"):
        gabung.minta(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=lain)
    merging.gabungkan(job.pk)
    assert asked(cast, ganda) == job
    with pytest.raises(Conflict, match="sudah digabungkan"):
        gabung.minta(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=lain)
    assert Pekerjaan.objects.count() == 1


def test_a_retry_after_it_was_taken_back_does_not_merge_again(cast: Cast, ganda: Pegawai) -> None:
    job = asked(cast, ganda)
    row = dikerjakan(context(cast.bkd), job)
    back = gabung.minta_kembali(context(cast.bkd), gabungan_id=row.pk)
    merging.gabungkan(back.pk)
    merging.gabungkan(job.pk)
    row.refresh_from_db()
    assert row.dibatalkan_pada is not None
    assert Gabungan.objects.count() == 1
    back.refresh_from_db()
    assert (
        back.pesan == "Penggabungan dengan 19900417 201502 1 009 dibatalkan: keduanya kembali seperti semula."
    )


CHANGES: dict[str, tuple[Change, str]] = {
    "bertentangan": (lambda cast, _: kehadiran.kehadiran(cast.pegawai), "Kehadiran Februari 2023 ada pada"),
    "nomor": (
        lambda cast, ganda: ganti(
            context(cast.bkd),
            pegawai_id=ganda.pk,
            isian=GantiNomor("PNS", "199004172015021777", "Salah ketik", semula=GANDA, orang_lain=True),
        ),
        "diubah setelah pratinjau dibuka",
    ),
    "digabungkan ke orang lain": (
        lambda cast, ganda: dikerjakan(context(cast.bkd), asked(cast, ganda, into=cast.rekan)),
        "sudah digabungkan ke pegawai lain",
    ),
    "bukan BKD lagi": (
        lambda cast, _: (
            type(cast.bkd.akun).objects.filter(pk=cast.bkd.akun_id).update(is_pengelola_aplikasi=False)
        ),
        "",
    ),
    "akun nonaktif": (
        lambda cast, _: type(cast.bkd.akun).objects.filter(pk=cast.bkd.akun_id).update(aktif=False),
        "tidak aktif lagi",
    ),
}


@pytest.mark.parametrize("way", CHANGES)
def test_what_changed_since_it_was_asked_for_ends_it_in_words(cast: Cast, ganda: Pegawai, way: str) -> None:
    job = asked(cast, ganda)
    change, words = CHANGES[way]
    change(cast, ganda)
    before = state()
    merging.gabungkan(job.pk)
    job.refresh_from_db()
    assert job.status == "GAGAL"
    assert words in job.pesan
    assert state() == before
    assert told(cast)[-1].startswith("Pekerjaan gagal: ")


def test_rows_that_are_busy_end_it_in_words_and_the_next_try_succeeds(
    cast: Cast, ganda: Pegawai, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_args: object) -> None:
        raise Busy

    with monkeypatch.context() as patch:
        patch.setattr(_gabung, "kunci", busy)
        job = asked(cast, ganda)
        merging.gabungkan(job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("GAGAL", rules.SIBUK)
    merging.gabungkan(asked(cast, ganda).pk)
    assert Gabungan.objects.exists()


def test_a_job_that_was_given_up_meanwhile_leaves_nothing(
    cast: Cast, ganda: Pegawai, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, move = asked(cast, ganda), _gabung.pindahkan

    def slowly(*args: Any) -> None:
        Pekerjaan.objects.filter(pk=job.pk).update(status="GAGAL", pesan="Terhenti tanpa kemajuan.")
        move(*args)

    monkeypatch.setattr(_gabung, "pindahkan", slowly)
    before = state()
    with pytest.raises(Conflict, match="dihentikan"):
        dikerjakan(context(cast.bkd), job)
    assert state() == before


def test_what_contradicts_is_said_before_any_job_begins(cast: Cast, ganda: Pegawai) -> None:
    kehadiran.kehadiran(cast.pegawai)
    with pytest.raises(Invalid, match="Kehadiran Februari 2023"):
        asked(cast, ganda)
    assert not Pekerjaan.objects.exists()


def test_taken_back_too_late_for_the_worker_but_asked_for_in_time(cast: Cast, ganda: Pegawai) -> None:
    row = dikerjakan(context(cast.bkd), asked(cast, ganda))
    job = gabung.minta_kembali(context(cast.bkd, "2023-03-08 08:59"), gabungan_id=row.pk)
    dikerjakan(context(cast.bkd, "2023-03-08 09:01"), job)
    row.refresh_from_db()
    assert row.dibatalkan_pada is not None


@pytest.mark.django_db(transaction=True)
def test_two_jobs_for_one_double_at_once_and_how_far_they_are() -> None:
    cast = make_cast()
    ganda = person("Yohanes Pegawai Contoh", nip=GANDA)
    kehadiran.kehadiran(ganda)
    jobs = [asked(cast, ganda), asked(cast, ganda, into=cast.rekan)]
    assert race(*(lambda job=job: merging.gabungkan(job.pk) for job in jobs)) == ["ok", "ok"]
    assert Gabungan.objects.count() == 1
    assert sorted(Pekerjaan.objects.values_list("status", flat=True)) == ["GAGAL", "SELESAI"]
    assert Pekerjaan.objects.get(status="SELESAI").selesai == 1
    assert Jejak.objects.filter(aksi="pekerjaan.berjalan").exists()


def test_a_long_reason_is_cut_between_words() -> None:
    short = ringkas("kata " * 200)
    assert len(short) <= PANJANG_PESAN
    assert short.endswith("kata …")
