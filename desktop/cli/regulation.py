"""The command that takes in the official text of a regulation."""

from datetime import date
from pathlib import Path

import click

from desktop.cli.options import command, json_option, on_option, store_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Login, login_options, open_session
from desktop.errors import Refused
from desktop.exchange.regulation_files import text_of
from desktop.outside import Outside
from desktop.services.regulations import RegulationService, drafted, still_open
from desktop.services.views.regulations import Draft, label


@command("import-regulation")
@click.argument("file", metavar="文件.txt|.docx", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只识别，不写入；不用登录。")
@click.option("--accept-doubts", is_flag=True, help="疑问已经核对，照识别结果导入。")
@json_option
@store_option
@login_options
@on_option
def import_regulation_command(
    file: Path,
    *,
    dry_run: bool,
    accept_doubts: bool,
    as_json: bool,
    store: Path,
    login: Login,
    on: date | None,
) -> None:
    """Recognise the articles of a text, print them with every doubt, and take them in."""
    draft = drafted(text_of(file.read_bytes(), file.name), file.name)
    if as_json:
        _print_json(draft)
    else:
        _print(draft)
    if dry_run:
        return
    if still_open(draft) and not accept_doubts:
        raise Refused(
            f"有 {len(still_open(draft))} 处疑问，没有导入；请核对后加 --accept-doubts，"
            "或者在窗口的“法规依据”中逐条决定。"
        )
    with open_session(store, login, Outside(on)) as session:
        RegulationService(session.admin_desk).take_over(draft)


def _print_json(draft: Draft) -> None:
    print_json(
        {
            "title": draft.title,
            "articles": [
                {
                    "number": a.number,
                    "suffix": a.suffix,
                    "heading": a.heading,
                    "text": a.text.replace("\n", ""),
                }
                for a in draft.articles
            ],
            "duplicates": draft.duplicates,
            "gaps": draft.gaps,
            "out_of_order": draft.out_of_order,
            "doubts": draft.questions,
        }
    )


def _print(draft: Draft) -> None:
    click.echo(f"{draft.title or '（没有认出名称）'}：{len(draft.articles)} 条")
    rows = [
        (label(a.number, a.suffix, points=draft.points), len(a.text), a.text.split("\n")[0][:30])
        for a in draft.articles
    ]
    print_table(("条", "字数", "开头"), rows)
    for question in draft.questions:
        click.echo(f"疑问：{question}")
