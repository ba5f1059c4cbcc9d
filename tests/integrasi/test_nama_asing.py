"""Files under a foreign name: their content says what they are, then their name; what to press is told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pytest_django import Settings

from sikinerja.core.errors import Invalid
from sikinerja.impor.models import Impor
from sikinerja.integrasi import impor as tool_kinerja
from sikinerja.integrasi.berkas.unggah import unggah
from tests.builders import berkas
from tests.builders.impor import baris, csv, stored, xlsx
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
DOKUMEN, ARSIP, GAMBAR = "Salin tabelnya ke Excel", "Ekstrak dahulu", "Berkas ini gambar"
NUMBERS, TAUTAN = "File, Export To, Excel", "File, Download, Microsoft Excel"


@pytest.fixture(autouse=True)
def _stage(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def zipped(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return target.getvalue()


FOREIGN = [
    ("rekap.pdf", b"%PDF-1.7", DOKUMEN),
    ("rekap.docx", zipped("word/document.xml"), DOKUMEN),
    ("rekap.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", DOKUMEN),
    ("rekap.gsheet", b'{"": "WARNING", "doc_id": "x", "email": "y"}', TAUTAN),
    ("rekap.gsheet", b'{"x": 1}', TAUTAN),
    ("rekap.url", b"[InternetShortcut]\r\nURL=https://contoh.go.id", TAUTAN),
    ("rekap.numbers", zipped("Index/Document.iwa"), NUMBERS),
    ("rekap.numbers", zipped("x"), NUMBERS),
    ("rekap.bin", zipped("x"), ARSIP),
    ("rekap.zip", zipped("rekap.xlsx"), ARSIP),
    ("rekap.rar", b"Rar!\x1a\x07\x01\x00", ARSIP),
    ("rekap.RAR", b"truncated \x00\x01", ARSIP),
    ("IMG_1.JPG", b"\xff\xd8\xff\xe0", GAMBAR),
    ("IMG_1.heic", b"\0\0\0\x18ftypheic", GAMBAR),
    ("IMG_1.bmp", b"BM\x00\x01", GAMBAR),
    ("rekap", b"\x89PNG\r\n", GAMBAR),
    ("rekap.docx", b"nama;nip\nA;1\n", DOKUMEN),
    ("rekap.exe", b"MZ\x00\x01", "Pilih berkas"),
    ("rekap.xyz", b"nama;nip\nA;1\n", "Pilih berkas"),
]


@pytest.mark.parametrize(("nama", "isi", "word"), FOREIGN, ids=[f"{n}-{w[:8]}" for n, _, w in FOREIGN])
def test_what_to_press_is_told_at_every_door(cast: Cast, nama: str, isi: bytes, word: str) -> None:
    for jenis, parameter in (("pegawai", {}), ("kehadiran", {"tahun": 2023, "bulan": 2, "alasan": ""})):
        with pytest.raises(Invalid) as refused:
            unggah(context(cast.bkd), jenis=jenis, nama=nama, isi=[isi], parameter=parameter)
        assert word in str(refused.value.fields["berkas"])
    with pytest.raises(Invalid) as refused:
        tool_kinerja.baca(tool_kinerja.Berkas(nama, isi))
    assert word in str(refused.value.fields["berkas"])
    assert stored() == []


def test_a_workbook_is_read_whatever_its_name_is(cast: Cast) -> None:
    for nama in ("pegawai.pdf", "pegawai", "pegawai.xlsx.bak"):
        unggah(context(cast.bkd), jenis="pegawai", nama=nama, isi=[xlsx(baris(cast))])
        unggah(context(cast.bkd), jenis="pegawai", nama=nama, isi=[berkas.ods([["Nama"], ["Yohanes"]])])
    assert Impor.objects.count() == 6
    with pytest.raises(Invalid):
        unggah(context(cast.bkd), jenis="pegawai", nama="pegawai.bak", isi=[csv(baris(cast))])
