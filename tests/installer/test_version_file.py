import pytest
from version_file import text, write


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", "(0, 1, 0, 0)"), ("1.12", "(1, 12, 0, 0)")]
)
def test_windows_is_told_four_numbers_and_the_chinese_name(version, numbers):
    assert f"filevers={numbers}" in text(version)
    assert 'StringStruct("ProductName", "监督谈话工作台")' in text(version)


def test_it_is_written_as_python_that_can_be_read(tmp_path):
    file = tmp_path / "build" / "version.txt"
    write(file, "0.1.0")
    compile(file.read_text("utf-8"), str(file), "eval")
