"""Words and decisions of personnel data (manual BAB II, documents.md F and G). Pure Python."""

from __future__ import annotations

from sikinerja.core.choices import LabeledEnum


class JenisKepegawaian(LabeledEnum):
    """What kind of civil servant; NON_ASN is somebody who rates without being one (the Gubernur)."""

    PNS = "PNS", "PNS"
    PPPK = "PPPK", "PPPK"
    NON_ASN = "NON_ASN", "Bukan ASN"


class JenisJabatan(LabeledEnum):
    """Kinds of position, in the manual's words."""

    STRUKTURAL = "STRUKTURAL", "Struktural"
    FUNGSIONAL = "FUNGSIONAL", "Fungsional Tertentu"
    PELAKSANA = "PELAKSANA", "Jabatan Pelaksana"


class JenisUnit(LabeledEnum):
    """Kinds of unit inside a PD."""

    SEKRETARIAT = "SEKRETARIAT", "Sekretariat"
    BIDANG = "BIDANG", "Bidang"
    BAGIAN = "BAGIAN", "Bagian"
    UPTD = "UPTD", "UPTD"
    CABANG_DINAS = "CABANG_DINAS", "Cabang Dinas"
    SEKOLAH = "SEKOLAH", "Sekolah"
    LAINNYA = "LAINNYA", "Lainnya"


class ModelSkp(LabeledEnum):
    """The two formats of an SKP (manual BAB III.2); a jabatan names its usual one."""

    JPT = "JPT", "JPT / Pimpinan Unit Mandiri"
    JAJF = "JAJF", "Jabatan Administrasi / Jabatan Fungsional"
