"""A talk in which everything is entered and then taken back, counting rows after each deed."""

from datetime import date

from db.records import (
    CopyRound,
    DueItem,
    FindingCategory,
    Manner,
    RecordState,
    ReportKind,
)
from desktop.services.copies import CopyService
from desktop.services.findings import FindingService
from desktop.services.materials import MaterialService
from desktop.services.remediation import RemediationService
from desktop.services.reminders import ReminderService
from desktop.services.talks import TalkService
from desktop.services.views.copies import NewCopy
from desktop.services.views.findings import FindingText
from desktop.services.views.preparation import MaterialText
from desktop.services.views.remediation import ActionText
from tests.conftest import TODAY
from tests.factories import a_finding, a_record, a_talk, an_ended_talk, at

WRONG = "登记错误"
_TABLES = [
    "talks",
    "steps",
    "findings",
    "records",
    "supplements",
    "preparations",
    "materials",
    "material_requests",
    "reports",
    "actions",
    "assessments",
    "team_notices",
    "copies",
    "reminders",
    "put_offs",
    "attachments",
    "corrections",
    "people",
]


def make_and_take_back(town):
    """Return the row counts of every table after each deed."""
    counts = [_count(town.store)]
    for deed in _deeds(town):
        deed()
        counts.append(_count(town.store))
    return counts


def _count(store):
    return {name: len(getattr(store, name).all()) for name in _TABLES}


def _deeds(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 6, 17, 11)))
        town.store.records.put(a_record(state=RecordState.SIGNED, signed_on=date(2026, 6, 18)))
        town.store.findings.put(a_finding())
        town.store.talks.put(a_talk(id="t2", number="2026-002", talkee_id="sun"))
    yield from _before(town)
    yield from _after(town)


def _before(town):
    findings, materials = FindingService(town), MaterialService(town)
    made = {}
    text = FindingText(title="误记", category=FindingCategory.OTHER)
    yield lambda: made.update(f=findings.add("t2", text))
    yield lambda: findings.void(made["f"], WRONG)
    material = MaterialText(unit="市审计局", title="误传")
    yield lambda: made.update(m=materials.add("t2", material))
    yield lambda: materials.void(made["m"], WRONG)
    yield lambda: made.update(r=materials.request("t2", ["市纪委"], TODAY, TODAY)[0])
    yield lambda: materials.void_request(made["r"], WRONG)
    yield lambda: TalkService(town).cancel("t2", WRONG)


def _after(town):
    remediation, copies, reminders = (
        RemediationService(town),
        CopyService(town),
        ReminderService(town),
    )
    made = {}
    yield lambda: made.update(p=remediation.register_report("t1", ReportKind.ACTION, TODAY))
    yield lambda: remediation.void_report(made["p"], WRONG)
    yield lambda: made.update(a=remediation.add_action("f1", ActionText(text="误登")))
    yield lambda: remediation.void_action(made["a"], WRONG)
    yield lambda: made.update(n=remediation.register_team_notice("t1", TODAY, "班子会议"))
    yield lambda: remediation.void_team_notice(made["n"], WRONG)
    planned = NewCopy(round=CopyRound.TALK, receiver="市委宣传部")
    yield lambda: made.update(c=copies.add("t1", planned))
    yield lambda: copies.void(made["c"], WRONG)
    telephone = (DueItem.ACTION_REPORT, Manner.TELEPHONE)
    yield lambda: made.update(t=reminders.register("t1", *telephone))
    yield lambda: reminders.void(made["t"], WRONG)
    yield lambda: TalkService(town).terminate("t1", "调任外市", "王致远")
    yield lambda: remediation.resume("t1", WRONG)
