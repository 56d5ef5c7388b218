"""Files that belong to records: taken in encrypted, looked at from memory, taken out by a deed."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from db.attachments import LARGEST, AttachmentFiles, StoredFile
from db.content import ContentStore
from db.errors import StoreReadOnly
from db.records import Attachment, Talk, TalkStatus
from db.tables.base import Table
from desktop.errors import BadInput, Refused, reason_of
from desktop.rules.wording import line
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.reading import own_talks_of, talk_of
from desktop.words import word

SCAN = "签字扫描件"
EVIDENCE = "佐证材料"
MATERIAL = "材料"
REPORT = "报告原件"
RECEIPT = "回执"
_FIELD = "附件"
_MIB = 1024 * 1024
_SHUT = frozenset({TalkStatus.ARCHIVED, TalkStatus.CANCELLED})
_OF_TALK = ("talks", "records", "preparations")


class AttachmentService:
    """Adds, shows, takes out and voids attachments; plain content is never left on the disk."""

    def __init__(self, desk: Desk[ContentStore], files: AttachmentFiles) -> None:
        self._desk = desk
        self._store = desk.store
        self._files = files

    def add(
        self, owner_table: str, owner_id: str, talk_id: str | None, path: Path, purpose: str
    ) -> str:
        """Take a file in for a record and return the attachment's id; the original stays."""
        require(self._desk.worker.role, "attachments")
        self._check_owner(owner_table, owner_id, talk_id)
        stored = self.take_in(path)
        return self.register(owner_table, owner_id, talk_id, stored, path.name, purpose)

    def take_in(self, path: Path) -> StoredFile:
        """Encrypt a file into the store, on any thread; BadInput where it cannot be an attachment.

        Without a following `register` it is a stray, which is set aside later.
        """
        name = path.name
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise BadInput(f"“{name}”不是文件，没有添加；请选择一个文件。", field=_FIELD)
            if size > LARGEST:
                raise BadInput(
                    f"文件“{name}”有{-(-size // _MIB)} MB，超过{LARGEST // _MIB} MB的上限，没有添加；"
                    "请压缩或拆分后再添加，原文件没有动。",
                    field=_FIELD,
                )
            if size == 0:
                raise BadInput(f"文件“{name}”是空的，没有添加，请核对。", field=_FIELD)
            with path.open("rb") as stream:
                return self._files.add(stream, name)
        except OSError as error:
            raise BadInput(
                f"文件“{name}”读不出来（{reason_of(error)}），没有添加；请核对文件后再试。",
                field=_FIELD,
            ) from error

    def register(
        self,
        owner_table: str,
        owner_id: str,
        talk_id: str | None,
        stored: StoredFile,
        name: str,
        purpose: str,
    ) -> str:
        """Enter a file that was taken in as an attachment of a record and return its id."""
        with self._desk.deed("attachments", "添加附件", stored.id, {"attachments"}, purpose):
            self._check_owner(owner_table, owner_id, talk_id)
            self._store.attachments.put(
                Attachment(
                    id=stored.id,
                    owner_table=owner_table,
                    owner_id=owner_id,
                    talk_id=talk_id,
                    name=line(name, _FIELD, required=True),
                    purpose=purpose,
                    size=stored.size,
                    sha256=stored.sha256,
                    added_at=self._desk.now().replace(microsecond=0),
                    added_by=self._desk.worker.name,
                )
            )
        return stored.id

    def of_owner(self, owner_id: str) -> tuple[Attachment, ...]:
        """Return the attachments of a record that are not void, in the order added."""
        require(self._desk.worker.role, "view talk")
        return self._seen(self._store.attachments.of_owner(owner_id))

    def of_talk(self, talk_id: str) -> tuple[Attachment, ...]:
        """Return the attachments of a talk that are not void, in the order added."""
        require(self._desk.worker.role, "view talk")
        return self._seen(self._store.attachments.of_talk(talk_id))

    def is_there(self, attachment: Attachment) -> bool:
        """Tell whether the file lies where it belongs; `verify` tells whether it is whole."""
        return self._files.path(attachment.id).is_file()

    def content(self, attachment_id: str) -> bytes:
        """Return the plain content for showing it from memory, and log that it was looked at."""
        content = self.reading(attachment_id)()
        self.looked_at(attachment_id)
        return content

    def reading(self, attachment_id: str) -> Callable[[], bytes]:
        """Return the slow half of looking at a file, for any thread; then call `looked_at`."""
        require(self._desk.worker.role, "view talk")
        attachment = self._standing(attachment_id)
        return lambda: self._files.read(attachment.id, attachment.name)

    def looked_at(self, attachment_id: str) -> None:
        """Log that the content was looked at; it is shown only afterwards."""
        self._desk.seen("view talk", "查看附件", attachment_id)

    def take_out(self, attachment_id: str, target: Path) -> Callable[[], None]:
        """Log that a plain copy is taken out, which the caller has warned of; return the slow half.

        The entry comes first, so that not even a power failure leaves a copy that was not logged.
        The slow half is for any thread; where it fails, what lay at the target stays.
        """
        part = target.with_name(f"{target.name}.part")
        with self._desk.deed("take out", "导出附件", attachment_id, set()):
            attachment = self._standing(attachment_id)
            try:
                part.touch()
            except OSError as error:
                raise _not_taken_out(error) from error
        return lambda: self._write_out(attachment, part, target)

    def _write_out(self, attachment: Attachment, part: Path, target: Path) -> None:
        try:
            with part.open("wb") as out:
                for chunk in self._files.chunks(attachment.id, attachment.name):
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            part.replace(target)
        except OSError as error:
            raise _not_taken_out(error) from error
        finally:
            part.unlink(missing_ok=True)

    def void(self, attachment_id: str, reason: str) -> None:
        """Void an attachment added by mistake; file and reason stay."""
        with self._desk.deed("attachments", "作废附件", attachment_id, {"attachments"}):
            why = line(reason, "原因", required=True)
            attachment = self._standing(attachment_id)
            self._check_owner(attachment.owner_table, attachment.owner_id, attachment.talk_id)
            self._store.attachments.put(replace(attachment, voided_reason=why))

    def _check_owner(self, table: str, owner_id: str, talk_id: str | None) -> None:
        """Refuse a record that is not there, is of another talk, or takes no files any more."""
        talk = self._within_sight(talk_id)
        if talk is not None and talk.status in _SHUT:
            raise Refused(f"谈话{talk.number}{word(talk.status)}，附件不能再增减。")
        if table in _OF_TALK:  # their id is the talk's, stored yet or not
            owner_talk: str | None = owner_id
        else:
            owner = self._owners()[table].get(owner_id)
            owner_talk = getattr(owner, "talk_id", None)
            voided: str = getattr(owner, "voided_reason", "")
            if talk is None and voided:
                raise Refused("这条登记已作废，附件不能再增减。")
        if talk_id is not None and owner_talk != talk_id:
            raise Refused("附件对应的记录不属于这次谈话，没有添加，请刷新后再试。")

    def _owners(self) -> Mapping[str, Table[Any]]:
        store = self._store
        known: tuple[Table[Any], ...] = (
            store.materials,
            store.material_requests,
            store.findings,
            store.reports,
            store.actions,
            store.team_notices,
            store.copies,
            store.reminders,
            store.triggers,
            store.unit_proposals,
        )
        return {table.name: table for table in known}

    def _within_sight(self, talk_id: str | None) -> Talk | None:
        if talk_id is not None:
            return talk_of(self._desk, talk_id)
        if own_talks_of(self._desk) is not None:
            raise Refused("这个附件不在您的查看范围内，请与办公室联系。")
        require(self._desk.worker.role, "triggers")  # what is of no talk is the office's
        return None

    def _standing(self, attachment_id: str) -> Attachment:
        attachment = self._store.attachments.get(attachment_id)
        self._within_sight(attachment.talk_id)
        if attachment.voided_reason:
            raise Refused(f"附件“{attachment.name}”已作废。")
        return attachment

    def _seen(self, attachments: Sequence[Attachment]) -> tuple[Attachment, ...]:
        for talk_id in {a.talk_id for a in attachments}:
            self._within_sight(talk_id)
        return tuple(a for a in attachments if not a.voided_reason)


def _not_taken_out(error: OSError) -> StoreReadOnly:
    return StoreReadOnly(
        f"附件没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
    )
