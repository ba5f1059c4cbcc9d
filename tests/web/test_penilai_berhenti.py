"""The doors by which a penilai goes, in the browser: what hangs there is shown first (issue 9 §1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, RiwayatJabatan
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.builders import akhir
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import isian, keadaan_khusus, post
from tests.cast import Cast, person, tenure
from tests.web.asked import asked_well

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
BERGANTUNG = ("1 realisasi bulanan menunggu penilaian", "2 pegawai menunjuknya sebagai Pejabat Penilai")
KEPALA = "Maria Kepala Contoh, M.Si"
PENSIUN = {"jenis": "PENSIUN", "tanggal_mulai": "2023-03-07", "dasar": "SK 1"}


def text(answer: object) -> str:
    return answer.content.decode()


def tick(html: str) -> str:
    """What the box to tick stands for."""
    asked_well(html)
    (key,) = re.findall(r'name="yakin" value="(\w+)"', html)
    return key


@pytest.fixture
def waiting(cast: Cast) -> Cast:
    """A month of the owner waits for the penilai."""
    build.diajukan(build_skp.disetujui(cast.riwayat))
    return cast


@pytest.mark.parametrize(
    "address",
    [
        lambda c: f"/kelola/akun/{c.penilai.pk}/status/",
        lambda c: f"/riwayat-jabatan/{c.riwayat_penilai.pk}/hapus/",
        lambda c: f"/mutasi/pegawai/{c.penilai.pk}/catat/?tanggal=2023-03-05",
    ],
    ids=["akun", "hapus riwayat", "mutasi"],
)
def test_pages_that_ask_anyway_show_it(waiting: Cast, login: Login, address: Callable[[Cast], str]) -> None:
    html = text(login(waiting.bkd).get(address(waiting)))

    assert all(words in html for words in BERGANTUNG)
    assert (KEPALA in html) is ("mutasi" not in address(waiting)), "in a mutasi the mover goes on"


def test_a_pd_shows_what_is_unfinished_in_it(waiting: Cast, login: Login) -> None:
    html = text(login(waiting.bkd).get(f"/kelola/data-induk/perangkat-daerah/{waiting.badan.pk}/status/"))

    assert BERGANTUNG[0] in html
    assert "tetap dinilai oleh pejabat penilai masing-masing" in html


def test_a_state_is_recorded_once_it_was_confirmed(waiting: Cast, login: Login) -> None:
    client, address = login(waiting.bkd), "/kelola/keadaan-khusus/tambah/"
    data = PENSIUN | {"terkelola": waiting.penilai.pk}
    answer = client.post(address, data)
    html = text(answer)
    assert answer.status_code == 422
    assert all(words in html for words in BERGANTUNG)
    assert 'value="SK 1"' in html
    assert not KeadaanKhusus.objects.exists()

    assert client.post(address, data | {"yakin": "lain"}).status_code == 422
    assert client.post(address, data | {"yakin": tick(html)}).status_code == 303
    assert KeadaanKhusus.objects.get().pegawai == waiting.penilai
    assert client.post(address, PENSIUN | {"terkelola": waiting.rekan.pk}).status_code == 303


def test_a_jabatan_is_deactivated_once_it_was_confirmed(waiting: Cast, login: Login) -> None:
    client, address = login(waiting.penilai), f"/riwayat-jabatan/{waiting.riwayat_penilai.pk}/edit/"
    data = post(waiting.riwayat_penilai, aktif="0")
    html = text(client.post(address, data))
    assert all(words in html for words in BERGANTUNG)
    assert RiwayatJabatan.objects.get(pk=waiting.riwayat_penilai.pk).aktif

    assert client.post(address, data | {"yakin": tick(html)}).status_code == 303
    assert not RiwayatJabatan.objects.get(pk=waiting.riwayat_penilai.pk).aktif


def test_somebody_who_died_cannot_log_in(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    assert client.get("/profil/").status_code == 200
    data = PENSIUN | {"jenis": "MENINGGAL", "terkelola": cast.pegawai.pk}
    bkd = login(cast.bkd)
    assert bkd.post("/kelola/keadaan-khusus/tambah/", data).status_code == 303

    page = text(bkd.get("/kelola/keadaan-khusus/"))
    assert "sudah dicatat" in page
    assert "Yang bersangkutan sudah diberi tahu" not in page
    assert client.get("/profil/").status_code == 303
    assert not Pemberitahuan.objects.filter(akun=cast.pegawai.akun).exists()
    refused = login(cast.bkd).post(
        f"/kelola/akun/{cast.pegawai.pk}/status/", {"aktif": "1", "alasan": "Coba"}
    )
    assert refused.status_code == 409


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"penilai": "kepala_lain"}, "bekerja di Dinas Contoh"),
        ({"penilai": "rekan"}, "bukan pejabat penilai siapa pun"),
        ({"penilai": "rekan", "jabatan": "jabatan_kabid"}, "kelas jabatannya 8, lebih rendah daripada 11"),
    ],
)
def test_an_odd_penilai_is_pointed_out_first(
    cast: Cast, login: Login, change: dict[str, str], words: str
) -> None:
    client, ids = login(cast.pegawai), {name: getattr(cast, who).pk for name, who in change.items()}
    kind = {"jenis_jabatan": "STRUKTURAL"} if "jabatan" in ids else {}
    data = post(isian(cast), **ids, **kind)
    html = text(client.post("/riwayat-jabatan/tambah/", data))
    assert words in html
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai).count() == 1

    answer = client.post("/riwayat-jabatan/tambah/", data | {"yakin": tick(html)})
    assert answer.status_code == 303


def test_oneself_is_refused_in_the_field_before_anything_is_asked(cast: Cast, login: Login) -> None:
    answer = login(cast.pegawai).post(
        f"/riwayat-jabatan/{cast.riwayat.pk}/edit/", post(cast.riwayat, penilai=cast.pegawai.pk)
    )

    html = text(answer)
    assert answer.status_code == 422
    assert "Pejabat penilai berubah" not in html
    assert re.search(r'id="id_penilai-salah">.*?dirinya sendiri', html, re.DOTALL)


def test_who_is_gone_is_not_offered_and_refused_by_name(cast: Cast, login: Login) -> None:
    keadaan_khusus(cast.kepala, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    client = login(cast.pegawai)
    assert client.get("/riwayat-jabatan/cari/penilai/?q=maria").json() == []

    answer = client.post("/riwayat-jabatan/tambah/", post(isian(cast), penilai=cast.kepala.pk))
    assert f"{KEPALA} sudah pensiun" in text(answer)


def test_last_years_riwayat_is_not_taken_over_with_a_penilai_who_is_gone(cast: Cast, login: Login) -> None:
    other = person("Baru Contoh")
    lama = tenure(
        other, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tahun=2022, aktif=True
    )
    keadaan_khusus(cast.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    client = login(other)

    html = text(client.get("/riwayat-jabatan/salin/"))
    assert "sudah pensiun" in html
    assert f"/riwayat-jabatan/{lama.pk}/copy/" in html
    copy = text(client.get(f"/riwayat-jabatan/{lama.pk}/copy/"))
    assert not re.search(r'name="penilai" value="\d+" checked', copy)


def test_a_retired_penilais_months_can_only_move(waiting: Cast, login: Login) -> None:
    keadaan_khusus(waiting.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    data = post(waiting.riwayat, penilai=waiting.kepala.pk)
    html = text(login(waiting.pegawai).post(f"/riwayat-jabatan/{waiting.riwayat.pk}/edit/", data))

    assert re.search(r'value="pindah"[^>]*checked', html)
    assert "Tetap dinilai" not in html


def test_the_list_names_the_substitute_and_gives_many_another_penilai(waiting: Cast, login: Login) -> None:
    keadaan_khusus(waiting.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    client, address = login(waiting.pengelola), "/kelola/penilai/"
    html = text(client.get(address))
    assert html.count(KEPALA) >= 2
    assert re.search(rf'name="penilai" value="{waiting.kepala.pk}" checked', html)

    chosen = {"penilai": waiting.kepala.pk, "alasan": "SP 5/2023", "siapa": "pilih"}
    assert client.post(address, chosen).status_code == 422
    assert client.post(address, chosen | {"siapa": "semua"}).status_code == 303
    rows = RiwayatJabatan.objects.filter(pegawai__in=[waiting.pegawai, waiting.rekan])
    assert set(rows.values_list("penilai", flat=True)) == {waiting.kepala.pk}
    told = Pemberitahuan.objects.filter(akun=waiting.kepala.akun).values_list("judul", flat=True)
    assert list(told) == ["Anda menjadi pejabat penilai 2 pegawai"]
    assert "Semua pegawai mempunyai penilai" in text(client.get(address))


def test_an_odd_penilai_for_many_is_pointed_out_first(waiting: Cast, login: Login) -> None:
    keadaan_khusus(waiting.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    client, address = login(waiting.pengelola), "/kelola/penilai/"
    data = {"penilai": waiting.pengelola.pk, "alasan": "SP 5/2023", "siapa": "semua"}
    answer = client.post(address, data)
    html = text(answer)
    assert answer.status_code == 422
    assert html.count("Petrus Pengelola Contoh sampai sekarang bukan pejabat penilai siapa pun.") == 1
    assert "SP 5/2023" in html
    assert not RiwayatJabatan.objects.filter(penilai=waiting.pengelola).exists()

    other = data | {"penilai": waiting.orang_lain.pk, "yakin": tick(html)}
    assert "Orang Lain Contoh bekerja di Dinas Contoh" in text(client.post(address, other)), "asked anew"
    assert client.post(address, data | {"yakin": tick(html)}).status_code == 303
    assert RiwayatJabatan.objects.filter(penilai=waiting.pengelola).count() == 2


def test_all_or_none_change(waiting: Cast, login: Login) -> None:
    keadaan_khusus(waiting.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    data = {"penilai": waiting.rekan.pk, "alasan": "SP 5/2023", "siapa": "semua"}
    html = text(login(waiting.pengelola).post("/kelola/penilai/", data))

    assert "Agus Rekan Contoh: Pegawai tidak dapat menjadi pejabat penilai bagi dirinya sendiri" in html
    assert not RiwayatJabatan.objects.filter(penilai=waiting.rekan).exists()


def test_who_stands_there_with_two_years_is_one_person(waiting: Cast, login: Login) -> None:
    place = {"jabatan": waiting.jabatan_staf, "unit": waiting.bidang, "penilai": waiting.penilai}
    build_skp.diajukan(tenure(waiting.pegawai, tahun=2022, aktif=False, **place))  # type: ignore[arg-type]
    keadaan_khusus(waiting.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    client, address = login(waiting.pengelola), "/kelola/penilai/"
    html = text(client.get(address))
    assert html.count(waiting.pegawai.akun.nama) > html.count(waiting.rekan.akun.nama)
    assert "Ganti untuk semua pada daftar ini (3 jabatan)" in html

    data = {"penilai": waiting.kepala.pk, "alasan": "SP 5/2023", "siapa": "semua"}
    assert client.post(address, data).status_code == 303
    assert "Pejabat penilai 2 pegawai sudah diganti." in text(client.get(address))
    told = Pemberitahuan.objects.filter(akun=waiting.kepala.akun).values_list("judul", flat=True)
    assert list(told) == ["Anda menjadi pejabat penilai 2 pegawai"]


@pytest.mark.parametrize("status", ["disetujui", "konsep"])
def test_last_years_skp_that_is_not_selesai_is_changed_too(cast: Cast, login: Login, status: str) -> None:
    """A penilai dies in January: December and the realisasi akhir of the old year are not filed yet."""
    place = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.penilai}
    old = tenure(cast.pegawai, tahun=2022, aktif=False, **place)  # type: ignore[arg-type]
    done = tenure(cast.rekan, tahun=2022, aktif=False, **place)  # type: ignore[arg-type]
    getattr(build_skp, status)(old, awal=date(2022, 1, 1), akhir=date(2022, 12, 31))
    akhir.selesai(build_skp.disetujui(done, awal=date(2022, 1, 1), akhir=date(2022, 12, 31)))
    keadaan_khusus(cast.penilai, jenis="MENINGGAL", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    task = f"/riwayat-jabatan/{old.pk}/edit/"
    home = text(login(cast.pegawai).get("/"))
    assert task in home
    assert "Riwayat 2022: SKP-nya belum selesai." in home
    assert f"/riwayat-jabatan/{done.pk}/edit/" not in text(login(cast.rekan).get("/"))

    client, address = login(cast.pengelola), "/kelola/penilai/"
    html = text(client.get(address))
    assert "jabatan sebelumnya (2022)" in html
    assert "SKP belum selesai" in html
    data = {"penilai": cast.kepala.pk, "alasan": "SP 5/2023", "siapa": "semua"}
    assert client.post(address, data).status_code == 303
    changed = RiwayatJabatan.objects.filter(pegawai=cast.pegawai).values_list("penilai", flat=True)
    assert set(changed) == {cast.kepala.pk}
    done.refresh_from_db()
    assert done.penilai == cast.penilai, "what is SELESAI keeps who rated"
    assert "Semua pegawai mempunyai penilai" in text(client.get(address))
    assert task not in text(login(cast.pegawai).get("/"))


def test_every_page_names_who_rates_instead_of_who_is_gone(waiting: Cast, login: Login) -> None:
    """The dashboard, the month, the SKP and the recap told people to wait for somebody who had died."""
    keadaan_khusus(waiting.penilai, jenis="PENSIUN", tanggal_selesai=None)
    now = f"{KEPALA} (menggantikan {waiting.penilai.akun.nama})"
    owner, bkd = login(waiting.pegawai), login(waiting.bkd)
    month = text(owner.get("/realisasi-bulanan/2023/2/"))

    assert f"{now} menilai paling lambat" in month
    assert "Sekarang dinilai oleh" in month
    assert "juga menilai" not in month
    assert f"{now} · batas penilaian" in text(owner.get("/"))
    assert "Sekarang dinilai oleh" in text(owner.get(f"/skp/{waiting.riwayat.skp.pk}/"))
    for address in ("/rekapitulasi/?tahun=2023&bulan=2", "/rekapitulasi/antrean/?tahun=2023&bulan=2"):
        assert now in text(bkd.get(address))


def test_months_that_nobody_can_rate_any_more_are_counted_apart(
    waiting: Cast, login: Login, at: Callable[[str], None]
) -> None:
    """F46: after the deadline "menunggu" is not so; the box, the list and the notice say what is."""
    at("2023-03-20 09:00")
    lewat = "realisasi bulanan belum dinilai (masa penilaian sudah lewat)"
    html = text(login(waiting.bkd).get(f"/kelola/akun/{waiting.penilai.pk}/status/"))
    assert lewat in html
    assert "realisasi bulanan menunggu" not in html
    keadaan_khusus(waiting.penilai, jenis="MENINGGAL", tanggal_mulai=date(2023, 3, 18), tanggal_selesai=None)
    page = " ".join(text(login(waiting.bkd).get("/kelola/penilai/")).split())
    assert "1 bulan belum dinilai (masa penilaian sudah lewat)" in page
    assert "bulan menunggu penilaian" not in page
