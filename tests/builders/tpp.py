"""TPP policies in the states that tests need."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sikinerja.tpp.models import Kebijakan, KetentuanKhusus, LangkahPotongan, PersenHasil, TanggaPotongan
from sikinerja.tpp.rules import CaraHitung, CaraKehadiran, HasilKinerja, Pelanggaran
from tests.moments import moment

PERSEN = (100, 100, 75, 50, 25, 0, 0, 0)


def konsep(
    *, nama: str = "TPP 2023", mulai: date | None = None, cara: CaraKehadiran = CaraKehadiran.NILAI
) -> Kebijakan:
    """60 : 40; late costs 1 % of the attendance part, an absence 5 %."""
    row = Kebijakan.objects.create(
        nama=nama, dasar_hukum="Pergub 3/2023", berlaku_mulai=mulai, bobot_kinerja=60, bobot_kehadiran=40,
        cara_kehadiran=cara.value, persen_tanpa_data=0, dasar_potongan="KEHADIRAN",
        dibuat_pada=moment("2022-12-20 09:00"), diubah_pada=moment("2022-12-20 09:00"),
    )  # fmt: skip
    PersenHasil.objects.bulk_create(
        PersenHasil(kebijakan=row, hasil=hasil.value, persen=persen)
        for hasil, persen in zip(HasilKinerja, PERSEN, strict=True)
    )
    for kind, rate in ((Pelanggaran.TERLAMBAT, "1"), (Pelanggaran.ALPA, "5")):
        ladder = TanggaPotongan.objects.create(
            kebijakan=row, pelanggaran=kind.value, cara=CaraHitung.KEJADIAN.value
        )
        LangkahPotongan.objects.create(tangga=ladder, mulai=1, persen=Decimal(rate))
    return row


def berlaku(
    *,
    nama: str = "TPP 2023",
    mulai: date = date(2023, 1, 1),
    sampai: date | None = None,
    cara: CaraKehadiran = CaraKehadiran.NILAI,
    cuti_sakit: int | None = None,
) -> Kebijakan:
    """In force; ``cuti_sakit``: the percentage of a month on sick leave, where the policy names one."""
    row = konsep(nama=nama, mulai=mulai, cara=cara)
    if cuti_sakit is not None:
        KetentuanKhusus.objects.create(kebijakan=row, keadaan="CUTI_SAKIT", persen=cuti_sakit)
    row.status, row.alasan, row.berlaku_sampai = "BERLAKU", "Awal tahun anggaran", sampai
    row.diberlakukan_pada = moment("2022-12-21 09:00")
    row.save()
    return row
