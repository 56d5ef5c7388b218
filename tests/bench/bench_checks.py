"""The compliance check over 20,000 talks, and one new record beside 20,000 others."""

from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from measure import Measure, milliseconds
from stores import DAY, MANY, USER, opened

from db.content import ContentStore
from db.records import Role
from db.tables.talks import TalkQuery
from desktop.outside import Outside
from desktop.services.checks import CheckService
from desktop.services.desk import Desk, Worker
from desktop.services.parts.checking import portions
from desktop.services.repeats import RepeatService
from tests.factories import a_record, an_ended_talk
from tests.town import fill

CHARACTERS = 2_000
SIGNS = [chr(code) for code in range(0x4E00, 0x5600)]


def measures():
    yield _check()
    yield from _repeats()


def _check():
    with opened(MANY) as vault:
        service = CheckService(_desk(vault.content))
        return Measure(
            name=f"compliance check, {MANY} talks",
            value=milliseconds(service.run, times=3),
            baseline=milliseconds(lambda: _read(vault.content), times=3),
            most_times=3,
        )


def _read(store):
    """Read the same rows into records, in the same portions, and do nothing with them."""
    tables = (store.preparations, store.steps, store.findings, store.materials)
    tables += (store.material_requests, store.records, store.actions, store.reports)
    tables += (store.assessments, store.team_notices, store.copies, store.triggers)
    for ids in portions(store.talks.ids_of(TalkQuery())):
        store.talks.some(ids)
        for table in tables:
            table.of_these(ids)


def _repeats():
    """A record of which a quarter stands in another; all others are of other words."""
    with TemporaryDirectory() as folder:
        store = ContentStore(Path(folder, "content.db"), bytes(32), create=True)
        try:
            chance = Random(1)  # noqa: S311 (invented texts, nothing secret)
            fill(store)
            texts = _texts(chance, MANY)
            with store.atomic():
                store.talks.put_all([an_ended_talk(id=f"t{i}", number=f"{i}") for i in range(MANY)])
                store.records.put_all([a_record(id=f"t{i}", text=t) for i, t in enumerate(texts)])
            service = RepeatService(_desk(store))
            service.catch_up()
            new = texts[7][: CHARACTERS // 4] + _texts(chance, 1)[0][CHARACTERS // 4 :]
            _put_anew(store, new, first=True)
            service.catch_up()
            (found,) = store.prints.of_talks(["new"])
            assert found.closest_id == "t7"
            yield Measure(
                name=f"a new record pointed out, {MANY} records",
                value=milliseconds(lambda: (_put_anew(store, new), service.catch_up()), times=5),
                most=1000,
            )
            yield Measure(
                name=f"a record side by side, {MANY} records",
                value=milliseconds(lambda: service.compare("new"), times=5),
                most=1000,
            )
        finally:
            store.close()


def _texts(chance, count):
    return ["".join(chance.choices(SIGNS, k=CHARACTERS)) for _ in range(count)]


def _put_anew(store, text, *, first=False):
    """Store the record with other words at its end, so that its prints are taken again."""
    with store.atomic():
        if first:
            store.talks.put(an_ended_talk(id="new", number="new"))
            store.records.put(a_record(id="new", text=text))
        else:
            known = store.records.get("new")
            store.records.put(replace(known, text=f"{text}{known.version}"))


def _desk(store):
    outside = Outside(DAY)
    return Desk(
        store=store,
        worker=Worker(login=USER, name="李文书", role=Role.CLERK),
        today=outside.today,
        now=outside.now,
        new_id=outside.new_id,
        changed=lambda tables: None,
    )
