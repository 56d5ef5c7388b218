"""`export archive` and the check of archive packages."""

from pathlib import Path

import click

from db.session import attachment_files
from desktop.cli.session import Session
from desktop.errors import BadInput, Refused
from desktop.exchange.archive_package import check, packages
from desktop.services.archive import ArchiveService


def export_talk(session: Session, given: str, out: Path) -> None:
    """Archive one talk, or pack an archived one again."""
    store = session.desk.store
    found = store.talks.by_number(given) or store.talks.find(given)
    if found is None:
        raise BadInput(f"没有编号为“{given}”的谈话，请核对编号。", field="--talk")
    service = _service(session)
    _archive(service, found.id, found.number, out)
    number = store.talks.get(found.id).archive_number
    click.echo(f"谈话{found.number}已归档，档号自{number}起：{out}")


def export_year(session: Session, year: int, out: Path) -> None:
    """Archive all ended talks of a year, each as a folder; what cannot be is said at the end."""
    service = _service(session)
    waiting = service.waiting(year)
    refused = []
    for done, (talk_id, number) in enumerate(waiting, 1):
        try:
            _archive(service, talk_id, number, out / number)
        except Refused as error:
            refused.append(f"{number}：{error}")
            continue
        click.echo(f"（{done}/{len(waiting)}）谈话{number}已归档：{out / number}")
    if refused:
        raise Refused(f"有{len(refused)}次谈话没有归档：{'；'.join(refused)}")
    click.echo(f"{year}年的谈话已归档{len(waiting)}次。")


def _archive(service: ArchiveService, talk_id: str, number: str, out: Path) -> None:
    """Archive a talk, and say which receipts were not in: that keeps nothing from its archive."""
    lacking = len(service.read(talk_id).open_receipts)
    service.keep(service.packing(talk_id).write(out))
    if lacking:
        click.echo(f"提示：谈话{number}归档时还有{lacking}份抄送回执没有登记。", err=True)


def verify_packages(place: Path) -> None:
    """Check all packages at a place; BadInput names the first file at fault."""
    whole = packages(place)
    for package in whole:
        fault = check(package)
        if fault:
            raise BadInput(
                f"归档包“{package.name}”不完整：{fault.rstrip('。')}；没有改动任何文件。"
            )
    click.echo(f"已核对归档包{len(whole)}个，文件齐全，没有改动。")


def _service(session: Session) -> ArchiveService:
    keys = session.opened.keys
    files = session.opened.attachments or attachment_files(keys.folder, keys.content or b"")
    return ArchiveService(session.desk, files)
