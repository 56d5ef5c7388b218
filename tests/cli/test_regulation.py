import json

import pytest

from tests.services.test_regulations import TEXT


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "办法.txt"
    file.write_text(TEXT, "gb18030")
    return file


def test_a_dry_run_needs_no_store_and_prints_what_it_found(office, file):
    code, out, err = office.bare("import-regulation", file, "--dry-run", "--json")
    found = json.loads(out)
    assert (code, err, found["title"]) == (0, "", "江州市监督谈话工作办法")
    assert [a["number"] for a in found["articles"]] == [1, 2, 3]
    assert (
        found["articles"][1]["text"] == "有下列情形的，应当开会：（一）上级部署；（二）突发事件。"
    )
    assert (found["duplicates"], found["gaps"], found["out_of_order"]) == ([], [], [])


def test_a_text_is_taken_in_once_its_doubts_are_accepted(office, file):
    file.write_text(TEXT.replace("第三条", "第五条"), "utf-8")
    code, out, err = office.tanhua("import-regulation", file)
    assert (code, "疑问：缺第3条" in out) == (1, True)
    assert err.startswith("有 2 处疑问，没有导入")
    code, out, err = office.tanhua("import-regulation", file, "--accept-doubts")
    assert (code, err) == (0, "")


def test_what_is_no_regulation_is_one_sentence(office, file):
    file.write_text("会议通知", "utf-8")
    code, out, err = office.bare("import-regulation", file, "--dry-run")
    assert (code, out) == (1, "")
    assert "没有认出" in err
    assert err.count("\n") == 1
