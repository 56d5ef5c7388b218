"""The marking on every page: 内部, or 秘密 / 机密 with a period on an approved machine (Art. 16)."""

import re

from desktop.errors import BadInput, Refused

FIELD = "密级或标识"
INTERNAL = "内部"
_RANKS = (INTERNAL, "秘密", "机密")
_SECRET = re.compile(r"(秘密|机密)(?:★(\d{1,2}年|\d{1,2}个月|长期))?")


def is_secret(marking: str) -> bool:
    """Return whether a marking is that of a state secret."""
    return marking.strip().startswith(("秘密", "机密", "绝密"))


def strictness(marking: str) -> int:
    """Return how strict a marking is: 内部 the least, what is unknown the most."""
    known = (rank for rank, word in enumerate(_RANKS) if marking.startswith(word))
    return next(known, len(_RANKS))


def check(marking: str, *, approved_machine: bool, responsible: str = "", basis: str = "") -> None:
    """Refuse a marking that this machine may not carry, or one that is not whole (Art. 16).

    A state secret needs its period, the person who decided it and the basis.
    """
    if marking == INTERNAL:
        return
    if marking.startswith("绝密"):
        raise Refused("绝密事项不得在本工作台处理，请按保密规定办理。", "第十六条")
    found = _SECRET.fullmatch(marking)
    if found is None:
        raise BadInput("密级或标识应为内部，或者如秘密★1年、机密★10年。", field=FIELD)
    if not approved_machine:
        raise Refused(
            f"本机不是涉密计算机，不能处理标为{found[1]}的内容；请改用内部，或者在涉密计算机上办理。",
            "第十六条",
        )
    for value, missing, field in (
        (found[2], "保密期限，如秘密★1年", FIELD),
        (responsible.strip(), "定密责任人", "定密责任人"),
        (basis.strip(), "定密依据", "定密依据"),
    ):
        if not value:
            raise BadInput(f"标为{found[1]}的须写明{missing}。", field=field)
