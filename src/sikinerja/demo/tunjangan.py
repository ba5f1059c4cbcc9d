"""February's attendance as far as it has come in, and a TPP policy that is being written (F8.2, F8.4)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from sikinerja.core.time import Month
from sikinerja.demo.organisation import Person
from sikinerja.kehadiran.models import Kehadiran, PemuatanKehadiran
from sikinerja.kehadiran.rules import SumberKehadiran
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan as J
from sikinerja.tpp.models import Kebijakan, KetentuanKhusus, LangkahPotongan, PersenHasil, TanggaPotongan
from sikinerja.tpp.rules import CaraHitung, CaraKehadiran, HasilKinerja, Pelanggaran

FEBRUARI, HARI_KERJA = Month(2023, 2), 20
MENIT_TERLAMBAT = 12
BELUM_MASUK = 9
"""One of so many is still missing."""
PERSEN = (100, 100, 75, 50, 25, 0, 0, 0)


def build(people: Sequence[Person], *, bkd: Person, at: datetime, rng: random.Random) -> None:
    """Write both."""
    loaded = at.replace(month=3, day=6, hour=15)
    rows = [
        _month(person, loaded, rng)
        for n, person in enumerate(p for p in people if p.nip)
        if n % BELUM_MASUK != BELUM_MASUK - 1
    ]
    Kehadiran.objects.bulk_create(rows, batch_size=2000)
    PemuatanKehadiran.objects.create(
        tahun=FEBRUARI.tahun, bulan=FEBRUARI.bulan, sumber=SumberKehadiran.BERKAS.value, baru=len(rows),
        diganti=0, tetap=0, keterangan="kehadiran-februari.xlsx", akun_id=bkd.akun_id, nama=bkd.nama,
        pada=loaded,
    )  # fmt: skip
    _draft(at=loaded)


def _month(person: Person, loaded: datetime, rng: random.Random) -> Kehadiran:
    """Most people come on nearly all days, some late, a few not at all."""
    alpa = rng.choices((0, 1, 3), (94, 5, 1))[0]
    izin = rng.choices((0, 1, 2), (80, 15, 5))[0]
    late = rng.choices((0, 1, 2, 5), (55, 25, 15, 5))[0]
    early = rng.choices((0, 1), (92, 8))[0]
    return Kehadiran(
        pegawai_id=person.pegawai_id, tahun=FEBRUARI.tahun, bulan=FEBRUARI.bulan, hari_kerja=HARI_KERJA,
        hadir=HARI_KERJA - alpa - izin, terlambat=late, pulang_cepat=early, alpa=alpa, izin_cuti=izin,
        terlambat_menit=late * MENIT_TERLAMBAT, pulang_cepat_menit=early * MENIT_TERLAMBAT,
        nilai=Decimal(100 - 10 * alpa - 2 * late - 2 * early), sumber=SumberKehadiran.BERKAS.value,
        dimuat_pada=loaded,
    )  # fmt: skip


def _draft(*, at: datetime) -> None:
    """From July on minutes are to count, and two kinds of leave to be paid in part."""
    row = Kebijakan.objects.create(
        nama="TPP 2023 perubahan", berlaku_mulai=date(2023, 7, 1), bobot_kinerja=60, bobot_kehadiran=40,
        cara_kehadiran=CaraKehadiran.POTONGAN.value, persen_tanpa_data=0, dasar_potongan="KEHADIRAN",
        batas_potongan=100, dibuat_pada=at, diubah_pada=at,
    )  # fmt: skip
    PersenHasil.objects.bulk_create(
        PersenHasil(kebijakan=row, hasil=hasil.value, persen=persen)
        for hasil, persen in zip(HasilKinerja, PERSEN, strict=True)
    )
    late = TanggaPotongan.objects.create(
        kebijakan=row, pelanggaran=Pelanggaran.TERLAMBAT.value, cara=CaraHitung.MENIT.value, batas=20
    )
    absent = TanggaPotongan.objects.create(
        kebijakan=row, pelanggaran=Pelanggaran.ALPA.value, cara=CaraHitung.KEJADIAN.value
    )
    LangkahPotongan.objects.bulk_create(
        LangkahPotongan(tangga=ladder, mulai=start, persen=Decimal(rate))
        for ladder, start, rate in ((late, 1, "0.5"), (late, 31, "2"), (late, 61, "5"), (absent, 1, "5"))
    )
    for keadaan, persen in ((J.CUTI_MELAHIRKAN, 60), (J.CUTI_BESAR, 50), (J.CUTI_SAKIT, 60)):
        KetentuanKhusus.objects.create(kebijakan=row, keadaan=keadaan.value, persen=persen)
