"""Whose talks somebody may see (Art. 16): the office all, a talker own ones, others none."""

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
