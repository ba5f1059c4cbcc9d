"""`sikinerja load`: a whole province from files, all or nothing, twice without a change."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from sikinerja.akun.models import Akun
from sikinerja.cli.load import command
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import (
    Jabatan,
    Pegawai,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
    UnitKerja,
)
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PEGAWAI = (
    "nip;username;nama;jenis_kepegawaian;golongan;pengelola;tahun;jenis_jabatan;jabatan;tmt;"
    "perangkat_daerah;unit_kerja;penilai\n"
)
POSISI = "2023;Struktural;Kepala Bidang;2021-01-03;BADAN;Bidang Satu"
ORANG = (
    f"19900417 201502 1 003;;Budi Contoh;PNS;III/a;;{POSISI};198001012010011901\n"
    "198001012010011901;;Ani Kepala;PNS;IV/a;BADAN;2023;Struktural;Kepala Badan;2020-01-03;BADAN;Badan;"
    "gubernur\n"
    ";gubernur;Gubernur Contoh;Bukan ASN;;;;;;;;;\n"
)


def run(*words: object) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words], prog_name="sikinerja load")


@pytest.fixture
def write(tmp_path: Path):
    def file(text: str, name: str = "data.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return file


def said(result: Result) -> str:
    return str(result.output)


def organisation(write) -> None:
    steps = (
        ("perangkat-daerah", "kode,nama,tempat\nBADAN,Badan Contoh,Kota Contoh\n"),
        ("unit-kerja", "perangkat_daerah;nama;jenis;induk\nBADAN;Bidang Satu;Bidang;Badan\nBADAN;Badan;;\n"),
        ("jabatan", "nama;jenis;model_skp\nKepala Badan;Struktural;JPT\nKepala Bidang;Struktural;\n"),
        ("pangkat", "jenis_kepegawaian;golongan;nama;urutan\nPNS;III/a;Penata Muda;9\nPNS;IV/a;Pembina;13\n"),
    )  # fmt: skip
    for jenis, text in steps:
        result = run(jenis, write(text))
        assert result.exit_code == 0, said(result)


def test_a_province_comes_in_and_a_second_time_changes_nothing(db: None, write) -> None:
    organisation(write)
    file = write("\ufeff" + PEGAWAI + ORANG)

    assert "3 baru, 0 berubah, 0 sama." in said(run("pegawai", file))
    riwayat = RiwayatJabatan.objects.get(pegawai__nip="199004172015021003")
    assert (riwayat.jabatan.nama, riwayat.unit_kerja.induk.nama) == ("Kepala Bidang", "Badan")
    assert riwayat.penilai.akun.nama == "Ani Kepala"
    assert Pengelola.objects.get().pegawai.akun.nama == "Ani Kepala"
    assert not Akun.objects.get(username="gubernur").has_usable_password()

    before = Jejak.objects.count()
    assert "0 baru, 0 berubah, 3 sama." in said(run("pegawai", file))
    assert Jejak.objects.count() == before + 1
    assert RiwayatJabatan.objects.count() == 2

    pd = write("kode;nama;pimpinan\nBADAN;Badan Contoh;198001012010011901\n")
    assert "0 baru, 1 berubah, 0 sama." in said(run("perangkat-daerah", pd))
    assert "0 baru, 0 berubah, 1 sama." in said(run("perangkat-daerah", pd))
    assert PerangkatDaerah.objects.get().pimpinan.akun.nama == "Ani Kepala"
    unit = write("perangkat_daerah;nama;pimpinan\nBADAN;UPTD Contoh;198001012010011901\n")
    assert "1 baru, 0 berubah, 0 sama." in said(run("unit-kerja", unit))
    assert UnitKerja.objects.get(nama="UPTD Contoh").pimpinan.akun.nama == "Ani Kepala"


def test_one_wrong_line_and_nothing_is_written(cast: Cast, write) -> None:
    file = write("kode;nama\nBARU;Badan Baru\nLAGI;\n")
    result = run("perangkat-daerah", file)

    assert result.exit_code == 1
    assert "Baris 3: Nama: wajib diisi" in said(result)
    assert "Tidak ada yang disimpan." in said(result)
    assert not PerangkatDaerah.objects.filter(kode="BARU").exists()


def test_what_the_database_must_know_is_told_by_line_too(cast: Cast, write) -> None:
    staf = f"2023;Fungsional Tertentu;{cast.jabatan_staf};2021-01-03"
    rows = (
        f"{cast.pegawai.nip};;Yohanes;PNS;III/z;;;;;;;;",
        "199004172015021009;;A;PNS;;;2023;Fungsional Tertentu;Tak Ada;2021-01-03;BADAN;Bidang Pengembangan;",
        f"199004172015021010;;B;PNS;;;{staf};X;Bidang;",
        f"199004172015021011;;C;PNS;;;{staf};BADAN;Tak Ada;",
        f"{cast.rekan.nip};;D;PNS;;;{staf};BADAN;Bidang Pengembangan;{cast.kepala.nip}",
    )
    before = Pegawai.objects.count()
    result = run("pegawai", write(PEGAWAI + "\n".join(rows)))

    for words in (
        "Baris 2: Golongan: tidak ada golongan III/z",
        "Baris 3: Jabatan: tidak ada jabatan Tak Ada",
        "Baris 4: Perangkat daerah: tidak ada perangkat daerah dengan kode X",
        "Baris 5: Unit kerja: tidak ada unit kerja Tak Ada",
        "Baris 6: Penilai: berbeda dari yang tercatat",
    ):
        assert words in said(result)
    assert Pegawai.objects.count() == before


def test_no_circle_comes_in_through_a_file(db: None, write) -> None:
    organisation(write)
    one, two = "199004172015021003", "198001012010011901"
    rows = f"{one};;Budi;PNS;;;{POSISI};{two}\n{two};;Ani;PNS;;;{POSISI};{one}\n"
    result = run("pegawai", write(PEGAWAI + rows))

    assert result.exit_code == 1
    assert "Baris 3: Penilai:" in said(result)
    assert not Pegawai.objects.exists()


def test_a_spreadsheet_with_numbers_for_numbers_is_refused(db: None, tmp_path: Path) -> None:
    file = tmp_path / "pegawai.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["nip", "nama", "jenis_kepegawaian"])
        sheet.write_row(1, 0, [199004172015021003, "Budi", "PNS"])
        sheet.write_row(2, 0, ["19800101 201001 1 901", "Ani", "PNS"])
    result = run("pegawai", file)

    assert result.exit_code == 1
    assert "Baris 2: NIP: nomor tersimpan sebagai angka" in said(result)
    assert "Baris 3" not in said(result)


def test_a_sound_spreadsheet_comes_in_and_line_numbers_count_empty_lines(db: None, tmp_path: Path) -> None:
    file = tmp_path / "jabatan.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 0, ["nama", "jenis", "kelas"])
        sheet.write_row(3, 0, ["Analis", "Jabatan Pelaksana", 7])
        sheet.write_row(4, 0, ["Penyuluh", "Fungsional Tertentu", 8])
    assert "2 baru" in said(run("jabatan", file))
    assert Jabatan.objects.get(nama="Analis").kelas == 7
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 0, ["nama", "jenis", "kelas"])
        sheet.write_row(3, 0, ["Analis", "Entah", 7])
    assert "Baris 4: Jenis:" in said(run("jabatan", file))


@pytest.mark.parametrize("name", ["rusak.xlsx", "latin.csv", "kutip.csv"])
def test_a_file_that_cannot_be_read_is_told(db: None, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes('kode;nama\nA;"Caf\xe9\n'.encode("latin-1" if name == "latin.csv" else "utf-8"))
    result = run("perangkat-daerah", file)

    assert result.exit_code == 1
    assert "Traceback" not in said(result)
    assert not PerangkatDaerah.objects.exists()


def test_a_trial_writes_nothing(db: None, write) -> None:
    result = run("perangkat-daerah", write("kode;nama\nA;Badan A\n"), "--periksa")

    assert "1 baru" in said(result)
    assert "tidak ada yang disimpan" in said(result)
    assert not PerangkatDaerah.objects.exists()
    assert not Jejak.objects.exists()


def test_first_passwords_go_to_a_file_of_their_own(db: None, write, tmp_path: Path) -> None:
    target = tmp_path / "password.csv"
    text = "username;nama;jenis_kepegawaian\ngubernur;Gubernur Contoh;Bukan ASN\n"
    result = run("pegawai", write(text), "--password", target)

    assert "1 password pertama" in said(result)
    username, password = target.read_text().splitlines()[1].split(";")
    akun = Akun.objects.get(username=username)
    assert akun.check_password(password)
    assert akun.harus_ganti_password
    assert target.stat().st_mode & 0o077 == 0
    assert password not in said(result)


def test_units_form_a_tree(cast: Cast, write) -> None:
    text = "perangkat_daerah;nama;induk\nBADAN;Badan Contoh Daerah;Bidang Pengembangan\n"
    result = run("unit-kerja", write(text))

    assert "tidak dapat berada di bawah dirinya sendiri" in said(result)
    assert UnitKerja.objects.get(nama="Bidang Pengembangan").induk is not None


def test_an_example_is_printed_and_a_file_is_needed() -> None:
    assert said(run("pegawai", "--contoh")).startswith("NIP;Username;Nama;")
    assert "Missing argument" in said(run("pegawai"))


def test_the_example_is_skipped_and_named(write) -> None:
    result = run("jabatan", write(said(run("jabatan", "--contoh")) + "Penata Baru;Struktural;;\n"))

    assert "Baris contoh, dilewati: baris 2." in said(result)
    assert "1 baru, 0 berubah, 0 sama." in said(result)
