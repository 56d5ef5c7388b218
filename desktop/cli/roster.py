"""The command that takes over a roster."""

from pathlib import Path

import click

from desktop.cli.options import command, json_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Session, with_session
from desktop.errors import BadInput
from desktop.services.roster_import import RosterImportService
from desktop.services.views.roster_import import Preview


@command("import-roster")
@click.argument("file", metavar="文件.xlsx", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只检查，不写入。")
@click.option(
    "--end-predecessors",
    is_flag=True,
    help="新任书记到任的，名册中在任的原书记按前一日免职处理。",
)
@click.option(
    "--blank-superior-own",
    is_flag=True,
    help="没有填上一级党委的新单位都由本级党委直接领导；地方党委、党工委除外。",
)
@json_option
@with_session
def import_roster_command(
    file: Path,
    *,
    dry_run: bool,
    end_predecessors: bool,
    blank_superior_own: bool,
    as_json: bool,
    session: Session,
) -> None:
    """Import a roster from Excel: all of it, or nothing where a cell is unclear."""
    service = RosterImportService(session.desk)
    content = file.read_bytes()
    choices = {"end_predecessors": end_predecessors, "blank_is_own": blank_superior_own}
    try:
        preview = service.preview(content, **choices)
    except BadInput as problem:
        if as_json:
            message = {"row": None, "column": None, "cell": None, "message": str(problem)}
            print_json({"rows": 0, "added": 0, "changed": 0, "unchanged": 0, "errors": [message]})
        raise
    if as_json:
        print_json(preview)
    else:
        _print(preview, dry_run=dry_run)
    if preview.errors or not dry_run:
        service.take_over(content, file.name, **choices)


def _print(preview: Preview, *, dry_run: bool) -> None:
    for title, remarks in (("有误", preview.errors), ("提示", preview.notices)):
        if remarks:
            print_table(("行", "列", title), [(r.row, r.column or "—", r.message) for r in remarks])
            click.echo()
    if preview.changes:
        print_table(
            ("行", "谁", "项目", "原为", "改为"),
            [(c.row, c.subject, c.field, c.old or "（空）", c.new) for c in preview.changes],
        )
        click.echo()
    done = "未写入：只检查" if dry_run else "已导入"
    if not preview.errors:
        click.echo(
            f"{done}。共 {preview.rows} 行：新增 {preview.added}，更新 {preview.changed}，"
            f"未变 {preview.unchanged}。"
        )
