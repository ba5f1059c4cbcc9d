"""The master tables: PD, unit kerja, jabatan, pangkat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from sikinerja.akun.rules import lipat_username
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.search import Lipat
from sikinerja.core.text import fold
from sikinerja.impor.rules import Baris, StatusBaris, Temuan, ditolak
from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, PerangkatDaerah, UnitKerja
from sikinerja.kepegawaian.queries.impor import usul
from sikinerja.kepegawaian.queries.impor.kamus import Kamus, beda, kamus, kata
from sikinerja.kepegawaian.rules import ModelSkp

MELINGKAR = "unit tidak dapat berada di bawah dirinya sendiri"


@dataclass(slots=True)
class Rencana:
    """What a row would do: the row it writes (new or as it is), the attributes to set, what is wrong.

    ``induk``: the name (as names are compared) of a unit above that is yet to be written by the same file.
    """

    baris: Baris
    row: Model
    nilai: dict[str, Any] = field(default_factory=dict)
    lama: dict[str, str] = field(default_factory=dict)
    salah: list[tuple[str, str]] = field(default_factory=list)
    induk: tuple[int, str] | None = None
    urutan: int = 0

    @property
    def baru(self) -> bool:
        """Whether the row is not there yet."""
        return self.row.pk is None

    @property
    def temuan(self) -> Temuan:
        """As the check tells it."""
        if self.salah:
            return ditolak(self.baris.nomor, self.salah)
        if self.baru:
            return Temuan(self.baris.nomor, StatusBaris.BARU, urutan=self.urutan).tegakkan(self.baris)
        ubahan = {kolom: (lama, kata_isi(self.baris.isi[kolom])) for kolom, lama in self.lama.items()}
        status = StatusBaris.BERUBAH if ubahan else StatusBaris.TETAP
        return Temuan(self.baris.nomor, status, ubahan, urutan=self.urutan).tegakkan(self.baris)

    def setel(self, kolom: str, attribute: str, value: Any, lama: Any) -> None:
        """Have a column's value written, where it differs."""
        if self.baru:
            self.nilai[attribute] = value
        elif beda(self.row, {attribute: value}):
            self.nilai[attribute] = value
            self.lama[kolom] = kata_isi(lama)


def kata_isi(value: Any) -> str:
    """A value as people read it in the table of changes."""
    if value is None:
        return ""
    return value.label if isinstance(value, LabeledEnum) else str(value)


def rencana(jenis: str, baris: Sequence[Baris]) -> list[Rencana]:
    """What each row of a master table would do, in the order of the file."""
    return PER_JENIS[jenis](baris)


def _perangkat_daerah(baris: Sequence[Baris]) -> list[Rencana]:
    known = kamus(baris, unit=(), orang=("pimpinan",))
    pimpinan = _nomor(row.pimpinan_id for row in known.pd.values())
    taken = {fold(row.nama): row for row in known.pd.values()}
    found = []
    for b in baris:
        row = known.pd.get(fold(b.isi["kode"])) or PerangkatDaerah(kode=b.isi["kode"])
        r = Rencana(b, row)
        same = taken.setdefault(fold(b.isi["nama"]), row)
        if same is not row:
            r.salah.append(("nama", f"sudah dipakai perangkat daerah {same.kode}"))
        for name in ("nama", "tempat"):
            if name in b.isi:
                r.setel(name, name, b.isi[name], getattr(row, name))
        _pimpinan(r, known, pimpinan)
        found.append(r)
    return found


def _unit_kerja(baris: Sequence[Baris]) -> list[Rencana]:
    known = kamus(baris, unit=("nama", "induk"), orang=("pimpinan",))
    pimpinan = _nomor(row.pimpinan_id for row in known.unit.values())
    atas = dict(UnitKerja.objects.filter(induk__isnull=False).order_by().values_list("pk", "induk_id"))
    nama = dict(UnitKerja.objects.filter(pk__in=set(atas.values())).order_by().values_list("pk", "nama"))
    found: dict[tuple[int, str], Rencana] = {}
    wrong: list[Rencana] = []
    for b in baris:
        pd = known.pd.get(fold(b.isi["perangkat_daerah"]))
        if pd is None:
            text = usul.tanpa_pd(known, b.isi["perangkat_daerah"])
            wrong.append(Rencana(b, UnitKerja(), salah=[("perangkat_daerah", text)]))
            continue
        key = (pd.pk, fold(b.isi["nama"]))
        row = known.unit.get(key) or UnitKerja(perangkat_daerah=pd, nama=b.isi["nama"])
        if key in found:
            text = f"sama dengan baris {found[key].baris.nomor}"
            wrong.append(Rencana(b, UnitKerja(), salah=[("", text)]))
            continue
        r = found[key] = Rencana(b, row)
        if "jenis" in b.isi:
            r.setel("jenis", "jenis", b.isi["jenis"], row.get_jenis_display())
        _pimpinan(r, known, pimpinan)
    for (pd_id, _), r in found.items():
        if "induk" in r.baris.isi:
            _induk(r, (pd_id, fold(r.baris.isi["induk"])), found, known, nama)
    _susun(found, known, atas)
    by_line = {r.baris.nomor: r for r in [*found.values(), *wrong]}
    return [by_line[b.nomor] for b in baris]


def _induk(
    r: Rencana,
    key: tuple[int, str],
    found: dict[tuple[int, str], Rencana],
    known: Kamus,
    nama: dict[int, str],
) -> None:
    """The unit above: one that is there, or one of the same file."""
    row: Any = r.row
    above = known.unit.get(key)
    if above is None and key not in found:
        above = usul.unit(known, row.perangkat_daerah, r.baris.isi["induk"])
    if above is not None:
        r.setel("induk", "induk_id", above.pk, nama.get(row.induk_id or 0, ""))
    elif key in found:
        r.induk = key
        if not r.baru:
            r.lama["induk"] = nama.get(row.induk_id or 0, "")
    else:
        r.salah.append(("induk", usul.tanpa_unit(known, row.perangkat_daerah, r.baris.isi["induk"])))


def _susun(found: dict[tuple[int, str], Rencana], known: Kamus, atas: dict[int, int]) -> None:
    """Refuse circles, and have the upper units written first."""
    keys = {u.pk: key for key, u in known.unit.items() if key in found}

    def above(key: Any) -> Any:
        r = found.get(key)
        if r is not None and r.induk is not None:
            return r.induk
        pk = r.nilai.get("induk_id", r.row.pk and atas.get(r.row.pk)) if r is not None else atas.get(key)
        return keys.get(pk, pk) if pk else None

    for key, r in found.items():
        seen, step = [key], above(key)
        while step is not None and step not in seen:
            seen.append(step)
            step = above(step)
        if step == key:
            r.salah.append(("induk", MELINGKAR))
        r.urutan = sum(1 for one in seen[1:] if one in found)
    for r in found.values():
        if r.induk is not None and found[r.induk].salah and found[r.induk].baru:
            text = f"unit kerja {r.baris.isi['induk']} pada baris {found[r.induk].baris.nomor} salah"
            r.salah.append(("induk", text))


def _jabatan(baris: Sequence[Baris]) -> list[Rencana]:
    known = Jabatan.objects.annotate(kata=Lipat("nama")).filter(kata__in=kata(baris, ("nama",))).order_by()
    rows = {(fold(j.nama), j.jenis): j for j in known}
    found = []
    for b in baris:
        row = rows.get((fold(b.isi["nama"]), b.isi["jenis"])) or Jabatan(
            nama=b.isi["nama"], jenis=b.isi["jenis"]
        )
        r = Rencana(b, row)
        for name in ("model_skp", "kelas"):
            if name in b.isi:
                old = ModelSkp[row.model_skp] if name == "model_skp" else row.kelas
                r.setel(name, name, b.isi[name], old)
        found.append(r)
    return found


def _pangkat(baris: Sequence[Baris]) -> list[Rencana]:
    rows = {(p.jenis_kepegawaian, fold(p.golongan)): p for p in Pangkat.objects.order_by()}
    found = []
    for b in baris:
        kunci = {name: b.isi[name] for name in ("jenis_kepegawaian", "golongan")}
        r = Rencana(b, rows.get((kunci["jenis_kepegawaian"], fold(kunci["golongan"]))) or Pangkat(**kunci))
        for name in ("nama", "urutan"):
            if name in b.isi:
                r.setel(name, name, b.isi[name], getattr(r.row, name))
        found.append(r)
    return found


def _pimpinan(r: Rencana, known: Kamus, nomor: dict[int, str]) -> None:
    if "pimpinan" not in r.baris.isi:
        return
    row: Any = r.row
    person = known.orang.get(lipat_username(r.baris.isi["pimpinan"]))
    if person is None:
        text = f"tidak ada pegawai dengan NIP atau username {r.baris.isi['pimpinan']}"
        r.salah.append(("pimpinan", text))
    else:
        r.setel("pimpinan", "pimpinan_id", person.pk, nomor.get(row.pimpinan_id or 0, ""))


def _nomor(ids: Any) -> dict[int, str]:
    """NIP or username of people, by id."""
    rows = Pegawai.objects.filter(pk__in={pk for pk in ids if pk}).order_by()
    return dict(rows.values_list("pk", "akun__username"))


PER_JENIS: dict[str, Callable[[Sequence[Baris]], list[Rencana]]] = {
    "perangkat-daerah": _perangkat_daerah,
    "unit-kerja": _unit_kerja,
    "jabatan": _jabatan,
    "pangkat": _pangkat,
}
