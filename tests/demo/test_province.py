"""The demo province: believable, complete, and the same every time."""

from __future__ import annotations

import httpx
import pytest
from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Max, Min
from pytest_django import Settings

from sikinerja.aktivitas.models import Aktivitas
from sikinerja.akun.models import Akun, Token
from sikinerja.core.errors import Invalid
from sikinerja.demo import accounts, load, tool_kinerja
from sikinerja.integrasi.impor import impor
from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal, PerubahanJadwal
from sikinerja.kepegawaian.models import Pegawai, PerangkatDaerah, RiwayatJabatan, UnitKerja
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.queries import pages as mutasi
from sikinerja.penilaian.queries import akhir as penilaian_akhir
from sikinerja.penilaian.queries import capaian
from sikinerja.realisasi.models import Draf, Realisasi
from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.queries import facts
from sikinerja.rilis.models import Rilis
from sikinerja.rilis.queries import sidik
from sikinerja.skp.models.plan import Skp
from tests.cast import NOW, context
from tests.moments import moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def province() -> dict[str, int]:
    assert load.is_empty()
    with connection.cursor() as cursor:  # the command that loads it waits as long as it takes (core.bounds)
        cursor.execute("SET LOCAL statement_timeout = 0")
    return load.load(now=moment(NOW), pegawai=300)


def test_the_province_is_believable(province: dict[str, int]) -> None:
    assert 290 <= Pegawai.objects.count() <= 301
    assert Akun.objects.filter(last_login=None).count() in range(10, 20)
    assert Token.objects.filter(akun=None).count() == 2
    assert PerangkatDaerah.objects.exclude(pimpinan=None).count() == 6
    assert {"SEKOLAH", "UPTD", "BIDANG", "SEKRETARIAT"} <= set(
        UnitKerja.objects.values_list("jenis", flat=True)
    )
    assert {"KONSEP", "PENILAIAN", "DISETUJUI", "REVISI", "PENILAIAN_AKHIR", "SELESAI"} == set(
        Skp.objects.values_list("status", flat=True)
    )
    assert set(Realisasi.objects.values_list("status", flat=True)) == {
        "BELUM",
        "PENILAIAN_HASIL_KERJA",
        "PENILAIAN_PERILAKU",
        "SELESAI",
    }
    days = Aktivitas.objects.aggregate(first=Min("tanggal"), last=Max("tanggal"))
    assert (days["last"] - days["first"]).days > 60

    # Last year is reported and rated by the same rules; heads as their organisations.
    ended = Skp.objects.filter(tahun=2022)
    assert ended.filter(realisasi_akhir__pengajuan=None).count() == 0
    for skp in ended.filter(status="SELESAI").select_related("riwayat__perangkat_daerah")[:40]:
        rated = penilaian_akhir.berlaku(skp_id=skp.pk)
        assert rated is not None
        assert (rated.predikat, rated.identitas_pegawai["nip"] != "") == (skp.predikat, True)
        found = capaian.untuk_riwayat(riwayat=skp.riwayat, tahun=2022)
        assert (found.capaian, found.saran in {None, rated.rating_hasil_kerja}) == (rated.capaian, True)

    # Somebody is late; somebody moved this year; somebody had two positions last year.
    approved = Skp.objects.filter(tahun=2023, versi_terakhir__gt=0, periode_awal="2023-01-01")
    filed = Realisasi.objects.filter(tahun=2023, bulan=1).exclude(status="BELUM")
    assert approved.exclude(pegawai__in=filed.values("pegawai")).exists()
    for tahun in (2022, 2023):
        twice = (
            RiwayatJabatan.objects.filter(tahun=tahun).order_by().values("pegawai").annotate(n=Count("pk"))
        )
        assert twice.filter(n=2, pegawai__isnull=False).exists(), tahun


def test_somebody_is_in_the_middle_of_a_mutasi(province: dict[str, int]) -> None:
    row = Mutasi.objects.get()
    ctx = context(row.pegawai, "2023-03-07 09:00")
    page = mutasi.halaman(ctx, pegawai_id=row.pegawai_id)
    states = [step.keadaan for step in page.langkah]
    assert {"SELESAI", "KERJAKAN"} <= set(states)
    assert page.halangan == ""
    moved = Aktivitas.objects.filter(pegawai=row.pegawai, tanggal__month=3)
    assert moved.exists()
    assert not moved.exclude(indikator=None).exists()


def test_the_accounts_can_do_what_they_promise(province: dict[str, int]) -> None:
    listed = accounts.accounts()
    employee, rater = (Akun.objects.get(username=account["username"]) for account in listed[:2])
    assert all(
        check_password(a["password"], Akun.objects.get(username=a["username"]).password) for a in listed
    )
    assert Draf.objects.filter(realisasi__pegawai__akun=employee, realisasi__bulan=2).exists()
    for akun, name in ((employee, "realisasi"), (rater, "penilaian_realisasi"), (rater, "penilaian_akhir")):
        ctx = context(akun)
        badge = rules.lencana(facts.fakta(ctx), today=ctx.today, now=ctx.now, zone=ctx.zone)
        assert getattr(badge, name) >= 1, name

    # The same seed makes the same people.
    names = list(Akun.objects.order_by("id").values_list("username", "nama")[:3])
    assert names[0] == ("gubernur", "Gubernur Contoh")
    assert accounts.accounts()[0]["username"] == "197606162013072062"

    # The guards stand again.
    skp = Skp.objects.filter(status="DISETUJUI").order_by("pk")[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        skp.rhk.update(teks="diam-diam diubah")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'")
        assert cursor.fetchone() == (0,)


def test_its_tool_kinerja_answers_as_the_accounts_promise(
    province: dict[str, int], settings: Settings
) -> None:
    server = tool_kinerja.ToolKinerja()
    settings.TOOL_KINERJA_API, settings.TOOL_KINERJA_TOKEN = server.url, tool_kinerja.TOKEN
    fits, differs = (Akun.objects.get(username=a["username"]) for a in accounts.accounts()[-2:])
    server.start()
    try:
        skp = Skp.objects.get(pegawai__akun=fits, tahun=2023)
        done = impor(context(fits), skp_id=skp.pk, berkas=None)
        assert str(done).startswith("Berhasil Import ")
        other = Skp.objects.get(pegawai__akun=differs, tahun=2023)
        with pytest.raises(Invalid, match="Periode SKP tidak cocok"):
            impor(context(differs), skp_id=other.pk, berkas=None)
        assert differs.username in httpx.get(server.url, trust_env=False).text
        changed = httpx.post(server.url, data={"nip": differs.username}, trust_env=False)
        assert changed.status_code == 303
        assert impor(context(differs), skp_id=other.pk, berkas=None).rhk
        settings.TOOL_KINERJA_TOKEN = "lain"
        with pytest.raises(Invalid, match="menolak permintaan"):
            impor(context(fits), skp_id=skp.pk, berkas=None)
    finally:
        server.stop()
    with pytest.raises(Invalid, match="tidak dapat dihubungi"):
        impor(context(fits), skp_id=skp.pk, berkas=None)


def test_windows_were_moved_and_say_why(province: dict[str, int]) -> None:
    outage = Gangguan.objects.get()
    assert outage.mulai_pada == moment("2023-02-09 13:00")
    january = Jadwal.objects.get(tahun=2023, bulan=1)
    assert january.batas_pengisian_pada == moment("2023-02-11 23:59:59")
    assert Jadwal.objects.get(tahun=2023, bulan=2).perangkat_daerah is not None
    assert Dispensasi.objects.get().batas_pada == moment("2023-03-17 23:59:59")
    assert [line.jenis for line in PerubahanJadwal.objects.all()] == ["DISPENSASI", "ATUR", "GANGGUAN"]
    assert all(line.beda for line in PerubahanJadwal.objects.all())


def test_january_is_released_and_corrected(province: dict[str, int]) -> None:
    first, second = Rilis.objects.order_by("nomor")
    assert first.jumlah == second.jumlah > 200
    assert 0 < second.jumlah_beda < second.jumlah
    assert second.baris.filter(status="DINILAI", tpp_persen__gt=0).count() > 150
    assert sidik.cocok(rilis=second)
