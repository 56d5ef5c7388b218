"""Taking lists out of the store as Excel, and the deadlines of a talk as a calendar."""

from pathlib import Path

import click

from desktop.cli.chinese import Group
from desktop.cli.options import subcommand
from desktop.cli.session import Session, with_session
from desktop.errors import BadInput
from desktop.services.calendars import CalendarService
from desktop.services.ledger import LedgerService
from desktop.services.plan_lists import PlanListService

_OUT = click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到这个文件。",
)


@click.group(
    "export",
    cls=Group,
    help="导出台账、年度计划、任期覆盖、日程、归档包。",
    options_metavar="[选项]",
    subcommand_metavar="子命令 …",
)
def export_command() -> None:
    """Export something."""


@subcommand(export_command, "ledger", "把一个年度的监督谈话台账导出为 Excel")
@_OUT
@click.option("--year", type=int, metavar="年度", help="哪一年，不写则为今年。")
@with_session
def ledger_command(*, out: Path, year: int | None, session: Session) -> None:
    """Write the ledger of a year."""
    _check_suffix(out, ".xlsx")
    service = LedgerService(session.desk)
    ledger = service.read(year or session.desk.today().year)
    service.save(ledger, service.draw_up(ledger), out)
    click.echo(f"已导出{ledger.year}年的台账，共{len(ledger.rows)}次谈话：{out}")


@subcommand(export_command, "plan", "把一个年度的监督谈话计划导出为 Excel")
@_OUT
@click.option("--year", type=int, metavar="年度", help="哪一年，不写则为今年。")
@with_session
def plan_command(*, out: Path, year: int | None, session: Session) -> None:
    """Write the plan of a year with its changes."""
    _check_suffix(out, ".xlsx")
    service = PlanListService(session.desk)
    made = service.plan(year or session.desk.today().year)
    service.save(made, made.draw_up(), out)
    click.echo(f"已导出{made.name}，共{made.count}项：{out}")


@subcommand(export_command, "coverage", "把现任期的谈话覆盖情况导出为 Excel")
@_OUT
@with_session
def coverage_command(*, out: Path, session: Session) -> None:
    """Write the coverage of the running term."""
    _check_suffix(out, ".xlsx")
    service = PlanListService(session.desk)
    made = service.coverage()
    service.save(made, made.draw_up(), out)
    click.echo(f"已导出{made.name}，在任{made.count}人：{out}")


@subcommand(export_command, "calendar", "把一次谈话的整改报告期限导出为日程文件")
@_OUT
@click.option("--talk", required=True, metavar="编号", help="谈话的编号。")
@with_session
def calendar_command(*, out: Path, talk: str, session: Session) -> None:
    """Write the deadlines of a talk."""
    _check_suffix(out, ".ics")
    store = session.desk.store
    found = store.talks.by_number(talk) or store.talks.find(talk)
    if found is None:
        raise BadInput(f"没有编号为“{talk}”的谈话，请核对编号。", field="--talk")
    CalendarService(session.desk).save(found.id, out)
    click.echo(f"已导出谈话{found.number}的日程：{out}")


@subcommand(export_command, "archive", "把办结的谈话归档为文件夹（或 .zip）；已归档的再导出一次")
@click.option("--talk", metavar="编号", help="一次谈话的编号。")
@click.option("--year", type=int, metavar="年度", help="这一年所有办结待归档的谈话。")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="归档包写到这里；一个年度的，每次谈话一个文件夹。",
)
@with_session
def archive_command(*, talk: str | None, year: int | None, out: Path, session: Session) -> None:
    """Archive a talk, or the talks of a year."""
    from desktop.cli.archive import export_talk, export_year

    if talk is not None and year is None:
        export_talk(session, talk, out)
    elif year is not None and talk is None:
        export_year(session, year, out)
    else:
        raise BadInput("请用 --talk 指定一次谈话，或者用 --year 指定一个年度。", field="--talk")


def _check_suffix(out: Path, suffix: str) -> None:
    if out.suffix.lower() != suffix:
        raise BadInput(f"文件名应以 {suffix} 结尾，请改写后再试。", field="-o")
