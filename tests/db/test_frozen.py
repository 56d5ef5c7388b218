"""What is marked frozen is a dataclass like any other."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace

import pytest

from db.frozen import frozen


@frozen
class Note:
    """A note."""

    text: str
    lines: tuple[int, ...] = ()
    key: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    text: str
    lines: tuple[int, ...] = ()
    key: bytes = field(default=b"", repr=False)


@frozen
class Other:
    text: str
    lines: tuple[int, ...] = ()
    key: bytes = b""


def test_it_is_compared_by_its_fields_and_its_class():
    assert Note(text="a", lines=(1,)) == Note(text="a", lines=(1,))
    assert Note(text="a") != Note(text="b")
    assert Note(text="a") != Other(text="a")
    assert len({Note(text="a"), Note(text="a"), Note(text="b"), Other(text="a")}) == 3


def test_it_is_shown_as_a_dataclass_shows_itself_and_no_key_is():
    shown = repr(Note(text="a", lines=(1,), key=b"secret"))
    assert shown == repr(Plain(text="a", lines=(1,), key=b"secret")).replace("Plain", "Note")
    assert "secret" not in shown


def test_nothing_of_it_changes():
    note = Note(text="a")
    for change in (lambda: setattr(note, "text", "b"), lambda: setattr(note, "new", 1)):
        with pytest.raises(FrozenInstanceError, match="cannot assign"):
            change()
    with pytest.raises(FrozenInstanceError, match="cannot delete"):
        del note.text
    assert note.text == "a"
    assert not hasattr(note, "__dict__")
    with pytest.raises(TypeError, match="positional"):
        Note("a")


def test_it_is_replaced_copied_and_taken_apart():
    note = Note(text="a", lines=(1, 2))
    assert replace(note, text="b") == Note(text="b", lines=(1, 2))
    assert copy.copy(note) == copy.deepcopy(note) == pickle.loads(pickle.dumps(note)) == note  # noqa: S301
    assert asdict(note) == {"text": "a", "lines": (1, 2), "key": b""}


def test_what_holds_something_unhashable_cannot_be_hashed():
    with pytest.raises(TypeError, match="unhashable"):
        hash(Note(text="a", lines=[1]))
