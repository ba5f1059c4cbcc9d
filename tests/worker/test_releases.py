"""The worker releases a month, tells everybody once, and says why it could not (F8.3)."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection

from sikinerja.kehadiran.models import Kehadiran
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from sikinerja.rilis.models import Rilis
from sikinerja.rilis.operations import berkas
from sikinerja.rilis.rules.keluaran import Bentuk
from sikinerja.worker import progress, release_files, releases
from tests.builders import realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.builders.kehadiran import kehadiran
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db(transaction=True)


def bells(cast: Cast) -> list[str]:
    """What the owner hears of releases."""
    rows = Pemberitahuan.objects.filter(akun=cast.pegawai.akun, kunci__startswith="rilis:").order_by("pk")
    return list(rows.values_list("judul", flat=True))


def test_everybody_is_told_once_and_in_their_own_words(cast: Cast, data_folder: object) -> None:
    tpp.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat))
    kehadiran(cast.pegawai, nilai=Decimal("93.75"))
    job = rilis.diminta(cast)
    releases.bekukan(job.pk)
    releases.bekukan(job.pk)
    job.refresh_from_db()
    assert (job.status, job.pesan) == ("SELESAI", "Rilis Februari 2023 selesai: 9 pegawai.")
    assert bells(cast) == ["Nilai Februari 2023 sudah dirilis: Baik, TPP 97,5 %"]
    officials = Pemberitahuan.objects.filter(
        akun=cast.kepala.akun, judul__startswith="Rilis Februari 2023: Badan"
    )
    assert officials.count() == 1
    assert Surat.objects.filter(kepada="yohanes@contoh.test").count() == 1


def test_progress_gives_its_connection_back(cast: Cast) -> None:
    tpp.berlaku()
    job = rilis.diminta(cast)
    for _ in range(2):
        with progress.Progress(job.pk) as tell:
            tell(0, 9)
    stats = connection.pool.get_stats()  # type: ignore[attr-defined]
    assert stats["pool_size"] - stats["pool_available"] == 1, "only this test's own is out"


def test_a_correction_tells_whom_it_changed(cast: Cast) -> None:
    tpp.berlaku()
    kehadiran(cast.pegawai, nilai=Decimal(80))
    kehadiran(cast.orang_lain, nilai=Decimal(80))
    made = rilis.dirilis(cast)
    rilis.koreksi_dibuka(cast, made)
    Kehadiran.objects.filter(pegawai=cast.pegawai).update(nilai=90)
    releases.bekukan(rilis.diminta(cast, at="2023-03-21 09:00").pk)
    assert bells(cast) == ["Nilai Februari 2023 dikoreksi: Tanpa SKP disetujui, TPP 36 %"]
    assert not Pemberitahuan.objects.filter(akun=cast.orang_lain.akun, kunci__startswith="rilis:").exists()
    assert not Pemberitahuan.objects.filter(akun=cast.kepala_lain.akun, kunci__startswith="rilis:").exists()


def test_what_cannot_be_released_is_told_to_who_asked(cast: Cast) -> None:
    policy = tpp.berlaku()
    job = rilis.diminta(cast)
    policy.status, policy.alasan_dicabut = "DICABUT", "Keliru"
    policy.save()
    releases.bekukan(job.pk)
    job.refresh_from_db()
    assert (job.status, Rilis.objects.exists()) == ("GAGAL", False)
    assert "kebijakan TPP" in job.pesan
    assert Pemberitahuan.objects.filter(akun=cast.bkd.akun, judul__startswith="Pekerjaan gagal").exists()


def test_a_large_file_keeps_eighteen_digits_as_text(cast: Cast) -> None:
    tpp.berlaku()
    made = rilis.dirilis(cast)
    job = berkas.minta(context(cast.bkd), rilis_id=made.pk, pd_id=None, bentuk=Bentuk.XLSX)
    release_files.tulis(job.pk)
    release_files.tulis(job.pk)
    job = Pekerjaan.objects.get(pk=job.pk)
    content = (settings.DATA_DIR / job.berkas).read_bytes()
    book = zipfile.ZipFile(io.BytesIO(content))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert f"<t>{cast.pegawai.nip}</t>" in sheet
    assert f"<v>{cast.pegawai.nip}</v>" not in sheet
    assert Pemberitahuan.objects.filter(akun=cast.bkd.akun, judul__contains="siap diunduh").count() == 1
