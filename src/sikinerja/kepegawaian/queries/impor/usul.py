"""Names that a row writes in another way: the same with other signs is found, a near one is suggested."""

from __future__ import annotations

from sikinerja.core.text import fold, nearest
from sikinerja.kepegawaian.models import Jabatan, PerangkatDaerah, UnitKerja
from sikinerja.kepegawaian.queries.impor.kamus import Kamus
from sikinerja.kepegawaian.rules import JenisJabatan

DICARI = 300
"""Names in one file for which a near one is looked for: each is held against every name there is."""


def jabatan(known: Kamus, nama: str, jenis: JenisJabatan) -> Jabatan | None:
    """The position with a name, also where its letters or signs are of another kind."""
    return known.jabatan.get((fold(nama), jenis))


def unit(known: Kamus, pd: PerangkatDaerah, nama: str) -> UnitKerja | None:
    """The unit of a PD with a name, likewise."""
    return known.unit.get((pd.pk, fold(nama)))


def tanpa_jabatan(known: Kamus, nama: str, jenis: JenisJabatan) -> str:
    """What to say where there is no such position."""
    said = f"tidak ada jabatan {nama} dengan jenis itu"
    same = [row for row in _jabatan(known) if fold(row.nama) == fold(nama)]
    if len(same) == 1:
        [other] = same
        return f"{said}. Jabatan itu ada dengan jenis {other.get_jenis_display()}"
    return said + _maksudnya(known, nama, {j.nama: j.nama for j in _jabatan(known) if j.jenis == jenis})


def tanpa_unit(known: Kamus, pd: PerangkatDaerah, nama: str) -> str:
    """What to say where a PD has no such unit."""
    names = {u.nama: u.nama for u in _unit(known).get(pd.pk, [])}
    return f"tidak ada unit kerja {nama} pada {pd.nama}" + _maksudnya(known, nama, names)


def tanpa_pd(known: Kamus, kode: str) -> str:
    """What to say where there is no such PD: its name may have been written instead of its code."""
    names: dict[str, str] = {}
    for pd in known.pd.values():
        names |= {pd.kode: f"{pd.kode}” ({pd.nama})", pd.nama: f"{pd.kode}” ({pd.nama})"}
    return f"tidak ada perangkat daerah dengan kode {kode}" + _maksudnya(known, kode, names, end="")


def _maksudnya(known: Kamus, text: str, names: dict[str, str], end: str = "”") -> str:
    """The nearest of these names, as a question; ``names``: what is shown, by what is compared."""
    asked = (text, *sorted(names)[:1])
    if asked not in known.usul and len(known.usul) < DICARI:
        known.usul[asked] = nearest(text, names)
    found = known.usul.get(asked, "")
    return f". Maksudnya “{names[found]}{end}?" if found in names else ""


def _jabatan(known: Kamus) -> list[Jabatan]:
    """Every position: read once some name was not found."""
    if known.semua_jabatan is None:
        known.semua_jabatan = list(Jabatan.objects.order_by("nama"))
    return known.semua_jabatan


def _unit(known: Kamus) -> dict[int, list[UnitKerja]]:
    """Every unit by PD, likewise."""
    if known.semua_unit is None:
        known.semua_unit = {}
        for row in UnitKerja.objects.order_by("nama"):
            known.semua_unit.setdefault(row.perangkat_daerah_id, []).append(row)
    return known.semua_unit
