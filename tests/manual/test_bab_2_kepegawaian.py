"""BAB II of the manual, told through the web door: profile, riwayat jabatan, another pejabat penilai."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.realisasi.models import Realisasi
from tests.builders import realisasi, skp
from tests.builders.kepegawaian import isian, post
from tests.builders.mutasi import kosong
from tests.cast import Cast

Login = Callable[[Pegawai], Client]


def read(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, name: str, *args: object, data: dict[str, str] | None = None) -> int:
    return client.post(reverse(name, args=args), data or {}).status_code


def test_1_edit_profil(cast: Cast, login: Login) -> None:
    """Menu Profil » Ubah Profil » SIMPAN PERUBAHAN."""
    client = login(cast.pegawai)
    page = read(client, "profil:lihat")
    for block in ("Profil Pegawai", "Jabatan &amp; Unit Kerja", "Akses Aplikasi", "Fungsional Tertentu"):
        assert block in page

    data = {"nama": "Yohanes Contoh, S.Kom, M.T", "no_hp": "+62 812 3456 7890", "email": "y@contoh.test"}
    assert send(client, "profil:edit", data=data) == 303

    page = read(client, "profil:lihat")
    assert "Yohanes Contoh, S.Kom, M.T" in page
    assert "081234567890" in page


def test_2_two_positions_in_one_year(cast: Cast, login: Login) -> None:
    """A pelaksana from January becomes kepala bidang in August: two riwayat, one of them AKTIF."""
    kosong(cast)
    client = login(cast.pegawai)
    analis = Jabatan.objects.create(nama="Analis Sumber Daya Manusia Aparatur", jenis="PELAKSANA")
    pelaksana = isian(cast, jenis_jabatan="PELAKSANA", jabatan_id=analis.pk, tmt=date(2023, 1, 1))
    kabid = isian(
        cast,
        jenis_jabatan="STRUKTURAL",
        jabatan_id=cast.jabatan_kabid.pk,
        tmt=date(2023, 8, 1),
        penilai_id=cast.kepala.pk,
    )
    assert send(client, "riwayat_jabatan:tambah", data=post(pelaksana)) == 303
    assert send(client, "riwayat_jabatan:tambah", data=post(kabid)) == 303

    page = read(client, "profil:lihat")
    assert "Analis Sumber Daya Manusia Aparatur" in page
    assert "Kepala Bidang Pengembangan" in page
    aktif = RiwayatJabatan.objects.get(pegawai=cast.pegawai, aktif=True)
    assert aktif.jabatan == cast.jabatan_kabid


def test_3_tambah_data_by_typing_and_choosing(cast: Cast, login: Login) -> None:
    """Typing "Pranata komp" brings the list; its choice, and the unit's and the penilai's, are saved."""
    for level in ("Ahli Madya", "Ahli Muda"):
        Jabatan.objects.create(nama=f"Pranata Komputer {level}", jenis="FUNGSIONAL")
    client = login(cast.pegawai)
    page = read(client, "riwayat_jabatan:tambah")
    assert "Bagi ASN pada UPTD / Cabang Dinas" in page

    def choose(kind: str, q: str, **more: object) -> str:
        rows = client.get(reverse(f"riwayat_jabatan:cari_{kind}"), {"q": q, **more}).json()
        return str(rows[0]["id"])

    rows = client.get(
        reverse("riwayat_jabatan:cari_jabatan"), {"q": "Pranata komp", "jenis_jabatan": "FUNGSIONAL"}
    ).json()
    assert [row["teks"].split()[-1] for row in rows] == ["Madya", "Muda", "Pertama"]
    data = post(isian(cast, tahun=2022, tmt=date(2021, 1, 3), aktif=False)) | {
        "jabatan": str(rows[2]["id"]),
        "unit_kerja": choose("unit_kerja", "pengemb", perangkat_daerah=cast.badan.pk),
        "penilai": choose("penilai", cast.kepala.nip or ""),
    }
    assert send(client, "riwayat_jabatan:tambah", data=data) == 303

    row = RiwayatJabatan.objects.get(pegawai=cast.pegawai, tahun=2022)
    assert (row.jabatan, row.unit_kerja, row.penilai) == (cast.jabatan_staf, cast.bidang, cast.kepala)


def test_3_a_new_year_is_copied_from_the_last(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    """Riwayat jabatan must be filled in anew each year, also where nothing changed."""
    client = login(cast.pegawai)
    at("2024-01-02 08:00")
    assert "riwayat jabatan 2024" in read(client, "dashboard:beranda")
    assert send(client, "riwayat_jabatan:salin") == 303
    assert "riwayat jabatan 2024" not in read(client, "dashboard:beranda")


def test_4_hapus_asks_and_is_refused_once_there_is_an_skp(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    salah = isian(cast, tahun=2022, tmt=date(2021, 1, 3), aktif=False)
    assert send(client, "riwayat_jabatan:tambah", data=post(salah)) == 303
    row = RiwayatJabatan.objects.get(pegawai=cast.pegawai, tahun=2022)
    assert "Hapus riwayat jabatan ini?" in read(client, "riwayat_jabatan:hapus", row.pk)
    assert send(client, "riwayat_jabatan:hapus", row.pk) == 303
    assert not RiwayatJabatan.objects.filter(pk=row.pk).exists()

    skp.konsep(cast.riwayat)
    answer = client.post(reverse("riwayat_jabatan:hapus", args=[cast.riwayat.pk]))
    assert answer.status_code == 422
    assert "terkait dengan SKP yang telah dibuat" in answer.content.decode()


def test_5_the_superior_moves_and_another_rates(cast: Cast, login: Login) -> None:
    """EDIT on the active riwayat, another Pejabat Penilai, SIMPAN PERUBAHAN; February stays."""
    februari = realisasi.diajukan(skp.disetujui(cast.riwayat))
    client = login(cast.pegawai)
    data = post(cast.riwayat, penilai=cast.kepala.pk, penilai_semula=cast.penilai.pk)
    url = reverse("riwayat_jabatan:edit", args=[cast.riwayat.pk])

    page = client.post(url, data).content.decode()
    assert "Pejabat penilai berubah" in page
    assert "Tetap dinilai Ratna Penilai Contoh, SH" in page
    answer = data | {"konfirmasi": "1", f"bulan_{februari.pk}": "tetap"}
    assert client.post(url, answer).status_code == 303

    assert "Maria Kepala Contoh, M.Si" in read(client, "profil:lihat")
    assert Realisasi.objects.get(pk=februari.pk).penilai == cast.penilai
    lines = RiwayatPenilai.objects.filter(riwayat=cast.riwayat).values_list("penilai", "tanggal_selesai")
    assert list(lines) == [(cast.penilai.pk, date(2023, 3, 6)), (cast.kepala.pk, None)]
    assert "Anda menjadi pejabat penilai" in read(login(cast.kepala), "pemberitahuan:daftar")
    assert "Anda tidak lagi menjadi pejabat penilai" in read(login(cast.penilai), "pemberitahuan:daftar")
