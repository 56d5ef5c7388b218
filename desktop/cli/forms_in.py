"""The command that reads a returned fill-in form."""

from datetime import date
from pathlib import Path

import click

from desktop.cli.options import command, json_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Session, with_session
from desktop.errors import BadInput, Refused
from desktop.exchange.dates import read_date
from desktop.services.fill_in import FillInService
from desktop.services.views.fill_in import FillInPreview


@command("import-form")
@click.argument("file", metavar="文件.docx", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只预览，不写入。")
@click.option("--received", default="", metavar="日期", help="收到日期，默认今天。")
@json_option
@with_session
def import_form_command(
    file: Path, *, dry_run: bool, received: str, as_json: bool, session: Session
) -> None:
    """Read a self-check, action report or results report that came back."""
    if session.opened.attachments is None:
        raise Refused("当前用户不能读入报告表，请由经办人办理。")
    service = FillInService(session.desk, session.opened.attachments)
    on = _day(received) or service.today()
    shown = service.preview_file(file)
    if as_json:
        print_json(_facts(shown, on))
    else:
        _print(shown, dry_run=dry_run)
    if not dry_run:
        service.take_over(shown, on)


def _day(text: str) -> date | None:
    day = read_date(text) if text else None
    if text and day is None:
        raise BadInput(f"收到日期“{text}”不是日期，请按2026-07-13的样子填写；没有读入。")
    return day


def _facts(shown: FillInPreview, on: date) -> dict[str, object]:
    return {
        "form": shown.form.value,
        "talk": shown.talk_id,
        "number": shown.number,
        "talkee": shown.talkee,
        "received_on": on.isoformat(),
        "lines": [{"subject": p.subject, "read": p.read, "remark": p.remark} for p in shown.lines],
        "doubts": list(shown.doubts),
    }


def _print(shown: FillInPreview, *, dry_run: bool) -> None:
    click.echo(f"{shown.title}：{shown.talkee}（{shown.number}）")
    print_table(("问题", "读到", "处理"), [(p.subject, p.read, p.remark) for p in shown.lines])
    for doubt in shown.doubts:
        click.echo(f"提示：{doubt}")
    click.echo("未写入：只预览。" if dry_run else "已读入，原件已作为附件保存。")
