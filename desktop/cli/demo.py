"""`tanhua demo`: a store full of invented talks to look at and to measure with."""

from datetime import date
from pathlib import Path

import click

from desktop.cli.options import command, json_option, on_option, store_option
from desktop.cli.output import print_json, print_table
from desktop.demo.store import make_demo
from desktop.outside import Outside
from desktop.words import word

DEMO_DAY = date(2026, 7, 13)


@command("demo")
@click.option("--talks", type=int, default=200, metavar="数量", help="谈话的数量，默认200。")
@store_option
@on_option
@json_option
def demo_command(*, talks: int, store: Path, on: date | None, as_json: bool) -> None:
    """Make a demo store and print its log-ins."""
    outside = Outside(on or DEMO_DAY)
    users = make_demo(store, talks, now=outside.now(), new_id=outside.new_id)
    if as_json:
        facts = [{"user": u.user, "role": u.role, "password": u.password} for u in users]
        print_json({"store": str(store), "on": outside.today(), "talks": talks, "users": facts})
        return
    click.echo(f"样例数据已生成在“{store}”，共{talks}场谈话，今天按{outside.today()}计。")
    rows = [(u.user, u.name, word(u.role), u.password) for u in users]
    print_table(("用户名", "姓名", "角色", "口令"), rows)
