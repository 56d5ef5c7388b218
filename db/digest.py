"""SHA-256 and its MAC by the OpenSSL within cryptography; hashlib would load one more, of 4 MB."""

import os

from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.hmac import HMAC


class Sha256:
    """The digest of what it is fed, piece by piece; asked for once."""

    def __init__(self, data: bytes) -> None:
        self._hash = Hash(SHA256())
        self._hash.update(data)

    def update(self, piece: bytes) -> None:
        """Go on with the next piece."""
        self._hash.update(piece)

    def digest(self) -> bytes:
        """Return the 32 bytes."""
        return self._hash.finalize()

    def hexdigest(self) -> str:
        """Return the 64 hexadecimal digits."""
        return self.digest().hex()


def sha256(data: bytes = b"") -> Sha256:
    """Begin a digest, as hashlib would."""
    return Sha256(data)


def hmac_sha256(key: bytes, data: bytes) -> str:
    """Return the HMAC-SHA-256 (hexadecimal) of data under a key."""
    made = HMAC(key, SHA256())
    made.update(data)
    return made.finalize().hex()


def same(one: str, other: str) -> bool:
    """Tell whether two MACs are the same, in a time that does not tell where they differ."""
    key = os.urandom(32)  # what is compared is known to nobody
    return hmac_sha256(key, _bytes(one)) == hmac_sha256(key, _bytes(other))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
