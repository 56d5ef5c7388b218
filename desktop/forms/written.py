"""Text that somebody wrote with headings in it (一、 （一） 问题1：), as blocks of a paper."""

import re
from collections.abc import Iterator

from desktop.forms.paper import BODY_SIZE, Block, Face, Heading, Para, Run

_LONGEST_HEADING = 40
_SHORT = 12  # characters up to which a numbered line is a heading in spite of its full stop
_RUN_IN = re.compile(r"[^。：，；]{2,16}[：。](?=.)")
_FIRST = re.compile(r"[一二三四五六七八九十]{1,3}、")
_SECOND = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_LABEL = re.compile(
    r"(问题\d+|事实|本人责任|思想根源|关于问题\d+|针对问题\d+|重点对照|自查已报告的问题|同掌握情况比对)："
)


def blocks_of(text: str, size: float = BODY_SIZE) -> Iterator[Block]:
    """Yield a paragraph for each line; numbered short lines are headings, known labels 楷体."""
    for line in text.split("\n"):
        if line.strip():
            yield _block(line.strip(), size)


def _block(line: str, size: float) -> Block:
    for pattern, level, face in ((_FIRST, 1, Face.HEI), (_SECOND, 2, Face.KAI)):
        if pattern.match(line):
            return _numbered(line, size, level, face)
    label = _LABEL.match(line)
    if label:
        runs = (Run(label[0], Face.KAI), Run(line[label.end() :], Face.FANG))
        return Para(text=runs, size=size)
    return Para(text=line, size=size)


def _numbered(line: str, size: float, level: int, face: Face) -> Block:
    """A heading by itself, or a paragraph whose first words are its heading."""
    most = _SHORT if line[-1] == "。" else _LONGEST_HEADING
    if len(line) <= most and line[-1] not in "；，":
        if size == BODY_SIZE:
            return Heading(text=line, level=level)
        return Para(text=line, face=face, size=size, keep=True)
    found = _RUN_IN.match(line)
    if found:
        runs = (Run(found[0], face), Run(line[found.end() :], Face.FANG))
        return Para(text=runs, size=size)
    return Para(text=line, size=size)
