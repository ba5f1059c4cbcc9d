"""Menu SKP through the web door: answers, messages, fragments, wrong input, budgets."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.skp import messages
from sikinerja.skp.models import Indikator, Rhk, RiwayatSkp, Skp, VersiRhk
from tests.builders import skp as build
from tests.cast import Cast, context, tenure

Login = Callable[[Pegawai], Client]
HTMX = {"HX-Request": "true"}
DIALOG = HTMX | {"X-Dialog": "1"}
ONE = {"teks": "Jumlah laporan", "target": "12,5", "satuan": "laporan", "ukuran": "KUANTITAS"}
YEAR = {"tahun": "2023", "periode_awal": "2023-01-01", "periode_akhir": "2023-12-31", "model": "JAJF"}


def to(name: str, *args: int) -> str:
    return reverse(f"skp:{name}", args=args)


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """A KONSEP of the owner with one RHK and two indikator."""
    return build.konsep(cast.riwayat, rhk=1, indikator=2)


@pytest.fixture
def owner(cast: Cast, login: Login) -> Client:
    return login(cast.pegawai)


def test_the_list_says_what_to_do_first(owner: Client) -> None:
    page = text(owner.get(to("daftar")))
    assert "Belum ada SKP" in page
    assert to("tambah") in page


def test_a_card_says_everything(owner: Client, skp: Skp) -> None:
    page = text(owner.get(to("daftar")))
    words = ("SKP 2023", "Konsep", "1 Januari s/d 31 Desember 2023", "Pranata Komputer Ahli Pertama")
    for word in (
        *words,
        "Badan Contoh Daerah",
        "Bidang Pengembangan",
        "Ratna Penilai Contoh, SH",
        "belum ada",
    ):
        assert word in page


def test_choosing_a_riwayat_swaps_the_form_only(owner: Client, cast: Cast) -> None:
    answer = owner.get(to("tambah"), {"riwayat": cast.riwayat.pk}, headers=HTMX)
    assert text(answer).lstrip().startswith("<form")
    assert 'value="2023-01-01"' in text(answer)


def test_choosing_a_riwayat_without_javascript(owner: Client, cast: Cast) -> None:
    answer = owner.post(to("tambah"), {"riwayat": cast.riwayat.pk, "pilih": "1"})
    assert answer.headers["Location"] == f"{to('tambah')}?riwayat={cast.riwayat.pk}"
    assert not Skp.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("tahun", "dua ribu", "Isi tahun dengan empat angka"),
        ("tahun", "99999999999999999999", "2100"),
        ("periode_awal", "2022-12-31", "Periode awal harus di dalam tahun 2023"),
        ("periode_akhir", "2023-02-30", "tanggal"),
        ("periode_akhir", "2022-12-31", "Periode akhir harus di dalam tahun 2023"),
        ("model", "XXX", "Pilih salah satu"),
        ("riwayat", "999999999", "Pilih salah satu"),
        ("riwayat", "1" * 30, "Pilih salah satu"),
    ],
)
def test_tambah_answers_wrong_input(owner: Client, cast: Cast, field: str, value: str, words: str) -> None:
    data = YEAR | {"riwayat": str(cast.riwayat.pk)} | {field: value}
    answer = owner.post(to("tambah"), data)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Skp.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("teks", "", "Wajib diisi."),
        ("teks", "x" * 1001, "Paling banyak 1000 karakter"),
        ("target", "dua belas", "Isi dengan angka, misalnya 12 atau 95,5"),
        ("target", "-1", "Angka tidak boleh kurang dari 0"),
        ("target", "9" * 25, "Isi dengan angka 0 sampai"),
        ("target", "1,23456", "Paling banyak 4 angka di belakang koma"),
        ("target", "NaN", "Isi dengan angka"),
        ("satuan", "y" * 61, "Paling banyak 60 karakter"),
        ("ukuran", "ANGGARAN", "Pilih salah satu"),
        ("teks", "indikator  1.1", "masing-masing indikator berbeda"),
        ("teks", "a\x00b", "null"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_indikator_answers_wrong_input(
    owner: Client, skp: Skp, *, field: str, value: str, words: str, headers: dict[str, str]
) -> None:
    rhk = skp.rhk.get()
    answer = owner.post(to("tambah_indikator", skp.pk, rhk.pk), ONE | {field: value}, headers=headers)
    assert answer.status_code == 422
    assert words in text(answer)
    assert "Isian Anda tidak hilang" in text(answer)
    assert ("<html" in text(answer)) is not bool(headers)
    assert Indikator.objects.count() == 2


def test_a_saved_indikator_swaps_its_rows_and_the_list_of_what_is_missing(owner: Client, skp: Skp) -> None:
    rhk = skp.rhk.get()
    answer = owner.post(to("tambah_indikator", skp.pk, rhk.pk), ONE, headers=HTMX)
    assert answer.status_code == 200
    assert text(answer).lstrip().startswith(f'<tbody id="rhk-{rhk.pk}"')
    assert "12,5 laporan" in text(answer)
    assert 'hx-swap-oob="true"' in text(answer)
    assert "data-focus" in text(answer)


def test_editing_in_place_shows_the_number_as_people_write_it(owner: Client, skp: Skp) -> None:
    row = Indikator.objects.order_by("id").first()
    assert row is not None
    Indikator.objects.filter(pk=row.pk).update(target="1234.5")
    answer = owner.get(to("ubah_indikator", skp.pk, row.pk), headers=HTMX)
    assert 'value="1.234,5"' in text(answer)
    data = ONE | {"target": "1.500", "target_dibaca": "1.500", "teks": "  Jumlah \n laporan "}
    assert owner.post(to("ubah_indikator", skp.pk, row.pk), data, headers=HTMX).status_code == 200
    row.refresh_from_db()
    assert (row.teks, row.target) == ("Jumlah laporan", 1500)


def test_long_and_strange_texts_are_kept_apart(owner: Client, skp: Skp) -> None:
    """Text that grows when folded, or that is too long for an index, is no accident."""
    for value in ("ß" * 1000, "\U0001f600" * 999 + "a", "\U0001f600" * 999 + "b"):
        answer = owner.post(to("tambah_indikator", skp.pk, skp.rhk.get().pk), ONE | {"teks": value})
        assert answer.status_code == 303, text(answer)
    again = owner.post(to("tambah_indikator", skp.pk, skp.rhk.get().pk), ONE | {"teks": "ß" * 1000})
    assert again.status_code == 422


def test_rhk_form_keeps_what_was_typed(owner: Client, cast: Cast, skp: Skp) -> None:
    build.disetujui(cast.riwayat_penilai)
    data = {"jenis": "UTAMA", "teks": "Terlaksananya rapat", "intervensi": "1" * 30}
    answer = owner.post(to("tambah_rhk", skp.pk), data, headers=DIALOG)
    assert answer.status_code == 422
    assert "Terlaksananya rapat" in text(answer)
    assert "<html" not in text(answer)


def test_rhk_added_in_the_dialog_leads_back_to_its_row(owner: Client, cast: Cast, skp: Skp) -> None:
    build.disetujui(cast.riwayat_penilai)
    data = {"jenis": "TAMBAHAN", "teks": "Rapat", "intervensi": VersiRhk.objects.order_by("id")[0].pk}
    answer = owner.post(to("tambah_rhk", skp.pk), data, headers=DIALOG)
    rhk = Rhk.objects.get(teks="Rapat")
    assert answer.headers["HX-Redirect"] == f"{to('detail', skp.pk)}?rhk={rhk.pk}"
    assert f'{to("ubah_rhk", skp.pk, rhk.pk)}" data-dialog data-focus' in text(
        owner.get(answer.headers["HX-Redirect"])
    )


def test_moving_swaps_the_table(owner: Client, cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=2)
    second = skp.rhk.get(urutan=2)
    answer = owner.post(to("geser_rhk", skp.pk, second.pk), {"arah": "naik"}, headers=HTMX)
    assert text(answer).lstrip().startswith('<section id="rencana"')
    assert text(answer).index("Rencana Utama 2") < text(answer).index("Rencana Utama 1")
    assert owner.post(to("geser_rhk", skp.pk, second.pk), {"arah": "turun"}).status_code == 303


def test_deleting_asks_first(owner: Client, skp: Skp) -> None:
    rhk = skp.rhk.get()
    assert "beserta 2 indikatornya" in text(owner.get(to("hapus_rhk", skp.pk, rhk.pk)))
    assert owner.post(to("hapus_rhk", skp.pk, rhk.pk)).status_code == 303
    assert owner.post(to("hapus", skp.pk)).headers["Location"] == to("daftar")
    assert not Skp.objects.exists()


def test_ajukan_shows_what_is_missing_instead_of_the_form(owner: Client, skp: Skp) -> None:
    page = text(owner.get(to("ajukan", skp.pk), headers=DIALOG))
    assert "1 hal lagi sebelum dapat diajukan" in page
    assert "<form" not in page


def test_a_double_click_and_a_stale_page(owner: Client, cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    again = {"langkah": "0", "catatan": RiwayatSkp.objects.get(skp=skp).catatan}
    assert owner.post(to("ajukan", skp.pk), again).status_code == 303
    assert owner.post(to("ajukan", skp.pk), again | {"catatan": "Lain sama sekali"}).status_code == 409
    assert RiwayatSkp.objects.count() == 1
    stale = owner.post(to("tarik", skp.pk), {"langkah": "7"}, headers=DIALOG)
    assert stale.status_code == 409
    said = json.loads(stale.headers["HX-Trigger"])["pesan"]["text"]
    assert said.startswith("SKP: diajukan oleh Anda pada 3 Januari 2023 pukul 08:00.")


def test_forms_of_steps_that_do_not_fit_any_more(owner: Client, cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat, rhk=1)
    rhk = skp.rhk.get()
    for name, args in (("ubah", ()), ("hapus", ()), ("ajukan", ()), ("tambah_rhk", ()), ("baris", (rhk.pk,))):
        answer = owner.get(to(name, skp.pk, *args))
        assert (answer.status_code, answer.headers["Location"]) == (303, to("detail", skp.pk)), name
        assert owner.get(to(name, skp.pk, *args), headers=DIALOG).status_code == 409, name
    answer = owner.post(to("tambah_indikator", skp.pk, rhk.pk), ONE)
    assert answer.status_code == 409
    assert "selama berstatus KONSEP" in text(answer)


@pytest.mark.parametrize("number", ["0", "999999999", "1" * 30])
def test_forged_ids_are_not_found(owner: Client, skp: Skp, number: str) -> None:
    for path in (f"/skp/{number}/", f"/skp/{skp.pk}/rhk/{number}/ubah/", f"/skp/{skp.pk}/rhk/{number}/",
                 f"/skp/{skp.pk}/indikator/{number}/ubah/", f"/penilaian/skp/{number}/"):  # fmt: skip
        assert owner.get(path).status_code == 404, path
    assert owner.get(to("detail", skp.pk), {"rhk": number}).status_code == 200
    assert owner.get(to("salin", skp.pk), {"sumber": number}).status_code == 200


def test_salin_previews_and_copies(owner: Client, cast: Cast) -> None:
    build.disetujui(in_year(cast, 2022), rhk=10, indikator=4)
    skp_id = build.konsep(cast.riwayat, rhk=2).pk
    page = text(owner.get(to("salin", skp_id)))
    assert "SKP 2022" in page
    assert "sudah ada, dilewati" in page
    source = Skp.objects.get(tahun=2022)
    answer = owner.get(owner.post(to("salin", skp_id), {"sumber": source.pk}).headers["Location"])
    assert "Berhasil menyalin 8 Rencana Hasil Kerja dan 32 Indikator." in text(answer)
    assert "2 RHK dilewati" in text(answer)
    assert "sudah ada pada SKP 2023" in text(owner.get(to("salin", skp_id)))


def test_salin_without_a_source_says_so(owner: Client, skp: Skp) -> None:
    assert "Belum ada SKP yang dapat disalin" in text(owner.get(to("salin", skp.pk)))
    assert owner.post(to("salin", skp.pk), {"sumber": skp.pk}).status_code == 422


def test_a_note_is_shown_without_anything_but_its_marks(owner: Client, cast: Cast) -> None:
    skp = build.konsep(cast.riwayat_kepala, rhk=1, indikator=1)
    client = Client()
    client.force_login(cast.kepala.akun)
    note = '<b onclick="x()">tebal</b><img src=x onerror=y()><a href="javascript:z()">tautan</a>'
    client.post(to("ajukan", skp.pk), {"langkah": "0", "catatan": note})
    page = text(client.get(to("detail", skp.pk)))
    assert "<b>tebal</b>tautan" in page
    for word in ("onclick", "onerror", "javascript:"):
        assert word not in page


def in_year(cast: Cast, tahun: int) -> RiwayatJabatan:
    return tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=tahun,
        aktif=False,
    )


def heavy(cast: Cast) -> Skp:
    build.disetujui(cast.riwayat_penilai)
    return build.konsep(cast.riwayat, rhk=12, indikator=5)


@pytest.mark.parametrize("name", ["detail", "ajukan", "tambah_rhk", "salin", "ubah"])
def test_budget_with_60_indikator(
    owner: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries, name: str
) -> None:
    skp = heavy(cast)
    with django_assert_max_num_queries(12):
        assert owner.get(to(name, skp.pk)).status_code == 200


def test_budget_of_an_edit_in_place(
    owner: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = Indikator.objects.filter(rhk__skp=heavy(cast)).order_by("id")[0]
    with django_assert_max_num_queries(12):
        assert owner.get(to("ubah_indikator", row.rhk.skp_id, row.pk), headers=HTMX).status_code == 200


def test_budget_of_many_skp(
    owner: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for tahun in range(2008, 2023):
        build.disetujui(in_year(cast, tahun), rhk=1, indikator=1)
    with django_assert_max_num_queries(12):
        assert "Halaman 1 dari 2" in text(owner.get(to("daftar")))


def test_letters_lead_to_pages_that_exist(cast: Cast, login: Login) -> None:
    skp = build.diajukan(cast.riwayat)
    words: dict[str, Any] = {"skp_id": skp.pk, "tahun": 2023, "nama": "Yohanes"}
    penilai, owner = login(cast.penilai), login(cast.pegawai)
    asked = (messages.revisi_diajukan, messages.revisi_dibatalkan, messages.perubahan_diajukan)
    for letter in (messages.diajukan(**words), messages.ditarik(**words), *(m(**words) for m in asked)):
        assert penilai.get(letter.tautan).status_code == 200
    told = (messages.revisi_diterima, messages.revisi_ditolak, messages.perubahan_diterima)
    for letter in (messages.dikembalikan(**words), messages.diterima(**words), *(m(**words) for m in told)):
        assert owner.get(letter.tautan).status_code == 200
    assert penilai.get(messages.penilai_tanpa_skp(tahun=2023, nama="x").tautan).status_code == 200


def test_what_people_read_is_also_for_the_system(cast: Cast) -> None:
    """The system itself owns and rates nothing."""
    from sikinerja.skp import queries

    skp = build.konsep(cast.riwayat)
    assert not queries.relations(context(None).actor, skp) & {"pemilik", "penilai"}


def test_where_nothing_can_be_added_the_page_says_what_can_be_done(
    cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    """F9: a link to the SKP there is and to Mutasi, never to another riwayat by hand."""
    owner, plan = login(cast.pegawai), build.disetujui(cast.riwayat)
    for address in ("/skp/", "/skp/tambah/"):
        page = text(owner.get(address))
        assert "Setiap riwayat jabatan Anda sudah memiliki SKP." in page
        assert reverse("skp:detail", args=[plan.pk]) in page
        assert reverse("mutasi:lihat") in page
        assert "Tambah SKP</a>" not in page
        assert reverse("riwayat_jabatan:tambah") not in page
    at("2024-01-05 09:00")
    assert "isi riwayat jabatan 2024" in text(login(cast.pegawai).get("/skp/tambah/"))


def test_without_a_riwayat_one_is_asked_for_first(cast: Cast, login: Login) -> None:
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).delete()
    for address in ("/skp/", "/skp/tambah/"):
        assert reverse("riwayat_jabatan:tambah") in text(login(cast.pegawai).get(address))
