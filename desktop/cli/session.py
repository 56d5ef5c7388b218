"""Opening the store for one command: the lock, the password, the two vaults, the desks."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from db.admin import AdminStore
from db.content import ContentStore
from db.frozen import frozen
from db.lock import ProcessLock
from db.records import User
from db.session import OpenVault
from desktop import __version__
from desktop.cli.options import on_option, store_option
from desktop.errors import BadInput, Refused
from desktop.outside import Outside
from desktop.security.permissions import NotAllowed
from desktop.security.policies import expired
from desktop.services.desk import Desk, Worker
from desktop.services.login import enter, leave, log_in
from desktop.services.parts.policy import policies_of

S = TypeVar("S", AdminStore, ContentStore)
USER_VARIABLE = "TANHUA_USER"
GIVEN_BY = "TANHUA_PASSWORD"
_CHANGE_IT = "请先打开窗口登录，按提示更改口令，再运行命令。"


@frozen
class Session:
    """An open store with one user at it, for one command."""

    folder: Path
    opened: OpenVault
    outside: Outside

    @property
    def desk(self) -> Desk[ContentStore]:
        """Return the desk over the content; refused for who holds no grant for it."""
        if self.opened.content is None:
            raise NotAllowed(f"用户{self.opened.user.login}不能看谈话内容，请换有权限的用户。")
        return self._desk_at(self.opened.content)

    @property
    def admin_desk(self) -> Desk[AdminStore]:
        """Return the desk over accounts and the administrative log."""
        return self._desk_at(self.opened.admin)

    def _desk_at(self, store: S) -> Desk[S]:
        user = self.opened.user
        return Desk(
            store=store,
            worker=Worker(
                login=user.login,
                name=user.name,
                role=user.role,
                person_id=user.person_id,
                unit=user.unit,
            ),
            today=self.outside.today,
            now=self.outside.now,
            new_id=self.outside.new_id,
            changed=_nobody_watches,
        )


@frozen
class Login:
    """Who logs in, and where the password comes from."""

    user: str | None
    password_file: Path | None

    def name(self) -> str:
        """Return the log-in name, or say how to give one."""
        if not self.user:
            raise BadInput(f"没有写明用户，请用 --user 或环境变量 {USER_VARIABLE} 写明用户名。")
        return self.user

    def password(self) -> str:
        """Return the password: first line of the file, else the variable, else typed."""
        if self.password_file is not None:
            return _first_line(self.password_file)
        given = os.environ.get(GIVEN_BY)
        if given:
            return given
        if sys.stdin is not None and sys.stdin.isatty():
            typed: str = click.prompt("口令", hide_input=True, err=True)
            return typed
        raise BadInput(
            f"没有给出口令，请用 --password-file 写明口令文件，或用环境变量 {GIVEN_BY}。"
        )


def login_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add --user and --password-file (argument `login`: Login)."""

    @click.option("--user", envvar=USER_VARIABLE, metavar="用户名", help="登录的用户。")
    @click.option(
        "--password-file",
        type=click.Path(path_type=Path),
        metavar="文件",
        help="口令文件，第一行是口令。",
    )
    @wraps(function)
    def run(user: str | None, password_file: Path | None, **options: Any) -> None:
        function(login=Login(user=user, password_file=password_file), **options)

    return run


def with_session(function: Callable[..., None]) -> Callable[..., None]:
    """Add --store --user --password-file --on, and open the store (argument `session`)."""

    @store_option
    @login_options
    @on_option
    @wraps(function)
    def run(store: Path, login: Login, on: date | None, **options: Any) -> None:
        with open_session(store, login, Outside(on)) as session:
            function(session=session, **options)

    return run


@contextmanager
def open_session(store: Path, login: Login, outside: Outside) -> Iterator[Session]:
    """Hold the lock, log in and open the store; refused while the window has it open."""
    name, password = login.name(), login.password()
    now = Outside().now()  # tries and waiting times go by the real clock
    with ProcessLock(store).take(at=now):
        keys = log_in(store, name, password, now=now)
        opened = enter(keys, now=outside.now(), really=outside.really(), program=__version__)
        try:
            require_own_password(opened.user, opened.admin, now)
            _say_warnings(opened)
            with refusals_logged(opened.admin, opened.user, outside.now()):
                yield Session(folder=store, opened=opened, outside=outside)
        finally:
            leave(opened, now=outside.now())


@contextmanager
def refusals_logged(admin: AdminStore, user: User, now: datetime) -> Iterator[None]:
    """Write into the log that a user tried what the role may not do."""
    try:
        yield
    except NotAllowed as refusal:
        if not refusal.logged:
            with admin.atomic():
                admin.audit.append(
                    at=now,
                    actor=user.login,
                    role=user.role,
                    deed="执行命令",
                    detail=f"{_command()}无权办理",
                    ok=False,
                )
        raise


def _command() -> str:
    context = click.get_current_context(silent=True)
    return f"{context.command_path.partition(' ')[2]}，" if context else ""


def require_own_password(user: User, admin: AdminStore, now: datetime) -> None:
    """Refuse a password that somebody else set or that is too old; the window changes it.

    `now` is the real clock: another day given by --on makes no password younger.
    """
    policies = policies_of(admin)
    if user.must_change:
        raise Refused(f"口令是别人设的，命令没有执行；{_CHANGE_IT}")
    if expired(user.password_changed_at, now, policies):
        raise Refused(f"口令已用满{policies.password_days}天，命令没有执行；{_CHANGE_IT}")


def _say_warnings(opened: OpenVault) -> None:
    for warning in opened.warnings:
        click.echo(warning, err=True)


def read_text(file: Path, name: str) -> str:
    """Return the text of a file that was named; `name` says what it is."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{name}“{file}”不是文本文件，请核对文件。") from None


def _first_line(file: Path) -> str:
    lines = read_text(file, "口令文件").splitlines()
    if not lines or not lines[0]:
        raise BadInput(f"口令文件“{file}”的第一行没有口令，请核对文件。")
    return lines[0]


def _nobody_watches(_: set[str]) -> None:
    """A command has no screens to tell."""
