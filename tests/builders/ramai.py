"""A government in which something of every kind goes on at once: for tests that walk over all pages.

Nobody's name, no title and no text has a digit: a number on a page is one that the page says.
"""

from __future__ import annotations

from datetime import date

from django.db import connection

from sikinerja.core.time import Month
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Pegawai, Pengelola, RiwayatJabatan
from sikinerja.pemberitahuan.models import Informasi, Pemberitahuan
from tests.builders import akhir, aktivitas, impor, realisasi, rilis, tpp
from tests.builders import skp as build
from tests.builders.jadwal import khusus
from tests.builders.kehadiran import kehadiran
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.builders.mutasi import KASUS_2, pindah
from tests.cast import Cast, moment, person, tenure

DESEMBER, JANUARI, FEBRUARI = Month(2022, 12), Month(2023, 1), Month(2023, 2)
ORANG = ("Ana", "Budi", "Citra", "Dewi", "Edu", "Fransiska", "Gabriel")
"""In each PD one of each state."""


def _skp_menunggu(who: Pegawai, before: RiwayatJabatan, now: RiwayatJabatan) -> None:
    build.diajukan(before)
    build.diajukan(now)


def _akhir_dan_revisi_menunggu(who: Pegawai, before: RiwayatJabatan, now: RiwayatJabatan) -> None:
    old = build.disetujui(before)
    realisasi.diajukan(old, month=DESEMBER)
    akhir.diajukan(old)
    realisasi.diajukan(build.revisi(now), month=JANUARI)


def _bulan_menunggu(who: Pegawai, before: RiwayatJabatan, now: RiwayatJabatan) -> None:
    skp = build.disetujui(now)
    aktivitas.sebulan(skp, jumlah=30)
    realisasi.diajukan(skp, month=FEBRUARI, hitung=True)
    realisasi.dinilai(skp, month=JANUARI)


def _setengah_dinilai(who: Pegawai, before: RiwayatJabatan, now: RiwayatJabatan) -> None:
    skp = build.disetujui(now)
    realisasi.selesai(skp, month=JANUARI)
    realisasi.dinilai(skp, month=FEBRUARI)
    kehadiran(who, month=JANUARI)


def _selesai(who: Pegawai, before: RiwayatJabatan, now: RiwayatJabatan) -> None:
    skp = build.disetujui(now)
    for month in (JANUARI, FEBRUARI):
        realisasi.selesai(skp, month=month)
        kehadiran(who, month=month)


def _konsep(who: Pegawai, before: RiwayatJabatan, now: RiwayatJabatan) -> None:
    build.konsep(now)
    keadaan_khusus(who)


def _tidak_mengisi(who: Pegawai, before: RiwayatJabatan, now: RiwayatJabatan) -> None:
    build.disetujui(now)


KEADAAN = (
    _skp_menunggu, _akhir_dan_revisi_menunggu, _bulan_menunggu, _setengah_dinilai, _selesai, _konsep,
    _tidak_mengisi,
)  # fmt: skip


def _perangkat_daerah(cast: Cast, of: RiwayatJabatan, nama: str) -> None:
    """One of each state under the penilai of a riwayat."""
    place = {"jabatan": cast.jabatan_staf, "unit": of.unit_kerja, "penilai": of.penilai}
    for first, keadaan in zip(ORANG, KEADAAN, strict=True):
        who = person(f"{first} {nama}")
        before = tenure(who, tahun=2022, aktif=False, **place)  # type: ignore[arg-type]
        keadaan(who, before, tenure(who, **place))  # type: ignore[arg-type]


def ramai(cast: Cast) -> Cast:
    """Every role has something to do; ``dinas`` has more people than a page."""
    for month in (DESEMBER, JANUARI):
        khusus(
            cast,
            tahun=month.tahun,
            bulan=month.bulan,
            mulai="2023-02-20",
            isi="2023-03-04",
            nilai="2023-03-05",
        )
    others: RiwayatJabatan = cast.orang_lain.riwayat.get()
    _perangkat_daerah(cast, cast.riwayat, "Badan")
    _perangkat_daerah(cast, others, "Dinas")
    for n in range(24):
        who = person(f"Pegawai {'abcdefghijklmnopqrstuvwxyz'[n].upper()}")
        tenure(who, jabatan=cast.jabatan_staf, unit=others.unit_kerja, penilai=cast.kepala_lain)
    _pejabat(cast)
    _sendiri(cast)
    tpp.berlaku(nama="TPP provinsi", mulai=date(2022, 1, 1))
    first = rilis.dirilis(cast, month=JANUARI, at="2023-03-06 09:00")
    rilis.koreksi_dibuka(cast, first, at="2023-03-06 10:00")
    Kehadiran.objects.filter(bulan=1).update(terlambat=3)
    rilis.dirilis(cast, month=JANUARI, at="2023-03-06 11:00")
    salah = impor.baris(cast, nama="Orang Keliru", unit_kerja="Tidak ada")
    impor.diperiksa(cast.bkd, impor.csv(impor.baris(cast, nama="Orang Baru"), salah))
    for who in Pegawai.objects.select_related("akun"):
        Pemberitahuan.objects.create(
            akun=who.akun, judul="Contoh", kunci=f"ramai:{who.pk}", dibuat_pada=moment("2023-03-06 08:00")
        )
    with connection.cursor() as cursor:  # rows that nobody has counted are slow to walk over
        cursor.execute(f"ANALYZE {', '.join(connection.introspection.table_names())}")
    return cast


def _pejabat(cast: Cast) -> None:
    """Plt., Plh., a pengelola of two PD, one who is gone, who moved: inside a PD, and to the other."""
    build.diajukan(cast.riwayat_penilai)
    Pengelola.objects.create(pegawai=cast.pengelola, perangkat_daerah=cast.dinas)
    pelaksana_tugas(cast.kepala, RiwayatJabatan.objects.get(pegawai=cast.kepala_lain), jenis="PLT")
    pelaksana_tugas(cast.rekan, cast.riwayat_penilai, jenis="PLH")
    pindah(cast, KASUS_2, orang=Pegawai.objects.get(akun__nama="Edu Badan"))
    sana = RiwayatJabatan.objects.get(pegawai=cast.orang_lain)
    pindah(
        cast, KASUS_2, orang=Pegawai.objects.get(akun__nama="Citra Badan"), jenis_jabatan="FUNGSIONAL",
        jabatan_id=cast.jabatan_staf.pk, perangkat_daerah_id=cast.dinas.pk, unit_kerja_id=sana.unit_kerja_id,
        penilai_id=cast.kepala_lain.pk,
    )  # fmt: skip
    keadaan_khusus(cast.pengelola_lain, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)


def _sendiri(cast: Cast) -> None:
    """The owner's and the stranger's own months, and what everybody reads."""
    skp = build.disetujui(cast.riwayat)
    realisasi.diajukan(skp, month=FEBRUARI)
    aktivitas.rencana(skp, tanggal=date(2023, 3, 7))
    realisasi.selesai(build.disetujui(cast.orang_lain.riwayat.get()), month=FEBRUARI)
    for kata in ("Libur", "Pelatihan", "Jaringan", "Jadwal", "Rapat"):
        Informasi.objects.create(
            judul=kata, isi="<p>Isi.</p>", berlaku_dari=date(2023, 3, 1),
            berlaku_sampai=date(2023, 3, 31), dibuat_pada=moment("2023-03-01 08:00"),
        )  # fmt: skip
