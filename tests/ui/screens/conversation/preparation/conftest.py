import pytest

from tests.factories import at


@pytest.fixture
def talk_id(a_talk):
    return a_talk(planned_at=at(2026, 7, 20, 15))


@pytest.fixture
def tab(place, talk_id):
    place.open({"talk_id": talk_id, "stage": "preparation"})
    return place.page.preparation
