"""The archive: what ended is packed, numbered and shut (Art. 12, DA/T 22)."""

from dataclasses import replace

from db.attachments import AttachmentFiles
from db.content import ContentStore
from db.folder import file_errors
from db.records import ArchivedFile, Attachment, Origin, Talk, TalkStatus
from desktop.errors import Refused
from desktop.forms import trigger as trigger_form
from desktop.forms.archive_list import so_far
from desktop.rules import archive_number
from desktop.rules.closing import lacks
from desktop.rules.copies import without_receipt
from desktop.security.permissions import DEEDS, require
from desktop.services.desk import Desk
from desktop.services.parts import reading
from desktop.services.parts.archiving import Packing, Written, control_of
from desktop.services.parts.asking import Asked
from desktop.services.parts.filing import dossier
from desktop.services.parts.following import followed
from desktop.services.parts.office_papers import office_papers
from desktop.services.views.archive import ArchiveView
from desktop.words import word
from desktop.workflow.talk import AFTER, BEFORE, move

__all__ = ["ArchiveService", "Written"]

_ENDED = (TalkStatus.CLOSED, TalkStatus.TERMINATED)
_NEVER = (TalkStatus.IN_PROGRESS, TalkStatus.CANCELLED)
_KIND = "archive"


class ArchiveService:
    """Packs talks: `packing` reads, `Packing.write` builds on any thread, `keep` is the deed."""

    def __init__(self, desk: Desk[ContentStore], files: AttachmentFiles) -> None:
        self._desk = desk
        self._store = desk.store
        self._files = files

    def read(self, talk_id: str) -> ArchiveView:
        """Return where the talk stands, what keeps it from being archived, and its files."""
        require(self._desk.worker.role, "view talk")
        talk = reading.talk_of(self._desk, talk_id)
        archived = talk.status is TalkStatus.ARCHIVED
        files = tuple(self._store.archived_files.of_talk(talk_id))
        may = self._desk.worker.role in DEEDS[_KIND]
        missing = () if archived else self._missing(talk)
        return ArchiveView(
            head=reading.head(self._store, talk),
            archived_on=talk.archived_on,
            archive_number=talk.archive_number,
            missing=missing,
            open_receipts=() if archived else self.open_receipts(talk_id),
            files=files if archived else self._so_far(talk),
            attachments=len(self._attachments(talk)),
            can_archive=may and not missing and talk.status in _ENDED,
            may_pack=may and (archived or talk.status in _ENDED),
        )

    def open_receipts(self, talk_id: str) -> tuple[str, ...]:
        """Return which receipts of copies are not in; they cannot be registered later (Art. 12)."""
        copies = without_receipt(self._store.copies.of_talk(talk_id))
        return tuple(f"{word(c.round)}抄送{c.receiver}的回执还没有登记。" for c in copies)

    def waiting(self, year: int) -> tuple[tuple[str, str], ...]:
        """Return id and number of the talks of a year that ended and are not archived, in order."""
        require(self._desk.worker.role, _KIND)
        own_of = reading.own_talks_of(self._desk)
        return tuple(self._store.talks.to_archive(year, own_of))

    def packing(self, talk_id: str) -> Packing:
        """Read all that is packed; Refused with all that is missing. An archived talk is packed
        again as it was."""
        require(self._desk.worker.role, _KIND)
        talk = reading.talk_of(self._desk, talk_id)
        if talk.status is TalkStatus.ARCHIVED:
            return self._again(talk)
        if talk.status not in _ENDED:
            raise Refused(
                f"谈话{talk.number}{word(talk.status)}，办结或者终止跟踪以后才能归档。", "第十二条"
            )
        if missing := self._missing(talk):
            raise Refused("".join(missing))
        settings = self._store.settings.office()
        before = archive_number.prefix(settings, (talk.closed_on or self._desk.today()).year)
        first = self._store.archived_files.last_serial(before) + 1
        moved = move(talk, TalkStatus.ARCHIVED, at=self._desk.now())
        given = archive_number.number(before, first)
        return self._packing(talk, replace(moved, archive_number=given), first)

    def keep(self, written: Written) -> None:
        """Give the package its name and shut the talk; nothing of either stays where one fails."""
        if written.talk.status is TalkStatus.ARCHIVED:
            detail = f"再次导出，清单{written.digest[:16]}"
            self._place(written)
            self._desk.seen(_KIND, "导出归档包", written.talk.id, detail)
            return
        detail = f"{written.files[0].archive_number}，清单{written.digest}"
        tables = {"talks", "archived_files"}
        try:
            with self._desk.deed(_KIND, "归档", written.talk.id, tables, detail):
                self._shut(written)
                self._place(written)
        except BaseException:
            written.package.discard()
            if not self._is_archived(written.talk.id):
                written.package.withdraw()
            raise

    def _shut(self, written: Written) -> None:
        store, talk = self._store, written.talk
        last = store.archived_files.last_serial(written.before)
        if archive_number.number(written.before, last + 1) != written.files[0].archive_number:
            raise Refused("打包期间另有谈话归档，档号已被占用，没有归档，请重新归档。")
        store.talks.put(replace(written.archived, version=talk.version))
        store.archived_files.put_all(
            [replace(f, id=self._desk.new_id(), version=0) for f in written.files]
        )

    def _place(self, written: Written) -> None:
        with file_errors("归档包"):
            written.package.place()

    def _is_archived(self, talk_id: str) -> bool:
        return self._store.talks.get(talk_id).status is TalkStatus.ARCHIVED

    def _again(self, talk: Talk) -> Packing:
        if not self._store.archived_files.of_talk(talk.id):
            raise Refused(f"谈话{talk.number}没有归档文件清单，不能再次导出。")
        return self._packing(talk, talk, int(talk.archive_number.rpartition("-")[2]))

    def _packing(self, talk: Talk, archived: Talk, first: int) -> Packing:
        on = archived.archived_on or self._desk.today()
        read = dossier(self._store, archived, on)
        control = control_of(read, on)
        triggers = (
            paper
            for trigger in read.triggers
            for paper in office_papers(
                self._store,
                trigger_form.KEY,
                Asked(about=trigger.id, control=control, today=on),
            )
        )
        return Packing(
            talk=talk,
            dossier=replace(read, anchor=None, archived=()),
            attachments=self._attachments(talk),
            files=self._files,
            before=archived.archive_number.rpartition("-")[0],
            first=first,
            on=on,
            triggers=tuple(triggers),
        )

    def _attachments(self, talk: Talk) -> tuple[Attachment, ...]:
        found = self._store.attachments.of_talk(talk.id)
        for trigger in self._store.triggers.of_talk(talk.id):
            found += self._store.attachments.of_owner(trigger.id)
        once = {a.id: a for a in found if not a.voided_reason}
        return tuple(once.values())

    def _missing(self, talk: Talk) -> tuple[str, ...]:
        if talk.origin is Origin.EARLIER:
            return ("历史谈话只登记日期、人员和结果，不在本系统归档。",)
        if talk.status in BEFORE or talk.status in _NEVER:
            return (f"谈话{talk.number}{word(talk.status)}，办结以后才能归档。",)
        found = archive_number.missing(self._store.settings.office())
        if talk.status in AFTER:
            return (*(lack.sentence for lack in lacks(followed(self._store, talk))), *found)
        return found

    def _so_far(self, talk: Talk) -> tuple[ArchivedFile, ...]:
        return so_far(dossier(self._store, talk, self._desk.today()))
