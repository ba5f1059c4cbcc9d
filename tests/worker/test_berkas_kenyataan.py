"""Every file of ``tests/berkas`` as an office made it, with what becomes of it (``harapan.txt`` there).

k*, x*, h*: attendance of February 2023; p*: employees; t*: Tool Kinerja. A file without a section in the
table, and a section without a file, fail. A row says its line, what it would do, what was read or is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from sikinerja.core.errors import DomainError
from sikinerja.impor.models import BarisImpor, Impor
from sikinerja.integrasi import impor as tool_kinerja
from sikinerja.integrasi import rules
from sikinerja.integrasi.berkas.subjek import SUBJEK
from sikinerja.integrasi.berkas.unggah import unggah
from sikinerja.kepegawaian.models import Jabatan, PerangkatDaerah, UnitKerja
from sikinerja.worker import clock, imports
from tests.cast import Cast, context, person, tenure
from tests.moments import moment

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[1] / "berkas"
TABLE = "harapan.txt"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.name != TABLE)
HADIR = ("199703042003071015", "198007082003061259", "197908152003121247")
NAMA = ("ADRIANUS ABINENO", "Adrianus J. Penu, S.Kom.", "Adrianus Poetra Radja")
DIBACA = {
    "kehadiran": (
        "nip", "hari_kerja", "hadir", "terlambat", "pulang_cepat", "alpa", "izin_cuti", "terlambat_menit",
        "pulang_cepat_menit", "nilai",
    ),
    "pegawai": ("nip", "nama", "jenis_kepegawaian", "golongan", "no_hp", "email", "tahun", "tmt"),
}  # fmt: skip


def expected() -> dict[str, list[str]]:
    parts = re.split(r"^== (.+)$", (FOLDER / TABLE).read_text("utf-8"), flags=re.MULTILINE)
    return {name: said.strip().splitlines() for name, said in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.fixture
def province(cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The people and places that the files name."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))
    for nama, nip in zip(NAMA, HADIR, strict=True):
        person(nama, nip=nip)
    above = person("Kepala Rekaan", nip="197407202003081051")
    pd = PerangkatDaerah.objects.create(kode="BKD", nama="Badan Kepegawaian Daerah", tempat="Kota Contoh")
    unit = UnitKerja.objects.create(perangkat_daerah=pd, nama="Sekretariat", jenis="LAINNYA")
    for nama in ("Analis Tata Usaha", "Pengelola Keuangan"):
        Jabatan.objects.create(nama=nama, jenis="PELAKSANA", kelas=6)
    tenure(above, jabatan=cast.jabatan_kabid, unit=unit, penilai=None)
    return cast


def told(cast: Cast, name: str) -> Iterator[str]:
    """What the check says of a file, line by line."""
    data = (FOLDER / name).read_bytes()
    try:
        if name.startswith("t"):
            yield from _plan(name, data)
            return
        jenis = "pegawai" if name.startswith("p") else "kehadiran"
        about = {} if jenis == "pegawai" else {"tahun": 2023, "bulan": 2, "alasan": ""}
        impor = unggah(context(cast.bkd), jenis=jenis, nama=name, isi=[data], parameter=about)
    except DomainError as error:
        yield f"ditolak: {error.message}"
        return
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    yield from [f"ditolak: {impor.pesan}"] if impor.pesan else []
    yield from (f"catatan: {line}" for line in impor.catatan.splitlines())
    yield from _rows(impor)


def _rows(impor: Impor) -> Iterator[str]:
    labels = SUBJEK[impor.jenis].tabel.labels
    for row in BarisImpor.objects.filter(impor=impor).order_by("nomor"):
        read = " | ".join(row.isi.get(name, "–") for name in DIBACA[impor.jenis])
        pairs = [*row.salah, *row.ragu]
        words = "; ".join(f"{labels[column]}: {text}" if column else text for column, text in pairs)
        doubt = f" ? {words}" if row.ragu else ""
        yield f"{row.nomor} {row.status.lower()}: {words if row.salah else read}{doubt}"


def _plan(name: str, data: bytes) -> Iterator[str]:
    plan = tool_kinerja.baca(tool_kinerja.Berkas(name, data))
    yield f"{plan.nip} {plan.tahun}: {plan.periode_awal} – {plan.periode_akhir}"
    for rhk in plan.rhk:
        for one in rhk.indikator:
            yield f"{rhk.jenis.value} {rhk.teks} | {one.teks} | {one.target} {one.satuan} {one.ukuran.value}"
    yield from (f"? {text}" for text in rules.ragu(plan))


def test_every_file_has_an_expected_outcome() -> None:
    assert sorted(expected()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_what_becomes_of_a_file(province: Cast, name: str) -> None:
    assert list(told(province, name)) == expected()[name]
