from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop.errors import BadInput
from desktop.exchange import roster
from desktop.exchange.roster_heads import TITLES
from desktop.exchange.roster_template import template
from tests.exchange.roster_files import HEADS, LINHE, saved


@pytest.fixture
def book():
    return load_workbook(BytesIO(template()))


def test_the_template_has_every_column_and_explains_each(book):
    heads = [cell.value for cell in book["名册"][1]]
    explained = [row[0].value for row in book["填写说明"].iter_rows(min_row=2, max_row=13)]
    assert heads == explained
    assert set(heads) == set(TITLES.values())
    assert tuple(heads[:10]) == HEADS


def test_an_empty_template_has_nothing_to_import():
    with pytest.raises(BadInput, match="没有一行内容"):
        roster.read(template())


def test_a_filled_template_is_read_back(book):
    for column, value in enumerate(
        (*LINHE, "赵立新", "临河县委书记", date(2024, 3, 1), None, "0088120001"),
        1,
    ):
        book["名册"].cell(2, column, value)
    read = roster.read(saved(book))
    assert not read.errors
    assert (read.rows[0].name, read.rows[0].phone) == ("赵立新", "0088120001")


def test_cells_are_typed_and_lists_offer_the_choice(book):
    sheet = book["名册"]
    assert sheet["J2"].number_format == "@"
    assert sheet["H2"].number_format == "yyyy-mm-dd"
    lists = {
        str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"
    }
    assert lists["E2:E2000"] == '"是,否"'
    assert all(len(formula) <= 257 for formula in lists.values())  # what Excel takes, with quotes


def test_every_choice_offered_is_understood(book):
    from desktop.exchange import roster_words

    readers = {"B": roster_words.kind, "C": roster_words.level, "K": roster_words.role}
    for rule in book["名册"].data_validations.dataValidation:
        if rule.type == "list" and str(rule.sqref)[0] in readers:
            for choice in rule.formula1.strip('"').split(","):
                assert readers[str(rule.sqref)[0]](choice) is not None
