"""Building the archive package of one talk; everything is read before, so any thread will do."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path, PurePath

from db.attachments import AttachmentFiles
from db.folder import file_errors
from db.frozen import frozen
from db.records import ArchivedFile, Attachment, Talk
from desktop.errors import BadInput
from desktop.exchange.archive_package import Package, Packed
from desktop.forms.archive_list import KEY, TITLE, so_far
from desktop.forms.catalogue import form
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.paper import Paper
from desktop.pdf_file import count
from desktop.rules.archive_number import number, series

DATA = "谈话数据.json"
TRIGGER = "trigger"
_WHAT = "归档包"
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif"})
Told = Callable[[int, int], object]


@frozen
class Written:
    """A package that stands complete beside its place, its files, and SHA-256 of their list."""

    package: Package
    talk: Talk
    archived: Talk
    before: str
    files: tuple[ArchivedFile, ...]
    digest: str


@frozen
class Packing:
    """All that goes into the package of a talk; `first` is the first 件号 under `before`.

    `talk` is as it was read, the dossier holds it as it will be once it is archived.
    """

    talk: Talk
    dossier: Dossier
    attachments: tuple[Attachment, ...]
    files: AttachmentFiles
    triggers: tuple[Paper, ...]
    before: str
    first: int
    on: date

    def write(self, target: Path, told: Told | None = None) -> Written:
        """Build the package beside the target, a folder or a .zip, and check what was written.

        Slow. `told` hears (done, of), may raise to cancel; whatever fails leaves nothing behind.
        """
        with file_errors(_WHAT):
            package = Package(target)
            try:
                return self._write(package, told or (lambda _done, _of: None))
            except BaseException:
                package.discard()
                raise

    def _write(self, package: Package, told: Told) -> Written:
        papers = so_far(self.dossier)
        of = len(papers) + len(self.attachments) + 2
        files: list[ArchivedFile] = []
        for paper in papers:
            told(len(files), of)
            files.append(self._paper(package, paper, len(files) + 1))
        for attachment in self.attachments:
            told(len(files), of)
            files.append(self._attachment(package, attachment, len(files) + 1))
        packed = package.add(DATA, [_data(self.dossier, self.attachments)])
        files.append(self._listed(packed, len(files) + 1, title="谈话数据"))
        told(len(files), of)
        listed = replace(self.dossier, archived=tuple(files))
        package.add(f"{TITLE}.pdf", [self._pdf(KEY, listed, self.on)[0]])
        digest = package.seal(self._said(files))
        told(of, of)
        return Written(
            package=package,
            talk=self.talk,
            archived=self.dossier.talk,
            before=self.before,
            files=tuple(files),
            digest=digest,
        )

    def _paper(self, package: Package, paper: ArchivedFile, position: int) -> ArchivedFile:
        made, pages = self._pdf(paper.id, self.dossier, paper.dated_on or self.on)
        packed = package.add(paper.name, [made])
        return replace(
            paper,
            archive_number=number(self.before, self.first + position - 1),
            pages=pages,
            size=packed.size,
            sha256=packed.sha256,
        )

    def _attachment(self, package: Package, attachment: Attachment, position: int) -> ArchivedFile:
        suffix = PurePath(attachment.name).suffix.lower()
        name = f"附件/{position:02d}-{attachment.purpose}{suffix}"
        pages = 1 if suffix in _PICTURES else 0
        if suffix == ".pdf":
            content = self.files.read(attachment.id, attachment.name)
            pages = _pages(content)
            packed = package.add(name, [content])
        else:
            packed = package.add(name, self.files.chunks(attachment.id, attachment.name))
        return replace(
            self._listed(packed, position, title=f"{attachment.purpose}：{attachment.name}"),
            archive_number=number(self.before, self.first + position - 1),
            author=self.dossier.body.office_name,
            dated_on=attachment.added_at.date(),
            pages=pages,
            note="附件",
        )

    def _listed(self, packed: Packed, position: int, *, title: str) -> ArchivedFile:
        talk = self.dossier.talk
        return ArchivedFile(
            id="",
            talk_id=talk.id,
            position=position,
            name=packed.name,
            title=title,
            marking=talk.marking,
            size=packed.size,
            sha256=packed.sha256,
        )

    def _pdf(self, key: str, dossier: Dossier, on: date) -> tuple[bytes, int]:
        from desktop.forms.pdf import write

        out = BytesIO()
        written = write(list(self._papers(key, dossier, on)), out)
        return out.getvalue(), written.pages

    def _papers(self, key: str, dossier: Dossier, on: date) -> Iterator[Paper]:
        if key == TRIGGER:
            yield from self.triggers
            return
        control = control_of(dossier, on)
        yield from form(key).papers([replace(dossier, today=on)], control)

    def _said(self, files: list[ArchivedFile]) -> dict[str, object]:
        talk = self.dossier.talk
        names = [f.name for f in fields(ArchivedFile) if f.name not in ("id", "talk_id", "version")]
        return {
            "talk": talk.number,
            "archived_on": self.on.isoformat(),
            "fonds": self.dossier.body.name,
            "retention": series(talk.archive_number).retention,
            "marking": talk.marking,
            "documents": [{name: _plain(getattr(f, name)) for name in names} for f in files],
        }


def control_of(dossier: Dossier, on: date) -> Control:
    """Return what stands on the filed papers besides their matter."""
    talk, body = dossier.talk, dossier.body
    return Control(
        on=on,
        own_body=body.name,
        office=body.office_name,
        marking=talk.marking,
        secrecy_by=talk.marking_by,
        secrecy_basis=talk.marking_basis,
        contact=body.contact,
        phone=body.phone,
    )


def _pages(content: bytes) -> int:
    """Return the pages of a PDF; 0, to be counted by hand, where it cannot be opened."""
    try:
        return count(content)
    except BadInput:
        return 0


def _data(dossier: Dossier, attachments: tuple[Attachment, ...]) -> bytes:
    """Return the records of a talk as JSON, with everything that is not voided."""
    said = asdict(replace(dossier, anchor=None, archived=()))
    for not_of_the_talk in ("today", "settings", "anchor", "archived", "flags"):
        del said[not_of_the_talk]
    said["attachments"] = [asdict(a) for a in attachments]
    return json.dumps(
        _without_versions(said), ensure_ascii=False, indent=1, default=_plain
    ).encode()


def _without_versions(value: object) -> object:
    """Return the data without counts of saves, which mean nothing outside the store."""
    if isinstance(value, dict):
        return {k: _without_versions(v) for k, v in value.items() if k != "version"}
    if isinstance(value, list | tuple):
        return [_without_versions(v) for v in value]
    return value


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value
