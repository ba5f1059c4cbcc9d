"""The server's half of WebAuthn over Yubico's fido2: options out, answers in. Pure Python."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

PANJANG_JAWABAN = 20_000
"""Longest answer of a browser that is read, in characters."""


class TidakSah(Exception):
    """What a browser answered does not fit what it was asked."""


@dataclass(frozen=True, slots=True)
class Tantangan:
    """What the browser is asked (``pilihan``, JSON) and what the server remembers of it (``ingatan``)."""

    pilihan: str
    ingatan: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kredensial:
    """A passkey: ``data`` is what later answers are checked with."""

    kredensial_id: bytes
    data: bytes
    penghitung: int


def minta_daftar(
    base_url: str, *, pengguna: bytes, username: str, nama: str, dimiliki: Sequence[bytes]
) -> Tantangan:
    """Ask for a new passkey; ``dimiliki`` are the data of those there are, which are not made twice."""
    user = PublicKeyCredentialUserEntity(id=pengguna, name=username, display_name=nama)
    options, state = _server(base_url).register_begin(
        user,
        [AttestedCredentialData(data) for data in dimiliki],
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return Tantangan(json.dumps(dict(options)["publicKey"], default=dict), _plain(state))


def terima_daftar(base_url: str, *, ingatan: Mapping[str, Any], jawaban: str) -> Kredensial:
    """Check what the browser made; raises TidakSah."""
    try:
        found = _server(base_url).register_complete(dict(ingatan), _read(jawaban))
        data = found.credential_data
    except Exception as error:  # whatever a stranger sends: the library raises many kinds
        raise TidakSah from error
    if data is None:
        raise TidakSah
    return Kredensial(data.credential_id, bytes(data), found.counter)


def minta_bukti(base_url: str, *, dimiliki: Sequence[bytes]) -> Tantangan:
    """Ask for a proof with one of these passkeys."""
    options, state = _server(base_url).authenticate_begin(
        [AttestedCredentialData(data) for data in dimiliki],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return Tantangan(json.dumps(dict(options)["publicKey"], default=dict), _plain(state))


def terima_bukti(
    base_url: str, *, ingatan: Mapping[str, Any], dimiliki: Sequence[bytes], jawaban: str
) -> tuple[bytes, int]:
    """Check a proof: which passkey gave it, and its counter. Raises TidakSah."""
    try:
        answer = _read(jawaban)
        credentials = [AttestedCredentialData(data) for data in dimiliki]
        used = _server(base_url).authenticate_complete(dict(ingatan), credentials, answer)
        counter = AuthenticationResponse.from_dict(answer).response.authenticator_data.counter
    except Exception as error:  # as above
        raise TidakSah from error
    return used.credential_id, counter


def penghitung_mundur(lama: int, baru: int) -> bool:
    """Whether a counter says that somebody has copied the passkey; most passkeys always say 0."""
    return (lama > 0 or baru > 0) and baru <= lama


def _server(base_url: str) -> Fido2Server:
    """Bound to the public address: other origins are refused, also subdomains."""
    parts = urlsplit(base_url)
    rp = PublicKeyCredentialRpEntity(id=parts.hostname or "localhost", name="Si-Kinerja")
    return Fido2Server(rp, verify_origin=lambda origin: origin == f"{parts.scheme}://{parts.netloc}")


def _plain(state: Mapping[str, Any]) -> dict[str, Any]:
    """The library's memory as a session can keep it."""
    return {"challenge": state["challenge"], "user_verification": str(state["user_verification"].value)}


def _read(jawaban: str) -> dict[str, Any]:
    found = json.loads(jawaban)
    if not isinstance(found, dict):
        raise TypeError
    return found
