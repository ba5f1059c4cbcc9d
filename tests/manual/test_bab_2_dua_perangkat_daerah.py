"""Two hats: a Kepala who is Plt. of a second PD and then retires; a pengelola of two PD (domain.md §6)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai, Pengelola, PerangkatDaerah, RiwayatJabatan, UnitKerja
from sikinerja.realisasi.models import Realisasi, RiwayatRealisasi
from sikinerja.skp.models import Skp
from tests.builders import realisasi, rilis, tpp
from tests.builders import skp as build
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast, person, tenure

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
NILAI = "/penilaian/realisasi-bulanan/"
REKAP = "/rekapitulasi/"


def text(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def dua_topi(cast: Cast, at: At) -> Cast:
    """The Kepala of ``badan`` acts for that of ``dinas``, who has retired; months wait in both."""
    post = RiwayatJabatan.objects.get(pegawai=cast.kepala_lain)
    post.jabatan.pk = None
    post.jabatan.nama = "Kepala Dinas Contoh"
    post.jabatan.save()
    RiwayatJabatan.objects.filter(pk=post.pk).update(jabatan=post.jabatan)
    for row in (cast.riwayat_kepala, cast.riwayat_penilai, cast.orang_lain.riwayat.get()):
        realisasi.diajukan(build.disetujui(row))
    build.diajukan(cast.pengelola_lain.riwayat.get())
    keadaan_khusus(cast.kepala_lain, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    pelaksana_tugas(cast.kepala, RiwayatJabatan.objects.get(pk=post.pk), jenis="PLT")
    at("2023-03-06 09:00")
    return cast


def test_each_screen_says_by_which_hat(dua_topi: Cast, login: Login) -> None:
    cast, head = dua_topi, login(dua_topi.kepala)
    home = text(head, "/")
    assert "2 realisasi bawahan menunggu penilaian" in home
    assert "1 SKP diajukan untuk disetujui" in home
    assert f"Realisasi Februari 2023 menunggu penilaian {cast.gubernur.akun.nama}" in home, "the own one"
    told = text(head, "/organisasi/")
    assert cast.badan.nama in told
    assert cast.dinas.nama in told
    shown = text(head, NILAI)
    assert shown.count("sebagai Plt. Kepala Dinas Contoh") == 2
    assert "sebagai Plt. Kepala Dinas Contoh" in text(head, "/penilaian/skp/")
    row = Realisasi.objects.get(pegawai=cast.orang_lain)
    assert "Anda menilai sebagai Plt. Kepala Dinas Contoh" in text(head, f"{NILAI}{row.pk}/hasil-kerja/")
    own = Realisasi.objects.get(pegawai=cast.kepala)
    assert head.get(f"{NILAI}{own.pk}/hasil-kerja/").status_code == 404, "nobody rates oneself"
    assert "(Plt. Kepala Dinas Contoh)" in text(login(cast.orang_lain), "/realisasi-bulanan/2023/2/")
    assert text(head, "/skp/").count("Periode 1 Januari") == 1, "the own SKP is one"
    for pd in (cast.badan, cast.dinas):
        assert pd.nama in text(head, f"{REKAP}?pd={pd.pk}")
    queue = text(head, f"{REKAP}antrean/?pd={cast.dinas.pk}").split("Setengah dinilai Dinilai")[1]
    assert f"{cast.kepala.akun.nama} (menggantikan {cast.kepala_lain.akun.nama})" in queue
    assert (cast.kepala_lain.nip or "")[:8] + " " not in queue.split(")")[1][:30], "not the number of another"


def test_what_is_approved_and_rated_carries_the_hat(dua_topi: Cast, login: Login) -> None:
    cast, head = dua_topi, login(dua_topi.kepala)
    plan = Skp.objects.get(pegawai=cast.pengelola_lain)
    build.isi_ekspektasi(plan)
    plan.refresh_from_db()
    note = {"catatan": "<p>Setuju.</p>", "langkah": plan.langkah}
    assert head.post(f"/penilaian/skp/{plan.pk}/terima/", note).status_code == 303
    said = f"Disetujui oleh {cast.kepala.akun.nama}, Plt. Kepala Dinas Contoh"
    assert said in text(login(cast.pengelola_lain), f"/skp/{plan.pk}/")
    month = Realisasi.objects.get(pegawai=cast.orang_lain)
    page = head.get(f"{NILAI}{month.pk}/hasil-kerja/").content.decode()
    values = dict.fromkeys(re.findall(r'name="(umpan_balik_\d+)"', page), "Sudah baik")
    values |= {"rating": "SESUAI", "konfirmasi": "on", "langkah": str(month.langkah)}
    assert head.post(f"{NILAI}{month.pk}/hasil-kerja/", values).status_code == 303
    line = RiwayatRealisasi.objects.filter(realisasi=month).order_by("langkah").last()
    assert line is not None
    assert line.nama == f"{cast.kepala.akun.nama}, Plt. Kepala Dinas Contoh"


def test_both_pd_are_handed_on_when_the_kepala_leaves(dua_topi: Cast, login: Login, at: At) -> None:
    cast = dua_topi
    assert "Berlaku" in text(login(cast.pengelola_lain), "/kelola/plt/")
    keadaan_khusus(cast.kepala, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 7), tanggal_selesai=None)
    at("2023-03-08 09:00")
    for who in (cast.penilai, cast.orang_lain):
        home = text(login(who), "/")
        assert f"Sementara ini Anda dinilai oleh {cast.gubernur.akun.nama}" in home
        assert f"{cast.gubernur.akun.nama} (menggantikan" in home
    assert "3 realisasi bawahan menunggu penilaian" in text(login(cast.gubernur), "/")
    gone = text(login(cast.kepala), "/")
    assert "realisasi bawahan" not in gone
    assert "Organisasi Anda" not in gone
    for pengelola in (cast.pengelola, cast.pengelola_lain):
        assert "sudah pensiun" in text(login(pengelola), "/kelola/penilai/")
    row = text(login(cast.pengelola_lain), "/kelola/plt/").split("Plt. Kepala Dinas Contoh")[1]
    assert "Tidak dijalankan Yang ditunjuk sudah pensiun: tunjuk orang lain." in row
    assert "Berlaku" not in row


@pytest.fixture
def asing(cast: Cast) -> Pegawai:
    """Somebody of a third PD; the pengelola of ``badan`` looks after ``dinas`` as well."""
    Pengelola.objects.create(pegawai=cast.pengelola, perangkat_daerah=cast.dinas)
    ketiga = PerangkatDaerah.objects.create(kode="KETIGA", nama="Kantor Ketiga", tempat="Kota")
    unit = UnitKerja.objects.create(perangkat_daerah=ketiga, nama="Seksi Tiga", jenis="LAINNYA")
    who = person("Asing Ketiga")
    for row in (
        cast.riwayat,
        cast.orang_lain.riwayat.get(),
        tenure(who, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.gubernur),
    ):
        realisasi.diajukan(build.disetujui(row))
    return who


def test_a_pengelola_of_two_pd_sees_both_and_no_third(
    cast: Cast, login: Login, at: At, asing: Pegawai
) -> None:
    at("2023-03-11 09:00")
    both, third = login(cast.pengelola), asing.riwayat.get().perangkat_daerah
    for page in ("/", "/organisasi/", "/kelola/kehadiran/", "/kelola/data-induk/peran/"):
        for pd in (cast.badan, cast.dinas):
            assert pd.nama in text(both, page), page
        assert third.nama not in text(both, page), page
    for name in ("", "setahun/", "antrean/", "distribusi/", "aktivitas/"):
        for pd in (cast.badan, cast.dinas):
            assert f'<option value="{pd.pk}"' in both.get(f"{REKAP}{name}").content.decode(), name
        assert both.get(f"{REKAP}{name}?pd={third.pk}").status_code == 404, name
    for page in ("/rekapitulasi/pegawai", "/kelola/akun", "/profil", "/mutasi/pegawai"):
        assert both.get(f"{page}/{asing.pk}/").status_code == 404, page
    assert both.get(f"/perhitungan-tpp/{asing.pk}/2023/2/").status_code == 404
    accounts = text(both, "/kelola/akun/")
    assert "Pegawai perangkat daerah Anda" in accounts
    assert "Semua perangkat daerah" not in accounts
    assert asing.akun.nama not in accounts
    assert "tidak lagi bertugas" not in text(both, "/kelola/"), "looks after the second PD on purpose"


def test_releases_show_both_and_no_third(cast: Cast, login: Login, at: At, asing: Pegawai) -> None:
    tpp.berlaku()
    found = rilis.dirilis(cast)
    at("2023-03-14 09:00")
    both = login(cast.pengelola)
    shown = text(both, f"/rilis/{found.pk}/")
    assert cast.badan.nama in shown
    assert cast.dinas.nama in shown
    assert "Kantor Ketiga" not in shown
    people = text(both, f"/rilis/{found.pk}/pegawai/")
    assert cast.orang_lain.akun.nama in people
    assert asing.akun.nama not in people
