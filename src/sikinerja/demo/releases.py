"""The demo's January as it was released: a policy, everybody's attendance, the release, one correction."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from sikinerja.core.context import Actor, Channel, Context
from sikinerja.core.time import Month
from sikinerja.demo.organisation import Person
from sikinerja.demo.writer import Writer
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kehadiran.rules import SumberKehadiran
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pekerjaan.rules import StatusPekerjaan
from sikinerja.rilis import rules
from sikinerja.rilis.models import Rilis
from sikinerja.rilis.operations import koreksi, rilis
from sikinerja.tpp.models import Kebijakan, LangkahPotongan, PersenHasil, TanggaPotongan
from sikinerja.tpp.rules import CaraHitung, CaraKehadiran, DasarPotongan, HasilKinerja, Pelanggaran
from sikinerja.tpp.rules.kebijakan import StatusKebijakan

JANUARI = Month(2023, 1)
HARI_KERJA = 22
TERLAMBAT, CUTI = (0, 0, 0, 1, 0, 2, 0, 4), (0, 0, 1, 0, 0, 2)
POTONGAN = (
    (Pelanggaran.TERLAMBAT, Decimal("1.5")),
    (Pelanggaran.PULANG_CEPAT, Decimal("1.5")),
    (Pelanggaran.ALPA, Decimal(5)),
)
PERSEN = (100, 100, 75, 50, 25, 0, 0, 0)
TANPA_ABSENSI = 23
"""Every so-manieth person has no attendance yet."""
ALASAN = "Mesin absensi kantor rusak tanggal 16 Januari; dicocokkan dengan daftar hadir tertulis."


def attendance(writer: Writer, people: list[Person], *, at: datetime) -> None:
    """January of everybody with a number: most came every day, some were late or away."""
    for person in people:
        number = person.pegawai_id
        if not person.nip or number % TANPA_ABSENSI == 0:
            continue
        alpa, late, leave = int(number % 17 == 3), TERLAMBAT[number % 8], CUTI[number % 6]
        writer.add(
            Kehadiran,
            pegawai_id=number,
            tahun=JANUARI.tahun,
            bulan=JANUARI.bulan,
            hari_kerja=HARI_KERJA,
            hadir=HARI_KERJA - alpa - leave,
            terlambat=late,
            pulang_cepat=int(number % 19 == 5),
            alpa=alpa,
            izin_cuti=leave,
            terlambat_menit=late * 20,
            pulang_cepat_menit=30 * int(number % 19 == 5),
            nilai=Decimal(100) - 5 * alpa - late,
            sumber=SumberKehadiran.BERKAS.value,
            dimuat_pada=at.replace(month=2, day=7),
        )


def policy(*, at: datetime) -> None:
    """60 : 40 from January on; lateness and absence cost part of the attendance."""
    row = Kebijakan.objects.create(
        nama="TPP 2023",
        dasar_hukum="Peraturan Gubernur Contoh Nomor 3 Tahun 2023",
        berlaku_mulai=date(2023, 1, 1),
        bobot_kinerja=60,
        bobot_kehadiran=40,
        cara_kehadiran=CaraKehadiran.POTONGAN.value,
        persen_tanpa_data=0,
        dasar_potongan=DasarPotongan.KEHADIRAN.value,
        batas_potongan=100,
        alasan="Awal tahun anggaran.",
        dibuat_pada=at.replace(month=1, day=3),
        diubah_pada=at.replace(month=1, day=3),
    )
    PersenHasil.objects.bulk_create(
        PersenHasil(kebijakan=row, hasil=hasil.value, persen=persen)
        for hasil, persen in zip(HasilKinerja, PERSEN, strict=True)
    )
    for kind, rate in POTONGAN:
        ladder = TanggaPotongan.objects.create(
            kebijakan=row, pelanggaran=kind.value, cara=CaraHitung.KEJADIAN.value
        )
        LangkahPotongan.objects.create(tangga=ladder, mulai=1, persen=rate)
    row.status, row.diberlakukan_pada = StatusKebijakan.BERLAKU.value, at.replace(month=1, day=3)
    row.save()


def release(bkd: Person, *, pd_id: int, zone: ZoneInfo) -> None:
    """Release January on the 13th of February; on the 20th correct the attendance of one PD."""
    first = _freeze(bkd, zone, date(2023, 2, 13), nomor=0, alasan="")
    later = _context(bkd, zone, date(2023, 2, 20))
    koreksi.buka(later, rilis_id=first.pk, alasan=ALASAN)
    january = Kehadiran.objects.filter(tahun=JANUARI.tahun, bulan=JANUARI.bulan, terlambat__gt=0)
    january.filter(pegawai__riwayat__perangkat_daerah=pd_id).update(terlambat=0, terlambat_menit=0, nilai=100)
    _freeze(bkd, zone, date(2023, 2, 20), nomor=1, alasan=ALASAN)


def _freeze(bkd: Person, zone: ZoneInfo, day: date, *, nomor: int, alasan: str) -> Rilis:
    """As the worker does it; nobody is told of last month's news."""
    ctx = _context(bkd, zone, day)
    job = Pekerjaan.objects.create(
        jenis=rules.JENIS,
        kunci=rules.kunci(JANUARI),
        akun_id=bkd.akun_id,
        parameter={
            "tahun": JANUARI.tahun, "bulan": JANUARI.bulan, "nomor": nomor, "alasan": alasan,
            "lebih_awal": False, "nama": bkd.nama,
        },
        dibuat_pada=ctx.now,
        diubah_pada=ctx.now,
    )  # fmt: skip
    made = rilis.bekukan(ctx, pekerjaan_id=job.pk, kabari=lambda done, total: None)
    assert made is not None  # noqa: S101 - the job was made above
    job.status, job.berakhir_pada = StatusPekerjaan.SELESAI.value, ctx.now
    job.selesai = job.total = made.jumlah
    job.pesan = f"{made} selesai: {made.jumlah} pegawai."
    job.save()
    return made


def _context(bkd: Person, zone: ZoneInfo, day: date) -> Context:
    actor = Actor(akun_id=bkd.akun_id, pegawai_id=bkd.pegawai_id, nama=bkd.nama, is_bkd=True)
    now = datetime.combine(day, time(9), tzinfo=zone)
    return Context(actor=actor, now=now, channel=Channel.WEB, request_id="demo", zone=zone)
