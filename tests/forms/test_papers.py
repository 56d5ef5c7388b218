"""The other forms of a talk: what stands on each."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import FindingCategory
from desktop.fill_in import LAYOUTS, FillIn, form_number, join_texts, split_texts
from desktop.forms import recovery_key
from desktop.forms.catalogue import form
from desktop.forms.paper import Table, texts
from desktop.forms.recovery_key import RecoveryKeyFacts
from tests.forms import samples, unusual_samples


def said(key, dossier, **control):
    made = form(key).papers([dossier], replace(samples.CONTROL, **control))
    return "|".join(text for paper in made for text in texts(paper))


def test_the_approval_shows_kind_problems_and_what_is_ready():
    text = said("approval", samples.ordinary())
    assert "☑定期谈话　□及时谈话" in text
    assert "1．履行全面从严治党第一责任人职责不到位" in text
    assert "已商请市纪委监委、市委组织部提供有关情况和材料" in text
    assert "自查情况报告已于2026年6月30日收到" in text


def test_the_approval_of_a_timely_talk_names_the_circumstance_by_its_clause_only():
    text = said("approval", unusual_samples.timely())
    assert "□定期谈话　☑及时谈话" in text
    assert "第五条第三款第（一）项" in text


def test_the_approval_of_a_state_secret_says_who_decided_that_and_why():
    text = said(
        "approval", samples.ordinary(), secrecy_by="范书颖", secrecy_basis="江委保〔2026〕2号"
    )
    assert "定密责任人|" in text
    assert "江委保〔2026〕2号" in text


def test_material_is_asked_for_in_one_letter_for_each_unit():
    made = form("material-request").papers([samples.ordinary()], samples.CONTROL)
    units = [
        next(t for t in texts(paper) if t.endswith(("委监委：", "组织部："))) for paper in made
    ]
    assert units == ["市纪委监委：", "市委组织部："]
    assert "请于2026年6月22日前书面反馈" in "".join(texts(made[0]))


def test_the_outline_gives_the_written_text_and_the_materials():
    ready = replace(
        samples.ordinary().preparation, outline="与曹阳同志定期谈话提纲\n一、开场\n说明来意。"
    )
    text = said("outline", samples.ordinary(preparation=ready))
    assert "一、开场|说明来意。" in text
    assert "与曹阳同志定期谈话提纲" not in text
    assert "署名来信摘要（市纪委监委）〔仅供谈话人参阅〕" in text


def test_the_outline_is_composed_of_the_five_steps_where_none_was_written():
    text = said("outline", samples.ordinary())
    steps = [
        text.index(step) for step in ("一、听取", "二、通报", "三、听取", "四、提出", "五、听取")
    ]
    assert steps == sorted(steps)
    assert "（四）信访反映其亲属在县内承揽工程项目〔仅供谈话人参阅〕" in text


def test_requirements_name_who_and_by_when_and_both_deadlines():
    text = said("requirements", samples.ordinary())
    assert "逐项销号||曹阳||2026年\n9月30日" in text.replace("||||", "||").replace("|||", "||")
    assert "于2026年8月6日前将谈话后的思想认识" in text
    assert "请于2026年10月6日前向中共江州市委报告整改情况" in text


def test_the_team_is_told_of_first_responsible_actions_only():
    strict = samples.action(4, "f3", "向班子报告个人事项补报情况", first_responsible=True)
    text = said("team-notice", unusual_samples.followed(actions=(*samples.ACTIONS, strict)))
    assert "修订县委常委会议事规则" in text
    assert "重新核对个人有关事项" not in text
    assert samples.FINDINGS[2].category is FindingCategory.SELF_DISCIPLINE
    assert "向班子报告个人事项" not in text
    assert "县委常委会会议" in text


def test_the_assessment_ticks_what_was_proposed_and_decided():
    text = said("assessment", unusual_samples.followed())
    assert "☑到位　□基本到位　□需长期坚持　□不到位　□敷衍　□虚假" in text
    assert "退回继续整改，再整改时限：2026年11月30日。" in text
    assert "审定人：王怀远" in text
    assert "1 / 3" in text


@pytest.mark.parametrize("form_", list(FillIn))
def test_a_fill_in_form_carries_its_number_so_that_it_is_known_when_it_comes_back(form_):
    (paper,) = form(form_.value).papers([samples.ordinary()], samples.CONTROL)
    assert paper.foot_note == f"表单编号 {form_number(form_, 't1')}"
    assert form(form_.value).blank(samples.CONTROL).foot_note == ""


def test_the_self_check_is_printed_as_it_came_in():
    (paper,) = form("self-check").papers([samples.ordinary()], samples.CONTROL)
    cells = {
        c.field: c.text
        for b in paper.blocks
        if isinstance(b, Table)
        for r in b.rows
        for c in r.cells
    }
    assert cells["conduct"] == "严格遵守廉洁自律各项规定。"
    assert cells["duty"].startswith("每季度研究部署")
    assert cells["problem"] == "谈心谈话不够深入"


def test_the_action_report_lists_each_finding_even_without_an_action():
    text = said("action-report", samples.ordinary(actions=samples.ACTIONS[:1]))
    assert "修订县委常委会议事规则" in text
    assert "个人有关事项报告填报不够细致" in text


def test_the_results_report_shows_what_came_of_each_action():
    text = said("results-report", unusual_samples.followed())
    assert "3个问题已整改2个。" in text
    assert "已于8月20日修订印发" in text
    assert "2026年\n8月20日" in text


@pytest.mark.parametrize("form_", list(FillIn))
def test_texts_of_a_form_are_joined_and_parted_again(form_):
    fields = [field.key for field in LAYOUTS[form_].texts]
    texts_ = {key: f"{key}第一行\n第二行" for key in fields}
    assert split_texts(form_, join_texts(form_, texts_)) == texts_


def test_text_under_no_label_belongs_to_the_first():
    assert split_texts(FillIn.SELF_CHECK, "随便写的") == {"duty": "随便写的"}
    assert split_texts(FillIn.SELF_CHECK, "") == {}


def test_the_recovery_sheet_shows_both_keys_in_groups(show):
    row = " ".join(["ABCD"] * 7)
    facts = RecoveryKeyFacts(
        control=samples.CONTROL,
        rows=(("账户密钥", (row, row)), ("内容密钥", (row, row))),
        store="江州-01",
    )
    seen = show(recovery_key.paper(facts))
    assert len(seen) == 1
    assert seen.flat().count("ABCD" * 7) == 4
    assert date(2026, 7, 13) == samples.CONTROL.on
    assert "2026年7月13日" in seen.flat()
