"""All documents of a PD as one ZIP: made in slices, taken up again, cleared away."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from sikinerja.core.errors import Conflict, NotFound
from sikinerja.dokumen import press
from sikinerja.dokumen.operations.massal import mulai
from sikinerja.dokumen.rules import massal
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pekerjaan.rules import MASA_DIAM
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock, documents
from tests.builders import akhir
from tests.builders import skp as build
from tests.cast import Cast, context, moment
from tests.dokumen.paper import words_of


@pytest.fixture
def work(cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pekerjaan:
    """Asked for: of ``badan`` one rated SKP, one approved, one KONSEP: four documents."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2024-02-01 09:00"))
    build.disetujui(cast.riwayat_penilai)
    akhir.selesai(build.disetujui(cast.riwayat))
    build.konsep(cast.riwayat_kepala, rhk=1, indikator=1)
    return ask(cast)


def ask(cast: Cast) -> Pekerjaan:
    ctx = context(cast.pengelola, "2024-02-01 08:00")
    return mulai(ctx, perangkat_daerah_id=cast.badan.pk, tahun=2023)


def archive(row: Pekerjaan, folder: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(folder / row.berkas)


def listed(zipped: zipfile.ZipFile) -> list[list[str]]:
    text = zipped.read("DAFTAR.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


def test_the_zip_holds_every_document_and_names_everybody(work: Pekerjaan, tmp_path: Path) -> None:
    documents.cetak_massal(work.pk)
    work.refresh_from_db()
    assert (work.status, work.selesai, work.total) == ("SELESAI", 4, 4)
    with archive(work, tmp_path) as zipped:
        names = zipped.namelist()
        assert len(names) == 5
        assert "Dokumen SKP/SKP-2023-199004172015021003-1.pdf" in names
        assert "Dokumen Akhir/DOKUMEN-AKHIR-2023-199004172015021003-1.pdf" in names
        assert "Yohanes Pegawai Contoh" in words_of(
            zipped.read("Dokumen SKP/SKP-2023-199004172015021003-1.pdf")
        )
        said = {(row[1], row[6]): row[7] for row in listed(zipped)}
        assert "19900417 201502 1 003" in {row[0] for row in listed(zipped)}  # no number for a spreadsheet
        assert zipped.getinfo(names[0]).compress_type == zipfile.ZIP_STORED
    assert len(said) == 9
    assert said["Maria Kepala Contoh, M.Si", "Dokumen SKP"] == massal.BELUM_DISETUJUI
    assert said["Ratna Penilai Contoh, SH", "Dokumen Akhir"] == massal.BELUM_SELESAI
    assert not list((tmp_path / "pekerjaan").glob("*/"))
    told = Pemberitahuan.objects.get(akun=work.akun)
    assert (told.judul, told.tautan) == ("Dokumen-BADAN-2023.zip siap diunduh", f"/kelola/dokumen/{work.pk}/")
    documents.cetak_massal(work.pk)  # once more does nothing
    assert Pemberitahuan.objects.filter(akun=work.akun).count() == 1


def test_a_killed_worker_loses_nothing(
    work: Pekerjaan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = press.cetak

    def dies(terbitan: object, **values: object) -> bytes:
        if len(made) == 2:
            raise KeyboardInterrupt
        made.append(terbitan.nama_berkas)  # type: ignore[attr-defined]
        return real(terbitan, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(press, "cetak", dies)
    with pytest.raises(KeyboardInterrupt):
        documents.cetak_massal(work.pk)
    folder = tmp_path / "pekerjaan" / str(work.pk)
    kept = {f.name: f.stat().st_mtime_ns for f in folder.glob("*.pdf")}
    assert len(kept) == 2
    (folder / "000-SKP.part").write_bytes(b"half")  # what dies while writing is never taken for a document

    again: list[str] = []
    monkeypatch.setattr(press, "cetak", lambda t, **v: (again.append(t.nama_berkas), real(t, **v))[1])
    documents.cetak_massal(work.pk)
    work.refresh_from_db()
    assert work.status == "SELESAI"
    assert len(again) == 2
    assert not set(again) & set(made)
    with archive(work, tmp_path) as zipped:
        assert len([n for n in zipped.namelist() if n.endswith(".pdf")]) == 4


def test_a_slice_hands_over_to_the_next(work: Pekerjaan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SLICE_SECONDS", -1)
    before = ProcrastinateJob.objects.filter(task_name=massal.TUGAS).count()
    documents.cetak_massal(work.pk)
    work.refresh_from_db()
    assert (work.status, work.selesai) == ("BERJALAN", 0)
    jobs = ProcrastinateJob.objects.filter(task_name=massal.TUGAS)
    assert jobs.count() == before + 1
    assert {j.lock for j in jobs} == {f"pekerjaan-{work.pk}"}


def test_one_bad_document_does_not_spoil_the_others(
    work: Pekerjaan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = press.cetak

    def sometimes(terbitan: object, **values: object) -> bytes:
        if terbitan.nama_berkas.startswith("EVALUASI"):  # type: ignore[attr-defined]
            raise press.PressError("broken")
        return real(terbitan, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(press, "cetak", sometimes)
    documents.cetak_massal(work.pk)
    work.refresh_from_db()
    with archive(work, tmp_path) as zipped:
        reasons = [row[7] for row in listed(zipped)]
        assert sum("tidak dapat dicetak" in r for r in reasons) == 1
        assert sum(n.endswith(".pdf") for n in zipped.namelist()) == 3


def test_a_full_disk_is_told(work: Pekerjaan, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(documents, "_make", full)
    documents.cetak_massal(work.pk)
    work.refresh_from_db()
    assert work.status == "GAGAL"
    assert "penyimpanan" in work.pesan


def test_one_at_a_time_for_each_pd_and_year(cast: Cast, work: Pekerjaan) -> None:
    with pytest.raises(Conflict, match="sedang dikerjakan"):
        ask(cast)
    Pekerjaan.objects.update(diubah_pada=moment("2024-02-01 08:00") - MASA_DIAM - timedelta(seconds=1))
    assert ask(cast).pk != work.pk
    work.refresh_from_db()
    assert (work.status, work.pesan) == ("GAGAL", "Terhenti tanpa kemajuan.")


def test_only_for_those_who_manage_the_pd(cast: Cast, work: Pekerjaan) -> None:
    documents.cetak_massal(work.pk)
    for person in (cast.kepala, cast.bkd):
        mulai(context(person), perangkat_daerah_id=cast.badan.pk, tahun=2023)
        Pekerjaan.objects.filter(status="MENUNGGU").update(status="GAGAL")
    for person in (cast.pengelola_lain, cast.kepala_lain, cast.penilai, cast.pegawai, cast.gubernur):
        with pytest.raises(NotFound):
            mulai(context(person), perangkat_daerah_id=cast.badan.pk, tahun=2023)
    with pytest.raises(Conflict, match="Belum ada SKP"):
        mulai(context(cast.bkd), perangkat_daerah_id=cast.dinas.pk, tahun=2023)


def test_old_results_are_removed(work: Pekerjaan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents.cetak_massal(work.pk)
    work.refresh_from_db()
    file = tmp_path / work.berkas
    monkeypatch.setattr(clock, "system_now", lambda: moment("2024-02-08 08:59"))
    documents.hapus_kedaluwarsa()
    assert file.exists()
    monkeypatch.setattr(clock, "system_now", lambda: moment("2024-02-08 09:00"))
    stray = tmp_path / "pekerjaan" / str(work.pk)
    stray.mkdir()
    (tmp_path / "pekerjaan" / "lain").mkdir()
    documents.hapus_kedaluwarsa()
    work.refresh_from_db()
    assert (work.status, work.berkas) == ("KEDALUWARSA", "")
    assert not file.exists()
    assert not stray.exists()


def test_names_in_the_list_are_no_formulas() -> None:
    row = massal.Lembar(1, massal.JenisDokumen.SKP, "", ("1", "=HYPERLINK(1)", "+u", "a", "b", "c"))
    assert "'=HYPERLINK(1);'+u;a" in massal.daftar([(row, "-")]).decode()


def test_the_task_is_known() -> None:
    assert massal.TUGAS in app.tasks
