"""BAB V of the manual, told through the web door: daily activities, plans, and all of a month."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.aktivitas.models import Aktivitas, RencanaAktivitas
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Indikator, Skp
from tests.builders import skp as build_skp
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
RINGKASAN, SEMUA = "/aktivitas/", "/aktivitas/semua/"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def save(client: Client, **typed: object) -> None:
    """SIMPAN, as a browser without JavaScript sends it."""
    answer = client.post(reverse("aktivitas:tambah"), {"jenis": "aktivitas", **typed})
    assert answer.status_code == 303, answer.content.decode()


def indikator_of(skp: Skp) -> list[Indikator]:
    return list(Indikator.objects.filter(rhk__skp=skp).order_by("rhk__urutan", "urutan"))


def test_1_the_cycle_has_the_days_of_the_table(cast: Cast, login: Login, at: At) -> None:
    build_skp.disetujui(cast.riwayat)
    at("2023-03-11 08:00")
    html = page(login(cast.pegawai), RINGKASAN)
    assert "Siklus Penilaian Maret 2023" in html
    for span, what in (
        ("Setiap hari", "Mengisi aktivitas harian"),
        ("1–10 Maret", "Melaporkan realisasi Februari"),
        ("1–12 Maret", "Penilaian oleh atasan"),
        ("5–10 Maret", "Integrasi nilai absensi"),
        ("13–15 Maret", "Rilis nilai"),
    ):
        assert f"<dt>{span}</dt><dd>{what}" in html
    assert 'aria-current="date">11</span>' in html


def test_2_an_activity_needs_an_approved_skp(cast: Cast, login: Login, at: At) -> None:
    at("2023-02-27 10:00")
    client = login(cast.pegawai)
    build_skp.diajukan(cast.riwayat)
    assert "menunggu persetujuan" in page(client, RINGKASAN)
    assert 'name="uraian"' not in page(client, RINGKASAN)


def test_2_and_4_a_week_of_the_manual(cast: Cast, login: Login, at: At) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    first, second, *_ = indikator_of(skp)
    client = login(cast.pegawai)
    at("2023-02-27 17:00")
    days = [
        ("2023-02-24", "08:00", "15:00", "Coding fitur manajemen nilai absensi", first),
        ("2023-02-25", "15:00", "17:00", "Backup database aplikasi", second),
        ("2023-02-27", "08:00", "08:30", "Mengganti AC ruang server, suhu: 24", second),
        ("2023-02-27", "10:00", "11:30", "Posting informasi pada media sosial", None),
    ]
    for tanggal, mulai, selesai, uraian, indikator in days:
        chosen = indikator.pk if indikator else "lain"
        save(client, tanggal=tanggal, mulai=mulai, selesai=selesai, uraian=uraian, indikator=chosen)
    html = page(client, RINGKASAN)
    assert "Aktivitas Terakhir (4)" in html
    assert "Lihat Semua" in html
    assert "4 aktivitas, 11 jam" in html
    assert html.index("Posting informasi") < html.index("Mengganti AC") < html.index("Backup database")
    table = page(client, f"{SEMUA}?bulan=2&tahun=2023")
    assert "Senin, 27-02-2023" in table
    assert "Sabtu, 25-02-2023" in table
    assert "27-02-2023 17:00" in table
    assert "Terlaksananya tugas kedinasan lain" in table


def test_3_a_plan_reminds_and_becomes_an_activity(cast: Cast, login: Login, at: At) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    chosen = indikator_of(skp)[0]
    client = login(cast.pegawai)
    at("2023-02-27 10:00")
    save(
        client, jenis="rencana", tanggal="2023-02-28", mulai="08:00", selesai="08:30",
        uraian="Monitoring jaringan server", indikator=chosen.pk,
    )  # fmt: skip
    html = page(client, RINGKASAN)
    assert "Rencana Aktivitas (1)" in html
    plan = RencanaAktivitas.objects.get()
    at("2023-02-28 16:00")
    address = reverse("aktivitas:rencana_input", args=[plan.pk])
    assert address in page(client, RINGKASAN)
    answer = client.post(
        address,
        {
            "tanggal": "2023-02-28", "mulai": "09:00", "selesai": "09:45",
            "uraian": "Monitoring jaringan server", "indikator": chosen.pk,
        },
    )  # fmt: skip
    assert answer.status_code == 303
    html = page(client, RINGKASAN)
    assert "Rencana Aktivitas (0)" in html
    assert "09:00–09:45" in html
    assert Aktivitas.objects.get().indikator == chosen


def test_4_a_mistake_is_edited(cast: Cast, login: Login, at: At) -> None:
    build_skp.disetujui(cast.riwayat)
    client = login(cast.pegawai)
    at("2023-02-27 10:00")
    values = {"tanggal": "2023-02-27", "mulai": "08:00", "selesai": "09:00", "indikator": "lain"}
    save(client, uraian="Rapta", **values)
    row = Aktivitas.objects.get()
    address = reverse("aktivitas:ubah", args=[row.pk])
    assert address in page(client, f"{SEMUA}?bulan=2&tahun=2023")
    html = page(client, address)
    assert "Ubah Aktivitas" in html
    assert "Rapta" in html
    assert client.post(address, {**values, "uraian": "Rapat"}).status_code == 303
    table = page(client, f"{SEMUA}?bulan=2&tahun=2023")
    assert "Rapat" in table
    assert "Rapta" not in table
