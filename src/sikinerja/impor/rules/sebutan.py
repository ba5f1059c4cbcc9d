"""Headings as offices write them: one spelling of all variants, and which resembles which. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from sikinerja.core.text import fold

SINGKATAN = {
    **dict.fromkeys(("jml", "jlh", "jmlh", "jum", "total", "ttl"), "jumlah"),
    **dict.fromkeys(("no", "nmr", "nomer"), "nomor"),
    **dict.fromkeys(("tgl", "tggl"), "tanggal"),
    **dict.fromkeys(("thn", "th"), "tahun"),
    **dict.fromkeys(("telp", "tlp", "tlpn", "telpon", "tel"), "telepon"),
    **dict.fromkeys(("pd", "opd", "skpd"), "perangkat daerah"),
    **dict.fromkeys(("pc", "psw"), "pulang cepat"),
    **dict.fromkeys(("sts", "stat"), "status"),
    **dict.fromkeys(("prosentase", "prosen"), "persentase"),
    "bln": "bulan",
    "gol": "golongan",
    "hk": "hari kerja",
    "hr": "hari",
    "jab": "jabatan",
    "jbtn": "jabatan",
    "jns": "jenis",
    "kd": "kode",
    "ket": "keterangan",
    "mnt": "menit",
    "nm": "nama",
    "peg": "pegawai",
    "pgw": "pegawai",
    "pkt": "pangkat",
    "tk": "tanpa keterangan",
    "tl": "terlambat",
    "unker": "unit kerja",
}
"""The abbreviations of headings, in one place; what one of them means in no two ways."""
UMUM = frozenset(
    {"nama", "nomor", "jumlah", "kode", "jenis", "status", "tahun", "hari", "kali", "menit", "pegawai"}
)
"""Words that make no two headings alike."""
MIRIP = 0.8
SATUAN = frozenset({"persen", "jam", "detik"})
"""What in brackets says another measure: it belongs to the heading."""


def nama(text: str) -> str:
    """A heading as people vary it: case, spaces, signs, abbreviations, a star for what must be filled."""
    whole = re.sub(r"(?<![0-9a-z])([a-z])\.\s*(?=[a-z](?![0-9a-z]))", r"\1", fold(text))  # T.M.T
    words = re.findall(r"[0-9a-z]+", whole.replace("%", " persen "))
    return "_".join(SINGKATAN.get(word, word) for word in words).replace(" ", "_")


def tanpa_kurung(text: str) -> str:
    """A heading without the remark in brackets behind it."""
    return re.sub(r"\(([^)]*)\)", lambda found: found[0] if nama(found[1]) in SATUAN else " ", text)


def serupa(wanted: Mapping[str, str], unused: Iterable[str]) -> dict[str, str]:
    """For headings that are missing (by name) the unused one that resembles each, at most one for each."""
    words = list(dict.fromkeys(unused))
    pairs = [(_dekat(label, word), name, word) for name, label in wanted.items() for word in words]
    found: dict[str, str] = {}
    for near, name, word in sorted(pairs, key=lambda pair: -pair[0]):
        if near and name not in found and word not in found.values():
            found[name] = word
    return found


def _dekat(label: str, word: str) -> float:
    """How near two headings are; 0: no word of theirs is the same, nor nearly all letters."""
    one, two = nama(label), nama(word)
    ratio = SequenceMatcher(None, one, two).ratio()
    same = (set(one.split("_")) & set(two.split("_"))) - UMUM
    return ratio if ratio >= MIRIP or any(len(shared) >= 3 for shared in same) else 0
