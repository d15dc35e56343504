"""Arrows point down, names of the organisation are data, and nothing happens at import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import ledger

ROOT = Path(__file__).parents[1]
FOLDERS = ("dashboard", "data", "layouts", "callbacks")
OUTSIDE = {"dash", "dash_bootstrap_components", "plotly", "sqlalchemy", "alembic", "flask", "pandas"}
FORBIDDEN = {
    "dashboard": {"data", "layouts", "callbacks", "app", *OUTSIDE},
    "data": {"layouts", "callbacks", "app", "dash", "dash_bootstrap_components", "plotly", "flask"},
    "layouts": {"data", "callbacks", "app", "sqlalchemy", "alembic", "flask"},
    "callbacks": {"app"},
}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 45


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(module: ast.Module) -> set[str]:
    """The first part of everything that is imported, wherever it stands."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0] if not node.level else ".")
    return found


def wrong_arrows(folder: str, module: ast.Module) -> set[str]:
    return imports(module) & (FORBIDDEN[folder] | {"."})


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("folder", FOLDERS)
def test_arrows_point_down(folder: str) -> None:
    assert {name(p): found for p in modules(folder) if (found := wrong_arrows(folder, tree(p)))} == {}


@pytest.mark.parametrize(
    ("folder", "planted"),
    [
        ("dashboard", "from data.database import Database"),
        ("dashboard", "def f() -> None:\n    import sqlalchemy.orm"),
        ("dashboard", "if TYPE_CHECKING:\n    from dash import Dash"),
        ("data", "from layouts import formats"),
        ("data", "import callbacks.visit as v"),
        ("layouts", "import data"),
        ("layouts", "from sqlalchemy import select"),
        ("callbacks", "from app import create_app"),
        ("data", "from . import database"),
    ],
)
def test_a_planted_arrow_that_points_up_is_seen(folder: str, planted: str) -> None:
    assert wrong_arrows(folder, ast.parse(planted))


def test_the_application_binds_database_and_pages() -> None:
    assert {"dashboard", "data", "callbacks"} <= imports(tree(ROOT / "app.py"))


def test_no_module_names_an_area_a_department_or_an_indicator() -> None:
    tables = ("result_areas", "departments", "indicators", "activities", "deliverables", "programmes", "organisations")
    codes = {r["code"] for table in tables for r in ledger.rows(ledger.sample(), table)}
    found = {
        (name(path), node.value)
        for path in modules(*FOLDERS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and node.value in codes
    }
    assert found == set()


@pytest.mark.parametrize("path", [*modules(*FOLDERS), ROOT / "app.py"], ids=name)
def test_every_public_thing_says_what_it_is(path: Path) -> None:
    module = tree(path)
    migrated = "versions" in path.parts
    named = [n for n in module.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
    methods = [
        m
        for c in named
        if isinstance(c, ast.ClassDef)
        for m in c.body
        if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")
    ]
    assert ast.get_docstring(module)
    assert migrated or [n.name for n in (*named, *methods) if not ast.get_docstring(n)] == []


def test_no_module_is_long() -> None:
    lengths = {name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in modules(*FOLDERS)}
    long = {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE and "versions" not in path}
    assert long == {}


def test_no_function_is_long() -> None:
    long = {
        f"{name(path)}:{found.name}": lines
        for path in modules(*FOLDERS)
        for found in functions(tree(path))
        if (lines := (found.end_lineno or 0) - found.lineno + 1) > LONGEST_FUNCTION and "versions" not in path.parts
    }
    assert long == {}


def test_importing_everything_opens_nothing() -> None:
    names = [name(p).removesuffix(".py").replace("/", ".").removesuffix(".__init__") for p in modules(*FOLDERS)]
    wanted = [n for n in names if "migrations" not in n]
    program = f"""
import sys
opened = []
def watch(event, args):
    if event in ("socket.connect", "sqlite3.connect", "socket.bind"):
        opened.append(event)
    if event == "open" and isinstance(args[0], str) and args[0].endswith((".db", ".csv", ".po", ".css", ".json")):
        if "site-packages" not in args[0] and not args[0].startswith(sys.base_prefix):
            opened.append(args[0])
import dash, dash_bootstrap_components
sys.addaudithook(watch)
for module in {["app", *wanted]!r}:
    __import__(module)
assert not opened, opened
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_test_stands_where_its_module_does() -> None:
    tests = [path for folder in FOLDERS for path in (ROOT / "tests" / folder).rglob("test_*.py")]
    assert tests
    homes = {path: ROOT / path.relative_to(ROOT / "tests").with_name(path.stem.removeprefix("test_")) for path in tests}
    assert [
        name(path) for path, home in homes.items() if not home.with_suffix(".py").exists() and not home.is_dir()
    ] == []


def test_a_page_is_one_name_in_three_folders() -> None:
    from callbacks.pages import PAGES

    names = {page.__name__.partition(".")[2] for page in PAGES}
    drawn = {path.stem for path in modules("layouts")} | {path.name for path in (ROOT / "layouts").iterdir()}
    assert names - drawn <= {"components", "indicators"}
