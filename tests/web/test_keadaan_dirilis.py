"""A keadaan khusus recorded or taken away too late: what is released stays, what is closed is said (H10)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from sikinerja.core.indonesian import angka
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.kepegawaian.operations import keadaan as operations
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.rilis.models import RilisBaris
from tests.builders import akhir, realisasi, rilis, skp, tpp
from tests.cast import Cast, context
from tests.web.test_back import followed

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
pytestmark = pytest.mark.django_db
DAFTAR = "/kelola/keadaan-khusus/"
SESUDAH = "2023-03-21 09:00"
FEBRUARI = IsianKeadaan("CLTN", date(2023, 2, 1), date(2023, 2, 28), "SK 2")


def seen(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])).split())


def yakin(html: str) -> dict[str, str]:
    (key,) = re.findall(r'name="yakin" value="(\w+)"', html)
    return {"yakin": key}


def recorded(cast: Cast, at: str = "2023-03-07 09:00") -> KeadaanKhusus:
    return operations.catat(context(cast.pengelola, at), pegawai_id=cast.pegawai.pk, isian=FEBRUARI)


def told(cast: Cast) -> str:
    rows = Pemberitahuan.objects.filter(akun=cast.pegawai.akun_id).exclude(judul__startswith="Nilai")
    return rows.order_by("-pk").values_list("isi", flat=True)[0]


@pytest.mark.parametrize(
    ("who", "way"),
    [("pengelola", "minta BKD membuka koreksi rilisnya."), ("bkd", "buka koreksi pada halaman rilisnya.")],
)
def test_recorded_after_the_release(cast: Cast, login: Login, at: At, who: str, way: str) -> None:
    tpp.berlaku()
    skp.disetujui(cast.riwayat)
    made = rilis.dirilis(cast)
    at(SESUDAH)
    client = login(getattr(cast, who))
    data: dict[str, Any] = {
        "terkelola": cast.pegawai.pk, "jenis": "CLTN", "tanggal_mulai": "2023-02-01",
        "tanggal_selesai": "2023-02-28", "dasar": "SK 2",
    }  # fmt: skip
    page = client.post(f"{DAFTAR}tambah/", data).text
    row = RilisBaris.objects.get(pegawai=cast.pegawai)
    assert (
        "Sudah dirilis dan tetap demikian: Februari 2023 (Tidak mengisi, TPP "
        f"{angka(row.tpp_persen)} %). Agar nilai dan TPP-nya berubah, {way}"
    ) in seen(page)
    assert f'href="/rilis/{made.pk}/"' in page
    assert client.post(f"{DAFTAR}tambah/", data | yakin(page)).status_code == 303
    assert "Nilai Februari 2023 sudah dirilis dan tetap, sampai BKD merilis koreksinya." in told(cast)
    assert RilisBaris.objects.get(pegawai=cast.pegawai).status == "TIDAK_MENGISI"


def test_deleted_after_release_and_limit(cast: Cast, login: Login, at: At) -> None:
    tpp.berlaku()
    skp.disetujui(cast.riwayat)
    row = recorded(cast)
    rilis.dirilis(cast)
    at(SESUDAH)
    client, hapus = login(cast.pengelola), f"{DAFTAR}{row.pk}/hapus/"
    page = seen(client.get(hapus).text)
    assert "tetap demikian: Februari 2023 (Cuti di luar tanggungan negara, TPP 0 %)." in page
    assert "Februari 2023 menjadi wajib diisi lagi, padahal masa pengisiannya sudah berakhir" in page
    assert client.post(hapus, {"alasan": "Salah orang"}).status_code == 303
    assert "Itu bukan kelalaian Anda: mintalah dispensasi pengisian" in told(cast)
    assert "Nilai Februari 2023 sudah dirilis dan tetap" in told(cast)

    owner = login(cast.pegawai)
    why = "cuti di luar tanggungan negara dihapus 21 Maret 2023"
    home = seen(owner.get("/").text)
    assert "Wajib lagi, sudah ditutup: Februari 2023" in home
    assert f"Feb wajib lagi, sudah ditutup: {why}" in home
    assert f"baru menjadi wajib sesudah batas pengisiannya ({why}): itu bukan kelalaian Anda" in home
    assert "Tidak mengisi: Januari 2023" in home
    assert f"{why}, sesudah batas pengisian" in seen(owner.get("/realisasi-bulanan/?tahun=2023").text)
    closed = seen(followed(owner, "/realisasi-bulanan/2023/2/isi/")[1].text)
    assert why in closed
    assert "dirilis sebagai “Tidak mengisi”" not in closed


@pytest.mark.parametrize(
    ("catat", "hapus"), [("2023-03-05 09:00", "2023-03-08 09:00"), ("2023-03-15 09:00", SESUDAH)]
)
def test_who_could_have_filed_is_told_as_ever(
    cast: Cast, login: Login, at: At, catat: str, hapus: str
) -> None:
    """Deleted while there was time, or recorded only once there was none."""
    skp.disetujui(cast.riwayat)
    row = recorded(cast, catat)
    operations.hapus(context(cast.pengelola, hapus), keadaan_id=row.pk, alasan="Salah orang")
    at(SESUDAH)
    home = seen(login(cast.pegawai).get("/").text)
    assert "Tidak mengisi: Januari dan Februari 2023" in home
    assert "bukan kelalaian" not in home


def test_an_end_is_asked_about_only_where_it_opens_what_is_closed(cast: Cast, login: Login, at: At) -> None:
    tpp.berlaku()
    skp.disetujui(cast.riwayat)
    row = operations.catat(
        context(cast.pengelola),
        pegawai_id=cast.pegawai.pk,
        isian=IsianKeadaan("CLTN", date(2023, 2, 1), None, "SK 2"),
    )
    at(SESUDAH)
    client, akhiri = login(cast.pengelola), f"{DAFTAR}{row.pk}/akhiri/"
    data = {"tanggal_selesai": "2023-02-10", "alasan": "Kembali bekerja"}
    page = client.post(akhiri, data)
    assert page.status_code == 422
    assert "Februari 2023 menjadi wajib diisi lagi, padahal" in seen(page.text)
    assert client.post(akhiri, data | {"tanggal_selesai": "2023-02-28"}).status_code == 303
    assert "Februari" not in told(cast).replace("28 Februari", "").replace("1 Februari", "")


def test_a_filed_month_and_one_with_more_time_are_not_called_closed(cast: Cast, login: Login, at: At) -> None:
    realisasi.diajukan(skp.disetujui(cast.riwayat))
    row = recorded(cast)
    at(SESUDAH)
    page = seen(login(cast.pengelola).get(f"{DAFTAR}{row.pk}/hapus/").text)
    assert "padahal masa pengisiannya" not in page


def test_who_is_back_after_the_year_was_closed_is_told_how_it_opens_again(
    cast: Cast, login: Login, at: At
) -> None:
    Pegawai.objects.filter(pk=cast.pegawai.pk).update(jenis_kepegawaian="PPPK", pangkat=None)
    made = skp.disetujui(cast.riwayat)
    ended = IsianKeadaan("KONTRAK_BERAKHIR", date(2023, 3, 15), None, "SK 3")
    row = operations.catat(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=ended)
    akhir.selesai(made)
    at(SESUDAH)
    data = {"tanggal_selesai": "2023-03-24", "alasan": "Kontrak baru"}
    for who, way in ((cast.pengelola, "minta BKD membukanya kembali."), (cast.bkd, "buka kembali penilaian")):
        page = login(who).post(f"{DAFTAR}{row.pk}/akhiri/", data).text
        assert f"SKP 2023 sudah selesai dinilai. Agar bulan sesudahnya ikut dinilai, {way}" in seen(page)
    assert login(cast.bkd).post(f"{DAFTAR}{row.pk}/akhiri/", data | yakin(page)).status_code == 303
    assert "SKP 2023 Anda sudah selesai dinilai." in told(cast)
