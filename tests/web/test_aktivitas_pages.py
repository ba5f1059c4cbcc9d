"""The pages of the diary through the web door (F5.1-F5.5)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, time

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sikinerja.aktivitas import steps
from sikinerja.aktivitas.models import Aktivitas, RencanaAktivitas
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.skp.models import Indikator, Skp
from tests.builders import aktivitas as build
from tests.builders import skp as build_skp
from tests.builders.akhir import selesai
from tests.builders.mutasi import pindah
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
FEBRUARI = Month(2023, 2)
HTMX = {"HX-Request": "true"}
RINGKASAN, SEMUA, TAMBAH = "/aktivitas/", "/aktivitas/semua/", "/aktivitas/tambah/"


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


@pytest.fixture
def client(cast: Cast, login: Login) -> Client:
    return login(cast.pegawai)


def typed(**other: str) -> dict[str, str]:
    return {
        "jenis": "aktivitas", "tanggal": "2023-03-07", "mulai": "08:00", "selesai": "10:00",
        "uraian": "Menyusun laporan", "indikator": "lain",
    } | other  # fmt: skip


def test_the_form_is_preset_with_today_and_eight_o_clock(client: Client, skp: Skp) -> None:
    page = client.get(RINGKASAN)
    assert page.status_code == 200
    html = page.content.decode()
    assert 'value="2023-03-07"' in html
    assert 'value="08:00"' in html
    assert "Rencana Aktivitas (0)" in html
    assert "1–10 Maret" in html
    assert "Melaporkan realisasi Februari" in html


@pytest.mark.parametrize(
    ("query", "tanggal", "mulai"),
    [
        ("?tanggal=2023-03-03", "2023-03-03", "11:30"),
        ("?tanggal=2023-03-02", "2023-03-02", "08:00"),
        ("?tanggal=2023-03-03&mulai=14:00", "2023-03-03", "14:00"),
        ("?tanggal=2023-03-03&mulai=23:59", "2023-03-03", "08:00"),
        ("?tanggal=2023-03-03&jenis=rencana", "2023-03-03", "08:00"),
        ("?tanggal=besok&mulai=pagi&jenis=x", "2023-03-07", "08:00"),
        ("?tanggal=20230303T08", "2023-03-07", "08:00"),
    ],
)
def test_a_chosen_day_begins_where_its_last_activity_ended(
    client: Client, skp: Skp, query: str, tanggal: str, mulai: str
) -> None:
    build.aktivitas(skp, tanggal=date(2023, 3, 3), mulai=time(10), selesai=time(11, 30))
    html = client.get(RINGKASAN + query).content.decode()
    assert 'href="/aktivitas/?tanggal=2023-03-03#catat"' in html
    assert f'id="id_tanggal" name="tanggal" value="{tanggal}"' in html
    assert f'id="id_mulai" name="mulai" value="{mulai}"' in html


def test_indikator_are_grouped_by_rhk_with_the_aspect_in_front(client: Client, skp: Skp) -> None:
    html = client.get(RINGKASAN).content.decode()
    first = Indikator.objects.filter(rhk__skp=skp).order_by("rhk__urutan", "urutan")[0]
    label = {"KUANTITAS": "Kuantitas", "KUALITAS": "Kualitas", "WAKTU": "Waktu", "BIAYA": "Biaya"}
    assert '<optgroup label="Rencana Utama 1">' in html
    assert f"{label[first.aspek]} - {first.teks}</option>" in html
    assert ">Terlaksananya tugas kedinasan lain</option>" in html


def test_a_head_chooses_by_perspektif(cast: Cast, login: Login) -> None:
    build_skp.disetujui(cast.riwayat_kepala)
    html = login(cast.kepala).get(RINGKASAN).content.decode()
    assert "Proses Bisnis - Indikator 1.1" in html


def test_saving_as_a_plain_form_leads_back_ready_for_the_next(client: Client, skp: Skp) -> None:
    answer = client.post(TAMBAH, typed())
    assert answer.status_code == 303
    html = client.get(answer.headers["Location"]).content.decode()
    assert "Aktivitas tersimpan." in html
    assert 'value="10:00"' in html
    assert "Aktivitas Terakhir (1)" in html
    assert Aktivitas.objects.get().waktu_input == context(None).now


def test_saving_with_htmx_swaps_form_and_list_and_keeps_the_focus(client: Client, skp: Skp) -> None:
    answer = client.post(TAMBAH, typed(), headers=HTMX)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in html
    assert "Aktivitas Terakhir (1)" in html
    assert "data-focus" in html
    assert 'value="10:00"' in html
    assert json.loads(answer.headers["HX-Trigger"])["pesan"]["text"] == "Aktivitas tersimpan."


@pytest.mark.parametrize(
    ("tanggal", "words"),
    [
        ("2023-02-28", "Aktivitas tersimpan."),
        ("2023-01-30", "Aktivitas untuk Senin, 30 Januari 2023 tersimpan."),
    ],
)
def test_a_slip_of_the_month_is_seen(client: Client, skp: Skp, tanggal: str, words: str) -> None:
    answer = client.post(TAMBAH, typed(tanggal=tanggal), headers=HTMX)
    assert json.loads(answer.headers["HX-Trigger"])["pesan"] == {"level": "success", "text": words}


def test_what_an_skp_rated_to_the_end_no_longer_counts_is_said(
    client: Client, skp: Skp, at: Callable[[str], None]
) -> None:
    selesai(skp)
    at("2024-01-12 09:00")
    said = json.loads(client.post(TAMBAH, typed(tanggal="2023-12-29"), headers=HTMX).headers["HX-Trigger"])
    assert said["pesan"]["level"] == "warning"
    assert "SKP 2023 sudah selesai dinilai, jadi aktivitas ini" in said["pesan"]["text"]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_was_typed_stays_beside_its_error(client: Client, skp: Skp, headers: dict[str, str]) -> None:
    wrong = typed(tanggal="2023-03-08", uraian="Rapat <b>koordinasi</b>", indikator="")
    answer = client.post(TAMBAH, wrong, headers=headers)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Rapat &lt;b&gt;koordinasi" in html
    assert "Pilih indikator yang berkaitan." in html
    assert 'value="2023-03-08"' in html
    assert 'href="#id_indikator"' in html
    assert not Aktivitas.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"tanggal": "2023-03-08"}, "buat rencana"),
        ({"tanggal": "2022-12-31"}, "SKP yang disetujui"),
        ({"tanggal": "31-02-2023"}, "Tulis tanggal seperti"),
        ({"tanggal": "9999-12-31"}, "buat rencana"),
        ({"mulai": "25:00"}, "Tulis jam seperti"),
        ({"selesai": "08:00"}, "sesudah waktu mulai"),
        ({"selesai": ""}, "Isi jam selesai"),
        ({"uraian": "   "}, "Tulis apa"),
        ({"uraian": "x" * 1_000_000}, "1000 karakter"),
        ({"uraian": "a\x00b"}, "arakter"),
        ({"indikator": "9" * 30}, "tidak ada pada SKP"),
        ({"indikator": "-1"}, "tidak ada pada SKP"),
        ({"jenis": "hapus"}, "pilihan"),
        ({"jenis": "rencana", "tanggal": "2023-03-06"}, "Rencana hanya untuk"),
    ],
)
def test_wrong_input_is_told_clearly(client: Client, skp: Skp, wrong: dict[str, str], says: str) -> None:
    answer = client.post(TAMBAH, typed(**wrong))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Aktivitas.objects.exists()
    assert not RencanaAktivitas.objects.exists()


def test_a_night_is_offered_as_two_rows(client: Client, skp: Skp) -> None:
    night = typed(tanggal="2023-03-06", mulai="22:00", selesai="02:00")
    answer = client.post(TAMBAH, night)
    assert answer.status_code == 422
    assert "Simpan sebagai dua aktivitas</button>" in answer.content.decode()
    assert client.post(TAMBAH, night | {"pisah": "1"}).status_code == 303
    assert Aktivitas.objects.count() == 2
    assert "Simpan sebagai dua" not in client.get(RINGKASAN).content.decode()


def test_a_plan_is_input_with_other_hours_or_deleted(client: Client, skp: Skp) -> None:
    assert client.post(TAMBAH, typed(jenis="rencana", tanggal="2023-03-08")).status_code == 303
    plan = RencanaAktivitas.objects.get()
    address = reverse("aktivitas:rencana_input", args=[plan.pk])
    html = client.get(address).content.decode()
    assert 'value="2023-03-07"' in html  # not before it is due: today
    answer = client.post(address, typed(mulai="13:00", selesai="14:00"))
    assert answer.status_code == 303
    assert Aktivitas.objects.get().mulai == time(13)
    assert client.post(address, typed(mulai="13:00", selesai="14:00")).status_code == 303
    assert client.post(address, typed(mulai="15:00", selesai="16:00")).status_code == 409
    assert "sudah diinput" in client.get(address).content.decode()
    second = build.rencana(skp, uraian="Monitoring")
    away = reverse("aktivitas:rencana_hapus", args=[second.pk])
    assert "Monitoring" in client.get(away).content.decode()
    assert client.post(away).status_code == 303
    assert client.get(away).status_code == 404


def test_edit_and_delete_lead_back_to_where_one_was(client: Client, skp: Skp) -> None:
    row = build.aktivitas(skp)
    address = reverse("aktivitas:ubah", args=[row.pk])
    assert "Menyusun laporan" in client.get(address, headers=HTMX).content.decode()
    changed = typed(tanggal="2023-02-27", uraian="Rapat")
    answer = client.post(f"{address}?dari=ringkasan", changed)
    assert answer.headers["Location"] == RINGKASAN
    answer = client.post(address, changed | {"uraian": "Rapat lagi"}, headers=HTMX)
    assert answer.headers["HX-Redirect"] == f"{SEMUA}?tahun=2023&bulan=2"
    assert client.post(address, changed | {"selesai": "07:00"}).status_code == 422
    away = reverse("aktivitas:hapus", args=[row.pk])
    assert client.post(away).headers["Location"] == f"{SEMUA}?tahun=2023&bulan=2"
    assert not Aktivitas.objects.exists()
    assert client.post(away).status_code == 404


def test_late_ones_are_marked_and_a_rated_month_has_no_buttons(cast: Cast, client: Client, skp: Skp) -> None:
    late = build.aktivitas(skp, input_pada="2023-03-06 08:00")
    counted = build.aktivitas(skp, mulai=time(10), selesai=time(11))
    with transaction.atomic():
        filed = context(cast.pegawai, "2023-03-05 08:00")
        steps.tandai_dihitung(filed, pegawai_id=cast.pegawai.pk, month=FEBRUARI)
    where = f"{SEMUA}?tahun=2023&bulan=2"
    html = client.get(where).content.decode()
    assert html.count("tidak dihitung</span>") == 1
    assert reverse("aktivitas:hapus", args=[late.pk]) in html
    assert reverse("aktivitas:hapus", args=[counted.pk]) not in html
    assert client.post(reverse("aktivitas:hapus", args=[counted.pk])).status_code == 409
    with transaction.atomic():
        steps.tutup_bulan(context(cast.penilai), pegawai_id=cast.pegawai.pk, month=FEBRUARI)
    html = client.get(where).content.decode()
    assert "hanya dapat dilihat" in html
    for name in ("ubah", "hapus"):
        address = reverse(f"aktivitas:{name}", args=[late.pk])
        assert address not in html
        assert client.post(address, typed(tanggal="2023-02-27")).status_code == 409
    answer = client.post(TAMBAH, typed(tanggal="2023-02-20"))
    assert answer.status_code == 422
    assert "selesai dinilai" in answer.content.decode()


def test_the_page_says_what_to_do_without_an_approved_skp(cast: Cast, client: Client) -> None:
    assert "Buat SKP" in client.get(RINGKASAN).content.decode()
    assert client.post(TAMBAH, typed()).status_code == 422
    waiting = build_skp.diajukan(cast.riwayat)
    html = client.get(RINGKASAN).content.decode()
    assert "menunggu persetujuan" in html
    assert reverse("skp:detail", args=[waiting.pk]) in html


def test_the_old_skp_still_takes_activities_when_the_new_one_waits(cast: Cast, client: Client) -> None:
    build_skp.disetujui(cast.riwayat, awal=date(2023, 1, 1), akhir=date(2023, 2, 28))
    html = client.get(RINGKASAN).content.decode()
    assert "Anda belum membuat SKP untuk 7 Maret 2023." in html
    assert client.post(TAMBAH, typed(tanggal="2023-02-28")).status_code == 303
    assert client.post(TAMBAH, typed()).status_code == 422


@pytest.mark.parametrize("query", ["", "?tahun=9999&bulan=13", "?bulan=x", "?halaman=abc", "?halaman=999"])
def test_nonsense_in_the_address_shows_the_present_month(client: Client, skp: Skp, query: str) -> None:
    answer = client.get(SEMUA + query)
    assert answer.status_code == 200
    assert "Maret 2023" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        f"/aktivitas/{'9' * 30}/ubah/",
        f"/aktivitas/{'9' * 30}/hapus/",
        f"/aktivitas/rencana/{'9' * 30}/input/",
        f"/aktivitas/bulan/2023/2/indikator/{'9' * 30}/",
        "/aktivitas/bulan/2023/13/tugas-lain/",
        f"/aktivitas/bulan/{'9' * 30}/1/tugas-lain/",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, skp: Skp, address: str) -> None:
    assert client.get(address).status_code == 404


def test_one_indikator_of_a_month(client: Client, skp: Skp) -> None:
    first, second = Indikator.objects.filter(rhk__skp=skp).order_by("pk")[:2]
    build.aktivitas(skp, indikator=first, uraian="Milik pertama")
    build.aktivitas(skp, mulai=time(10), selesai=time(11), uraian="Tugas lain")
    html = client.get(reverse("aktivitas:bulan_indikator", args=[2023, 2, first.pk])).content.decode()
    assert "Milik pertama" in html
    assert "Tugas lain" not in html
    html = client.get(reverse("aktivitas:bulan_tugas_lain", args=[2023, 2])).content.decode()
    assert "Tugas lain" in html
    empty = client.get(reverse("aktivitas:bulan_indikator", args=[2023, 2, second.pk]))
    assert "Tidak ada aktivitas" in empty.content.decode()


def test_600_activities_cost_no_more_queries_than_none(
    cast: Cast, client: Client, skp: Skp, django_assert_max_num_queries: Callable[..., object]
) -> None:
    build.sebulan(skp, jumlah=600)
    for minute in range(50):
        build.rencana(skp, mulai=time(8, minute), selesai=time(9))
    for address in (RINGKASAN, f"{SEMUA}?tahun=2023&bulan=2", f"{SEMUA}?tahun=2023&bulan=2&halaman=24"):
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
            assert client.get(address).status_code == 200


def test_a_month_is_told_day_by_day_and_what_does_not_count_first(
    cast: Cast, client: Client, skp: Skp
) -> None:
    for day, hour in ((1, 8), (1, 9), (2, 8)):
        build.aktivitas(skp, tanggal=date(2023, 2, day), mulai=time(hour), selesai=time(hour, 45))
    late = {"mulai": time(14), "selesai": time(15), "input_pada": "2023-03-06 08:00"}
    build.aktivitas(skp, tanggal=date(2023, 2, 1), **late)  # type: ignore[arg-type]
    with transaction.atomic():
        filed = context(cast.pegawai, "2023-03-05 08:00")
        steps.tandai_dihitung(filed, pegawai_id=cast.pegawai.pk, month=FEBRUARI)
    html = client.get(f"{SEMUA}?tahun=2023&bulan=2").content.decode()
    days = re.findall(r'scope="colgroup">([^<]+)<', html)
    assert days == [
        "Rabu, 1 Februari 2023 · tidak dihitung",
        "Kamis, 2 Februari 2023",
        "Rabu, 1 Februari 2023",
    ]


def isi(client: Client, address: str = RINGKASAN) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_after_a_move_nothing_is_offered_that_cannot_be_saved(
    cast: Cast, client: Client, skp: Skp, at: Callable[[str], None]
) -> None:
    """F17: today belongs to the new SKP, which is not approved; the days before can still be entered."""
    plan = {"jenis": "rencana", "tanggal": "2023-03-07", "mulai": "13:00", "selesai": "14:00"}
    assert client.post(TAMBAH, typed(**plan)).status_code == 303
    assert "Rencana hari ini" in isi(client, "/")
    pindah(cast, date(2023, 3, 6), at="2023-03-07 10:00")
    assert "Rencana hari ini" not in isi(client, "/")
    page = isi(client)
    assert "Aktivitas hari ini belum dapat dicatat." in page
    assert "Lanjutkan langkah mutasi. Mutasi 6 Maret 2023: pertama ajukan realisasi akhir" in page
    assert "Hari-hari yang terlewat masih dapat diisi sesudahnya" in page
    assert "Catat aktivitas sampai 5 Maret 2023" in page
    assert 'value="2023-03-05"' in page
    assert 'value="rencana"' not in page
    assert "Diinput sesudah SKP disetujui" in page
    assert "/input/" not in page
    assert "?tanggal=2023-03-05#catat" in page
    assert "?tanggal=2023-03-07#catat" not in page
    assert client.post(TAMBAH, typed(tanggal="2023-03-05")).status_code == 303
    refused = client.post(TAMBAH, typed())
    assert refused.status_code == 422
    assert "Hari-hari yang terlewat masih dapat diisi" in refused.content.decode()


@pytest.mark.parametrize("state", ["no SKP", "KONSEP", "PENILAIAN", "no active jabatan", "no riwayat"])
def test_the_empty_page_gives_the_dashboards_reason(cast: Cast, client: Client, state: str) -> None:
    """F10: the same words, the same next step."""
    if state == "KONSEP":
        build_skp.konsep(cast.riwayat)
    elif state == "PENILAIAN":
        build_skp.diajukan(cast.riwayat)
    elif state == "no active jabatan":
        RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(aktif=False)
    elif state == "no riwayat":
        RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(tahun=2022)
    title, page = {
        "no SKP": ("Buat SKP 2023", "/skp/tambah/"),
        "KONSEP": ("Ajukan SKP 2023", "/skp/"),
        "PENILAIAN": ("SKP 2023 menunggu persetujuan", "/skp/"),
        "no active jabatan": ("Tidak ada jabatan aktif", "/riwayat-jabatan/"),
        "no riwayat": ("Isi riwayat jabatan 2023", "/riwayat-jabatan/salin/"),
    }[state]
    empty, dashboard = isi(client), isi(client, "/")
    said = empty.split("Aktivitas belum dapat dicatat</h2>")[1].split("</div>")[0]
    assert title in said
    assert page in said
    assert title in dashboard
    if state == "PENILAIAN":
        assert f"{cast.penilai.akun.nama} · diajukan" in said
