"""The script of Inno Setup, as far as it can be read without Windows."""

import re
from pathlib import Path, PureWindowsPath

FILE = Path(__file__).parents[2] / "installer" / "windows" / "tanhua.iss"
TEXT = FILE.read_bytes().decode("utf-8-sig")
BODY = "\n".join(line for line in TEXT.splitlines() if not line.startswith(";"))


def test_it_begins_with_the_mark_by_which_inno_setup_knows_utf_8():
    assert FILE.read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_file_it_takes_from_the_project_is_there():
    named = re.findall(r"^(?:SetupIconFile|LicenseFile)=(.+)$", BODY, re.MULTILINE)
    assert len(named) == 2
    for name in named:
        assert FILE.parent.joinpath(*PureWindowsPath(name).parts).is_file()


def test_all_its_messages_are_chinese():
    messages = BODY.split("[Messages]")[1].split("\n[")[0].strip().splitlines()
    assert len(messages) > 40
    for line in filter(None, messages):
        assert re.search(r"[\u4e00-\u9fff]", line.split("=", 1)[1]), line


def test_both_ways_to_install_are_offered_and_the_data_are_left_alone():
    assert "PrivilegesRequired=lowest" in BODY
    assert "PrivilegesRequiredOverridesAllowed=dialog" in BODY
    assert "[UninstallDelete]" not in BODY
    assert "localappdata}\\tanhua" in BODY.split("[Registry]")[1]
