"""Saving a draft and a step with audit and index, against a row of plain SQLite, synced too."""

import sqlite3
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Measure, milliseconds
from stores import MANY, opened

from desktop.outside import Outside
from desktop.services.desk import Desk, Worker
from desktop.services.drafts import DraftService

TEXT = "王书记指出：三处工程变更未经集体研究，审计已两次提示，整改拖延。" * 60


def measures():
    outside = Outside(date(2026, 7, 13))
    plain = _plain_row()
    with opened(MANY) as vault:
        store, user = vault.content, vault.user
        worker = Worker(login=user.login, name=user.name, role=user.role)
        desk = Desk(
            store=store,
            worker=worker,
            today=outside.today,
            now=outside.now,
            new_id=outside.new_id,
            changed=lambda _: None,
        )
        talk = next(t for t in store.talks.all() if t.status == "in_progress")
        drafts, turns = DraftService(desk), count()
        took = milliseconds(lambda: drafts.keep(talk.id, "step2", f"{TEXT}{next(turns)}"), times=41)
        name = f"save a draft of {len(TEXT)} characters"
        yield Measure(name=name, value=took, baseline=plain, most_times=2.5)
        took = milliseconds(lambda: _finish_step(desk, talk.id, next(turns)), times=41)
        yield Measure(name="save a finished step, audit and index", value=took, most=10)


def _finish_step(desk, talk_id, turn):
    step = desk.store.steps.of_talk(talk_id)[0]
    with desk.deed("conversation", "完成步骤", talk_id, {"steps"}):
        desk.store.steps.put(replace(step, text=f"{TEXT}{turn}"))


def _plain_row():
    with TemporaryDirectory(dir=Path("build")) as folder:
        db = sqlite3.connect(Path(folder) / "plain.db", isolation_level=None)
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = full")
        db.execute("create table drafts (id text primary key, text text not null) strict")
        db.execute("insert into drafts values ('d', '')")
        turns = count()
        took = milliseconds(
            lambda: db.execute("update drafts set text = ?", (f"{TEXT}{next(turns)}",)), times=41
        )
        db.close()
    return took
