"""Searching from the command line."""

from dataclasses import asdict

import click

from desktop.cli.options import command, json_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Session, with_session
from desktop.errors import BadInput
from desktop.security.permissions import DEEDS
from desktop.services.copied import CopiedService
from desktop.services.search import SearchService, articles


@command("search")
@click.argument("words", metavar="文字", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, metavar="条数", help="最多列出几条。"
)
@json_option
@with_session
def search_command(words: tuple[str, ...], *, limit: int, as_json: bool, session: Session) -> None:
    """List what holds all the words: names and first letters first, then records."""
    wanted = " ".join(words).strip()
    if not wanted:
        raise BadInput("没有写明要查的文字。")
    reads = session.desk.worker.role in DEEDS["view copied"]
    rules = session.opened.admin
    if reads:
        hits = [*CopiedService(session.desk).search(wanted, limit=limit), *articles(rules, wanted)]
    else:
        hits = SearchService(session.desk, rules).search(wanted, limit=limit)
    if as_json:
        print_json([asdict(hit) for hit in hits])
    elif hits:
        rows = [(h.where, h.number, h.title, h.snippet) for h in hits]
        print_table(("类别", "编号", "对象", "内容"), rows)
    else:
        print_table((f"没有找到“{wanted}”。",), ())
