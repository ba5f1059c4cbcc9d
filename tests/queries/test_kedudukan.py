"""Strip (the API's too), a month's own pages, lists, recap (list, grid, person), release: one word each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.penilaian.queries import pages as nilai
from sikinerja.penilaian.queries import subordinates
from sikinerja.penilaian.queries.setahun import setahun
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import pages, year
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi.queries import beranda, bulanan, facts, orang, tahunan
from sikinerja.rekapitulasi.queries.bulanan import Saring
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.rilis.queries import fakta as rilis
from sikinerja.rilis.rules import StatusNilai
from sikinerja.skp.models import Skp
from sikinerja.tpp.queries import kenapa
from tests.builders import jadwal, realisasi, skp
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context
from tests.moments import ZONE

pytestmark = pytest.mark.django_db
FEBRUARI = Month(2023, 2)
BELUM, ISI, NILAI, SELESAI = "2023-02-20 09:00", "2023-03-09 09:00", "2023-03-11 09:00", "2023-03-14 09:00"
LAMBAT, LAMA = ("2023-03-16 09:00", "2023-03-21 09:00"), "2023-04-20 09:00"


def cuti(cast: Cast) -> None:
    keadaan_khusus(cast.pegawai, tanggal_mulai=date(2023, 1, 15))


def lebih_lama(cast: Cast, jenis: JenisDispensasi) -> None:
    jadwal.dispensasi(cast, cast.pegawai, sampai="2023-03-20", jenis=jenis)


def cuti_dan_diajukan(cast: Cast) -> None:
    realisasi.diajukan(skp.disetujui(cast.riwayat))
    cuti(cast)


STATES: dict[str, Callable[[Cast], object]] = {
    "nothing": lambda cast: None,
    "konsep": lambda cast: skp.konsep(cast.riwayat),
    "approved": lambda cast: skp.disetujui(cast.riwayat),
    "draft": lambda cast: realisasi.belum(skp.disetujui(cast.riwayat)),
    "filed": lambda cast: realisasi.diajukan(skp.disetujui(cast.riwayat)),
    "withdrawn": lambda cast: realisasi.ditarik(skp.disetujui(cast.riwayat)),
    "half rated": lambda cast: realisasi.dinilai(skp.disetujui(cast.riwayat)),
    "rated": lambda cast: realisasi.selesai(skp.disetujui(cast.riwayat)),
    "leave": cuti,
    "leave, filed all the same": cuti_dan_diajukan,
}
EXPECTED = {
    "nothing": {K.BELUM_WAKTUNYA, K.TANPA_SKP},
    "konsep": {K.BELUM_WAKTUNYA, K.TANPA_SKP},
    "approved": {K.BELUM_WAKTUNYA, K.BELUM_DIISI, K.TIDAK_MENGISI},
    "draft": {K.BELUM_WAKTUNYA, K.BELUM_DIISI, K.TIDAK_MENGISI},
    "filed": {K.MENUNGGU, K.BELUM_DINILAI},
    "withdrawn": {K.BELUM_WAKTUNYA, K.BELUM_DIISI, K.MENUNGGU, K.BELUM_DINILAI},
    "half rated": {K.MENUNGGU, K.BELUM_DINILAI},
    "rated": {K.DINILAI},
    "leave": {K.KEADAAN_KHUSUS},
    "leave, filed all the same": {K.MENUNGGU, K.KEADAAN_KHUSUS},
}
WINDOWS: dict[str, Callable[[Cast], object]] = {
    "as ever": lambda cast: None,
    "month moved": jadwal.khusus,
    "pd moved": lambda cast: jadwal.khusus(cast, pd=cast.badan, mulai="2023-03-05", nilai="2023-03-20"),
    "may file longer": lambda cast: lebih_lama(cast, JenisDispensasi.PENGISIAN),
    "may be rated longer": lambda cast: lebih_lama(cast, JenisDispensasi.PENILAIAN),
}


def everywhere(cast: Cast, at: str) -> dict[str, str]:
    """Where February stands, by the place that says it."""
    mine, head = context(cast.pegawai, at), context(cast.kepala, at)
    found = beranda.beranda(mine, facts.fakta(mine))
    asked, _ = bulanan.parameter(head, month=FEBRUARI, pd_ids=[cast.badan.pk])
    people = bulanan.daftar(asked, Saring(), halaman=1).rows
    (line,) = [row for row in people if row.pegawai_id == cast.pegawai.pk]
    semua, _ = bulanan.ringkas(asked, Saring(), pd=cast.badan)
    assert semua.jumlah[line.status] == sum(row.status == line.status for row in people)
    plan = Skp.objects.filter(pegawai=cast.pegawai, versi_terakhir__gt=0).select_related("riwayat").first()
    grid = tahunan.setahun(head, Permintaan(tahun=2023)).halaman.rows
    (boxes,) = [row.petak for row in grid if row.pegawai_id == cast.pegawai.pk]
    person = orang.setahun(head, pegawai_id=cast.pegawai.pk, tahun=2023).bulan[1].petak
    words = {} if plan is None else {"akhir": K(setahun(mine, skp=plan)[1].kedudukan).label}
    tpp = kenapa.kenapa(mine, pegawai_id=cast.pegawai.pk, month=FEBRUARI)
    if tpp.kedudukan:
        words["tpp"] = tpp.kedudukan.label
    return (
        words
        | _by_page(cast, at)
        | {
            "strip": found.kotak[1].kedudukan.label,
            "months": year.halaman(mine, tahun=2023).rows[1].kedudukan.di.label,
            "recap": line.status.label,
            "grid": _word(boxes[1]),
            "person": _word(person),
        }
    )


def _by_page(cast: Cast, at: str) -> dict[str, str]:
    """The rater's list, and the month's own pages where it has any: its owner's, its rater's."""
    mine, rater = context(cast.pegawai, at), context(cast.penilai, at)
    rows = subordinates.daftar(rater, month=FEBRUARI).rows
    (line,) = [row for row in rows if row.nama == cast.pegawai.akun.nama]
    words = {"rater's list": line.kedudukan.di.label}
    filed = Realisasi.objects.filter(pegawai=cast.pegawai, pengajuan__isnull=False).first()
    if filed is None:
        return words
    words["own page"] = pages.lihat(mine, month=FEBRUARI).kedudukan.di.label
    if line.status != StatusRealisasi.BELUM:
        page = nilai.halaman(rater, realisasi_id=filed.pk)
        words["rater's page"] = page.kedudukan.di.label
    return words


def _word(box: tahunan.Petak) -> str:
    """The standing of a box that may hold a predikat or the keadaan itself."""
    if box.kode in K.__members__ and K[box.kode] == K.KEADAAN_KHUSUS:
        return K.KEADAAN_KHUSUS.label
    if box.kode in K.__members__:
        return K[box.kode].label
    return K.DINILAI.label if box.kode else box.teks


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("state", STATES)
def test_a_month_stands_at_one_place_wherever_one_looks(cast: Cast, state: str, window: str) -> None:
    STATES[state](cast)
    WINDOWS[window](cast)
    seen = set()
    for at in (BELUM, ISI, NILAI, SELESAI, *LAMBAT, LAMA):
        words = everywhere(cast, at)
        assert len(set(words.values())) == 1, (at, words)
        seen |= set(words.values())
    assert seen == {k.label for k in EXPECTED[state]}


TERLAMBAT = "2023-03-16 08:00"
AT = ("2023-03-16 09:00", "2023-03-21 09:00", LAMA)
TETAP = dict.fromkeys(AT, K.TANPA_SKP)
DIBUKA = dict(zip(AT, (K.BELUM_DIISI, K.TIDAK_MENGISI, K.TIDAK_MENGISI), strict=True))


@pytest.mark.parametrize("window", WINDOWS)
def test_an_approval_after_the_filing_makes_no_month_missed(cast: Cast, window: str) -> None:
    skp.disetujui(cast.riwayat, pada=TERLAMBAT)
    WINDOWS[window](cast)
    for at, where in (DIBUKA if window == "may file longer" else TETAP).items():
        assert set(everywhere(cast, at).values()) == {where.label}, at
    assert beku(cast) == where.label


@pytest.mark.parametrize("state", STATES)
def test_what_the_release_freezes_is_what_was_said_before(cast: Cast, state: str) -> None:
    STATES[state](cast)
    assert beku(cast) == everywhere(cast, LAMA)["recap"]


def beku(cast: Cast) -> str:
    """What a release would freeze of February."""
    month = rilis.baca(FEBRUARI, zone=ZONE)
    with transaction.atomic():
        (row,) = [row for row in month.stream() if row.pegawai_id == cast.pegawai.pk]
    return str(StatusNilai[row.status].label)
