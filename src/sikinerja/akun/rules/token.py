"""Tokens with which programs come in at the API: looks, scopes, time. Pure Python."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum

MASA_TERLAMA = timedelta(days=366)
"""No token holds longer, counted from the moment it is made."""
MASA_USUL = timedelta(days=90)
PALING_BANYAK = 20
"""Tokens of one person that hold at the same time."""
PANJANG_NAMA = 80
PANJANG_AWALAN = 12
JEDA_PEMAKAIAN = timedelta(minutes=1)
"""The last use is written at most so often."""
AWALAN_PRIBADI, AWALAN_MESIN = "sk_p_", "sk_m_"
POLA = re.compile(r"sk_[pm]_[0-9a-f]{64}")


class Cakupan(LabeledEnum):
    """What a token opens: ``pribadi`` in a person's name, everything else for machines."""

    PRIBADI_BACA = "pribadi:baca", "Membaca data saya"
    PRIBADI_TULIS = "pribadi:tulis", "Membaca dan mengubah data atas nama saya"
    KEHADIRAN_TULIS = "kehadiran:tulis", "Mengirim data kehadiran"
    PEGAWAI_BACA = "pegawai:baca", "Membaca data pegawai"
    RILIS_BACA = "rilis:baca", "Membaca hasil rilis"


PRIBADI = (Cakupan.PRIBADI_BACA, Cakupan.PRIBADI_TULIS)
MESIN = (Cakupan.KEHADIRAN_TULIS, Cakupan.PEGAWAI_BACA, Cakupan.RILIS_BACA)

NAMA_KOSONG = "Beri nama, supaya kelak Anda tahu program mana yang memakai token ini."
CAKUPAN_KOSONG = "Pilih sedikitnya satu cakupan."
CAKUPAN_ASING = "Cakupan ini tidak dapat dipilih untuk token ini."
LEWAT = "Pilih tanggal mulai besok."
TERLALU_LAMA = "Paling lama satu tahun dari hari ini. Buat token baru sebelum yang lama berakhir."
TERLALU_BANYAK = f"Anda sudah mempunyai {PALING_BANYAK} token yang berlaku. Cabut yang tidak dipakai lagi."
PD_TIDAK_ADA = "Perangkat daerah ini tidak ada."
HANYA_BKD = "Token mesin hanya dikelola oleh Pengelola Aplikasi (BKD)."


class KeadaanToken(LabeledEnum):
    """Whether a token opens anything."""

    BERLAKU = "BERLAKU", "Berlaku"
    KEDALUWARSA = "KEDALUWARSA", "Kedaluwarsa"
    DICABUT = "DICABUT", "Dicabut"


def keadaan(*, kedaluwarsa_pada: datetime, dicabut_pada: datetime | None, now: datetime) -> KeadaanToken:
    """How a token stands; it holds until the moment it expires, which no longer counts (UTC)."""
    if dicabut_pada is not None:
        return KeadaanToken.DICABUT
    return KeadaanToken.BERLAKU if now < kedaluwarsa_pada else KeadaanToken.KEDALUWARSA


def rahasia(*, mesin: bool, acak: str) -> str:
    """A token in clear out of 256 random bits in hexadecimal; its first letters tell whose it is."""
    return f"{AWALAN_MESIN if mesin else AWALAN_PRIBADI}{acak}"


def sidik(token: str) -> str:
    """What is kept of a token. A plain hash is enough: nobody guesses 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def boleh(cakupan: Collection[str], perlu: Cakupan) -> bool:
    """Whether these scopes hold the one that is needed; who may write for a person may read."""
    if perlu == Cakupan.PRIBADI_BACA and Cakupan.PRIBADI_TULIS.value in cakupan:
        return True
    return perlu.value in cakupan


def akhir(hari: date, zone: ZoneInfo) -> datetime:
    """The moment after the last second of a local day: until then a token holds."""
    return datetime.combine(hari + timedelta(days=1), time(), zone)


def hari_terakhir(today: date) -> date:
    """The last day that may be chosen."""
    return today + MASA_TERLAMA - timedelta(days=1)


def salah(
    *, nama: str, cakupan: Collection[str], berlaku_sampai: date, today: date, mesin: bool
) -> dict[str, str]:
    """What is wrong with a wish for a token, by field; ``berlaku_sampai`` is its last local day."""
    found = {}
    if not nama:
        found["nama"] = NAMA_KOSONG
    if not cakupan:
        found["cakupan"] = CAKUPAN_KOSONG
    elif set(cakupan) - {c.value for c in (MESIN if mesin else PRIBADI)}:
        found["cakupan"] = CAKUPAN_ASING
    if berlaku_sampai <= today:
        found["berlaku_sampai"] = LEWAT
    elif berlaku_sampai > hari_terakhir(today):
        found["berlaku_sampai"] = TERLALU_LAMA
    return found
