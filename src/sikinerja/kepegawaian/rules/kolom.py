"""The columns of organisation and employees in a file, with every heading that means them. Pure Python."""

from __future__ import annotations

from sikinerja.core import cells
from sikinerja.core.choices import LabeledEnum
from sikinerja.impor.rules.tabel import Kolom
from sikinerja.kepegawaian.rules import (
    TAHUN_TERAKHIR,
    TAHUN_TERAWAL,
    JenisJabatan,
    JenisKepegawaian,
    JenisUnit,
    ModelSkp,
    salah_hp,
    sel,
)


def _pilihan(enum: type[LabeledEnum]) -> str:
    return " / ".join(member.label for member in enum)


def _pd(*, wajib: bool = False) -> Kolom:
    return Kolom(
        "perangkat_daerah",
        cells.teks(200),
        "BADAN",
        wajib=wajib,
        bantuan="Kode PD",
        lebar=18,
        awal=("Kode",),
        cadangan=("Nama PD",),
    )


_NOMOR = "18 angka sebagai teks, boleh dengan spasi"
_PENILAI = "NIP atau username"
PERANGKAT_DAERAH = (
    Kolom(
        "kode",
        cells.teks(20),
        "BADAN",
        wajib=True,
        bantuan="Kode singkat; tidak berubah",
        lebar=14,
        akhir=("PD", "instansi"),
    ),
    Kolom(
        "nama",
        cells.teks(200),
        "Badan Contoh Daerah",
        wajib=True,
        lebar=44,
        lain=("Perangkat daerah", "Nama instansi"),
        akhir=("PD",),
    ),
    Kolom("tempat", cells.teks(80), "Kota Contoh", bantuan="Dicetak di atas tanda tangan"),
    Kolom(
        "pimpinan",
        sel.orang,
        "19800101 201001 1 001",
        bantuan=_PENILAI,
        lebar=24,
        awal=("NIP",),
        cadangan=("Nama pimpinan",),
    ),
)
UNIT_KERJA = (
    _pd(wajib=True),
    Kolom(
        "nama",
        cells.teks(200),
        "Bidang Pengembangan",
        wajib=True,
        lebar=44,
        lain=("Unit kerja",),
        akhir=("unit", "unit kerja"),
    ),
    Kolom(
        "jenis",
        cells.pilih(JenisUnit),
        "Bidang",
        bantuan=_pilihan(JenisUnit),
        akhir=("unit", "unit kerja"),
    ),
    Kolom(
        "induk",
        cells.teks(200),
        "Badan Contoh Daerah",
        bantuan="Nama unit di atasnya, PD yang sama",
        lebar=44,
        lain=("Di bawah unit", "Unit induk", "Unit kerja induk"),
        akhir=("unit", "unit kerja"),
    ),
    Kolom(
        "pimpinan",
        sel.orang,
        "19800101 201001 1 001",
        bantuan=f"Hanya unit dengan pimpinan sendiri (UPTD, sekolah): {_PENILAI}",
        lebar=24,
        awal=("NIP",),
        cadangan=("Nama pimpinan",),
    ),
)
JABATAN = (
    Kolom(
        "nama",
        cells.teks(200),
        "Analis Contoh Ahli Pertama",
        wajib=True,
        lebar=44,
        lain=("Jabatan",),
        akhir=("jabatan",),
    ),
    Kolom(
        "jenis",
        cells.pilih(JenisJabatan),
        "Fungsional Tertentu",
        wajib=True,
        bantuan=_pilihan(JenisJabatan),
        lebar=22,
        akhir=("jabatan",),
    ),
    Kolom(
        "model_skp",
        cells.pilih(ModelSkp),
        "JAJF",
        judul="Model SKP",
        bantuan="JPT atau JAJF",
        lebar=12,
    ),
    Kolom(
        "kelas",
        cells.bulat(1, 17),
        "8",
        bantuan="Kelas jabatan, 1 sampai 17",
        lebar=10,
        akhir=("jabatan",),
    ),
)
PANGKAT = (
    Kolom("jenis_kepegawaian", cells.pilih(JenisKepegawaian), "PNS", wajib=True),
    Kolom("golongan", cells.teks(6), "III/a", wajib=True, lebar=12),
    Kolom("nama", cells.teks(60), "Penata Contoh", lebar=30, akhir=("pangkat",)),
    Kolom("urutan", cells.bulat(1, 99), "9", wajib=True, lebar=10, akhir=("dalam daftar",)),
)
PEGAWAI = (
    Kolom(
        "nip",
        cells.nomor,
        "19900417 201502 1 003",
        judul="NIP",
        bantuan=_NOMOR,
        lebar=24,
        lain=sel.JUDUL_NIP,
        akhir=sel.MILIK,
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
        lain=sel.JUDUL_NAMA,
        akhir=sel.MILIK,
    ),
    Kolom(
        "jenis_kepegawaian",
        sel.jenis_kepegawaian,
        "PNS",
        wajib=True,
        bantuan=_pilihan(JenisKepegawaian),
        lain=("Jenis pegawai", "Status kepegawaian", "Status pegawai"),
    ),
    Kolom(
        "golongan",
        sel.golongan,
        "III/a",
        lebar=12,
        lain=("Golongan/ruang", "Pangkat/golongan", "Pangkat/golongan/ruang"),
        cadangan=("Pangkat",),
    ),
    Kolom(
        "no_hp",
        sel.hp,
        "081234567890",
        judul="No HP",
        aturan=salah_hp,
        lain=("HP", "Telepon", "WA", "WhatsApp", "HP/WA"),
        awal=("Nomor",),
    ),
    Kolom(
        "email",
        sel.email,
        "yohanes@contoh.go.id",
        lebar=30,
        aturan=sel.salah_email,
        lain=("Surel", "E_mail"),
        awal=("Alamat",),
    ),
    Kolom(
        "pengelola",
        cells.teks(200),
        "",
        bantuan="Kode PD yang kepegawaiannya ia kelola, beberapa dengan koma (oleh BKD)",
        akhir=("kepegawaian",),
    ),
    Kolom(
        "tahun",
        cells.bulat(TAHUN_TERAWAL, TAHUN_TERAKHIR),
        "2023",
        bantuan="Tahun riwayat jabatan; enam kolom riwayat diisi semua atau tidak sama sekali",
        lebar=10,
        akhir=("riwayat", "riwayat jabatan"),
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
        awal=("Nama",),
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
    _pd(),
    Kolom(
        "unit_kerja",
        cells.teks(200),
        "Bidang Pengembangan",
        bantuan="Nama pada daftar",
        lebar=40,
        awal=("Nama",),
    ),
    Kolom(
        "penilai",
        sel.orang,
        "19800101 201001 1 002",
        bantuan=f"{_PENILAI} pejabat penilai; boleh ada di baris lain",
        lebar=24,
        awal=("NIP", "NIP pejabat"),
        cadangan=("Nama penilai", "Pejabat penilai", "Nama pejabat penilai"),
    ),
    Kolom(
        "aktif",
        sel.ya,
        "ya",
        bantuan="Riwayat ini yang berlaku: ya atau tidak",
        lebar=10,
        lain=("Jabatan aktif",),
    ),
)
