"""BAB VI of the manual, told through the web door: reporting February, rating it, changing it once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.core.time import Month
from sikinerja.jadwal.models import Jadwal
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.models import Pengajuan, Realisasi
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import aktivitas as build_aktivitas
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, moment

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
ISI = reverse("realisasi_bulanan:isi", args=(2023, 2))
LIHAT = reverse("realisasi_bulanan:lihat", args=(2023, 2))
DAFTAR = reverse("realisasi_bulanan:daftar")
PENILAIAN = reverse("penilaian_realisasi_bulanan:daftar")
ALASAN = (
    "Penilaian saya ubah karena pada saat penilaian saya salah memilih rating hasil kerja dan perilaku. " * 3
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """The owner's approved SKP, with an activity for its first indikator in February."""
    found = build_skp.disetujui(cast.riwayat)
    first = skp_queries.indikator_berlaku(skp_id=found.pk)[0].indikator
    build_aktivitas.aktivitas(found, indikator=first)
    return found


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def sent(client: Client, address: str, data: dict[str, str]) -> str:
    """Send a form; the page it leads to."""
    answer = client.post(address, data)
    assert answer.status_code == 303, answer.content.decode()
    return text(client, answer.headers["Location"])


def typed(skp: Skp, **other: str) -> dict[str, str]:
    """The filling page's fields: the second indikator was not worked on."""
    ids = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    fields = {f"realisasi_{i}": "2,5" for i in ids} | {
        f"bukti_{i}": "https://drive.google.com/02" for i in ids
    }
    fields |= {f"realisasi_{ids[1]}": "0", f"bukti_{ids[1]}": "-"}
    return fields | {"catatan": "<p>Tidak ada kegiatan</p>", "konfirmasi": "on", "langkah": "0"} | other


def ratings(keys: list[Any], **other: str) -> dict[str, str]:
    return {f"umpan_balik_{key}": "Bagus dan pertahankan" for key in keys} | other | {"konfirmasi": "on"}


def test_1_mengisi_realisasi_bulanan(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    Jadwal.objects.create(
        tahun=2023, bulan=1, mulai_pada=moment("2023-02-20 00:00"),
        batas_pengisian_pada=moment("2023-03-10 23:59:59"),
        batas_penilaian_pada=moment("2023-03-12 23:59:59"), alasan="Awal tahun",
        dibuat_pada=moment("2023-02-01"),
    )  # fmt: skip
    client = login(cast.pegawai)
    page = text(client, DAFTAR)
    for words in ("20 Februari 2023", "10 Maret 2023", "12 Maret 2023", "Isi Realisasi", "1 April 2023"):
        assert words in page
    page = text(client, ISI)
    for words in (
        "A. UTAMA", "1 aktivitas", "Total aktivitas", "Google Drive", "per bulan dan per indikator",
        "Saya telah mengisi realisasi dengan BENAR sesuai hasil kerja yang telah saya lakukan",
        "Ajukan Realisasi", "0 dari 4 indikator terisi",
    ):  # fmt: skip
        assert words in page
    page = sent(client, ISI, typed(skp))
    receipt = Pengajuan.objects.get()
    message = f"Realisasi Februari 2023 berhasil diajukan. Nomor tanda terima: {receipt.nomor}."
    assert message in page
    assert "Tidak ada kegiatan" in page
    assert receipt.sidik in page
    assert "Penilaian Hasil Kerja" in page
    slip = text(client, reverse("realisasi_bulanan:tanda_terima", args=(receipt.pk,)))
    assert receipt.nomor in slip
    assert "7 Maret 2023 pukul 09:00 WITA" in slip
    assert "Lihat Realisasi" in text(client, DAFTAR)
    assert client.get(ISI).status_code == 303


def test_1_di_luar_jadwal_tombol_tidak_muncul(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    client = login(cast.pegawai)
    for moment_, word in (("2023-02-28 12:00", "Belum waktunya"), ("2023-03-11 00:00:00", "Tidak mengisi")):
        at(moment_)
        page = text(client, DAFTAR)
        assert word in page
        assert ISI not in page
        assert client.post(ISI, typed(skp)).status_code == 422
        assert client.get(ISI).headers["Location"] == DAFTAR
    assert not Pengajuan.objects.exists()


def test_2_dan_3_menilai_hasil_kerja_lalu_perilaku(cast: Cast, skp: Skp, login: Login) -> None:
    month = build.diajukan(skp, catatan="<p>Mohon dinilai</p>")
    assert month.pengajuan is not None
    ids = [row.indikator_id for row in month.pengajuan.indikator.all()]
    client = login(cast.penilai)
    page = text(client, PENILAIAN)
    for words in (
        "Februari",
        "12 Maret 2023 pukul 23:59",
        "Isi Penilaian",
        cast.pegawai.akun.nama,
        "Tanpa SKP disetujui",
    ):
        assert words in page
    hasil_kerja = reverse("penilaian_realisasi_bulanan:hasil_kerja", args=(month.pk,))
    page = text(client, hasil_kerja)
    for words in (
        "Mohon dinilai", "Umpan balik berkelanjutan", "Sudah baik namun dapat lebih ditingkatkan",
        'rel="noopener noreferrer nofollow"', "Rating hasil kerja", "Sesuai Ekspektasi",
        "Saya telah melakukan penilaian berdasarkan hasil kerja yang bersangkutan", "Simpan Penilaian",
    ):  # fmt: skip
        assert words in page
    answer = client.post(hasil_kerja, ratings(ids, rating="SESUAI", langkah="1"))
    perilaku = reverse("penilaian_realisasi_bulanan:perilaku", args=(month.pk,))
    assert answer.headers["Location"] == perilaku
    page = text(client, perilaku)
    for words in (
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Harapan Loyal",
        "Catatan akhir / rekomendasi",
    ):
        assert words in page
    data = ratings(
        [p.value for p in Perilaku], rating="SESUAI", langkah="2", catatan_akhir="Pertahankan kinerja"
    )
    page = sent(client, perilaku, data)
    for words in (
        "Hasil penilaian", "Pegawai yang dinilai", "Pejabat penilai kinerja", "Sesuai Ekspektasi", "Detail",
        "Baik", "Pertahankan kinerja", "Ubah Penilaian",
        "Anda memiliki 1 (satu) kali kesempatan untuk melakukan perubahan/perbaikan",
        "Rating Hasil Kerja dan Perilaku Kerja.",
    ):  # fmt: skip
        assert words in page
    assert Realisasi.objects.get().status == "SELESAI"
    assert "Lihat Penilaian" in text(client, PENILAIAN)
    assert "Bagus dan pertahankan" in text(client, hasil_kerja)


def test_pegawai_melihat_penilaian_setelah_selesai(cast: Cast, skp: Skp, login: Login) -> None:
    build.dinilai(skp)
    client = login(cast.pegawai)
    page = text(client, LIHAT)
    assert "Bagus dan pertahankan" not in page
    assert "Sesuai Ekspektasi" not in page
    assert "Tarik kembali" not in page
    build.selesai(skp, month=Month(2023, 1))
    page = text(client, reverse("realisasi_bulanan:lihat", args=(2023, 1)))
    for words in (
        "Bagus dan pertahankan",
        "Umpan balik Loyal",
        "Sesuai Ekspektasi",
        "Pertahankan kinerja yang sudah",
    ):
        assert words in page
    assert "Baik" in text(client, DAFTAR)


def test_4_mengubah_penilaian_satu_kali(cast: Cast, skp: Skp, login: Login) -> None:
    month = build.selesai(skp)
    client = login(cast.penilai)
    ubah = reverse("penilaian_realisasi_bulanan:ubah", args=(month.pk,))
    page = text(client, ubah)
    assert "Ubah Penilaian Hasil Kerja dan Perilaku" in page
    assert "Berikan alasan anda melakukan penilaian ulang. Narasi minimal 200 karakter." in page
    data = {"hasil_kerja": "DI_ATAS", "perilaku": "DI_ATAS", "langkah": "3"}
    answer = client.post(ubah, data | {"alasan": "terlalu pendek"})
    assert answer.status_code == 422
    assert "terlalu pendek" in answer.content.decode()
    page = sent(client, ubah, data | {"alasan": ALASAN})
    assert "Baik → Sangat Baik" in page
    assert reverse("penilaian_realisasi_bulanan:ubah", args=(month.pk,)) not in page
    page = text(login(cast.pegawai), LIHAT)
    assert ALASAN.strip() in page
    assert "Sangat Baik" in page
    titles = Pemberitahuan.objects.filter(akun=cast.pegawai.akun).values_list("judul", flat=True)
    assert "Penilaian Februari 2023 diubah: Sangat Baik" in titles
