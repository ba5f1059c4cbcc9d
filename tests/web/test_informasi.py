"""Announcements through the web door: written by BKD, read by those they are for (F8.7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Informasi
from sikinerja.pemberitahuan.rules import keadaan_informasi
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db
KELOLA = "/kelola/informasi/"


def filled(**over: Any) -> dict[str, Any]:
    return {
        "judul": "Pemeliharaan aplikasi",
        "isi": "<p>Sabtu pukul <b>20.00</b><script>alert(1)</script></p>",
        "dari": "2023-03-07",
        "sampai": "2023-03-09",
        **over,
    }


def test_bkd_writes_previews_changes_ends_and_deletes(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    assert "Belum ada informasi" in client.get(KELOLA).text
    preview = client.post(f"{KELOLA}tambah/", filled(pratinjau="1"))
    assert preview.status_code == 200
    assert "<b>20.00</b></p>" in preview.text
    assert not Informasi.objects.exists()

    assert client.post(f"{KELOLA}tambah/", filled()).status_code == 303
    row = Informasi.objects.get()
    assert row.isi == "<p>Sabtu pukul <b>20.00</b></p>"
    assert client.post(f"{KELOLA}{row.pk}/ubah/", filled(judul="Pemeliharaan")).status_code == 303
    assert "Pemeliharaan" in login(cast.pegawai).get("/").text
    assert client.post(f"{KELOLA}{row.pk}/akhiri/").status_code == 303
    assert "Pemeliharaan" not in login(cast.pegawai).get("/").text
    assert "Berakhir" in client.get(KELOLA).text
    assert client.post(f"{KELOLA}{row.pk}/ubah/", filled()).status_code == 303
    assert "Pemeliharaan" in login(cast.pegawai).get("/informasi/").text, "changing it lets it stand again"
    assert client.post(f"{KELOLA}{row.pk}/hapus/").status_code == 303
    lines = {j.aksi: j.data for j in Jejak.objects.filter(aksi__startswith="informasi.").order_by("pk")}
    assert lines["informasi.hapus"]["lama"]["judul"] == "Pemeliharaan aplikasi"
    assert lines["informasi.ubah"]["lama"]["diakhiri"] is True


def test_only_those_it_is_for_read_it_and_only_in_its_days(
    cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    assert login(cast.bkd).post(f"{KELOLA}tambah/", filled(sasaran=[cast.dinas.pk])).status_code == 303
    for day, readers in (("2023-03-06", ()), ("2023-03-09", (cast.orang_lain,)), ("2023-03-10", ())):
        at(f"{day} 09:00")
        for who in (cast.pegawai, cast.orang_lain):
            for page in ("/", "/informasi/"):
                found = "Pemeliharaan aplikasi" in login(who).get(page).text
                assert found is (who in readers), (day, who, page)


def test_the_dashboard_shows_three_and_leads_to_the_rest(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    for n in range(4):
        client.post(f"{KELOLA}tambah/", filled(judul=f"Kabar {n}"))
    page = login(cast.pegawai).get("/").text
    assert page.count("Kabar ") == 3
    assert 'href="/informasi/"' in page


@pytest.mark.parametrize(
    "wrong", [{"sampai": "2023-03-01"}, {"isi": "<p> </p>"}, {"judul": ""}, {"sasaran": ["999"]}]
)
def test_what_was_typed_stays_beside_the_message(cast: Cast, login: Login, wrong: dict[str, Any]) -> None:
    answer = login(cast.bkd).post(f"{KELOLA}tambah/", filled(**wrong))
    assert answer.status_code == 422
    assert 'value="2023-03-07"' in answer.text
    assert not Informasi.objects.exists()


def test_an_announcement_stands_from_its_first_day_to_its_last() -> None:
    days = {"dari": date(2023, 3, 7), "sampai": date(2023, 3, 9), "diakhiri": False}
    found = [keadaan_informasi(**days, today=date(2023, 3, d)).value for d in (6, 7, 9, 10)]
    assert found == ["AKAN_DATANG", "BERLAKU", "BERLAKU", "BERAKHIR"]
    assert keadaan_informasi(**days | {"diakhiri": True}, today=date(2023, 3, 8)).value == "BERAKHIR"
