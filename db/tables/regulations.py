"""Regulations and their articles."""

from db.records import Regulation, RegulationArticle
from db.tables.base import Table


class Regulations(Table[Regulation]):
    """The table regulations."""

    name = "regulations"
    noun = "法规"
    record = Regulation

    def in_force(self) -> list[Regulation]:
        """Return what is not voided: the Measures, the Opinions, then others, the newest first."""
        order = "case basis when 'measures' then 0 when 'opinions' then 1 else 2 end, rowid desc"
        return self._where("voided_reason = ''", order_by=order)


class RegulationArticles(Table[RegulationArticle]):
    """The table regulation_articles."""

    name = "regulation_articles"
    noun = "条文"
    record = RegulationArticle

    def of(self, regulation_id: str) -> list[RegulationArticle]:
        """Return the articles of one regulation in their order."""
        return self._where("regulation_id = ?", (regulation_id,), order_by="position")

    def in_force(self) -> list[RegulationArticle]:
        """Return the articles of everything that is not voided."""
        return self._where(
            "regulation_id in (select id from regulations where voided_reason = '')",
            order_by="regulation_id, position",
        )
