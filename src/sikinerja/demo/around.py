"""Who is away in the demo province, and what BKD announces: no page of Kelola is empty."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sikinerja.core.indonesian import label_nip
from sikinerja.demo.organisation import Person
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.pemberitahuan.models import Informasi
from sikinerja.realisasi.models import Realisasi

J = JenisKeadaan
STATES: tuple[tuple[JenisKeadaan, date, date | None, str], ...] = (
    (J.CUTI_BESAR, date(2023, 2, 1), date(2023, 4, 30), "SK 851/12/2023, 20 Januari 2023"),
    (J.TUGAS_BELAJAR, date(2023, 2, 1), date(2025, 1, 31), "SK 893/4/2023, 16 Januari 2023"),
    (J.CLTN, date(2023, 2, 1), None, "SK 854/2/2023, 9 Januari 2023"),
    (J.PENSIUN, date(2023, 4, 1), None, "SK 882/31/2023, 6 Februari 2023"),
)
MELAHIRKAN = (J.CUTI_MELAHIRKAN, date(2023, 2, 1), date(2023, 4, 30), "SK 852/7/2023, 25 Januari 2023")
PEREMPUAN, TEMPAT = "2", 14
"""The digit of a NIP that tells the sex, and its place."""
SEKIAN = 60
"""One of so many people is away."""


def away(people: list[Person], *, kecuali: set[int], at: datetime) -> None:
    """Give states to people who have not filed February; ``kecuali``: who stays, by pegawai id."""
    filed = set(Realisasi.objects.filter(tahun=2023, bulan=2).values_list("pegawai_id", flat=True))
    stay = filed | kecuali | {p.penilai.pegawai_id for p in people if p.penilai}
    free = [p for p in people if p.nip and label_nip(p.nip) == "NIP" and p.pegawai_id not in stay]
    rows = []
    for n, person in enumerate(free[: max(len(STATES) + 1, len(people) // SEKIAN)]):
        states = (*STATES, MELAHIRKAN) if person.nip[TEMPAT] == PEREMPUAN else STATES
        jenis, mulai, selesai, dasar = states[-1 - n % len(states)]
        rows.append(
            KeadaanKhusus(
                pegawai_id=person.pegawai_id,
                jenis=jenis.value,
                tanggal_mulai=mulai,
                tanggal_selesai=selesai,
                dasar=dasar,
                dibuat_pada=at - timedelta(days=40),
            )
        )
    KeadaanKhusus.objects.bulk_create(rows)
    Pegawai.objects.filter(nip=None).update(jabatan_bukan_asn="Gubernur Contoh")


def announce(at: datetime, *, today: date, pd_id: int) -> None:
    """Announcements to all, and one to a PD; each until the day it speaks of."""
    words = (
        (
            "Rilis nilai Februari",
            "Nilai Februari dirilis sesudah batas penilaian terakhir lewat. Anda diberi tahu.",
            date(2023, 3, 16),
            (),
        ),
        (
            "Isi realisasi Februari tepat waktu",
            "Batas pengisian Anda tertulis di beranda dan pada menu <b>Realisasi Bulanan</b>.",
            date(2023, 3, 13),
            (),
        ),
        (
            "Rapat pengelola kepegawaian",
            "Rapat persiapan rilis hari Kamis, 9 Maret 2023, pukul 10:00 di ruang rapat lantai 2.",
            date(2023, 3, 9),
            (pd_id,),
        ),
    )
    for judul, isi, sampai, sasaran in words:
        row = Informasi.objects.create(
            judul=judul,
            isi=isi,
            berlaku_dari=today - timedelta(days=6),
            berlaku_sampai=sampai,
            dibuat_pada=at,
        )
        row.sasaran.set(sasaran)
