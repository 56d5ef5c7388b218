"""What holds for every form, with little, usual and very much in it."""

import io
from dataclasses import replace

import pytest
from pypdfium2 import raw

from desktop.errors import BadInput, Refused
from desktop.forms.catalogue import FORMS, OF_TALKS, Needs, form
from desktop.forms.paper import texts
from desktop.forms.pdf import write
from tests.forms import samples, unusual_samples

KEYS = [
    "trigger",
    "lead-letter",
    "approval",
    "notice",
    "self-check",
    "material-request",
    "agenda",
    "outline",
    "record",
    "requirements",
    "reminder",
    "action-report",
    "team-notice",
    "results-report",
    "assessment",
    "copy-letter",
    "accountability",
    "plan",
    "plan-change",
    "ledger",
    "check-report",
    "coverage",
    "statistics",
    "return",
    "year-report",
    "duty-section",
    "duty-paragraph",
    "archive-list",
    "recovery-key",
]
TALK_KEYS = [one.key for one in FORMS if one.needs in OF_TALKS]
OFFICE_KEYS = [one.key for one in FORMS if one.needs not in OF_TALKS | {Needs.BLANK_ONLY}]
DOSSIERS = {
    "empty": unusual_samples.empty,
    "ordinary": samples.ordinary,
    "timely": unusual_samples.timely,
    "followed": unusual_samples.followed,
    "long": unusual_samples.long,
}
NOTHING_OWED = {("reminder", "empty"), ("reminder", "timely")}
PRINTED = [
    (one.key, name)
    for one in FORMS
    for name in (*DOSSIERS, "blank")
    if (one.needs in OF_TALKS or name == "blank") and (one.key, name) not in NOTHING_OWED
]
MM = 72 / 25.4


def papers(key, name):
    if name == "blank":
        return (form(key).blank(samples.CONTROL),)
    return form(key).papers([DOSSIERS[name]()], samples.CONTROL)


def test_every_form_is_there():
    assert [one.key for one in FORMS] == KEYS
    assert [one.key for one in FORMS if one.fill_in] == [
        "self-check",
        "action-report",
        "results-report",
    ]


def test_an_unknown_form_is_refused_with_the_known_ones():
    with pytest.raises(
        BadInput, match="没有名为“notise”的表格，可用的有：trigger、lead-letter、approval、notice"
    ):
        form("notise")


def test_the_recovery_key_prints_blank_only():
    with pytest.raises(BadInput, match="只能打印空白表"):
        form("recovery-key").papers([samples.ordinary()], samples.CONTROL)


@pytest.mark.parametrize("key", OFFICE_KEYS)
def test_a_form_of_the_office_is_not_printed_of_a_talk(key):
    with pytest.raises(BadInput, match="不按谈话打印"):
        form(key).papers([samples.ordinary()], samples.CONTROL)


@pytest.mark.parametrize(("key", "name"), PRINTED)
def test_every_form_prints_within_its_margins_with_its_marking_on_every_page(show, key, name):
    seen = show(*papers(key, name))
    turned = papers(key, name)[0].landscape
    for page in range(len(seen)):
        lines = seen.lines(page, turned=turned)
        assert min(line.left for line in lines) >= 20 * MM - 0.5
        assert max(line.right for line in lines) <= (277 if turned else 190) * MM + 0.5
        assert min(line.y for line in lines) >= 20 * MM - 0.5
        assert any(line.text.startswith("内部") for line in lines)


@pytest.mark.parametrize(("key", "name"), PRINTED)
def test_no_character_is_missing_and_no_font_unembedded(key, name):
    out = io.BytesIO()
    assert write(papers(key, name), out).substitutions == ()
    assert b"Helvetica" not in out.getvalue()


@pytest.mark.parametrize(("key", "name"), PRINTED)
def test_no_line_begins_with_a_closing_mark(show, key, name):
    seen = show(*papers(key, name))
    for page in range(len(seen)):
        text = seen.document[page].get_textpage()
        starts = _line_starts(text, turned=papers(key, name)[0].landscape)
        assert [char for char in starts if char in "，。、；：？！）》”"] == []


def _line_starts(text, *, turned):
    """The first character of each run of characters on one baseline without a jump to the right."""
    before = None
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)
        if not char.strip():
            continue
        x, y = raw.c_double(), raw.c_double()
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        line = x.value if turned else y.value
        if before is None or abs(before - line) > 3:
            yield char
        before = line


CLOSED = (
    "经核查会议记录系会后补写",
    "第三轮巡察移交线索第17号",
    "信访反映其亲属在县内承揽工程项目",
    "来信称其弟曹某2024年承揽青石县河道治理工程",
    "本人是否知情",
    "对亲属从业监督教育的认识",
    "省委信访局",
    "群众来信",
    "署名来信摘要",
    "来信人提供了河道治理工程招投标",
    "自查没有提到亲属从业情况",
    "注意保护来信人",
)


@pytest.mark.parametrize(("key", "name"), PRINTED)
def test_what_only_the_talker_may_read_is_on_the_outline_alone(show, key, name):
    said = show(*papers(key, name)).flat() + "".join(
        text for paper in papers(key, name) for text in texts(paper)
    )
    found = [closed for closed in CLOSED if closed in said]
    if key == "outline" and name not in ("blank", "empty"):
        assert len(found) >= 7
    else:
        assert found == []


@pytest.mark.parametrize("key", [k for k in TALK_KEYS if k != "outline"])
def test_what_somebody_typed_where_all_read_it_is_refused(key):
    typed = samples.SECRET.facts
    known = samples.FINDINGS[0]
    dossier = replace(
        samples.ordinary(),
        findings=(replace(known, requirement=f"{typed}，请说明。"), samples.SECRET),
    )
    made = form(key)
    if key in ("requirements", "assessment"):
        with pytest.raises(Refused, match="仅供谈话人参阅") as refusal:
            made.papers([dossier], samples.CONTROL)
        assert refusal.value.article == "第十六条"
        assert samples.SECRET.source not in str(refusal.value)
    else:
        assert made.papers([dossier], samples.CONTROL)


@pytest.mark.parametrize("key", TALK_KEYS)
def test_equal_facts_give_equal_bytes(key):
    made = []
    for _ in range(2):
        out = io.BytesIO()
        write(papers(key, "ordinary"), out)
        made.append(out.getvalue())
    assert made[0] == made[1]


@pytest.mark.parametrize("key", KEYS)
def test_blank_forms_name_nobody(key):
    said = "".join(texts(form(key).blank(samples.CONTROL)))
    assert not [word for word in ("曹阳", "王怀远", "青石", "2026-004", "None") if word in said]


@pytest.mark.parametrize(("key", "name"), PRINTED)
def test_nothing_of_the_program_shows_through(key, name):
    said = "".join(text for paper in papers(key, name) for text in texts(paper))
    assert not [word for word in ("None", "regular", "Grade", "()", "[]") if word in said]


@pytest.mark.parametrize("key", ["approval", "material-request"])
def test_forms_of_several_talks_are_one_paper_with_a_list(show, key):
    dossiers = [samples.ordinary(), unusual_samples.timely()]
    made = form(key).papers(dossiers, samples.CONTROL)
    said = show(made[0]).flat()
    assert "2026年7月6日" in said
    assert "2026年7月20日" in said
    assert len(made) == (1 if key == "approval" else 2)


@pytest.mark.parametrize("key", TALK_KEYS)
def test_every_form_carries_copy_number_urgency_and_who_handled_it(show, key):
    control = replace(
        samples.CONTROL,
        marking="机密★1年",
        copy_number=3,
        urgency="加急",
        checker="方主任",
        approver="王怀远",
        copies=5,
    )
    seen = show(*form(key).papers([samples.ordinary()], control))
    wide = form(key).papers([samples.ordinary()], control)[0].landscape
    both = [*seen.lines(0), *(seen.lines(0, turned=True) if wide else ())]
    lines = [line.text for line in both]
    assert "000003" in lines
    assert any(line.startswith("机密★1年") for line in lines)
    assert "加急" in lines
    assert "经办李文书审核方主任签发王怀远共印5份" in seen.flat(0)
