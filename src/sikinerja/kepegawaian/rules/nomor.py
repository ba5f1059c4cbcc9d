"""Numbers of people: what a lost digit looks like, who may be meant, how one is replaced. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.flow import Sudah
from sikinerja.core.indonesian import bulan_tahun, label_nip, nip, tanggal
from sikinerja.core.text import fold
from sikinerja.kepegawaian.rules import JenisKepegawaian

TERSEDIKIT = 4
"""Fewer numbers than these show no pattern."""
GELAR = frozenset(["prof", "dr", "drs", "dra", "drg", "ir", "h", "hj", "kh", "ust", "ns", "apt", "pdt", "rm"])
HILANG = (
    "nomor urut 000 tidak ada: angka terakhir nomor ini hilang karena pernah tersimpan sebagai angka. "
    "Ambil lagi nomor lengkapnya dari sumber asli, dengan kolom berformat teks."
)
DIBULATKAN = (
    "nomor-nomor dalam kiriman ini tampak dibulatkan komputer, sehingga angka terakhirnya tidak dapat "
    "dipercaya. Ambil lagi nomor lengkapnya dari sumber asli, dengan kolom berformat teks."
)
SUDAH_DIGANTI = "nomor ini sudah diganti menjadi {nomor} ({nama}); pakai nomor yang baru"
MUNGKIN = "mungkin maksudnya {nomor} ({nama})"
ORANG_SAMA = "{nama} sudah tercatat{tempat} dengan {nomor}, hampir sama dengan nomor ini. {saran}"
PADA_BERKAS = (
    "Bila orangnya sama dan nomornya keliru atau berganti, {lewat} Kelola › Akun › Ubah NIP; "
    "bila memang orang lain, buat dengan Kelola › Akun › Buat akun."
)
PADA_AKUN_BARU = (
    "Bila orangnya sama dan nomornya keliru atau berganti, {lewat} Kelola › Akun › Ubah NIP, bukan akun "
    "baru; bila memang orang lain, centang pernyataan ini lalu simpan lagi."
)
PADA_UBAH_NOMOR = (
    "Bila orangnya sama, gabungkan keduanya: pada akun salah satunya, tekan Gabungkan data ganda; "
    "bila memang orang lain, centang pernyataan ini lalu simpan lagi."
)
"""What to do, at each door that may meet the same person again."""
LEWAT_BKD, LEWAT_SENDIRI = "minta BKD memakai", "pakai"
DI_PD_LAIN = " pada perangkat daerah lain"
NOMOR_LAIN = "nomor lain"
BARIS_SAMA = "nama sama dan nomor hampir sama dengan baris {baris}: satu orang dengan nomor yang keliru?"
ALASAN_WAJIB = "Tuliskan alasannya, misalnya nomor SK pengangkatan atau kontrak yang baru."
BER_RIWAYAT = "Pegawai ini memiliki riwayat jabatan, sehingga tetap PNS atau PPPK."
PRIBADI_LAIN = (
    "nomor sekarang berarti {lama}, sedangkan nomor baru berarti {baru}. Periksa angkanya pada SK; "
    "bila memang demikian, centang pernyataan ini lalu simpan lagi."
)
TETAP = "Nomor dan jenis kepegawaiannya sudah demikian; tidak ada yang diubah."
DIGANTI = "Nomor {nama} diubah dari {lama} menjadi {baru}; pegawai diberi tahu."
JENIS_DIGANTI = "{nama} sekarang {jenis}, nomornya tetap {baru}; pegawai diberi tahu."
SUDAH_BERUBAH = "Nomor pegawai ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa lagi."
SUDAH_UBAH = Sudah("Nomor ini sudah diubah", "Tidak ada yang diubah lagi.")
HANYA_BKD = "NIP dan jenis kepegawaian hanya dapat diubah oleh Pengelola Aplikasi (BKD)."


@dataclass(frozen=True, slots=True)
class GantiNomor:
    """What the form *Ubah NIP* says. ``semula``: the username that the page showed.

    ``milik_lain``: the old number is somebody else's, so it opens this account no longer; otherwise it does
    until the next day. ``orang_lain``: somebody of the same name under a similar number is somebody else.
    ``pribadi_lain``: another day of birth or sex than the old number says was checked.
    """

    jenis_kepegawaian: str
    nomor: str
    alasan: str
    semula: str
    milik_lain: bool = False
    orang_lain: bool = False
    pribadi_lain: bool = False


def kehilangan_angka(nomor: str) -> str:
    """Why a number of 18 digits is nobody's: its serial is 000, which a spreadsheet leaves behind."""
    return HILANG if re.fullmatch(r"[0-9]{15}000", nomor) else ""


def dibulatkan(nomor: Iterable[str]) -> bool:
    """Whether numbers went through a computer's float: nearly all of them are multiples of 32, or end in 0.

    Of genuine serials every 32nd is one, and every tenth ends so: four in five of four or more never are.
    """
    found = {int(one) for one in nomor if re.fullmatch("[1-9][0-9]{17}", one)}
    if len(found) < TERSEDIKIT:
        return False
    return any(sum(one % step == 0 for one in found) * 5 >= len(found) * 4 for step in (32, 10))


def serupa(nomor: str, lain: str) -> bool:
    """Whether two numbers may be one person's: born on the same day, or up to three digits differ."""
    if not (re.fullmatch("[0-9]{18}", nomor) and re.fullmatch("[0-9]{18}", lain)):
        return False
    return nomor[:8] == lain[:8] or sum(a != b for a, b in zip(nomor, lain, strict=True)) <= 3


def nama_pokok(nama: str) -> str:
    """A name without titles, to be compared: ``Dr. H. Yohanes Contoh, S.Kom`` and ``YOHANES CONTOH``."""
    words = re.sub(r"[.]", ". ", fold(nama.partition(",")[0])).split()
    while len(words) > 1 and words[0].rstrip(".") in GELAR:
        words = words[1:]
    return " ".join(word.rstrip(".") for word in words)


def sampai_besok(now: datetime, zone: ZoneInfo) -> datetime:
    """Until when an old number still opens the account: the end of the next local day (exclusive)."""
    day = now.astimezone(zone).date() + timedelta(days=2)
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def jenis_boleh(jenis: str, *, ber_riwayat: bool) -> list[JenisKepegawaian]:
    """What a person of ``jenis`` may become: who has a riwayat jabatan stays a civil servant."""
    found = [JenisKepegawaian.PNS, JenisKepegawaian.PPPK]
    return found if ber_riwayat else [*found, JenisKepegawaian.NON_ASN]


def baca_nip(nomor: str) -> str:
    """What a well-formed number says of its owner, to be held against the letter; empty otherwise."""
    pribadi = _pribadi(nomor)
    if pribadi is None:
        return ""
    lahir, jenis_kelamin = pribadi
    bulan = int(nomor[12:14])
    sejak = bulan_tahun(int(nomor[8:12]), bulan) if 1 <= bulan <= 12 else f"tahun {nomor[8:12]}"
    return f"lahir {tanggal(lahir)}, diangkat {sejak}, {jenis_kelamin}"


def pria(nomor: str) -> bool:
    """Whether a well-formed number says that its owner is a man."""
    pribadi = _pribadi(nomor)
    return pribadi is not None and pribadi[1] == "pria"


def _pribadi(nomor: str) -> tuple[date, str] | None:
    """Day of birth and sex, as a well-formed number says them."""
    if not re.fullmatch("[0-9]{18}", nomor):
        return None
    try:
        lahir = date(int(nomor[:4]), int(nomor[4:6]), int(nomor[6:8]))
    except ValueError:
        return None
    return lahir, "pria" if nomor[14] == "1" else "wanita"


def salah_pribadi(lama: str, baru: str) -> str:
    """What to ask where two numbers of one person say another day of birth or sex; empty otherwise."""
    semula, kini = _pribadi(lama), _pribadi(baru)
    if semula is None or kini is None or semula == kini:
        return ""
    lama, baru = (f"lahir {tanggal(lahir)}, {kelamin}" for lahir, kelamin in (semula, kini))
    return PRIBADI_LAIN.format(lama=lama, baru=baru)


def sebut(nomor: str) -> str:
    """A number as messages say it."""
    return f"{label_nip(nomor)} {nip(nomor)}" if nomor.isdigit() else f"username {nomor}"


def paling_banyak(found: Collection[str], banyak: int = 3) -> str:
    """Some of several hints in one sentence."""
    return "; ".join(list(found)[:banyak])


def ragu_orang(jenis: JenisKepegawaian, nip: str | None) -> list[tuple[str, str]]:
    """What of somebody new can be so and hardly is: the number of a PNS under PPPK."""
    if jenis == JenisKepegawaian.PPPK and nip and len(nip) == 18 and label_nip(nip) == "NIP":
        return [("nip", "bentuknya NIP seorang PNS, padahal jenisnya PPPK.")]
    return []
