"""The outline of a talk as it is proposed from topics and findings, along the five steps."""

from collections.abc import Sequence

from db.records import Finding, Preparation, TalkKind, Visibility
from desktop.rules.wording import quoted
from desktop.services.views.talks import TalkHead
from desktop.words import word

_NUMERALS = "一二三四五六七八九十"


def proposed(head: TalkHead, preparation: Preparation, findings: Sequence[Finding]) -> str:
    """Return the text of an outline; what is for the talker only is marked as such (Art. 6)."""
    parts = [
        f"与{head.talkee}同志{word(head.kind)}提纲",
        *_opening(head, preparation),
        *_problems(findings),
        "三、请被谈话人就上述问题逐项作出说明",
        *_requirements(findings),
        "五、请被谈话人表态",
    ]
    return "\n".join(parts)


def _opening(head: TalkHead, preparation: Preparation) -> list[str]:
    if head.kind is TalkKind.TIMELY and not preparation.self_check_text:
        return ["一、请被谈话人说明有关情况"]
    lines = ["一、请被谈话人报告自查情况"]
    if preparation.topics:
        lines.append("重点对照：")
        lines += [f"{n}．{topic}。" for n, topic in enumerate(preparation.topics, 1)]
    if preparation.self_check_problems:
        lines.append("自查已报告的问题：" + "；".join(preparation.self_check_problems) + "。")
    if preparation.self_check_compared:
        lines.append(f"同掌握情况比对：{preparation.self_check_compared}")
    return lines


def _problems(findings: Sequence[Finding]) -> list[str]:
    lines = ["二、通报有关情况，指出问题"]
    for number, finding in enumerate(findings):
        secret = finding.visibility is Visibility.TALKER_ONLY
        mark = f"〔{word(finding.visibility)}〕" if secret else ""
        lines.append(f"（{_numeral(number)}）{finding.title}{mark}")
        said = (("事实", finding.facts), ("本人责任", finding.part), ("思想根源", finding.thinking))
        lines += [f"{label}：{text}" for label, text in said if text.strip()]
    return lines


def _requirements(findings: Sequence[Finding]) -> list[str]:
    told = [f for f in findings if f.visibility is Visibility.SHAREABLE]
    return [
        "四、提出整改要求",
        *(f"（{_numeral(n)}）针对{quoted(f.title)}：{f.requirement}" for n, f in enumerate(told)),
        "谈话结束后1个月内报告思想认识和整改措施，3个月内报告整改情况。",
    ]


def _numeral(number: int) -> str:
    return _NUMERALS[number] if number < len(_NUMERALS) else str(number + 1)
