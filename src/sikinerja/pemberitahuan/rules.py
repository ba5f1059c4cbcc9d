"""States of a mail in the outbox, and how a notice reads as a mail. Pure Python."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from sikinerja.core.choices import LabeledEnum

KIRIM_SURAT = "pemberitahuan.kirim_surat"
"""Name of the job that empties the outbox: the rooms defer it, the door ``worker`` does it."""
SIARKAN = "pemberitahuan.siarkan"
"""Name of the job that puts a notice under everybody's bell."""
PENERIMA_MENINGGAL = "Tidak dikirim: penerimanya tercatat meninggal dunia."
PANJANG_JUDUL = 200
PANJANG_ISI = 4000
PANJANG_KUNCI = 120


class StatusSurat(LabeledEnum):
    """MENUNGGU -> DIKIRIM (claimed, being handed over) -> TERKIRIM | GAGAL.

    A DIKIRIM left behind is unknown.
    """

    MENUNGGU = "MENUNGGU", "Menunggu"
    DIKIRIM = "DIKIRIM", "Sedang dikirim"
    TERKIRIM = "TERKIRIM", "Terkirim"
    GAGAL = "GAGAL", "Gagal"


class JenisPemberitahuan(LabeledEnum):
    """What a notice is about, and so what its receiver may choose."""

    LANGKAH = "LANGKAH", "Langkah SKP, realisasi, penilaian, dan rilis"
    PENGINGAT = "PENGINGAT", "Pengingat sebelum batas waktu"
    KEAMANAN = "KEAMANAN", "Keamanan akun"


@dataclass(frozen=True, slots=True)
class Saluran:
    """Through what somebody is told."""

    lonceng: bool = True
    surel: bool = True


SEMUA_SALURAN = Saluran()
BOLEH_DIPILIH = (JenisPemberitahuan.LANGKAH, JenisPemberitahuan.PENGINGAT)
LONCENG_TETAP = "Lonceng untuk langkah tidak dapat dimatikan: langkah menentukan predikat dan TPP Anda."
SATU_SALURAN = "Pilih sedikitnya satu: lonceng atau surel."
TANPA_ALAMAT = "Akun Anda belum memiliki alamat surel. Isi dahulu di Profil, atau tetap memakai lonceng."


def salah_saluran(jenis: JenisPemberitahuan, saluran: Saluran, *, ada_surel: bool) -> str:
    """What is wrong with a choice; "" when nothing: nobody misses a deadline because nothing reached them."""
    if jenis == JenisPemberitahuan.LANGKAH and not saluran.lonceng:
        return LONCENG_TETAP
    if not saluran.lonceng and not saluran.surel:
        return SATU_SALURAN
    if not saluran.lonceng and not ada_surel:
        return TANPA_ALAMAT
    return ""


@dataclass(frozen=True, slots=True)
class Kabar:
    """One line under somebody's bell; ``kunci`` names the event, told once ("": always)."""

    akun_id: int
    judul: str
    isi: str = ""
    tautan: str = ""
    kunci: str = ""


@dataclass(frozen=True, slots=True)
class Diberitahu:
    """That somebody was told something, under the bell or by mail, and when (UTC)."""

    judul: str
    dibuat_pada: datetime


@dataclass(frozen=True, slots=True)
class Kiriman:
    """A claimed mail, as the door that hands it over needs it."""

    surat_id: int
    kepada: str
    subjek: str
    isi: str
    message_id: str


class HasilKirim(LabeledEnum):
    """What became of one attempt to hand a mail over."""

    TERKIRIM = "TERKIRIM", "Diterima server surel"
    DITUNDA = "DITUNDA", "Belum diterima; dicoba lagi"
    DITOLAK = "DITOLAK", "Ditolak server surel"
    TIDAK_DIKETAHUI = "TIDAK_DIKETAHUI", "Tidak diketahui"


JEDA = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240))
"""How long to wait after the first, second ... attempt that the server put off; after the last: GAGAL."""


def setelah_kirim(hasil: HasilKirim, percobaan: int, now: datetime) -> tuple[StatusSurat, datetime | None]:
    """The next status of a mail after its ``percobaan``-th attempt, and when to try again.

    Only what surely was not taken is tried again. What is unknown stays DIKIRIM: a second copy is worse than
    a line in a list that a person looks at.
    """
    if hasil == HasilKirim.DITUNDA and percobaan <= len(JEDA):
        return StatusSurat.MENUNGGU, now + JEDA[percobaan - 1]
    ends = {
        HasilKirim.TERKIRIM: StatusSurat.TERKIRIM,
        HasilKirim.TIDAK_DIKETAHUI: StatusSurat.DIKIRIM,
    }
    return ends.get(hasil, StatusSurat.GAGAL), None


def message_id(kunci: str, base_url: str) -> str:
    """A Message-ID that stays the same for the same event, so that mail servers can tell a double."""
    host = urlsplit(base_url).hostname or "localhost"
    return f"<{hashlib.sha256(kunci.encode()).hexdigest()[:32]}@{host[:80]}>"


def ringkas(judul: str) -> str:
    """A title on one line, cut to what a title may measure."""
    line = re.sub(r"\s+", " ", judul).strip()
    return line if len(line) <= PANJANG_JUDUL else f"{line[: PANJANG_JUDUL - 1]}…"


def buka(alamat: str) -> str:
    """The line of a mail that leads somewhere."""
    return f"Buka: {alamat}"


def surat_pemberitahuan(*, nama: str, isi: str, alamat: str) -> str:
    """A notice as the plain text of a mail."""
    lines = [f"Yth. {nama},", "", isi]
    if alamat:
        lines += ["", buka(alamat)]
    lines += ["", "Surel ini dikirim otomatis oleh aplikasi Si-Kinerja. Mohon tidak membalas surel ini."]
    return "\n".join(lines) + "\n"


class KeadaanInformasi(LabeledEnum):
    """Where an announcement stands on a day."""

    BERLAKU = "BERLAKU", "Tayang"
    AKAN_DATANG = "AKAN_DATANG", "Akan datang"
    BERAKHIR = "BERAKHIR", "Berakhir"


def keadaan_informasi(*, dari: date, sampai: date, diakhiri: bool, today: date) -> KeadaanInformasi:
    """Where an announcement stands on a local day."""
    if diakhiri or today > sampai:
        return KeadaanInformasi.BERAKHIR
    return KeadaanInformasi.AKAN_DATANG if today < dari else KeadaanInformasi.BERLAKU


def salah_informasi(*, judul: str, isi: str, dari: date, sampai: date) -> dict[str, str]:
    """What is wrong with an announcement, cleaned: field name to message; empty when nothing is."""
    salah = {}
    if not 0 < len(judul) <= PANJANG_JUDUL:
        salah["judul"] = f"Judul wajib, paling panjang {PANJANG_JUDUL} huruf."
    if not 0 < len(isi) <= PANJANG_ISI:
        salah["isi"] = f"Isi wajib, paling panjang {PANJANG_ISI} huruf."
    if sampai < dari:
        salah["sampai"] = "Tanggal akhir tidak boleh sebelum tanggal mulai."
    return salah
