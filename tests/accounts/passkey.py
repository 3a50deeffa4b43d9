"""A security key made of software: it answers as a browser does, and can be told to cheat."""

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAGS = AuthenticatorData.FLAG
ASKED = re.compile(r'<script id="passkey-asked" type="application/json">(.*?)</script>')


def asked_on(page: str) -> dict[str, Any]:
    """Return what a page asks the browser; fails where it asks for no passkey."""
    found = ASKED.search(page)
    assert found, page
    asked: dict[str, Any] = json.loads(found[1])["publicKey"]
    return asked


@dataclass
class SoftKey:
    """One passkey at one host."""

    host: str = "testserver"
    number: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def _client(self, what: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(f"webauthn.{what}", challenge, f"https://{self.host}")

    def _told(self, response: dict[str, bytes]) -> str:
        number = websafe_encode(self.number)
        parts = {name: websafe_encode(value) for name, value in response.items()}
        told = {"id": number, "rawId": number, "type": "public-key", "response": parts, "clientExtensionResults": {}}
        return json.dumps(told)

    def make(self, asked: dict[str, Any]) -> str:
        """Answer a page that asks for a new passkey."""
        public = AttestedCredentialData.create(
            bytes(16), self.number, ES256.from_cryptography_key(self.private.public_key())
        )
        data = AuthenticatorData.create(self._host_hash, FLAGS.UP | FLAGS.AT, 0, public)
        attested = AttestationObject.create("none", data, {})
        return self._told({"clientDataJSON": self._client("create", asked["challenge"]), "attestationObject": attested})

    def use(self, asked: dict[str, Any]) -> str:
        """Answer a page that asks for this passkey."""
        client, data = self._client("get", asked["challenge"]), AuthenticatorData.create(self._host_hash, FLAGS.UP, 1)
        signature = self.private.sign(data + client.hash, ec.ECDSA(hashes.SHA256()))
        return self._told({"clientDataJSON": client, "authenticatorData": data, "signature": signature})

    @property
    def _host_hash(self) -> bytes:
        return hashlib.sha256(self.host.encode()).digest()


def show(client: Client, key: SoftKey) -> Any:
    """Press the button on the page of the second factor."""
    asked = asked_on(client.get("/sign-in/second/").content.decode())
    return client.post("/sign-in/second/", {"credential": key.use(asked)})
