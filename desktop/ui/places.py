"""The places of the window, in the order of the navigation."""

from typing import NamedTuple


class Place(NamedTuple):
    """A place: its name, its icon, and whether it stands at the foot."""

    name: str
    symbol: str
    foot: bool = False


PLACES = (
    Place("今日", "sun"),
    Place("计划与覆盖", "calendar-days"),
    Place("谈话", "messages-square"),
    Place("整改跟踪", "list-checks"),
    Place("表格打印", "printer"),
    Place("谈话对象", "users"),
    Place("统计报告", "chart-column"),
    Place("法规依据", "scale"),
    Place("系统管理", "settings", foot=True),
)
