"""Nobody is sent in a circle: whoever a text sends one to has the page and the form that do it."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import sikinerja
from sikinerja.kepegawaian.models import Pegawai
from tests.builders import akhir, faktor, realisasi, rilis, skp, tpp
from tests.builders.kepegawaian import gabungan, keadaan_khusus
from tests.cast import Cast, person
from tests.web.test_back import followed

Login = Callable[[Pegawai], Client]
SRC = Path(sikinerja.__file__).parent
MINTA = re.compile(
    r"\b(?:hubungi|mintalah|(?:sampaikan|tanyakan|laporkan)\b.*\bkepada|"
    r"minta (?:BKD|pengelola|penilai|reset))",
    re.IGNORECASE | re.DOTALL,
)


def _bulan(cast: Cast) -> int:
    realisasi.diajukan(skp.disetujui(cast.riwayat))
    return cast.pegawai.pk


def _dirilis(cast: Cast) -> int:
    tpp.berlaku()
    return rilis.dirilis(cast).pk


def _akhir(cast: Cast) -> int:
    row = skp.disetujui(cast.riwayat)
    akhir.diajukan(row)
    return row.pk


def _akhir_dinilai(cast: Cast) -> int:
    row = skp.disetujui(cast.riwayat)
    akhir.selesai(row)
    return row.pk


def _digabung(cast: Cast) -> int:
    gabungan(cast, pegawai=cast.pegawai, ganda=person(cast.pegawai.akun.nama))
    return cast.pegawai.pk


def _berkode(cast: Cast) -> int:
    faktor.totp(cast.pegawai.akun)
    return cast.pegawai.pk


def orang(cast: Cast) -> int:
    """The one who asks."""
    return cast.pegawai.pk


# What is asked for: who does it, on which page, of what.
PERBUATAN: dict[str, tuple[str, str, Callable[[Cast], object]]] = {
    "dispensasi": ("bkd", "jadwal:beri_dispensasi", lambda cast: (2023, 2)),
    "dispensasi penilaian": ("bkd", "jadwal:beri_dispensasi", lambda cast: (_bulan(cast), (2023, 2))[1]),
    "koreksi rilis": ("bkd", "rilis:koreksi", _dirilis),
    "keadaan khusus": ("pengelola", "keadaan_khusus:tambah", lambda cast: ()),
    "ubah keadaan khusus": ("pengelola", "keadaan_khusus:ubah", lambda cast: keadaan_khusus(cast.pegawai).pk),
    "riwayat jabatan": ("pengelola", "riwayat_jabatan:edit", lambda cast: cast.riwayat.pk),
    "riwayat jabatan, oleh BKD": ("bkd", "riwayat_jabatan:edit", lambda cast: cast.riwayat.pk),
    "hapus riwayat jabatan": (
        "pengelola",
        "riwayat_jabatan:hapus",
        lambda cast: (skp.konsep(cast.riwayat), cast.riwayat.pk)[1],
    ),
    "profil": ("pengelola", "profil:edit_pegawai", orang),
    "password pertama": ("pengelola", "kelola:password", orang),
    "aktifkan akun": ("pengelola", "kelola:status", orang),
    "akhiri sesi": ("pengelola", "kelola:akhiri_sesi", orang),
    "hapus verifikasi": ("pengelola", "kelola:reset_verifikasi", _berkode),
    "ubah nomor": ("bkd", "kelola:ubah_nomor", orang),
    "pisahkan": ("bkd", "kelola:pisahkan", _digabung),
    "peran": ("bkd", "data_induk:tunjuk_pengelola", lambda cast: cast.badan.pk),
    "pindahkan": ("bkd", "mutasi:catat_untuk", orang),
    "kembalikan SKP": ("penilai", "penilaian_skp:kembalikan", lambda cast: skp.diajukan(cast.riwayat).pk),
    "kembalikan realisasi akhir": ("penilai", "penilaian_realisasi_akhir:kembalikan", _akhir),
    "buka kembali": ("bkd", "penilaian_realisasi_akhir:buka_kembali", _akhir_dinilai),
    "unduh rekap": ("pengelola", "rilis:rincian", _dirilis),
    "catat gangguan": ("bkd", "jadwal:catat_gangguan", lambda cast: ()),
}
TANPA_FORMULIR = {"unduh rekap", "pindahkan"}
"""There a link does it; the other asks for the date first, and posts what follows from it."""
SERVER = "who runs the server: no page of the application"
LUAR = "somebody outside the application"

# Every text that sends one to somebody: how it goes on, and what is then done (or why no page does it).
TEKS: dict[str, tuple[str, ...] | str] = {
    "Sampaikan kepada pengelola server": SERVER,
    "ubungi pengelola server": SERVER,
    "sampaikan jam kejadiannya kepada pengelola": SERVER,
    "sampaikan request_id kepada pengelola": SERVER,
    "Mintalah alamat ini kepada pengembang": LUAR,
    "Sampaikan tambahannya langsung kepada pegawai": LUAR,
    "Mintalah rekap nomor yang terakhir": ("unduh rekap",),
    "Mintalah cetakan yang terbaru": LUAR,
    "Mintalah pejabat penilai mengembalikannya": ("kembalikan SKP", "kembalikan realisasi akhir"),
    "Bila ada yang keliru, hubungi pengelola kepegawaian perangkat daerah Anda.": (
        "koreksi rilis",
        "keadaan khusus",
    ),
    "BKD memperbaikinya dengan rilis koreksi": ("koreksi rilis",),
    "mintalah dispensasi": ("dispensasi", "dispensasi penilaian"),
    "Hubungi pengelola kepegawaian: {": ("dispensasi penilaian", "koreksi rilis"),
    "dan pengelola kepegawaian: ": ("dispensasi penilaian", "koreksi rilis"),
    "Bila menurut Anda seharusnya boleh, hubungi": ("peran", "riwayat jabatan"),
    "HP dan kode pemulihan tidak ada lagi? Hubungi": ("hapus verifikasi",),
    "Minta reset verifikasi": ("hapus verifikasi",),
    "Belum punya surel di profil? Hubungi": ("password pertama", "profil"),
    "bila profil Anda belum memuat surel, hubungi": ("password pertama", "profil"),
    "Belum punya password? Hubungi": ("password pertama",),
    "Akun Anda sedang nonaktif. Hubungi": ("aktifkan akun",),
    "tercatat meninggal dunia. Bila keliru, hubungi": ("ubah keadaan khusus",),
    "Ada yang keliru? Hubungi pengelola": ("keadaan khusus", "riwayat jabatan"),
    "Bila ini keliru, hubungi pengelola": ("riwayat jabatan",),
    "mintalah BKD membuka kembali": ("buka kembali", "kembalikan realisasi akhir"),
    "password Anda tetap.{} Alasan: {} Bila keliru, hubungi BKD": ("ubah nomor",),
    "hubungi BKD hari ini juga": ("pisahkan",),
    "Bila keliru, hubungi pengelola kepegawaian Anda": ("ubah keadaan khusus",),
    "minta penilainya diperbaiki": ("riwayat jabatan, oleh BKD", "riwayat jabatan"),
    "terkait dengan SKP yang telah dibuat": ("hapus riwayat jabatan",),
    "minta BKD memindahkannya": ("pindahkan",),
    "minta BKD membuka koreksi rilisnya": ("koreksi rilis",),
    "minta BKD membukanya kembali": ("buka kembali",),
    "minta BKD memakai": ("ubah nomor",),
    "bukan Anda yang mengubahnya, segera hubungi": ("akhiri sesi", "password pertama"),
    "Jika Anda tidak memintanya, segera hubungi": ("akhiri sesi", "password pertama"),
    "Jika bukan Anda, segera ganti password dan hubungi": ("akhiri sesi", "hapus verifikasi"),
    "Jika Anda tidak memintanya, tanyakan kepada": ("hapus verifikasi", "akhiri sesi"),
    "mintalah pengelola kepegawaian mencatatnya": ("keadaan khusus",),
    "Bila aplikasi tidak dapat dipakai, hubungi BKD": ("catat gangguan",),
}


def _texts(tree: ast.Module) -> Iterator[str]:
    """What a file says, but for its docstrings; {} for what is put into a text."""
    inner = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inner |= {id(value) for value in node.values}
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and id(node) not in inner:
            yield node.value if isinstance(node.value, str) else node.value.decode(errors="replace")


def asking() -> list[tuple[str, str]]:
    """Every text of the source that sends somebody to somebody: file and text."""
    found = []
    for file in sorted([*SRC.rglob("*.py"), *SRC.rglob("templates/**/*.html")]):
        source = file.read_text()
        lines = _texts(ast.parse(source)) if file.suffix == ".py" else source.splitlines()
        found += [
            (file.name, html.unescape(re.sub(r"<[^>]+>", "", text))) for text in lines if MINTA.search(text)
        ]
    return found


def test_every_text_that_sends_one_to_somebody_is_listed() -> None:
    unknown = [(name, words) for name, words in asking() if not any(text in words for text in TEKS)]
    assert not unknown
    said = " ".join(words for _, words in asking())
    assert not [text for text in TEKS if text not in said]
    assert {deed for deeds in TEKS.values() if isinstance(deeds, tuple) for deed in deeds} == set(PERBUATAN)


@pytest.mark.parametrize("perbuatan", PERBUATAN)
def test_who_is_asked_finds_the_form(perbuatan: str, cast: Cast, login: Login) -> None:
    who, name, build = PERBUATAN[perbuatan]
    made = build(cast)
    args = made if isinstance(made, tuple) else (made,)
    address = reverse(name, args=args)
    answer = login(getattr(cast, who)).get(address)
    assert answer.status_code == 200
    main = answer.content.decode().split("<main", 1)[1]
    assert perbuatan in TANPA_FORMULIR or '<form method="post"' in main


@pytest.mark.parametrize("who", ["pengelola", "bkd"])
def test_who_is_asked_is_not_told_to_ask_themselves(who: str, cast: Cast, login: Login) -> None:
    skp.disetujui(cast.riwayat)
    address = reverse("riwayat_jabatan:hapus", args=(cast.riwayat.pk,))
    client = login(getattr(cast, who))
    for answer in (client.get(address), client.post(address, {"alasan": "Keliru", "yakin": "on"})):
        words = answer.content.decode()
        assert "Hubungi pengelola kepegawaian" not in words


DISPENSASI = r"dispensasi[^.]*kepada (.*?)\."


@pytest.mark.parametrize(
    ("who", "others", "asked"),
    [
        ("pegawai", 0, "BKD melalui pengelola kepegawaian"),
        ("pengelola", 0, "BKD"),
        ("bkd", 1, "rekan BKD Anda, Rekan 0"),
        ("bkd", 3, "rekan BKD Anda, Rekan 0 atau Rekan 1"),
    ],
)
def test_who_gives_more_time_asks_a_colleague_for_it(  # noqa: PLR0917 - three of them are fixtures
    who: str, others: int, asked: str, cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    one = getattr(cast, who)
    skp.disetujui(one.riwayat.get(aktif=True))
    for n in range(others):
        akun = person(f"Rekan {n}", nip=f"19800101200501{n:04}").akun
        type(akun).objects.filter(pk=akun.pk).update(is_pengelola_aplikasi=True)
    at("2023-03-13 08:00")
    tpp.berlaku()
    client = login(one)
    for page in ("/", "/realisasi-bulanan/2023/2/isi/", "/perhitungan-tpp/2023/2/"):
        _, answer = followed(client, page)
        assert set(re.findall(DISPENSASI, _seen(answer.text))) == {asked}, page


def test_who_is_bkd_alone_is_told_to_record_it(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    skp.disetujui(cast.bkd.riwayat.get(aktif=True))
    at("2023-03-13 08:00")
    text = _seen(login(cast.bkd).get("/").text)
    assert "catat dispensasi pada Kelola » Jadwal" in text
    assert "kepada BKD" not in text


@pytest.mark.parametrize(
    ("who", "page", "asked"),
    [
        ("pegawai", "/rekapitulasi/", "pengelola kepegawaian di perangkat daerah Anda."),
        ("pengelola", "/kelola/data-induk/jabatan/tambah/", "BKD."),
    ],
)
def test_a_refused_page_sends_nobody_to_themselves(
    who: str, page: str, asked: str, cast: Cast, login: Login
) -> None:
    answer = login(getattr(cast, who)).get(page)
    assert answer.status_code == 403
    assert f"Bila menurut Anda seharusnya boleh, hubungi {asked}" in _seen(answer.text)


def _seen(page: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1])))
