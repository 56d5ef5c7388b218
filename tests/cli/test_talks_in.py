"""The office's own list of talks is taken over on the command line."""

import json

import pytest

from desktop.cli.session import Login, open_session
from desktop.outside import Outside
from tests.conftest import TODAY
from tests.exchange.talks_files import HELD, OLD, talks_file
from tests.town import fill

ON = ("--on", "2026-07-13")


@pytest.fixture
def put(office, tmp_path):
    """Fill the roster; return how to write a list of talks."""
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(TODAY)) as session:
        fill(session.desk.store, own_body=False)

    def put(*rows):
        file = tmp_path / "谈话.xlsx"
        file.write_bytes(talks_file(*rows))
        return file

    return put


def test_a_list_is_imported_once(office, put):
    file = put(OLD, HELD)
    code, out, err = office.tanhua("import-talks", file, "--json", *ON)
    first = json.loads(out)
    assert (code, err) == (0, "")
    assert (first["added"], first["earlier"], first["running"], first["errors"]) == (2, 1, 1, [])
    assert first["talks"][0]["number"] == "2024-001"
    again = json.loads(office.tanhua("import-talks", file, "--json", *ON)[1])
    assert (again["added"], again["unchanged"]) == (0, 2)


def test_a_dry_run_shows_all_and_stores_nothing(office, put):
    file = put(OLD, HELD)
    code, out, _ = office.tanhua("import-talks", file, "--dry-run", *ON)
    assert code == 0
    assert "登记为历史谈话" in out
    assert out.splitlines()[-1] == (
        "未写入：只检查。共 2 行：历史谈话 1，办理中 1，补登报告 0，未变 0。"
    )
    assert json.loads(office.tanhua("import-talks", file, "--dry-run", "--json", *ON)[1])["added"]


def test_bad_cells_are_listed_and_nothing_is_stored(office, put):
    bad = [*HELD]
    bad[4] = "去年"
    code, out, err = office.tanhua("import-talks", put(OLD, bad), "--json", *ON)
    (error,) = json.loads(out)["errors"]
    assert (code, error["row"], error["column"], error["cell"]) == (1, 3, "谈话日期", "E3")
    assert err == "谈话名单中有 1 处看不清或有误，一行也没有导入；请按所列改好再试。\n"
    assert json.loads(office.tanhua("import-talks", put(OLD), "--json", *ON)[1])["added"] == 1


def test_a_file_that_is_no_list_is_one_sentence(office, put, tmp_path):
    file = tmp_path / "谈话.xlsx"
    file.write_bytes(b"%PDF")
    code, out, err = office.tanhua("import-talks", file, "--json")
    assert code == 1
    assert json.loads(out)["errors"][0]["message"] in err
