"""The archive of the demo: numbers and lists of the talks that are archived (DA/T 22)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from db.records import TalkStatus
from desktop.demo.city import SETTINGS
from desktop.demo.file import TalkFile
from desktop.rules.archive_number import number, prefix
from desktop.rules.filed_documents import Filed, listed
from desktop.rules.posts import full_post


class Filing:
    """Gives archived talks their 档号, one series for each year."""

    def __init__(self, office: str, new_id: Callable[[], str]) -> None:
        self._office, self._new_id = office, new_id
        self._given: Counter[str] = Counter()

    def file_away(self, file: TalkFile) -> None:
        """Number the documents of an archived talk; other talks stay as they are."""
        talk = file.talk
        if talk.status is not TalkStatus.ARCHIVED or talk.closed_on is None:
            return
        before = prefix(SETTINGS, talk.closed_on.year)
        first = self._given[before] + 1
        rows = listed(
            _filed(file),
            file.talkee,
            full_post(file.organisation.name, talk.talkee_post),
            self._office,
        )
        file.archived = [
            replace(row, id=self._new_id(), archive_number=number(before, first + at))
            for at, row in enumerate(rows)
        ]
        self._given[before] += len(rows)
        file.talk = replace(talk, archive_number=number(before, first))


def _filed(file: TalkFile) -> Filed:
    return Filed(
        talk=file.talk,
        preparation=file.preparation,
        record=file.record,
        requests=file.requests,
        findings=file.findings,
        reminders=file.reminders,
        reports=file.reports,
        team_notices=file.team_notices,
        assessments=file.assessments,
        copies=file.copies,
    )
