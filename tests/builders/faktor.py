"""Accounts with a second factor, written directly."""

from __future__ import annotations

from sikinerja.akun.models import Akun, KodePemulihan, Passkey, Totp
from sikinerja.akun.queries.faktor import sidik_kode
from sikinerja.core.sealed import seal
from tests.moments import moment

RAHASIA = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
KODE = "7K2M-Q9XD-0RT4-HB6W"
SINCE = "2023-03-01 08:00"


def totp(akun: Akun) -> Totp:
    """An app with :data:`RAHASIA`, never used, and the recovery code :data:`KODE`."""
    kode_pemulihan(akun, KODE)
    sealed = seal(RAHASIA, purpose="totp")
    return Totp.objects.create(akun=akun, rahasia=sealed, langkah_terakhir=0, dibuat_pada=moment(SINCE))


def kode_pemulihan(akun: Akun, *kode: str) -> None:
    """Recovery codes."""
    for one in kode:
        KodePemulihan.objects.create(akun=akun, sidik=sidik_kode(akun_id=akun.pk, kode=one))


def passkey(akun: Akun, nama: str = "HP Samsung") -> Passkey:
    """A passkey nobody has the other half of."""
    return Passkey.objects.create(
        akun=akun, nama=nama, kredensial_id=nama.encode(), data=_data(nama.encode()), penghitung=0,
        dibuat_pada=moment(SINCE),
    )  # fmt: skip


def _data(kredensial_id: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric import ec
    from fido2.cose import ES256
    from fido2.webauthn import AttestedCredentialData

    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    return bytes(AttestedCredentialData.create(bytes(16), kredensial_id, key))
