"""The text of a record as the five steps give it (Art. 10)."""

from collections.abc import Sequence

from db.records import Finding, Step
from desktop.rules.findings import told
from desktop.rules.steps import SPEAKERS, TITLES

_NUMERALS = "一二三四五"


def composed(steps: Sequence[Step], findings: Sequence[Finding]) -> str:
    """Return the text of the record; what is for the talker only is left out (Art. 6)."""
    by_number = {s.number: s for s in steps}
    shown = told(findings)
    parts: list[str] = []
    for number, title in TITLES.items():
        parts.append(f"{_NUMERALS[number - 1]}、{SPEAKERS[number]}{title}")
        parts += _step(by_number.get(number), number, shown)
    return "\n".join(parts)


def of_findings(findings: Sequence[Finding]) -> str:
    """Return the text of a record of which only findings and requirements are known."""
    shown = told(findings)
    return "\n".join(["一、指出的问题", *_pointed_out(shown), "二、整改要求", *_required(shown)])


def _step(step: Step | None, number: int, findings: Sequence[Finding]) -> list[str]:
    if step is not None and step.not_held_reason:
        return [f"（本步骤未进行：{step.not_held_reason}）"]
    text = [step.text] if step is not None and step.text.strip() else []
    by_finding = {2: _pointed_out, 3: _explained, 4: _required}.get(number)
    return text + (by_finding(findings) if by_finding else [])


def _pointed_out(findings: Sequence[Finding]) -> list[str]:
    lines = []
    for number, finding in enumerate(findings, 1):
        lines.append(f"问题{number}：{finding.title}")
        said = (("事实", finding.facts), ("本人责任", finding.part), ("思想根源", finding.thinking))
        lines += [f"{label}：{text}" for label, text in said if text.strip()]
    return lines


def _explained(findings: Sequence[Finding]) -> list[str]:
    return [
        f"关于问题{n}：{f.explanation}" for n, f in enumerate(findings, 1) if f.explanation.strip()
    ]


def _required(findings: Sequence[Finding]) -> list[str]:
    return [
        f"针对问题{n}：{f.requirement}{_who_and_when(f)}"
        for n, f in enumerate(findings, 1)
        if f.requirement.strip()
    ]


def _who_and_when(finding: Finding) -> str:
    by = finding.requirement_by
    named = (
        f"责任人{finding.requirement_for}" if finding.requirement_for else "",
        f"{by.year}年{by.month}月{by.day}日前完成" if by else "",
    )
    said = "，".join(part for part in named if part)
    return f"（{said}）" if said else ""
