"""An outage extends what it met, for everyone, once (domain.md §8)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.time import Month
from sikinerja.jadwal import queries
from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal, PerubahanJadwal
from sikinerja.jadwal.operations import jendela
from sikinerja.jadwal.operations.gangguan import catat_gangguan
from sikinerja.jadwal.queries import gangguan as gangguan_queries
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jadwal.rules.gangguan import IsianGangguan
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan, Siaran
from sikinerja.pemberitahuan.operations import siaran
from sikinerja.realisasi.operations import dispensasi
from tests.cast import ZONE, Cast, context, moment
from tests.race import race

pytestmark = pytest.mark.django_db
JANUARI, FEBRUARI = Month(2023, 1), Month(2023, 2)
SEPULUH = IsianGangguan(
    kunci="formulir-1",
    mulai_pada=moment("2023-03-10 13:00"),
    selesai_pada=moment("2023-03-10 22:00"),
    uraian="Listrik pusat data padam",
    hari=2,
)
MALAM = "2023-03-10 22:30"


def window(cast: Cast, month: Month = FEBRUARI, who: str = "pegawai", pd: str = "badan") -> tuple[str, str]:
    """Both deadlines as local days and hours."""
    found = queries.jendela(
        pegawai_id=getattr(cast, who).pk,
        perangkat_daerah_id=getattr(cast, pd).pk,
        month=month,
        zone=ZONE,
    )
    both = (found.batas_pengisian_pada, found.batas_penilaian_pada)
    filing, rating = (f"{m.astimezone(ZONE):%d-%m %H:%M:%S}" for m in both)
    return filing, rating


def test_the_month_that_was_open_goes_on_for_everyone(cast: Cast) -> None:
    catat_gangguan(context(cast.bkd, at=MALAM), isian=SEPULUH)
    assert window(cast) == ("12-03 23:59:59", "14-03 23:59:59")
    assert window(cast, who="orang_lain", pd="dinas") == window(cast)
    assert window(cast, JANUARI) == ("10-02 23:59:59", "12-02 23:59:59")
    assert window(cast, Month(2023, 3)) == ("10-04 23:59:59", "12-04 23:59:59")
    row = Jejak.objects.get(aksi="jadwal.gangguan")
    assert (row.data["bulan"], row.data["hari"], row.data["perubahan"]) == (["2023-02"], 2, 1)
    told = Siaran.objects.get()
    assert told.judul == "Batas waktu diperpanjang 2 hari karena gangguan"
    assert "Februari 2023: isi paling lambat 12 Maret 2023 pukul 23:59" in told.isi


def test_overrides_and_dispensations_that_ran_go_on_too(cast: Cast) -> None:
    early = context(cast.bkd)
    moved: dict[str, Any] = {
        "mulai_pada": moment("2023-02-20 00:00"),
        "batas_pengisian_pada": moment("2023-03-10 23:59:59"),
        "batas_penilaian_pada": moment("2023-03-12 23:59:59"),
        "alasan": "Peluncuran",
    }
    for month, who, until in (
        (FEBRUARI, cast.rekan, "2023-03-15 12:00"),
        (JANUARI, cast.pegawai, "2023-03-08 12:00"),
    ):
        dispensasi.beri(
            early,
            pegawai_id=who.pk,
            month=month,
            jenis=JenisDispensasi.PENGISIAN,
            batas_pada=moment(until),
            alasan="Sakit",
        )
    jendela.atur(early, month=JANUARI, **moved)
    jendela.atur(early, month=FEBRUARI, **moved | {"batas_penilaian_pada": moment("2023-03-20 23:59:59")},
                    perangkat_daerah_id=cast.dinas.pk)  # fmt: skip
    gangguan = catat_gangguan(context(cast.bkd, at=MALAM), isian=SEPULUH)
    assert window(cast, JANUARI) == ("12-03 23:59:59", "14-03 23:59:59")
    assert window(cast, who="orang_lain", pd="dinas") == ("12-03 23:59:59", "22-03 23:59:59")
    assert window(cast, who="rekan") == ("17-03 12:00:00", "19-03 12:00:00")
    assert Dispensasi.objects.get(pegawai=cast.pegawai).batas_pada == moment("2023-03-08 12:00")
    lines = PerubahanJadwal.objects.filter(gangguan=gangguan)
    assert len(lines) == 4
    line = lines.get(perangkat_daerah=cast.dinas)
    assert line.dari["batas_penilaian_pada"] == "2023-03-20T15:59:59+00:00"
    assert line.ke["batas_penilaian_pada"] == "2023-03-22T15:59:59+00:00"


def test_recorded_after_filing_was_over_it_opens_again(cast: Cast) -> None:
    catat_gangguan(context(cast.bkd, at="2023-03-11 09:00"), isian=SEPULUH)
    assert window(cast) == ("12-03 23:59:59", "14-03 23:59:59")


def test_what_ended_before_the_outage_stays_as_it_was(cast: Cast) -> None:
    isian = replace(
        SEPULUH, mulai_pada=moment("2023-03-11 08:00"), selesai_pada=moment("2023-03-11 12:00"), hari=1
    )
    catat_gangguan(context(cast.bkd, at="2023-03-11 13:00"), isian=isian)
    assert window(cast) == ("10-03 23:59:59", "13-03 23:59:59")


def test_the_same_form_twice_extends_once(cast: Cast) -> None:
    first = catat_gangguan(context(cast.bkd, at=MALAM), isian=SEPULUH)
    assert catat_gangguan(context(cast.bkd, at=MALAM), isian=SEPULUH) == first
    with pytest.raises(Invalid, match="sudah dicatat"):
        catat_gangguan(context(cast.bkd, at=MALAM), isian=replace(SEPULUH, kunci="formulir-2"))
    assert window(cast) == ("12-03 23:59:59", "14-03 23:59:59")
    assert Gangguan.objects.count() == PerubahanJadwal.objects.count() == 1


def test_the_next_hours_are_a_record_of_their_own(cast: Cast) -> None:
    catat_gangguan(context(cast.bkd, at=MALAM), isian=SEPULUH)
    more = replace(
        SEPULUH, kunci="2", mulai_pada=SEPULUH.selesai_pada, selesai_pada=moment("2023-03-11 06:00"), hari=1
    )
    catat_gangguan(context(cast.bkd, at="2023-03-11 07:00"), isian=more)
    assert window(cast) == ("13-03 23:59:59", "15-03 23:59:59")
    assert gangguan_queries.berlangsung(now=moment("2023-03-11 05:00")) is not None
    assert gangguan_queries.berlangsung(now=moment("2023-03-11 06:01")) is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"uraian": " "}, "uraian"),
        ({"hari": 0}, "hari"),
        ({"hari": 32}, "hari"),
        ({"selesai_pada": SEPULUH.mulai_pada}, "selesai_pada"),
        ({"selesai_pada": moment("2023-04-20 08:00")}, "selesai_pada"),
        (
            {"mulai_pada": moment("2023-03-10 22:31"), "selesai_pada": moment("2023-03-10 23:00")},
            "mulai_pada",
        ),
        (
            {"mulai_pada": moment("2022-12-01 08:00"), "selesai_pada": moment("2022-12-01 09:00")},
            "mulai_pada",
        ),
        (
            {"mulai_pada": moment("2023-02-20 08:00"), "selesai_pada": moment("2023-02-20 09:00")},
            "mulai_pada",
        ),
        ({"mulai_pada": moment("2023-02-12 08:00"), "selesai_pada": moment("2023-02-12 09:00")}, "hari"),
    ],
)
def test_what_helps_nobody_is_refused(cast: Cast, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        catat_gangguan(context(cast.bkd, at=MALAM), isian=replace(SEPULUH, **wrong))
    assert field in refused.value.fields
    assert not Jadwal.objects.exists()
    assert not Gangguan.objects.exists()


def test_nobody_but_bkd_and_never_changed_afterwards(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        catat_gangguan(context(cast.pengelola, at=MALAM), isian=SEPULUH)
    catat_gangguan(context(cast.bkd, at=MALAM), isian=SEPULUH)
    for rows in (Gangguan.objects, PerubahanJadwal.objects):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all().delete()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(nama="x")


def test_everybody_is_told_once_in_chunks(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(siaran, "SEKALI", 4)
    type(cast.rekan.akun).objects.filter(pk=cast.rekan.akun_id).update(aktif=False)
    catat_gangguan(context(cast.bkd, at=MALAM), isian=SEPULUH)
    while siaran.lanjutkan(context(None, at=MALAM)):
        pass
    told = Pemberitahuan.objects.values_list("akun_id", flat=True)
    assert len(told) == len(set(told)) == 9
    assert cast.rekan.akun_id not in told
    assert Siaran.objects.get().jumlah == 9
    assert Jejak.objects.get(aksi="siaran.selesai").data == {"jumlah": 9}


def test_one_pd_is_told_of_its_own_change(cast: Cast) -> None:
    jendela.atur(
        context(cast.bkd),
        month=FEBRUARI,
        mulai_pada=moment("2023-03-01 00:00"),
        batas_pengisian_pada=moment("2023-03-15 23:59:59"),
        batas_penilaian_pada=moment("2023-03-17 23:59:59"),
        alasan="Banjir",
        perangkat_daerah_id=cast.dinas.pk,
    )
    while siaran.lanjutkan(context(None)):
        pass
    assert set(Pemberitahuan.objects.values_list("akun_id", flat=True)) == {
        p.akun_id for p in (cast.kepala_lain, cast.orang_lain, cast.pengelola_lain)
    }


@pytest.mark.django_db(transaction=True)
def test_two_at_once_record_it_once_and_tell_once(cast: Cast) -> None:
    ctx = context(cast.bkd, at=MALAM)
    answers = race(*[lambda n=n: catat_gangguan(ctx, isian=replace(SEPULUH, kunci=f"f{n}")) for n in (1, 2)])  # type: ignore[misc]
    assert sorted(answers) == ["Invalid", "ok"]
    assert window(cast) == ("12-03 23:59:59", "14-03 23:59:59")
    race(*[lambda: siaran.lanjutkan(context(None, at=MALAM))] * 2)
    assert Pemberitahuan.objects.count() == 10
