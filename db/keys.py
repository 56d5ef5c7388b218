"""Keys: what a password gives, how a key is wrapped and granted, and the keys made from a key."""

import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.errors import NotEnoughMemory
from db.frozen import frozen

KEY_BYTES = 32
FLOOR_KIB = 64 * 1024
CEILING_KIB = 2 * 1024 * 1024
_NONCE = 12
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@frozen
class Cost:
    """What guessing one password costs (Argon2id): memory in KiB, passes over it, lanes."""

    kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 2

    def within(self, floor_kib: int) -> bool:
        """Tell whether the cost is neither too cheap to be safe nor too dear to be honest."""
        return (
            floor_kib <= self.kib <= CEILING_KIB
            and 1 <= self.passes <= 20
            and 1 <= self.lanes <= 16
        )


DEFAULT_COST = Cost()


def new_key() -> bytes:
    """Return a random data key."""
    return os.urandom(KEY_BYTES)


def subkey(key: bytes, label: str) -> bytes:
    """Return the key for one purpose made from a data key (HKDF-SHA256)."""
    return HKDF(SHA256(), KEY_BYTES, None, b"tanhua " + label.encode()).derive(key)


def password_key(password: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key a password gives; full-width and half-width signs are the same (NFKC)."""
    text = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.kib,
    )
    try:
        return kdf.derive(text)
    except MemoryError:
        raise NotEnoughMemory(
            "内存不足，无法核对口令；数据没有改动，请关闭其他程序后再试。"
        ) from None


def wrap(key: bytes, secret: bytes, about: bytes) -> bytes:
    """Encrypt a secret (AES-256-GCM), bound to what it is about."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, secret, about)


def unwrap(key: bytes, wrapped: bytes, about: bytes) -> bytes | None:
    """Return the secret, or None where the key, the text or what it is about differs."""
    try:
        return AESGCM(key).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], about)
    except (InvalidTag, ValueError):
        return None


def new_pair() -> tuple[bytes, bytes]:
    """Return a user's private and public key (X25519), raw."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def grant(public: bytes, secret: bytes, about: bytes) -> bytes:
    """Encrypt a data key for the holder of a public key (HPKE), bound to what it is about."""
    return _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(public), info=about)


def take(private: bytes, granted: bytes, about: bytes) -> bytes | None:
    """Return the data key that was granted, or None where it was not granted to this user so."""
    holder = X25519PrivateKey.from_private_bytes(private)
    try:
        return _SUITE.decrypt(granted, holder, info=about)
    except (InvalidTag, ValueError):
        return None
