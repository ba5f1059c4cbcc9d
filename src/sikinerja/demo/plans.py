"""The demo's SKP: last year's finished ones, this year's in every state."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any

from sikinerja.core.text import fold
from sikinerja.demo import words
from sikinerja.demo.organisation import TAHUN, Organisation, Person, line
from sikinerja.demo.plan import Item, Plan, akhir_diajukan, akhir_dinilai
from sikinerja.demo.writer import Writer
from sikinerja.skp.models.history import RiwayatSkp
from sikinerja.skp.models.plan import Ekspektasi, Indikator, Lampiran, Rhk, Skp
from sikinerja.skp.models.version import Versi, VersiEkspektasi, VersiIndikator, VersiLampiran, VersiRhk
from sikinerja.skp.rules import Perilaku, Predikat

CATATAN = "<p>Mohon berkenan Bapak/Ibu penilai untuk melakukan koreksi terhadap rencana hasil kerja ini.</p>"
SETUJU = "<p>Rencana hasil kerja sudah sesuai, silakan dilaksanakan.</p>"
KOREKSI = "<p>Mohon lengkapi indikator sesuai kesepakatan hasil rapat.</p>"
REVISI = "<p>Mohon persetujuan untuk menambah rencana hasil kerja sesuai arahan pimpinan.</p>"
DITERIMA = "<p>Silakan disesuaikan.</p>"
BERVERSI = {"DISETUJUI", "SELESAI", "PENILAIAN_AKHIR", "REVISI", "PERUBAHAN"}
"""Approved once; of those REVISI waits for an answer, PERUBAHAN was handed in again with one RHK more."""
HASIL_TAHUN_LALU = (Predikat.BAIK,) * 6 + (Predikat.SANGAT_BAIK,) * 2 + (Predikat.BUTUH_PERBAIKAN,)


class Plans:
    """Writes the SKP of everybody; ``current`` holds this year's, by person, newest last."""

    def __init__(
        self, writer: Writer, organisation: Organisation, *, at: datetime, rng: random.Random
    ) -> None:
        self.writer, self.organisation, self.at, self.rng = writer, organisation, at, rng
        self.current: dict[int, list[Plan]] = {}
        self.previous: dict[int, Plan] = {}
        self.ended: list[Plan] = []
        """Last year's, of which some people have two."""
        self.waiting: frozenset[int] = frozenset()

    def build(self, fixed: dict[int, str], *, waiting: frozenset[int] = frozenset()) -> None:
        """``fixed`` says where the SKP of the people around the demo accounts stands.

        ``waiting``: whose last year is not rated yet.
        """
        self.waiting = waiting
        for person in self.organisation.people:
            if person.penilai is None:
                continue
            self._last_year(person)
            moves = person.level == "staf" and person.pegawai_id not in fixed and person.pegawai_id % 97 == 41
            if moves:
                self._moved(person)
                continue
            status = "DISETUJUI"
            if person.level == "staf":
                status = fixed.get(person.pegawai_id, self._status(person.pegawai_id))
            if status:
                self._plan(person, person.riwayat[TAHUN][-1], status, date(TAHUN, 1, 1), date(TAHUN, 12, 31))

    def _status(self, number: int) -> str:
        """Nine in ten are approved; the rest wait, were returned, are being written, or not begun."""
        fates = {3: "PENILAIAN", 7: "REVISI", 9: "PERUBAHAN", 11: "KONSEP", 17: "DIKEMBALIKAN", 19: ""}
        return fates.get(number % 23, "DISETUJUI")

    def _last_year(self, person: Person) -> None:
        tahun = TAHUN - 1
        riwayat = person.riwayat[tahun]
        halves = [(date(tahun, 1, 1), date(tahun, 12, 31))]
        if person.level == "kabid" and person.pegawai_id % 3 == 0:
            # Two positions in one year: the manual's own example (BAB II.2).
            self.organisation.riwayat(person, tahun, aktif=False, tmt=date(tahun, 8, 1))
            halves = [(date(tahun, 1, 1), date(tahun, 7, 31)), (date(tahun, 8, 1), date(tahun, 12, 31))]
        for riwayat_id, (awal, akhir) in zip(riwayat, halves, strict=True):
            status = "PENILAIAN_AKHIR" if person.pegawai_id in self.waiting else "SELESAI"
            self._plan(person, riwayat_id, status, awal, akhir, rhk=2 if person.level != "staf" else 1)

    def _moved(self, person: Person) -> None:
        """Moved on 1 February to another unit of the same PD: two riwayat, two SKP in one year."""
        old_penilai = person.penilai
        old = person.riwayat[TAHUN].pop()
        self._plan(person, old, "DISETUJUI", date(TAHUN, 1, 1), date(TAHUN, 1, 31))
        boss = next(
            (
                p
                for p in self.organisation.people
                if p.level == "kabid" and p.pd_id == person.pd_id and p is not old_penilai
            ),
            person.atasan,
        )
        person.penilai, person.unit_id, person.unit = boss, boss.unit_id, boss.unit
        new = self.organisation.riwayat(person, TAHUN, aktif=False, tmt=date(TAHUN, 2, 1))
        self._plan(person, new, "DISETUJUI", date(TAHUN, 2, 1), date(TAHUN, 12, 31))
        self.organisation.moved.append((old, new))

    def _plan(
        self, person: Person, riwayat_id: int, status: str, awal: date, akhir: date, *, rhk: int = 0
    ) -> Plan:
        ended = status in {"SELESAI", "PENILAIAN_AKHIR"}
        approved = status in BERVERSI
        pemimpin = person.level in {"pimpinan", "kepala_unit"}
        steps = self._steps(person, status, awal)
        changed = {"PENILAIAN_AKHIR": akhir_diajukan(akhir), "SELESAI": akhir_dinilai(akhir, person)}
        predikat = Predikat.BAIK if pemimpin else self.rng.choice(HASIL_TAHUN_LALU)
        skp_id = self.writer.add(
            Skp,
            riwayat_id=riwayat_id,
            pegawai_id=person.pegawai_id,
            tahun=awal.year,
            periode_awal=awal,
            periode_akhir=akhir,
            model="JPT" if pemimpin else "JAJF",
            status={"DIKEMBALIKAN": "KONSEP", "PERUBAHAN": "PENILAIAN"}.get(status, status),
            langkah=len(steps) + {"PENILAIAN_AKHIR": 2, "SELESAI": 3}.get(status, 0),
            versi_terakhir=int(approved),
            predikat=predikat.value if status == "SELESAI" else "",
            dibuat_pada=self._day(awal, 3),
            diubah_pada=self._day(changed.get(status, awal + timedelta(days=3 + len(steps))), 0),
        )
        plan = Plan(skp_id, person, awal, akhir, predikat=predikat if status == "SELESAI" else None)
        for langkah, step in enumerate(steps):
            self.writer.add(RiwayatSkp, skp_id=skp_id, langkah=langkah, **step)
        if approved:
            self._versi(plan, awal)
        count = rhk or (2 if person.level == "staf" else 3)
        self._content(plan, pemimpin=pemimpin, count=count, baru=int(status == "PERUBAHAN"))
        if approved:
            self._ekspektasi(plan)
        if approved and pemimpin:
            self._lampiran(plan)
        if ended:
            self.ended.append(plan)
        if awal.year == TAHUN:
            self.current.setdefault(person.pegawai_id, []).append(plan)
        else:
            self.previous[person.pegawai_id] = plan
        return plan

    def _day(self, awal: date, days: int) -> datetime:
        return self.at.replace(year=awal.year, month=awal.month, day=awal.day) + timedelta(days=days)

    def _steps(self, person: Person, status: str, awal: date) -> list[dict[str, Any]]:
        penilai = person.atasan
        day = [self._day(awal, 4 + n) for n in range(5)]
        lines = [
            line(("ajukan", "KONSEP", "PENILAIAN"), person, day[0], CATATAN),
            line(("terima", "PENILAIAN", "DISETUJUI"), penilai, day[1], SETUJU),
        ]
        if status in {"REVISI", "PERUBAHAN"}:
            lines += [
                line(("ajukan_revisi", "DISETUJUI", "REVISI"), person, day[2], REVISI),
                line(("terima_revisi", "REVISI", "KONSEP"), penilai, day[3], DITERIMA),
                line(("ajukan", "KONSEP", "PENILAIAN"), person, day[4], CATATAN),
            ][: 1 if status == "REVISI" else 3]
        if status in {"KONSEP", ""}:
            lines = []
        elif status == "PENILAIAN":
            lines = lines[:1]
        elif status == "DIKEMBALIKAN":
            lines[1] = line(("kembalikan", "PENILAIAN", "KONSEP"), penilai, day[1], KOREKSI)
        return lines

    def _versi(self, plan: Plan, awal: date) -> None:
        penilai = plan.person.atasan
        plan.versi_id = self.writer.add(
            Versi,
            skp_id=plan.skp_id,
            nomor=1,
            disetujui_pada=self._day(awal, 5),
            penilai_id=penilai.pegawai_id,
            catatan=SETUJU,
            identitas_pegawai=plan.person.identitas,
            identitas_penilai=penilai.identitas,
        )

    def _content(self, plan: Plan, *, pemimpin: bool, count: int, baru: int) -> None:
        """``baru``: how many RHK more than were approved."""
        person = plan.person
        texts = {"pimpinan": words.RHK_PIMPINAN, "staf": words.RHK_STAF}.get(person.level, words.RHK_BIDANG)
        above = [] if pemimpin else self._above(person, plan.awal.year)
        for number, template in enumerate(texts[: count + baru]):
            intervensi, intervensi_teks = above[number % len(above)] if above else (None, "")
            jenis = "TAMBAHAN" if number == 2 else "UTAMA"
            teks = template.format(urusan=person.urusan)
            common = {"jenis": jenis, "teks": teks, "urutan": number + 1, "intervensi_id": intervensi}
            held = plan.versi_id is not None and number < count
            rhk_id = self.writer.add(Rhk, skp_id=plan.skp_id, sejak_versi=int(held), **common)
            versi_rhk = None
            if held:
                versi_rhk = self.writer.add(
                    VersiRhk, versi_id=plan.versi_id, rhk_id=rhk_id, intervensi_teks=intervensi_teks, **common
                )
                plan.rhk.append((versi_rhk, teks))
            self._indikator(plan, rhk_id, versi_rhk, (jenis, teks, intervensi_teks), pemimpin=pemimpin)

    def _indikator(
        self, plan: Plan, rhk_id: int, versi_rhk: int | None, about: tuple[str, str, str], *, pemimpin: bool
    ) -> None:
        for order, (template, target, satuan, aspek, perspektif) in enumerate(
            words.INDIKATOR[: 2 if plan.awal.year == TAHUN else 1]
        ):
            teks = template.format(urusan=plan.person.urusan)
            columns = {
                "teks": teks,
                "target": target,
                "satuan": satuan,
                "aspek": "" if pemimpin else aspek,
                "perspektif": perspektif if pemimpin else "",
                "urutan": order + 1,
            }
            key = self.writer.add(
                Indikator,
                rhk_id=rhk_id,
                teks_lipat=fold(teks),
                sejak_versi=int(versi_rhk is not None),
                **columns,
            )
            if versi_rhk is not None:
                self.writer.add(VersiIndikator, versi_rhk_id=versi_rhk, indikator_id=key, **columns)
                plan.items.append(
                    Item(
                        key,
                        rhk_id,
                        *about,
                        teks,
                        target,
                        satuan,
                        str(columns["aspek"]),
                        str(columns["perspektif"]),
                    )
                )

    def _above(self, person: Person, tahun: int) -> list[tuple[int, str]]:
        penilai = person.atasan
        if tahun != TAHUN:
            return self.previous[penilai.pegawai_id].rhk if penilai.pegawai_id in self.previous else []
        plans = self.current.get(penilai.pegawai_id, [])
        return plans[-1].rhk if plans else []

    def _lampiran(self, plan: Plan) -> None:
        for bagian, butir in words.LAMPIRAN.items():
            self.writer.add(Lampiran, skp_id=plan.skp_id, bagian=bagian, butir=butir)
            self.writer.add(VersiLampiran, versi_id=plan.versi_id, bagian=bagian, butir=butir)

    def _ekspektasi(self, plan: Plan) -> None:
        for perilaku, teks in zip(Perilaku, words.EKSPEKTASI, strict=True):
            self.writer.add(Ekspektasi, skp_id=plan.skp_id, perilaku=perilaku.value, teks=teks)
            if plan.versi_id is not None:
                self.writer.add(VersiEkspektasi, versi_id=plan.versi_id, perilaku=perilaku.value, teks=teks)
