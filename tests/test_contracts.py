"""Who may import whom: the contracts of pyproject.toml, and that only the screen knows Qt."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "lunge_timer"
KNOW_QT = {"ui", "desktop", "app.py", "rooms.py"}
USE_QT_LATE = {"cli.py"}  # may import Qt, but only in the function that needs it


def module_paths() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] not in KNOW_QT)


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""


def at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs when the module is imported: all but what stands inside a function."""
    for child in ast.iter_child_nodes(tree):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from at_import(child)


def uses_qt(nodes: Iterator[ast.AST]) -> bool:
    return any(name.split(".")[0] == "PySide6" for node in nodes for name in imported(node))


def test_the_import_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("path", module_paths(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_qt_is_imported_by_the_screen_alone(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = at_import(tree) if path.name in USE_QT_LATE else ast.walk(tree)
    assert not uses_qt(nodes)


@pytest.mark.parametrize(
    "module", ["cli", "core.session", "sound.track", "store.routines", "store.history.history"]
)
def test_what_needs_no_screen_is_imported_without_qt(module: str) -> None:
    code = f"import sys, lunge_timer.{module}; print('PySide6' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (told.stdout, told.stderr) == ("False\n", "")
