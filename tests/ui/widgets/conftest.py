import pytest

from desktop.ui.widgets.act import Act
from desktop.ui.widgets.table import RecordTable
from tests.ui.widgets.rows import NAME, NUMBER


@pytest.fixture
def done():
    return []


@pytest.fixture
def table(qtbot, done):
    table = RecordTable(
        [NUMBER, NAME],
        name="名单",
        acts=lambda r: [
            Act("登记收到", lambda: done.append(("登记收到", r.id)), primary=True),
            Act("再次提醒", lambda: done.append(("再次提醒", r.id))),
        ],
        empty="还没有人。",
    )
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    return table
