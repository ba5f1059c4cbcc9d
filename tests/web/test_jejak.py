"""The audit trail through the web door: found, read in words, taken away, never changed (F8.8)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from sikinerja.jejak import rules
from sikinerja.jejak.models import Jejak
from sikinerja.jejak.rules.objek import kata_objek
from sikinerja.jejak.rules.tindakan import kata_aksi
from sikinerja.kepegawaian.models import Pegawai
from tests.builders.jejak import jejak
from tests.cast import Cast, moment

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db
JEJAK = "/kelola/jejak/"


def words(client: Client, **query: object) -> str:
    return client.get(JEJAK, query).text.split("<tbody", 1)[-1]


def test_bkd_finds_by_person_as_doer_or_as_the_one_it_was_done_for(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    jejak(cast.pengelola, untuk=cast.pegawai, aksi="kepegawaian.edit_profil")
    jejak(cast.pegawai, aksi="skp.ajukan", objek_jenis="skp.skp")
    jejak(cast.rekan, aksi="realisasi.ajukan")

    both = words(client, q="yohanes")
    assert "Kepegawaian: ubah profil" in both
    assert "SKP: ajukan" in both
    assert "Realisasi: ajukan" not in both
    assert "SKP: ajukan" not in words(client, q="19900417", peran="untuk")
    assert "ubah profil" not in words(client, q="yohanes", peran="pelaku")
    assert "Tidak ada jejak yang cocok" in words(client, q="tidak bernama")


def test_it_is_found_by_deed_object_and_day(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    jejak(
        cast.rekan, aksi="skp.ajukan", objek_jenis="skp.skp", objek_id=3, pada=moment("2023-02-28 23:59:59")
    )
    jejak(
        cast.rekan, aksi="skp.terima", objek_jenis="skp.skp", objek_id=4, pada=moment("2023-03-01 00:00:00")
    )

    assert "SKP: terima" not in words(client, aksi="skp.ajukan")
    assert "SKP: ajukan" not in words(client, objek="skp.skp", nomor=4)
    assert "SKP: terima" not in words(client, sampai="2023-02-28")
    assert "SKP: ajukan" not in words(client, dari="2023-03-01")
    nonsense = words(client, dari="kemarin", nomor="x", aksi="' OR 1=1", sebelum="x|y")
    assert "SKP: ajukan" in nonsense


def test_pengelola_reads_of_the_own_people_alone(cast: Cast, login: Login) -> None:
    jejak(cast.bkd, untuk=cast.pegawai, aksi="kepegawaian.edit_profil")
    strange = jejak(cast.pengelola_lain, untuk=cast.orang_lain, aksi="mutasi.mutasi")
    jejak(None, aksi="surat.ambil")

    client = login(cast.pengelola)
    found = words(client)
    assert "ubah profil" in found
    assert "Mutasi: mutasi" not in found
    assert "Surat" not in found
    assert client.get(f"{JEJAK}{strange.pk}/").status_code == 404
    assert "Mutasi: mutasi" not in client.get(f"{JEJAK}ekspor/", {"bentuk": "csv"}).getvalue().decode()


def test_pages_follow_each_other_without_a_gap(cast: Cast, login: Login) -> None:
    at = moment("2023-03-06 10:00")
    rows = [jejak(cast.rekan, pada=at + timedelta(seconds=n // 3), objek_id=n) for n in range(120)]
    client, seen, query = login(cast.bkd), [], {"aksi": "kepegawaian.ubah_riwayat"}
    while True:
        page = client.get(JEJAK, query).text
        seen += [row.objek_id for row in reversed(rows) if f"/kelola/jejak/{row.pk}/" in page]
        if "sebelum=" not in page:
            break
        link = page.split("sebelum=", 1)[1].split('"', 1)[0]
        query["sebelum"] = link.replace("%3A", ":").replace("%2B", "+").replace("%7C", "|")
    assert seen == list(range(119, -1, -1))


def test_a_row_is_read_in_words(cast: Cast, login: Login) -> None:
    lama = {"jabatan_id": cast.jabatan_staf.pk, "tahun": 2023, "aktif": True}
    baru = {"jabatan_id": cast.jabatan_kabid.pk, "tahun": 2023, "aktif": False}
    data = {"lama": lama, "baru": baru, "alasan": "<b>SK 1</b>", "penilai_id": cast.penilai.pk}
    row = jejak(cast.pengelola, untuk=cast.pegawai, sebagai="Pengelola Kepegawaian", data=data)
    text = login(cast.bkd).get(f"{JEJAK}{row.pk}/").text
    for found in (
        "Pranata Komputer Ahli Pertama",
        "Kepala Bidang Pengembangan",
        "SK 1",
        "Pengelola Kepegawaian",
    ):
        assert found in text
    assert "Ratna Penilai Contoh, SH" in text
    assert ">2023<" not in text, "what did not change is left out"
    assert "Semua jejak Riwayat jabatan 7" in text


def test_an_export_holds_what_was_found_and_is_written_down(cast: Cast, login: Login) -> None:
    jejak(cast.rekan, aksi="skp.ajukan", data={"catatan": "=1+1"})
    jejak(cast.rekan, aksi="skp.terima")
    client = login(cast.bkd)
    answer = client.get(f"{JEJAK}ekspor/", {"aksi": "skp.ajukan", "bentuk": "csv"})
    text = answer.getvalue().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [line[4] for line in lines] == ["Tindakan", "SKP: ajukan"]
    assert lines[1][7] == "Catatan: =1+1"
    assert client.get(f"{JEJAK}ekspor/", {"aksi": "skp.ajukan"}).getvalue()[:2] == b"PK"

    kept = Jejak.objects.filter(aksi="jejak.ekspor")
    assert [row.data for row in kept] == [{"baris": 1, "pencarian": {"aksi": "skp.ajukan"}}] * 2


def test_too_long_an_export_says_how_to_mend_it(
    cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sikinerja.web.jejak.views.EKSPOR_XLSX", 2)
    for _ in range(3):
        jejak(cast.rekan)
    client = login(cast.bkd)
    assert client.get(f"{JEJAK}ekspor/").status_code == 303
    assert "lebih dari 2 baris" in client.get(JEJAK).text


def test_nobody_changes_what_was_written(cast: Cast) -> None:
    row = jejak(cast.rekan)
    for change in (row.delete, lambda: Jejak.objects.update(nama="Orang lain")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_unknown_deeds_and_objects_are_still_readable() -> None:
    assert kata_aksi("ruang_baru.buat_sesuatu") == "Ruang_baru: buat sesuatu"
    assert kata_objek("ruang.benda", 3) == "Benda 3"
    assert kata_objek("", None) == ""
    found = rules.rincian("x.y", {"daftar": [1, 2], "rinci": {"a": None}, "kosong": []}, {})
    assert [(b.label, b.baru) for b in found] == [("Daftar", "1, 2"), ("Rinci", "A: –"), ("Kosong", "–")]
    edited = rules.rincian("kepegawaian.edit_profil", {"no_hp": ["", "0812"]}, {})
    assert (edited[0].label, edited[0].lama, edited[0].baru) == ("No hp", "–", "0812")
