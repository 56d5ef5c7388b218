"""What is being typed is kept while somebody types, and not a moment longer."""

import pytest

from desktop.services.views.unsaved import KeptForm
from desktop.ui.rescue import Rescue

FORM = KeptForm(where="谈话", key="reason", fields=(("原因", "写错了"),))


@pytest.fixture
def typed():
    return []


@pytest.fixture
def kept():
    return []


@pytest.fixture
def rescue(qapp, typed, kept):
    rescue = Rescue(lambda: typed, kept.append)
    rescue.start()
    yield rescue
    rescue.stop()


def test_what_has_changed_is_kept_once_somebody_has_typed(rescue, typed, kept):
    typed.append(FORM)
    rescue.look()
    assert kept == []
    rescue.touch()
    rescue.look()
    rescue.look()
    assert kept == [[FORM]]
    typed.clear()
    rescue.look()
    assert kept == [[FORM], []]


def test_behind_the_lock_nothing_is_looked_at_and_what_was_kept_stays(rescue, typed, kept):
    typed.append(FORM)
    rescue.touch()
    rescue.look()
    rescue.stop()
    typed.clear()
    rescue.look()
    assert kept == [[FORM]]
