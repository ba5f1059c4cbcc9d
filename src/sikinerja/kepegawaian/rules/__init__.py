"""Words and decisions of personnel data (manual BAB II, documents.md F and G). Pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import label_nip
from sikinerja.core.text import identifier, narrow, one_line


class JenisKepegawaian(LabeledEnum):
    """What kind of civil servant; NON_ASN is somebody who rates without being one (the Gubernur)."""

    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"
    NON_ASN = "NON_ASN", "Bukan ASN"


class JenisJabatan(LabeledEnum):
    """Kinds of position, in the manual's words."""

    STRUKTURAL = "STRUKTURAL", "Struktural"
    FUNGSIONAL = "FUNGSIONAL", "Fungsional Tertentu"
    PELAKSANA = "PELAKSANA", "Jabatan Pelaksana"


class JenisUnit(LabeledEnum):
    """Kinds of unit inside a PD."""

    SEKRETARIAT = "SEKRETARIAT", "Sekretariat"
    BIDANG = "BIDANG", "Bidang"
    BAGIAN = "BAGIAN", "Bagian"
    UPTD = "UPTD", "UPTD"
    CABANG_DINAS = "CABANG_DINAS", "Cabang Dinas"
    SEKOLAH = "SEKOLAH", "Sekolah"
    LAINNYA = "LAINNYA", "Lainnya"


class ModelSkp(LabeledEnum):
    """The two formats of an SKP (manual BAB III.2); a jabatan names its usual one."""

    JPT = "JPT", "JPT / Pimpinan Unit Mandiri"
    JAJF = "JAJF", "Jabatan Administrasi / Jabatan Fungsional"


class JenisTugas(LabeledEnum):
    """How somebody acts in a post's place: the post is vacant (Plt.), or its holder is away (Plh.)."""

    PLT = "PLT", "Plt."
    PLH = "PLH", "Plh."


TMT_TERAWAL = date(1970, 1, 1)
"""Nobody in service began a position before this day."""
TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100
EDITOR = frozenset({"pemilik", "pengelola"})
"""Who may add, change and delete a riwayat, and edit a profile (domain.md §1)."""
HANYA_ASN = "Riwayat jabatan hanya untuk pegawai ASN (PNS atau PPPK)."
PENILAI_SENDIRI = "Pegawai tidak dapat menjadi pejabat penilai bagi dirinya sendiri. Pilih orang lain."
PENILAI_MELINGKAR = (
    "Penilai ini tidak dapat dipilih: menurut jabatan aktif, ia sendiri dinilai (langsung atau berjenjang) "
    "oleh pegawai ini. Pilih atasan yang lain, atau minta penilainya diperbaiki lebih dahulu."
)

TANPA_JABATAN_AKTIF = (
    "Sesudah disimpan tidak ada jabatan yang aktif: pejabat penilai tidak melihat pegawai ini di daftarnya. "
    "Pilih Aktif bila jabatan ini masih dijalani."
)
RIWAYAT_SAMA = (
    "Riwayat jabatan yang sama (tahun, jabatan, TMT, dan unit kerja) sudah ada. Ubah riwayat itu saja."
)
RIWAYAT_BER_SKP = (
    "Riwayat jabatan ini tidak dapat dihapus karena terkait dengan SKP yang telah dibuat. "
    "Hubungi pengelola kepegawaian perangkat daerah Anda."
)


@dataclass(frozen=True, slots=True)
class IsianRiwayat:
    """What the form *Riwayat Jabatan* says (manual BAB II.3)."""

    tahun: int
    jenis_jabatan: str
    jabatan_id: int
    tmt: date
    perangkat_daerah_id: int
    unit_kerja_id: int
    penilai_id: int | None
    aktif: bool


@dataclass(frozen=True, slots=True)
class IsianAkun:
    """What the form *Buat akun* says. ``nomor``: NIP, NI PPPK, or the username of somebody who is no ASN.

    ``orang_lain``: somebody of the same name under a similar number is somebody else.
    """

    jenis_kepegawaian: str
    nomor: str
    nama: str
    email: str = ""
    no_hp: str = ""
    pangkat_id: int | None = None
    riwayat: IsianRiwayat | None = None
    orang_lain: bool = False


def salah_riwayat(isian: IsianRiwayat) -> dict[str, str]:
    """What is wrong with a riwayat taken by itself: field name to message; empty when nothing is."""
    salah = {}
    if not TAHUN_TERAWAL <= isian.tahun <= TAHUN_TERAKHIR:
        salah["tahun"] = f"Tahun harus antara {TAHUN_TERAWAL} dan {TAHUN_TERAKHIR}."
    if isian.tmt < TMT_TERAWAL:
        salah["tmt"] = f"TMT terlalu lama: paling awal tahun {TMT_TERAWAL.year}."
    elif "tahun" not in salah and isian.tmt.year > isian.tahun:
        salah["tmt"] = f"TMT tidak boleh setelah tahun riwayat ({isian.tahun})."
    if isian.jenis_jabatan not in [jenis.value for jenis in JenisJabatan]:
        salah["jenis_jabatan"] = "Pilih jenis jabatan."
    return salah


def sama_riwayat(isian: IsianRiwayat, lain: IsianRiwayat) -> bool:
    """Whether two riwayat say the same position at the same place in the same year."""
    return (isian.tahun, isian.jabatan_id, isian.tmt, isian.unit_kerja_id) == (
        lain.tahun,
        lain.jabatan_id,
        lain.tmt,
        lain.unit_kerja_id,
    )


def mulai_menilai(isian: IsianRiwayat) -> date:
    """From which day a riwayat's first penilai rates: 1 January of its year, or its TMT inside that year."""
    return max(isian.tmt, date(isian.tahun, 1, 1))


def melingkar(pegawai_id: int, rantai: Iterable[int]) -> bool:
    """Whether a penilai whose chain (themselves and up) is ``rantai`` would close a circle (domain.md §6)."""
    return pegawai_id in set(rantai)


def sebagai(jenis: str, jabatan: str) -> str:
    """How an appointee's post is said and printed: "Plt. Kepala Badan"."""
    return f"{JenisTugas[jenis].label} {jabatan}"


def rapikan_nip(text: str) -> str:
    """A number as typed, without whatever people read it with."""
    return identifier(text)


MUNGKIN_PPPK = "Bila nomor ini NI PPPK, ubah jenis kepegawaiannya menjadi PPPK."


def salah_nip(jenis: str, nip: str) -> str | None:
    """Why a tidied ``nip`` is no NIP (PNS) or NI PPPK (documents.md G); None when it is well formed."""
    nama = "NI PPPK" if jenis == JenisKepegawaian.PPPK else "NIP"
    if not re.fullmatch(r"[0-9]{18}", nip):
        return f"{nama} terdiri atas 18 angka (spasi boleh)."
    try:
        lahir = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return f"{nama} salah: 8 angka pertama harus tanggal lahir (tahun, bulan, tanggal)."
    if not lahir.year + 15 <= int(nip[8:12]) <= 2100:
        return f"{nama} salah: angka ke-9 sampai ke-12 harus tahun pengangkatan."
    if jenis == JenisKepegawaian.PNS and label_nip(nip) != nama:
        return f"{nama} salah: angka ke-13 dan ke-14 harus bulan pengangkatan (01 sampai 12). {MUNGKIN_PPPK}"
    if nip[14] not in "12":
        return f"{nama} salah: angka ke-15 harus 1 (pria) atau 2 (wanita)."
    return None


def salah_pangkat(jenis: str, *, milik: str | None) -> str:
    """Why somebody of this kind cannot have a pangkat; ``milik``: of whose list it is (None: of none)."""
    if jenis == JenisKepegawaian.NON_ASN:
        return "Yang bukan ASN tidak mempunyai pangkat/golongan: kosongkan."
    if milik == jenis:
        return ""
    nama = JenisKepegawaian[jenis].label if jenis in JenisKepegawaian.__members__ else jenis
    if milik is None:
        return f"Pilih pangkat/golongan dari daftar {nama}."
    lain = JenisKepegawaian[milik].label
    return f"Ini golongan {lain}, sedangkan pegawai ini {nama}. Pilih dari daftar {nama}."


def rapikan_hp(text: str) -> str:
    """An Indonesian mobile number as ``08...``: spaces, dashes and +62 go; the rest is left for the check."""
    angka = re.sub(r"[\s()'.-]+", "", narrow(one_line(text)))
    return re.sub(r"^(\+62|62)0?", "0", angka)


def salah_hp(nomor: str) -> str | None:
    """Why a tidied number is no mobile number; None when it is one, or empty."""
    if not nomor or re.fullmatch(r"08[0-9]{7,12}", nomor):
        return None
    return "Nomor HP diawali 08 atau +62 dan terdiri atas 9 sampai 14 angka, misalnya 0812 3456 7890."


def level_akses(
    *, is_pegawai: bool, is_penilai: bool, is_pimpinan: bool, is_pengelola: bool, is_bkd: bool
) -> Sequence[str]:
    """What a person is just now, in the manual's words (domain.md §1)."""
    semua = (
        (is_pegawai, "Pegawai"),
        (is_penilai, "Pejabat Penilai"),
        (is_pimpinan, "Pimpinan Perangkat Daerah"),
        (is_pengelola, "Pengelola Kepegawaian"),
        (is_bkd, "Pengelola Aplikasi"),
    )
    return [nama for ya, nama in semua if ya]


def salah_umur(nip: str, today: date) -> str | None:
    """Why a well-formed number cannot be somebody's today: born or appointed in the future, or too old."""
    lahir = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    if not today.year - 80 <= lahir.year <= today.year - 15:
        return f"Periksa tanggal lahir dalam nomor ini: tahun {lahir.year} tidak masuk akal."
    if int(nip[8:12]) > today.year + 1:
        return f"Periksa tahun pengangkatan dalam nomor ini: {nip[8:12]} belum tiba."
    return None
