"""Revision, versions and lampiran through the web door (F3.11)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Ekspektasi, Indikator, Lampiran, Rhk, Skp
from tests.builders import skp as build
from tests.cast import Cast

Login = Callable[[Pegawai], Client]


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def words(answer: HttpResponse) -> str:
    """What is read aloud: the page's text without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text(answer)))


def to(name: str, *args: int) -> str:
    return reverse(name, args=args)


@pytest.fixture
def owner(cast: Cast, login: Login) -> Client:
    return login(cast.pegawai)


@pytest.fixture
def penilai(cast: Cast, login: Login) -> Client:
    return login(cast.penilai)


def test_who_is_approved_may_ask_for_a_revision(owner: Client, cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat)
    page = text(owner.get(to("skp:detail", skp.pk)))
    assert "Ajukan Revisi RHK" in page
    assert "Batalkan Revisi" not in page
    assert "Ubah rencana" not in page
    form = text(owner.get(to("skp:ajukan_revisi", skp.pk)))
    assert "Menambah RHK dan Indikator terkait Penilaian Kompetensi" in form
    answer = owner.post(to("skp:ajukan_revisi", skp.pk), {"langkah": skp.langkah, "catatan": " "})
    assert answer.status_code == 422
    assert "Catatan wajib diisi." in text(answer)


def test_waiting_for_an_answer_says_what_holds_meanwhile(owner: Client, penilai: Client, cast: Cast) -> None:
    skp = build.revisi(cast.riwayat)
    page = text(owner.get(to("skp:detail", skp.pk)))
    assert "Revisi menunggu jawaban pejabat penilai." in page
    assert "yang berlaku tetap versi 1" in page
    assert "Tarik kembali revisi" in page
    assert "Tahapan revisi SKP" in page
    theirs = text(penilai.get(to("penilaian_skp:detail", skp.pk)))
    assert "Terima Revisi" in theirs
    assert "Tolak Revisi" in theirs
    listed = text(penilai.get(to("penilaian_skp:daftar")))
    assert "menunggu Anda sejak 1 Februari 2023" in listed


def test_during_a_revision_nothing_approved_offers_to_be_deleted(owner: Client, cast: Cast) -> None:
    skp = build.direvisi(cast.riwayat)
    page = text(owner.get(to("skp:detail", skp.pk)))
    old, new = Rhk.objects.filter(skp=skp, sejak_versi=1), Rhk.objects.get(skp=skp, sejak_versi=0)
    assert to("skp:hapus_rhk", skp.pk, new.pk) in page
    assert all(to("skp:hapus_rhk", skp.pk, r.pk) not in page for r in old)
    added = Indikator.objects.filter(rhk__skp=skp, sejak_versi=0)
    assert all(to("skp:hapus_indikator", skp.pk, i.pk) in page for i in added)
    answer = owner.post(to("skp:hapus_rhk", skp.pk, old[0].pk))
    assert answer.status_code == 409
    assert "mengubahnya atau menambah yang baru" in text(answer)


@pytest.mark.parametrize("who", ["owner", "penilai"])
def test_what_changed_is_said_in_words(cast: Cast, login: Login, who: str) -> None:
    skp = build.revisi_diajukan(cast.riwayat)
    Ekspektasi.objects.filter(skp=skp, perilaku="LOYAL").update(teks="Setia pada tugas")
    page = "skp:detail" if who == "owner" else "penilaian_skp:detail"
    answer = login(cast.pegawai if who == "owner" else cast.penilai).get(to(page, skp.pk))
    seen = words(answer)
    assert "1 RHK baru, 1 RHK diubah, 2 indikator baru, 1 indikator diubah, 1 ekspektasi diubah" in seen
    assert "Diubah Rencana yang diubah Semula: Rencana Utama 1" in seen
    assert "24 laporan Semula: 12 dokumen" in seen
    assert "Baru Rencana Utama 9" in seen
    assert "Setia pada tugas Semula: Harapan Loyal" in seen
    marked = text(answer)
    assert '<del class="diff-del">Rencana Utama 1</del>' in marked
    assert '<ins class="diff-add">Rencana Utama 9</ins>' in marked


def test_an_edit_in_place_marks_it_at_once(owner: Client, cast: Cast) -> None:
    skp = build.direvisi(cast.riwayat)
    row = Indikator.objects.filter(rhk__skp=skp, sejak_versi=1, target=12)[0]
    data = {"teks": "Lain", "target": "12", "satuan": "dokumen", "ukuran": "BIAYA"}
    answer = owner.post(to("skp:ubah_indikator", skp.pk, row.pk), data, headers={"HX-Request": "true"})
    assert f'Semula: <del class="diff-del">{row.teks}</del>' in text(answer)


def test_in_the_last_month_the_page_says_what_the_realisasi_akhir_waits_for(
    owner: Client, cast: Cast, at: Callable[[str], None]
) -> None:
    skp = build.revisi(cast.riwayat)
    waits = "Realisasi akhir menunggu revisi ini."
    at("2023-11-30 23:59:59")
    assert waits not in text(owner.get(to("skp:detail", skp.pk)))
    at("2023-12-01 08:00")
    assert waits in text(owner.get(to("skp:detail", skp.pk)))


def test_giving_up_leads_back_to_the_last_versi(owner: Client, cast: Cast) -> None:
    skp = build.direvisi(cast.riwayat)
    form = text(owner.get(to("skp:batalkan_revisi", skp.pk)))
    assert "kembali persis seperti versi 1" in form
    assert owner.post(to("skp:batalkan_revisi", skp.pk), {"langkah": skp.langkah}).status_code == 303
    answer = owner.get(to("skp:detail", skp.pk))
    assert "Revisi dibatalkan. SKP berlaku seperti versi 1." in text(answer)
    assert "Rencana yang diubah" not in text(answer)


def test_a_refused_revision_shows_its_reason(owner: Client, penilai: Client, cast: Cast) -> None:
    skp = build.revisi(cast.riwayat)
    there = to("penilaian_skp:tolak_revisi", skp.pk)
    assert penilai.post(there, {"langkah": skp.langkah, "catatan": ""}).status_code == 422
    data = {"langkah": skp.langkah, "catatan": "Target <b>sudah</b> sesuai<script>x</script>"}
    assert penilai.post(there, data).status_code == 303
    page = text(owner.get(to("skp:detail", skp.pk)))
    assert "Revisi ditolak oleh Ratna Penilai Contoh, SH." in page
    assert "Target <b>sudah</b> sesuai" in page
    assert "<script>x" not in page


def versi_2(cast: Cast) -> Skp:
    """An SKP with two versions."""
    skp = build.disetujui(cast.riwayat, rhk=1, indikator=1)
    build.step(skp, "ajukan_revisi", "REVISI", cast.pegawai, build.DIREVISI)
    build.step(skp, "terima_revisi", "KONSEP", cast.penilai, build.DIREVISI)
    Rhk.objects.filter(skp=skp).update(teks="Kedua")
    return build.approve(skp)


def test_a_versi_reads_as_it_was_approved(owner: Client, penilai: Client, cast: Cast) -> None:
    skp = versi_2(cast)
    cast.pegawai.akun.__class__.objects.filter(pk=cast.pegawai.akun_id).update(nama="Nama Sekarang")
    first = words(owner.get(to("skp:versi", skp.pk, 1)))
    assert "Versi lama. Yang berlaku adalah versi 2" in first
    assert "Rencana Utama 1" in first
    assert "Kedua" not in first
    assert "Yohanes Pegawai Contoh, S.Kom" in first
    assert "Disetujui 4 Januari 2023" in first
    second = words(penilai.get(to("skp:versi", skp.pk, 2)))
    assert "Perubahan terhadap versi 1: 1 RHK diubah" in second
    assert "Kedua Semula: Rencana Utama 1" in second
    plain = words(owner.get(to("skp:versi", skp.pk, 2), {"banding": "0"}))
    assert "Semula" not in plain
    assert owner.get(to("skp:versi", skp.pk, 3)).status_code == 404
    assert "Versi 1 disetujui" in words(owner.get(to("skp:detail", skp.pk)))


@pytest.mark.parametrize("banding", ["7", "x", "-1", "9" * 30, "2"])
def test_nonsense_compares_with_the_one_before(owner: Client, cast: Cast, banding: str) -> None:
    skp = versi_2(cast)
    answer = owner.get(to("skp:versi", skp.pk, 2), {"banding": banding})
    assert "Perubahan terhadap versi 1" in text(answer)


def test_lampiran_is_written_line_by_line(owner: Client, penilai: Client, cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    assert "Isi lampiran" in text(owner.get(to("skp:detail", skp.pk)))
    data = {"DUKUNGAN": " Laptop  baru \r\n\r\nInternet\n", "KONSEKUENSI": ""}
    assert owner.post(to("skp:lampiran", skp.pk), data).status_code == 303
    assert [(b.bagian, b.butir) for b in Lampiran.objects.all()] == [
        ("DUKUNGAN", ["Laptop baru", "Internet"])
    ]
    seen = words(penilai.get(to("penilaian_skp:detail", skp.pk)))
    assert "Dukungan Sumber Daya Laptop baru Internet" in seen
    assert owner.post(to("skp:lampiran", skp.pk), {"DUKUNGAN": ""}).status_code == 303
    assert not Lampiran.objects.exists()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("\n".join(["x"] * 21), "Satu bagian memuat paling banyak 20 butir."),
        ("x" * 501, "Satu butir paling banyak 500 karakter."),
        ("Satu", "Sudah disetujui 2 butir: ubah atau tambah, jangan dikurangi."),
    ],
)
def test_lampiran_answers_wrong_input(owner: Client, cast: Cast, lines: str, message: str) -> None:
    made = build.konsep(cast.riwayat, rhk=1, indikator=1)
    Lampiran.objects.create(skp=made, bagian="KONSEKUENSI", butir=["Satu", "Dua"])
    build.isi_ekspektasi(made)
    build.approve(made)
    Skp.objects.filter(pk=made.pk).update(status="KONSEP")
    answer = owner.post(to("skp:lampiran", made.pk), {"KONSEKUENSI": lines})
    assert answer.status_code == 422
    assert message in text(answer)
    assert Lampiran.objects.get().butir == ["Satu", "Dua"]


def test_budget_of_a_revision_with_60_indikator(
    owner: Client, penilai: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    skp = build.revisi_diajukan(cast.riwayat, rhk=8, tambahan=4, indikator=5)
    for client, page in ((owner, "skp:detail"), (penilai, "penilaian_skp:detail")):
        with django_assert_max_num_queries(12):
            assert client.get(to(page, skp.pk)).status_code == 200
    build.approve(skp)
    with django_assert_max_num_queries(12):
        assert owner.get(to("skp:versi", skp.pk, 2)).status_code == 200


def test_an_empty_revision_asks_for_the_change_first(owner: Client, cast: Cast) -> None:
    above = build.disetujui(cast.riwayat_penilai).versi.get().rhk.first()
    skp = build.revisi(cast.riwayat, intervensi=above)
    build.step(skp, "terima_revisi", "KONSEP", cast.penilai, "2023-02-02 08:00")
    first = "Belum ada perubahan terhadap versi 1: ubah dahulu rencananya, atau batalkan revisi"
    for address in (to("skp:detail", skp.pk), to("skp:ajukan", skp.pk)):
        page = text(owner.get(address))
        assert first in page
        assert to("skp:batalkan_revisi", skp.pk) in page
        assert "Rencana sudah lengkap" not in page
    assert 'name="catatan"' not in text(owner.get(to("skp:ajukan", skp.pk)))
    sent = owner.post(to("skp:ajukan", skp.pk), {"langkah": skp.langkah, "catatan": "Mohon diperiksa."})
    assert sent.status_code == 422
    assert "belum diajukan kepada pejabat penilai" not in text(owner.get("/"))

    Rhk.objects.filter(pk=skp.rhk.all()[0].pk).update(teks="Direvisi")
    assert "Rencana sudah lengkap" in text(owner.get(to("skp:detail", skp.pk)))
    form = text(owner.get(to("skp:ajukan", skp.pk)))
    assert "memeriksa perubahan rencana hasil kerja ini" in form
