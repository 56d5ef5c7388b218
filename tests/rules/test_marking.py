import pytest

from desktop.errors import BadInput, Refused
from desktop.rules.marking import check, is_secret, strictness

WHOLE = {"responsible": "王建国", "basis": "保密事项范围第3条"}


@pytest.mark.parametrize("approved", [True, False])
def test_internal_papers_go_everywhere(approved):
    check("内部", approved_machine=approved)
    assert not is_secret("内部")


@pytest.mark.parametrize("marking", ["秘密★1年", "机密★10年", "机密★长期", "秘密★6个月", "秘密"])
def test_article_16_state_secrets_are_refused_on_an_ordinary_machine(marking):
    with pytest.raises(Refused, match="不是涉密计算机") as caught:
        check(marking, approved_machine=False, **WHOLE)
    assert caught.value.article == "第十六条"
    assert is_secret(marking)


def test_article_16_an_approved_machine_carries_a_whole_marking():
    check("秘密★1年", approved_machine=True, **WHOLE)


@pytest.mark.parametrize(
    ("marking", "changed", "field"),
    [
        ("秘密", {}, "密级或标识"),
        ("秘密★1年", {"responsible": " "}, "定密责任人"),
        ("机密★10年", {"basis": ""}, "定密依据"),
        ("内部★1年", {}, "密级或标识"),
        ("秘密★", {}, "密级或标识"),
        ("商密", {}, "密级或标识"),
        ("", {}, "密级或标识"),
    ],
)
def test_what_a_marking_must_have(marking, changed, field):
    with pytest.raises(BadInput) as caught:
        check(marking, approved_machine=True, **WHOLE | changed)
    assert caught.value.field == field


def test_the_highest_secrets_are_never_handled():
    with pytest.raises(Refused, match="绝密"):
        check("绝密★30年", approved_machine=True, **WHOLE)


def test_markings_rank_from_internal_to_unknown():
    ranked = sorted(["绝密", "机密★10年", "内部", "秘密★1年"], key=strictness)
    assert ranked == ["内部", "秘密★1年", "机密★10年", "绝密"]
