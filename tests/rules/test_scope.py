import pytest

from db.records import TalkKind
from desktop.errors import Refused
from desktop.rules.scope import SCOPES, kind_of


@pytest.mark.parametrize(
    ("key", "kind"), [("regular", TalkKind.REGULAR), ("timely", TalkKind.TIMELY)]
)
def test_article_2_regular_and_timely_talks_are_in_scope(key, kind):
    assert kind_of(key) is kind


@pytest.mark.parametrize("key", ["problem_lead", "appointment", "admonition"])
def test_article_2_other_talks_are_explained_and_create_nothing(key):
    with pytest.raises(Refused, match="不属于监督谈话") as caught:
        kind_of(key)
    assert caught.value.article == "第二条"


def test_every_choice_explains_itself():
    assert len({s.key for s in SCOPES}) == len(SCOPES) == 5
    assert all(s.title and s.explanation.endswith("。") for s in SCOPES)
