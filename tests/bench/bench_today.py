"""Unlocking and the start page's data, with 20,000 talks against 200."""

from measure import Measure, milliseconds
from stores import DAY, FEW, MANY, USER, demo_store

from db.keys import DEFAULT_COST, password_key
from db.records import Role
from db.session import OpenVault
from db.vault import unlock
from desktop.demo.store import PASSWORD
from desktop.outside import Outside
from desktop.services.desk import Desk, Worker
from desktop.services.today import TodayService


def measures():
    key = milliseconds(lambda: password_key(PASSWORD, bytes(16), DEFAULT_COST), times=3)
    few, many = (_open_and_read(count) for count in (FEW, MANY))
    name = f"unlock and start page, {MANY} talks"
    yield Measure(name=name, value=key + many, baseline=key + few, most_times=1.3)
    yield Measure(name="the same without the key", value=many, baseline=few, most=300)


def _open_and_read(count):
    """Open the vaults anew each time, so that nothing of them is in memory yet."""
    keys = unlock(demo_store(count), USER, PASSWORD)

    def open_and_read():
        with OpenVault(keys) as vault:
            _today(vault).read()

    return milliseconds(open_and_read, times=5)


def _today(vault):
    outside = Outside(DAY)
    return TodayService(
        Desk(
            store=vault.content,
            worker=Worker(login=USER, name="李文书", role=Role.CLERK),
            today=outside.today,
            now=outside.now,
            new_id=outside.new_id,
            changed=lambda tables: None,
        )
    )
