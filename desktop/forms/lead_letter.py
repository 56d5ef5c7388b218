"""关于移送问题线索的函, with receipt: a problem lead goes to the discipline organ (Art. 2)."""

from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.letters import LONG_BLANK, contact, receipt
from desktop.forms.notice import MEASURES
from desktop.forms.paper import (
    Align,
    Closing,
    LetterHead,
    Paper,
    Para,
    Table,
    Title,
)
from desktop.forms.rows import GRID, pair, wide
from desktop.forms.wording import day

KEY = "lead-letter"
TITLE = "关于移送问题线索的函"
_HEIGHT = 12.0  # mm


@frozen
class LeadLetterFacts:
    """One lead, to whom it goes, and what goes along."""

    control: Control
    receiver: str = ""
    number: str = ""
    found_on: date | None = None
    source: str = ""
    facts: str = ""
    talkee: str = ""
    post: str = ""
    handed_on: date | None = None
    files: tuple[str, ...] = ()


def paper(facts: LeadLetterFacts) -> Paper:
    """Return the letter with its receipt, or an empty one."""
    control = facts.control
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "问题线索移送"),
        letter=LetterHead(
            name=control.office, number=control.document_number, printed=control.printed_head
        ),
        blocks=(
            Title(text=TITLE),
            Para(text=f"{facts.receiver or LONG_BLANK}：", indent=0, keep=True),
            Para(
                text=f"我单位在开展监督谈话工作中收到、发现下列问题线索。根据{MEASURES}第二条，问题线索的"
                "处置按照有关规定办理，不以监督谈话代替。现将有关情况移送你单位，材料附后。"
            ),
            Table(
                widths=GRID,
                rows=(
                    pair("登记编号", facts.number, "发现日期", day(facts.found_on), height=_HEIGHT),
                    pair("涉及人", facts.talkee, "单位及职务", facts.post, height=_HEIGHT),
                    wide("来源单位", facts.source, height=_HEIGHT),
                    wide("主要内容", facts.facts, height=40),
                    wide("移送材料", "；".join(facts.files), height=_HEIGHT, align=Align.LEFT),
                ),
            ),
            Para(text=_asked(control)),
            Closing(signer=control.office, on=day(facts.handed_on)),
        ),
        foot=receipt(TITLE, control.document_number, facts.receiver),
    )


def _asked(control: Control) -> str:
    asked = "请对来函涉及的内容严格保密，控制知悉范围，不得复制、转送。收到后请填写回执反馈。"
    return f"{asked}{contact(control)}"
