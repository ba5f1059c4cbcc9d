"""Words and decisions of the reports, monthly and final (domain.md §4.4, §5). Pure Python."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sikinerja.core import angka
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.crockford import ALPHABET, check_character, encode
from sikinerja.core.flow import transition
from sikinerja.core.indonesian import bulan_tahun, saat, tanggal
from sikinerja.core.time import Month, local_day
from sikinerja.jadwal.rules import ONE_SECOND, Jendela
from sikinerja.kepegawaian.rules.keadaan import AKIBAT_DICABUT
from sikinerja.skp.rules.persetujuan import BelumDisetujui


class StatusRealisasi(LabeledEnum):
    """Where a month stands. BELUM: nothing submitted, or withdrawn again."""

    BELUM = "BELUM", "Belum diajukan"
    PENILAIAN_HASIL_KERJA = "PENILAIAN_HASIL_KERJA", "Penilaian Hasil Kerja"
    PENILAIAN_PERILAKU = "PENILAIAN_PERILAKU", "Penilaian Perilaku"
    SELESAI = "SELESAI", "Selesai"


S = StatusRealisasi
SEDANG_DINILAI = frozenset({S.PENILAIAN_HASIL_KERJA, S.PENILAIAN_PERILAKU})
TRANSITIONS = (
    transition("ajukan", [S.BELUM], S.PENILAIAN_HASIL_KERJA, ["pemilik"]),
    transition("tarik", [S.PENILAIAN_HASIL_KERJA], S.BELUM, ["pemilik"]),
    transition("nilai_hasil_kerja", [S.PENILAIAN_HASIL_KERJA], S.PENILAIAN_PERILAKU, ["penilai"]),
    transition("nilai_perilaku", [S.PENILAIAN_PERILAKU], S.SELESAI, ["penilai"]),
    transition("ubah_penilaian", [S.SELESAI], S.SELESAI, ["penilai"]),
    transition("ulangi_penilaian", [S.PENILAIAN_PERILAKU], S.PENILAIAN_HASIL_KERJA, ["pindah_penilai"]),
    transition("pindah_penilai", [S.BELUM], S.BELUM, ["pindah_penilai"]),
    transition("pindah_penilai", [S.PENILAIAN_HASIL_KERJA], S.PENILAIAN_HASIL_KERJA, ["pindah_penilai"]),
)
AKSI = {
    "ajukan": "Realisasi diajukan",
    "tarik": "Realisasi ditarik kembali",
    "nilai_hasil_kerja": "Hasil kerja dinilai",
    "nilai_perilaku": "Perilaku dinilai",
    "ubah_penilaian": "Penilaian diubah",
    "ulangi_penilaian": "Pindah ke pejabat penilai lain, penilaian diulang",
    "pindah_penilai": "Pindah ke pejabat penilai lain",
}

KONFIRMASI = "Saya telah mengisi realisasi dengan BENAR sesuai hasil kerja yang telah saya lakukan"
PANJANG_BUKTI = 2000
PANJANG_CATATAN = 10_000
PANJANG_KETIKAN = 4000
"""What a draft keeps of one field, right or wrong; longer input is refused."""
TANPA_PENILAI = (
    "Pejabat penilai Anda belum ditetapkan, sehingga realisasi tidak dapat diajukan. "
    "Lengkapi pejabat penilai pada riwayat jabatan di menu Profil, lalu ajukan lagi. Isian Anda tidak hilang."
)
AKIBAT_BELUM_DINILAI = (
    "Yang tidak selesai dinilai dirilis sebagai “Belum dinilai”, dan bagian kinerja TPP dihitung menurut itu."
)
AKIBAT_TIDAK_MENGISI = (
    "Bulan yang tidak diisi dirilis sebagai “Tidak mengisi”, dan bagian kinerja TPP dihitung menurut itu."
)
JALAN_PENILAIAN = (
    "BKD dapat memberi dispensasi penilaian. "
    "Bila bulan ini sudah dirilis, nilainya kemudian diperbaiki melalui koreksi rilis."
)
AKIBAT_TIDAK_WAJIB = (
    "Bulan ini tidak wajib diisi ({}) dan dirilis sebagai “Tidak wajib”: tidak ada yang terlewat."
)
JALAN_TANPA_SKP = (
    "Bila Anda cuti atau belum bertugas waktu itu, "
    "mintalah pengelola kepegawaian mencatatnya sebagai keadaan khusus."
)
JALAN_PENGISIAN = "Bila ada alasan khusus, mintalah dispensasi kepada BKD melalui pengelola kepegawaian."
DRAF_TETAP = "Draf Anda lengkap dan tetap tersimpan: dengan dispensasi pengisian draf itu dapat diajukan."
JALAN_TERLAMBAT = (
    "Agar masih dapat diisi, mintalah dispensasi pengisian dengan alasan itu kepada BKD melalui pengelola "
    "kepegawaian."
)
PESAN_BUKTI = 'Tulis alamat lengkap yang diawali https://, atau "-" bila tidak dilaksanakan.'
PESAN_ANGKA = "Isi dengan angka, misalnya 12 atau 12,5. Bila tidak dilaksanakan, isi 0."
PESAN_SATUAN = "Tulis angkanya saja, misalnya 12 atau 12,5. Satuan indikator ini: {satuan}."


def status_efektif(status: str, *, has_pengajuan: bool, now: datetime, batas: datetime) -> StatusRealisasi:
    """The status that counts: withdrawn and not submitted again by ``batas`` (UTC, inclusive to its last
    second) counts as last submitted (domain.md §4.4).
    """
    if status == S.BELUM and has_pengajuan and now >= batas + ONE_SECOND:
        return S.PENILAIAN_HASIL_KERJA
    return StatusRealisasi[status]


@dataclass(frozen=True, slots=True)
class Isian:
    """What was typed for one indikator, right or wrong."""

    realisasi: str = ""
    bukti: str = ""

    def lengkap(self, satuan: str) -> bool:
        """Whether both fields hold what may be submitted: what *4 dari 9 indikator lengkap* counts."""
        return not periksa(self, satuan)[2]


_TERBESAR = Decimal(10) ** 12


def baca_angka(text: str, satuan: str = "") -> Decimal:
    """The number somebody typed: ``12``, ``12,5``, ``12.5``, ``1.234,5``, ``95 %`` where that is the unit.

    ``1.234`` is 1234, as people write (``core.angka`` says what else it might be). From 0 to below 10^12, at
    most four decimals. Raises ValueError with the Indonesian message.
    """
    if not text.strip():
        raise ValueError("Realisasi wajib diisi. " + PESAN_ANGKA)
    try:
        number = angka.baca_angka(text, satuan)
    except ValueError:
        lain = re.search(r"[0-9]\s*[^\W\d_]{2,}|%|(?i:rp)", text) and satuan
        raise ValueError(PESAN_SATUAN.format(satuan=satuan) if lain else PESAN_ANGKA) from None
    if number >= _TERBESAR:
        raise ValueError("Angka terlalu besar. Periksa kembali realisasi Anda.")
    if number < 0:
        raise ValueError(angka.NEGATIF + " Bila tidak dilaksanakan, isi 0.")
    if number != round(number, 4):
        raise ValueError("Paling banyak 4 angka di belakang koma.")
    return number


def baca_bukti(text: str) -> str:
    """The link somebody typed: an http/https address, or ``-``. Raises ValueError with the message.

    Refused: other schemes (``javascript:``), spaces and control characters, names or passwords inside the
    address, more than 2000 characters.
    """
    typed = text.strip()
    if typed in {"-", "–", "—"}:
        return "-"
    if not typed:
        raise ValueError("Link bukti dukung wajib diisi. " + PESAN_BUKTI)
    if len(typed) > PANJANG_BUKTI:
        raise ValueError(f"Link terlalu panjang (paling banyak {PANJANG_BUKTI} karakter).")
    if re.search(r"""[\s\x00-\x1f\x7f<>"'\\^`{|}]""", typed):
        raise ValueError(PESAN_BUKTI)
    try:
        parts = urlsplit(typed)
        well_formed = parts.hostname and parts.username is None and (parts.port or 1) > 0
    except ValueError:
        well_formed = False
    if parts_scheme(typed) not in {"http", "https"} or not well_formed:
        raise ValueError(PESAN_BUKTI)
    scheme, rest = typed.split(":", 1)
    return f"{scheme.lower()}:{rest}"


def parts_scheme(address: str) -> str:
    """The scheme of an address that also has the two slashes after it; ``""`` otherwise."""
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", address)
    return match.group(1).lower() if match else ""


def periksa_ketikan(isian: Mapping[int, Isian], catatan: str = "") -> str:
    """Why a draft is beyond all bounds, or ""; its rich text may hold marks that are dropped later."""
    longest = max((len(text) for row in isian.values() for text in (row.realisasi, row.bukti)), default=0)
    if longest > PANJANG_KETIKAN or len(catatan) > 2 * PANJANG_CATATAN:
        return "Isian terlalu panjang untuk disimpan. Persingkat isian Anda."
    return ""


def periksa(isian: Isian, satuan: str = "") -> tuple[Decimal, str, dict[str, str]]:
    """Realisasi (in ``satuan``) and link of one indikator, and what is wrong by field (domain.md §4.4).

    A realisasi above 0 needs an address; ``-`` is for what was not worked on.
    """
    errors: dict[str, str] = {}
    realisasi, bukti = Decimal(0), "-"
    try:
        realisasi = baca_angka(isian.realisasi, satuan)
    except ValueError as error:
        errors["realisasi"] = str(error)
    try:
        bukti = baca_bukti(isian.bukti)
    except ValueError as error:
        errors["bukti"] = str(error)
    if not errors and bukti == "-" and realisasi > 0:
        errors["bukti"] = "Realisasi di atas 0 memerlukan link bukti dukung yang diawali https://."
    return realisasi, bukti, errors


def sisa_hari(now: datetime, batas: datetime, zone: ZoneInfo) -> int:
    """Local days from today to the day of the deadline: 0 on the last day, negative afterwards."""
    return (batas.astimezone(zone).date() - now.astimezone(zone).date()) // timedelta(days=1)


SEBELUM_AKUN = "sebelum akun Anda dibuat"


def pesan_di_luar_jadwal(
    jendela: Jendela,
    *,
    now: datetime,
    zone: ZoneInfo,
    disetujui_pada: datetime | None = None,
    tanpa_skp: BelumDisetujui | None = None,
    bebas: str = "",
    dicabut: str = "",
    terdaftar_pada: datetime | None = None,
) -> str:
    """Why a month cannot be filed now; empty when it can (F6.2).

    ``disetujui_pada``: when its SKP was first approved; ``tanpa_skp``: why none is.
    ``bebas``: the state for which it owes nothing, in words; ``dicabut``: the one that was taken away since.
    ``terdaftar_pada``: when the account was made.
    """
    nama = bulan_tahun(jendela.month.tahun, jendela.month.bulan)
    if now < jendela.mulai_pada:
        mulai = saat(jendela.mulai_pada.astimezone(zone))
        return f"Pengisian realisasi {nama} belum dibuka. Pengisian dimulai {mulai}."
    if not jendela.boleh_isi(now):
        closed = _ditutup(jendela, zone=zone, terdaftar_pada=terdaftar_pada)
        late = disetujui_pada is not None and jendela.pengisian_berakhir(disetujui_pada)
        if dicabut and not (late or tanpa_skp or bebas):
            return f"{closed}. {AKIBAT_DICABUT.format(dicabut)}"
        return closed + _sesudah(local_day(disetujui_pada, zone) if late else None, tanpa_skp, bebas)
    if tanpa_skp is None:
        return ""
    if bebas:
        return f"Tidak ada SKP yang disetujui untuk {nama}, dan bulan ini tidak wajib diisi ({bebas})."
    return f"{tanpa_skp.sebab} {tanpa_skp.jalan}"


TAK_TERMUAT = "Bulan ini tidak termuat dalam SKP yang disetujui."


def _sesudah(disetujui: date | None, tanpa_skp: BelumDisetujui | None, bebas: str) -> str:
    """What that means, and what can be done; ``disetujui``: the day of an approval that came too late."""
    if bebas:
        return f". {AKIBAT_TIDAK_WAJIB.format(bebas)}"
    if tanpa_skp:
        return f". {TAK_TERMUAT} {tanpa_skp.sebab} {JALAN_TANPA_SKP}"
    if disetujui:
        return f", sebelum SKP Anda disetujui ({tanggal(disetujui)}). {JALAN_TERLAMBAT}"
    return f". {AKIBAT_TIDAK_MENGISI} {JALAN_PENGISIAN}"


def _ditutup(jendela: Jendela, *, zone: ZoneInfo, terdaftar_pada: datetime | None) -> str:
    """Of a month that may be filed no more: since when, without the full stop."""
    nama = bulan_tahun(jendela.month.tahun, jendela.month.bulan)
    batas = saat(jendela.batas_pengisian_pada.astimezone(zone))
    is_early = terdaftar_pada is not None and jendela.batas_pengisian_pada < terdaftar_pada
    early = f", {SEBELUM_AKUN}" if is_early else ""
    return f"Pengisian realisasi {nama} sudah ditutup sejak {batas}{early}"


AKHIR_SUDAH_DINILAI = (
    "Realisasi akhir ini sudah pernah dinilai, sehingga tidak dapat ditarik kembali. "
    "Mintalah pejabat penilai mengembalikannya bila ada yang perlu diperbaiki."
)


PERCOBAAN_NOMOR = 9


def sidik(isi: Mapping[str, object]) -> str:
    """SHA-256 (64 hex digits) of the content as canonical JSON (docs/receipt.md)."""
    canonical = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def nomor_tanda_terima(periode: Month | int, sidik: str, attempt: int = 0) -> str:
    """``RB-2023-02-7K3M9QX`` (a month), ``RA-2023-7K3M9QX`` (a year): fingerprint and one that checks.

    ``attempt`` moves along the fingerprint where another receipt has that number already (0 to 8).
    """
    bits = int(sidik[attempt * 6 : attempt * 6 + 8], 16)
    code = encode(bits, 6)
    begin = f"RA-{periode}" if isinstance(periode, int) else f"RB-{periode.tahun}-{periode.bulan:02d}"
    return f"{begin}-{code}{check_character(re.sub('[^0-9]', '', begin) + code)}"


def nomor_sah(nomor: str) -> bool:
    """Whether a receipt's number was copied right: one wrong or two swapped characters are noticed."""
    pattern = r"(?:RB-([0-9]{4})-([0-9]{2})|RA-([0-9]{4}))-([0-9A-Z]{6})([0-9A-Z])"
    match = re.fullmatch(pattern, nomor.strip().upper())
    if match is None or any(c not in ALPHABET for c in match.group(4)):
        return False
    *covered, check = match.groups(default="")
    return check_character("".join(covered)) == check
