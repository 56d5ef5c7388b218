"""The command that prints a form into a file."""

from pathlib import Path

import click

from desktop.cli.options import command, json_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Session, with_session
from desktop.errors import BadInput
from desktop.services.printing import PrintService

_ENDINGS = {".pdf", ".docx"}


@command("print")
@click.argument("form", metavar="FORM", required=False)
@click.option("--list", "only_list", is_flag=True, help="列出全部表格。")
@click.option("--talk", default="", metavar="ID", help="谈话的 id 或者编号。")
@click.option("--blank", is_flag=True, help="打印空白表。")
@click.option("-o", "out", type=click.Path(path_type=Path), help="写入的文件（.pdf 或 .docx）。")
@json_option
@with_session
def print_command(
    form: str | None,
    *,
    only_list: bool,
    talk: str,
    blank: bool,
    out: Path | None,
    as_json: bool,
    session: Session,
) -> None:
    """Print a form of a talk, or blank."""
    service = PrintService(session.desk)
    if only_list:
        _list(service, as_json=as_json)
        return
    if form is None or out is None:
        raise BadInput(
            "请写明表格和输出文件，例如：tanhua print record --talk 2026-001 -o 记录.pdf。"
        )
    if out.suffix.lower() not in _ENDINGS:
        raise BadInput(f"“{out.name}”既不是 .pdf 也不是 .docx，没有输出。")
    ids = [] if blank else [service.talk_id(talk)] if talk else []
    job = service.job(form, ids, service.usual(ids[0] if ids else None), blank=blank)
    made = job.pdf() if out.suffix.lower() == ".pdf" else job.word()
    _write(out, made.data)
    service.log(job, "导出文件")
    for remark in made.remarks:
        click.echo(f"提示：{remark}", err=True)
    click.echo(f"已输出《{made.title}》：{out}")


def _list(service: PrintService, *, as_json: bool) -> None:
    entries = service.forms()
    if as_json:
        print_json([{"key": e.key, "title": e.title, "needs": e.needs} for e in entries])
    else:
        print_table(("代号", "表格", "场合"), [(e.key, e.title, e.occasion) for e in entries])


def _write(out: Path, data: bytes) -> None:
    """Write the file whole: beside it first, then in its place."""
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(data)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(f"“{out}”写不进去（{error.strerror}），没有输出；请换一个位置。") from error
