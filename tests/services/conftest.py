from dataclasses import replace

import pytest

from db.records import Role
from desktop.services.desk import Worker
from tests.town import fill


@pytest.fixture
def town(desk):
    """The clerk's desk over a store with the own body, its leaders and lower organisations."""
    fill(desk.store)
    return desk


@pytest.fixture
def talker_desk(town):
    """The desk of 宋清和, a deputy secretary who sees own talks only."""
    worker = Worker(login="song", name="宋清和", role=Role.TALKER, person_id="song")
    return replace(town, worker=worker)
