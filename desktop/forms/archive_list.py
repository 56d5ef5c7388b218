"""归档文件目录 of one talk with its cover, spine and 备考表 (DA/T 22-2015), and SHA-256 of all files."""

from collections.abc import Sequence
from datetime import date

from db.frozen import frozen
from db.records import ArchivedFile
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.facts import BLANK, TalkFacts, open_to, talk_facts
from desktop.forms.paper import Align, Block, Cell, NewPage, Note, Paper, Para, Row, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import DAY_TO_FILL, day
from desktop.rules.archive_number import series
from desktop.rules.filed_documents import Filed, listed

KEY = "archive-list"
TITLE = "归档文件目录"
_COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
_WIDTHS = (10.0, 50.0, 37.0, 25.0, 49.0, 19.0, 12.0, 10.0, 13.0)
_CENTRED = (0, 1, 2, 3, 5, 6, 7)
_SPINES = (20.0, 30.0, 40.0, 135.0)  # mm: three boxes, and the remark beside them
_SMALL = 10.5


@frozen
class ArchiveListFacts:
    """What is filed of one talk, and under what it is filed; all empty on a blank form."""

    control: Control
    talk: TalkFacts = BLANK
    fonds_number: str = ""
    fonds_name: str = ""
    unit: str = ""
    retention: str = ""
    year: int | None = None
    archived_on: date | None = None
    files: tuple[ArchivedFile, ...] = ()

    @property
    def filed(self) -> tuple[ArchivedFile, ...]:
        """The documents themselves, without files that only accompany them."""
        return tuple(f for f in self.files if f.archive_number or not f.sha256)

    @property
    def serials(self) -> str:
        """The first and last 件号."""
        numbers = [f.archive_number.rpartition("-")[2] for f in self.filed if f.archive_number]
        return "至".join(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else ""


def facts(dossier: Dossier, control: Control) -> ArchiveListFacts:
    """Return what was filed; before the talk is archived, the documents there are so far."""
    settings = dossier.settings
    said = series(dossier.archived[0].archive_number) if dossier.archived else None
    return ArchiveListFacts(
        control=control,
        talk=talk_facts(open_to(dossier)),
        fonds_number=said.fonds_number if said else settings.fonds_number,
        fonds_name=dossier.body.name,
        unit=said.unit if said else settings.archive_unit,
        retention=said.retention if said else settings.retention,
        year=said.year if said else None,
        archived_on=(dossier.talk.archived_on or dossier.today) if said else None,
        files=dossier.archived or so_far(dossier),
    )


def so_far(dossier: Dossier) -> tuple[ArchivedFile, ...]:
    """Return the documents of a talk as they will be listed, without numbers and pages."""
    facts = talk_facts(open_to(dossier))
    return listed(filed(dossier), facts.talkee, facts.talkee_post, dossier.body.office_name)


def filed(dossier: Dossier) -> Filed:
    """Return what the documents are told from."""
    return Filed(
        talk=dossier.talk,
        preparation=dossier.preparation,
        record=dossier.record,
        requests=dossier.requests,
        findings=dossier.findings,
        reminders=dossier.reminders,
        reports=dossier.reports,
        team_notices=dossier.team_notices,
        assessments=dossier.assessments,
        triggers=dossier.triggers,
        copies=dossier.copies,
    )


def paper(facts: ArchiveListFacts) -> Paper:
    """Return cover, list, check table, 备考表 and spine, on landscape pages."""
    control = facts.control
    checked = [f for f in facts.files if f.sha256]
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "归档", facts.talk.number),
        landscape=True,
        blocks=(
            *_cover(facts),
            NewPage(),
            Title(text=TITLE),
            Table(widths=_WIDTHS, size=_SMALL, rows=(head(*_COLUMNS), *_list(facts))),
            *(_check_table(checked) if checked else ()),
            NewPage(),
            *_note_sheet(facts),
            NewPage(),
            *_spine(facts),
        ),
    )


def _cover(facts: ArchiveListFacts) -> tuple[Block, ...]:
    filed = facts.filed
    rows = (
        ("全宗号", facts.fonds_number),
        ("全宗名称", facts.fonds_name),
        ("年度", f"{facts.year}年" if facts.year else ""),
        ("保管期限", facts.retention),
        ("机构（问题）", facts.control.office if facts.talk.number else ""),
        ("件数", f"{len(filed)}件" if filed else ""),
        ("起止件号", facts.serials),
        ("监督谈话", _talk_line(facts.talk)),
    )
    return (
        Title(text=TITLE),
        Table(
            widths=(50, 175),
            size=14.0,
            rows=tuple(
                Row(cells=(Cell(text=label, label=True), Cell(text=text)), height=14.5)
                for label, text in rows
            ),
        ),
    )


def _talk_line(talk: TalkFacts) -> str:
    if not talk.number:
        return ""
    held = f"，{day(talk.ended_at.date())}" if talk.ended_at else ""
    return f"{talk.number}，{talk.kind}，{talk.talkee_post}{talk.talkee}{held}"


def _list(facts: ArchiveListFacts) -> Sequence[Row]:
    rows = [
        (
            str(number),
            f.archive_number,
            f.document_number,
            f.author,
            f.title,
            f"{f.dated_on:%Y%m%d}" if f.dated_on else "",
            f.marking,
            str(f.pages) if f.pages else "",
            f.note,
        )
        for number, f in enumerate(facts.filed, 1)
    ]
    if not rows:
        return empty(len(_COLUMNS), 10, 12)
    return [_row(row) for row in rows]


def _row(texts: Sequence[str]) -> Row:
    return Row(
        cells=tuple(
            Cell(text=text, align=Align.CENTRE if at in _CENTRED else Align.LEFT)
            for at, text in enumerate(texts)
        )
    )


def _check_table(files: Sequence[ArchivedFile]) -> tuple[Block, ...]:
    rows = [
        Row(
            cells=(
                Cell(text=str(number), align=Align.CENTRE),
                Cell(text=f.name, align=Align.LEFT),
                Cell(text=str(f.size), align=Align.RIGHT),
                Cell(text=f.sha256, align=Align.CENTRE),
            ),
            height=7,
        )
        for number, f in enumerate(files, 1)
    ]
    return (
        NewPage(),
        Title(text="电子文件校验表", small=True),
        Note(text="本目录的电子文件和校验清单随归档包保存，校验值用于核对文件是否完整、有无改动。"),
        Table(
            widths=(11, 66, 22, 126),
            size=_SMALL,
            rows=(head("序号", "文件", "字节数", "SHA-256"), *rows),
        ),
    )


def _note_sheet(facts: ArchiveListFacts) -> tuple[Block, ...]:
    filed = facts.filed
    pages = sum(f.pages for f in filed)
    said = f"共{len(filed)}件，已计页数{pages}页。" if filed and facts.archived_on else ""
    signed = facts.control.undertaker if facts.archived_on else ""
    on = day(facts.archived_on, DAY_TO_FILL)
    return (
        Title(text="备考表"),
        Table(
            widths=(45, 67.5, 45, 67.5),
            size=14.0,
            rows=(
                Row(
                    cells=(Cell(text="盒内文件\n情况说明", label=True), Cell(text=said, span=3)),
                    height=70,
                ),
                _signs("整理人", signed, "整理日期", on),
                _signs("检查人", "", "检查日期", DAY_TO_FILL),
            ),
        ),
    )


def _signs(*labels_and_values: str) -> Row:
    return Row(
        cells=tuple(
            Cell(text=text, label=at % 2 == 0, align=Align.CENTRE)
            for at, text in enumerate(labels_and_values)
        ),
        height=18,
    )


def _spine(facts: ArchiveListFacts) -> tuple[Block, ...]:
    items = (
        ("全宗号", facts.fonds_number),
        ("年度", str(facts.year or "")),
        ("保管期限", facts.retention),
        ("机构", facts.unit if facts.talk.number else ""),
        ("件号", facts.serials.replace("至", "\n至\n")),
        ("盒号", ""),
    )
    remark = "脊背：20、30、40毫米三种，按档案盒的厚度选用一种，沿线裁下。\n盒号由档案人员填写。"
    rows = [
        Row(
            cells=(
                *(Cell(text=f"{label}\n{text}", align=Align.CENTRE) for _ in range(3)),
                Cell(text=remark if not number else ""),
            ),
            height=21,
        )
        for number, (label, text) in enumerate(items)
    ]
    return (
        Para(text="档案盒脊背", indent=0, align=Align.LEFT, keep=True),
        Table(widths=_SPINES, size=_SMALL, rows=tuple(rows)),
    )
