"""Whether a number may be given to somebody: well formed, whole, and nobody else's."""

from __future__ import annotations

from sikinerja.akun import rules as akun_rules
from sikinerja.core.context import Context
from sikinerja.core.text import sentence
from sikinerja.kepegawaian import rules
from sikinerja.kepegawaian.queries import nomor as queries
from sikinerja.kepegawaian.rules import JenisKepegawaian
from sikinerja.kepegawaian.rules.nomor import PADA_AKUN_BARU, PADA_UBAH_NOMOR, kehilangan_angka


def salah_nomor(
    ctx: Context, *, jenis: str, nomor: str, nama: str, orang_lain: bool, kecuali: int = 0
) -> dict[str, str]:
    """What is wrong with a number for somebody of that name: field to message; empty when nothing is.

    ``orang_lain``: the same name under a similar number was confirmed to be somebody else. ``kecuali``: whose
    number it will be, where the person is there already.
    """
    if jenis == JenisKepegawaian.NON_ASN:
        bentuk = akun_rules.salah_username(nomor)
        return {"nomor": bentuk} if bentuk else {}
    bentuk = rules.salah_nip(jenis, nomor) or rules.salah_umur(nomor, ctx.today) or kehilangan_angka(nomor)
    if bentuk:
        return {"nomor": sentence(bentuk)}
    saran = PADA_UBAH_NOMOR if kecuali else PADA_AKUN_BARU
    found = queries.dugaan(ctx, [(nomor, nama)], saran=saran, kecuali=kecuali)
    if nomor in found.diganti:
        return {"nomor": sentence(found.diganti[nomor])}
    return {"orang_lain": found.sama[nomor]} if nomor in found.sama and not orang_lain else {}
