"""BAB VII across two PD: a teacher moves on 20 February; February stays the old school's (domain.md §4.3).

Who files what, who rates it, and what both PD are told, on every page that speaks of it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.rilis.models import RilisBaris
from sikinerja.skp.models import Indikator, Skp, VersiRhk
from tests.builders import kehadiran, realisasi, rilis, tpp
from tests.builders import skp as build
from tests.builders.jadwal import khusus
from tests.cast import Cast
from tests.operations.test_pengingat import sweep

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
FEBRUARI = "tahun=2023&bulan=2"
NILAI = "/penilaian/realisasi-bulanan/"
REKAP = "/rekapitulasi/"


def text(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split())


def bulan(client: Client, orang: Pegawai, *nama: str) -> dict[str, str]:
    """What the recap's page of a person says of months, by their short names."""
    found = text(client, f"{REKAP}pegawai/{orang.pk}/?tahun=2023").split("Dinilai oleh Aktivitas", 1)[1]
    return {one: re.split(rf"\b{one} ", found)[1].split(" Aktivitas")[0][:90] for one in nama}


def ajukan(client: Client, skp: Skp) -> int:
    values = {"langkah": "0", "konfirmasi": "on", "catatan": ""}
    for one in Indikator.objects.filter(rhk__skp=skp):
        values |= {f"realisasi_{one.pk}": "1", f"bukti_{one.pk}": "https://contoh.test/bukti"}
    return client.post("/realisasi-bulanan/2023/2/isi/", values).status_code


@pytest.fixture
def lama(cast: Cast, at: At, login: Login) -> Skp:
    """The running SKP at the old school, January rated; on 20 February the owner moves to ``dinas``."""
    tpp.berlaku()
    build.disetujui(cast.riwayat_penilai)
    skp = build.disetujui(cast.riwayat, rhk=1, indikator=1, intervensi=VersiRhk.objects.first())
    realisasi.selesai(skp, month=Month(2023, 1))
    at("2023-02-20 10:00")
    post = {
        "tanggal": "2023-02-20", "jenis_jabatan": "FUNGSIONAL", "jabatan": cast.jabatan_staf.pk,
        "perangkat_daerah": cast.dinas.pk, "penilai": cast.kepala_lain.pk,
        "unit_kerja": cast.orang_lain.riwayat.get().unit_kerja_id,
    }  # fmt: skip
    assert login(cast.pegawai).post("/mutasi/catat/", post).status_code == 303
    return skp


def test_the_year_of_the_old_school_waits_since_the_move(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    home = text(login(cast.pegawai), "/")
    assert "Dapat diisi sejak 20 Februari 2023" in home
    assert "Baru hari ini Isi realisasi akhir 2023" in home
    at("2023-02-22 09:00")
    assert "sudah 2 hari Isi realisasi akhir 2023" in text(login(cast.pegawai), "/")
    at("2023-03-04 09:00")
    assert "sudah 4 hari Isi realisasi akhir 2023" in text(login(cast.pegawai), "/")


def test_february_is_filed_and_rated_where_it_was_worked(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    own, old, new = login(cast.pegawai), login(cast.penilai), login(cast.kepala_lain)
    at("2023-03-02 09:00")
    assert "8 hari lagi Isi realisasi Februari 2023" in text(own, "/")
    assert cast.pegawai.akun.nama in text(old, f"{NILAI}?{FEBRUARI}")
    assert cast.pegawai.akun.nama not in text(new, f"{NILAI}?{FEBRUARI}")
    assert cast.pegawai.akun.nama in text(new, f"{NILAI}?tahun=2023&bulan=3")
    assert cast.pegawai.akun.nama not in text(old, f"{NILAI}?tahun=2023&bulan=3")
    assert ajukan(own, lama) == 303
    assert "1 realisasi bawahan menunggu penilaian" in text(old, "/")
    assert "realisasi bawahan" not in text(new, "/")
    assert f"{cast.penilai.akun.nama} · batas penilaian 12 Maret 2023" in text(own, "/")


def test_both_pd_say_the_same_of_every_month(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    at("2023-03-02 09:00")
    assert ajukan(login(cast.pegawai), lama) == 303
    at("2023-03-11 09:00")
    old, new = login(cast.pengelola), login(cast.pengelola_lain)
    assert cast.pegawai.akun.nama not in text(old, f"{REKAP}?{FEBRUARI}")
    there = text(new, f"{REKAP}?{FEBRUARI}").split(cast.pegawai.akun.nama)[1]
    assert cast.penilai.akun.nama in there
    assert "Menunggu penilaian" in there
    for client, di in ((old, False), (new, True)):
        found = bulan(client, cast.pegawai, "Jan", "Feb")
        assert found["Jan"].startswith("B Baik")
        assert "Menunggu penilaian" in found["Feb"]
        for one in found.values():
            assert (f"di {cast.badan.nama}" in one) is di, "the details stay where it was reported"
    grid = text(new, f"{REKAP}setahun/?tahun=2023")
    assert "Menunggu penilaian" in grid.split(cast.pegawai.akun.nama)[1]
    at("2023-04-20 09:00")
    assert "Tanpa SKP disetujui" in bulan(old, cast.pegawai, "Mar")["Mar"]
    baru = Skp.objects.get(pegawai=cast.pegawai, status="KONSEP")
    build.add_rhk(baru, 1, indikator=1)
    build.step(baru, "ajukan", "PENILAIAN", cast.pegawai, "2023-03-03 09:00")
    build.isi_ekspektasi(baru)
    build.approve(baru)
    march = bulan(old, cast.pegawai, "Mar")["Mar"]
    assert "Tidak mengisi" in march
    assert f"di {cast.dinas.nama}" in march


def test_the_pengelola_of_both_pd_are_asked(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    """That of the recap, and that of the rater, who alone can see to it (G13): task, notice, recap, queue."""
    at("2023-03-02 09:00")
    assert ajukan(login(cast.pegawai), lama) == 303
    at("2023-03-11 09:00")
    old, new = login(cast.pengelola), login(cast.pengelola_lain)
    assert f"1 realisasi pegawai atau penilai {cast.badan.nama} belum dinilai" in text(old, "/")
    assert f"1 realisasi di {cast.dinas.nama} belum dinilai" in text(new, "/")
    queue = f"{REKAP}antrean/?pd={cast.dinas.pk}&{FEBRUARI}"
    assert queue.replace("&", "&amp;") in new.get("/").content.decode()
    assert f"{cast.penilai.akun.nama} " in text(new, queue)
    there = f"{REKAP}antrean/?pd={cast.badan.pk}&{FEBRUARI}"
    assert there.replace("&", "&amp;") in old.get("/").content.decode()
    assert f"{cast.penilai.akun.nama} " in text(old, there), "the rater's own PD sees whom they owe"
    beyond = "1 realisasi pegawai perangkat daerah lain belum selesai dinilai penilai di sini."
    assert beyond in text(old, f"{REKAP}?{FEBRUARI}")
    assert beyond not in text(new, f"{REKAP}?{FEBRUARI}")
    other = queue.replace("bulan=2", "bulan=1")
    words = (
        f"Tidak ada realisasi Januari 2023 pegawai atau penilai {cast.dinas.nama} yang menunggu penilaian."
    )
    assert words in text(new, other)
    sweep("2023-03-11 09:00")
    asked = {one.akun: one for one in Pemberitahuan.objects.filter(tautan__startswith=f"{REKAP}antrean/")}
    assert set(asked) == {cast.pengelola.akun, cast.pengelola_lain.akun}
    theirs, recap = asked[cast.pengelola.akun], asked[cast.pengelola_lain.akun]
    assert (theirs.tautan, recap.tautan) == (there, queue)
    assert f"{cast.badan.nama}, 1 penilai, 1 di antaranya milik pegawai perangkat daerah lain" in theirs.isi
    assert "di antaranya" not in recap.isi


@pytest.mark.parametrize("pd", ["badan", "dinas"])
def test_the_deadline_is_that_of_the_pd_where_it_is_filed(
    cast: Cast, login: Login, at: At, lama: Skp, pd: str
) -> None:
    """More time for the old PD is the mover's for February; for the new one it is not."""
    khusus(cast, pd=getattr(cast, pd))  # until 15 March, rated until 17 March
    at("2023-03-12 09:00")
    own, longer = login(cast.pegawai), pd == "badan"
    assert ("3 hari lagi Isi realisasi Februari 2023" in text(own, "/")) is longer
    assert ("Tidak mengisi: Februari 2023" in text(own, "/")) is not longer
    word = "Belum mengisi" if longer else "Tidak mengisi"
    there = text(login(cast.pengelola_lain), f"{REKAP}?{FEBRUARI}&q=Yohanes")
    assert word in there.split("Penilai Status Predikat")[1]
    assert word in bulan(login(cast.pengelola_lain), cast.pegawai, "Feb")["Feb"]
    grid = text(login(cast.pengelola_lain), f"{REKAP}setahun/?tahun=2023&q=Yohanes")
    assert word in grid.split(cast.pegawai.akun.nama)[1].split("Arti huruf")[0]
    assert word in text(own, "/perhitungan-tpp/2023/2/")
    assert (ajukan(own, lama) == 303) is longer


def test_release_and_tpp_name_who_rated(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    kehadiran.kehadiran(cast.pegawai)
    realisasi.selesai(lama)
    rilis.dirilis(cast)
    row = RilisBaris.objects.get(pegawai=cast.pegawai)
    assert (row.perangkat_daerah, row.penilai_nama) == (cast.dinas, cast.penilai.akun.nama)
    at("2023-03-14 09:00")
    assert cast.penilai.akun.nama in text(login(cast.pegawai), "/rilis/saya/2023/2/")
    assert cast.pegawai.akun.nama in text(login(cast.pengelola_lain), f"/rilis/{row.rilis_id}/pegawai/")
    assert cast.pegawai.akun.nama not in text(login(cast.pengelola), f"/rilis/{row.rilis_id}/pegawai/")
