"""Pages, files, papers name one person: who rates now what is open, who rated what is done (issue 9 §1)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai, RiwayatPenilai
from sikinerja.realisasi.models import Realisasi
from sikinerja.rilis.models import RilisBaris
from tests.api.client import Program, ok
from tests.builders import akhir, rilis, token, tpp
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast, person, tenure
from tests.dokumen.paper import words_of

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
SESUDAH = "2023-03-13 09:00"


def meninggal(cast: Cast) -> str:
    """The penilai has died; her own penilai goes on."""
    keadaan_khusus(cast.penilai, jenis="MENINGGAL", tanggal_selesai=None)
    return cast.kepala.akun.nama


def digantikan_plt(cast: Cast) -> str:
    """She has died, and somebody acts in her post."""
    plt = person("Yosef Plt Contoh, SE")
    tenure(plt, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.kepala)
    pelaksana_tugas(plt, cast.riwayat_penilai, jenis="PLT")
    meninggal(cast)
    return plt.akun.nama


def pindah(cast: Cast) -> str:
    """The owner has another penilai from March on, who takes the filed month along."""
    RiwayatPenilai.objects.filter(riwayat=cast.riwayat).update(tanggal_selesai=date(2023, 3, 2))
    RiwayatPenilai.objects.create(riwayat=cast.riwayat, penilai=cast.kepala, tanggal_mulai=date(2023, 3, 3))
    cast.riwayat.penilai = cast.kepala
    cast.riwayat.save()
    Realisasi.objects.filter(pegawai=cast.pegawai).update(penilai=cast.kepala)
    return cast.kepala.akun.nama


TERBUKA: dict[str, tuple[Callable[[Cast], str], bool]] = {
    "living": (lambda cast: cast.penilai.akun.nama, False),
    "dead, the penilai above": (meninggal, True),
    "dead, a Plt.": (digantikan_plt, True),
    "moved": (pindah, False),
}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def row_of(page: str, name: str) -> str:
    """The row of a table in which somebody stands."""
    (row,) = [row for row in page.split("<tr")[1:] if name in row]
    return row


def month_of(client: Client, who: Pegawai) -> str:
    """February on the page of a person."""
    return row_of(text(client, f"/rekapitulasi/pegawai/{who.pk}/?tahun=2023"), ">Feb")


def rows_of(client: Client, rilis_id: int) -> list[list[str]]:
    got = client.get(f"/rilis/{rilis_id}/unduh/?bentuk=csv")
    raw = b"".join(got.streaming_content) if got.streaming else got.content
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("story", TERBUKA)
def test_what_is_open_is_with_who_rates_now(cast: Cast, login: Login, at: At, story: str) -> None:
    tpp.berlaku()
    build.diajukan(build_skp.disetujui(cast.riwayat))
    happen, is_gone = TERBUKA[story]
    nama = happen(cast)
    kini = f"{nama} (menggantikan {cast.penilai.akun.nama})" if is_gone else nama
    bkd, program = login(cast.bkd), Program(token.pribadi(cast.pegawai))
    raters = [p for p in Pegawai.objects.select_related("akun") if p.akun.nama == nama]

    assert f"{kini} menilai paling lambat" in text(login(cast.pegawai), "/realisasi-bulanan/2023/2/")
    assert cast.pegawai.akun.nama in text(
        login(raters[0]), "/penilaian/realisasi-bulanan/?tahun=2023&bulan=2"
    )
    assert kini in row_of(
        text(bkd, f"/rekapitulasi/?tahun=2023&bulan=2&pd={cast.badan.pk}"), cast.pegawai.akun.nama
    )
    assert ok(program.get("/realisasi-bulanan/2023/2"))["penilai"] == kini

    at(SESUDAH)
    listed = text(bkd, "/rilis/bulan/2023/2/kurang/?apa=BELUM_DINILAI")
    assert kini in row_of(listed, cast.pegawai.akun.nama)
    made = rilis.dirilis(cast)
    row = RilisBaris.objects.get(rilis=made, pegawai=cast.pegawai)
    assert (row.penilai_nama, row.penilai_nip) == (kini, raters[0].nip)
    assert f"<dd>{kini}</dd>" in text(login(cast.pegawai), "/rilis/saya/2023/2/")
    (line,) = [line for line in rows_of(bkd, made.pk) if cast.pegawai.nip in line]
    assert kini in line


def test_what_was_rated_before_the_death_keeps_its_rater(cast: Cast, login: Login, at: At) -> None:
    tpp.berlaku()
    skp = build_skp.disetujui(cast.riwayat)
    build.selesai(skp)
    digantikan_plt(cast)
    then, bkd = cast.penilai.akun.nama, login(cast.bkd)
    at(SESUDAH)
    made = rilis.dirilis(cast)
    (line,) = [line for line in rows_of(bkd, made.pk) if cast.pegawai.nip in line]
    printed = reverse("skp:dokumen", args=(skp.pk,))
    paper = words_of(login(cast.pegawai).get(printed, {"dokumen": "EVALUASI", "bulan": 2}).content)
    recap = text(bkd, f"/rekapitulasi/?tahun=2023&bulan=2&pd={cast.badan.pk}")
    places = {
        "halaman": text(login(cast.pegawai), "/realisasi-bulanan/2023/2/"),
        "rekap": row_of(recap, cast.pegawai.akun.nama),
        "pegawai": month_of(bkd, cast.pegawai),
        "api": ok(Program(token.pribadi(cast.pegawai)).get("/realisasi-bulanan/2023/2"))["penilai"],
        "rilis": text(login(cast.pegawai), "/rilis/saya/2023/2/"),
        "berkas rilis": line,
        "cetak": paper,
    }
    assert not [name for name, said in places.items() if then not in said]
    assert not [
        name for name, said in places.items() if f"menggantikan {then}" in str(said) or "Yosef" in str(said)
    ]


@pytest.mark.parametrize("story", TERBUKA)
def test_a_konsep_is_printed_for_who_would_approve_it(cast: Cast, login: Login, story: str) -> None:
    skp = build_skp.konsep(cast.riwayat, rhk=1, indikator=1)
    nama = TERBUKA[story][0](cast) if story != "moved" else cast.penilai.akun.nama
    owner = login(cast.pegawai)
    printed = words_of(owner.get(reverse("skp:dokumen", args=(skp.pk,)), {"dokumen": "SKP"}).content)

    assert nama in printed
    assert (cast.penilai.akun.nama in printed) is (nama == cast.penilai.akun.nama)
    assert ("Plt. " in printed) is ("Plt" in story)
    assert nama in text(owner, f"/skp/{skp.pk}/")


def test_the_papers_of_a_year_keep_who_approved_and_who_rated(cast: Cast, login: Login) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    akhir.selesai(skp)
    then = cast.penilai.akun.nama
    digantikan_plt(cast)
    for jenis in ("SKP", "EVALUASI", "AKHIR"):
        got = login(cast.pegawai).get(reverse("skp:dokumen", args=(skp.pk,)), {"dokumen": jenis})
        paper = words_of(got.content)
        assert then in paper, jenis
        assert "Yosef" not in paper, jenis
