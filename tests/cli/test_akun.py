"""`sikinerja akun`, `informasi`, `surat`: what an operator needs at a terminal."""

from __future__ import annotations

from datetime import date

import click
import pytest
from click.testing import CliRunner, Result
from django.db import transaction
from django.test import Client

from sikinerja.akun.models import Akun
from sikinerja.cli import akun, informasi, surat
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan import queries, steps
from sikinerja.pemberitahuan.models import Informasi, Surat
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db


def run(command: click.Command, *words: str) -> Result:
    return CliRunner().invoke(command, words)


def test_the_first_account_of_bkd_can_log_in_and_must_choose_a_password() -> None:
    result = run(akun.command, "bkd", "Admin.BKD", "--nama", "Admin BKD")
    assert result.exit_code == 0, result.output
    password = result.output.split("Password pertama: ")[1].strip()
    row = Akun.objects.get()
    assert (row.username, row.is_pengelola_aplikasi, row.harus_ganti_password) == ("admin.bkd", True, True)
    client = Client()
    assert client.post("/masuk/", {"username": "admin.bkd", "password": password}).status_code == 303
    assert client.get("/").headers["Location"] == "/ganti-password/"
    assert password not in str(list(Jejak.objects.values_list("data", flat=True)))


def test_an_account_that_is_there_is_promoted_and_keeps_its_password(cast: Cast) -> None:
    before = cast.rekan.akun.password
    result = run(akun.command, "bkd", cast.rekan.akun.username)
    assert "Password" not in result.output
    cast.rekan.akun.refresh_from_db()
    assert cast.rekan.akun.is_pengelola_aplikasi
    assert cast.rekan.akun.password == before


def test_refusals_are_one_clear_line(cast: Cast) -> None:
    for result in (
        run(akun.command, "bkd", "nobody"),
        run(akun.command, "password", "nobody"),
        run(informasi.command, "hapus", "99"),
        run(informasi.command, "tambah", "J", "I", "--sampai", "2000-01-01"),
        run(informasi.command, "tambah", "J", "I", "--sampai", "2030-01-01", "--pd", "TIADA"),
        run(surat.command, "--kirim-ulang", "99"),
    ):
        assert result.exit_code == 1
        assert result.output.startswith("Error: ")
        assert "Traceback" not in result.output


def test_a_new_first_password(cast: Cast) -> None:
    output = run(akun.command, "password", cast.pegawai.akun.username).output
    cast.pegawai.akun.refresh_from_db()
    assert cast.pegawai.akun.check_password(output.split(": ")[1].strip())


def test_informasi_for_all_and_for_one_pd(cast: Cast) -> None:
    run(informasi.command, "tambah", "Untuk semua", "Isi", "--dari", "2023-03-01", "--sampai", "2023-03-07")
    words = ("Untuk badan", "Isi", "--dari", "2023-03-07", "--sampai", "2023-03-31", "--pd", "badan")
    assert run(informasi.command, "tambah", *words).exit_code == 0

    def titles(pd_ids: list[int], day: int) -> list[str]:
        return [i.judul for i in queries.informasi_berlaku(pd_ids=pd_ids, tanggal=date(2023, 3, day))]

    assert titles([cast.badan.pk], 7) == ["Untuk badan", "Untuk semua"]
    assert titles([cast.dinas.pk], 7) == ["Untuk semua"]
    assert titles([], 7) == ["Untuk semua"]
    assert titles([cast.badan.pk], 8) == ["Untuk badan"]
    assert titles([cast.badan.pk], 6) == ["Untuk semua"]
    assert "BADAN: Untuk badan" in run(informasi.command, "daftar").output
    for row in Informasi.objects.all():
        assert run(informasi.command, "hapus", str(row.pk)).exit_code == 0
    assert "Belum ada informasi." in run(informasi.command, "daftar").output


def test_unknown_mails_are_listed_once_they_are_old(cast: Cast) -> None:
    with transaction.atomic():
        steps.surati(context(None), akun_id=None, kepada="a@b.test", subjek="Kabar", isi="Isi", kunci="k")
    assert "Menunggu               1" in run(surat.command).output
    Surat.objects.update(status="DIKIRIM")
    assert "Kabar" in run(surat.command, "--tidak-diketahui").output
    assert "Kabar" not in run(surat.command, "--gagal").output
    number = str(Surat.objects.get().pk)
    assert run(surat.command, "--kirim-ulang", number).exit_code == 0
    assert Surat.objects.get().status == "MENUNGGU"
