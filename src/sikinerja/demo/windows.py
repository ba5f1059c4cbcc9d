"""What the demo's BKD did with windows: an outage in February, a PD with more time, a dispensation."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.time import Month, end_of_day
from sikinerja.demo.organisation import Person
from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal, PerubahanJadwal
from sikinerja.jadwal.rules import JenisDispensasi, Ketentuan, ketentuan_umum
from sikinerja.jadwal.rules.gangguan import IsianGangguan, perpanjang
from sikinerja.jadwal.rules.perubahan import JenisPerubahan
from sikinerja.kepegawaian.models import PerangkatDaerah, RiwayatJabatan

JANUARI, FEBRUARI = Month(2023, 1), Month(2023, 2)


class Windows:
    """Writes overrides, their history and what led to them, as the operations leave them."""

    def __init__(self, bkd: Person, *, zone: ZoneInfo) -> None:
        self.bkd, self.zone = bkd, zone

    def build(self, pd: str) -> None:
        """An outage on 9 February; one PD other than ``pd`` and one of its people with more time now."""
        self._outage()
        others = PerangkatDaerah.objects.exclude(kode=pd).order_by("pk")
        if (other := others.first()) is None:
            return
        usual = ketentuan_umum(FEBRUARI, self.zone)
        longer = Ketentuan(
            usual.mulai_pada,
            usual.batas_pengisian_pada + timedelta(days=3),
            usual.batas_penilaian_pada + timedelta(days=3),
        )
        self._override(FEBRUARI, longer, "Jaringan internet kantor putus", "2023-03-06 10:00", other=other)
        self._grant(other)

    def _outage(self) -> None:
        isian = IsianGangguan(
            kunci="demo",
            mulai_pada=self._at("2023-02-09 13:00"),
            selesai_pada=self._at("2023-02-09 17:30"),
            uraian="Listrik pusat data padam",
            hari=1,
        )
        recorded = "2023-02-09 18:00"
        row = Gangguan.objects.create(
            **asdict(isian), akun_id=self.bkd.akun_id, nama=self.bkd.nama, dicatat_pada=self._at(recorded)
        )
        level = perpanjang(ketentuan_umum(JANUARI, self.zone), isian)
        self._override(JANUARI, level, f"Gangguan: {isian.uraian}", recorded, outage=row)

    def _override(
        self,
        month: Month,
        level: Ketentuan,
        alasan: str,
        pada: str,
        *,
        other: PerangkatDaerah | None = None,
        outage: Gangguan | None = None,
    ) -> None:
        moments = {
            "mulai_pada": level.mulai_pada,
            "batas_pengisian_pada": level.batas_pengisian_pada,
            "batas_penilaian_pada": level.batas_penilaian_pada,
        }
        Jadwal.objects.create(
            tahun=month.tahun, bulan=month.bulan, perangkat_daerah=other, alasan=alasan,
            dibuat_pada=self._at(pada), **moments,
        )  # fmt: skip
        self._line(
            month, JenisPerubahan.GANGGUAN if outage else JenisPerubahan.ATUR, alasan, pada,
            ke={name: moment.isoformat() for name, moment in moments.items()},
            perangkat_daerah=other, gangguan=outage,
        )  # fmt: skip

    def _grant(self, pd: PerangkatDaerah) -> None:
        post = RiwayatJabatan.objects.filter(aktif=True, perangkat_daerah=pd, penilai__isnull=False)
        someone = post.order_by("-pk")[0].pegawai
        until, pada = end_of_day(date(2023, 3, 17), self.zone), "2023-03-06 14:00"
        alasan, jenis = "Dirawat di rumah sakit sejak 1 Maret", JenisDispensasi.PENGISIAN.value
        Dispensasi.objects.create(
            pegawai=someone, tahun=FEBRUARI.tahun, bulan=FEBRUARI.bulan, jenis=jenis, batas_pada=until,
            alasan=alasan, dibuat_pada=self._at(pada),
        )  # fmt: skip
        self._line(
            FEBRUARI, JenisPerubahan.DISPENSASI, alasan, pada,
            ke={"batas_pada": until.isoformat()}, pegawai=someone, jenis_dispensasi=jenis,
        )  # fmt: skip

    def _line(self, month: Month, jenis: JenisPerubahan, alasan: str, pada: str, **values: object) -> None:
        PerubahanJadwal.objects.create(
            tahun=month.tahun, bulan=month.bulan, jenis=jenis.value, alasan=alasan,
            akun_id=self.bkd.akun_id, nama=self.bkd.nama, pada=self._at(pada), **values,
        )  # fmt: skip

    def _at(self, local: str) -> datetime:
        return datetime.fromisoformat(local).replace(tzinfo=self.zone).astimezone(UTC)
