"""Every line that the dashboard can show, from the code: due since when, where it leads, gone when done.


The titles are read from every ``Tugas(...)`` of the rooms; one without a case here fails.
"""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from django.test import Client

import sikinerja
from sikinerja.aktivitas.models import RencanaAktivitas
from sikinerja.core.time import Month
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.operations import riwayat
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.operations import perpindahan
from sikinerja.realisasi.models import Realisasi
from sikinerja.skp.models import Skp
from tests.builders import akhir, aktivitas, realisasi
from tests.builders import skp as build
from tests.builders.kepegawaian import keadaan_khusus
from tests.builders.mutasi import pindah
from tests.cast import NOW, Cast, context, moment
from tests.web import test_dashboard_owed as owed
from tests.web.pohon import Node, tree
from tests.web.test_kabar_menuju import opened

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
SRC = Path(sikinerja.__file__).parent
JAN, FEB = Month(2023, 1), Month(2023, 2)
HIJAU, KUNING, MERAH = "is-calm", "", "is-urgent"


class Judul:
    """The titles of ``Tugas(...)`` in a module, with {} for what is put into them."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.tables = {
            node.targets[0].id: node.value
            for node in self.tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }

    def all(self) -> Iterator[str]:
        """Function by function."""
        for function in ast.walk(self.tree):
            if isinstance(function, ast.FunctionDef):
                self.local = list(self._assigned(function))
                for node in ast.walk(function):
                    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Tugas":
                        yield from self._read(node.args[0])

    def _assigned(self, function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr, int]]:
        for node in ast.walk(function):
            if not isinstance(node, ast.Assign):
                continue
            target = node.targets[0]
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            for n, one in enumerate(names):
                inside = isinstance(node.value, ast.Tuple) and isinstance(target, ast.Tuple)
                value = node.value.elts[n] if inside else node.value  # type: ignore[attr-defined]
                if isinstance(one, ast.Name):
                    yield one.id, value, n

    def _read(self, node: ast.expr, n: int = 0) -> set[str]:
        if isinstance(node, ast.Constant):
            return {re.sub(r"\{\w+\}", "{}", str(node.value))}
        if isinstance(node, ast.JoinedStr):
            parts = [self._read(v.value if isinstance(v, ast.FormattedValue) else v) for v in node.values]
            return {"".join(one) for one in product(*parts)}
        if isinstance(node, ast.Name):
            found = [self._read(value, at) for name, value, at in self.local if name == node.id]
            return set().union(*found) or {"{}"}
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            table = self.tables.get(node.value.id)
            rows = table.values if isinstance(table, ast.Dict) else []
            return set().union(*(self._read(row.elts[n]) for row in rows if isinstance(row, ast.Tuple)))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format":
            return self._read(node.func.value)  # type: ignore[attr-defined]
        return {"{}"}


def judul_di_kode() -> set[str]:
    files = [file.read_text() for file in SRC.rglob("*.py") if file.parts[-2] != "web"]
    return {title for text in files if "Tugas(" in text for title in Judul(text).all()}


@dataclass(frozen=True)
class Kasus:
    """``judul``: as the code has it; ``kata``: as it reads here; ``petak``: its tile; ``di_sana``: what the
    page offers that the button leads to; ``selesai``: what is done about it.
    """

    judul: str
    buat: Callable[[Cast], object]
    kata: str
    petak: tuple[str, str]
    di_sana: str
    selesai: Callable[[Cast], object]
    siapa: str = "pegawai"
    pada: str = NOW


def skp(cast: Cast) -> Skp:
    return Skp.objects.get(riwayat=cast.riwayat)


def isi(month: Month) -> Callable[[Cast], object]:
    return lambda cast: realisasi.selesai(skp(cast), month=month)


def setuju(cast: Cast) -> None:
    """The penilai approves what waits."""
    row = skp(cast)
    if not row.ekspektasi.exists():
        build.isi_ekspektasi(row)
    build.approve(row)


def jawab(cast: Cast) -> None:
    build.step(skp(cast), "tolak_revisi", "DISETUJUI", cast.penilai, "2023-03-07 10:00")


def dinilai(month: Month) -> Callable[[Cast], object]:
    def done(cast: Cast) -> None:
        realisasi.nilai(Realisasi.objects.get(skp=skp(cast), bulan=month.bulan))

    return done


def ajukan(cast: Cast) -> None:
    realisasi.ajukan(Realisasi.objects.get(skp=skp(cast), bulan=FEB.bulan))


def setahun(cast: Cast) -> Skp:
    """A period that ended in February, all months rated."""
    return owed.rated(cast, JAN, FEB, akhir=date(2023, 2, 28))


def konsep_revisi(cast: Cast) -> None:
    build.step(build.revisi(cast.riwayat), "terima_revisi", "KONSEP", cast.penilai, "2023-03-05 09:00")


def tahun_lalu(cast: Cast) -> None:
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(tahun=2022)


def aktifkan(cast: Cast) -> None:
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(aktif=True)


def berganti(cast: Cast) -> None:
    """Another jabatan by a file or by hand, while the SKP of the former runs to the end of the year."""
    owed.rated(cast, JAN, FEB)
    isian = replace(kepegawaian.isian(cast.riwayat), tmt=date(2023, 3, 5))
    riwayat.tambah(context(cast.pengelola, NOW), pegawai_id=cast.pegawai.pk, isian=isian)


def rencana(cast: Cast) -> None:
    aktivitas.rencana(owed.rated(cast, JAN, FEB), tanggal=date(2023, 3, 7))


def masukkan(cast: Cast) -> None:
    RencanaAktivitas.objects.update(dimasukkan_pada=moment(NOW))


def penilai_pindah(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    pindah(
        cast, date(2023, 3, 2), at="2023-03-03 09:00", orang=cast.penilai, jabatan_id=cast.jabatan_kepala.pk
    )


def ganti(cast: Cast) -> None:
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(penilai=cast.kepala)


def mutasi(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    pindah(cast, date(2023, 3, 2), at="2023-03-03 09:00")


def batalkan(cast: Cast) -> None:
    perpindahan.batalkan(context(cast.pegawai), mutasi_id=Mutasi.objects.get().pk)


def cuti(cast: Cast) -> None:
    day = {"tanggal_mulai": date(2023, 1, 1), "tanggal_selesai": date(2023, 1, 31)}
    keadaan_khusus(cast.pegawai, jenis="CUTI_SAKIT", **day)


REV, SEBELUM = "penilai", "2023-03-11 09:00"
KASUS = (
    Kasus(
        "Isi realisasi {}", lambda cast: owed.rated(cast, JAN), "Isi realisasi Februari 2023",
        ("3 hari lagi", MERAH), "Ajukan Realisasi", isi(FEB),
    ),
    Kasus(
        "Isi realisasi {}", lambda cast: owed.rated(cast, JAN), "Isi realisasi Februari 2023",
        ("8 hari lagi", HIJAU), "Ajukan Realisasi", isi(FEB), pada="2023-03-02 09:00",
    ),
    Kasus(
        "Ajukan realisasi {}", owed.draf_lengkap, "Ajukan realisasi Februari 2023",
        ("3 hari lagi", MERAH), "Ajukan Realisasi", ajukan,
    ),
    Kasus(
        "{}: {}", lambda cast: owed.rated(cast, FEB), "Tidak mengisi: Januari 2023",
        ("1 bulan", KUNING), "Tidak mengisi", isi(JAN),
    ),
    Kasus(
        "{}: {}", lambda cast: owed.rated(cast, FEB, awal=date(2023, 2, 1)),
        "Tanpa SKP disetujui: Januari 2023", ("1 bulan", KUNING), "Tanpa SKP disetujui", cuti,
    ),
    Kasus(
        "Realisasi {} {}", owed.menunggu, "Realisasi Februari 2023 menunggu penilaian",
        ("5 hari lagi", KUNING), "Tarik kembali", dinilai(FEB),
    ),
    Kasus(
        "Realisasi {} {}", owed.tidak_dinilai, "Realisasi Januari 2023 belum dinilai",
        ("1 bulan", KUNING), "Tanda terima", dinilai(JAN),
    ),
    Kasus(
        "SKP {} menunggu persetujuan", lambda cast: build.diajukan(cast.riwayat),
        "SKP 2023 menunggu persetujuan", ("sudah 63 hari", KUNING), "Tarik kembali", setuju,
    ),
    Kasus(
        "Revisi SKP {} menunggu jawaban", lambda cast: build.revisi(cast.riwayat),
        "Revisi SKP 2023 menunggu jawaban", ("sudah 34 hari", KUNING), "Tarik kembali revisi", jawab,
    ),
    Kasus(
        "Realisasi akhir {} menunggu penilaian", lambda cast: akhir.diajukan(setahun(cast)),
        "Realisasi akhir 2023 menunggu penilaian", ("hari", KUNING), "Lihat Realisasi Akhir",
        lambda cast: akhir.nilai(skp(cast)), pada="2023-12-30 09:00",
    ),
    Kasus(
        "{} SKP diajukan untuk disetujui", lambda cast: build.diajukan(cast.riwayat),
        "1 SKP diajukan untuk disetujui", ("sudah 63 hari", KUNING), "Rencana Hasil Kerja", setuju, REV,
    ),
    Kasus(
        "{} revisi SKP menunggu jawaban", lambda cast: build.revisi(cast.riwayat),
        "1 revisi SKP menunggu jawaban", ("sudah 34 hari", KUNING), "Rencana Hasil Kerja", jawab, REV,
    ),
    Kasus(
        "{} realisasi akhir menunggu penilaian", lambda cast: akhir.diajukan(setahun(cast)),
        "1 realisasi akhir menunggu penilaian", ("hari", KUNING), "Isi Penilaian",
        lambda cast: akhir.nilai(skp(cast)), REV, "2023-12-30 09:00",
    ),
    Kasus(
        "Isi riwayat jabatan {}", tahun_lalu, "Isi riwayat jabatan 2023", ("sudah 65 hari", KUNING),
        "Salin", lambda cast: RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(tahun=2023),
    ),
    Kasus(
        "Tidak ada jabatan aktif", owed.tanpa_jabatan_aktif, "Tidak ada jabatan aktif",
        ("segera", KUNING), "Ubah", aktifkan,
    ),
    Kasus(
        "Buat SKP {}", lambda cast: None, "Buat SKP 2023", ("sudah 65 hari", KUNING), "Simpan", owed.konsep
    ),
    Kasus(
        "Catat mutasi", berganti, "Catat mutasi", ("sudah 2 hari", KUNING), "Lanjut",
        lambda cast: pindah(cast, at=NOW, tanggal=date(2023, 3, 5)),
    ),
    Kasus(
        "Ajukan SKP {}", owed.konsep_lengkap, "Ajukan SKP 2023", ("sudah 64 hari", KUNING), "Ajukan",
        lambda cast: build.step(skp(cast), "ajukan", "PENILAIAN", cast.pegawai, NOW),
    ),
    Kasus(
        "Ajukan revisi SKP {}", konsep_revisi, "Ajukan revisi SKP 2023", ("sudah 2 hari", KUNING), "Ajukan",
        lambda cast: build.step(skp(cast), "ajukan", "PENILAIAN", cast.pegawai, NOW),
    ),
    Kasus(
        "Isi realisasi akhir {}", setahun, "Isi realisasi akhir 2023", ("sudah 7 hari", KUNING), "Mulai",
        lambda cast: akhir.diajukan(skp(cast)),
    ),
    Kasus(
        "{} realisasi bawahan menunggu penilaian", owed.menunggu, "1 realisasi bawahan menunggu penilaian",
        ("5 hari lagi", KUNING), "Isi Penilaian", dinilai(FEB), REV,
    ),
    Kasus(
        "{} realisasi bawahan belum Anda nilai", owed.tidak_dinilai, "1 realisasi bawahan belum Anda nilai",
        ("1 realisasi", KUNING), "Lihat Realisasi", dinilai(JAN), REV,
    ),
    Kasus(
        "{} realisasi belum dinilai oleh bawahan Anda", owed.menunggu,
        "1 realisasi belum dinilai oleh bawahan Anda", ("1 hari lagi", MERAH), "besok hari terakhir",
        dinilai(FEB), "kepala", SEBELUM,
    ),
    Kasus(
        "{} realisasi {} belum dinilai", owed.menunggu, "1 realisasi di Badan Contoh Daerah belum dinilai",
        ("1 hari lagi", MERAH), "1 penilai dengan antrean", dinilai(FEB), "pengelola", SEBELUM,
    ),
    Kasus("Rencana hari ini", rencana, "Rencana hari ini", ("1 rencana", KUNING), "Input", masukkan),
    Kasus(
        "Lanjutkan langkah mutasi", mutasi, "Lanjutkan langkah mutasi", ("sudah 5 hari", KUNING),
        "Isi realisasi", batalkan,
    ),
    Kasus(
        "Ubah pejabat penilai", penilai_pindah, "Ubah pejabat penilai", ("sudah 5 hari", KUNING), "Simpan",
        ganti,
    ),
)  # fmt: skip


def test_every_kind_in_the_code_has_a_case() -> None:
    assert judul_di_kode() == {one.judul for one in KASUS}


def line(client: Client, kata: str) -> Node | None:
    """The line of the dashboard that begins so."""
    page = tree(client.get("/").content.decode())
    return next((row for row in page.all("li", "task") if kata in next(row.all("h3")).text), None)


@pytest.mark.parametrize("kasus", KASUS, ids=lambda one: f"{one.kata} {one.pada[5:10]}")
def test_it_is_there_while_due_leads_there_and_goes_when_done(
    kasus: Kasus, cast: Cast, login: Login, at: At
) -> None:
    kasus.buat(cast)
    at(kasus.pada)
    client = login(getattr(cast, kasus.siapa))
    row = line(client, kasus.kata)
    assert row is not None
    tile = next(row.all("div", "days"))
    words, colour = kasus.petak
    assert words in tile.text
    assert " ".join(tile.attrs["class"].split()[1:]) == colour
    (link,) = row.all("a")
    status, page = opened(client, html.unescape(link.attrs["href"]).split("#", maxsplit=1)[0])
    assert status == 200
    assert kasus.di_sana in page
    kasus.selesai(cast)
    assert line(client, kasus.kata) is None
