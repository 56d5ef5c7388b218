"""The compliance check from the command line (Art. 15)."""

import click

from desktop.cli.options import command, json_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Session, with_session
from desktop.errors import BadInput
from desktop.rules.checks.shape import SEVERITY_WORDS, Shortfall
from desktop.services.checks import CheckService
from desktop.services.repeats import RepeatService


@command("check")
@click.option("--talk", metavar="编号", help="只查一次谈话：id 或者编号。")
@click.option("--year", type=int, metavar="年度", help="只查一个年度。")
@json_option
@with_session
def check_command(*, talk: str | None, year: int | None, as_json: bool, session: Session) -> None:
    """List what falls short of the Measures and of the office's own rules."""
    if talk is not None and year is not None:
        raise BadInput("--talk 和 --year 只能写一个。", field="--talk")
    service = CheckService(session.desk)
    if talk is not None:
        talk_id = service.talk_id(talk)
        RepeatService(session.desk).catch_up()
        checked = service.of_talk(talk_id)
    else:
        checked = service.run(year)
    if as_json:
        print_json([_plain(line) for line in checked.lines])
    elif checked.lines:
        rows = [
            (SEVERITY_WORDS[x.severity], x.article, x.number, x.subject, x.sentence)
            for x in checked.lines
        ]
        print_table(("轻重", "依据", "编号", "对象", "问题"), rows)
    else:
        print_table((f"{checked.about}没有发现不规范的情况。",), ())


def _plain(line: Shortfall) -> dict[str, object]:
    return {
        "article": line.article,
        "check": line.check,
        "severity": line.severity,
        "talk": line.talk_id,
        "message": line.sentence,
        "number": line.number or None,
        "talkee": line.subject or None,
        "organisation": line.organisation or None,
    }
