"""What more time for one person would do, said before it is given (F8.1, domain.md §4.2). Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import bulan_tahun, saat, tanggal
from sikinerja.jadwal.rules import Jendela, JenisDispensasi
from sikinerja.jadwal.rules.jauh import kata_rilis, terlalu_jauh
from sikinerja.realisasi.rules import StatusRealisasi, sisa_hari
from sikinerja.realisasi.rules.kedudukan import Kedudukan, KedudukanBulan

SUDAH_DIRILIS = (
    "{} sudah terbit dan tidak berubah karena dispensasi ini. Supaya hasilnya terhitung, buka koreksi pada "
    "halaman rilis bulan itu, lalu rilis koreksinya sesudah realisasi itu diisi dan dinilai."
)
K, S, J = KedudukanBulan, StatusRealisasi, JenisDispensasi


@dataclass(frozen=True, slots=True)
class KeadaanBulan:
    """Somebody's month as it stands; ``sendiri``: there is this very grant, or a longer one that it mends.

    ``sebab``: what is the matter with the SKP of who has no approved one, else "".
    """

    nama: str
    stand: Kedudukan
    sebab: str = ""
    sendiri: bool = False


@dataclass(frozen=True, slots=True)
class Dampak:
    """What a dispensation would do: why it can do nothing, by field; what to ask; who else may be meant."""

    halangan: dict[str, str] = field(default_factory=dict)
    hal: Sequence[str] = ()
    bawahan: int = 0
    """How many people wait to be rated by the person who was named."""
    nama: str = ""
    diberi: Sequence[int] = ()
    """Whom of them it gives more time, or gave it already, where it is for all who wait."""

    def diminta(self, *, yakin: bool) -> dict[str, list[str]]:
        """For a program, which presses no button twice: what is asked, under ``yakin``, until it says so."""
        return {} if yakin or self.halangan or not self.hal else {"yakin": list(self.hal)}


def jauh(
    batas: datetime, jendela: Jendela, *, rilis_mulai: date | None, now: datetime, zone: ZoneInfo
) -> list[str]:
    """Whether a new deadline is far beyond the month's, and what that means for everybody's release.

    ``rilis_mulai`` None: the month is released.
    """
    if not terlalu_jauh(batas, biasa=jendela.batas_penilaian_pada, now=now):
        return []
    lama = f"Sampai {tanggal(batas.astimezone(zone).date())} berarti {sisa_hari(now, batas, zone)} hari lagi."
    if rilis_mulai is None:
        return [lama]
    return [f"{lama} {kata_rilis(jendela.month, rilis_mulai)}"]


def halangan(
    one: KeadaanBulan, jenis: JenisDispensasi, batas: datetime, *, now: datetime, zone: ZoneInfo
) -> dict[str, str]:
    """Why it can do nothing at all, and what to do instead, by field."""
    bulan = bulan_tahun(one.stand.jendela.month.tahun, one.stand.jendela.month.bulan)
    if jenis == J.PENGISIAN and one.stand.di == K.DINILAI:
        return {
            "jenis": f"Realisasi {bulan} {one.nama} sudah selesai dinilai: tidak ada lagi yang diisi. "
            f"Bila penilaiannya perlu diperbaiki, pilih {J.PENILAIAN.label}."
        }
    over = now >= one.stand.jendela.mulai_pada and not one.stand.jendela.boleh_isi(now)
    if jenis == J.PENILAIAN and one.stand.status == S.BELUM and over:
        return {
            "jenis": f"{one.nama} tidak mengajukan realisasi {bulan}, sehingga tidak ada yang dapat dinilai. "
            f"Bila ia masih perlu mengisi, pilih {J.PENGISIAN.label}; penilainya mendapat dua hari lagi."
        }
    is_filing = jenis == J.PENGISIAN
    kini = one.stand.jendela.batas_pengisian_pada if is_filing else one.stand.jendela.batas_penilaian_pada
    if batas <= kini and not one.sendiri:
        apa = "mengisi" if is_filing else "dinilai"
        sampai = saat(kini.astimezone(zone))
        return {"batas_pada": f"{one.nama} sudah dapat {apa} sampai {sampai}. Pilih tanggal sesudah itu."}
    return {}


def ganjil(one: KeadaanBulan, jenis: JenisDispensasi) -> list[str]:
    """Why it may well do nothing: asked once."""
    bulan = bulan_tahun(one.stand.jendela.month.tahun, one.stand.jendela.month.bulan)
    found = []
    if one.stand.bebas:
        found.append(f"{one.nama} tidak wajib mengisi {bulan} ({one.stand.bebas}).")
    if jenis == J.PENGISIAN and one.stand.status != S.BELUM:
        found.append(
            f"Realisasi {bulan} {one.nama} sudah diajukan: tidak ada yang harus diisi. "
            f"Agar penilainya mendapat waktu, pilih {J.PENILAIAN.label}."
        )
    if one.sebab and one.stand.status == S.BELUM:
        found.append(
            f"{one.nama} belum mempunyai SKP yang disetujui untuk {bulan} ({one.sebab}); "
            "sebelum itu ia tidak dapat mengisi."
        )
    if jenis == J.PENILAIAN and one.stand.status == S.BELUM:
        found.append(f"{one.nama} belum mengajukan realisasi {bulan}: belum ada yang dinilai.")
    if jenis == J.PENILAIAN and one.stand.di == K.DINILAI:
        found.append(
            f"Realisasi {bulan} {one.nama} sudah selesai dinilai: "
            "penilainya hanya mendapat waktu untuk mengubah penilaian itu."
        )
    return found


def bawahan_menunggu(nama: str, banyak: int, bulan: str) -> str:
    """That the person who was named is perhaps the rater."""
    return (
        f"{banyak} bawahan {nama} menunggu penilaian {bulan}. Dispensasi ini hanya untuk realisasi {nama} "
        "sendiri; bawahannya tidak ikut."
    )
