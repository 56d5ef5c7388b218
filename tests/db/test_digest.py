"""Digests and MACs are those that everybody else computes."""

import hashlib
import hmac

import pytest

from db.digest import hmac_sha256, same, sha256

TEXTS = [b"", b"abc", "谈话".encode() * 9_000]


@pytest.mark.parametrize("data", TEXTS, ids=len)
def test_a_digest_is_that_of_hashlib(data):
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
    assert hmac_sha256(b"key", data) == hmac.new(b"key", data, hashlib.sha256).hexdigest()


def test_pieces_give_the_digest_of_the_whole():
    pieces = sha256(b"ab")
    pieces.update(b"c")
    assert pieces.digest() == hashlib.sha256(b"abc").digest()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("ab", "ab", True),
        ("ab", "aB", False),
        ("ab", "abc", False),
        ("", "", True),
        ("\ud800", "\ud800", True),
        ("\ud800", "\ud801", False),
    ],
)
def test_two_macs_are_the_same_or_not(one, other, told):
    assert same(one, other) is told
