"""The command that takes over the office's own list of talks."""

from pathlib import Path

import click

from desktop.cli.options import command, json_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Session, with_session
from desktop.errors import BadInput
from desktop.services.talks_import import TalksImportService
from desktop.services.views.talks_import import TalksPreview
from desktop.words import word


@command("import-talks")
@click.argument("file", metavar="文件.xlsx", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只检查，不写入。")
@json_option
@with_session
def import_talks_command(file: Path, *, dry_run: bool, as_json: bool, session: Session) -> None:
    """Import a list of talks from Excel: all of it, or nothing where a cell is unclear."""
    service = TalksImportService(session.desk)
    content = file.read_bytes()
    try:
        preview = service.preview(content)
    except BadInput as problem:
        if as_json:
            message = {"row": None, "column": None, "cell": None, "message": str(problem)}
            print_json({"rows": 0, "added": 0, "changed": 0, "unchanged": 0, "errors": [message]})
        raise
    if as_json:
        print_json(
            {
                "rows": preview.rows,
                "added": preview.added,
                "earlier": preview.earlier,
                "running": preview.running,
                "changed": preview.changed,
                "unchanged": preview.unchanged,
                "talks": preview.talks,
                "errors": preview.errors,
                "notices": preview.notices,
                "unused": preview.unused,
            }
        )
    else:
        _print(preview, dry_run=dry_run)
    if preview.errors or not dry_run:
        service.take_over(content)


def _print(preview: TalksPreview, *, dry_run: bool) -> None:
    for title, remarks in (("有误", preview.errors), ("提示", preview.notices)):
        if remarks:
            print_table(("行", "列", title), [(r.row, r.column or "—", r.message) for r in remarks])
            click.echo()
    if preview.talks:
        print_table(
            ("行", "编号", "被谈话人", "谈话人", "类别", "日期", "办理"),
            [
                (t.row, t.number, t.talkee, t.talker, word(t.kind), t.held_on, t.outcome)
                for t in preview.talks
            ],
        )
        click.echo()
    if not preview.errors:
        done = "未写入：只检查" if dry_run else "已导入"
        click.echo(
            f"{done}。共 {preview.rows} 行：历史谈话 {preview.earlier}，办理中 {preview.running}，"
            f"补登报告 {preview.changed}，未变 {preview.unchanged}。"
        )
