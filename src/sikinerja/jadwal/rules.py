"""Windows of a month: what each level grants, and which deadline holds (domain.md §4.2)."""

from sikinerja.core.choices import LabeledEnum


class JenisDispensasi(LabeledEnum):
    """What one person is given more time for."""

    PENGISIAN = "PENGISIAN", "Pengisian realisasi"
    PENILAIAN = "PENILAIAN", "Penilaian"
