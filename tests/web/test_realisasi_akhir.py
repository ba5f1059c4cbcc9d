"""The pages of the year: owner, penilai, BKD (manual BAB IV.2, IV.4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.penilaian.models import CapaianOrganisasi, Penilaian
from sikinerja.realisasi.models import RealisasiAkhir
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import akhir, realisasi
from tests.builders import skp as build_skp
from tests.cast import Cast, moment
from tests.web.test_back import followed

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """Its period ended in February: at the time of the tests its year may be reported."""
    return build_skp.disetujui(cast.riwayat, akhir=date(2023, 2, 28))


def filled(skp: Skp, **given: Any) -> dict[str, Any]:
    data: dict[str, Any] = {"langkah": Skp.objects.get(pk=skp.pk).langkah, "konfirmasi": "on"}
    for row in skp_queries.indikator_berlaku(skp_id=skp.pk):
        data |= {f"realisasi_{row.indikator_id}": "12", f"bukti_{row.indikator_id}": "https://drive.test/x"}
    return data | given


def arrive(client: Client, answer: Any) -> Any:
    """Follow a redirect, if it is one."""
    place = answer.headers.get("Location")
    return client.get(place) if place else answer


def send(client: Client, place: str, data: dict[str, Any]) -> Any:
    """Post a form and arrive where it leads."""
    return arrive(client, client.post(place, data))


def rated(skp: Skp, **given: Any) -> dict[str, Any]:
    keys = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    keys += [p.value for p in Perilaku]
    data = {f"umpan_balik_{key}": "Bagus dan pertahankan" for key in keys}
    more = {"rating_hasil_kerja": "DI_ATAS", "rating_perilaku": "DI_ATAS", "catatan_akhir": "Pertahankan"}
    return data | more | {"langkah": Skp.objects.get(pk=skp.pk).langkah, "konfirmasi": "on"} | given


def test_the_button_leads_to_the_form(cast: Cast, skp: Skp, login: Login) -> None:
    client, there = login(cast.pegawai), f"/skp/{skp.pk}/realisasi-akhir/"
    assert "Realisasi Akhir Periode" in client.get(f"/skp/{skp.pk}/").text
    assert client.get(there).headers["Location"] == f"{there}mulai/"
    assert "Mulai realisasi akhir 2023?" in client.get(f"{there}mulai/").text
    assert client.post(f"{there}mulai/", {"langkah": 2}).headers["Location"] == there
    realisasi.selesai(skp, month=Month(2023, 1))
    page = client.get(there).text
    assert "Indikator 1.1" in page
    assert "1 bulan" in page
    assert "Siapa saja yang memiliki link" in page


def test_too_early_says_when(cast: Cast, login: Login) -> None:
    early = build_skp.disetujui(cast.riwayat)
    client, there = login(cast.pegawai), f"/skp/{early.pk}/realisasi-akhir/"
    assert "Realisasi Akhir Periode" not in client.get(f"/skp/{early.pk}/").text
    page = arrive(client, client.get(there)).text
    assert "Realisasi akhir dapat diisi mulai 1 Desember 2023" in page
    assert "dapat diisi mulai 1 Desember 2023" in followed(client, f"{there}mulai/")[1].text
    assert client.post(f"{there}mulai/", {"langkah": 2}).status_code == 403


def test_filling_submitting_withdrawing(cast: Cast, skp: Skp, login: Login) -> None:
    akhir.mulai(skp)
    client, there = login(cast.pegawai), f"/skp/{skp.pk}/realisasi-akhir/"
    key = skp_queries.indikator_berlaku(skp_id=skp.pk)[0].indikator_id
    wrong = filled(skp, **{f"realisasi_{key}": "-3", f"bukti_{key}": "javascript:x"})
    del wrong["konfirmasi"]
    answer = client.post(there, wrong)
    assert answer.status_code == 422
    assert "3 hal perlu diperbaiki" in answer.text
    assert "javascript:x" in answer.text
    assert client.post(f"{there}draf/", wrong).json()["pesan"].startswith("Draf tersimpan")
    assert 'value="-3"' in client.get(there).text
    answer = send(client, there, filled(skp))
    assert "Realisasi akhir 2023 berhasil diajukan. Nomor tanda terima: RA-2023-" in answer.text
    assert "Menunggu penilaian" in client.get(f"{there}lihat/").text
    assert client.get(there).headers["Location"] == f"{there}lihat/"
    langkah = Skp.objects.get().langkah
    answer = send(client, f"{there}tarik/", {"langkah": langkah})
    assert "ditarik kembali" in answer.text
    assert 'value="12"' in answer.text
    answer = send(client, f"{there}batal/", {"langkah": langkah + 1})
    assert "Isian Anda tetap tersimpan" in answer.text
    assert Skp.objects.get().status == "DISETUJUI"


def test_simpan_draf_without_javascript(cast: Cast, skp: Skp, login: Login) -> None:
    akhir.mulai(skp)
    client, there = login(cast.pegawai), f"/skp/{skp.pk}/realisasi-akhir/"
    answer = send(client, there, filled(skp, draf="1"))
    assert "Draf tersimpan" in answer.text
    assert "4 dari 4 indikator terisi" in answer.text


def test_the_one_page_of_the_rater(cast: Cast, skp: Skp, login: Login) -> None:
    akhir.diajukan(skp)
    realisasi.selesai(skp, month=Month(2023, 1))
    client, there = login(cast.penilai), f"/penilaian/realisasi-akhir/{skp.pk}/"
    listed = client.get("/penilaian/realisasi-akhir/").text
    assert "Isi Penilaian" in listed
    page = client.get(there).text
    for words in ("Harapan Loyal", "Rating hasil kerja", "Rating perilaku", "Predikat bulanan 2023"):
        assert words in page
    answer = client.post(there, rated(skp, catatan_akhir="", umpan_balik_LOYAL=""))
    assert answer.status_code == 422
    assert "Catatan akhir / rekomendasi wajib diisi." in answer.text
    assert client.post(f"{there}draf/", {"catatan_akhir": "setengah"}).status_code == 200
    assert "setengah" in client.get(there).text
    answer = send(client, there, rated(skp))
    assert "Penilaian selesai dan tersimpan." in answer.text
    assert "Tidak ada lagi realisasi akhir yang menunggu" in answer.text
    assert "Sangat Baik" in answer.text
    assert client.get(there).headers["Location"] == f"{there}hasil/"
    assert "Sangat Baik" in client.get("/penilaian/realisasi-akhir/?tahun=2023&status=SELESAI").text
    own = client.get(f"/skp/{skp.pk}/realisasi-akhir/lihat/").text
    assert "Bagus dan pertahankan" in own


def test_both_read_which_months_have_no_predikat(cast: Cast, skp: Skp, login: Login) -> None:
    realisasi.selesai(skp, month=Month(2023, 1))
    client = login(cast.pegawai)
    client.post(f"/skp/{skp.pk}/realisasi-akhir/mulai/", {"langkah": skp.langkah})
    own = login(cast.pegawai).get(f"/skp/{skp.pk}/realisasi-akhir/").text
    assert "Masih ada 1 bulan tanpa predikat." in own
    assert "Februari: belum mengisi." in own
    realisasi.diajukan(skp, month=Month(2023, 2))
    client.post(f"/skp/{skp.pk}/realisasi-akhir/", filled(skp))
    page = login(cast.penilai).get(f"/penilaian/realisasi-akhir/{skp.pk}/").text
    assert "Februari: menunggu penilaian." in page
    assert "sesudah batasnya dengan dispensasi dari BKD" in page


def test_the_same_for_all_that_are_empty_and_who_is_next(cast: Cast, skp: Skp, login: Login) -> None:
    akhir.diajukan(skp)
    other = build_skp.disetujui(cast.rekan.riwayat.get(), akhir=date(2023, 2, 28))
    akhir.diajukan(other)
    data = {key: value for key, value in rated(skp).items() if not key.startswith("umpan_balik")}
    data |= {"untuk_semua": "Dapat diterima", "isi_semua": "on"}
    answer = send(login(cast.penilai), f"/penilaian/realisasi-akhir/{skp.pk}/", data)
    assert f"Berikutnya: {cast.rekan.akun.nama}" in answer.text
    assert Penilaian.objects.get().umpan_balik_indikator.filter(teks="Dapat diterima").count() == 4


def test_returned_with_a_note(cast: Cast, skp: Skp, login: Login) -> None:
    akhir.diajukan(skp)
    there = f"/penilaian/realisasi-akhir/{skp.pk}/"
    client = login(cast.penilai)
    assert client.post(f"{there}kembalikan/", {"catatan": "", "langkah": 4}).status_code == 422
    data = {"catatan": "Lengkapi <b>bukti</b>", "langkah": 4}
    assert "dikembalikan" in send(client, f"{there}kembalikan/", data).text
    assert client.get(there).status_code == 404
    client = login(cast.pegawai)
    page = client.get(f"/skp/{skp.pk}/realisasi-akhir/").text
    assert "Dikembalikan oleh" in page
    assert "Lengkapi <b>bukti</b>" in page
    assert "Dikembalikan oleh pejabat penilai" in client.get("/").text


def test_bkd_opens_again_and_both_can_read_the_earlier_one(cast: Cast, skp: Skp, login: Login) -> None:
    akhir.selesai(skp)
    there = f"/penilaian/realisasi-akhir/{skp.pk}/"
    client = login(cast.bkd)
    assert "Buka kembali penilaian" in client.get(f"/skp/{skp.pk}/").text
    assert client.post(f"{there}buka-kembali/", {"alasan": " ", "langkah": 5}).status_code == 422
    client.post(f"{there}buka-kembali/", {"alasan": "Bukti keliru", "langkah": 5})
    assert Skp.objects.get().status == "PENILAIAN_AKHIR"
    page = login(cast.penilai).get(there).text
    assert "Dibuka kembali oleh Bekade Contoh" in page
    assert "Bagus dan pertahankan" in page
    own = login(cast.pegawai).get(f"/skp/{skp.pk}/realisasi-akhir/lihat/").text
    assert "Penilaian terdahulu: Baik" in own
    assert "Bukti keliru" in own


def test_a_head_is_preselected_from_the_capaian(cast: Cast, login: Login) -> None:
    skp = build_skp.disetujui(cast.riwayat_kepala, akhir=date(2023, 2, 28))
    akhir.diajukan(skp)
    CapaianOrganisasi.objects.create(
        perangkat_daerah=cast.badan, tahun=2023, nomor=1, capaian="ISTIMEWA", akun=cast.bkd.akun, nama="B",
        pada=moment("2023-03-06 09:00"),
    )  # fmt: skip
    client, there = login(cast.gubernur), f"/penilaian/realisasi-akhir/{skp.pk}/"
    page = client.get(there).text
    assert "Capaian kinerja Badan Contoh Daerah 2023: Istimewa." in page
    assert 'value="DI_ATAS" checked' in page
    answer = client.post(there, rated(skp, rating_hasil_kerja="SESUAI"))
    assert answer.status_code == 422
    assert "Tulis alasan bila rating Anda berbeda." in answer.text
    answer = send(client, there, rated(skp, rating_hasil_kerja="SESUAI", alasan_berbeda="Ada temuan"))
    assert "Alasan rating hasil kerja berbeda: Ada temuan" in answer.text


def test_tasks_and_badges(cast: Cast, skp: Skp, login: Login) -> None:
    assert "Isi realisasi akhir 2023" in login(cast.pegawai).get("/").text
    akhir.diajukan(skp)
    assert "Isi realisasi akhir" not in login(cast.pegawai).get("/").text
    page = login(cast.penilai).get("/").text
    assert "1 realisasi akhir menunggu penilaian" in page
    assert f"{cast.pegawai.akun.nama} · diajukan" in page


def test_a_double_click_and_an_old_page(cast: Cast, skp: Skp, login: Login) -> None:
    akhir.mulai(skp)
    client, there = login(cast.pegawai), f"/skp/{skp.pk}/realisasi-akhir/"
    data = filled(skp)
    first, second = client.post(there, data), client.post(there, data)
    assert first.headers["Location"] == second.headers["Location"] == f"{there}lihat/"
    assert RealisasiAkhir.objects.get().daftar_pengajuan.count() == 1
    penilai = login(cast.penilai)
    old = rated(skp)
    client.post(f"{there}tarik/", {"langkah": 4})
    assert penilai.post(f"/penilaian/realisasi-akhir/{skp.pk}/", old).status_code == 404
