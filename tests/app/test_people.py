"""The place 谈话对象 as the program puts it together: the import works on its own connection."""

import pytest

from db.records import Role
from desktop.app.people import people
from desktop.outside import Outside
from desktop.services.desk import Desk, Worker
from desktop.services.login import enter, log_in
from desktop.ui.changes import Changes
from tests.conftest import CHEAP, NOW, PASSWORD, TODAY
from tests.exchange.roster_files import WATER, roster_file


@pytest.fixture
def place(founded, tmp_path, qtbot):
    keys = log_in(tmp_path / "store", "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    opened = enter(keys, now=NOW)
    changes = Changes()
    outside = Outside(TODAY)
    desk = Desk(
        store=opened.content,
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=outside.today,
        now=outside.now,
        new_id=outside.new_id,
        changed=changes.tell,
    )
    screen = people(opened, desk, changes)
    qtbot.addWidget(screen)
    screen.show()
    yield screen
    opened.close()


def test_a_roster_comes_in_beside_the_open_window(place, qtbot, tmp_path):
    file = tmp_path / "名册.xlsx"
    file.write_bytes(roster_file((*WATER, "孙国平", "党组书记、局长", "2022-01-04")))
    place.open({"page": "import"})
    page = place.imports
    page.read_file(file)
    qtbot.waitUntil(lambda: page.preview is not None and page.isEnabled())
    page.import_button.click()
    qtbot.waitUntil(lambda: page.preview is None)
    place.open({"page": "list"})
    assert [r.head_name for r in place.list.table.records] == ["孙国平"]


def test_the_template_is_there(place):
    assert place.imports._imports.template().startswith(b"PK")
