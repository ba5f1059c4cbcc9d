"""BAB VII, step by step, with the manual's own dates: a move on 5 February and on 20 February 2023."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.aktivitas.models import Aktivitas
from sikinerja.aktivitas.rules import TUGAS_LAIN
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.skp.models import Indikator, Skp, VersiRhk
from sikinerja.skp.queries import untuk_bulan
from tests.builders import skp as build
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
NOTE = {"catatan": "<p>Mohon diperiksa.</p>"}


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def isian(skp: Skp, *, langkah: int) -> dict[str, str]:
    """Every indikator 1, with a link."""
    values = {"langkah": str(langkah), "konfirmasi": "on", "catatan": ""}
    for i in Indikator.objects.filter(rhk__skp=skp):
        values |= {f"realisasi_{i.pk}": "1", f"bukti_{i.pk}": "https://contoh.test/bukti"}
    return values


def ajukan_bulan(client: Client, skp: Skp, bulan: int) -> int:
    """File a month; the answer's status."""
    return client.post(f"/realisasi-bulanan/2023/{bulan}/isi/", isian(skp, langkah=0)).status_code


def ajukan_akhir(client: Client, skp: Skp) -> None:
    """The old SKP's realisasi akhir, begun and handed in (BAB IV.2)."""
    there = f"/skp/{skp.pk}/realisasi-akhir/"
    skp.refresh_from_db()
    assert client.post(f"{there}mulai/", {"langkah": skp.langkah}).status_code == 303
    assert client.post(there, isian(skp, langkah=skp.langkah + 1)).status_code == 303
    skp.refresh_from_db()
    assert skp.status == "PENILAIAN_AKHIR"


def catat(client: Client, cast: Cast, hari: str) -> None:
    """The page Mutasi: the date, then the new position."""
    assert "Catat mutasi" in text(client, "/mutasi/")
    assert "Jabatan baru" in text(client, f"/mutasi/catat/?tanggal={hari}")
    post = {
        "tanggal": hari, "jenis_jabatan": "STRUKTURAL", "jabatan": cast.jabatan_kepala.pk,
        "perangkat_daerah": cast.badan.pk, "unit_kerja": cast.bidang.pk, "penilai": cast.kepala.pk,
    }  # fmt: skip
    assert client.post("/mutasi/catat/", post).status_code == 303


def aktivitas(client: Client, hari: str, indikator: str) -> int:
    """Enter an activity from 8 to 10; the answer's status."""
    values = {
        "jenis": "aktivitas", "uraian": f"Bekerja {hari}", "indikator": indikator, "tanggal": hari,
        "mulai": "08:00", "selesai": "10:00",
    }  # fmt: skip
    return client.post(reverse("aktivitas:tambah"), values).status_code


def setujui(cast: Cast, login: Login, skp: Skp) -> None:
    """The new penilai writes the seven expectations and approves."""
    build.isi_ekspektasi(skp)
    skp.refresh_from_db()
    there = f"/penilaian/skp/{skp.pk}/terima/"
    assert login(cast.kepala).post(there, NOTE | {"langkah": skp.langkah}).status_code == 303


@pytest.fixture
def lama(cast: Cast) -> Skp:
    """The SKP of the whole year in the old position."""
    build.disetujui(cast.riwayat_penilai, rhk=1)
    return build.disetujui(cast.riwayat, rhk=1, indikator=2, intervensi=VersiRhk.objects.first())


def test_kasus_1(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    own = login(cast.pegawai)
    old = Indikator.objects.filter(rhk__skp=lama).first()
    assert old is not None

    at("2023-02-06 09:00")
    for hari in ("2023-02-03", "2023-02-06"):
        assert aktivitas(own, hari, str(old.pk)) == 303
    # 3) and 4): riwayat jabatan baru and SKP baru, Periode Awal 5 Februari 2023
    catat(own, cast, "2023-02-05")
    baru = Skp.objects.exclude(pk=lama.pk).get(pegawai=cast.pegawai)
    assert (baru.periode_awal, baru.periode_akhir) == (date(2023, 2, 5), date(2023, 12, 31))
    steps = text(own, "/mutasi/")
    assert "Isi dan ajukan realisasi Januari 2023 (jabatan sebelumnya)" in steps
    assert reverse("realisasi_bulanan:isi", args=[2023, 1]) in steps

    # 1) the realisasi of January, under the old SKP
    assert ajukan_bulan(own, lama, 1) == 303
    assert "Sudah diajukan kepada pejabat penilai jabatan sebelumnya." in text(own, "/mutasi/")

    # 5) RHK and indikator of the new post; handed in once the old SKP's realisasi akhir is
    build.add_rhk(baru, 1, indikator=1)
    there = f"/skp/{baru.pk}/ajukan/"
    assert "SKP jabatan lama" in text(own, there)
    assert own.post(there, NOTE | {"langkah": 0}).status_code == 422
    ajukan_akhir(own, lama)
    assert own.post(there, NOTE | {"langkah": 0}).status_code == 303
    assert aktivitas(own, "2023-02-05", "lain") == 422  # not before it is approved

    # 6) approved: the activities from 5 February on, with the new indikator
    setujui(cast, login, baru)
    new = Indikator.objects.get(rhk__skp=baru)
    assert aktivitas(own, "2023-02-05", str(new.pk)) == 303
    moved = Aktivitas.objects.get(tanggal=date(2023, 2, 6))
    assert (moved.skp, moved.indikator) == (baru, None)

    at("2023-03-03 09:00")
    februari = text(own, "/realisasi-bulanan/2023/2/isi/")
    assert "1 aktivitas dari jabatan sebelumnya" in februari
    assert "jabatan sebelumnya</span>" in text(own, "/realisasi-bulanan/2023/2/aktivitas/")
    assert ajukan_bulan(own, baru, 2) == 303
    assert "SKP baru sudah disetujui." in text(own, "/mutasi/")


def test_kasus_2(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    own = login(cast.pegawai)
    old = Indikator.objects.filter(rhk__skp=lama).first()
    assert old is not None

    # 1) activities until 20 February
    at("2023-02-20 15:00")
    assert aktivitas(own, "2023-02-20", str(old.pk)) == 303
    # 5) and 6)
    catat(own, cast, "2023-02-20")
    baru = Skp.objects.exclude(pk=lama.pk).get(pegawai=cast.pegawai)
    assert (baru.periode_awal, baru.periode_akhir) == (date(2023, 3, 1), date(2023, 12, 31))

    # 2) in the new place, from the 21st on: tugas kedinasan lain, which the form now offers first
    at("2023-02-21 16:00")
    form = text(own, "/aktivitas/")
    assert form.index(TUGAS_LAIN) < form.index("Indikator 1.1")
    assert "Anda sudah dimutasi" in form
    assert aktivitas(own, "2023-02-21", "lain") == 303
    assert "tanggal 21–28 Februari 2023" in text(own, "/mutasi/")

    # 3) February is reported under the old SKP
    at("2023-03-02 09:00")
    assert untuk_bulan(pegawai_id=cast.pegawai.pk, month=Month(2023, 2)) == lama
    assert ajukan_bulan(own, lama, 2) == 303

    # 7) and 8)
    build.add_rhk(baru, 1, indikator=1)
    ajukan_akhir(own, lama)
    assert own.post(f"/skp/{baru.pk}/ajukan/", NOTE | {"langkah": 0}).status_code == 303
    setujui(cast, login, baru)
    new = Indikator.objects.get(rhk__skp=baru)
    assert aktivitas(own, "2023-03-01", str(new.pk)) == 303
    assert untuk_bulan(pegawai_id=cast.pegawai.pk, month=Month(2023, 3)) == baru


def test_who_rates_others_is_told_and_so_are_they(cast: Cast, login: Login, at: At, lama: Skp) -> None:
    """Kasus 1, steps 2 and 7: the mover rates January, then every subordinate changes the penilai."""
    at("2023-02-06 09:00")
    assert ajukan_bulan(login(cast.pegawai), lama, 1) == 303
    rater = login(cast.penilai)
    post = {
        "tanggal": "2023-02-05", "jenis_jabatan": "FUNGSIONAL", "jabatan": cast.jabatan_staf.pk,
        "perangkat_daerah": cast.badan.pk, "unit_kerja": cast.bidang.pk, "penilai": cast.kepala.pk,
    }  # fmt: skip
    assert rater.post("/mutasi/catat/", post).status_code == 303
    steps = text(rater, "/mutasi/")
    assert "1 realisasi menunggu penilaian Anda, batas 12 Februari 2023" in steps
    own = login(cast.pegawai)
    edit = reverse("riwayat_jabatan:edit", args=[cast.riwayat.pk])
    assert "Ubah pejabat penilai" in text(own, "/")
    assert edit in text(own, "/")
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(penilai=cast.kepala)
    assert "Ubah pejabat penilai" not in text(own, "/")
