from dataclasses import replace

import pytest

from tests.factories import a_term
from tests.followed import follow, services_of
from tests.town import fill


@pytest.fixture
def followed(desk, changes):
    """The desk over the town with talks that are being followed up."""
    fill(desk.store)
    with desk.store.atomic():
        desk.store.terms.put(a_term())
    follow(desk.store)
    return replace(desk, changed=changes.tell)


@pytest.fixture
def follow_up_services(followed, tmp_path):
    return services_of(followed, tmp_path)


@pytest.fixture
def visits():
    """What a screen asked for: (place, target) pairs; connect `visits.append` style."""
    return []
