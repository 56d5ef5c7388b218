"""Backup, restore and verify."""

from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

import click

from db import folder
from db.admin import AdminStore
from db.errors import NoStore, SlotsDamaged, StoreDamaged, StoreError, WrongPassword
from db.lock import ProcessLock
from db.preview import Preview, Side
from db.upgrade import lacks_steps
from db.vault import Keys
from db.verify import Report, targets_of, verify
from desktop import __version__
from desktop.cli.archive import verify_packages
from desktop.cli.options import command, json_option, on_option, store_option
from desktop.cli.output import print_json
from desktop.cli.session import (
    Login,
    Session,
    login_options,
    read_text,
    refusals_logged,
    require_own_password,
    with_session,
)
from desktop.errors import Refused
from desktop.outside import Outside
from desktop.security.permissions import require
from desktop.services.login import enter, leave, recognise
from desktop.services.restoring import (
    Restored,
    gains,
    held,
    look,
    look_by_sheet,
    losses,
    put_back,
    put_back_by_sheet,
)
from desktop.services.safety import BY_HAND, SafetyService

_FORMER = (
    "这个用户名和口令能打开备份，打不开现在的数据（备份以后改过口令，或者用户已停用），没有恢复；"
    "请打开窗口登录，在“系统管理”“备份与恢复”中恢复，或者用 --store 另指定一个文件夹恢复。"
)


@command("backup")
@click.option(
    "-o",
    "into",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="备份到这个文件夹；不写则备份到设定的位置。",
)
@with_session
def backup_command(into: Path | None, *, session: Session) -> None:
    """Copy the store and check the copy."""
    service = SafetyService(session.admin_desk, session.opened.keys)
    outcome = service.back_up(BY_HAND, into=into)()
    service.backed_up(outcome)
    for copy in outcome.made:
        click.echo(f"已备份并核对：{copy.folder}（附件{copy.attachments}个）")
    for sentence in outcome.missed:
        click.echo(sentence, err=True)


@command("rehearse")
@with_session
def rehearse_command(*, session: Session) -> None:
    """Restore the newest copy into a folder of its own, check it, and note what came of it."""
    service = SafetyService(session.admin_desk, session.opened.keys)
    done = service.rehearse()()
    service.rehearsed(done)
    for sentence in done.faults:
        click.echo(sentence)
    if done.faults:
        raise StoreDamaged(
            f"恢复演练没有通过：备份{done.copy}有{len(done.faults)}处问题；"
            "现有数据没有影响，请再备份一次。"
        )
    click.echo(
        f"恢复演练通过：备份{done.copy}已试恢复并逐项核对，谈话{done.talks}次、人员{done.people}名、"
        f"附件{done.attachments}个、用户{done.users}名，与备份清单一致。"
    )


@command("restore")
@click.argument("place", metavar="备份文件夹", type=click.Path(path_type=Path))
@click.option("--preview", "only_look", is_flag=True, help="只列出恢复会改变什么，不恢复。")
@click.option(
    "--sheet",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="不用口令，用抄有恢复单的文本文件打开备份；用后请立即删除这个文件。",
)
@store_option
@login_options
@on_option
def restore_command(
    place: Path,
    *,
    only_look: bool,
    sheet: Path | None,
    store: Path,
    login: Login,
    on: date | None,
) -> None:
    """Put a copy back; user and password, or the recovery sheet, are those of its time."""
    at, name = Outside(on).now(), login.name()
    typed = None if sheet is None else read_text(sheet, "恢复单文件")
    password = login.password() if typed is None else ""
    with ProcessLock(store).take(at=at, create=not only_look):
        if typed is None:
            _require_log_in(place, store, name, password)
            _show_preview(look(place, store, name, password))
        else:
            _show_preview(look_by_sheet(place, store, name, typed))
        if only_look:
            click.echo("只作比较，没有恢复，没有改动任何文件。")
            return
        if typed is None:
            done = put_back(place, store, name, password, now=at)
        else:
            done = put_back_by_sheet(place, store, name, typed, now=at)
    _tell(done)
    if typed is not None:
        click.echo(
            "忘记口令的，请打开窗口，按“忘记口令…”，用恢复单设新口令；并删除抄有恢复单的文件。"
        )


def _tell(done: Restored) -> None:
    click.echo(f"已恢复{done.made_at:%Y年%m月%d日%H:%M}的备份（附件{done.attachments}个）。")
    if done.aside is not None:
        click.echo(f"恢复前的数据保留在：{done.aside}")
    for name in done.lacking:
        click.echo(f"附件“{name}”在备份中已损坏或不见了，没有恢复。", err=True)


def _require_log_in(place: Path, store: Path, name: str, password: str) -> None:
    """Refuse to replace a store that this user may not log in to now, where anybody can at all."""
    now = Outside().now()  # tries and waiting times go by the real clock
    try:
        keys = recognise(store, name, password, now=now)
    except (NoStore, SlotsDamaged):
        return
    except WrongPassword as error:
        look(place, store, name, password)  # a password that is wrong there too is said as ever
        raise Refused(_FORMER) from error
    _require(keys, "restore", now)


def _show_preview(found: Preview) -> None:
    click.echo(f"备份（{found.made_at:%Y年%m月%d日%H:%M}，{found.reason}）：{_held(found.then)}")
    click.echo(f"现在：{_held(found.now)}")
    for sentence in (*losses(found), *gains(found)):
        click.echo(sentence)


def _held(side: Side | None) -> str:
    return held(side) if side is not None else "读不到"


@command("verify")
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="只核对这个归档包（文件夹或 .zip），不用登录。",
)
@store_option
@login_options
@on_option
@json_option
def verify_command(
    store: Path, *, archive: Path | None, login: Login, on: date | None, as_json: bool
) -> None:
    """Check both vaults, slots, attachments and copies; exit 1 naming the file at fault."""
    if archive is not None:
        verify_packages(archive)
        return
    outside = Outside(on)
    now = Outside().now()  # tries and waiting times go by the real clock
    with ProcessLock(store).take(at=now):
        keys = recognise(store, login.name(), login.password(), now=now)
        _require(keys, "backup", now)
        report = verify(keys, targets_of(keys))
        _log(keys, report, outside)
    if as_json:
        print_json(report)
    else:
        _print(report)
    if report.faults:
        files = "、".join(dict.fromkeys(_told(fault.file) for fault in report.faults))
        raise StoreDamaged(f"核对发现{len(report.faults)}处问题：{files}；没有改动任何文件。")


def _told(file: str) -> str:
    """Return how the last line names a file; attachments are named one by one above it."""
    return "附件" if file.startswith(f"{folder.ATTACHMENTS}/") else file


def _require(keys: Keys, deed: str, now: datetime) -> None:
    """Refuse whose role does not allow it, and a password that has to be changed.

    The latter only where the store can be read at all; the check names the file that is damaged.
    """
    with suppress(StoreError):
        if not lacks_steps(keys):
            with closing(AdminStore(keys.folder / folder.ADMIN, keys.admin)) as admin:
                user = admin.users.get(keys.user_id)
                require_own_password(user, admin, now)
                with refusals_logged(admin, user, now):
                    require(keys.role, deed)
    require(keys.role, deed)


def _log(keys: Keys, report: Report, outside: Outside) -> None:
    if {fault.file for fault in report.faults} & {folder.SLOTS, folder.ADMIN, folder.CONTENT}:
        return  # the store does not open; it is left as it was found
    opened = enter(keys, now=outside.now(), really=outside.really(), program=__version__)
    try:
        session = Session(folder=keys.folder, opened=opened, outside=outside)
        SafetyService(session.admin_desk, keys).verified(report)
    finally:
        leave(opened, now=outside.now())


def _print(report: Report) -> None:
    for fault in report.faults:
        click.echo(f"{fault.file}：{fault.sentence}")
    found = "损坏" if report.notices else "问题"
    click.echo(
        f"已核对两个数据文件、口令文件、附件{report.attachments}个、备份{report.copies}份，"
        + (f"{len(report.faults)}处有误。" if report.faults else f"没有发现{found}。")
    )
    for notice in report.notices:
        click.echo(notice)
    if report.strays:
        click.echo(f"附件文件夹中有{report.strays}个没有登记的文件，不影响使用。")
