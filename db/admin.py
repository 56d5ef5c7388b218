"""The vault of accounts, policies and the administrative log."""

from pathlib import Path

from db.migrations import admin
from db.store import Store
from db.tables.accounts import Users
from db.tables.content_log import ContentLog
from db.tables.regulations import RegulationArticles, Regulations
from db.tables.settings import Settings


class AdminStore(Store):
    """admin.db: one attribute for each table."""

    history = admin.HISTORY

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        super().__init__(path, key, create=create)
        self.settings = Settings(self._conn)
        self.users = Users(self._conn)
        self.content_log = ContentLog(self._conn)
        self.regulations = Regulations(self._conn)
        self.regulation_articles = RegulationArticles(self._conn)
