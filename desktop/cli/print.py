"""The command that prints a form into a file."""

from pathlib import Path
from typing import Any

import click

from desktop.cli.options import command, json_option, on_option, store_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import login_options, open_session
from desktop.errors import BadInput, reason_of
from desktop.forms.catalogue import FORMS
from desktop.outside import Outside
from desktop.services.printing import Job, PrintService

_ENDINGS = {".pdf", ".docx"}


@command("print")
@click.argument("form", metavar="表格", required=False)
@click.option("--list", "only_list", is_flag=True, help="列出全部表格（不用登录）。")
@click.option(
    "--talk", "talks", multiple=True, metavar="编号", help="谈话的 id 或者编号，可以写多次。"
)
@click.option("--year", "about", metavar="年度", help="按年度的表格：哪一年，不写则为今年。")
@click.option("--leader", metavar="姓名", help="述职段落：哪一位领导班子成员，不写则为书记。")
@click.option("--trigger", metavar="编号", help="及时谈话情形登记表：情形的编号。")
@click.option("--blank", is_flag=True, help="打印空白表。")
@click.option(
    "-o",
    "out",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写入的文件（.pdf 或 .docx）。",
)
@json_option
@store_option
@login_options
@on_option
def print_command(*, only_list: bool, as_json: bool, **wanted: Any) -> None:
    """Print a form of talks, of a year's plan, of the term or of a trigger, or blank."""
    if only_list:
        _list(as_json=as_json)
        return
    form, out = wanted["form"], wanted["out"]
    if form is None or out is None:
        raise BadInput(
            "请写明表格和输出文件，例如：tanhua print record --talk 2026-001 -o 记录.pdf。"
        )
    require_ending(out)
    with open_session(wanted["store"], wanted["login"], Outside(wanted["on"])) as session:
        service = PrintService(session.desk, patient=True)
        ids = () if wanted["blank"] else tuple(map(service.talk_id, wanted["talks"]))
        about = wanted["trigger"] or _about(wanted, session.desk.today().year)
        job = service.job(form, ids, service.usual(*ids), blank=wanted["blank"], about=about)
        export_job(service, job, out)


def _about(wanted: dict[str, Any], this_year: int) -> str:
    """Return the year, and after it the leader where one is named."""
    if wanted["leader"]:
        return f"{wanted['about'] or this_year} {wanted['leader']}"
    return wanted["about"] or ""


def require_ending(out: Path) -> None:
    """Refuse a file that is neither PDF nor Word."""
    if out.suffix.lower() not in _ENDINGS:
        raise BadInput(f"“{out.name}”既不是 .pdf 也不是 .docx，没有输出。")


def export_job(service: PrintService, job: Job, out: Path) -> None:
    """Make the file, write it, and log that it left the store."""
    made = job.pdf() if out.suffix.lower() == ".pdf" else job.word()
    _write(out, made.data)
    service.log(job, "导出文件")
    for remark in made.remarks:
        click.echo(f"提示：{remark}", err=True)
    click.echo(f"已输出《{made.title}》：{out}")


def _list(*, as_json: bool) -> None:
    if as_json:
        print_json([{"key": f.key, "title": f.title, "needs": f.needs.value} for f in FORMS])
    else:
        print_table(("代号", "表格", "场合"), [(f.key, f.title, f.occasion.value) for f in FORMS])


def _write(out: Path, data: bytes) -> None:
    """Write the file whole: beside it first, then in its place."""
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(data)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(
            f"“{out}”写不进去（{reason_of(error)}），没有输出；请换一个位置。"
        ) from error
