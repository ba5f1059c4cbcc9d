"""States of a mail in the outbox."""

from sikinerja.core.choices import LabeledEnum


class StatusSurat(LabeledEnum):
    """MENUNGGU -> DIKIRIM (claimed, being handed over) -> TERKIRIM | GAGAL.

    A DIKIRIM left behind is unknown.
    """

    MENUNGGU = "MENUNGGU", "Menunggu"
    DIKIRIM = "DIKIRIM", "Sedang dikirim"
    TERKIRIM = "TERKIRIM", "Terkirim"
    GAGAL = "GAGAL", "Gagal"
