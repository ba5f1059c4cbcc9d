"""BAB IV of the manual, told through the web door: the year 2022 is reported and rated at its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import skp as build_skp
from tests.cast import Cast, tenure

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
PENILAIAN = reverse("penilaian_realisasi_akhir:daftar")
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """The owner's SKP of 2022, 1 January to 31 December."""
    riwayat = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    return build_skp.disetujui(riwayat)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, address: str, data: dict[str, str]) -> str:
    """Send a form; the page it leads to."""
    answer = client.post(address, data)
    assert answer.status_code == 303, answer.content.decode()
    return text(client, answer.headers["Location"])


def typed(skp: Skp, **other: str) -> dict[str, str]:
    """BAB IV.2: realisasi and link for every indikator, and the tick."""
    data = {"konfirmasi": "on", "langkah": str(Skp.objects.get(pk=skp.pk).langkah)}
    for number, row in enumerate(skp_queries.indikator_berlaku(skp_id=skp.pk)):
        data[f"realisasi_{row.indikator_id}"] = ("235", "100", "96", "95")[number]
        data[f"bukti_{row.indikator_id}"] = "https://drive.google.com"
    return data | other


def judged(skp: Skp, **other: str) -> dict[str, str]:
    """BAB IV.4: everything on one page."""
    keys: list[Any] = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    keys += [p.value for p in Perilaku]
    data = {f"umpan_balik_{key}": "Sangat memuaskan" for key in keys}
    data |= {"rating_hasil_kerja": "DI_ATAS", "rating_perilaku": "DI_ATAS", "konfirmasi": "on"}
    note = "<u>Pertahankan kinerja</u> yang sangat <b>baik di tahun depan</b>"
    langkah = str(Skp.objects.get(pk=skp.pk).langkah)
    return data | {"catatan_akhir": note, "langkah": langkah} | other


def submitted(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    """BAB IV.2, a to c."""
    at("2022-12-28 09:00")
    client, here = login(cast.pegawai), reverse("realisasi_akhir:isi", args=(skp.pk,))
    page = text(client, reverse("skp:detail", args=(skp.pk,)))
    assert "Realisasi Akhir Periode" in page
    page = sent(client, reverse("realisasi_akhir:mulai", args=(skp.pk,)), {"langkah": "2"})
    assert "Realisasi</span>" in page
    for words in (
        "A. UTAMA",
        "Target",
        "Link bukti dukung",
        "Siapa saja yang memiliki link",
        "Ajukan Realisasi",
    ):
        assert words in page
    page = sent(client, here, typed(skp))
    assert "Realisasi akhir 2022 berhasil diajukan. Nomor tanda terima: RA-2022-" in page
    assert "Penilaian</span>" in page


def test_the_year_may_be_reported_in_december_or_january(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    client, address = login(cast.pegawai), reverse("skp:detail", args=(skp.pk,))
    for day, open_now in (
        ("2022-11-30 23:59", False),
        ("2022-12-01 00:00", True),
        ("2023-01-05 09:00", True),
    ):
        at(day)
        assert ("Realisasi Akhir Periode" in text(client, address)) is open_now


def test_the_employee_reports(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    submitted(cast, skp, login, at)
    assert Skp.objects.get().status == "PENILAIAN_AKHIR"


def test_without_the_tick_nothing_is_submitted(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    at("2022-12-28 09:00")
    client = login(cast.pegawai)
    sent(client, reverse("realisasi_akhir:mulai", args=(skp.pk,)), {"langkah": "2"})
    data = typed(skp)
    del data["konfirmasi"]
    answer = client.post(reverse("realisasi_akhir:isi", args=(skp.pk,)), data)
    assert answer.status_code == 422
    assert "Centang pernyataan ini" in answer.content.decode()
    assert 'value="235"' in answer.content.decode()


def test_the_superior_rates_on_one_page(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    submitted(cast, skp, login, at)
    at("2023-01-05 09:00")
    client = login(cast.penilai)
    page = text(client, PENILAIAN)
    assert cast.pegawai.akun.nama in page
    assert "menunggu Anda sejak" in page
    here = reverse("penilaian_realisasi_akhir:nilai", args=(skp.pk,))
    page = text(client, here)
    for words in (
        "235",
        "Sangat memuaskan",
        "Berorientasi Pelayanan",
        "Harapan Akuntabel",
        "Simpan Penilaian",
    ):
        assert words in page
    page = sent(client, here, judged(skp))
    assert "Sangat Baik" in page
    assert "<u>Pertahankan kinerja</u> yang sangat <b>baik di tahun depan</b>" in page
    found = Skp.objects.get()
    assert (found.status, found.predikat) == ("SELESAI", "SANGAT_BAIK")
    own = text(login(cast.pegawai), reverse("realisasi_akhir:lihat", args=(skp.pk,)))
    assert "Sangat memuaskan" in own
    cards = text(login(cast.pegawai), reverse("skp:daftar"))
    assert "Sangat Baik" in cards


@pytest.mark.parametrize(
    "ratings", [("DI_ATAS", "DI_BAWAH"), ("SESUAI", "DI_ATAS"), ("DI_BAWAH", "DI_BAWAH")]
)
def test_the_quadrant_decides(cast: Cast, skp: Skp, login: Login, at: At, ratings: tuple[str, str]) -> None:
    submitted(cast, skp, login, at)
    data = judged(skp, rating_hasil_kerja=ratings[0], rating_perilaku=ratings[1])
    sent(login(cast.penilai), reverse("penilaian_realisasi_akhir:nilai", args=(skp.pk,)), data)
    expected = {"DI_ATAS": "KURANG", "SESUAI": "BAIK", "DI_BAWAH": "SANGAT_KURANG"}
    assert Skp.objects.get().predikat == expected[ratings[0]]
