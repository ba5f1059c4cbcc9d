"""The demo's organisation: PD, units, positions, people and who rates whom."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sikinerja.akun.models import Akun
from sikinerja.demo import words
from sikinerja.demo.writer import Writer
from sikinerja.kepegawaian.models import (
    Jabatan,
    Pangkat,
    Pegawai,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
    RiwayatPenilai,
    UnitKerja,
)

STAF_PER_BIDANG = 8
LAHIR = {"staf": (1974, 25), "kabid": (1967, 15), "kepala_unit": (1967, 15)}
"""First year of birth by level, and over how many years they spread."""
DEWASA = 20
"""Nobody is appointed younger."""
SMALLEST_UNIT = 2
"""A head and somebody to lead."""
TAHUN = 2023
PPPK, SATU_PPPK, KONTRAK = "PPPK", 12, "21"
"""One of so many plain employees has a contract: its digits stand in the number instead of a month."""
GOLONGAN_PPPK, SARJANA = {"": 4, "A.Md": 6}, 8
"""By title, of the list I to XVII: V (SMA), VII (D-III), IX (S-1)."""


@dataclass(slots=True)
class Person:
    """Somebody of the demo, with what later chapters need."""

    pegawai_id: int
    akun_id: int
    nama: str
    nip: str
    pangkat: str
    level: str
    urusan: str
    penilai: Person | None
    jabatan: str = ""
    jabatan_id: int = 0
    jenis_jabatan: str = ""
    kelas: str = ""
    pd: str = ""
    pd_id: int = 0
    unit: str = ""
    unit_id: int = 0
    riwayat: dict[int, list[int]] = field(default_factory=dict)

    @property
    def atasan(self) -> Person:
        """Who rates this person. Raises ValueError for the Gubernur."""
        if self.penilai is None:
            raise ValueError(f"nobody rates {self.nama}")
        return self.penilai

    @property
    def identitas(self) -> dict[str, str]:
        """The snapshot that approvals and submissions keep (kepegawaian.queries.identitas)."""
        return {
            "nama": self.nama,
            "nip": self.nip,
            "pangkat": self.pangkat,
            "jabatan": self.jabatan,
            "kelas": self.kelas,
            "perangkat_daerah": self.pd,
            "unit_kerja": self.unit,
        }


def line(arrow: tuple[str, str, str], who: Person, pada: datetime, catatan: str = "") -> dict[str, Any]:
    """One line of an SKP's history; ``arrow``: what was done, from where, to where."""
    aksi, dari, ke = arrow
    people = {"akun_id": who.akun_id, "nama": who.nama}
    return {"aksi": aksi, "dari": dari, "ke": ke, "pada": pada, "catatan": catatan, **people}


class Organisation:
    """Builds the province for about ``size`` people; same seed, same province."""

    def __init__(self, writer: Writer, *, size: int, password: str, at: datetime, rng: random.Random) -> None:
        self.writer, self.size, self.rng = writer, size, rng
        self.password, self.made_at, self.at = password, at.replace(year=2022, month=1), at
        self.people: list[Person] = []
        self.moved: list[tuple[int, int]] = []
        self.jabatan: dict[tuple[str, str], int] = {}
        rows = Pangkat.objects.filter(jenis_kepegawaian__in=("PNS", PPPK)).order_by("urutan")
        self.pangkat: dict[str, list[tuple[int, str]]] = {"PNS": [], PPPK: []}
        for row in rows:
            self.pangkat[row.jenis_kepegawaian].append((row.pk, str(row)))
        self.serial = 0

    def build(self) -> list[Person]:
        """Gubernur, Sekda, then one PD after another until there are enough people."""
        gubernur = self._person(
            "Gubernur Contoh", level="gubernur", urusan="pemerintahan", penilai=None, username="gubernur"
        )
        sekda: Person | None = None
        names = words.PERANGKAT_DAERAH + words.PERANGKAT_DAERAH_LAIN
        number = max(6, min(len(names), self.size // 500))
        for index, (kode, nama, urusan) in enumerate(names[:number]):
            share = (self.size - len(self.people)) // (number - index)
            pd_id = self.writer.add(PerangkatDaerah, kode=kode, nama=nama, tempat="Kota Contoh")
            sekda = self._fill(
                pd_id=pd_id, pd=nama, urusan=urusan, share=share, gubernur=gubernur, sekda=sekda
            )
        return self.people

    def _fill(
        self, *, pd_id: int, pd: str, urusan: str, share: int, gubernur: Person, sekda: Person | None
    ) -> Person:
        first = len(self.people)
        judul = "Sekretaris Daerah" if sekda is None else f"Kepala {pd}"
        induk = self.writer.add(UnitKerja, perangkat_daerah_id=pd_id, induk_id=None, nama=pd, jenis="LAINNYA")
        place: dict[str, Any] = {"pd": pd, "pd_id": pd_id, "urusan": urusan}
        kepala = self._placed(
            level="pimpinan",
            jabatan=(judul, "STRUKTURAL", 15),
            unit=(induk, pd),
            penilai=sekda or gubernur,
            **place,
        )
        kinds = [("BIDANG", name) for name in words.BIDANG]
        if "Pendidikan" in pd:
            kinds[3:] = [("SEKOLAH", "SMA Negeri 1 Kota Contoh"), ("SEKOLAH", "SMK Negeri 2 Kota Contoh")]
        if "Kesehatan" in pd:
            kinds[4:] = [("UPTD", "UPTD Laboratorium Kesehatan")]
        for number in itertools.count():
            room = share - (len(self.people) - first)
            if room < SMALLEST_UNIT:
                break
            jenis, nama = kinds[number % len(kinds)]
            repeat = number // len(kinds)
            unit = (jenis, f"{nama} {repeat + 1}" if repeat else nama)
            self._unit(unit, induk=induk, kepala=kepala, room=room, place=place)
        return sekda or kepala

    def _unit(
        self, unit: tuple[str, str], *, induk: int, kepala: Person, room: int, place: dict[str, Any]
    ) -> None:
        jenis, nama = unit
        stored = "SEKRETARIAT" if nama.startswith("Sekretariat") else jenis
        unit_id = self.writer.add(
            UnitKerja, perangkat_daerah_id=place["pd_id"], induk_id=induk, nama=nama, jenis=stored
        )
        judul = "Sekretaris" if stored == "SEKRETARIAT" else f"Kepala {nama}"
        level = "kepala_unit" if jenis in {"SEKOLAH", "UPTD"} else "kabid"
        kabid = self._placed(
            level=level, jabatan=(judul, "STRUKTURAL", 11), unit=(unit_id, nama), penilai=kepala, **place
        )
        titles = words.JABATAN_GURU if jenis == "SEKOLAH" else words.JABATAN_STAF
        for _ in range(min(room - 1, STAF_PER_BIDANG)):
            self._placed(
                level="staf", jabatan=self.rng.choice(titles), unit=(unit_id, nama), penilai=kabid, **place
            )

    def _placed(
        self,
        *,
        level: str,
        jabatan: tuple[str, str, int],
        unit: tuple[int, str],
        penilai: Person,
        pd: str,
        pd_id: int,
        urusan: str,
    ) -> Person:
        person = self._person(self._name(level), level=level, urusan=urusan, penilai=penilai)
        title, jenis, kelas = jabatan
        person.jabatan, person.kelas, person.jenis_jabatan = title, str(kelas), jenis
        person.jabatan_id = self._jabatan(title, jenis, kelas, level)
        person.pd, person.pd_id, person.unit_id, person.unit = pd, pd_id, unit[0], unit[1]
        for tahun in (TAHUN - 1, TAHUN):
            self.riwayat(person, tahun, aktif=tahun == TAHUN)
        return person

    def riwayat(self, person: Person, tahun: int, *, aktif: bool, tmt: date = date(2021, 1, 4)) -> int:
        """A riwayat jabatan as the person stands now, and its line in the history of penilai."""
        penilai = person.atasan
        key = self.writer.add(
            RiwayatJabatan,
            pegawai_id=person.pegawai_id,
            tahun=tahun,
            jenis_jabatan=person.jenis_jabatan,
            jabatan_id=person.jabatan_id,
            tmt=tmt,
            perangkat_daerah_id=person.pd_id,
            unit_kerja_id=person.unit_id,
            penilai_id=penilai.pegawai_id,
            aktif=aktif,
        )
        self.writer.add(
            RiwayatPenilai,
            riwayat_id=key,
            penilai_id=penilai.pegawai_id,
            tanggal_mulai=max(tmt, date(tahun, 1, 1)),
            tanggal_selesai=None if aktif else date(tahun, 12, 31),
        )
        person.riwayat.setdefault(tahun, []).append(key)
        return key

    def _jabatan(self, nama: str, jenis: str, kelas: int, level: str) -> int:
        if (nama, jenis) not in self.jabatan:
            model = "JPT" if level in {"pimpinan", "kepala_unit"} else "JAJF"
            self.jabatan[nama, jenis] = self.writer.add(
                Jabatan, nama=nama, jenis=jenis, model_skp=model, kelas=kelas
            )
        return self.jabatan[nama, jenis]

    def _name(self, level: str) -> str:
        rng = self.rng
        wanita = self.serial % 2 == 1
        given = rng.choice(words.NAMA_WANITA if wanita else words.NAMA_PRIA)
        middle = rng.choice(words.TENGAH_WANITA if wanita else words.TENGAH_PRIA)
        parts = [given, middle, rng.choice(words.NAMA_KELUARGA)]
        title = rng.choice(words.GELAR if level == "staf" else words.GELAR_PIMPINAN)
        return " ".join(part for part in parts if part) + title

    def _last_login(self) -> datetime | None:
        """Most were here within the last weeks; one in twenty never."""
        if self.serial % 20 == 7:
            return None
        return self.at - timedelta(minutes=37 * (self.serial % 900) + 11)

    def _person(
        self, nama: str, *, level: str, urusan: str, penilai: Person | None, username: str = ""
    ) -> Person:
        jenis = PPPK if level == "staf" and self.serial % SATU_PPPK == 9 else "PNS"
        number = "" if username else self._nip(level, jenis)
        akun_id = self.writer.add(
            Akun,
            username=username or number,
            nama=nama,
            email=f"{username or f'pegawai{self.serial + 1}'}@contoh.test",
            password=self.password,
            harus_ganti_password=False,
            dibuat_pada=self.made_at,
            last_login=self._last_login(),
        )
        pangkat_id, pangkat = self._rank(level, jenis, nama) if number else (None, "")
        pegawai_id = self.writer.add(
            Pegawai,
            akun_id=akun_id,
            jenis_kepegawaian=jenis if number else "NON_ASN",
            nip=number or None,
            pangkat_id=pangkat_id,
        )
        person = Person(pegawai_id, akun_id, nama, number, pangkat, level, urusan, penilai)
        self.people.append(person)
        self.serial += 1
        return person

    def _rank(self, level: str, jenis: str, nama: str) -> tuple[int, str]:
        low, high = {"staf": (6, 12), "kabid": (12, 14), "kepala_unit": (12, 14)}.get(level, (14, 16))
        at = self.rng.randint(low, high)
        if jenis == PPPK:
            _, _, gelar = nama.partition(", ")
            at = GOLONGAN_PPPK.get(gelar, SARJANA)
        return self.pangkat[jenis][at]

    def _nip(self, level: str, jenis: str) -> str:
        """Well formed and invented: born, appointed a grown-up, sex, and a serial number nobody else has."""
        rng, serial = self.rng, self.serial
        sex = 2 if serial % 2 else 1
        first, span = LAHIR.get(level, (1966, 9))
        start = 2003 + (serial // 900 + serial % 900) % 17
        born = min(first + serial * 7 % span, start - DEWASA)
        birth = f"{born}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
        month = rng.randint(1, 12)
        began = f"{start}{month:02d}" if jenis == "PNS" else f"{2020 + month % 2}{KONTRAK}"
        return f"{birth}{began}{sex}{serial % 900 + 1:03d}"


def make_pengelola(writer: Writer, people: list[Person]) -> dict[int, Person]:
    """One pengelola kepegawaian a PD: the first plain employee of its Sekretariat."""
    chosen: dict[int, Person] = {}
    for person in people:
        if person.level == "staf" and person.pd_id not in chosen and person.unit.startswith("Sekretariat"):
            chosen[person.pd_id] = person
            writer.add(Pengelola, pegawai_id=person.pegawai_id, perangkat_daerah_id=person.pd_id)
    return chosen
