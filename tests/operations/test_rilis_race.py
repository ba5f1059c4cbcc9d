"""A release against whatever changes its month at the same moment: nothing falls between (F8.3)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from django.db import connection

from sikinerja.core.errors import Conflict, DomainError
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kehadiran.operations.muat import muat
from sikinerja.kehadiran.rules import SumberKehadiran
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.penilaian.operations import rate
from sikinerja.penilaian.rules import Rating
from sikinerja.rilis.models import Rilis, RilisBaris
from sikinerja.rilis.operations import koreksi
from sikinerja.rilis.operations import rilis as operations
from sikinerja.skp.rules import Perilaku
from tests.builders import impor, realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.builders.kehadiran import baris, kehadiran
from tests.cast import Cast, context
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)
IN_WINDOW = "2023-03-12 23:00"


def freeze(job: Pekerjaan, kabari: Callable[[], object] = lambda: None) -> partial[Rilis | None]:
    """The worker's part."""
    return partial(
        operations.bekukan,
        context(None, rilis.PADA),
        pekerjaan_id=job.pk,
        kabari=lambda done, total: kabari(),
    )


def finish_rating(cast: Cast) -> Callable[[], object]:
    """The penilai saves the second half of a rating in the window's last hour."""
    row = realisasi.dinilai(build_skp.disetujui(cast.riwayat))
    texts = {one.value: "Baik" for one in Perilaku}
    return partial(
        rate.nilai_perilaku, context(cast.penilai, IN_WINDOW), realisasi_id=row.pk, umpan_balik=texts,
        rating=Rating.SESUAI.value, catatan_akhir="Pertahankan", konfirmasi=True, langkah=row.langkah,
    )  # fmt: skip


def in_thread(call: Callable[[], object], answers: list[str]) -> threading.Thread:
    """Run a call on a connection of its own; what it ended with goes into ``answers``."""

    def run() -> None:
        try:
            call()
            answers.append("ok")
        except DomainError as error:
            answers.append(type(error).__name__)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def waits_for_its_turn(thread: threading.Thread) -> bool:
    """Whether a thread comes to stand before a named lock instead of ending."""
    until = time.monotonic() + 20
    while thread.is_alive() and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.02)
    return False


def test_two_people_of_bkd_ask_at_once(cast: Cast) -> None:
    tpp.berlaku()
    ask = partial(operations.minta, context(cast.bkd, rilis.PADA), month=rilis.FEBRUARI)
    assert sorted(race(ask, ask)) == ["Conflict", "ok"]
    assert Pekerjaan.objects.count() == 1


def test_two_workers_with_the_same_job_make_one_release(cast: Cast) -> None:
    tpp.berlaku()
    job = rilis.diminta(cast)
    answers = race(freeze(job), freeze(job))
    assert "ok" in answers
    assert Rilis.objects.count() == 1
    assert RilisBaris.objects.count() == 9


def test_a_rating_that_is_being_saved_is_in_the_release_or_after_it(cast: Cast) -> None:
    tpp.berlaku()
    save, job = finish_rating(cast), rilis.diminta(cast)
    assert race(save, freeze(job)) == ["ok", "ok"]
    row = RilisBaris.objects.get(pegawai=cast.pegawai)
    assert (row.status, row.predikat) in {("DINILAI", "BAIK"), ("BELUM_DINILAI", "")}


def test_a_rating_saved_while_rows_are_written_waits_for_the_release(cast: Cast) -> None:
    tpp.berlaku()
    save, job, answers = finish_rating(cast), rilis.diminta(cast), list[str]()
    threads: list[threading.Thread] = []

    def rate_now() -> None:
        threads.append(in_thread(save, answers))
        assert waits_for_its_turn(threads[0])

    freeze(job, rate_now)()
    threads[0].join(20)
    assert answers == ["ok"]
    assert RilisBaris.objects.get(pegawai=cast.pegawai).status == "BELUM_DINILAI"


def test_attendance_loaded_while_rows_are_written_is_refused_afterwards(cast: Cast) -> None:
    tpp.berlaku()
    kehadiran(cast.pegawai, nilai=Decimal(80))
    job, answers = rilis.diminta(cast), list[str]()
    load = partial(
        muat, context(cast.bkd, "2023-03-09 09:00"), month=rilis.FEBRUARI,
        baris=[baris(cast.pegawai, nilai=Decimal(95))], sumber=SumberKehadiran.BERKAS,
    )  # fmt: skip
    threads: list[threading.Thread] = []
    freeze(job, lambda: threads.append(in_thread(load, answers)))()
    threads[0].join(20)
    assert answers == ["Conflict"]
    assert Kehadiran.objects.get().nilai == Decimal(80)


def test_an_import_during_a_release_is_wholly_in_it_or_after_it(cast: Cast) -> None:
    tpp.berlaku()
    people = [impor.baris(cast, nama=f"Orang Baru {n}") for n in range(3)]
    checked, job = impor.diperiksa(cast.bkd, impor.csv(*people)), rilis.diminta(cast)
    released, applied = race(freeze(job), lambda: impor.diterapkan(cast.bkd, checked))
    assert applied == "ok"
    assert released in {"ok", "Conflict"}
    if released == "Conflict":  # somebody came while rows were written: nothing stands, the job goes again
        assert not Rilis.objects.exists()
        freeze(job)()
    made = Rilis.objects.get()
    assert made.jumlah == RilisBaris.objects.filter(rilis=made).count()
    assert made.jumlah in ({12} if released == "Conflict" else {9, 12})


def test_an_import_finished_while_rows_are_written_makes_the_release_begin_anew(cast: Cast) -> None:
    tpp.berlaku()
    checked = impor.diperiksa(cast.bkd, impor.csv(impor.baris(cast, nama="Orang Baru")))
    job, answers = rilis.diminta(cast), list[str]()

    def apply_now() -> None:
        if not answers:
            in_thread(lambda: impor.diterapkan(cast.bkd, checked), answers).join(20)

    with pytest.raises(Conflict):
        freeze(job, apply_now)()
    assert answers == ["ok"]
    assert not Rilis.objects.exists()
    made = freeze(job)()
    assert made is not None
    assert made.jumlah == 10


def test_two_imports_of_a_kind_are_applied_one_after_the_other(cast: Cast) -> None:
    files = [impor.csv(impor.baris(cast, nama=f"Orang Baru {n}")) for n in range(2)]
    first, second = (impor.diperiksa(cast.bkd, file) for file in files)
    answers = race(*(partial(impor.diterapkan, cast.bkd, one) for one in (first, second)))
    assert "ok" in answers
    assert set(answers) <= {"ok", "Conflict"}
    assert Pegawai.objects.filter(akun__nama__startswith="Orang Baru").count() == answers.count("ok")


def test_a_correction_opened_twice_and_against_its_release(cast: Cast) -> None:
    tpp.berlaku()
    made = rilis.dirilis(cast)
    later = context(cast.bkd, "2023-03-20 09:00")
    first = partial(koreksi.buka, later, rilis_id=made.pk, alasan="Absensi")
    second = partial(koreksi.buka, later, rilis_id=made.pk, alasan="Jabatan")
    assert sorted(race(first, second)) == ["Conflict", "ok"]
    job = rilis.diminta(cast, at="2023-03-21 09:00")
    giving_up = partial(koreksi.batalkan, later, koreksi_id=rilis.Koreksi.objects.get().pk)
    assert sorted(race(freeze(job), giving_up)) == ["Conflict", "ok"]
    assert Rilis.objects.count() == (2 if rilis.Koreksi.objects.get().hasil == "DIRILIS" else 1)
