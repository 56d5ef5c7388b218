import json
from datetime import date

import pytest

from db.records import Person, Role
from desktop.cli.output import print_json, print_table


def test_records_dates_and_words_become_plain_json(capsys):
    print_json(
        [{"person": Person(id="p1", name="王芳"), "on": date(2026, 7, 13), "role": Role.CLERK}]
    )
    row = json.loads(capsys.readouterr().out)[0]
    assert (row["person"]["name"], row["on"], row["role"]) == ("王芳", "2026-07-13", "clerk")


def test_what_has_no_json_form_is_a_bug_not_a_guess():
    with pytest.raises(TypeError, match="bytes"):
        print_json(b"key")


def test_columns_line_up_under_chinese(capsys):
    print_table(["编号", "姓名"], [["2026-001", "王芳"], ["2026-002", "欧阳明"]])
    assert capsys.readouterr().out.splitlines() == [
        "编号      姓名",
        "2026-001  王芳",
        "2026-002  欧阳明",
    ]
