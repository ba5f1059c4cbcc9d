"""A slip of the year in everybody's deadlines is asked about, and mended without taking time away (H2)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, Jadwal, PerubahanJadwal
from sikinerja.jadwal.operations import dispensasi, jendela
from sikinerja.jadwal.queries import pages
from sikinerja.jadwal.queries.perubahan import boleh_cabut
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jadwal.rules.gangguan import IsianGangguan
from sikinerja.pemberitahuan.models import Siaran
from sikinerja.realisasi.operations.dispensasi import beri
from sikinerja.rilis.queries.jadwal import tanya_atur, tanya_gangguan
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, moment

pytestmark = pytest.mark.django_db
FEBRUARI = Month(2023, 2)
SLIP = "2023-03-07 09:00"
DUA_JAM = "2023-03-07 11:00"
"""Two hours after the slip: the hour is over, the ordinary deadline is not."""


def akhir(day: str) -> datetime:
    return moment(f"{day} 23:59:59")


def window(isi: str = "2024-03-13", nilai: str = "2024-03-15", mulai: str = "2023-03-01") -> dict[str, Any]:
    return {
        "month": FEBRUARI, "mulai_pada": moment(f"{mulai} 00:00"),
        "batas_pengisian_pada": akhir(isi), "batas_penilaian_pada": akhir(nilai),
    }  # fmt: skip


def atur(cast: Cast, at: str, *days: str, pd: int | None = None, **more: str) -> Jadwal:
    ctx = context(cast.bkd, at=at)
    return jendela.atur(ctx, **window(*days, **more), alasan="Listrik padam", perangkat_daerah_id=pd)


def cabut(cast: Cast, at: str, pd: int | None = None) -> None:
    jendela.hapus(context(cast.bkd, at=at), month=FEBRUARI, alasan="Salah tahun", perangkat_daerah_id=pd)


def offered(cast: Cast, at: str) -> bool:
    """Whether the button *Cabut* stands beside every override of the month."""
    ctx = context(cast.bkd, at=at)
    page = pages.sebulan(ctx, month=FEBRUARI)
    rows = list(Jadwal.objects.all())
    return boleh_cabut(ctx, semua=page.semua, jadwal=rows, dispensasi=[])[0] == {row.pk for row in rows}


def test_what_would_follow_is_asked(cast: Cast) -> None:
    ctx = context(cast.bkd, at=SLIP)
    found = tanya_atur(ctx, **window())
    assert found[:3] == [
        "Februari 2023: batas pengisian 13 Maret 2024, 369 hari sesudah batas biasa (10 Maret 2023).",
        "Februari 2023: batas penilaian 15 Maret 2024, 369 hari sesudah batas biasa (12 Maret 2023).",
        "Rilis Februari 2023 untuk semua pegawai baru mungkin mulai 16 Maret 2024.",
    ]
    assert found[3] == "Jadwal ini berlaku bagi 9 pegawai; semuanya diberi tahu."
    assert "bagi 3 pegawai" in tanya_atur(ctx, **window(), perangkat_daerah_id=cast.dinas.pk)[3]
    assert tanya_atur(ctx, **window("2023-03-24", "2023-03-26")) == []
    (nothing,) = tanya_atur(ctx, **window("2023-03-08", "2023-03-12"))
    assert nothing == (
        "Batas pengisian 8 Maret 2023 tidak berpengaruh: yang berlaku tetap 10 Maret 2023 pukul 23:59."
    )
    assert "25 Maret 2023" in tanya_atur(ctx, **window("2023-03-25", "2023-03-26"))[0]


def test_a_long_outage_is_asked_about_too(cast: Cast) -> None:
    ctx = context(cast.bkd, at="2023-03-08 12:00")
    begun, ended = moment("2023-03-08 08:00"), moment("2023-03-08 10:00")
    found = tanya_gangguan(ctx, isian=IsianGangguan("a", begun, ended, "Listrik padam", 20))
    assert found[0].startswith("Februari 2023: batas pengisian 30 Maret 2023, 20 hari sesudah")
    assert "Rilis Februari 2023 untuk semua pegawai baru mungkin mulai 2 April 2023." in found
    assert tanya_gangguan(ctx, isian=IsianGangguan("a", begun, ended, "Listrik padam", 14)) == []


@pytest.mark.parametrize("at", [DUA_JAM, "2023-03-09 23:00"])
def test_a_slip_is_withdrawn_while_the_ordinary_deadline_is_ahead(cast: Cast, at: str) -> None:
    atur(cast, SLIP, "2024-03-13", "2024-03-15", mulai="2023-03-01")
    assert offered(cast, at)
    cabut(cast, at)
    assert not Jadwal.objects.exists()
    assert PerubahanJadwal.objects.count() == 2
    told = Siaran.objects.order_by("-pk")[0]
    assert "Ini lebih awal daripada yang diumumkan sebelumnya. Alasan: Salah tahun" in told.isi


def test_it_is_set_right_but_never_below_what_held_before(cast: Cast) -> None:
    atur(cast, "2023-03-01 09:00", "2023-03-13", "2023-03-15")
    atur(cast, SLIP)
    with pytest.raises(Invalid) as refused:
        atur(cast, DUA_JAM, "2023-03-12", "2023-03-15")
    assert set(refused.value.fields) == {"batas_pengisian_pada"}
    assert "dibetulkan, paling awal menjadi 13 Maret 2023 pukul 23:59" in str(refused.value)
    with pytest.raises(Conflict, match="paling awal menjadi 13 Maret"):
        cabut(cast, DUA_JAM)
    assert not offered(cast, DUA_JAM)
    row = atur(cast, DUA_JAM, "2023-03-13", "2023-03-15")
    assert row.batas_pengisian_pada == akhir("2023-03-13")
    with pytest.raises(Invalid, match="tidak dapat dimajukan"):
        atur(cast, "2023-03-08 09:00", "2023-03-12", "2023-03-15")


def test_on_the_last_day_everybody_still_reads_of_it_in_time(cast: Cast) -> None:
    atur(cast, SLIP)
    late = "2023-03-10 22:00"
    assert not offered(cast, late)
    with pytest.raises(Conflict):
        cabut(cast, late)
    assert atur(cast, late, "2023-03-11", "2023-03-13").batas_pengisian_pada == akhir("2023-03-11")


def test_found_weeks_later_it_ends_with_two_weeks_notice(cast: Cast) -> None:
    atur(cast, SLIP)
    late = "2023-04-20 10:00"
    assert not offered(cast, late)
    with pytest.raises(Invalid, match="paling awal menjadi 4 Mei 2023"):
        atur(cast, late, "2023-05-03", "2023-05-04")
    assert atur(cast, late, "2023-05-04", "2023-05-04").batas_penilaian_pada == akhir("2023-05-04")


def test_within_the_hour_any_slip_is_mended_but_today_stays(cast: Cast) -> None:
    atur(cast, SLIP, "2023-03-20", "2023-03-22")
    assert offered(cast, "2023-03-07 10:00")
    assert not offered(cast, "2023-03-07 10:01"), "an ordinary extension is a promise"
    assert atur(cast, "2023-03-07 09:59", "2023-03-12", "2023-03-14").batas_pengisian_pada == akhir(
        "2023-03-12"
    )
    with pytest.raises(Invalid, match="tidak dapat dimajukan"):
        atur(cast, DUA_JAM, "2023-03-11", "2023-03-14")

    atur(cast, "2023-03-13 09:00", "2023-03-20", "2023-03-22")
    assert not offered(cast, "2023-03-13 09:05"), "who has begun since keeps this day"
    assert atur(cast, "2023-03-13 09:05", "2023-03-13", "2023-03-15").batas_pengisian_pada == akhir(
        "2023-03-13"
    )


def test_a_start_in_the_wrong_year_is_mended_with_it(cast: Cast) -> None:
    atur(cast, SLIP, mulai="2024-03-01")
    assert atur(cast, DUA_JAM, "2023-03-13", "2023-03-15").mulai_pada == moment("2023-03-01 00:00")


def test_the_time_of_another_pd_is_not_what_was_the_slip(cast: Cast) -> None:
    atur(cast, "2023-03-01 09:00", "2023-03-20", "2023-03-22", pd=cast.dinas.pk)
    atur(cast, SLIP, pd=cast.badan.pk)
    with pytest.raises(Invalid):
        atur(cast, DUA_JAM, "2023-03-19", "2023-03-22", pd=cast.dinas.pk)
    cabut(cast, DUA_JAM, pd=cast.badan.pk)
    assert Jadwal.objects.get().perangkat_daerah == cast.dinas


def test_one_persons_slip_is_mended_by_the_same_rule(cast: Cast) -> None:
    build.belum(build_skp.disetujui(cast.riwayat))
    who = {"pegawai_id": cast.pegawai.pk, "month": FEBRUARI, "jenis": JenisDispensasi.PENGISIAN}

    def give(at: str, sampai: str) -> Dispensasi:
        ctx = context(cast.bkd, at=at)
        return beri(ctx, **who, batas_pada=akhir(sampai), alasan="Sakit")

    give("2023-03-13 09:00", "2024-03-20")
    with pytest.raises(Conflict):
        dispensasi.cabut(context(cast.bkd, at="2023-03-13 09:30"), **who, alasan="Keliru")
    assert give("2023-03-13 09:30", "2023-03-20").batas_pada == akhir("2023-03-20")
    with pytest.raises(Invalid, match="hanya dapat diperpanjang"):
        give("2023-03-13 12:00", "2023-03-18")
    give("2023-03-13 12:00", "2024-03-20")
    with pytest.raises(Invalid, match="paling awal menjadi 20 Maret 2023"):
        give("2023-03-14 12:00", "2023-03-19")
    assert give("2023-03-14 12:00", "2023-03-20").batas_pada == akhir("2023-03-20")
