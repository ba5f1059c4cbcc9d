"""A number that lost digits never makes a new person, whichever way it comes in (issue 9, §3)."""

from __future__ import annotations

import pytest

from sikinerja.core.errors import Invalid
from sikinerja.core.time import Month
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kehadiran.operations.muat import muat
from sikinerja.kehadiran.rules import BarisKehadiran, SumberKehadiran
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations.nomor import ganti
from sikinerja.kepegawaian.rules.nomor import GantiNomor
from tests.builders.impor import baris, csv, diperiksa, diterapkan, rows
from tests.builders.kehadiran import angka
from tests.cast import Cast, context, next_nip

pytestmark = pytest.mark.django_db
JANUARI = Month(2023, 1)
GENUINE = (198003122005011003, 197511042001122001, 198506172010012003, 198808082012122002)
ROUNDED = [str(int(float(number))) for number in GENUINE]


def why(cast: Cast, *lines: list[str], who: Pegawai | None = None) -> list[str]:
    """Of each row, why its number is not believed; empty: it is."""
    impor = diperiksa(who or cast.bkd, csv(*lines))
    return [dict(row.salah).get("nip", "") for row in rows(impor)]


def test_a_serial_of_000_brings_nobody_in(cast: Cast) -> None:
    assert "nomor urut 000 tidak ada" in why(cast, baris(cast, "199201012015021000"))[0]
    impor = diperiksa(cast.bkd, csv(baris(cast, "199201012015021000"), baris(cast)))
    before = Pegawai.objects.count()
    diterapkan(cast.bkd, impor)
    assert Pegawai.objects.count() == before + 1


def test_numbers_rounded_alike_stop_together(cast: Cast) -> None:
    """As a program writes them that keeps numbers as floats: multiples of 32, none of them with 000."""
    told = why(cast, *(baris(cast, number) for number in ROUNDED))
    assert all("angka terakhir" in text for text in told)
    assert sum("dibulatkan komputer" in text for text in told) >= 3


def test_a_name_that_is_there_under_a_similar_number_stops(cast: Cast) -> None:
    twin = baris(cast, "199004172015021004", "YOHANES PEGAWAI CONTOH")
    assert "sudah tercatat dengan NIP 19900417 201502 1 003" in why(cast, twin)[0]
    contract = baris(cast, "199004172021211001", "Yohanes Pegawai Contoh, S.Kom", jenis_kepegawaian="PPPK")
    assert "berganti, pakai Kelola › Akun › Ubah NIP" in why(cast, contract)[0]
    told = why(cast, contract, who=cast.pengelola)[0]
    assert "berganti, minta BKD memakai Kelola › Akun › Ubah NIP" in told
    assert why(cast, baris(cast, "198511302010012004", "Yohanes Pegawai Contoh")) == [""]
    stranger = baris(cast, "199004172015021004", "Orang Lain Contoh")
    assert why(cast, stranger, who=cast.pengelola) == [""]


def test_of_another_pd_no_number_is_told(cast: Cast) -> None:
    nip = cast.orang_lain.nip or ""
    told = why(cast, baris(cast, f"{nip[:-3]}999", "Orang Lain Contoh"), who=cast.pengelola)[0]
    assert "pada perangkat daerah lain dengan nomor lain" in told
    assert nip[:8] not in told


def test_two_rows_of_one_person_stop_both(cast: Cast) -> None:
    one, two = baris(cast, next_nip(), "Ina Baru"), baris(cast, next_nip(), "INA BARU, SE")
    assert why(cast, one, two) == [
        "nama sama dan nomor hampir sama dengan baris 3: satu orang dengan nomor yang keliru?",
        "nama sama dan nomor hampir sama dengan baris 2: satu orang dengan nomor yang keliru?",
    ]


def test_a_number_that_was_replaced_names_the_new_one(cast: Cast) -> None:
    lama, baru = cast.pegawai.nip or "", "199004172024211007"
    isian = GantiNomor("PPPK", baru, "Kontrak", semula=lama)
    ganti(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian)
    assert (
        "sudah diganti menjadi NI PPPK 19900417 202421 1 007" in why(cast, baris(cast, lama, "Siapa Saja"))[0]
    )
    with pytest.raises(Invalid) as refused:
        load(cast, lama)
    assert "Nomor ini sudah diganti menjadi NI PPPK 19900417 202421 1 007 (Yohanes" in str(refused.value)


def test_who_is_there_is_never_held_up_by_a_newer_rule(cast: Cast) -> None:
    Pegawai.objects.filter(pk=cast.rekan.pk).update(nip="199201012015021000")
    type(cast.rekan.akun).objects.filter(pk=cast.rekan.akun_id).update(username="199201012015021000")
    assert why(cast, baris(cast, "199201012015021000", "Agus Rekan Contoh")) == [""]


def load(cast: Cast, *nips: str) -> None:
    """Attendance of these numbers, as another application sends it."""
    sent = [BarisKehadiran(nip, angka()) for nip in nips]
    muat(context(cast.bkd), month=JANUARI, baris=sent, sumber=SumberKehadiran.API, alasan="Susulan")


def test_attendance_says_whose_number_is_meant_and_invites_nobody_new(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        load(cast, "199004172015021000")
    told = str(refused.value)
    assert "Nomor urut 000 tidak ada" in told
    assert "Mungkin maksudnya 19900417 201502 1 003 (Yohanes Pegawai Contoh, S.Kom)" in told
    assert "daftarkan" not in told
    assert not Kehadiran.objects.exists()


def test_attendance_of_rounded_numbers_reaches_nobody_by_chance(cast: Cast) -> None:
    """One of the rounded numbers is a real person's: the whole load is questioned."""
    Pegawai.objects.filter(pk=cast.rekan.pk).update(nip=ROUNDED[0])
    with pytest.raises(Invalid) as refused:
        load(cast, *ROUNDED)
    assert str(refused.value).count("dibulatkan komputer") == 4
    assert not Kehadiran.objects.exists()
