"""The table of employees: account and person, then the riwayat jabatan with its penilai."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from sikinerja.akun.rules import USERNAME_TERPAKAI, lipat_username
from sikinerja.core.context import Context
from sikinerja.core.indonesian import tanggal_pendek
from sikinerja.core.text import fold, person_name
from sikinerja.impor.rules import Baris, StatusBaris, Temuan, ditolak
from sikinerja.kepegawaian import queries, rules
from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, Pengelola, RiwayatJabatan, UnitKerja
from sikinerja.kepegawaian.queries.impor import atasan, nomor, pagar, usul
from sikinerja.kepegawaian.queries.impor.atasan import Menunggu
from sikinerja.kepegawaian.queries.impor.kamus import Kamus, beda, kamus, per_sekian
from sikinerja.kepegawaian.rules import IsianRiwayat, JenisKepegawaian
from sikinerja.kepegawaian.rules.impor import (
    DUA_AKTIF,
    ORANG,
    PENILAI_BERUBAH,
    SUREL_BERSAMA,
    TIDAK_DIPAKAI,
)
from sikinerja.kepegawaian.rules.nama import NAMA_ORANG_LAIN, dua_orang
from sikinerja.kepegawaian.rules.nomor import ragu_orang
from sikinerja.kepegawaian.rules.ragu_riwayat import Jabatan as Kini
from sikinerja.kepegawaian.rules.ragu_riwayat import ragu_ganti, ragu_riwayat


@dataclass(slots=True)
class Rencana:
    """What a row would do. ``pegawai`` None: a new person; ``susulan``: whom an earlier row brings in.

    ``lama_riwayat``: the same riwayat, where it is there; ``diganti``: the active one before a new one.
    """

    baris: Baris
    username: str
    pegawai: Pegawai | None = None
    susulan: bool = False
    akun: dict[str, Any] = field(default_factory=dict)
    orang: dict[str, Any] = field(default_factory=dict)
    pengelola_pd: list[int] = field(default_factory=list)
    isian: IsianRiwayat | None = None
    lama_riwayat: RiwayatJabatan | None = None
    diganti: RiwayatJabatan | None = None
    penilai: str = ""
    ubahan: dict[str, tuple[str, str]] = field(default_factory=dict)
    salah: list[tuple[str, str]] = field(default_factory=list)
    ragu: list[tuple[str, str]] = field(default_factory=list)
    urutan: int = 0

    @property
    def temuan(self) -> Temuan:
        """As the check tells it."""
        if self.salah:
            return ditolak(self.baris.nomor, self.salah)
        if self.pegawai is None and not self.susulan:
            return Temuan(self.baris.nomor, StatusBaris.BARU, urutan=self.urutan, ragu=self.ragu)
        status = StatusBaris.BERUBAH if self.ubahan else StatusBaris.TETAP
        return Temuan(self.baris.nomor, status, self.ubahan, urutan=self.urutan, ragu=self.ragu)

    @property
    def riwayat_baru(self) -> bool:
        """Whether the row adds a riwayat."""
        return self.isian is not None and self.lama_riwayat is None


@dataclass(slots=True)
class Keadaan:
    """What the database says about the people of some rows."""

    kamus: Kamus
    pangkat: dict[tuple[str, str], Pangkat]
    pengelola: set[tuple[int, int]]
    riwayat: dict[int, list[RiwayatJabatan]]
    nomor: dict[int, str]


def rencana(ctx: Context, baris: Sequence[Baris], menunggu: Menunggu = atasan.tidak_ditanya) -> list[Rencana]:
    """What each row would do, in the order of the file. ``menunggu``: for what is asked before it is done."""
    state = _keadaan(baris)
    plans = [_satu(ctx, state, b) for b in baris]
    _seia(plans, state)
    for r in plans:
        if r.baris.aturan and r.temuan.status is not StatusBaris.TETAP:
            r.salah += r.baris.aturan
    nomor.periksa(ctx, [r for r in plans if not r.baris.aturan])
    _surel(plans)
    atasan.periksa(ctx.today, plans, state.kamus)
    active = {row.pegawai_id: row for rows in state.riwayat.values() for row in rows if row.aktif}
    atasan.ditinggalkan(ctx, plans, active, menunggu)
    pagar.periksa(ctx, plans, state.kamus)
    return plans


def _keadaan(baris: Sequence[Baris]) -> Keadaan:
    known = kamus(baris, unit=("unit_kerja",), orang=("username", "penilai"))
    people = [p.pk for p in known.orang.values()]
    years = {b.isi["tahun"] for b in baris if "tahun" in b.isi}
    riwayat: dict[int, list[RiwayatJabatan]] = {}
    nomor: dict[int, str] = {}
    for some in per_sekian(people):
        rows = RiwayatJabatan.objects.filter(Q(tahun__in=years) | Q(aktif=True), pegawai__in=some)
        for row in rows.select_related("jabatan", "unit_kerja", "perangkat_daerah").order_by("id"):
            riwayat.setdefault(row.pegawai_id, []).append(row)
    above = {r.penilai_id for rows in riwayat.values() for r in rows if r.penilai_id}
    for some_above in per_sekian(above):
        found = Pegawai.objects.filter(pk__in=some_above).order_by()
        nomor |= dict(found.values_list("pk", "akun__username"))
    pangkat = {(p.jenis_kepegawaian, fold(p.golongan)): p for p in Pangkat.objects.order_by()}
    pengelola = set(Pengelola.objects.order_by().values_list("pegawai_id", "perangkat_daerah_id"))
    return Keadaan(known, pangkat, pengelola, riwayat, nomor)


def _satu(ctx: Context, state: Keadaan, b: Baris) -> Rencana:
    """One row by itself; its penilai comes later, who may stand in another row."""
    username = lipat_username(b.isi["username"])
    r = Rencana(b, username, state.kamus.orang.get(username))
    _orang(ctx, r, state)
    if "tahun" in b.isi:
        _riwayat(r, state, ctx.today)
    return r


def _orang(ctx: Context, r: Rencana, state: Keadaan) -> None:
    isi, jenis = r.baris.isi, r.baris.isi["jenis_kepegawaian"]
    old = r.pegawai
    if old is None and r.username in state.kamus.akun:
        r.salah.append(("username", USERNAME_TERPAKAI))
    if old is None:
        r.ragu += ragu_orang(jenis, isi.get("nip"))
    sound = old is None and isi.get("nip") and not r.baris.aturan
    if sound and (salah := rules.salah_umur(isi["nip"], ctx.today)):
        r.salah.append(("nip", salah))
    if old is not None and old.jenis_kepegawaian != jenis:
        label = old.get_jenis_kepegawaian_display()
        r.salah.append(("jenis_kepegawaian", f"orang ini tercatat sebagai {label}"))
    r.akun = {name: isi[name] for name in ("nama", "email") if name in isi}
    r.orang = {"no_hp": isi["no_hp"]} if "no_hp" in isi else {}
    if "golongan" in isi:
        pangkat = state.pangkat.get((jenis, fold(isi["golongan"])))
        if pangkat is None:
            r.salah.append(("golongan", f"tidak ada golongan {isi['golongan']} bagi {jenis.label}"))
        else:
            r.orang["pangkat_id"] = pangkat.pk
    if old is not None:
        _nama(r, old)
        r.akun, r.orang = beda(old.akun, r.akun), beda(old, r.orang)
        was = {"nama": old.akun.nama, "email": old.akun.email, "no_hp": old.no_hp}
        r.ubahan |= {name: (was[name], isi[name]) for name in ("nama", "email") if name in r.akun}
        r.ubahan |= {"no_hp": (was["no_hp"], isi["no_hp"])} if "no_hp" in r.orang else {}
        if "pangkat_id" in r.orang:
            r.ubahan["golongan"] = (old.pangkat.golongan if old.pangkat else "", isi["golongan"])
    if "pengelola" in isi:
        _pengelola(r, state)


def _nama(r: Rencana, old: Pegawai) -> None:
    """The same name kept untidied is the same; another person's is asked about."""
    ini, pemilik = r.akun["nama"], old.akun.nama
    if ini == person_name(pemilik):
        del r.akun["nama"]
    elif dua_orang(pemilik, ini):
        r.ragu.append(("nama", NAMA_ORANG_LAIN.format(ini=ini, pemilik=pemilik)))


def _pengelola(r: Rencana, state: Keadaan) -> None:
    """Of which PD somebody is pengelola besides; several codes by comma."""
    added = []
    for kode in str(r.baris.isi["pengelola"]).split(","):
        pd = state.kamus.pd.get(fold(kode))
        if pd is None:
            r.salah.append(("pengelola", usul.tanpa_pd(state.kamus, kode.strip())))
        elif r.pegawai is None or (r.pegawai.pk, pd.pk) not in state.pengelola:
            r.pengelola_pd.append(pd.pk)
            added.append(pd.kode)
    if added:
        r.ubahan["pengelola"] = ("", ", ".join(added))


def _riwayat(r: Rencana, state: Keadaan, today: date) -> None:
    isi, known = r.baris.isi, state.kamus
    pd = known.pd.get(fold(isi["perangkat_daerah"]))
    unit = usul.unit(known, pd, isi["unit_kerja"]) if pd else None
    jabatan = usul.jabatan(known, isi["jabatan"], isi["jenis_jabatan"])
    if isi["jenis_kepegawaian"] == JenisKepegawaian.NON_ASN:
        r.salah.append(("", rules.HANYA_ASN))
    if pd is None:
        r.salah.append(("perangkat_daerah", usul.tanpa_pd(known, isi["perangkat_daerah"])))
    elif unit is None:
        r.salah.append(("unit_kerja", usul.tanpa_unit(known, pd, isi["unit_kerja"])))
    if jabatan is None:
        r.salah.append(("jabatan", usul.tanpa_jabatan(known, isi["jabatan"], isi["jenis_jabatan"])))
    if pd is None or unit is None or jabatan is None:
        return
    r.isian = IsianRiwayat(
        tahun=isi["tahun"], jenis_jabatan=isi["jenis_jabatan"].value, jabatan_id=jabatan.pk, tmt=isi["tmt"],
        perangkat_daerah_id=pd.pk, unit_kerja_id=unit.pk, penilai_id=None, aktif=isi.get("aktif", True),
    )  # fmt: skip
    r.penilai = lipat_username(isi["penilai"]) if "penilai" in isi else ""
    if r.pegawai is not None:
        _ubahan_riwayat(r, state.riwayat.get(r.pegawai.pk, []), state)
    if r.riwayat_baru:
        r.salah += rules.salah_riwayat(r.isian).items()
        r.ragu += ragu_riwayat(isi.get("nip"), isi["tahun"], isi["tmt"], today=today)
        if (now := r.diganti) is not None:
            kini = Kini(now.tahun, now.jabatan.nama, now.perangkat_daerah.kode, now.tmt)
            r.ragu += ragu_ganti(kini, Kini(isi["tahun"], jabatan.nama, pd.kode, isi["tmt"]), today=today)
        masters: tuple[tuple[str, Jabatan | UnitKerja], ...] = (("jabatan", jabatan), ("unit_kerja", unit))
        r.salah += [(name, TIDAK_DIPAKAI) for name, row in masters if not row.aktif]


def _ubahan_riwayat(r: Rencana, rows: Sequence[RiwayatJabatan], state: Keadaan) -> None:
    """How the riwayat differs: from the same one that is there, or from the one now active."""
    if r.isian is None:
        return
    same = [row for row in rows if rules.sama_riwayat(queries.isian(row), r.isian)]
    if same:
        row = r.lama_riwayat = same[0]
        if r.penilai and r.penilai != state.nomor.get(row.penilai_id or 0):
            r.salah.append(("penilai", PENILAI_BERUBAH))
        if row.aktif != r.isian.aktif:
            r.ubahan["aktif"] = _ya(aktif=row.aktif), _ya(aktif=r.isian.aktif)
        return
    now = next((row for row in rows if row.aktif), None)
    isi = r.baris.isi
    if not r.isian.aktif:
        r.ubahan["jabatan"] = "", f"{isi['jabatan']} ({isi['tahun']}, tidak aktif)"
        return
    r.diganti = now
    was = _kata_riwayat(now, state) if now else {}
    new = {name: str(isi[name]) for name in ("tahun", "jabatan", "perangkat_daerah", "unit_kerja")}
    new |= {"tmt": tanggal_pendek(isi["tmt"]), "penilai": r.penilai}
    changed = {name: (was.get(name, ""), value) for name, value in new.items() if was.get(name, "") != value}
    r.ubahan |= changed or {"jabatan": (was.get("jabatan", ""), isi["jabatan"])}


def _kata_riwayat(row: RiwayatJabatan, state: Keadaan) -> dict[str, str]:
    return {
        "tahun": str(row.tahun),
        "jabatan": row.jabatan.nama,
        "perangkat_daerah": row.perangkat_daerah.kode,
        "unit_kerja": row.unit_kerja.nama,
        "tmt": tanggal_pendek(row.tmt),
        "penilai": state.nomor.get(row.penilai_id or 0, ""),
    }


def _ya(*, aktif: bool) -> str:
    return "ya" if aktif else "tidak"


def _seia(plans: Collection[Rencana], state: Keadaan) -> None:
    """Rows of one person must agree on who it is, and on which riwayat is active; the first one tells who."""
    first: dict[str, Rencana] = {}
    active: dict[str, Rencana] = {}
    for r in plans:
        other = first.setdefault(r.username, r)
        for name in ORANG:
            if r.baris.isi.get(name) != other.baris.isi.get(name):
                r.salah.append((name, f"berbeda dengan baris {other.baris.nomor} untuk orang yang sama"))
        if r is not other:
            r.susulan, r.akun, r.orang, r.pengelola_pd = r.pegawai is None, {}, {}, []
            r.ubahan = {name: pair for name, pair in r.ubahan.items() if name not in ORANG}
            if r.susulan and r.isian is not None:
                _ubahan_riwayat(r, [], state)
        if r.isian is not None and r.isian.aktif:
            one = active.setdefault(r.username, r)
            if one is not r:
                r.salah.append(("aktif", DUA_AKTIF.format(baris=one.baris.nomor)))


def _surel(plans: Collection[Rencana]) -> None:
    """One address for two people is asked about: whoever reads it may reset the password of both."""
    first: dict[str, Rencana] = {}
    for r in plans:
        if "email" in r.akun:
            one = first.setdefault(fold(r.akun["email"]), r)
            if one.username != r.username:
                r.ragu.append(("email", SUREL_BERSAMA.format(baris=one.baris.nomor)))


def periksa(ctx: Context, *, baris: Sequence[Baris]) -> Iterator[Temuan]:
    """What each row would do, as the check tells it."""
    return (r.temuan for r in rencana(ctx, baris))
