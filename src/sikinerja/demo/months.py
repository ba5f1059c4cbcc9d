"""The demo's months: activities, and January and February as filed, rated, late or still being written."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas, RencanaAktivitas
from sikinerja.core.time import Month
from sikinerja.demo import words
from sikinerja.demo.organisation import Person
from sikinerja.demo.plan import BUKTI, Item, Plan
from sikinerja.demo.writer import Writer
from sikinerja.penilaian.models import Penilaian, UmpanBalikIndikator, UmpanBalikPerilaku
from sikinerja.penilaian.rules import SARAN_UMPAN_BALIK, Rating, predikat
from sikinerja.realisasi import rules
from sikinerja.realisasi.models import Draf, Pengajuan, PengajuanIndikator, Realisasi, RiwayatRealisasi
from sikinerja.skp.rules import Perilaku

RATINGS = ((Rating.SESUAI, Rating.SESUAI),) * 5 + (
    (Rating.DI_ATAS, Rating.DI_ATAS),
    (Rating.DI_ATAS, Rating.SESUAI),
    (Rating.SESUAI, Rating.DI_ATAS),
    (Rating.DI_BAWAH, Rating.SESUAI),
)
SLOTS = ((time(8), time(10)), (time(10), time(12)), (time(13), time(15, 30)))
CATATAN = "<p>Seluruh kegiatan bulan ini telah dilaksanakan sesuai rencana.</p>"
AKHIR = "Pertahankan kinerja yang sudah baik di bulan selanjutnya."


LAMA = {5: "terlewat", 9: "diajukan"}
"""What became of the closed month, by somebody's number: some are late, some were never rated."""
KINI = ("selesai", "selesai", "selesai", "perilaku", "diajukan", "diajukan", "diajukan", "draf", "", "")


class Months:
    """Writes the months of everybody with an approved plan."""

    def __init__(
        self, writer: Writer, *, today: date, zone: ZoneInfo, per_day: int, rng: random.Random
    ) -> None:
        self.writer, self.today, self.zone, self.per_day, self.rng = writer, today, zone, per_day, rng
        self.receipts: set[str] = set()
        self.open = Month.of(today).previous
        self.closed = self.open.previous

    def build(self, current: dict[int, list[Plan]], fixed: dict[int, str]) -> None:
        """``fixed`` names how far the open month is for the people of the demo accounts."""
        for pegawai_id, plans in current.items():
            approved = [plan for plan in plans if plan.versi_id is not None]
            for month in (self.closed, self.open):
                plan = _serving(approved, month)
                if plan is not None:
                    counts = self._activities(plan, month)
                    self._report(plan, month, counts, self._fate(pegawai_id, month, fixed))
            if approved:
                self._now(approved[-1])

    def _fate(self, number: int, month: Month, fixed: dict[int, str]) -> str:
        if month == self.closed:
            return "selesai" if number in fixed else LAMA.get(number % 14, "selesai")
        return fixed.get(number, KINI[number % len(KINI)])

    def _at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), tzinfo=self.zone)

    def _activities(self, plan: Plan, month: Month, until: date | None = None) -> dict[int | None, int]:
        """Some on every working day; returns how many by indikator."""
        counts: dict[int | None, int] = {}
        day = max(month.first, plan.awal)
        last = min(month.last, plan.akhir, until or month.last)
        person = plan.person
        while day <= last:
            if day.weekday() < 5:
                for slot in range(self.per_day):
                    other = self.rng.random() < 0.04
                    item = None if other else plan.items[(day.day + slot) % len(plan.items)]
                    template = self.rng.choice(words.AKTIVITAS_LAIN if other else words.AKTIVITAS)
                    key = item.indikator_id if item else None
                    counts[key] = counts.get(key, 0) + 1
                    self.writer.add(
                        Aktivitas,
                        pegawai_id=person.pegawai_id,
                        skp_id=plan.skp_id,
                        indikator_id=key,
                        tanggal=day,
                        mulai=SLOTS[slot][0],
                        selesai=SLOTS[slot][1],
                        uraian=template.format(urusan=person.urusan),
                        waktu_input=self._at(day, 16, (slot * 7 + day.day) % 60),
                    )
            day += timedelta(days=1)
        return counts

    def _now(self, plan: Plan) -> None:
        """The running month until yesterday, and a plan or two."""
        self._activities(plan, Month.of(self.today), self.today - timedelta(days=1))
        for offset, slot in ((0, 2), (1, 0)):
            self.writer.add(
                RencanaAktivitas,
                pegawai_id=plan.person.pegawai_id,
                skp_id=plan.skp_id,
                indikator_id=plan.items[offset % len(plan.items)].indikator_id,
                tanggal=self.today + timedelta(days=offset),
                mulai=SLOTS[slot][0],
                selesai=SLOTS[slot][1],
                uraian=words.AKTIVITAS[offset].format(urusan=plan.person.urusan),
                dibuat_pada=self._at(self.today - timedelta(days=1), 15),
            )

    def _report(self, plan: Plan, month: Month, counts: dict[int | None, int], fate: str) -> None:
        if fate in {"", "terlewat"}:
            return
        person, penilai = plan.person, plan.person.atasan
        filed_at = self._at(
            month.next.first + timedelta(days=person.pegawai_id % 5), 9 + person.pegawai_id % 6, 14
        )
        steps = {"draf": 0, "diajukan": 1, "perilaku": 2, "selesai": 3}[fate]
        realisasi_id = self.writer.next_key(Realisasi)
        pengajuan_id = self.writer.next_key(Pengajuan) if steps else None
        self.writer.add(
            Realisasi,
            pegawai_id=person.pegawai_id,
            skp_id=plan.skp_id,
            tahun=month.tahun,
            bulan=month.bulan,
            status=("BELUM", "PENILAIAN_HASIL_KERJA", "PENILAIAN_PERILAKU", "SELESAI")[steps],
            langkah=steps,
            penilai_id=penilai.pegawai_id if steps else None,
            pengajuan_id=pengajuan_id,
            dibuat_pada=filed_at,
            diubah_pada=filed_at,
        )
        if not steps:
            self._draft(plan, realisasi_id, counts, filed_at)
            return
        rows = self._submit(plan, month, realisasi_id, counts, filed_at)
        self._history(realisasi_id, person, penilai, steps, filed_at)
        closed_at = filed_at + timedelta(hours=27) if steps == 3 else None
        self.writer.add(
            BulanAktivitas,
            pegawai_id=person.pegawai_id,
            tahun=month.tahun,
            bulan=month.bulan,
            dihitung_sampai_pada=filed_at,
            ditutup_pada=closed_at,
        )
        if steps > 1:
            self._rate((realisasi_id, pengajuan_id), rows, penilai, filed_at + timedelta(hours=26), closed_at)

    def _draft(self, plan: Plan, realisasi_id: int, counts: dict[int | None, int], at: datetime) -> None:
        half = plan.items[: max(1, len(plan.items) // 2)]
        typed = {str(i.indikator_id): [str(_achieved(i, counts.get(i.indikator_id, 0))), BUKTI] for i in half}
        isian = {"indikator": typed, "catatan": ""}
        self.writer.add(Draf, realisasi_id=realisasi_id, isian=isian, disimpan_pada=at)

    def _submit(
        self, plan: Plan, month: Month, realisasi_id: int, counts: dict[int | None, int], at: datetime
    ) -> list[int]:
        person, penilai = plan.person, plan.person.atasan
        sidik = rules.sidik({"demo": realisasi_id, "bulan": f"{month.tahun}-{month.bulan:02d}"})
        pengajuan_id = self.writer.add(
            Pengajuan,
            realisasi_id=realisasi_id,
            nomor=self._receipt(month, sidik),
            diajukan_pada=at,
            sidik=sidik,
            jumlah_aktivitas=sum(counts.values()),
            catatan=CATATAN,
            identitas_pegawai=person.identitas,
            identitas_penilai=penilai.identitas,
        )
        return [
            self._submitted(pengajuan_id, item, number, counts.get(item.indikator_id, 0))
            for number, item in enumerate(plan.items, start=1)
        ]

    def _receipt(self, month: Month, sidik: str) -> str:
        numbers = (
            rules.nomor_tanda_terima(month, sidik, attempt) for attempt in range(rules.PERCOBAAN_NOMOR)
        )
        chosen = next(number for number in numbers if number not in self.receipts)
        self.receipts.add(chosen)
        return chosen

    def _submitted(self, pengajuan_id: int, item: Item, number: int, count: int) -> int:
        done = _achieved(item, count)
        return self.writer.add(
            PengajuanIndikator,
            pengajuan_id=pengajuan_id,
            urutan=number,
            **item.diajukan,
            jumlah_aktivitas=count,
            realisasi=done,
            bukti=BUKTI if done else "-",
        )

    def _history(self, realisasi_id: int, person: Person, penilai: Person, steps: int, at: datetime) -> None:
        names = ("BELUM", "PENILAIAN_HASIL_KERJA", "PENILAIAN_PERILAKU", "SELESAI")
        for langkah, aksi in enumerate(("ajukan", "nilai_hasil_kerja", "nilai_perilaku")[:steps]):
            actor = person if langkah == 0 else penilai
            self.writer.add(
                RiwayatRealisasi,
                realisasi_id=realisasi_id,
                langkah=langkah,
                aksi=aksi,
                dari=names[langkah],
                ke=names[langkah + 1],
                akun_id=actor.akun_id,
                nama=actor.nama,
                pada=at + timedelta(hours=26 * min(langkah, 1) + langkah),
            )

    def _rate(
        self,
        keys: tuple[int, int | None],
        rows: list[int],
        penilai: Person,
        at: datetime,
        finished: datetime | None,
    ) -> None:
        hasil_kerja, perilaku = self.rng.choice(RATINGS)
        penilaian_id = self.writer.add(
            Penilaian,
            realisasi_id=keys[0],
            pengajuan_id=keys[1],
            penilai_id=penilai.pegawai_id,
            rating_hasil_kerja=hasil_kerja.value,
            rating_perilaku=perilaku.value if finished else "",
            catatan_akhir=AKHIR if finished else "",
            predikat=predikat(hasil_kerja, perilaku).value if finished else "",
            draf={},
            hasil_kerja_pada=at,
            selesai_pada=finished,
        )
        for row in rows:
            self.writer.add(
                UmpanBalikIndikator,
                penilaian_id=penilaian_id,
                pengajuan_indikator_id=row,
                teks=self.rng.choice(SARAN_UMPAN_BALIK),
            )
        if finished:
            for value, teks in zip(Perilaku, words.UMPAN_PERILAKU, strict=True):
                self.writer.add(
                    UmpanBalikPerilaku, penilaian_id=penilaian_id, perilaku=value.value, teks=teks
                )


def _achieved(item: Item, count: int) -> int:
    """What somebody reports: a share near the target, or as many as there were activities."""
    return 90 + count % 9 if item.satuan == "%" and count else count


def _serving(plans: list[Plan], month: Month) -> Plan | None:
    """The plan a month belongs to: the latest that begins no later than the month ends (domain.md §4.3)."""
    meeting = [p for p in plans if p.awal <= month.last and p.akhir >= month.first]
    return max(meeting, key=lambda p: p.awal, default=None)
