import pytest

from desktop.errors import BadInput
from desktop.ui.picked_file import read_picked, write_picked


def test_a_picked_file_is_written_and_read(tmp_path):
    write_picked(tmp_path / "名册.xlsx", b"rows")
    assert read_picked(tmp_path / "名册.xlsx", "请换一个文件") == b"rows"


def test_what_cannot_be_read_or_written_is_a_sentence_with_its_reason(tmp_path):
    with pytest.raises(BadInput, match=r"^“无.xlsx”打不开（.+），什么也没有读入。$"):
        read_picked(tmp_path / "无.xlsx", "什么也没有读入")
    with pytest.raises(BadInput, match=r"没有保存（.+），请换一个位置。$"):
        write_picked(tmp_path, b"")
