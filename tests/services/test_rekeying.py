from dataclasses import replace

import pytest

from db.records import Role
from db.vault import unlock
from desktop.errors import Refused
from desktop.services.rekeying import renew
from tests.conftest import CHEAP, NOW, PASSWORD


def test_the_keys_are_new_and_a_copy_is_made(founded):
    told = renew(founded.keys, now=NOW)
    assert "打印新的恢复单" in told[0]
    assert len(told) == 2
    keys = unlock(founded.keys.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    assert keys.content != founded.keys.content
    assert len(list((founded.keys.folder / "backups").glob("2026*"))) == 1


@pytest.mark.parametrize("role", [Role.TALKER, Role.READER, Role.SYSTEM_ADMIN, Role.AUDITOR])
def test_it_is_the_offices(founded, role):
    with pytest.raises(Refused, match="不能办理"):
        renew(replace(founded.keys, role=role), now=NOW)
    keys = unlock(founded.keys.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    assert keys.content == founded.keys.content
