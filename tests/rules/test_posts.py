"""A post is named with its organisation, and what both share is said once."""

import pytest

from desktop.rules.posts import full_post


@pytest.mark.parametrize(
    ("organisation", "post", "full"),
    [
        ("临河县委", "县委书记", "临河县委书记"),
        ("中共临河县委", "临河县委书记", "临河县委书记"),
        ("市水务局党组", "党组书记", "市水务局党组书记"),
        ("临河县委", "", "临河县委"),
    ],
)
def test_a_post_in_full(organisation, post, full):
    assert full_post(organisation, post) == full
