"""From the facts of a document to what its template sets: titles, columns, words for what is missing.

Facts are what a document *says*; all that only dresses them is added here, so that a later edition of the
form makes no printed document look changed. Pure Python (documents.md §A-D).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sikinerja.core.indonesian import BULAN, bulan_tahun, label_nip, nip, tanggal
from sikinerja.core.time import Month
from sikinerja.dokumen.rules import JenisDokumen, pola
from sikinerja.dokumen.rules.rich import blocks
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.penilaian.rules import Capaian, Rating
from sikinerja.skp.rules import BagianLampiran, JenisRhk, Perilaku, Predikat
from sikinerja.skp.rules.panduan import PANDUAN

Facts = Mapping[str, Any]
Page = dict[str, Any]

JPT, JAJF = ModelSkp.JPT.value, ModelSkp.JAJF.value
PENDEKATAN = "PENDEKATAN HASIL KERJA KUANTITATIF"
BAGI = {
    JPT: "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
    JAJF: "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
}
BELUM = "belum ditetapkan"
KETERANGAN_INTERVENSI = "* Rencana hasil kerja pada SKP pejabat penilai kinerja."
KETERANGAN_PENGGANTI = (
    "*** Sebagai pengganti, karena pejabat penilai kinerja belum memiliki SKP yang disetujui "
    "atau tidak lagi bertugas."
)
KETERANGAN_PERILAKU = "** Nilai dasar ASN BerAKHLAK."
EKSPEKTASI, UMPAN_BALIK = "Ekspektasi Khusus Pimpinan", "Umpan Balik Berkelanjutan Berdasarkan Bukti Dukung"


def _column(judul: str, kunci: str, bagian: float, *, rhk: bool = False) -> Page:
    return {"judul": judul, "kunci": kunci, "bagian": bagian, "rhk": rhk}


_NO = _column("NO", "nomor", 1.1, rhk=True)
_INDIKATOR = _column("INDIKATOR KINERJA INDIVIDU", "teks", 5)
_TARGET = _column("TARGET", "target", 2.8)
COLUMNS = {
    JPT: [
        _NO,
        _column("RENCANA HASIL KERJA", "teks", 6, rhk=True),
        _INDIKATOR,
        _TARGET,
        _column("PERSPEKTIF", "ukuran", 3.2),
    ],
    JAJF: [
        _NO,
        _column("RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*", "intervensi", 4.6, rhk=True),
        _column("RENCANA HASIL KERJA", "teks", 4.6, rhk=True),
        _column("ASPEK", "ukuran", 2.8),
        _INDIKATOR,
        _TARGET,
    ],
}
EVALUATED = [
    _column("REALISASI BERDASARKAN BUKTI DUKUNG", "realisasi", 3.5),
    _column("UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG", "umpan_balik", 4.1),
]


def tanggal_periode(facts: Facts) -> tuple[date, date]:
    """First and last day that the document speaks of: of the month or the SKP's periode, as far as served."""
    awal, akhir = date.fromisoformat(facts["awal"]), date.fromisoformat(facts["akhir"])
    if facts["bulan"]:
        month = Month(facts["tahun"], facts["bulan"])
        awal, akhir = month.first, month.last
    return awal, date.fromisoformat(facts["sampai"]) if "sampai" in facts else akhir


def periode(facts: Facts) -> str:
    """``1 JANUARI SD 31 DESEMBER TAHUN 2022``."""
    awal, akhir = tanggal_periode(facts)
    words = f"{awal.day} {BULAN[awal.month - 1]} SD {akhir.day} {BULAN[akhir.month - 1]} TAHUN {akhir.year}"
    return words.upper()


def page(facts: Facts, *, instansi: str) -> Page:
    """All that the template of this kind of document needs, but for its code and its paper."""
    jenis, nama = JenisDokumen[facts["jenis"]], facts["pegawai"]["nama"]
    own = {JenisDokumen.SKP: _plan, JenisDokumen.EVALUASI: _evaluation, JenisDokumen.AKHIR: _summary}
    common = {
        "jenis": jenis.value,
        "instansi": instansi.upper(),
        "periode": f"PERIODE PENILAIAN: {periode(facts)}",
        "judul_dokumen": f"{jenis.label} {nama} {_masa(facts)}",
        "kaki": f"{jenis.label} {_masa(facts)} · {nama[:60]}",
        "konsep": facts["konsep"],
        "pegawai": _identity(facts["pegawai"], "UNIT KERJA", facts["pegawai"]["unit_kerja"]),
        "penilai": _penilai(facts, instansi),
    }
    return common | own[jenis](facts)


def _masa(facts: Facts) -> str:
    return bulan_tahun(facts["tahun"], facts["bulan"]) if facts["bulan"] else str(facts["tahun"])


def _identity(person: Mapping[str, str], last: str, place: str) -> list[tuple[str, str]]:
    return [
        ("NAMA", person["nama"] or "-"),
        (label_nip(person["nip"]), nip(person["nip"]) or "-"),
        ("PANGKAT/GOL RUANG", person["pangkat"] or "-"),
        ("JABATAN", person["jabatan"] or "-"),
        (last, place or "-"),
    ]


def _penilai(facts: Facts, instansi: str) -> list[tuple[str, str]]:
    person = facts["penilai"]
    if facts["model"] == JPT:
        return _identity(person, "INSTANSI", person["perangkat_daerah"] or instansi)
    return _identity(person, "UNIT KERJA", person["unit_kerja"])


def _plan(facts: Facts) -> Page:
    """Dokumen SKP (documents.md §B)."""
    return {
        "judul": ["SASARAN KINERJA PEGAWAI", PENDEKATAN, BAGI[facts["model"]]],
        **_tables(facts, COLUMNS[facts["model"]], [("ekspektasi", EKSPEKTASI)]),
        "tanda_tangan": [_signature(["", "Pegawai yang Dinilai"], facts["pegawai"]), _penilai_signs(facts)],
        "lampiran": [
            {"judul": bagian.label.upper(), "baris": facts["lampiran"][bagian.value]}
            for bagian in BagianLampiran
            if facts["lampiran"].get(bagian.value)
        ],
    }


def _evaluation(facts: Facts) -> Page:
    """Dokumen Evaluasi of the whole periode or of one month (documents.md §C)."""
    values = [("ekspektasi", EKSPEKTASI), ("umpan_balik", UMPAN_BALIK)]
    return {
        "judul": ["EVALUASI KINERJA PEGAWAI", PENDEKATAN, BAGI[facts["model"]], _periode_evaluasi(facts)],
        **_tables(facts, [*COLUMNS[facts["model"]], *EVALUATED], values),
        **_results(facts),
        "pola": pola.gambar(facts["capaian"]),
        "rating_hasil_kerja": Rating[facts["rating_hasil_kerja"]].label.upper(),
        "rating_perilaku": Rating[facts["rating_perilaku"]].label.upper(),
        "tanda_tangan": [None, _penilai_signs(facts)],
    }


def _summary(facts: Facts) -> Page:
    """Dokumen Akhir (documents.md §D)."""
    atasan = facts["atasan"]
    owner = _signature(
        ["7. .........................., ..........................", "Pegawai yang Dinilai"],
        facts["pegawai"],
    )
    penilai = _penilai_signs(facts)
    return {
        "judul": ["DOKUMEN EVALUASI KINERJA PEGAWAI", _periode_evaluasi(facts)],
        "atasan": _identity(atasan, "UNIT KERJA", atasan["unit_kerja"])
        if atasan["nama"]
        else [("NAMA", "-")],
        **_results(facts),
        "catatan": blocks(facts["catatan"]),
        "tanda_tangan": [owner, {**penilai, "atas": [f"6. {penilai['atas'][0]}", *penilai["atas"][1:]]}],
    }


def _periode_evaluasi(facts: Facts) -> str:
    return f"PERIODE: {bulan_tahun(facts['tahun'], facts['bulan']).upper() if facts['bulan'] else 'AKHIR'}"


def _results(facts: Facts) -> Page:
    capaian = Capaian[facts["capaian"]].label.upper() if facts["capaian"] else BELUM
    return {"capaian": capaian, "predikat": Predikat[facts["predikat"]].label.upper()}


def _tables(facts: Facts, columns: list[Page], values: list[tuple[str, str]]) -> Page:
    notes = [KETERANGAN_INTERVENSI] if facts["model"] == JAJF else []
    substitutes = [KETERANGAN_PENGGANTI] if any(r.get("pengganti") for r in facts["hasil_kerja"]) else []
    return {
        "hasil_kerja": {"kolom": columns, "bagian": _bagian(facts)},
        "perilaku": {
            "judul": "PERILAKU KERJA**",
            "kolom": [label for _, label in values],
            "baris": _perilaku(facts, [name for name, _ in values]),
        },
        "catatan_kaki": [*notes, KETERANGAN_PERILAKU, *substitutes],
    }


def _bagian(facts: Facts) -> list[Page]:
    return [
        {
            "judul": f"{letter}. {jenis.label.upper()}",
            "rhk": [_rhk(r) for r in facts["hasil_kerja"] if r["jenis"] == jenis.value],
        }
        for letter, jenis in zip("AB", JenisRhk, strict=True)
    ]


def _rhk(rhk: Mapping[str, Any]) -> Page:
    missing = [dict.fromkeys(("teks", "target", "ukuran", "realisasi", "umpan_balik"), "-")]
    return {
        **rhk,
        "intervensi": rhk["intervensi"] or BELUM,
        "pengganti": f"({rhk['pengganti']}***)" if rhk.get("pengganti") else "",
        "indikator": [{name: text or "-" for name, text in i.items()} for i in rhk["indikator"]] or missing,
    }


def _perilaku(facts: Facts, names: list[str]) -> list[Page]:
    return [
        {
            "nama": p.label,
            "panduan": PANDUAN[p],
            "isi": [facts["perilaku"].get(p.value, {}).get(name) or BELUM for name in names],
        }
        for p in Perilaku
    ]


def _signature(above: list[str], person: Mapping[str, str]) -> Page:
    nomor = f"{label_nip(person['nip'])} {nip(person['nip'])}" if person["nip"] else ""
    return {"atas": above, "nama": person["nama"] or BELUM, "nomor": nomor}


def _penilai_signs(facts: Facts) -> Page:
    signed = facts["tanggal"]
    day = tanggal(date.fromisoformat(signed)) if signed else "(belum disetujui)"
    place = facts["tempat"] or "(tempat belum diisi)"
    return _signature([f"{place}, {day}", "Pejabat Penilai Kinerja"], facts["penilai"])


def ringkasan(facts: Facts) -> Page:
    """What the verification page shows of a printed content, kept beside its code."""
    awal, akhir = tanggal_periode(facts)
    return {
        "nama": facts["pegawai"]["nama"],
        "nip": facts["pegawai"]["nip"],
        "awal": awal.isoformat(),
        "akhir": akhir.isoformat(),
        "tanggal": facts["tanggal"],
        "predikat": facts.get("predikat", ""),
    }
