"""A month over a PD: who stands where, counted and listed alike (F8.5)."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db import transaction

from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as S
from sikinerja.rekapitulasi.queries import bulanan
from sikinerja.rekapitulasi.queries.bulanan import Orang, Saring
from sikinerja.rekapitulasi.rules.ekspor import baris_bulan
from tests.bench import province
from tests.builders import realisasi, skp
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context, moment, person, tenure
from tests.emptying import empty

pytestmark = pytest.mark.django_db
FEBRUARI = Month(2023, 2)


def staff(cast: Cast, nama: str) -> RiwayatJabatan:
    """One more under the cast's penilai."""
    return tenure(person(nama), jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai)


def lines(cast: Cast, *, at: str = "2023-03-09 09:00", **narrowed: object) -> dict[int, Orang]:
    """The list of the cast's PD in February, by person."""
    asked, _ = bulanan.parameter(context(cast.bkd, at), month=FEBRUARI, pd_ids=[cast.badan.pk])
    found = bulanan.daftar(asked, Saring(**narrowed), halaman=1)
    assert found.semua == len(found.rows)
    return {row.pegawai_id: row for row in found.rows}


def status(cast: Cast, who: Pegawai, at: str = "2023-03-09 09:00") -> tuple[S, str]:
    """Where somebody stands, and the remark."""
    row = lines(cast, at=at)[who.pk]
    return row.status, row.sebab


def test_each_state_of_a_month_has_its_name(cast: Cast) -> None:
    konsep, masuk, belum, draf, menunggu, setengah, dinilai, cuti = (
        staff(cast, f"Orang {n} Contoh") for n in range(8)
    )
    skp.konsep(konsep)
    skp.diajukan(masuk)
    skp.disetujui(belum)
    realisasi.belum(skp.disetujui(draf))
    realisasi.diajukan(skp.disetujui(menunggu))
    realisasi.dinilai(skp.disetujui(setengah))
    realisasi.selesai(skp.disetujui(dinilai), hasil_kerja=Rating.DI_ATAS, perilaku=Rating.DI_ATAS)
    keadaan_khusus(cuti.pegawai, tanggal_mulai=date(2023, 2, 1))
    skp.disetujui(cuti)

    found = {row.pegawai_id: row for row in lines(cast).values()}
    for riwayat, expected in (
        (cast.riwayat, (S.TANPA_SKP, "SKP belum dibuat")),
        (konsep, (S.TANPA_SKP, "SKP masih konsep")),
        (masuk, (S.TANPA_SKP, "SKP menunggu persetujuan penilai")),
        (belum, (S.BELUM_DIISI, "")),
        (draf, (S.BELUM_DIISI, "Draf, belum diajukan")),
        (menunggu, (S.MENUNGGU, "")),
        (setengah, (S.MENUNGGU, "Hasil kerja sudah dinilai, perilaku belum")),
        (dinilai, (S.DINILAI, "")),
        (cuti, (S.KEADAAN_KHUSUS, "")),
    ):
        row = found[riwayat.pegawai_id]
        assert (row.status, row.sebab) == expected
    assert found[dinilai.pegawai_id].predikat == "SANGAT_BAIK"
    assert found[cuti.pegawai_id].keadaan == "Cuti melahirkan"
    assert found[menunggu.pegawai_id].penilai == cast.penilai.akun.nama
    assert found[menunggu.pegawai_id].diajukan_pada == moment(realisasi.DIAJUKAN)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2023-03-10 23:59:59", (S.BELUM_DIISI, "Ditarik kembali untuk diperbaiki")),
        ("2023-03-11 00:00:01", (S.MENUNGGU, "")),
    ],
)
def test_a_withdrawn_month_waits_once_filing_is_over(cast: Cast, at: str, expected: tuple[S, str]) -> None:
    realisasi.ditarik(skp.disetujui(cast.riwayat))

    assert status(cast, cast.pegawai, at) == expected


def test_a_dispensation_lets_a_withdrawn_month_stay_open(cast: Cast) -> None:
    realisasi.ditarik(skp.disetujui(cast.riwayat))
    Dispensasi.objects.create(
        pegawai=cast.pegawai, tahun=2023, bulan=2, jenis="PENGISIAN", batas_pada=moment("2023-03-20 12:00"),
        alasan="Sakit", dibuat_pada=moment("2023-03-10 09:00"),
    )  # fmt: skip

    assert status(cast, cast.pegawai, "2023-03-20 11:00")[0] == S.BELUM_DIISI
    assert status(cast, cast.pegawai, "2023-03-20 13:00")[0] == S.MENUNGGU


def test_an_skp_of_another_time_does_not_serve_the_month(cast: Cast) -> None:
    skp.disetujui(cast.riwayat, awal=date(2023, 3, 1))

    assert status(cast, cast.pegawai) == (S.TANPA_SKP, "SKP belum dibuat")


def test_the_list_is_narrowed(cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    for narrowed, expected in (
        ({"status": "BELUM_DIISI"}, {cast.pegawai.pk}),
        ({"q": "contoh YOHANES"}, {cast.pegawai.pk}),
        ({"q": "19900417 2015"}, {cast.pegawai.pk}),
        ({"q": "yohanes%"}, set()),
        ({"q": "50%_"}, set()),
        ({"unit": [cast.bidang.pk]}, {cast.penilai.pk, cast.pegawai.pk, cast.rekan.pk}),
        ({"unit": [cast.bidang.pk], "jenis": "STRUKTURAL"}, {cast.penilai.pk}),
    ):
        assert set(lines(cast, **narrowed)) == expected, narrowed


def test_counts_and_list_say_the_same_of_a_whole_province() -> None:
    empty()
    province.fill(700)
    ctx = context(None, province.NOW)
    asked, _ = bulanan.parameter(ctx, month=province.MONTH, pd_ids=None)

    semua, groups = bulanan.ringkas(asked, Saring(), pd=None)
    with transaction.atomic():
        people = list(bulanan.semua(asked, Saring()))

    assert semua.jumlah == Counter(row.status.value for row in people)
    assert semua.jumlah == {
        "TANPA_SKP": 28, "KEADAAN_KHUSUS": 14, "BELUM_DIISI": 49, "MENUNGGU": 91, "DINILAI": 518,
    }  # fmt: skip
    assert semua.predikat == Counter(row.predikat for row in people if row.predikat)
    assert [group.semua for group in groups] == [350, 350]
    assert sum((group.jumlah for group in groups), Counter()) == semua.jumlah
    assert [row.nama.lower() for row in people] == sorted(row.nama.lower() for row in people)


def test_the_queue_of_a_rater(cast: Cast) -> None:
    for n, at in enumerate(("2023-03-04 10:00", "2023-03-02 10:00")):
        realisasi.diajukan(skp.disetujui(staff(cast, f"Tunggu {n} Contoh")), at=at)
    realisasi.dinilai(skp.disetujui(staff(cast, "Setengah Contoh")))
    realisasi.selesai(skp.disetujui(staff(cast, "Selesai Contoh")))
    realisasi.diajukan(skp.disetujui(cast.riwayat_penilai), at="2023-03-03 10:00")
    asked, _ = bulanan.parameter(context(cast.bkd), month=FEBRUARI, pd_ids=[cast.badan.pk])

    found = bulanan.antrean(asked, halaman=1)

    assert found.semua == 2
    first, second = found.rows
    assert (first.nama, first.menunggu, first.setengah, first.dinilai) == (cast.penilai.akun.nama, 3, 1, 1)
    assert first.sejak == moment("2023-03-02 10:00")
    assert (second.nama, second.menunggu) == (cast.kepala.akun.nama, 1)


def test_who_has_no_perangkat_daerah_stands_under_words(cast: Cast) -> None:
    person("Baru Contoh")
    asked, _ = bulanan.parameter(context(cast.bkd), month=FEBRUARI, pd_ids=None)
    _, groups = bulanan.ringkas(asked, Saring(), pd=None)
    assert [group.nama for group in groups if group.id is None] == ["Tanpa perangkat daerah"]
    (row,) = bulanan.daftar(asked, Saring(q="Baru Contoh"), halaman=1).rows
    assert "Tanpa perangkat daerah" in baris_bulan(row, lambda moment: moment)
