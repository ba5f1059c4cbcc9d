"""Two real connections at once on numbers: one person gets it, the other gets the clear answer (§3)."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction

from sikinerja.akun.models import Akun, NamaMasuk
from sikinerja.impor.rules.bacaan import baca
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Gabungan, Pegawai, RiwayatNomor
from sikinerja.kepegawaian.operations import akun, impor
from sikinerja.kepegawaian.operations.nomor import ganti
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from sikinerja.kepegawaian.rules.impor import TABEL
from sikinerja.kepegawaian.rules.nomor import GantiNomor
from tests.builders import kehadiran
from tests.builders.gabung import gabungkan
from tests.builders.impor import JUDUL, baris
from tests.cast import Cast, context, make_cast, person
from tests.operations.test_nomor import BARU, LAMA, _baru, isian
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    """Committed, so that other connections see it."""
    return make_cast()


def whole() -> None:
    """Every account has its one name, and no name leads anywhere else."""
    current = dict(NamaMasuk.objects.filter(sampai=None).values_list("akun", "nama"))
    assert current == {pk: name.lower() for pk, name in Akun.objects.values_list("pk", "username")}
    for nip, username in Pegawai.objects.exclude(nip=None).values_list("nip", "akun__username"):
        assert nip == username


def test_one_number_for_two_people(cast: Cast) -> None:
    ctx = context(cast.bkd)
    theirs = GantiNomor(
        "PNS", "199004172015021777", "Salah ketik", semula=cast.rekan.nip or "", orang_lain=True
    )
    mine = isian("199004172015021777", jenis_kepegawaian="PNS")
    done = race(
        lambda: ganti(ctx, pegawai_id=cast.pegawai.pk, isian=mine),
        lambda: ganti(ctx, pegawai_id=cast.rekan.pk, isian=theirs),
    )
    assert sorted(done) == ["Invalid", "ok"]
    assert RiwayatNomor.objects.count() == 1
    whole()


def test_the_same_change_sent_twice_is_one(cast: Cast) -> None:
    ctx = context(cast.bkd)
    done = race(*[lambda: ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian())] * 4)
    assert done == ["ok"] * 4
    assert RiwayatNomor.objects.count() == 1
    whole()


def test_two_different_changes_are_one_and_a_stale_page(cast: Cast) -> None:
    ctx = context(cast.bkd)
    done = race(
        lambda: ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian()),
        lambda: ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian("199004172023211009")),
    )
    assert sorted(done) == ["Conflict", "ok"]
    whole()


def test_a_replacement_and_a_new_account_under_the_same_number(cast: Cast) -> None:
    ctx = context(cast.bkd)
    done = race(
        lambda: ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian()),
        lambda: akun.buat(ctx, isian=_baru(cast, BARU, "Orang Baru Sekali", jenis_kepegawaian="PPPK")),
    )
    assert sorted(done) == ["Invalid", "ok"]
    whole()


def test_a_number_being_given_up_is_not_taken_by_a_file(cast: Cast) -> None:
    ctx = context(cast.bkd)
    lines = [(1, JUDUL.split(";")), (2, baris(cast, LAMA, "Penyusup Contoh"))]
    read = [row.baris for row in baca(TABEL["pegawai"], lines)]
    done = race(
        lambda: ganti(ctx, pegawai_id=cast.pegawai.pk, isian=isian()),
        lambda: impor.load(ctx, jenis="pegawai", baris=read),
    )
    assert done[0] in {"ok", "Conflict"}
    assert Pegawai.objects.filter(akun__nama="Penyusup Contoh").count() <= 1
    assert Akun.objects.filter(username=LAMA).exclude(pk=cast.pegawai.akun_id).count() == 0
    whole()


def test_the_database_itself_keeps_a_former_name(cast: Cast) -> None:
    ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM akun_namamasuk WHERE nama = %s AND sampai IS NOT NULL", [LAMA])
        assert cursor.fetchone()[0] == 1
    with pytest.raises(Exception, match="tidak dapat diubah"):
        RiwayatNomor.objects.update(alasan="lain")


def test_two_records_are_merged_once_and_in_one_direction(cast: Cast) -> None:
    ctx, twin = context(cast.bkd), person("Yohanes Pegawai Contoh", nip="199004172015021009")
    ke = IsianGabung(twin.pk, nomor_ganda=True, alasan="Terdaftar dua kali")
    dari = IsianGabung(cast.rekan.pk, nomor_ganda=False, alasan="Terdaftar dua kali")
    done = race(
        lambda: gabungkan(ctx, pegawai_id=cast.rekan.pk, isian=ke),
        lambda: gabungkan(ctx, pegawai_id=cast.rekan.pk, isian=ke),
        lambda: gabungkan(ctx, pegawai_id=twin.pk, isian=dari),
    )
    assert done.count("ok") in {1, 2}
    assert set(done) <= {"ok", "Invalid", "Conflict"}
    assert Gabungan.objects.count() == 1
    whole()


def test_what_comes_to_hang_on_a_record_is_seen_by_the_merging(cast: Cast) -> None:
    twin = person("Yohanes Pegawai Contoh", nip="199004172015021009")
    isi = IsianGabung(twin.pk, nomor_ganda=False, alasan="Terdaftar dua kali")
    started = threading.Event()

    def hang() -> None:
        with transaction.atomic():
            kehadiran.kehadiran(twin)
            started.set()
            time.sleep(1)

    def merge() -> None:
        started.wait(10)
        gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isi)

    assert race(hang, merge) == ["ok", "ok"]
    assert Kehadiran.objects.get().pegawai == cast.pegawai
