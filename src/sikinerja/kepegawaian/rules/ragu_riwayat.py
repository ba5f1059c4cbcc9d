"""What of a riwayat from a file can be so and hardly is: its check page asks, once. Pure Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sikinerja.core.indonesian import tanggal

SEBULAN = timedelta(days=31)
JAUH = "{tahun} masih jauh: sekarang {kini}."
BELUM_MULAI = "Tahun {tahun} belum dimulai, padahal riwayat {lama} yang masih berlaku menjadi tidak aktif."
MUNDUR = "Riwayat jabatan tahun {tahun} menjadi yang berlaku, dan riwayat tahun {lama} menjadi tidak aktif."
PINDAH = (
    "Sekarang {jabatan}, {pd} (TMT {tmt}); riwayat itu menjadi tidak aktif, sedangkan SKP-nya, bila ada, "
    "tetap berjalan. Bila pegawai ini pindah jabatan sesudah SKP dibuat, catat di halaman Mutasi; bila "
    "riwayatnya keliru, ubah di Riwayat Jabatan."
)
TMT_LAMA = "{baru} tidak sesudah TMT jabatan sekarang ({lama}): bulan yang lalu pun dihitung pada {pd}."
SEBELUM_DIANGKAT = "{tmt}, padahal menurut nomornya baru diangkat tahun {tahun}."


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A post in a riwayat, as it is asked about; ``pd``: the code of its perangkat daerah."""

    tahun: int
    jabatan: str
    pd: str
    tmt: date


def ragu_riwayat(nip: str | None, tahun: int, tmt: date, *, today: date) -> list[tuple[str, str]]:
    """Of any new riwayat: a far year, a TMT before the appointment."""
    found = []
    if tahun > today.year + 1:
        found.append(("tahun", JAUH.format(tahun=tahun, kini=today.year)))
    if nip and len(nip) == 18 and tmt.year < int(nip[8:12]):
        found.append(("tmt", SEBELUM_DIANGKAT.format(tmt=tanggal(tmt), tahun=nip[8:12])))
    return found


def ragu_ganti(kini: Jabatan, baru: Jabatan, *, today: date) -> list[tuple[str, str]]:
    """Of an active riwayat that takes the place of another: a move that a file cannot record (domain.md §7).

    The next year's may come in from December on without a question, this year's at any time.
    """
    if baru.tahun < kini.tahun:
        return [("tahun", MUNDUR.format(tahun=baru.tahun, lama=kini.tahun))]
    if baru.tahun > kini.tahun:
        early = today.year < baru.tahun and (today + SEBULAN).year < baru.tahun
        return [("tahun", BELUM_MULAI.format(tahun=baru.tahun, lama=kini.tahun))] if early else []
    found = [("jabatan", PINDAH.format(jabatan=kini.jabatan, pd=kini.pd, tmt=tanggal(kini.tmt)))]
    if baru.pd != kini.pd and baru.tmt <= kini.tmt:
        found.append(("tmt", TMT_LAMA.format(baru=tanggal(baru.tmt), lama=tanggal(kini.tmt), pd=baru.pd)))
    return found
