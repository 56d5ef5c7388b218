"""The command that writes the report on a year."""

from pathlib import Path
from typing import Any

import click

from desktop.cli.options import command, on_option, store_option
from desktop.cli.print import export_job, require_ending
from desktop.cli.session import login_options, open_session
from desktop.forms import year_report
from desktop.outside import Outside
from desktop.services.printing import PrintService
from desktop.services.year_report import YearReportService


@command("report")
@click.argument("year", metavar="年度")
@click.option(
    "-o",
    "out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写入的文件（.docx 或 .pdf）。",
)
@click.option("--handed-in", is_flag=True, help="同时登记已报送，不再提醒这一年度的报告。")
@store_option
@login_options
@on_option
def report_command(*, year: str, out: Path, handed_in: bool, **wanted: Any) -> None:
    """Write the report on a year as Word or PDF."""
    require_ending(out)
    with open_session(wanted["store"], wanted["login"], Outside(wanted["on"])) as session:
        service = PrintService(session.desk)
        job = service.job(year_report.KEY, (), service.usual(), about=year)
        export_job(service, job, out)
        if handed_in:
            YearReportService(session.desk).hand_in(int(year))
            click.echo(f"已登记{year}年度报告报送。")
