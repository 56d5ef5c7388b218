"""The statistics as charts of horizontal bars; each bar knows what it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.frozen import frozen
from db.records import By, FindingCategory, Measure, ReportKind
from desktop.reports.period import Period
from desktop.reports.tables import Cell, cell
from desktop.words import word

_M = Measure
_MOST_BARS = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """What is labelled on the left, with one number for each series."""

    label: str
    cells: tuple[Cell, ...]


@frozen
class Chart:
    """Bars of several series: `stacked` in one bar, else one below the other."""

    key: str
    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    stacked: bool = False

    @property
    def largest(self) -> int:
        """The number that the longest bar stands for; 0 where all are empty."""
        add = sum if self.stacked else max
        return max((add(c.number for c in bar.cells) for bar in self.bars), default=0)

    @property
    def words(self) -> str:
        """Return the chart in words, for those who do not see it."""
        said = (
            f"{bar.label}："
            + "，".join(f"{s}{c.number}" for s, c in zip(self.series, bar.cells, strict=True))
            for bar in self.bars
        )
        return f"{self.title}。{'；'.join(said)}。"


def charts(period: Period) -> tuple[Chart, ...]:
    """Return the charts of a period."""
    return (_months(period), _talkers(period), _categories(period), _reports(period))


def _bars(
    period: Period, by: By, values: Iterable[tuple[str, str]], *measures: Measure
) -> tuple[Bar, ...]:
    return tuple(
        Bar(label, tuple(cell(period, measure, by, value) for measure in measures))
        for value, label in values
    )


def _months(period: Period) -> Chart:
    one_year = period.span.begin.year == period.span.end.year
    months = [(m, _month(m, one_year=one_year)) for m in period.months]
    if len(months) > 24:
        months = [m for m in months if m[0] in period.tally.values(By.MONTH)][-24:]
    return Chart(
        key="months",
        title="各月计划与开展谈话",
        series=("计划", "开展谈话"),
        bars=_bars(period, By.MONTH, months, _M.PLANNED, _M.HELD),
    )


def _month(month: str, *, one_year: bool) -> str:
    words = f"{int(month[5:])}月"
    return words if one_year else f"{month[:4]}年{words}"


def _categories(period: Period) -> Chart:
    values = [(one.value, word(one)) for one in FindingCategory]
    return Chart(
        key="categories",
        title="各类问题与销号",
        series=("已销号", "未销号"),
        bars=_bars(period, By.CATEGORY, values, _M.CLOSED_OUT, _M.NOT_CLOSED_OUT),
        stacked=True,
    )


def _reports(period: Period) -> Chart:
    values = [(kind.value, word(kind)) for kind in ReportKind]
    measures = (_M.EARLY, _M.ON_TIME, _M.LATE, _M.OVERDUE, _M.AWAITED)
    return Chart(
        key="reports",
        title="报告期限",
        series=("提前", "按期", "逾期", "逾期未报", "未到期"),
        bars=_bars(period, By.REPORT, values, *measures),
        stacked=True,
    )


def _talkers(period: Period) -> Chart:
    values = [(who.value, who.name) for who in period.talkers[:_MOST_BARS]]
    return Chart(
        key="talkers",
        title="谈话人计划与开展谈话",
        series=("计划", "开展谈话"),
        bars=_bars(period, By.TALKER, values, _M.PLANNED, _M.HELD),
    )
