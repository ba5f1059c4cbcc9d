"""Import on the page: upload, look, decide; whoever and whatever does not belong is turned away in words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings
from python_calamine import load_workbook

from sikinerja.impor.models import Impor
from sikinerja.kepegawaian.models import Jabatan, Pegawai, Pengelola, PerangkatDaerah
from sikinerja.web import uploads
from sikinerja.worker import clock, imports
from tests.builders import impor as build
from tests.builders.impor import baris, counts, csv, diperiksa, diterapkan, rows, xlsx
from tests.cast import Cast, moment, next_nip

BARU = "/kelola/impor/baru/pegawai/"


@pytest.fixture(autouse=True)
def _stage(cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def sent(client: Client, isi: bytes, nama: str = "pegawai.csv"):  # type: ignore[no-untyped-def]
    return client.post(BARU, {"berkas": SimpleUploadedFile(nama, isi)})


def test_from_the_file_to_the_people(cast: Cast, login: Callable[..., Client]) -> None:
    client = login(cast.pengelola)
    page = client.get(BARU).text
    assert "Terhitung mulai tanggal" in page
    assert "NIP" in page
    answer = sent(client, csv(baris(cast, nama="Pegawai Tambahan"), baris(cast, "12")))
    assert answer.status_code == 303
    impor = Impor.objects.get()
    where = answer.headers["Location"]
    assert where == f"/kelola/impor/{impor.pk}/"
    assert 'hx-trigger="every 2s"' in client.get(where).text
    assert ProcrastinateJob.objects.filter(task_name="integrasi.impor_periksa").count() == 1
    assert "hx-get" in client.get(where, headers={"HX-Request": "true"}).text

    imports.periksa(impor.pekerjaan_id or 0)
    assert client.get(where, headers={"HX-Request": "true"}).headers["HX-Redirect"] == where
    page = client.get(where).text
    assert "NIP terdiri atas 18 angka" in page
    assert "Terapkan 1 baris" in page
    assert "Pegawai Tambahan" in client.get(where, {"tampilan": "baru"}).text
    assert "1 baris baru" in client.get(f"{where}terapkan/").text
    assert client.post(f"{where}terapkan/").status_code == 303
    impor.refresh_from_db()
    imports.terapkan(impor.pekerjaan_id or 0)
    page = client.get(where).text
    assert "Import selesai." in page
    assert "Beri password pertama" in page
    assert Pegawai.objects.filter(akun__nama="Pegawai Tambahan").exists()
    assert client.post(f"{where}terapkan/").status_code == 409
    assert "1 diterapkan" in client.get("/kelola/impor/").text


def test_what_is_no_file_is_told_in_the_form(cast: Cast, login: Callable[..., Client]) -> None:
    client = login(cast.bkd)
    for nama, isi, word in (
        ("pegawai.pdf", b"%PDF", "Salin tabelnya ke Excel"),
        ("pegawai", b"x", "Pilih berkas Excel (.xlsx, .xls)"),
        ("pegawai.csv", b"", "Berkas ini kosong"),
        (f"{'x' * 300}.csv", b"x", "terlalu panjang"),
    ):
        answer = sent(client, isi, nama)
        assert answer.status_code == 422
        assert word in answer.text
        assert "masih tersimpan" not in answer.text
    assert client.post(BARU).status_code == 422
    assert not Impor.objects.exists()
    assert build.stored() == []


def test_a_large_file_goes_over_the_disk_and_a_huge_one_is_refused(
    cast: Cast, login: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = login(cast.bkd)
    assert sent(client, csv(baris(cast)) + b";;;\n" * 1_000_000).status_code == 303
    assert Impor.objects.get().ukuran > 4_000_000
    monkeypatch.setattr(uploads, "MOST", 1000)
    answer = sent(client, b"x" * 5000)
    assert answer.status_code == 413
    assert "paling besar 20 MB" in answer.text
    monkeypatch.setattr(uploads, "DRAINED", 2000)
    assert sent(client, b"x" * 5000).status_code == 413
    assert sent(Client(), b"x" * 5000).status_code == 413
    assert Impor.objects.count() == 1


def test_what_the_check_refuses_is_told_on_the_page(cast: Cast, login: Callable[..., Client]) -> None:
    impor = diperiksa(cast.bkd, b"nama;alamat\nA;B\n")
    page = login(cast.bkd).get(f"/kelola/impor/{impor.pk}/").text
    assert "Berkas ditolak." in page
    assert "belum lengkap: tidak ada “Jenis kepegawaian”" in page
    assert "Judul yang ada: “Nama”, “alamat”" in page


def test_bad_rows_can_be_taken_home(cast: Cast, login: Callable[..., Client]) -> None:
    impor = diperiksa(cast.bkd, csv(baris(cast, "12", "=1+1"), baris(cast, jabatan="Tak Ada")))
    client = login(cast.bkd)
    answer = client.get(f"/kelola/impor/{impor.pk}/unduh/")
    sheet = load_workbook(io.BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()
    assert sheet[0][:5] == ["Baris", "Status", "Keterangan", "Pemilik NIP menurut data", "NIP"]
    assert [row[0] for row in sheet[1:]] == [2.0, 3.0]
    assert "Nama: berisi rumus" in str(sheet[1][2])
    text = b"".join(client.get(f"/kelola/impor/{impor.pk}/unduh/", {"bentuk": "csv"})).decode()
    assert ";(rumus);" in text


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
@pytest.mark.parametrize("jenis", ["pegawai", "perangkat-daerah", "unit-kerja", "jabatan"])
def test_what_is_exported_comes_back_unchanged(
    cast: Cast, login: Callable[..., Client], jenis: str, bentuk: str
) -> None:
    Pengelola.objects.create(pegawai=cast.rekan, perangkat_daerah=cast.badan)
    Pengelola.objects.create(pegawai=cast.rekan, perangkat_daerah=cast.dinas)
    PerangkatDaerah.objects.filter(pk=cast.badan.pk).update(tempat='=Kota; "Contoh"')
    Jabatan.objects.create(nama="Tanpa Kelas", jenis="PELAKSANA")
    answer = login(cast.bkd).get(f"/kelola/impor/ekspor/{jenis}/", {"bentuk": bentuk})
    assert answer.headers["Content-Disposition"].endswith(f'{jenis}-2023-03-07.{bentuk}"')
    impor = diperiksa(cast.bkd, b"".join(answer), jenis=jenis, nama=f"kembali.{bentuk}")
    assert impor.status == "SIAP", impor.pesan
    assert [row.salah or row.ubahan for row in rows(impor) if row.status != "TETAP"] == []
    assert impor.tetap == impor.baris > 1


def test_a_pengelola_gets_their_own_pd_only(cast: Cast, login: Callable[..., Client]) -> None:
    client = login(cast.pengelola)
    text = b"".join(client.get("/kelola/impor/ekspor/pegawai/", {"bentuk": "csv"})).decode()
    assert cast.pegawai.nip in text
    assert cast.orang_lain.nip not in text
    assert client.get("/kelola/impor/baru/unit-kerja/").status_code == 404
    theirs = diperiksa(cast.pengelola_lain, csv(baris(cast)))
    assert client.get(f"/kelola/impor/{theirs.pk}/").status_code == 404
    assert client.post(f"/kelola/impor/{theirs.pk}/terapkan/").status_code == 404
    bkd = login(cast.bkd)
    assert bkd.get(f"/kelola/impor/{theirs.pk}/").status_code == 200
    assert bkd.post(f"/kelola/impor/{theirs.pk}/terapkan/").status_code == 403
    assert bkd.post(f"/kelola/impor/{theirs.pk}/batalkan/").status_code == 303


def test_units_come_in_with_the_units_above_them(cast: Cast) -> None:
    judul = "perangkat_daerah;nama;jenis;induk"
    isi = csv(
        ["BADAN", "Seksi Satu", "Lainnya", "UPTD Baru"],
        ["BADAN", "UPTD Baru", "UPTD", "Badan Contoh Daerah"],
        ["BADAN", "Bidang Pengembangan", "Bidang", "UPTD Baru"],
        ["BADAN", "Lingkar Satu", "", "Lingkar Dua"],
        ["BADAN", "Lingkar Dua", "", "Lingkar Satu"],
        judul=judul,
    )
    impor = diterapkan(cast.bkd, diperiksa(cast.bkd, isi, jenis="unit-kerja"))
    assert counts(impor) == (2, 1, 0, 2)
    assert (impor.status, impor.diterapkan) == ("SELESAI", 3)
    cast.bidang.refresh_from_db()
    above = cast.bidang.induk
    assert above is not None
    assert above.nama == "UPTD Baru"
    assert counts(diperiksa(cast.bkd, isi, jenis="unit-kerja")) == (0, 0, 3, 2)


def test_rows_of_one_person_agree(cast: Cast) -> None:
    nip = next_nip()
    impor = diperiksa(
        cast.bkd,
        xlsx(
            [*baris(cast, nip, "Satu"), "ya"],
            [*baris(cast, nip, "Dua", tmt="2022-01-03"), "tidak"],
            [*baris(cast, (two := next_nip()), "Tiga"), "ya"],
            [*baris(cast, two, "Tiga", tmt="2022-01-03"), "ya"],
            [*baris(cast, (three := next_nip()), "Empat", tahun="2022"), "tidak"],
            [*baris(cast, three, "Empat"), "ya"],
            judul=f"{build.JUDUL};aktif",
        ),
        nama="pegawai.xlsx",
    )
    said = {row.nomor: row.salah[0][1] for row in rows(impor) if row.salah}
    assert said == {
        2: "baris 3 untuk orang yang sama salah",
        3: "berbeda dengan baris 2 untuk orang yang sama",
        4: "baris 5 untuk orang yang sama salah",
        5: "riwayat yang aktif sudah ada pada baris 4; tulis tidak pada salah satunya",
    }
    impor = diterapkan(cast.bkd, impor)
    assert (impor.diterapkan, impor.bentrok) == (2, 0)
    history = Pegawai.objects.get(nip=three).riwayat.order_by("tahun").values_list("tahun", "aktif")
    assert list(history) == [(2022, False), (2023, True)]
