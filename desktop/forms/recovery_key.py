"""恢复密钥封存单: both keys of the store on one sheet, to be sealed and locked up."""

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import Align, Cell, Face, Note, Paper, Para, Row, Table, Title
from desktop.forms.rows import GRID, pair
from desktop.forms.wording import DAY_TO_FILL, day

KEY = "recovery-key"
TITLE = "恢复密钥封存单"
_GROUPS = 7
_NAMES = ("账户密钥", "内容密钥")
_TO_FILL = " ".join(["____"] * _GROUPS)


@frozen
class RecoveryKeyFacts:
    """The rows of both keys in groups of four, each key under its name; none on a blank sheet."""

    control: Control
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    store: str = ""


def paper(facts: RecoveryKeyFacts) -> Paper:
    """Return the sheet."""
    control = facts.control
    rows = facts.rows or tuple((name, (_TO_FILL, _TO_FILL)) for name in _NAMES)
    filled = bool(facts.rows)
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("恢复密钥",),
        blocks=(
            Title(text=TITLE),
            Para(
                text="持有本单所列密钥的人，能够打开监督谈话工作台的全部数据。请当场核对、装入信封密封，"
                "在封口处签名，存放在保密柜中；用户口令全部遗忘或者数据需要在另一台计算机上恢复时，"
                "方可经批准启封。更换密钥后，本单作废，应当销毁。",
            ),
            Table(
                widths=GRID,
                rows=(
                    pair("单　　位", control.own_body, "数据标识", facts.store),
                    pair(
                        "制作日期",
                        day(control.on) if filled else DAY_TO_FILL,
                        "制作人",
                        control.undertaker,
                    ),
                ),
            ),
            *(
                block
                for name, lines in rows
                for block in (
                    Para(text=name, face=Face.HEI, indent=0, size=14.0, keep=True),
                    Table(widths=(1,), size=16.0, rows=tuple(_row(line) for line in lines)),
                )
            ),
            Note(
                text="说明：每行7组，每组4个字母或者数字，末尾2个为校验码；字母I、O和数字0、1不使用。"
            ),
            Table(widths=GRID, rows=_sealed()),
        ),
    )


def _row(line: str) -> Row:
    return Row(cells=(Cell(text="　".join(line.split()), align=Align.CENTRE),), height=11)


def _sealed() -> tuple[Row, ...]:
    return (
        pair("封存人", "", "封存日期", DAY_TO_FILL, height=11),
        pair("监封人", "", "存放地点", "", height=11),
        pair("启封人", "", "启封日期", DAY_TO_FILL, height=11),
        pair("批准人", "", "启封原因", "", height=11),
    )
