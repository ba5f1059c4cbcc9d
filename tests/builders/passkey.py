"""An authenticator made of software: what a phone answers to the questions of WebAuthn."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Perangkat:
    """One key; ``hitungan`` counts its uses."""

    origin: str
    kunci: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    kredensial_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    hitungan: int = 1

    def buat(self, pilihan: str) -> str:
        """The answer to ``navigator.credentials.create``."""
        options = json.loads(pilihan)
        public = cbor.encode(ES256.from_cryptography_key(self.kunci.public_key()))
        credential = bytes(16) + struct.pack(">H", len(self.kredensial_id)) + self.kredensial_id + public
        auth = self._auth(options["rp"]["id"], PRESENT | VERIFIED | ATTESTED) + credential
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": auth})
        client = self._client("webauthn.create", options["challenge"])
        return self._json({"clientDataJSON": client, "attestationObject": attestation})

    def bukti(self, pilihan: str) -> str:
        """The answer to ``navigator.credentials.get``."""
        options = json.loads(pilihan)
        assert websafe_encode(self.kredensial_id) in [c["id"] for c in options["allowCredentials"]]
        self.hitungan += 1
        auth = self._auth(options["rpId"], PRESENT | VERIFIED)
        client = self._client("webauthn.get", options["challenge"])
        signed = self.kunci.sign(auth + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._json({"clientDataJSON": client, "authenticatorData": auth, "signature": signed})

    def _auth(self, rp_id: str, flags: int) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest() + struct.pack(">BI", flags, self.hitungan)

    def _client(self, kind: str, challenge: str) -> bytes:
        assert websafe_decode(challenge)
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _json(self, response: dict[str, Any]) -> str:
        key = websafe_encode(self.kredensial_id)
        texts = {name: websafe_encode(value) for name, value in response.items()}
        return json.dumps(
            {
                "id": key,
                "rawId": key,
                "type": "public-key",
                "response": texts,
                "clientExtensionResults": {},
            }
        )
