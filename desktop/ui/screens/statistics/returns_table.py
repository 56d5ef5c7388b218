"""The table of returns: the sum, our own figures, one row for each lower body."""

from typing import Any

from desktop.rules.returns import FIELDS
from desktop.services.returns import state_words
from desktop.services.views.returns import Incoming, ReturnLine, ReturnsView
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.table import Column, RecordTable

_TONES = {"已报": Tone.DONE, "未报": Tone.PLAIN, "逾期未报": Tone.LATE, "不需报送": Tone.PLAIN}
_EMPTY = "名册中还没有纳入覆盖的下一级党组织。"


def returns_table() -> RecordTable[ReturnLine]:
    """Return the table; several bodies can be chosen to be chased together."""
    return RecordTable[ReturnLine](
        [
            Column("单位", lambda x: x.organisation, second=state_words, whole=True),
            Column("报送", tags=_tags),
            *(_number(f.key, f.label) for f in FIELDS),
        ],
        name="下级报表",
        key=lambda x: x.organisation_id,
        empty=EmptyState(_EMPTY),
    )


def incoming_table() -> RecordTable[Incoming]:
    """Return the table of what a file would bring."""
    return RecordTable[Incoming](
        [
            Column("单位", lambda x: x.organisation, tags=_replacing, whole=True),
            Column("填报人", lambda x: x.filled_by, second=lambda x: x.phone),
            *(_number(f.key, f.label) for f in FIELDS),
        ],
        name="将读入的报表",
        key=lambda x: x.organisation_id,
        empty="没有可以读入的行。",
    )


def lines_with_sums(view: ReturnsView) -> list[ReturnLine]:
    """Return the sum of what was sent and our own figures, and below them the lines."""
    sums = [
        ReturnLine(organisation_id=name, organisation=name, state="", figures=figures, stored=None)
        for name, figures in (("合计", view.total), ("本级", view.own))
    ]
    return [*sums, *view.lines] if view.lines else []


def _number(key: str, label: str) -> Column[Any]:
    return Column(label, lambda x: str(x.figures.get(key, "")), right=True)


def _tags(line: ReturnLine) -> list[Tag]:
    return [Tag(line.state, _TONES[line.state])] if line.state else []


def _replacing(one: Incoming) -> list[Tag]:
    return [Tag("替换已报的", Tone.NEAR)] if one.replaces else []
