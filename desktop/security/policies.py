"""What the 安全保密管理员 settles about passwords and the idle lock, within safe bounds."""

from datetime import datetime, timedelta

from db.frozen import frozen
from desktop.errors import BadInput


@frozen
class Policies:
    """Minutes until the idle lock; days until a password must be changed (0: never); how many
    former passwords may not be used again."""

    idle_minutes: int = 10
    password_days: int = 90
    password_history: int = 5


BOUNDS = {
    "idle_minutes": (1, 60, "无操作自动锁定（分钟）"),
    "password_days": (0, 365, "口令有效期（天）"),
    "password_history": (0, 24, "不得重复使用最近几个口令"),
}


def check(policies: Policies) -> None:
    """Refuse values out of bounds, naming the field."""
    for name, (least, most, label) in BOUNDS.items():
        if not least <= getattr(policies, name) <= most:
            raise BadInput(f"“{label}”应为{least}至{most}。", field=label)


def expired(changed_at: datetime | None, now: datetime, policies: Policies) -> bool:
    """Tell whether a password is older than it may be."""
    if not policies.password_days or changed_at is None:
        return False
    return now - changed_at >= timedelta(days=policies.password_days)
