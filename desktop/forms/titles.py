"""Titles and labels broken by sense, in the shape of a trapezium or a lozenge (GB/T 9704, 7.3.1)."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from desktop.forms.marks import pairs

_WORDS = re.compile(
    "监督谈话|一把手|[市县区省州盟工]委书记|整改措施|整改情况|整改要求|整改|全面从严治党|第一责任人|主体责任|被谈话人|谈话人|负责人"
    "|下级党组织|党组织|委员会|办公室|办公厅|党委|党组|市委|县委|区委|省委|州委|盟委|工委|纪委|书记|同志"
    "|有关|情况|材料|报告|通知|通报|提醒|商请|提供|抄送|自查|年度|工作|计划|记录|清单|评估|销号|措施|问题|要求"
    "|责任|职责|履行|关于|开展|进行|做好|加强|印发|报送|召开|中共|水务|教育|财政|集团|公司|有限|大学|学院|医院"
    "|审核|意见|审批|签发|成效|落实|思想|认识|完成|时限|日期|联系|电话|单位|职务|姓名|严格|自律|差距|不足"
    "|总体|下一步|打算|尚未|事项|佐证|领导|班子|成员|意识|对象|及时|定期|时间|地点|参加|人员|主要|内容"
    r"|《[^》]{1,12}》|“[^”]{1,8}”|〔\d+〕\d+号|\d+年度?|\d+个|[0-9A-Za-z.\-]+"
)
_BEFORE = re.compile("关于|开展|进行|做好|加强|印发|报送|召开|商请|提供|抄送|履行|和|及|与|并|同志")
_AFTER = re.compile(
    "(?:委员会|办公室|办公厅|党委|党组|市委|县委|区委|同志|的|[局厅部]|公司|集团|学院|大学)$"
)
_BAD_START = frozenset("的了之者们性等对")
_MOST_LINES = 3  # beyond which lines are cut one after the other, not weighed together
_MORE_LINES = 2.0  # what a line more than needed must gain by sense


def break_title(text: str, most: float) -> list[str]:
    """Return a title as lines of at most `most` characters, broken by sense and in good shape."""
    width = _width(text)
    if width <= most:
        return [text]
    least = int(-(-width // most))
    if least > _MOST_LINES:
        at = _first_cut(text, most, width / least)
        return [text[:at], *break_title(text[at:], most)]
    tries = (least, least + 1) if least < _MOST_LINES else (least,)
    both = [split for count in tries for split in _splits(text, count, most)]
    if both:
        return max(both)[1]
    at = _first_cut(text, most, width / least)
    return [text[:at], *break_title(text[at:], most)]


def _width(text: str) -> float:
    """Count characters; Latin letters and figures are half as wide."""
    return sum(0.5 if char < "\u0250" else 1.0 for char in text)


def _first_cut(text: str, most: float, wanted: float) -> int:
    """Return where to end the first of many lines."""
    cuts = [(sense - abs(_width(text[:at]) - wanted), at) for at, sense in _cuts(text, most)]
    return max(cuts)[1] if cuts else max(int(most), 1)


def _splits(text: str, count: int, most: float) -> Iterator[tuple[float, list[str]]]:
    needed = -(-_width(text) // most)
    for sense, lines in _tried(text, count, most):
        shape = _shape([_width(line) for line in lines])
        yield sense - _MORE_LINES * (count - needed) + shape, lines


def _tried(text: str, count: int, most: float) -> Iterator[tuple[float, list[str]]]:
    """Yield every way to set a text in so many lines that fit, with the sense of its cuts."""
    if count == 1:
        if _width(text) <= most:
            yield 0.0, [text]
        return
    for at, sense in _cuts(text, most):
        if _width(text[at:]) <= most * (count - 1):
            for more, lines in _tried(text[at:], count - 1, most):
                yield sense + more, [text[:at], *lines]


def _inside(text: str) -> set[int]:
    """Return the places inside of words."""
    return {at for word in _WORDS.finditer(text) for at in range(word.start() + 1, word.end())}


def _cuts(text: str, most: float) -> Iterator[tuple[int, float]]:
    """Yield where a first line may end and how well that makes sense."""
    legal = pairs(text)
    inside = _inside(text)
    width = _width(text[:2])
    for at in range(2, len(text) - 1):
        if width > most:
            return
        if legal[at - 1].legal and text[at] not in _BAD_START:
            sense = -6.0 if at in inside else 0.0
            sense += 3.0 if _BEFORE.match(text, at) else 0.0
            yield at, sense + (2.0 if _AFTER.search(text[:at]) else 0.0)
        width += _width(text[at])


def _shape(widths: Sequence[float]) -> float:
    """Say how good a shape is: neither a block nor an hour-glass, no line much shorter."""
    longest, shortest = max(widths), min(widths)
    value = -0.4 * abs(longest - shortest - 3) - (6.0 if shortest * 2 < longest else 0.0)
    if len(widths) > 2 and widths[1] < min(widths[0], widths[2]):
        value -= 4.0
    return value - (1.5 if longest == shortest else 0.0)


def break_label(text: str, most: int) -> list[str]:
    """Return a label as even lines of at most `most` characters, words whole if they fit."""
    if "\n" in text:
        return [line for part in text.split("\n") for line in break_label(part, most)]
    if len(text) <= most:
        return [text]
    least = -(-len(text) // most)
    if least > _MOST_LINES:
        return [text[:most], *break_label(text[most:], most)]
    both = [*_label_splits(text, least, most), *_label_splits(text, least + 1, most)]
    return max(both)[1] if both else [text]


def _label_splits(text: str, count: int, most: int) -> Iterator[tuple[float, list[str]]]:
    inside = _inside(text)
    legal = pairs(text)
    cuts = [at for at in range(1, len(text)) if legal[at - 1].legal]
    for chosen in combinations(cuts, count - 1):
        lines = [text[start:end] for start, end in pairwise((0, *chosen, len(text)))]
        longest = max(map(len, lines))
        if longest <= most:
            broken = sum(4.0 for cut in chosen if cut in inside)
            bad = sum(1.0 for line in lines[1:] if line[0] in _BAD_START)
            yield -broken - bad - count - (longest - min(map(len, lines))), lines
