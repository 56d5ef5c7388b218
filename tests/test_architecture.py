"""The arrows of the architecture, held by a test."""

import ast
from pathlib import Path

import pytest

NOUNS = (
    "db.records",
    "db.errors",
    "db.digest",
    "db.frozen",
    "desktop.errors",
    "desktop.words",
    "desktop.fill_in",
    "desktop.ledger",
    "desktop.manual",
)
RULES = ("desktop.rules",)
MAY_IMPORT = {  # a package may import itself, and what of ours and of the toolkits is named here
    "db": ("sqlite_utils", "sqlcipher3"),
    "resources": (),
    "desktop.errors": (),
    "desktop.words": NOUNS,
    "desktop.fill_in": ("db.digest", "db.frozen"),
    "desktop.ledger": ("db.frozen",),
    "desktop.pdf_file": ("desktop.errors",),
    "desktop.manual": ("resources",),
    "desktop.outside": (),
    "desktop.crash": ("desktop",),
    "desktop.rules": NOUNS,
    "desktop.workflow": (*NOUNS, *RULES),
    "desktop.planning": (*NOUNS, *RULES),
    "desktop.reminders": (*NOUNS, *RULES),
    "desktop.reports": (*NOUNS, *RULES),
    "desktop.forms.word": (*NOUNS, *RULES, "desktop.forms", "resources", "docx"),
    "desktop.forms": (*NOUNS, *RULES, "resources", "reportlab"),
    "desktop.exchange": (*NOUNS, *RULES, "docx", "openpyxl"),
    "desktop.security": NOUNS,
    "desktop.services": (
        "db",
        "resources",
        *(
            f"desktop.{name}"
            for name in (
                "errors",
                "words",
                "fill_in",
                "ledger",
                "pdf_file",
                "manual",
                "rules",
                "workflow",
                "planning",
                "reminders",
                "forms",
                "exchange",
                "reports",
                "security",
            )
        ),
    ),
    "desktop.ui": (
        *NOUNS,
        *RULES,
        "desktop.workflow",
        "desktop.services",
        "desktop.security",
        "desktop.fill_in",
        "desktop.pdf_file",
        "desktop.crash",
        "resources",
        "PySide6",
    ),
    "desktop.demo": ("db", *NOUNS, *RULES, "desktop.workflow", "desktop.services", "resources"),
    "desktop.cli": ("db", "desktop", "resources"),
    "desktop.__main__": ("desktop.cli", "desktop.crash"),
    "desktop.app": ("db", "desktop", "resources", "PySide6"),
}
TOOLKITS = ("sqlite_utils", "sqlcipher3", "reportlab", "docx", "openpyxl", "PySide6")
WATCHED = ("db", "desktop", "resources", *TOOLKITS)
FILES = sorted(f for top in ("db", "desktop", "resources") for f in Path(top).rglob("*.py"))


def imports(file):
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def within(name, packages):
    return any(f"{name}.".startswith(f"{package}.") for package in packages)


def module_of(file):
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("file", FILES, ids=str)
def test_imports_run_one_way(file):
    module = module_of(file)
    package = next((p for p in MAY_IMPORT if within(module, [p])), None)
    allowed = (package, *MAY_IMPORT[package]) if package else ()
    strays = [n for n in imports(file) if within(n, WATCHED) and not within(n, allowed)]
    assert strays == []


SERVICES = [f for f in FILES if f.parent == Path("desktop/services")]


@pytest.mark.parametrize("file", SERVICES, ids=str)
def test_services_do_not_call_services(file):
    shared = {"desktop.services.desk"}
    other = {module_of(f) for f in SERVICES} - {module_of(file), "desktop.services"} - shared
    assert other.isdisjoint(imports(file))


@pytest.mark.parametrize("file", FILES, ids=str)
def test_nothing_is_imported_late_against_a_circle(file):
    assert "TYPE_CHECKING" not in file.read_text("utf-8")


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_module_is_a_drawer_for_everything(file):
    assert file.stem not in {"util", "utils", "helper", "helpers", "manager", "common", "misc"}


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_module_grows_past_300_lines(file):
    assert len(file.read_text("utf-8").splitlines()) <= 300
