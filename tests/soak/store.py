"""A store to do harm to, and the look at what is left: everything that was promised must be there."""

import contextlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from db import manifest, slots
from db.errors import WrongPassword
from db.lock import ProcessLock
from db.records import TalkKind, TalkStatus
from db.session import OpenVault
from db.vault import Keys, unlock
from db.verify import targets_of, verify
from desktop.security.policies import Policies
from desktop.services.parts.policy import put_policies
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.factories import a_step, a_talk
from tests.services.test_founding import CLERK, make
from tests.town import fill

PASSWORDS = (PASSWORD, "a quiet river 2026")  # the own password goes to and fro between them
TALK, LOGIN = "t1", "liwenshu"


def make_store(place: Path) -> Keys:
    """Make a closed store with a town and one talk under way, cheap to open."""
    keys = make(place, CLERK).keys
    with OpenVault(keys) as opened:
        content = opened.content
        fill(content, own_body=False)
        with content.atomic():
            held = {"kind": TalkKind.TIMELY, "status": TalkStatus.IN_PROGRESS, "step": 2}
            content.talks.put(a_talk(**held, planned_at=NOW, started_at=NOW))
            content.steps.put_all([a_step(number, text="") for number in range(1, 6)])
        with opened.admin.atomic():  # passwords go to and fro between two
            put_policies(opened.admin, Policies(password_history=0))
    return keys


@dataclass
class Promised:
    """What a process has said is stored, from the lines that it wrote."""

    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    words: int = 0
    findings: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    users: set[str] = field(default_factory=set)
    copies: set[str] = field(default_factory=set)
    password: int | None = 0  # None while it is being changed: either will do

    def take(self, line: str) -> None:
        """Take in one line of JSON; one that a kill has cut short says nothing."""
        with contextlib.suppress(ValueError):
            self.hear(json.loads(line))

    def hear(self, said: dict) -> None:
        """Take in what one line says."""
        for name in ("findings", "files", "users", "copies"):
            getattr(self, name).update(said.get(name, ()))
        self.heads.update({vault: tuple(head) for vault, head in said.get("heads", {}).items()})
        self.words = said.get("words", self.words)
        self.password = said.get("password", self.password)


def look(place: Path, promised: Promised, *, thorough: bool = True) -> int:
    """Open what a crash has left, assert that all is there; return the number in the newest words."""
    with ProcessLock(place).take(at=NOW):
        keys = opened_by(place, promised)
        assert slots.load(place).sealed_by(keys.admin)
        with OpenVault(keys) as opened:
            assert opened.warnings == ()
            found = _look_inside(opened, promised)
        for name in promised.copies:
            manifest.load(place / "backups" / name, keys.admin)
        if thorough:
            assert verify(keys, targets_of(keys)).faults == ()
    return found


def opened_by(place: Path, promised: Promised) -> Keys:
    """Return the keys; the password is the one promised, or either while it was being changed."""
    tried = PASSWORDS if promised.password is None else (PASSWORDS[promised.password],)
    for password in tried:
        with contextlib.suppress(WrongPassword):
            keys = unlock(place, LOGIN, password, floor_kib=CHEAP.kib)
            promised.password = PASSWORDS.index(password)
            return keys
    raise AssertionError(f"no password opens the store, {promised.password} was promised")


def _look_inside(opened: OpenVault, promised: Promised) -> int:
    content = opened.content
    for name, store in (("content", content), ("admin", opened.admin)):
        assert store.audit.broken() is None
        if name in promised.heads:
            assert store.audit.holds(*promised.heads[name]), f"{name}: a deed is gone"
    findings = {f.id for f in content.findings.of_talk(TALK)}
    assert promised.findings <= findings
    rows = {row.id: row for row in content.attachments.all()}
    assert promised.files <= rows.keys()
    for row in rows.values():
        assert opened.attachments.verify(row.id, row.name, row.sha256) is None
    assert promised.users <= {user.login for user in opened.admin.users.all()}
    assert promised.users <= {slot.login for slot in slots.load(opened.keys.folder).slots}
    draft = content.drafts.of_field(LOGIN, TALK, "step2")
    text = draft.text if draft else content.steps.of_talk(TALK)[1].text
    number = int(text.rpartition("。")[2] or 0)
    assert number >= promised.words, f"{promised.words} was stored, {number} is there"
    return number
