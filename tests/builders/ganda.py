"""A double that was used in every room: a row in each column that changes hands when two become one."""

from __future__ import annotations

from datetime import date

from sikinerja.aktivitas.models import BulanAktivitas
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, Pengelola, PerangkatDaerah, RiwayatJabatan, UnitKerja
from sikinerja.mutasi.models import Mutasi, PenilaiBerhenti
from sikinerja.mutasi.rules.perpindahan import Kasus
from sikinerja.tpp.models import PengecualianTpp
from tests.builders import aktivitas, jadwal, kehadiran, kepegawaian, realisasi, skp
from tests.cast import Cast, moment, person, tenure

LALU = Month(2022, 3)
SEJAK = date(2022, 6, 1)


def terpakai(cast: Cast) -> Pegawai:
    """The owner's double: worked and rated in 2022, heads ``dinas``, manages it, acts and is acted for."""
    ganda = person("Yohanes Pegawai Contoh", nip="199004172015021009")
    post = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "tahun": 2022}
    riwayat = tenure(ganda, penilai=cast.penilai, **post)
    plan = skp.disetujui(riwayat)
    aktivitas.aktivitas(plan, tanggal=date(2022, 3, 4))
    aktivitas.rencana(plan, tanggal=date(2022, 3, 8))
    realisasi.selesai(plan, month=LALU)
    BulanAktivitas.objects.create(pegawai=ganda, tahun=2022, bulan=3, ditutup_pada=moment("2022-04-10 08:00"))
    realisasi.selesai(skp.disetujui(tenure(cast.rekan, penilai=ganda, aktif=False, **post)), month=LALU)
    kehadiran.kehadiran(ganda, month=LALU)
    kepegawaian.keadaan_khusus(ganda, tanggal_mulai=SEJAK, tanggal_selesai=SEJAK)
    kepegawaian.pelaksana_tugas(ganda, cast.riwayat_kepala)
    kepegawaian.pelaksana_tugas(cast.rekan, riwayat, perangkat_daerah=None)
    Pengelola.objects.create(pegawai=ganda, perangkat_daerah=cast.dinas)
    PerangkatDaerah.objects.filter(pk=cast.dinas.pk).update(pimpinan=ganda)
    UnitKerja.objects.filter(perangkat_daerah=cast.dinas).update(pimpinan=ganda)
    jadwal.dispensasi(cast, ganda)
    _berjalan(cast, ganda, riwayat)
    return ganda


def _berjalan(cast: Cast, ganda: Pegawai, riwayat: RiwayatJabatan) -> None:
    Mutasi.objects.create(
        pegawai=ganda, tanggal=SEJAK, kasus=next(iter(Kasus)).value, riwayat_baru=riwayat, semula={},
        dicatat_oleh=cast.bkd.akun, dicatat_pada=moment("2022-06-01 08:00"),
    )  # fmt: skip
    for penilai, pengganti in ((ganda, cast.kepala), (cast.kepala_lain, ganda)):
        PenilaiBerhenti.objects.create(
            penilai=penilai, pengganti=pengganti, sebab="PENSIUN", sejak=SEJAK,
            kembali_pada=moment("2022-07-01 08:00"),
        )  # fmt: skip
    PengecualianTpp.objects.create(
        pegawai=ganda, persen=50, mulai=SEJAK, sampai=date(2022, 6, 30), alasan="Tugas belajar",
        dasar="SK 800/1/2022", dibuat_pada=moment("2022-06-01 08:00"),
    )  # fmt: skip
