"""The guided page *Mutasi*: what people see and press, without JavaScript (F7.1–F7.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.mutasi.models import Mutasi
from sikinerja.skp.models import Skp
from tests.builders import aktivitas, mutasi, realisasi
from tests.builders import skp as build_skp
from tests.builders.mutasi import KASUS_2
from tests.cast import Cast, tenure
from tests.web.forms import Forms

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
CATAT = "/mutasi/catat/"


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def post(cast: Cast, tanggal: str = "2023-02-05", **change: object) -> dict[str, str]:
    values = {
        "tanggal": tanggal, "jenis_jabatan": "STRUKTURAL", "jabatan": cast.jabatan_kabid.pk,
        "perangkat_daerah": cast.badan.pk, "unit_kerja": cast.bidang.pk, "penilai": cast.kepala.pk,
    }  # fmt: skip
    return {name: str(value) for name, value in (values | change).items()}


@pytest.fixture
def owner(cast: Cast, login: Login, at: At) -> Client:
    at("2023-02-22 09:00")
    return login(cast.pegawai)


def test_who_has_not_moved_reads_both_cases_and_begins_with_the_date(owner: Client) -> None:
    page = text(owner.get("/mutasi/"))
    assert "Kasus 1: tanggal 1 sampai dengan 12" in page
    assert "pindah 20 Februari 2023" in page
    assert f'action="{CATAT}"' in page


@pytest.mark.parametrize(
    ("tanggal", "words"),
    [
        (
            "2023-02-05",
            ("Kasus 1", "berakhir <b>4 Februari 2023</b>", "5 Februari 2023 s.d. 31 Desember 2023"),
        ),
        ("2023-02-20", ("Kasus 2", "berakhir <b>28 Februari 2023</b>", "1 Maret 2023 s.d. 31 Desember 2023")),
        ("2023-02-23", ("23 Februari 2023 belum tiba",)),
        ("2023-01-01", ("tidak ada hari yang tersisa",)),
        ("9999-12-31", ("Periksa tahun tanggal ini.",)),
        ("0001-01-01", ("Periksa tahun tanggal ini.",)),
        ("kemarin", ("Tulis tanggal seperti 05-02-2023.",)),
        ("", ("Isi tanggal mulai bertugas",)),
    ],
)
def test_the_date_tells_what_will_happen(
    owner: Client, cast: Cast, tanggal: str, words: tuple[str, ...]
) -> None:
    build_skp.disetujui(cast.riwayat)
    page = text(owner.get(CATAT, {"tanggal": tanggal}))
    for word in words:
        assert word in page
    assert ("Jabatan baru" in page) == (words[0] in {"Kasus 1", "Kasus 2"})


def test_recording_leads_to_the_steps(owner: Client, cast: Cast) -> None:
    lama = build_skp.disetujui(cast.riwayat)
    aktivitas.aktivitas(lama)
    mutasi.kosong(cast)
    answer = owner.post(CATAT, post(cast))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/mutasi/")
    page = text(owner.get("/mutasi/"))
    assert "Mutasi 5 Februari 2023" in page
    assert "Selesaikan SKP jabatan sebelumnya (sampai 4 Februari 2023)" in page
    baru = Skp.objects.exclude(pk=lama.pk).get()
    assert reverse("skp:detail", args=[lama.pk]) in page
    assert reverse("skp:detail", args=[baru.pk]) in page
    assert "batalkan/" in page


def _kunci(answer: HttpResponse) -> str:
    """What the box stands for that is to be ticked."""
    (found,) = re.findall(r'name="yakin" value="([^"]+)"', answer.content.decode())
    return str(found)


def test_a_post_that_somebody_holds_is_asked_about_once(owner: Client, cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    answer = owner.post(CATAT, post(cast))
    assert f"Jabatan ini masih dipangku {cast.penilai.akun.nama}" in text(answer)
    assert not Mutasi.objects.exists()
    (again,) = [f.values for f in Forms(answer.content.decode(), CATAT).found if "penilai" in f.values]
    assert owner.post(CATAT, again | {"yakin": _kunci(answer)}).status_code == 303


def test_a_month_that_no_skp_holds_is_said_before_and_after(cast: Cast, login: Login, at: At) -> None:
    """In January, before the new year's SKP is made (SKP 2023, move on 1 February 2024)."""
    build_skp.disetujui(cast.riwayat)
    mutasi.kosong(cast)
    at("2024-02-02 09:00")
    owner = login(cast.pegawai)
    hilang = "Januari 2024 tidak mempunyai SKP: SKP terakhir berakhir 31 Desember 2023"
    page = text(owner.get(CATAT, {"tanggal": "2024-02-01"}))
    assert hilang in page
    assert "Bulan terakhir yang dilaporkan dengan SKP lama" not in page
    answer = owner.post(CATAT, post(cast, "2024-02-01"))
    assert (answer.status_code, hilang in text(answer)) == (200, True)
    assert owner.post(CATAT, post(cast, "2024-02-01", yakin=_kunci(answer))).status_code == 303
    page = text(owner.get("/mutasi/"))
    assert "Belum ada SKP untuk Januari 2024" in page
    assert "SKP lama sampai 31 Januari 2024" not in page
    assert "Januari 2024 belum mempunyai SKP" in text(owner.get("/"))
    at("2024-02-11 09:00")
    assert "Belum ada SKP untuk Januari 2024" not in text(owner.get("/mutasi/"))


def test_what_was_typed_stays(owner: Client, cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    answer = owner.post(CATAT, post(cast, penilai=cast.pegawai.pk))
    assert answer.status_code == 422
    page = text(answer)
    assert "dirinya sendiri" in page
    assert "Kepala Bidang Pengembangan" in page
    assert not Mutasi.objects.exists()


def test_searching_without_javascript_keeps_the_date(owner: Client, cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    answer = owner.post(CATAT, post(cast, cari="penilai", penilai_cari="Maria"))
    assert answer.status_code == 200
    page = text(answer)
    assert "Maria Kepala Contoh" in page
    assert 'value="2023-02-05"' in page


def test_taking_back_asks_first(owner: Client, cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    row = mutasi.pindah(cast)
    address = f"/mutasi/{row.pk}/batalkan/"
    assert "jabatan sebelumnya aktif lagi" in text(owner.get(address))
    assert owner.post(address).status_code == 303
    assert owner.post(address).status_code == 303  # a double click
    assert RiwayatJabatan.objects.get(pegawai=cast.pegawai, aktif=True) == cast.riwayat
    assert "sudah dibatalkan" in text(owner.get(address))


def test_too_late_to_take_back_says_why(owner: Client, cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    row = mutasi.pindah(cast)
    Skp.objects.filter(riwayat=row.riwayat_baru).update(langkah=1, status="PENILAIAN")
    address = f"/mutasi/{row.pk}/batalkan/"
    assert "sudah pernah diajukan" in text(owner.get(address))
    assert owner.post(address).status_code == 409
    assert f"/mutasi/{row.pk}/batalkan/" not in text(owner.get("/mutasi/"))


def test_the_next_move_may_be_recorded_once_the_new_skp_was_handed_in(owner: Client, cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    row = mutasi.pindah(cast)
    assert CATAT not in text(owner.get("/mutasi/"))
    assert "masih berjalan" in text(owner.get(CATAT, {"tanggal": "2023-02-20"}))
    Skp.objects.filter(riwayat=row.riwayat_baru).update(langkah=1, status="PENILAIAN")
    assert "Pindah lagi?" in text(owner.get("/mutasi/"))
    assert "28 Februari 2023" in text(owner.get(CATAT, {"tanggal": "2023-02-20"}))


def test_the_pengelola_records_it_for_somebody(cast: Cast, login: Login, at: At) -> None:
    at("2023-02-22 09:00")
    build_skp.disetujui(cast.riwayat)
    client = login(cast.pengelola)
    here = f"/mutasi/pegawai/{cast.pegawai.pk}/"
    assert f"{here}catat/" in text(client.get(here))
    unit = RiwayatJabatan.objects.get(pegawai=cast.orang_lain).unit_kerja_id
    away = post(cast, perangkat_daerah=cast.dinas.pk, unit_kerja=unit, penilai=cast.kepala_lain.pk)
    assert client.post(f"{here}catat/", away).headers["Location"] == here
    page = text(client.get(here))
    assert "Yohanes Pegawai Contoh" in page
    assert "Isi realisasi</a>" not in page
    row = Mutasi.objects.get()
    assert client.post(f"/mutasi/{row.pk}/batalkan/").status_code == 303


def test_what_subordinates_must_do_is_shown_to_the_mover_and_to_them(
    cast: Cast, login: Login, at: At
) -> None:
    at("2023-02-22 09:00")
    build_skp.disetujui(cast.riwayat_penilai)
    mutasi.pindah(
        cast, KASUS_2, orang=cast.penilai, jenis_jabatan="FUNGSIONAL", jabatan_id=cast.jabatan_staf.pk
    )
    page = text(login(cast.penilai).get("/mutasi/"))
    assert "Bawahan pada jabatan sebelumnya" in page
    assert "Agus Rekan Contoh" in page
    told = text(login(cast.rekan).get("/"))
    riwayat = RiwayatJabatan.objects.get(pegawai=cast.rekan)
    assert "Ubah pejabat penilai" in told
    assert reverse("riwayat_jabatan:edit", args=[riwayat.pk]) in told


def test_the_dashboard_leads_the_mover_on(cast: Cast, owner: Client) -> None:
    build_skp.disetujui(cast.riwayat)
    assert "Lanjutkan langkah mutasi" not in text(owner.get("/"))
    mutasi.pindah(cast)
    assert "Lanjutkan langkah mutasi" in text(owner.get("/"))


def test_steps_of_a_rater_name_what_waits(cast: Cast, login: Login, at: At) -> None:
    at("2023-03-03 09:00")
    build_skp.disetujui(cast.riwayat_penilai)
    realisasi.diajukan(build_skp.disetujui(cast.riwayat), at="2023-03-02 09:00")
    mutasi.pindah(cast, KASUS_2, orang=cast.penilai, at="2023-02-25 09:00", jabatan_id=cast.jabatan_kepala.pk)
    page = text(login(cast.penilai).get("/mutasi/"))
    assert "1 realisasi menunggu penilaian Anda" in page
    assert "?tahun=2023&amp;bulan=2" in page


def test_budget(cast: Cast, owner: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    build_skp.disetujui(cast.riwayat)
    mutasi.pindah(cast)
    for address in ("/mutasi/", "/"):
        with django_assert_max_num_queries(12):
            assert owner.get(address).status_code == 200


def test_who_added_the_riwayat_by_hand_finds_it_in_the_form(owner: Client, cast: Cast) -> None:
    """The manual's step 3, done first through Profil."""
    build_skp.disetujui(cast.riwayat)
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(aktif=False)
    tenure(
        cast.pegawai, jabatan=cast.jabatan_kabid, unit=cast.bidang, penilai=cast.kepala, tmt=date(2023, 2, 5)
    )
    assert 'value="2023-02-05"' in text(owner.get("/mutasi/"))
    page = text(owner.get(CATAT, {"tanggal": "2023-02-05"}))
    assert "Kepala Bidang Pengembangan" in page
    assert "Maria Kepala Contoh" in page
    assert owner.post(CATAT, post(cast)).status_code == 303
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai).count() == 2


def test_an_skp_made_by_hand_begins_after_the_old_one(owner: Client, cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    baru = mutasi.pindah(cast, KASUS_2).riwayat_baru
    assert baru is not None
    Skp.objects.filter(riwayat=baru).delete()
    page = text(owner.get("/skp/tambah/", {"riwayat": baru.pk}))
    assert 'value="2023-03-01"' in page
    assert "Buat SKP" in text(owner.get("/mutasi/"))


@pytest.mark.parametrize("who", ["bawahan", "calon"])
def test_changing_the_penilai_is_asked_until_it_is_done_or_said_to_stay(
    cast: Cast, login: Login, at: At, who: str
) -> None:
    """No date ends it: a choice does, or the form saved as it stands (issue 9 §2)."""
    build_skp.disetujui(cast.riwayat_penilai)
    if who == "bawahan":
        mutasi.pindah(cast, KASUS_2, orang=cast.penilai, jabatan_id=cast.jabatan_kepala.pk)
    else:
        build_skp.disetujui(cast.riwayat)
        mutasi.kosong(cast)
        mutasi.pindah(cast, KASUS_2)  # to the post that who rates rekan held
    riwayat = RiwayatJabatan.objects.get(pegawai=cast.rekan)
    edit = reverse("riwayat_jabatan:edit", args=[riwayat.pk])
    at("2023-09-20 09:00")
    client = login(cast.rekan)
    assert edit in text(client.get("/"))
    form = client.get(edit)
    assert "simpan tanpa mengubahnya bila penilainya tetap" in text(form)
    (same,) = [f.values for f in Forms(form.content.decode(), edit).found if "penilai" in f.values]
    for _ in range(2):
        assert client.post(edit, same).status_code == 303
    assert edit not in text(client.get("/"))
    assert "penilainya tetap" not in text(client.get(edit))
    lines = RiwayatPenilai.objects.filter(riwayat=riwayat).order_by("tanggal_mulai")
    assert [(line.penilai, line.tanggal_mulai) for line in lines][1:] == [(cast.penilai, date(2023, 9, 20))]
