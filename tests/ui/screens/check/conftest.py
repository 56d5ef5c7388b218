from dataclasses import replace
from random import Random

import pytest

from db.content import ContentStore
from db.records import RecordState
from desktop.security.permissions import DEEDS
from desktop.services.checks import CheckService
from desktop.services.filters import FilterService
from desktop.services.printing import PrintService
from desktop.services.repeats import RepeatService
from desktop.ui.background import busy
from desktop.ui.screens.check.services import CheckServices
from tests.conftest import KEY
from tests.factories import a_preparation, a_record

SIGNS = [chr(code) for code in range(0x4E00, 0x5600)]


def invented(seed, length):
    return "".join(Random(seed).choices(SIGNS, k=length))  # noqa: S311 (a text, no secret)


PLANTED = invented(0, 100)


def services_at(desk):
    """The services, which run over a second connection as they do in the program."""

    def elsewhere(act):
        store = ContentStore(desk.store.path, KEY)
        try:
            return act(replace(desk, store=store))
        finally:
            store.close()

    return CheckServices(
        checks=CheckService(desk),
        filters=FilterService(desk),
        repeats=RepeatService(desk),
        printing=PrintService(desk),
        run=lambda year, told: elsewhere(lambda d: CheckService(d).run(year, told)),
        compare=lambda talk_id: elsewhere(lambda d: RepeatService(d).compare(talk_id)),
        catch_up=lambda told: elsewhere(lambda d: RepeatService(d).catch_up(told)),
        catch_up_some=lambda: elsewhere(lambda d: RepeatService(d).catch_up(most=1_000)),
        may=lambda kind: desk.worker.role in DEEDS[kind],
    )


@pytest.fixture
def checked_desk(followed):
    """The desk over talks that are followed up; t4's record is in t2's, t5's outline has it too."""
    with followed.store.atomic():
        put = followed.store.records.put
        put(a_record(id="t4", text=PLANTED + invented(1, 100), state=RecordState.SIGNED))
        second = followed.store.records.get("t2")
        put(replace(second, text=invented(2, 100) + PLANTED))
        outline = PLANTED + "三、请被谈话人就上述问题逐项作出说明"
        followed.store.preparations.put(a_preparation(id="t5", outline=outline))
    return followed


@pytest.fixture
def settled(qtbot):
    return lambda: qtbot.waitUntil(lambda: not busy())
