"""Headings of files: what our own pages and exports call a column, what offices make of it (issue 9, §4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

import pytest
from django import forms

from sikinerja.core.errors import Invalid
from sikinerja.dokumen.rules.massal import KEPALA
from sikinerja.impor.rules.bacaan import Bacaan, baca_lembar
from sikinerja.impor.rules.judul import Lembar, cocok, dikenal
from sikinerja.impor.rules.sebutan import SINGKATAN, nama
from sikinerja.impor.rules.tabel import Kolom, Tabel
from sikinerja.integrasi.berkas.subjek import SUBJEK
from sikinerja.integrasi.lembar_rhk import RHK
from sikinerja.kehadiran.rules.impor import TABEL as KEHADIRAN
from sikinerja.kepegawaian.rules.impor import TABEL
from sikinerja.rekapitulasi.rules.ekspor import KOLOM as REKAP
from sikinerja.rekapitulasi.rules.ekspor import IsiEkspor
from sikinerja.rilis.rules.isi import LABEL as RILIS
from sikinerja.web.data_induk import forms as induk
from sikinerja.web.kelola.forms import BuatAkunForm
from sikinerja.web.profil.forms import EditForm
from sikinerja.web.riwayat_jabatan.forms import RiwayatForm

TABLES = [*(subjek.tabel for subjek in SUBJEK.values()), RHK]
BUKAN_KOLOM = {
    "Status", "Keterangan", "Diajukan", "Dinilai", "Predikat", "Predikat tahun", "Rating hasil kerja",
    "Rating perilaku", "Aktivitas", "Menit", "Hari dengan aktivitas", "TPP (%)", "Kelas jabatan",
    "Periode awal", "Hasil kerja", "Perilaku", "Keadaan khusus", "Sudah diperiksa: ini memang orang lain",
    "Periode akhir", "Status SKP", "Dokumen", "Alasan koreksi",
}  # fmt: skip
"""What of these pages and exports no file brings in."""


def labels(form: type[forms.Form]) -> Iterator[str]:
    return (
        str(field.label)
        for field in form.base_fields.values()
        if field.label and not isinstance(field.widget, forms.HiddenInput)
    )


def exports() -> Iterator[str]:
    bulan = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    rekap = chain.from_iterable((column.title for column in REKAP[isi]) for isi in IsiEkspor)
    return (word for word in (*RILIS.values(), *KEPALA, *rekap) if word[:3] not in bulan)


@pytest.mark.parametrize(
    "heading", sorted({*labels(RiwayatForm), *labels(EditForm), *labels(BuatAkunForm), *exports()})
)
def test_what_we_call_a_column_is_understood_as_its_heading(heading: str) -> None:
    tables = [TABEL["pegawai"], KEHADIRAN]
    means = [k for tabel in tables if (k := column(tabel, heading)) is not None]
    assert bool(means) != (heading in BUKAN_KOLOM), heading


@pytest.mark.parametrize(
    ("form", "jenis"),
    [
        (induk.PerangkatDaerahForm, "perangkat-daerah"), (induk.UnitKerjaForm, "unit-kerja"),
        (induk.JabatanForm, "jabatan"), (induk.PangkatForm, "pangkat"),
    ],
)  # fmt: skip
def test_the_forms_of_the_master_lists_too(form: type[forms.Form], jenis: str) -> None:
    assert all(column(TABEL[jenis], heading) for heading in labels(form))


def column(tabel: Tabel, heading: str) -> Kolom | None:
    """The column, also by a heading that means it only where no better one is there."""
    weak = {nama(word): k for k in tabel.kolom for word in k.cadangan}
    return cocok(heading, dikenal(tabel)) or cocok(heading, weak)


@pytest.mark.parametrize("tabel", TABLES, ids=lambda tabel: tabel.jenis)
def test_no_heading_means_two_columns(tabel: Tabel) -> None:
    words = [(nama(word), k.nama) for k in tabel.kolom for word in (*k.sebutan, *k.cadangan)]
    assert len({heading for heading, _ in words}) == len(set(words))


@pytest.mark.parametrize("tabel", TABLES, ids=lambda tabel: tabel.jenis)
def test_any_abbreviation_of_any_heading_means_the_same(tabel: Tabel) -> None:
    known = dikenal(tabel)
    for k in tabel.kolom:
        for heading in k.sebutan:
            words = nama(heading).replace("_", " ")
            for short, long in SINGKATAN.items():
                for said in (re.sub(rf"\b{long}\b", to, words) for to in (short, f"{short.upper()}.")):
                    assert cocok(said, known) is k, (heading, said)


@pytest.mark.parametrize("tabel", TABLES, ids=lambda tabel: tabel.jenis)
@pytest.mark.parametrize("between", [".", ". "])
def test_letters_apart_are_the_word_that_they_spell(tabel: Tabel, between: str) -> None:
    known = dikenal(tabel)
    for k in tabel.kolom:
        for heading in k.sebutan:
            spelt = re.sub(r"\b[A-Z]{2,5}\b", lambda found: f"{between.join(found[0])}.", heading)
            assert cocok(spelt, known) is k, (heading, spelt)


def read(tabel: Tabel, *lines: Sequence[str]) -> Bacaan:
    return baca_lembar(tabel, [Lembar("", [(n, list(line)) for n, line in enumerate(lines, start=1)])])


KANTOR = ["Nip Pegawai", "Jml Hari Kerja", "Jml Hadir", "Menit Terlambat", "Terlambat", "Pulang Cepat",
          "Tanpa Keterangan", "Izin / Cuti", "Nilai Absensi (%)"]  # fmt: skip
NIP = "199004172015021003"
SEBARIS = [NIP, "20", "19", "35", "2", "0", "0", "1", "97,5"]


def test_the_headings_of_an_office_are_understood() -> None:
    (row,) = read(KEHADIRAN, KANTOR, SEBARIS).baris
    assert (row.salah, row.isi["hari_kerja"], row.isi["hadir"], row.isi["terlambat_menit"]) == (
        (),
        20,
        19,
        35,
    )


PEGAWAI = ["No.", "NIP dan Nama", "Jenis Kepegawaian", "Pangkat", "Jenis Jabatan", "Nama Jabatan",
           "Perangkat Daerah", "Unit Kerja", "TMT", "Tahun", "NIP Penilai"]  # fmt: skip
ORANG = ["1", f"{NIP} / Maria", "PNS", "Penata Muda (III/a)", "Fungsional Tertentu", "Guru Ahli Pertama",
         "DIKBUD", "SMA 1", "1 Desember 2020", "2023", "197811142012051129"]  # fmt: skip


def test_the_words_of_the_form_are_headings_of_a_list_of_people() -> None:
    found = read(TABEL["pegawai"], PEGAWAI, ORANG)
    (row,) = found.baris
    assert row.salah == ()
    assert [row.isi[name] for name in ("golongan", "jabatan", "penilai")] == [
        "III/a", "Guru Ahli Pertama", "197811142012051129",
    ]  # fmt: skip
    assert found.catatan[0] == "Kolom yang tidak dipakai: “No.”."


def test_a_better_heading_counts_and_the_other_is_named_as_unused() -> None:
    head = [*PEGAWAI, "Gol", "Nama Penilai"]
    found = read(TABEL["pegawai"], head, [*ORANG[:3], "Penata Muda", *ORANG[4:], "III/a", "Yohanes"])
    assert [found.baris[0].isi[name] for name in ("golongan", "penilai")] == ["III/a", ORANG[-1]]
    assert "Kolom yang tidak dipakai: “No.”, “Pangkat”, “Nama Penilai”." in found.catatan


def test_two_headings_for_one_column_are_never_chosen_from() -> None:
    with pytest.raises(Invalid) as error:
        read(TABEL["pegawai"], [*PEGAWAI, "Jabatan"], [*ORANG, "Guru"])
    assert error.value.message == (
        "“Jabatan” dapat dibaca dari dua kolom: F (“Nama Jabatan”) dan L (“Jabatan”). Sisakan satu."
    )


def test_a_name_is_no_number_of_a_penilai() -> None:
    head = [*PEGAWAI[:-1], "Nama Penilai"]
    (row,) = read(TABEL["pegawai"], head, [*ORANG[:-1], "Yohanes Contoh"]).baris
    assert row.salah == (("penilai", "tulis NIP atau username, bukan nama (tertulis “Yohanes Contoh”)"),)


UNUSED = "kolom “Jabatan Terakhir” ada, tetapi judulnya tidak dikenal"


def test_where_a_column_is_missing_the_unused_one_that_resembles_it_is_named() -> None:
    with pytest.raises(Invalid) as error:
        read(KEHADIRAN, [*KANTOR[:2], "Jml Hadir di Kantor", *KANTOR[3:]], SEBARIS)
    assert "Bila “Jml Hadir di Kantor” ialah “Hadir”, ganti" in error.value.message
    head = [*PEGAWAI[:5], "Jabatan Terakhir", *PEGAWAI[6:]]
    found = read(TABEL["pegawai"], head, ORANG)
    assert found.baris[0].salah == (
        ("", f"riwayat jabatan belum lengkap: isi juga “Jabatan” ({UNUSED})"),
    )  # fmt: skip
    assert any(text.startswith("Bila “Jabatan Terakhir” ialah “Jabatan”, ganti") for text in found.catatan)


@pytest.mark.parametrize("heading", ["Terlambat (jam)", "Hadir (%)", "NIK", "TMT PNS", "Kehadiran", "Jml"])
def test_what_means_another_thing_is_no_heading_of_ours(heading: str) -> None:
    assert not any(column(tabel, heading) for tabel in TABLES)
