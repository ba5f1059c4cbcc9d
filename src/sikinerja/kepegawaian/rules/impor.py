"""The tables of organisation and employees that can be imported (F8.8). Pure Python."""

from __future__ import annotations

from datetime import date
from typing import Any

from sikinerja.core import cells
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import tanggal
from sikinerja.impor.rules.tabel import Kolom, Tabel
from sikinerja.kepegawaian.rules import (
    TAHUN_TERAKHIR,
    TAHUN_TERAWAL,
    JenisJabatan,
    JenisKepegawaian,
    JenisUnit,
    ModelSkp,
    salah_hp,
    salah_nip,
    sel,
)

RIWAYAT = ("tahun", "jenis_jabatan", "jabatan", "tmt", "perangkat_daerah", "unit_kerja")
ORANG = ("nama", "jenis_kepegawaian", "golongan", "no_hp", "email", "pengelola")
"""What a row says about the person: rows of the same person must agree."""
PENILAI_BERUBAH = (
    "berbeda dari yang tercatat; pergantian pejabat penilai dilakukan pada halaman Riwayat Jabatan, "
    "supaya realisasi yang menunggu penilaian ikut diserahterimakan"
)
TERAKHIR = (
    "Sesudah diterapkan pegawai ini tidak mempunyai jabatan aktif: pejabat penilai tidak melihatnya di "
    "daftarnya."
)
DUA_AKTIF = "riwayat yang aktif sudah ada pada baris {baris}; tulis tidak pada salah satunya"
SUREL_BERSAMA = (
    "sama dengan baris {baris}, padahal orangnya lain: tautan ganti password keduanya masuk ke sana."
)
BUKAN_PD_ANDA = "bukan perangkat daerah Anda"
BUKAN_PEGAWAI_ANDA = "orang ini pegawai perangkat daerah lain; minta BKD memindahkannya"
PD_WAJIB = "isi dengan kode perangkat daerah Anda"
TIDAK_DIPAKAI = "sudah tidak dipakai lagi; pilih yang lain pada daftar"
HANYA_BKD = "hanya BKD yang dapat menunjuk pengelola"


def _pilihan(enum: type[LabeledEnum]) -> str:
    return " / ".join(member.label for member in enum)


def _orang(isi: dict[str, Any]) -> list[str]:
    """What is missing in the cells of one person together; the username follows from the number."""
    problems = []
    nip = isi.get("nip")
    if isi["jenis_kepegawaian"] == JenisKepegawaian.NON_ASN:
        if nip:
            problems.append("nip: yang bukan ASN tidak memiliki NIP; kosongkan, lalu isi username")
        elif not isi.get("username"):
            problems.append("username: wajib diisi bagi yang bukan ASN")
    elif nip:
        isi["username"] = nip
    else:
        problems.append("nip: wajib diisi dengan 18 angka bagi PNS dan PPPK")
    filled = [name for name in RIWAYAT if name in isi]
    if filled and len(filled) < len(RIWAYAT):
        labels = TABEL["pegawai"].labels
        missing = ", ".join(f"“{labels[name]}”" for name in RIWAYAT if name not in isi)
        problems.append(f"riwayat jabatan belum lengkap: isi juga {missing}")
    return problems


def _nip(isi: dict[str, Any]) -> list[str]:
    """What is wrong with the number of a row."""
    salah = salah_nip(isi["jenis_kepegawaian"], isi["nip"]) if isi.get("nip") else None
    return [f"nip: {salah}"] if salah else []


_NOMOR = "18 angka sebagai teks, boleh dengan spasi"
_PENILAI = "NIP atau username"
TABEL: dict[str, Tabel] = {
    tabel.jenis: tabel
    for tabel in (
        Tabel(
            "perangkat-daerah",
            "Perangkat daerah",
            (
                Kolom(
                    "kode",
                    cells.teks(20),
                    "BADAN",
                    wajib=True,
                    bantuan="Kode singkat; tidak berubah",
                    lebar=14,
                ),
                Kolom("nama", cells.teks(200), "Badan Contoh Daerah", wajib=True, lebar=44),
                Kolom("tempat", cells.teks(80), "Kota Contoh", bantuan="Dicetak di atas tanda tangan"),
                Kolom("pimpinan", sel.orang, "19800101 201001 1 001", bantuan=_PENILAI, lebar=24),
            ),
            kunci=("kode",),
            tampil=("nama", "kode"),
        ),
        Tabel(
            "unit-kerja",
            "Unit kerja",
            (
                Kolom("perangkat_daerah", cells.teks(200), "BADAN", wajib=True, bantuan="Kode PD", lebar=18),
                Kolom("nama", cells.teks(200), "Bidang Pengembangan", wajib=True, lebar=44),
                Kolom("jenis", cells.pilih(JenisUnit), "Bidang", bantuan=_pilihan(JenisUnit)),
                Kolom(
                    "induk",
                    cells.teks(200),
                    "Badan Contoh Daerah",
                    bantuan="Nama unit di atasnya, PD yang sama",
                    lebar=44,
                ),
                Kolom(
                    "pimpinan",
                    sel.orang,
                    "19800101 201001 1 001",
                    bantuan=f"Hanya unit dengan pimpinan sendiri (UPTD, sekolah): {_PENILAI}",
                    lebar=24,
                ),
            ),
            kunci=("perangkat_daerah", "nama"),
            tampil=("nama", "perangkat_daerah"),
        ),
        Tabel(
            "jabatan",
            "Jabatan",
            (
                Kolom("nama", cells.teks(200), "Analis Contoh Ahli Pertama", wajib=True, lebar=44),
                Kolom(
                    "jenis",
                    cells.pilih(JenisJabatan),
                    "Fungsional Tertentu",
                    wajib=True,
                    bantuan=_pilihan(JenisJabatan),
                    lebar=22,
                ),
                Kolom(
                    "model_skp",
                    cells.pilih(ModelSkp),
                    "JAJF",
                    judul="Model SKP",
                    bantuan="JPT atau JAJF",
                    lebar=12,
                ),
                Kolom("kelas", cells.bulat(1, 17), "8", bantuan="Kelas jabatan, 1 sampai 17", lebar=10),
            ),
            kunci=("nama", "jenis"),
            tampil=("nama", "jenis"),
        ),
        Tabel(
            "pangkat",
            "Pangkat",
            (
                Kolom("jenis_kepegawaian", cells.pilih(JenisKepegawaian), "PNS", wajib=True),
                Kolom("golongan", cells.teks(6), "III/a", wajib=True, lebar=12),
                Kolom("nama", cells.teks(60), "Penata Contoh", lebar=30),
                Kolom("urutan", cells.bulat(1, 99), "9", wajib=True, lebar=10),
            ),
            kunci=("jenis_kepegawaian", "golongan"),
            tampil=("nama", "golongan"),
        ),
        Tabel(
            "pegawai",
            "Pegawai",
            (
                Kolom(
                    "nip",
                    cells.nomor,
                    "19900417 201502 1 003",
                    judul="NIP",
                    bantuan=_NOMOR,
                    lebar=24,
                    lain=("NIP/NI PPPK", "NIP Baru", "NI PPPK", "NIPPPK"),
                    pengenal=True,
                ),
                Kolom("username", cells.nomor, "", bantuan="Hanya untuk yang bukan ASN", pengenal=True),
                Kolom(
                    "nama",
                    sel.nama,
                    "Yohanes Contoh, S.Kom",
                    wajib=True,
                    bantuan="Dengan gelar",
                    lebar=36,
                    lain=("Nama lengkap", "Nama pegawai"),
                ),
                Kolom(
                    "jenis_kepegawaian",
                    sel.jenis_kepegawaian,
                    "PNS",
                    wajib=True,
                    bantuan=_pilihan(JenisKepegawaian),
                    lain=("Status kepegawaian",),
                ),
                Kolom(
                    "golongan",
                    sel.golongan,
                    "III/a",
                    lebar=12,
                    lain=("Gol", "Pangkat/golongan", "Golongan/ruang"),
                ),
                Kolom(
                    "no_hp",
                    sel.hp,
                    "081234567890",
                    judul="No HP",
                    aturan=salah_hp,
                    lain=("Nomor HP", "HP", "No. telepon", "No WA"),
                ),
                Kolom(
                    "email",
                    sel.email,
                    "yohanes@contoh.go.id",
                    lebar=30,
                    aturan=sel.salah_email,
                    lain=("Surel",),
                ),
                Kolom(
                    "pengelola",
                    cells.teks(200),
                    "",
                    bantuan="Kode PD yang kepegawaiannya ia kelola, beberapa dengan koma (oleh BKD)",
                ),
                Kolom(
                    "tahun",
                    cells.bulat(TAHUN_TERAWAL, TAHUN_TERAKHIR),
                    "2023",
                    bantuan="Tahun riwayat jabatan; enam kolom riwayat diisi semua atau tidak sama sekali",
                    lebar=10,
                ),
                Kolom(
                    "jenis_jabatan",
                    cells.pilih(JenisJabatan),
                    "Fungsional Tertentu",
                    bantuan=_pilihan(JenisJabatan),
                    lebar=22,
                ),
                Kolom(
                    "jabatan",
                    cells.teks(200),
                    "Pranata Komputer Ahli Pertama",
                    bantuan="Nama pada daftar",
                    lebar=40,
                ),
                Kolom(
                    "tmt",
                    cells.tanggal,
                    "2021-01-03",
                    judul="TMT",
                    bantuan="Terhitung mulai tanggal: 2021-01-03, 03-01-2021, atau 3 Januari 2021",
                    lebar=14,
                    lain=("TMT jabatan",),
                ),
                Kolom("perangkat_daerah", cells.teks(200), "BADAN", bantuan="Kode PD", lebar=18),
                Kolom(
                    "unit_kerja", cells.teks(200), "Bidang Pengembangan", bantuan="Nama pada daftar", lebar=40
                ),
                Kolom(
                    "penilai",
                    sel.orang,
                    "19800101 201001 1 002",
                    bantuan=f"{_PENILAI} pejabat penilai; boleh ada di baris lain",
                    lebar=24,
                ),
                Kolom("aktif", sel.ya, "ya", bantuan="Riwayat ini yang berlaku: ya atau tidak", lebar=10),
            ),
            kunci=("username", "tahun", "jabatan", "tmt", "unit_kerja"),
            tampil=("nama", "username"),
            bersama=_orang,
            aturan=_nip,
        ),
    )
}
"""By the name of the table."""


def ragu_riwayat(nip: str | None, tahun: int, tmt: date, *, today: date) -> list[tuple[str, str]]:
    """What of a new riwayat can be so and hardly is: a far year, a TMT before the appointment."""
    found = []
    if tahun > today.year + 1:
        found.append(("tahun", f"{tahun} masih jauh: sekarang {today.year}."))
    if nip and len(nip) == 18 and tmt.year < int(nip[8:12]):
        found.append(("tmt", f"{tanggal(tmt)}, padahal menurut nomornya baru diangkat tahun {nip[8:12]}."))
    return found


def contoh(jenis: str) -> str:
    """The heading and one example line, as CSV with semicolons."""
    tabel = TABEL[jenis]
    return f"{';'.join(k.label for k in tabel.kolom)}\n{';'.join(tabel.contoh())}\n"
