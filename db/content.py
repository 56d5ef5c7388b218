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
from db.tables.held_talks import HeldTalks
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

    history = content.HISTORY

    def __init__(self, path: Path, key: bytes, *, create: bool = False) -> None:
        super().__init__(path, key, create=create)
        self.settings = Settings(self._conn)
        self.search = SearchIndex(self._conn)
        self.body = Bodies(self._conn)
        self.terms = Terms(self._conn)
        self.leaders = Leaders(self._conn)
        self.people = People(self._conn)
        self.organisations = Organisations(self._conn)
        self.tenures = Tenures(self._conn)
        self.corrections = Corrections(self._conn)
        self.talks = Talks(self._conn)
        self.steps = Steps(self._conn)
        self.findings = Findings(self._conn)
        self.records = TalkRecords(self._conn)
        self.prints = Prints(self._conn)
        self.supplements = Supplements(self._conn)
        self.preparations = Preparations(self._conn)
        self.materials = Materials(self._conn)
        self.material_requests = MaterialRequests(self._conn)
        self.drafts = Drafts(self._conn)
        self.reports = Reports(self._conn)
        self.follow_ups = FollowUps(self._conn)
        self.held_talks = HeldTalks(self._conn)
        self.actions = Actions(self._conn)
        self.assessments = Assessments(self._conn)
        self.team_notices = TeamNotices(self._conn)
        self.copies = Copies(self._conn)
        self.reminders = Reminders(self._conn)
        self.put_offs = PutOffs(self._conn)
        self.watch = Watch(self._conn)
        self.statistics = Statistics(self._conn)
        self.attachments = Attachments(self._conn)
        self.archived_files = ArchivedFiles(self._conn)
        self.plans = Plans(self._conn)
        self.plan_items = PlanItems(self._conn)
        self.plan_changes = PlanChanges(self._conn)
        self.triggers = Triggers(self._conn)
        self.accountability_flags = AccountabilityFlags(self._conn)
        self.unit_proposals = UnitProposals(self._conn)
        self.year_returns = YearReturns(self._conn)
        self.superior_tables = SuperiorTables(self._conn)
