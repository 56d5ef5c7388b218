"""Every public method of every service × every role: who may not is refused before anything else.

The methods are found by themselves: a new one is walked too. What it asks for first is traced;
then each role calls it. Arguments are of no use on purpose, as permission comes before them.
"""

import ast
import importlib
import inspect
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from db.admin import AdminStore
from db.attachments import AttachmentFiles
from db.content import ContentStore
from db.records import Role, User
from db.vault import Keys
from desktop.errors import Refused
from desktop.security import permissions
from desktop.security.permissions import DEEDS
from desktop.security.separation import WORK
from desktop.services.desk import Desk, Worker
from desktop.words import word
from tests.conftest import NOW, TODAY
from tests.services.every_deed import call, methods
from tests.town import fill

HARMLESS = {  # tells nothing of a record and changes nothing, so that no permission is asked
    "AccountService.may",
    "AccountService.conflicts",
    "AccountService.users",  # names, roles and states; every user holds the accounts' key
    "ArchiveService.open_receipts",
    "AttachmentService.is_there",  # of an attachment that was read already
    "CheckService.excel",  # of what was checked already
    "CheckService.note",
    "ConversationService.idle_minutes",
    "DraftService.find",  # one's own
    "FillInService.today",
    "FilterService.keep",  # one's own
    "FilterService.recall",
    "LedgerService.draw_up",  # of what was read already
    "MaterialService.proposed_reply_due",
    "MaterialService.today",
    "OwnAccountService.read",
    "PlanService.today",
    "PolicyService.may_change",
    "PolicyService.read",
    "PrintService.forms",
    "PrintService.own_faces",
    "PrintService.test_sheet",
    "RegulationService.read_file",  # a file, and nothing of the store
    "RosterImportService.template",
    "SafetyService.backed_up",  # notes the end of what was permitted
    "SafetyService.copies",
    "SafetyService.is_due",
    "SafetyService.last_rehearsal",
    "SafetyService.low_on_room",
    "SafetyService.may",
    "SafetyService.rehearsed",
    "SafetyService.second_folder",
    "SafetyService.second_place",
    "SafetyService.verified",
    "TalkService.day_remark",
    "TalksImportService.template",
    "TriggerService.today",
    "UnsavedService.keep",  # one's own typing
    "UnsavedService.kept",
    "UnsavedService.seal",
    "UnsavedService.unseal",
}


SHARED = {"own password", "view regulations", "regulations", "export list", "restore"}  # of several


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    folder = tmp_path_factory.mktemp("walk")
    content = ContentStore(folder / "content.db", bytes(32), create=True)
    admin = AdminStore(folder / "admin.db", bytes(32), create=True)
    fill(content)
    with admin.atomic():  # the three administrators are there: nobody stands in
        for role in dict.fromkeys(WORK.values()):
            admin.users.put(User(id=role, login=role, name=role, role=role, created_at=NOW))
    yield folder, content, admin
    content.close()
    admin.close()


def made(kind, role, stores):
    """The service at the desk of a worker with this role."""
    folder, content, admin = stores
    ids = iter(range(10**6))
    worker = Worker(login="w", name="某人", role=role, person_id="song", unit="市纪委")
    at_content = Desk(
        store=content,
        worker=worker,
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: f"{role}{next(ids)}",
        changed=lambda _tables: None,
    )
    at_admin = replace(at_content, store=admin)
    keys = Keys(
        folder=folder,
        store="s",
        user_id="w",
        login="w",
        role=role,
        admin=bytes(32),
        content=bytes(32),
    )
    known = {
        "Desk[AdminStore]": at_admin,
        "Desk[ContentStore]": at_content,
        "Desk[ContentStore] | None": at_content,
        "Desk[ContentStore] | Desk[AdminStore]": at_content,
        "ContentStore | None": content,
        "AdminStore | None": admin,
        "Callable[[], datetime]": lambda: NOW,
        "AttachmentFiles": AttachmentFiles(folder / "attachments", bytes(32)),
        "Keys": keys,
    }
    given = {}
    tree = parsed(inspect.getmodule(kind))
    cls = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == kind.__name__)
    init = next(n for n in cls.body if getattr(n, "name", "") == "__init__")
    for arg in init.args.args[1:]:
        given[arg.arg] = known[ast.unparse(arg.annotation)]
    return kind(**given)


class Asked(Exception):
    """Carries the kind of deed that was asked for first."""


def first_asked(kind, name, member, stores, monkeypatch):
    def ask(_role, deed):
        raise Asked(deed)

    with monkeypatch.context() as patched:
        for module in (inspect.getmodule(kind), importlib.import_module("desktop.services.desk")):
            if hasattr(module, "require"):
                patched.setattr(module, "require", ask)
        patched.setattr(permissions, "require", ask)
        try:
            call(made(kind, Role.CLERK, stores), name, member)
        except Asked as asked:
            return str(asked)
        except Exception as error:
            return error
    return None


@contextmanager
def undone(store):
    """Let no block of this store be stored: what is permitted is only tried."""

    @contextmanager
    def tried():
        store._conn.execute("begin immediate")
        try:
            yield
        finally:
            store._conn.execute("rollback")

    store.atomic = tried
    try:
        yield
    finally:
        del store.atomic


def written(store):
    """How many rows were written, but for entries of the log (each with the log's head)."""
    return store._conn.total_changes - 2 * store.audit.head()[0]


@cache
def parsed(module):
    return ast.parse(inspect.getsource(module))


@cache
def kinds_in(kind, name):
    """The kinds of deed that stand in a method or in what it calls within its module."""
    tree = parsed(inspect.getmodule(kind))
    cls = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == kind.__name__)
    parts = {n.name: n for n in (*tree.body, *cls.body) if isinstance(n, ast.FunctionDef)}
    constants = {
        n.targets[0].id: n
        for n in tree.body
        if isinstance(n, ast.Assign) and hasattr(n.targets[0], "id")
    }
    found, seen, waiting = set(), set(), [name]
    while waiting:
        part = waiting.pop()
        node = parts.get(part) or constants.get(part)
        if node is None or part in seen:
            continue
        seen.add(part)
        for inner in ast.walk(node):
            if isinstance(inner, ast.Constant) and inner.value in DEEDS:
                found.add(inner.value)
            if isinstance(inner, ast.Attribute):
                waiting.append(inner.attr)
            if isinstance(inner, ast.Name):
                waiting.append(inner.id)
    return found


@pytest.mark.parametrize(("kind", "name", "member"), list(methods()))
def test_who_may_not_is_refused(kind, name, member, stores, monkeypatch):
    if f"{kind.__name__}.{name}" in HARMLESS:
        return
    deed = first_asked(kind, name, member, stores, monkeypatch)
    kinds = {deed} if isinstance(deed, str) else kinds_in(kind, name)
    assert kinds, f"asks for no permission: {deed!r}"
    _, content, admin = stores
    for role in Role:
        before = written(content), written(admin)
        if any(role in DEEDS[k] for k in kinds):
            if isinstance(deed, str):
                assert not refused(kind, role, name, member, stores, only=deed)
            continue
        refusal = refused(kind, role, name, member, stores)
        assert refusal is not None, f"{role} is given something"
        if isinstance(deed, str):
            assert f"{word(role)}不能办理这一事项" in str(refusal)
        assert (written(content), written(admin)) == before, f"{role} changed something"


def refused(kind, role, name, member, stores, *, only=""):
    """What a role meets; with `only` no more than a refusal of just this kind of deed counts."""
    try:
        call(made(kind, role, stores), name, member)
    except Exception as error:
        permission = isinstance(error, Refused) and f"{word(role)}不能办理这一事项" in str(error)
        others = kinds_in(kind, name) - {only}
        if only and (not permission or any(role not in DEEDS[k] for k in others)):
            return None
        return error
    return None


def test_what_is_harmless_is_still_there():
    known = {param.id for param in methods()}
    assert known >= HARMLESS


def test_every_kind_of_deed_is_asked_for_somewhere():
    source = "".join(f.read_text("utf-8") for f in Path("desktop").rglob("*.py"))
    unused = [d for d in DEEDS if source.count(f'"{d}"') < 2]
    assert unused == []


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR])
def test_an_administrator_has_own_work_only(role):
    own = {deed for deed, administrator in WORK.items() if administrator is role}
    assert {deed for deed, roles in DEEDS.items() if role in roles} - SHARED == own


def test_who_reads_copies_has_nothing_but_them():
    assert {d for d, roles in DEEDS.items() if Role.READER in roles} == {
        "view copied",
        "own password",
        "view regulations",
    }


@pytest.mark.parametrize("deed", ["view coverage", "triggers", "copies", "take out", "backup"])
def test_a_talker_has_no_part_in_what_is_of_all_leaders(deed):
    assert Role.TALKER not in DEEDS[deed]
