import pytest


@pytest.fixture
def steps(place, under_way):
    place.open({"talk_id": under_way})
    return place.page.steps


def editor(steps):
    return steps.page.passage.area


def text_of(store, talk_id, number):
    return next((s.text for s in store.steps.of_talk(talk_id) if s.number == number), "")


def at_the_findings(steps, number):
    for target in range(2, number + 1):
        assert steps.number == target - 1
        steps.forward()
    return steps.page.aid
