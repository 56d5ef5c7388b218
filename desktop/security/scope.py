"""Whose talks somebody may see (Art. 16): the office all, a talker own ones, others none.

查阅 sees none of the office's pages, only what the own unit was sent (Art. 15): `copied_to`.
"""

from db.records import Role, Talk
from desktop.errors import Refused
from desktop.security.permissions import OFFICE


def own_of(role: Role, person_id: str | None) -> str | None:
    """Return the person to whose talks a role is kept; None means every talk, "" means none."""
    if role in OFFICE:
        return None
    return (person_id or "") if role is Role.TALKER else ""


def require_sight(role: Role, person_id: str | None, talk: Talk) -> None:
    """Refuse a talk that is neither held nor followed up by the one who is kept to own talks."""
    own = own_of(role, person_id)
    if own is not None and (not own or own not in (talk.talker_id, talk.followed_by_id)):
        raise Refused("这次谈话不在您的查看范围内，请与办公室联系。")


def copied_to(role: Role, unit: str) -> str:
    """Return the receiver whose copies somebody reads; Refused where no unit was entered."""
    if role is not Role.READER or not unit:
        raise Refused("您的账号还没有对应的抄送单位，请经办人在“系统管理”“用户”里对应后再查阅。")
    return unit
