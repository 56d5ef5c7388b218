"""The vault of everything about people and talks."""

from pathlib import Path

from db.migrations import content
from db.search import SearchIndex
from db.store import Store
from db.tables.accountability import AccountabilityFlags
from db.tables.archived_files import ArchivedFiles
from db.tables.attachments import Attachments
from db.tables.body import Bodies, Leaders, Terms
from db.tables.copies import Copies
from db.tables.findings import Findings
from db.tables.follow_up import FollowUps
from db.tables.people import Corrections, Organisations, People, Tenures
from db.tables.planning import PlanChanges, PlanItems, Plans, Triggers, UnitProposals
from db.tables.preparation import Drafts, MaterialRequests, Materials, Preparations
from db.tables.prints import Prints
from db.tables.record import Supplements, TalkRecords
from db.tables.remediation import Actions, Assessments, Reports, TeamNotices
from db.tables.reminders import PutOffs, Reminders
from db.tables.returns import SuperiorTables, YearReturns
from db.tables.settings import Settings
from db.tables.statistics import Statistics
from db.tables.talks import Steps, Talks
from db.tables.watch import Watch


class ContentStore(Store):
    """content.db: one attribute for each table."""

    migrations = content.MIGRATIONS
    names = content.NAMES

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        super().__init__(path, key, create=create)
        self.settings = Settings(self._db)
        self.search = SearchIndex(self._db)
        self.body = Bodies(self._db)
        self.terms = Terms(self._db)
        self.leaders = Leaders(self._db)
        self.people = People(self._db)
        self.organisations = Organisations(self._db)
        self.tenures = Tenures(self._db)
        self.corrections = Corrections(self._db)
        self.talks = Talks(self._db)
        self.steps = Steps(self._db)
        self.findings = Findings(self._db)
        self.records = TalkRecords(self._db)
        self.prints = Prints(self._db)
        self.supplements = Supplements(self._db)
        self.preparations = Preparations(self._db)
        self.materials = Materials(self._db)
        self.material_requests = MaterialRequests(self._db)
        self.drafts = Drafts(self._db)
        self.reports = Reports(self._db)
        self.follow_ups = FollowUps(self._db)
        self.actions = Actions(self._db)
        self.assessments = Assessments(self._db)
        self.team_notices = TeamNotices(self._db)
        self.copies = Copies(self._db)
        self.reminders = Reminders(self._db)
        self.put_offs = PutOffs(self._db)
        self.watch = Watch(self._db)
        self.statistics = Statistics(self._db)
        self.attachments = Attachments(self._db)
        self.archived_files = ArchivedFiles(self._db)
        self.plans = Plans(self._db)
        self.plan_items = PlanItems(self._db)
        self.plan_changes = PlanChanges(self._db)
        self.triggers = Triggers(self._db)
        self.accountability_flags = AccountabilityFlags(self._db)
        self.unit_proposals = UnitProposals(self._db)
        self.year_returns = YearReturns(self._db)
        self.superior_tables = SuperiorTables(self._db)
