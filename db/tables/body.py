"""The own body, its terms and its leaders."""

from db.records import Body, Leader, Term
from db.tables.base import Table


class Bodies(Table[Body]):
    """The table body."""

    name = "body"
    noun = "本单位信息"
    record = Body


class Terms(Table[Term]):
    """The table terms."""

    name = "terms"
    noun = "任期"
    record = Term


class Leaders(Table[Leader]):
    """The table leaders."""

    name = "leaders"
    noun = "领导班子成员"
    record = Leader
