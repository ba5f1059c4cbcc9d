"""The demo's last year: reported and rated to the end, but for a few that still wait for the demo's rater."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sikinerja.demo import words
from sikinerja.demo.organisation import TAHUN, Organisation, line
from sikinerja.demo.plan import BUKTI, Item, Plan, akhir_diajukan, akhir_dinilai
from sikinerja.demo.writer import Writer
from sikinerja.penilaian.models import CapaianOrganisasi, Penilaian, UmpanBalikIndikator, UmpanBalikPerilaku
from sikinerja.penilaian.rules import KUADRAN, SARAN_UMPAN_BALIK, Capaian, Rating, rating_dari_capaian
from sikinerja.realisasi import rules
from sikinerja.realisasi.models import Pengajuan, PengajuanIndikator, RealisasiAkhir
from sikinerja.skp.models.history import RiwayatSkp
from sikinerja.skp.rules import Perilaku

CATATAN = "<p>Pertahankan kinerja yang sudah baik di tahun depan.</p>"
SEPERLIMA = 5
"""One organisation in so many was outstanding, the rest good."""


def capaian(organisasi_id: int) -> Capaian:
    """What a PD or unit achieved last year."""
    return Capaian.BAIK if organisasi_id % SEPERLIMA else Capaian.ISTIMEWA


class Years:
    """Writes the realisasi akhir of last year's plans, their ratings, and what organisations achieved."""

    def __init__(
        self, writer: Writer, organisation: Organisation, *, zone: ZoneInfo, rng: random.Random
    ) -> None:
        self.writer, self.organisation, self.zone, self.rng = writer, organisation, zone, rng
        self.receipts: set[str] = set()
        self.heads = {p.unit_id for p in organisation.people if p.level == "kepala_unit"}

    def build(self, plans: list[Plan], *, bkd_id: int, bkd: str) -> None:
        """``bkd``: who set what organisations achieved."""
        common = {"tahun": TAHUN - 1, "nomor": 1, "akun_id": bkd_id, "nama": bkd}
        common["pada"] = self._at(date(TAHUN, 1, 4), 8)
        for person in self.organisation.people:
            place = {"pimpinan": ("perangkat_daerah_id", person.pd_id)}
            place["kepala_unit"] = ("unit_kerja_id", person.unit_id)
            if person.level in place:
                column, key = place[person.level]
                self.writer.add(CapaianOrganisasi, capaian=capaian(key).value, **{column: key}, **common)
        for plan in plans:
            self._year(plan)

    def _at(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour, day.day), tzinfo=self.zone)

    def _year(self, plan: Plan) -> None:
        person, penilai = plan.person, plan.person.atasan
        begun = self._at(plan.akhir - timedelta(days=4), 9)
        filed = self._at(akhir_diajukan(plan.akhir), 9)
        rated = self._at(akhir_dinilai(plan.akhir, person), 9)
        pengajuan_id = self.writer.next_key(Pengajuan)
        akhir_id = self.writer.add(
            RealisasiAkhir, skp_id=plan.skp_id, pengajuan_id=pengajuan_id, draf={}, dibuat_pada=begun
        )
        rows, nomor = self._submit(plan, akhir_id, filed)
        steps = [
            line(("mulai_akhir", "DISETUJUI", "REALISASI"), person, begun),
            line(("ajukan_akhir", "REALISASI", "PENILAIAN_AKHIR"), person, filed, nomor),
        ]
        if plan.predikat is not None:
            word = f"Predikat: {plan.predikat.label}"
            steps.append(line(("nilai_akhir", "PENILAIAN_AKHIR", "SELESAI"), penilai, rated, word))
            self._rate(plan, (akhir_id, pengajuan_id), rows, rated)
        for langkah, step in enumerate(steps, start=2):
            self.writer.add(RiwayatSkp, skp_id=plan.skp_id, langkah=langkah, **step)

    def _submit(self, plan: Plan, akhir_id: int, at: datetime) -> tuple[list[int], str]:
        sidik = rules.sidik({"demo akhir": akhir_id})
        tahun = plan.awal.year
        numbers = (rules.nomor_tanda_terima(tahun, sidik, n) for n in range(rules.PERCOBAAN_NOMOR))
        nomor = next(number for number in numbers if number not in self.receipts)
        self.receipts.add(nomor)
        pengajuan_id = self.writer.add(
            Pengajuan,
            realisasi_akhir_id=akhir_id,
            nomor=nomor,
            diajukan_pada=at,
            sidik=sidik,
            jumlah_aktivitas=0,
            identitas_pegawai=plan.person.identitas,
            identitas_penilai=plan.person.atasan.identitas,
        )
        rows = [self._row(pengajuan_id, number, item) for number, item in enumerate(plan.items, start=1)]
        return rows, nomor

    def _row(self, pengajuan_id: int, number: int, item: Item) -> int:
        target = int(item.target)
        return self.writer.add(
            PengajuanIndikator,
            pengajuan_id=pengajuan_id,
            urutan=number,
            **item.diajukan,
            jumlah_aktivitas=0,
            realisasi=target - self.rng.randint(0, max(1, target // 20)),
            bukti=BUKTI,
        )

    def _rate(self, plan: Plan, keys: tuple[int, int], rows: list[int], at: datetime) -> None:
        assert plan.predikat is not None  # noqa: S101 - called for rated years only
        person, penilai = plan.person, plan.person.atasan
        organisasi = person.unit_id if person.unit_id in self.heads else person.pd_id
        achieved = capaian(organisasi)
        ratings = [pair for pair, word in KUADRAN.items() if word is plan.predikat]
        chosen = self.rng.choice(ratings)
        if person.level in {"pimpinan", "kepala_unit"}:
            chosen = (rating_dari_capaian(achieved), Rating.SESUAI)
        penilaian_id = self.writer.add(
            Penilaian,
            realisasi_akhir_id=keys[0],
            pengajuan_id=keys[1],
            penilai_id=penilai.pegawai_id,
            rating_hasil_kerja=chosen[0].value,
            rating_perilaku=chosen[1].value,
            catatan_akhir=CATATAN,
            predikat=plan.predikat.value,
            identitas_pegawai=person.identitas,
            identitas_penilai=penilai.identitas,
            identitas_atasan=penilai.penilai.identitas if penilai.penilai else {},
            capaian=achieved.value,
            draf={},
            hasil_kerja_pada=at,
            selesai_pada=at,
        )
        self._feedback(penilaian_id, rows)

    def _feedback(self, penilaian_id: int, rows: list[int]) -> None:
        common: dict[str, Any] = {"penilaian_id": penilaian_id}
        for row in rows:
            teks = self.rng.choice(SARAN_UMPAN_BALIK)
            self.writer.add(UmpanBalikIndikator, pengajuan_indikator_id=row, teks=teks, **common)
        for value, teks in zip(Perilaku, words.UMPAN_PERILAKU, strict=True):
            self.writer.add(UmpanBalikPerilaku, perilaku=value.value, teks=teks, **common)
