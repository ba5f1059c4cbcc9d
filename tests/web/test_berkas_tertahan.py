"""What was chosen stays chosen; what can hardly be so waits for a yes; nobody is rung for what they watch."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from pytest_django import Settings

from sikinerja.impor.models import Impor
from sikinerja.integrasi.berkas import titipan
from sikinerja.jejak.models import Jejak
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock, imports
from tests.builders import berkas, kehadiran
from tests.cast import Cast, context
from tests.moments import moment

UNGGAH = "/kelola/kehadiran/unggah/"
Login = Callable[[Pegawai], Client]


@pytest.fixture(autouse=True)
def _stage(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def sent(client: Client, data: bytes | None, **change: str) -> Any:
    body: dict[str, Any] = {"bulan": "2023-02", "alasan": "", **change}
    if data is not None:
        body["berkas"] = SimpleUploadedFile("rekap.csv", data)
    return client.post(UNGGAH, body)


def checked(client: Client, *nilai: str, nips: list[str]) -> Impor:
    rows = [list(berkas.JUDUL), *([nip, *berkas.ANGKA[:-1], n] for nip, n in zip(nips, nilai, strict=True))]
    assert sent(client, berkas.csv(rows)).status_code == 303
    impor = Impor.objects.latest("pk")
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    return impor


def nips(cast: Cast) -> list[str]:
    return [cast.pegawai.nip or "", cast.rekan.nip or ""]


def test_a_file_chosen_once_need_not_be_chosen_again(
    cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    client = login(cast.bkd)
    at("2023-03-12 09:00")
    answer = sent(client, berkas.csv(berkas.sebulan(nips(cast))))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Berkas “rekap.csv” masih tersimpan" in page
    (key,) = re.findall(r'name="titipan" value="([^"]+)"', page)
    assert titipan.ambil(context(cast.pengelola), kunci=key) is None
    assert sent(client, None, titipan=key + "x", alasan="Mesin rusak").status_code == 422
    assert sent(client, None, titipan=key, alasan="Mesin rusak").status_code == 303
    impor = Impor.objects.get()
    assert (impor.nama_berkas, impor.parameter["alasan"]) == ("rekap.csv", "Mesin rusak")
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert (impor.status, impor.baru) == ("SIAP", 2), impor.pesan


@pytest.mark.parametrize(
    ("nilai", "words"),
    [(("0,98", "1"), "Apakah maksudnya 98?"), (("97,5", "1"), "padahal hadir 19 dari 20 hari kerja")],
)
def test_what_can_hardly_be_so_waits_for_a_yes(
    cast: Cast, login: Login, nilai: tuple[str, str], words: str
) -> None:
    client = login(cast.bkd)
    impor = checked(client, *nilai, nips=nips(cast))
    assert impor.ragu >= 1
    where = f"/kelola/impor/{impor.pk}/"
    page = client.get(f"{where}?tampilan=ragu").content.decode()
    assert words in page
    assert "perlu dipastikan" in page
    answer = client.post(f"{where}terapkan/")
    assert answer.status_code == 422
    assert "Centang dahulu" in answer.content.decode()
    with pytest.raises(IntegrityError):  # the database's own word
        Impor.objects.filter(pk=impor.pk).update(status="DITERAPKAN")


def test_a_yes_is_kept_and_audited(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    impor = checked(client, "0,98", "1", nips=nips(cast))
    assert client.post(f"/kelola/impor/{impor.pk}/terapkan/", {"yakin": "on"}).status_code == 303
    impor.refresh_from_db()
    assert impor.yakin_pada is not None
    assert Jejak.objects.filter(aksi="impor.terapkan").latest("pk").data["diyakini"] == 2
    imports.terapkan(impor.pekerjaan_id or 0)
    assert Kehadiran.objects.count() == 2


def test_a_fall_against_last_month_is_asked_about(cast: Cast, login: Login) -> None:
    kehadiran.kehadiran(cast.pegawai, month=kehadiran.FEBRUARI.previous, nilai=Decimal(98))
    impor = checked(login(cast.bkd), "9", "97,5", nips=nips(cast))
    assert impor.ragu == 1


def test_the_same_file_is_checked_again_without_another_upload(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    impor = checked(client, "97,5", "98", nips=[cast.pegawai.nip or "", "199912312020121001"])
    assert (impor.baru, impor.salah) == (1, 1)
    Pegawai.objects.filter(pk=cast.rekan.pk).update(nip="199912312020121001")
    assert client.post(f"/kelola/impor/{impor.pk}/periksa-ulang/").status_code == 303
    again = Impor.objects.latest("pk")
    imports.periksa(again.pekerjaan_id or 0)
    again.refresh_from_db()
    assert (again.pk > impor.pk, again.baru, again.salah) == (True, 2, 0)


def test_the_bell_rings_once_and_only_when_nobody_watches(
    cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = login(cast.bkd)
    bells = Pemberitahuan.objects.filter(akun=cast.bkd.akun, judul__contains="Pemeriksaan")
    checked(client, "97,5", "98", nips=nips(cast))
    assert bells.count() == 1  # handed in at 09:00, checked at 09:05: nobody looked on
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:00"))
    checked(client, "97,5", "98", nips=nips(cast))
    assert bells.count() == 1


def test_what_a_machine_wrote_is_told_with_what_to_press(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    assert sent(client, b"        1\t2023-02-01 07:20:11\t1\t0\t1\t0\n").status_code == 303
    impor = Impor.objects.get()
    imports.periksa(impor.pekerjaan_id or 0)
    page = client.get(f"/kelola/impor/{impor.pk}/").content.decode()
    assert "ATTLOG" in page
    assert "rekap bulanan" in page
    assert f'href="{UNGGAH}?bulan=2023-02' in page
