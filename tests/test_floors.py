"""The floors of the house: imports only ever go down."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import excli

PACKAGE = Path(excli.__file__).parent
FLOORS = ("model", "catalog", "lookup", "present", "cli")
MODULES = sorted(path for floor in FLOORS for path in (PACKAGE / floor).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "excli" and len(parts) > 1 and parts[1] in FLOORS else None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    own = FLOORS.index(path.relative_to(PACKAGE).parts[0])
    for module in imports(path):
        floor = floor_of(module)
        assert floor is None or FLOORS.index(floor) <= own, f"{module} is a floor above"


def test_present_and_lookup_do_not_know_each_other() -> None:
    for path in MODULES:
        floor = path.relative_to(PACKAGE).parts[0]
        if floor in ("present", "lookup"):
            other = "lookup" if floor == "present" else "present"
            assert all(floor_of(module) != other for module in imports(path)), path
        if floor == "present":
            assert all(floor_of(module) != "catalog" for module in imports(path)), path


def test_only_catalog_knows_yaml_files_and_sqlite() -> None:
    for path in MODULES:
        floor, *rest = path.relative_to(PACKAGE).parts
        found = set(imports(path)) & {"yaml", "sqlite3"}
        if floor != "catalog":
            allowed = {"yaml"} if (floor, *rest) == ("present", "data.py") else set()
            assert found <= allowed, path


def test_only_the_page_and_the_progress_bar_know_rich() -> None:
    allowed = {"present/terminal.py", "cli/session.py", "cli/playing.py"}
    for path in MODULES:
        uses = any(module.split(".")[0] == "rich" for module in imports(path))
        assert not uses or str(path.relative_to(PACKAGE)) in allowed, path


def strings(path: Path) -> Iterator[str]:
    """Every string of a file that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef))
    docstrings = {id(node.body[0].value) for node in documented if node.body and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_sql_is_written_by_catalog_and_lookup_alone() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] not in ("catalog", "lookup"):
            found = [text for text in strings(path) if "SELECT " in text or "INSERT INTO" in text]
            assert not found, path


def test_ground_floors_name_no_command() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] in ("model", "catalog", "lookup"):
            commands = ("excli show", "excli list", "excli search", "excli facets", "excli catalog", "excli kit")
            found = [
                text
                for text in strings(path)
                if text.startswith(commands) or any(f" {name} " in text for name in commands)
            ]
            assert not found, path


def test_only_cli_prints_or_exits() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert name not in ("print", "exit", "sys.exit", "quit"), f"{path}: {name}"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in (("sys", "stdout"), ("sys", "stderr")), path


def test_only_catalog_asks_for_search_in_sql() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[:2] in (("lookup", "search"), ("lookup", "query")):
            text = path.read_text(encoding="utf-8")
            assert ".query(" not in text.replace("self.query", "").replace("search.query", ""), path
            assert "SELECT" not in text, path


def test_questions_stay_small() -> None:
    """Modules of at most 250 lines, functions of at most 40; how complex one may be is ruff's business."""
    for path in (path for path in MODULES if path.relative_to(PACKAGE).parts[0] == "lookup"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 250, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name}"


def test_no_module_outgrows_its_room() -> None:
    assert not [path for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 400]
