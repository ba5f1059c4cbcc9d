"""Each door by which a penilai goes x each thing that hangs there: nobody is left without a rater."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from sikinerja.core.errors import Invalid
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.operations import induk
from sikinerja.kepegawaian.queries.wewenang import para_pengganti
from sikinerja.kepegawaian.rules.impor import TERAKHIR
from sikinerja.kepegawaian.rules.induk import DataInduk
from sikinerja.mutasi.operations import berhenti
from sikinerja.mutasi.queries import berhenti as queries
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock
from tests.builders import impor
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.berhenti import (
    PINTU,
    TERGANTUNG,
    Pintu,
    asked,
    baris_penilai,
    di_pd_lain,
    is_rater,
    titles,
)
from tests.cast import Cast, context
from tests.moments import moment

pytestmark = pytest.mark.django_db
SETIAP_PINTU = pytest.mark.parametrize("pintu", PINTU.values(), ids=PINTU.keys())


@pytest.fixture(autouse=True)
def _stage(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: Callable[[str], None]
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


@SETIAP_PINTU
@pytest.mark.parametrize("hal", TERGANTUNG)
def test_whatever_hangs_on_the_penilai_goes_on_at_once(cast: Cast, pintu: Pintu, hal: str) -> None:
    pintu.sebelum(cast)
    kind, make = TERGANTUNG[hal]
    row = make(cast)
    before = bergantung(context(cast.bkd), pegawai_id=cast.penilai.pk)
    assert len(getattr(before, kind)) == 1
    assert len(before.bawahan) == 2
    assert [one.nama for one in before.pengganti] == [cast.kepala.akun.nama]
    assert is_rater(cast.penilai, row)
    assert not is_rater(cast.kepala, row)

    pintu.lewati(cast, cast.penilai)

    assert is_rater(pintu.penilai(cast), row)
    instead = [one.nama for one in para_pengganti(context(cast.bkd), riwayat=cast.riwayat)]
    assert instead == ([] if pintu.pindah else [cast.kepala.akun.nama])


@SETIAP_PINTU
def test_everybody_concerned_is_told_once(cast: Cast, pintu: Pintu) -> None:
    pintu.sebelum(cast)
    build.diajukan(build_skp.disetujui(cast.riwayat))
    Pemberitahuan.objects.all().delete()
    pintu.lewati(cast, cast.penilai)
    for _ in range(2):
        assert berhenti.kabari(context(None)) is False

    for who in (cast.pegawai, cast.rekan):
        (bell,) = [judul for judul in titles(who) if "penilai" in judul]
        assert bell in ("Ubah pejabat penilai Anda", "Pejabat penilai Anda dimutasi mulai 5 Maret 2023")
        (task,) = asked(who)
        assert pintu.pindah or cast.kepala.akun.nama in task
    assert [judul for judul in titles(cast.pengelola) if "Ratna Penilai" in judul]
    assert not [judul for judul in titles(cast.penilai) if "menggantikan" in judul]
    ctx = context(cast.pengelola)
    listed = queries.baris(ctx, list(queries.daftar(ctx)))
    assert {row.riwayat.pegawai_id for row in listed} == {cast.pegawai.pk, cast.rekan.pk}
    if not pintu.pindah:
        assert all([one.nama for one in row.pengganti] == [cast.kepala.akun.nama] for row in listed)
        (digest,) = [judul for judul in titles(cast.kepala) if judul.startswith("Anda menggantikan")]
        assert digest == "Anda menggantikan Ratna Penilai Contoh, SH sebagai pejabat penilai"
        told = Pemberitahuan.objects.get(akun=cast.kepala.akun, judul=digest).isi
        assert "1 realisasi bulanan menunggu penilaian, 2 pegawai menunjuknya" in told
    assert not queries.daftar(context(cast.pengelola_lain)).exists()


def test_a_pd_in_which_somebody_works_is_not_dissolved(cast: Cast) -> None:
    di_pd_lain(cast)
    with pytest.raises(Invalid):
        induk.ubah_status(
            context(cast.bkd),
            jenis=DataInduk.PERANGKAT_DAERAH,
            pk=cast.dinas.pk,
            aktif=False,
            alasan="Perda 1/2023",
        )


@pytest.mark.parametrize(
    ("change", "aktif", "words"),
    [
        ({}, "tidak", "2 pegawai menunjuk orang ini sebagai Pejabat Penilai; setelah jabatannya tidak aktif"),
        ({"tmt": "2023-03-05", "jabatan": "Kepala Badan Contoh"}, "ya", "ia tetap menilai mereka sampai"),
        ({"tmt": "2023-03-05"}, "ya", "riwayat itu menjadi tidak aktif"),
        ({}, "ya", ""),
    ],
)
def test_a_file_asks_before_a_penilai_goes(
    cast: Cast, change: dict[str, str], aktif: str, words: str
) -> None:
    found = impor.diperiksa(
        cast.bkd, impor.csv([*baris_penilai(cast, **change), aktif], judul=f"{impor.JUDUL};aktif")
    )
    (row,) = impor.rows(found)
    assert row.salah == []
    assert any(words in text for _, text in row.ragu) if words else row.ragu == []
    assert (["aktif", TERAKHIR] in [list(one) for one in row.ragu]) == (aktif == "tidak")
    assert RiwayatJabatan.objects.filter(pegawai=cast.penilai).count() == 1


@pytest.mark.parametrize(
    ("door", "why"),
    [
        ("pensiun", "sudah pensiun"), ("meninggal", "meninggal dunia"),
        ("kontrak berakhir", "kontraknya sudah berakhir"), ("akun dinonaktifkan", "akunnya tidak aktif"),
        ("riwayat dinonaktifkan", "tidak mempunyai jabatan aktif"),
    ],
)  # fmt: skip
def test_a_row_that_names_a_penilai_who_is_gone_is_refused_in_words(cast: Cast, door: str, why: str) -> None:
    PINTU[door].lewati(cast, cast.penilai)
    found = impor.diperiksa(
        cast.bkd, impor.csv(impor.baris(cast), impor.baris(cast, penilai=cast.kepala.nip or ""))
    )
    gone, sound = impor.rows(found)
    ((column, said),) = gone.salah
    assert column == "penilai"
    assert said.startswith(f"{cast.penilai.akun.nama} {why}, sehingga tidak dapat menjadi pejabat penilai.")
    assert (sound.status, sound.salah) == ("BARU", [])
