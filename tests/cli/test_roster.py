import json

import pytest

from tests.exchange.roster_files import LINHE, WATER, roster_file

ZHAO = (*LINHE, "赵　立新", "临河县委书记", "2024.3.1", None, 88120001)
SUN = (*WATER, "孙国平", "党组书记、局长", "20220104")
BAD = (*WATER, "孙国平", "党组书记、局长", "去年")


@pytest.fixture
def put(tmp_path):
    def put(*rows):
        file = tmp_path / "名册.xlsx"
        file.write_bytes(roster_file(*rows))
        return file

    return put


def test_a_roster_is_imported_once(office, put):
    file = put(ZHAO, SUN)
    code, out, err = office.tanhua("import-roster", file, "--json")
    first = json.loads(out)
    assert (code, err) == (0, "")
    assert (first["rows"], first["added"], first["changed"], first["errors"]) == (2, 2, 0, [])
    again = json.loads(office.tanhua("import-roster", file, "--json")[1])
    assert (again["rows"], again["added"], again["changed"], again["unchanged"]) == (2, 0, 0, 2)


def test_a_dry_run_stores_nothing(office, put):
    file = put(ZHAO)
    code, out, _ = office.tanhua("import-roster", file, "--dry-run")
    assert (code, out.splitlines()[-1]) == (0, "未写入：只检查。共 1 行：新增 1，更新 0，未变 0。")
    assert json.loads(office.tanhua("import-roster", file, "--dry-run", "--json")[1])["added"] == 1


def test_bad_cells_are_listed_and_nothing_is_stored(office, put):
    code, out, err = office.tanhua("import-roster", put(ZHAO, BAD), "--json")
    (error,) = json.loads(out)["errors"]
    assert code == 1
    assert (error["row"], error["column"], error["cell"]) == (3, "任职日期", "H3")
    assert err == "名册中有 1 处看不清或有误，一行也没有导入；请按所列改好再试。\n"
    code, out, _ = office.tanhua("import-roster", put(ZHAO, BAD), "--dry-run")
    assert (code, "看不出是哪一天" in out) == (1, True)
    assert json.loads(office.tanhua("import-roster", put(ZHAO), "--json")[1])["added"] == 1


def test_a_file_that_is_no_roster_is_one_sentence(office, tmp_path):
    file = tmp_path / "名册.xlsx"
    file.write_bytes(b"%PDF")
    code, out, err = office.tanhua("import-roster", file, "--json")
    assert code == 1
    assert json.loads(out)["errors"][0]["message"] in err
    assert office.tanhua("import-roster", tmp_path / "没有.xlsx")[0] == 1
