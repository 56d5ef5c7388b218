"""Users."""

from db.records import User
from db.tables.base import Table


class Users(Table[User]):
    """The table users."""

    name = "users"
    noun = "用户"
    record = User
