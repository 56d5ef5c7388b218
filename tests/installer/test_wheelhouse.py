from pathlib import Path

import pytest
from lowest import pinned
from wheelhouse import TARGETS, dependencies, platforms

OFFLINE = Path(__file__).parents[2] / "installer" / "offline"


def test_windows_takes_its_own_wheels_only():
    assert platforms("windows-x64") == ["win_amd64"]


@pytest.mark.parametrize(
    ("target", "highest"),
    [("linux-x86_64", "manylinux_2_28_x86_64"), ("linux-aarch64", "manylinux_2_31_aarch64")],
)
def test_linux_takes_wheels_up_to_the_glibc_of_uos_and_kylin(target, highest):
    tags = platforms(target)
    assert tags[0] == highest
    assert f"manylinux2014_{target.removeprefix('linux-')}" in tags


def test_every_dependency_is_fetched():
    assert any(one.startswith("sqlcipher3") for one in dependencies())
    assert len(TARGETS) == 3


def test_the_scripts_install_without_network_and_keep_the_line_ends_of_their_system():
    shell = (OFFLINE / "linux" / "install.sh").read_bytes()
    batch = (OFFLINE / "windows" / "install.bat").read_bytes()
    assert b"--no-index" in shell
    assert b"--no-index" in batch
    assert b"\r" not in shell
    assert batch.count(b"\r\n") == batch.count(b"\n")


@pytest.mark.parametrize(
    ("wanted", "lowest"),
    [
        ("PySide6-Essentials>=6.7,!=6.12.0,<6.13", "PySide6-Essentials==6.7"),
        ("mypy>=1.18.1,<3", "mypy==1.18.1"),
        ("types-docutils", "types-docutils"),
    ],
)
def test_the_lowest_version_is_the_lower_bound(wanted, lowest):
    assert pinned([wanted]) == [lowest]
