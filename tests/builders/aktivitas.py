"""Activities that tests of other rooms need: rows written directly, as the operations leave them."""

from __future__ import annotations

from datetime import date, time, timedelta

from sikinerja.aktivitas.models import Aktivitas, RencanaAktivitas
from sikinerja.skp.models import Indikator, Skp
from tests.cast import moment


def aktivitas(
    skp: Skp,
    *,
    tanggal: date = date(2023, 2, 27),
    mulai: time = time(8),
    selesai: time = time(10),
    uraian: str = "Menyusun laporan",
    indikator: Indikator | None = None,
    input_pada: str = "2023-02-27 16:00",
) -> Aktivitas:
    """One activity under an SKP; without ``indikator``: tugas kedinasan lain."""
    return Aktivitas.objects.create(
        pegawai_id=skp.pegawai_id, skp=skp, indikator=indikator, tanggal=tanggal, mulai=mulai,
        selesai=selesai, uraian=uraian, waktu_input=moment(input_pada),
    )  # fmt: skip


def sebulan(skp: Skp, *, jumlah: int, dari: date = date(2023, 2, 1), hari: int = 28) -> None:
    """Many activities in one month, spread over its days and over the indikator of the SKP."""
    indikator = [*Indikator.objects.filter(rhk__skp=skp), None]
    Aktivitas.objects.bulk_create(
        Aktivitas(
            pegawai_id=skp.pegawai_id, skp=skp, indikator=indikator[n % len(indikator)],
            tanggal=dari + timedelta(days=n % hari), mulai=time(n // hari % 24, 0),
            selesai=time(n // hari % 24, 45), uraian=f"Kegiatan {n}", waktu_input=moment("2023-02-28 20:00"),
        )
        for n in range(jumlah)
    )  # fmt: skip


def rencana(
    skp: Skp,
    *,
    tanggal: date = date(2023, 3, 8),
    mulai: time = time(8),
    selesai: time = time(8, 30),
    uraian: str = "Monitoring jaringan",
    indikator: Indikator | None = None,
) -> RencanaAktivitas:
    """A plan that waits."""
    return RencanaAktivitas.objects.create(
        pegawai_id=skp.pegawai_id, skp=skp, indikator=indikator, tanggal=tanggal, mulai=mulai,
        selesai=selesai, uraian=uraian, dibuat_pada=moment("2023-03-06 08:00"),
    )  # fmt: skip
