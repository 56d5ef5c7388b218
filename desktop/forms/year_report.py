"""年度监督谈话工作情况报告 (Art. 13), its numbers in an annex."""

from db.frozen import frozen
from desktop.forms import statistics
from desktop.forms.control import Control
from desktop.forms.draft import DraftText, blocks
from desktop.forms.paper import Closing, NewPage, Paper, Para, Title
from desktop.forms.wording import day

KEY = "year-report"
TITLE = "年度监督谈话工作情况报告"
_TO = "〔此处由办公室补写：主送机关〕："


@frozen
class YearReportFacts:
    """The drafted report and the figures that it rests on."""

    control: Control
    draft: DraftText | None = None
    annex: statistics.StatisticsFacts | None = None


def paper(facts: YearReportFacts) -> Paper:
    """Return the report with its annex, or a frame of headings to write under."""
    control = facts.control
    draft = facts.draft or _frame(control)
    text = tuple(blocks(draft))
    annex = facts.annex
    return Paper(
        key=KEY,
        title=draft.title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "年度报告"),
        blocks=(
            text[0],
            Para(text=_TO, indent=0),
            *text[1:],
            *((Para(text=f"附件：{annex.period}{statistics.TITLE}"),) if annex else ()),
            Closing(signer=control.own_body, on=day(control.on) if facts.draft else ""),
            *((NewPage(), _annex_title(annex), *statistics.parts(annex)) if annex else ()),
        ),
    )


def _annex_title(annex: statistics.StatisticsFacts) -> Title:
    return Title(text=f"附件　{annex.period}{statistics.TITLE}", small=True)


def _frame(control: Control) -> DraftText:
    headings = (
        "一、工作开展情况",
        "二、谈话指出的主要问题",
        "三、整改落实情况",
        "四、存在的不足",
        "五、下一年度工作打算",
    )
    return DraftText(
        title=f"{control.own_body}关于　　　　年开展监督谈话工作情况的报告",
        sections=tuple((heading, ()) for heading in headings),
    )
