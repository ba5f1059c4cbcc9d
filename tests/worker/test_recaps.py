"""A long table of the recap: written by the worker, whole or not at all, for who asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from sikinerja.core.errors import Conflict, Forbidden, NotFound
from sikinerja.core.tables import TooLong
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.rekapitulasi.operations import unduh
from sikinerja.rekapitulasi.queries import ekspor
from sikinerja.rekapitulasi.rules.ekspor import Bentuk, IsiEkspor
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.worker import clock, recaps
from tests.builders import realisasi, skp
from tests.cast import Cast, context, moment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-09 09:00"))


def ask(cast: Cast, **wanted: object) -> Pekerjaan:
    """The PD's pengelola asks."""
    values = {"diminta": Permintaan(pd=cast.badan.pk), "isi": IsiEkspor.BULAN, "bentuk": Bentuk.CSV}
    return unduh(context(cast.pengelola), **(values | wanted))


def test_the_file_holds_the_pd_and_who_asked_is_told(cast: Cast, tmp_path: Path) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat))
    row = ask(cast)
    with pytest.raises(Conflict):
        ask(cast)

    recaps.tulis(row.pk)
    recaps.tulis(row.pk)

    row.refresh_from_db()
    assert (row.status, row.nama_berkas) == ("SELESAI", "rekap-bulan-2023-02.csv")
    text = (tmp_path / row.berkas).read_bytes().decode("utf-8-sig")
    assert "199004172015021003;Yohanes Pegawai Contoh, S.Kom" in text
    assert "Dinilai" in text
    assert cast.orang_lain.akun.nama not in text
    assert [file.name for file in (tmp_path / "pekerjaan").iterdir()] == [f"{row.pk}.csv"]
    assert Pemberitahuan.objects.filter(akun=cast.pengelola.akun, judul__contains="siap diunduh").count() == 1
    assert ekspor.get(context(cast.pengelola), pekerjaan_id=row.pk).pk == row.pk
    with pytest.raises(NotFound):
        ekspor.get(context(cast.kepala), pekerjaan_id=row.pk)


@pytest.mark.parametrize("isi", [IsiEkspor.TAHUN, IsiEkspor.AKTIVITAS])
def test_the_other_tables_are_workbooks(cast: Cast, tmp_path: Path, isi: IsiEkspor) -> None:
    row = ask(cast, isi=isi, bentuk=Bentuk.XLSX)

    recaps.tulis(row.pk)

    row.refresh_from_db()
    assert (tmp_path / row.berkas).read_bytes()[:2] == b"PK"


def test_what_does_not_fit_a_sheet_is_said(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ask(cast)

    def too_long(*_: object) -> int:
        raise TooLong

    monkeypatch.setattr("sikinerja.core.tables.write_csv", too_long)
    recaps.tulis(row.pk)

    row.refresh_from_db()
    assert row.status == "GAGAL"
    assert "CSV" in row.pesan


def test_others_ask_in_vain(cast: Cast) -> None:
    with pytest.raises(NotFound):
        ask(cast, diminta=Permintaan(pd=cast.dinas.pk))
    with pytest.raises(Forbidden):
        unduh(context(cast.pegawai), diminta=Permintaan(), isi=IsiEkspor.BULAN, bentuk=Bentuk.CSV)
