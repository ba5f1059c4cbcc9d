"""Windows set apart, dispensations and outages, as the operations leave them."""

from __future__ import annotations

from datetime import timedelta

from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal, PerubahanJadwal
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.kepegawaian.models import Pegawai, PerangkatDaerah
from tests.cast import Cast, moment, person, tenure

DIATUR = "2023-03-01 08:00"


def khusus(
    cast: Cast,
    *,
    pd: PerangkatDaerah | None = None,
    mulai: str = "2023-03-01",
    isi: str = "2023-03-15",
    nilai: str = "2023-03-17",
    bulan: int = 2,
    tahun: int = 2023,
) -> Jadwal:
    """An override of a month, with its line of history."""
    values = {
        "mulai_pada": moment(f"{mulai} 00:00"),
        "batas_pengisian_pada": moment(f"{isi} 23:59:59"),
        "batas_penilaian_pada": moment(f"{nilai} 23:59:59"),
    }
    row = Jadwal.objects.create(
        tahun=tahun,
        bulan=bulan,
        perangkat_daerah=pd,
        alasan="Jaringan putus",
        dibuat_pada=moment(DIATUR),
        **values,
    )
    PerubahanJadwal.objects.create(
        tahun=tahun, bulan=bulan, jenis="ATUR", perangkat_daerah=pd, alasan=row.alasan, akun=cast.bkd.akun,
        nama=cast.bkd.akun.nama, pada=moment(DIATUR), ke={name: m.isoformat() for name, m in values.items()},
    )  # fmt: skip
    return row


def dispensasi(
    cast: Cast,
    pegawai: Pegawai,
    *,
    sampai: str = "2023-03-20",
    jenis: JenisDispensasi = JenisDispensasi.PENGISIAN,
    bulan: int = 2,
) -> Dispensasi:
    """More time for somebody, with its line of history."""
    until = moment(f"{sampai} 23:59:59")
    row = Dispensasi.objects.create(
        pegawai=pegawai, tahun=2023, bulan=bulan, jenis=jenis.value, batas_pada=until,
        alasan="Dirawat di rumah sakit", dibuat_pada=moment(DIATUR),
    )  # fmt: skip
    PerubahanJadwal.objects.create(
        tahun=2023, bulan=bulan, jenis="DISPENSASI", pegawai=pegawai, jenis_dispensasi=jenis.value,
        alasan=row.alasan, akun=cast.bkd.akun, nama=cast.bkd.akun.nama, pada=moment(DIATUR),
        ke={"batas_pada": until.isoformat()},
    )  # fmt: skip
    return row


def penuh(cast: Cast) -> None:
    """All levels set apart in February, and more dispensations in ``dinas`` than a page shows."""
    khusus(cast)
    khusus(cast, pd=cast.badan, isi="2023-03-18", nilai="2023-03-20")
    khusus(cast, pd=cast.dinas, isi="2023-03-21", nilai="2023-03-22")
    unit = cast.orang_lain.riwayat.get().unit_kerja
    for n in range(30):
        someone = person(f"Pegawai {n}")
        tenure(someone, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)
        dispensasi(cast, someone)


def banyak_gangguan(cast: Cast) -> None:
    """More outages than a page shows."""
    for n in range(30):
        begun = moment("2022-01-10 08:00") + timedelta(days=n)
        Gangguan.objects.create(
            kunci=f"uji-{n}", mulai_pada=begun, selesai_pada=begun + timedelta(hours=3), hari=1,
            uraian="Listrik padam", akun=cast.bkd.akun, nama=cast.bkd.akun.nama,
            dicatat_pada=begun + timedelta(hours=4),
        )  # fmt: skip
