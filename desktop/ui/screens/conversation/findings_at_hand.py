"""The findings of a talk as a table at hand during the five steps."""

from collections.abc import Callable, Sequence

from db.records import Visibility
from desktop.services.views.findings import FindingView
from desktop.ui.palette import Tone
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.fitted_table import FittedTable
from desktop.ui.widgets.table import Column
from desktop.words import word

Acts = Callable[[FindingView], Sequence[Act]]


def pointing_out(
    acts: Acts, *, under_way: Callable[[FindingView], bool]
) -> FittedTable[FindingView]:
    """Return the table of step 2: what has been pointed out, what is being, what lacks facts."""
    return _table(
        "问题清单",
        Column("类别", text=lambda view: word(view.finding.category)),
        Column("具体事实", text=_facts, stretch=True),
        Column("状态", tags=lambda view: [_pointed_out(view, under_way(view)), *_lacks(view)]),
        acts=acts,
        wide_only=(2, 3),
    )


def explaining() -> FittedTable[FindingView]:
    """Return the table of step 3: what the talkee has said to each finding."""
    return _table(
        "逐项说明",
        Column("说明", text=lambda view: _one_line(view.finding.explanation), stretch=True),
        Column("状态", tags=lambda view: [_given(view.finding.explanation, "已说明", "待说明")]),
    )


def requiring() -> FittedTable[FindingView]:
    """Return the table of step 4: what is required on each finding, of whom, by when."""
    return _table(
        "逐项整改要求",
        Column("整改要求", text=lambda view: _one_line(view.finding.requirement), stretch=True),
        Column("责任与时限", text=_who_and_when),
        Column("状态", tags=lambda view: [_given(view.finding.requirement, "已提出", "缺要求")]),
        wide_only=(2,),
    )


def _table(
    name: str,
    *columns: Column[FindingView],
    acts: Acts | None = None,
    wide_only: Sequence[int] = (),
) -> FittedTable[FindingView]:
    first: list[Column[FindingView]] = [
        Column("#", text=lambda view: str(view.finding.position)),
        Column("问题", text=lambda view: view.finding.title, tags=_secret, stretch=True),
    ]
    return FittedTable(
        [*first, *columns],
        name=name,
        acts=acts,
        key=lambda view: view.finding.id,
        empty="还没有问题，可用“＋ 临时指出的问题”添加。",
        wide_only=wide_only,
    )


def _facts(view: FindingView) -> str:
    return _one_line(view.finding.facts)


def _lacks(view: FindingView) -> list[Tag]:
    if not view.lacks:
        return []
    words = "缺具体事实" if "事" in view.lacks else f"缺{'、'.join(view.lacks)}"
    return [Tag(words, Tone.NEAR)]


def _secret(view: FindingView) -> list[Tag]:
    hidden = view.finding.visibility is Visibility.TALKER_ONLY
    return [Tag(word(view.finding.visibility), Tone.NEAR)] if hidden else []


def _pointed_out(view: FindingView, under_way: bool) -> Tag:
    if view.finding.pointed_out_at:
        return Tag("已指出", Tone.DONE)
    return Tag("正在指出", Tone.PLANNED) if under_way else Tag("待指出")


def _given(text: str, done: str, missing: str) -> Tag:
    return Tag(done, Tone.DONE) if text.strip() else Tag(missing, Tone.NEAR)


def _who_and_when(view: FindingView) -> str:
    by = view.finding.requirement_by
    parts = (view.finding.requirement_for, f"{day(by)}前" if by else "")
    return "，".join(part for part in parts if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
