"""What is told to other systems, how it is signed, and when it is tried again. Pure Python.

Signatures follow the Standard Webhooks specification, for which most languages have a library
(docs/integrations/webhook.md).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.flow import Sudah

PANJANG_NAMA = 100
PANJANG_ALAMAT = 500
PANJANG_ALASAN = 500
SUDAH_DIMATIKAN = Sudah("Webhook ini sudah dimatikan", "Tidak ada yang diubah.")
PANJANG_KETERANGAN = 200
PALING_BANYAK = 20
AWALAN_RAHASIA = "whsec_"
JEDA = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 720, 1440, 1440))
"""How long to wait after the first, second ... failed attempt; after the last: GAGAL (about three days)."""
MASA_KLAIM = timedelta(minutes=5)
"""For so long nobody else takes a delivery that a worker has begun; then it counts as not made."""

ALAMAT_SALAH = "Tulis alamat lengkap, misalnya https://gaji.contoh.go.id/si-kinerja."
ALAMAT_HTTPS = "Alamat harus dimulai dengan https://, karena yang dikirim adalah data pegawai."
ALAMAT_AKUN = "Jangan menulis nama atau password di dalam alamat."
TERLALU_BANYAK = f"Sudah ada {PALING_BANYAK} webhook aktif. Nonaktifkan yang tidak dipakai lagi."
HANYA_BKD = "Hanya BKD yang mengelola webhook."
PENERIMA_GAGAL = "Penerima tidak menjawab dengan baik selama tiga hari."


class Peristiwa(LabeledEnum):
    """What may be told; the value is the ``type`` in the message."""

    BULAN_DINILAI = "bulan.dinilai", "Realisasi bulanan selesai dinilai"
    SKP_DINILAI = "skp.dinilai", "SKP selesai dinilai"
    BULAN_DIRILIS = "bulan.dirilis", "Nilai bulan dirilis"
    UJI = "uji", "Kiriman percobaan"


DAPAT_DIPILIH = (Peristiwa.BULAN_DINILAI, Peristiwa.SKP_DINILAI, Peristiwa.BULAN_DIRILIS)


class StatusKiriman(LabeledEnum):
    """Where a delivery stands."""

    MENUNGGU = "MENUNGGU", "Menunggu"
    TERKIRIM = "TERKIRIM", "Diterima"
    GAGAL = "GAGAL", "Gagal"


@dataclass(frozen=True, slots=True)
class Pesan:
    """A delivery as the door that makes it needs it; ``kode`` is the same at every attempt."""

    kiriman_id: int
    kode: str
    alamat: str
    rahasia: str
    isi: bytes


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What became of one attempt: the receiver's status (0: none came) and, where it failed, why."""

    kode: int
    keterangan: str = ""

    @property
    def diterima(self) -> bool:
        """Whether the receiver took it: any 2xx."""
        return 200 <= self.kode < 300

    @property
    def penerima_sakit(self) -> bool:
        """Whether the receiver as a whole does not work: then its other messages wait as well."""
        return self.kode in {0, 429} or self.kode >= 500


def isi(*, peristiwa: str, pada: datetime, data: dict[str, Any]) -> bytes:
    """The message as it travels: JSON, UTF-8, the moment in UTC."""
    body = {"type": peristiwa, "timestamp": pada.isoformat().replace("+00:00", "Z"), "data": data}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def kode(kiriman_id: int) -> str:
    """The id by which a receiver knows a message that comes twice."""
    return f"kiriman_{kiriman_id}"


def rahasia(acak: bytes) -> str:
    """Random bytes as a secret that people copy."""
    return AWALAN_RAHASIA + base64.b64encode(acak).decode()


def tanda_tangan(rahasia: str, *, kode: str, waktu: int, isi: bytes) -> str:
    """The value of ``webhook-signature``: HMAC-SHA256 over id, moment (seconds, UTC) and body."""
    key = base64.b64decode(rahasia.removeprefix(AWALAN_RAHASIA))
    digest = hmac.new(key, f"{kode}.{waktu}.".encode() + isi, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def setelah_kirim(jawaban: Jawaban, percobaan: int, now: datetime) -> tuple[StatusKiriman, datetime | None]:
    """Where a message stands after its ``percobaan``-th attempt, and when to try again."""
    if jawaban.diterima:
        return StatusKiriman.TERKIRIM, None
    if percobaan <= len(JEDA):
        return StatusKiriman.MENUNGGU, now + JEDA[percobaan - 1]
    return StatusKiriman.GAGAL, None


def periksa_alamat(alamat: str, *, intranet: bool) -> str:
    """What is wrong with an address, "" when nothing is. ``intranet``: plain http is allowed too."""
    try:
        parts = urlsplit(alamat)
        sound = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return ALAMAT_SALAH
    if not sound or not alamat.isascii() or any(c.isspace() for c in alamat) or parts.fragment:
        return ALAMAT_SALAH
    if parts.username or parts.password:
        return ALAMAT_AKUN
    if parts.scheme != "https" and not (intranet and parts.scheme == "http"):
        return ALAMAT_HTTPS if parts.scheme == "http" else ALAMAT_SALAH
    return ""


def salah(*, nama: str, alamat: str, peristiwa: Sequence[str], intranet: bool) -> dict[str, str]:
    """What is wrong with a webhook as typed, by field."""
    found = {}
    if not 0 < len(nama) <= PANJANG_NAMA:
        found["nama"] = f"Nama wajib diisi, paling panjang {PANJANG_NAMA} huruf."
    problem = periksa_alamat(alamat, intranet=intranet) if len(alamat) <= PANJANG_ALAMAT else ALAMAT_SALAH
    if problem:
        found["alamat"] = problem
    if not peristiwa or not set(peristiwa) <= {p.value for p in DAPAT_DIPILIH}:
        found["peristiwa"] = "Pilih paling sedikit satu peristiwa."
    return found


def boleh_dituju(ip: str, *, intranet: Iterable[str], aman: bool) -> bool:
    """Whether a message may go to this address: in a network that the settings name, or a public one.

    A public one only over https (``aman``).

    Without this rule anybody who registers a webhook could have the server knock at doors inside (SSRF).
    """
    address = ipaddress.ip_address(ip)
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    if any(address in ipaddress.ip_network(net) for net in intranet):
        return True
    return aman and address.is_global and not address.is_multicast
