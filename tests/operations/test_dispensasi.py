"""What more time would do is said before it is given; what can do nothing is refused (F8.1, issue 9)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, PerubahanJadwal
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.operations import dispensasi
from sikinerja.realisasi.queries.dispensasi import dampak, dampak_bawahan
from tests.builders import jadwal as build_jadwal
from tests.builders import kepegawaian
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, moment, person, tenure

pytestmark = pytest.mark.django_db
FEBRUARI = Month(2023, 2)
ISI, NILAI = JenisDispensasi.PENGISIAN, JenisDispensasi.PENILAIAN
LEWAT = "2023-03-13 08:00"
LIMA_BELAS = moment("2023-03-15 23:59:59")


def ask(cast: Cast, jenis: JenisDispensasi, *, at: str = LEWAT, **more: Any) -> Any:
    asked = {"pegawai_id": cast.pegawai.pk, "month": FEBRUARI, "jenis": jenis, "batas_pada": LIMA_BELAS}
    return dampak(context(cast.bkd, at=at), **asked | more)


@pytest.mark.parametrize(
    ("state", "jenis", "field", "says"),
    [
        ("selesai", ISI, "jenis", "sudah selesai dinilai: tidak ada lagi yang diisi"),
        ("belum", NILAI, "jenis", "tidak mengajukan realisasi Februari 2023"),
        ("", NILAI, "jenis", "pilih Pengisian realisasi"),
    ],
)
def test_what_can_do_nothing_is_refused_with_what_to_do(
    cast: Cast, state: str, jenis: JenisDispensasi, field: str, says: str
) -> None:
    plan = build_skp.disetujui(cast.riwayat)
    if state:
        getattr(build, state)(plan)
    assert says in ask(cast, jenis).halangan[field]
    with pytest.raises(Invalid) as refused:
        dispensasi.beri(
            context(cast.bkd, at=LEWAT), pegawai_id=cast.pegawai.pk, month=FEBRUARI, jenis=jenis,
            batas_pada=LIMA_BELAS, alasan="Sakit",
        )  # fmt: skip
    assert field in refused.value.fields
    assert not Dispensasi.objects.exists()


@pytest.mark.parametrize(
    ("state", "jenis", "says"),
    [
        ("diajukan", ISI, "sudah diajukan: tidak ada yang harus diisi"),
        ("dinilai", ISI, "pilih Penilaian"),
        ("selesai", NILAI, "hanya mendapat waktu untuk mengubah"),
    ],
)
def test_what_may_do_nothing_is_asked_once(cast: Cast, state: str, jenis: JenisDispensasi, says: str) -> None:
    getattr(build, state)(build_skp.disetujui(cast.riwayat))
    found = ask(cast, jenis)
    assert not found.halangan
    assert any(says in text for text in found.hal)


def test_what_works_is_not_asked_about(cast: Cast) -> None:
    plan = build_skp.disetujui(cast.riwayat)
    assert (ask(cast, ISI).halangan, ask(cast, ISI).hal) == ({}, [])
    build.diajukan(plan)
    assert (ask(cast, NILAI).halangan, ask(cast, NILAI).hal) == ({}, [])


def test_without_an_approved_skp_and_where_nothing_is_owed(cast: Cast) -> None:
    build_skp.diajukan(cast.riwayat)
    (one,) = ask(cast, ISI).hal
    assert "belum mempunyai SKP yang disetujui untuk Februari 2023 (SKP menunggu persetujuan penilai)" in one
    kepegawaian.keadaan_khusus(cast.pegawai, tanggal_mulai=date(2023, 1, 2), tanggal_selesai=date(2023, 3, 1))
    assert "tidak wajib mengisi Februari 2023 (" in ask(cast, ISI).hal[0]


def test_far_away_says_when_the_month_can_be_released(cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    (one,) = ask(cast, ISI, batas_pada=moment("2023-12-31 23:59:59")).hal
    assert "31 Desember 2023 berarti 293 hari lagi" in one
    assert "Rilis Februari 2023 untuk semua pegawai baru mungkin mulai 3 Januari 2024" in one
    assert not ask(cast, ISI, batas_pada=moment("2023-03-26 23:59:59")).hal
    assert not ask(cast, ISI, at="2023-05-02 08:00", batas_pada=moment("2023-05-05 23:59:59")).hal


def test_no_longer_than_what_holds_already(cast: Cast) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    build_jadwal.dispensasi(cast, cast.pegawai, sampai="2023-03-15")
    seventeen = moment("2023-03-17 23:59:59")
    said = ask(cast, NILAI, batas_pada=seventeen).halangan["batas_pada"]
    assert "sudah dapat dinilai sampai 17 Maret 2023" in said
    assert not ask(cast, NILAI, batas_pada=moment("2023-03-18 23:59:59")).halangan


def _three(cast: Cast) -> None:
    """Two wait with the penilai, one of them half rated; a third is rated."""
    build.diajukan(build_skp.disetujui(cast.riwayat))
    unit = cast.riwayat.unit_kerja
    for nama, state in (("Bawahan Dua", build.dinilai), ("Bawahan Tiga", build.selesai)):
        who = tenure(person(nama), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.penilai)
        state(build_skp.disetujui(who))


def test_the_raters_name_is_pointed_out_and_all_who_wait_get_time_at_once(cast: Cast) -> None:
    _three(cast)
    said = ask(cast, NILAI, pegawai_id=cast.penilai.pk)
    assert said.bawahan == 2
    assert "2 bawahan" in said.hal[-1]
    ctx = context(cast.bkd, at=LEWAT)
    asked = {"penilai_id": cast.penilai.pk, "month": FEBRUARI, "batas_pada": LIMA_BELAS, "alasan": "Listrik"}
    for _ in range(2):
        rows = dispensasi.beri_bawahan(ctx, **asked)
        assert len(rows) == 2
    assert {row.jenis for row in Dispensasi.objects.all()} == {"PENILAIAN"}
    assert PerubahanJadwal.objects.count() == Jejak.objects.filter(aksi="jadwal.dispensasi").count() == 2
    told = Pemberitahuan.objects.filter(akun=cast.penilai.akun)
    assert [one.judul for one in told] == [
        "Tambahan waktu menilai 2 realisasi Februari 2023, sampai 15 Maret 2023 pukul 23:59"
    ]
    assert Pemberitahuan.objects.count() == 3


def test_nobody_waits_and_nobody_gains(cast: Cast) -> None:
    ctx = context(cast.bkd, at=LEWAT)
    asked = {"penilai_id": cast.penilai.pk, "month": FEBRUARI, "batas_pada": LIMA_BELAS}
    assert "Tidak ada realisasi Februari 2023" in dampak_bawahan(ctx, **asked).halangan["pegawai"]
    _three(cast)
    assert not dampak_bawahan(ctx, **asked).halangan
    for row in (cast.pegawai, *cast.penilai.__class__.objects.filter(akun__nama="Bawahan Dua")):
        build_jadwal.dispensasi(cast, row, jenis=NILAI)
    assert "batas_pada" in dampak_bawahan(ctx, **asked).halangan
    with pytest.raises(Invalid):
        dispensasi.beri_bawahan(ctx, **asked, alasan="Listrik")


def test_only_bkd_and_only_of_people_there_are(cast: Cast) -> None:
    asked = {"month": FEBRUARI, "batas_pada": LIMA_BELAS}
    with pytest.raises(Forbidden):
        dispensasi.beri_bawahan(context(cast.pengelola), penilai_id=cast.penilai.pk, **asked, alasan="x")
    with pytest.raises(NotFound):
        dispensasi.beri_bawahan(context(cast.bkd), penilai_id=987654, **asked, alasan="x")


def test_a_single_grant_tells_who_rates(cast: Cast) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    for _ in range(2):
        dispensasi.beri(
            context(cast.bkd, at=LEWAT), pegawai_id=cast.pegawai.pk, month=FEBRUARI, jenis=NILAI,
            batas_pada=LIMA_BELAS, alasan="Listrik padam",
        )  # fmt: skip
    told = Pemberitahuan.objects.get(akun=cast.penilai.akun)
    assert cast.pegawai.akun.nama in told.isi
    assert told.tautan == "/penilaian/realisasi-bulanan/?tahun=2023&bulan=2"
