"""What letters to other units share: whom to call, and the receipt that is cut off and sent back."""

from desktop.forms.control import Control
from desktop.forms.paper import Block, CutLine, Table, Title
from desktop.forms.rows import GRID, pair, wide
from desktop.forms.wording import DAY_TO_FILL

LONG_BLANK = "_" * 16
_HEIGHT = 12.0  # mm


def contact(control: Control) -> str:
    """Return whom to call, in brackets, or a line to fill in."""
    known = "，".join(text for text in (control.contact, control.phone) if text)
    return f"（联系人及电话：{known or LONG_BLANK}）"


def receipt(title: str, number: str, receiver: str) -> tuple[Block, ...]:
    """Return the receipt of a letter with what goes along."""
    return (
        CutLine(text="请 沿 此 线 裁 下 反 馈"),
        Title(text="回　　执", small=True),
        Table(
            widths=GRID,
            rows=(
                pair("来函名称", title, "发文字号", number, height=_HEIGHT),
                pair("收文单位", receiver, "收到日期", DAY_TO_FILL, height=_HEIGHT),
                wide("收到材料", "共　　件，与来函所列　□一致　　□不一致：", height=_HEIGHT),
                pair("签 收 人", "", "联系电话", "", height=_HEIGHT),
            ),
        ),
    )
