"""The rules of the house: who may import whom, and how long a file may be. README.md says why."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from site_builder import PROJECT, settings

HOOKS = PROJECT / "hooks"
FLAT = sorted(HOOKS.glob("*.py"))
PACKAGES = sorted(path.parent for path in HOOKS.glob("*/__init__.py"))
MODULES = sorted(path for package in PACKAGES for path in package.rglob("*.py"))

FORBIDDEN = {
    "catalogue": {"mkdocs", "web", "paper", "jinja2", "markupsafe"},
    "web": {"mkdocs", "paper"},
    "paper": {"mkdocs", "web"},
}
"""What the modules of a package must not import, not even inside a function."""

LONGEST_HOOK = 80
LONGEST_MODULE = 300


def name_of(path: Path) -> str:
    """Return a file's path as a person types it."""
    return path.relative_to(PROJECT).as_posix()


def imported(path: Path) -> set[str]:
    """Return the top-level names that a file imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def hooks_in_mkdocs() -> list[str]:
    """Return the hooks that mkdocs.yml lists, in order."""
    return list(settings()["hooks"])


def test_every_flat_hook_is_listed():
    """Each file directly in hooks/ stands in mkdocs.yml exactly once, and nothing else does."""
    listed = hooks_in_mkdocs()
    assert sorted(listed) == [name_of(path) for path in FLAT]
    assert len(FLAT) >= 5


def test_hooks_run_in_their_order():
    """Checking comes first and publishing last; entries come after the pages of the guide."""
    listed = [Path(hook).stem for hook in hooks_in_mkdocs()]
    assert listed[0] == "check_catalogue"
    assert listed[-1] == "publish"
    assert listed.index("data_files") < listed.index("guide_pages") < listed.index("catalogue_pages")


@pytest.mark.parametrize("path", [*FLAT, *MODULES], ids=name_of)
def test_flat_hooks_are_never_imported(path):
    """MkDocs would run a hook twice that is both listed and imported."""
    assert imported(path) & {hook.stem for hook in FLAT} == set()


@pytest.mark.parametrize("path", FLAT, ids=name_of)
def test_flat_hooks_are_short(path):
    """A flat hook is a handful of lines that calls a room."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_HOOK


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_short(path):
    """A module can be read in one go."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_packages_are_known():
    """Each package below hooks/ has rules here; a new one needs some, too."""
    packages = [package.name for package in PACKAGES]
    assert {"catalogue", "paper", "web"} <= set(packages) <= set(FORBIDDEN)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports(path):
    """Only flat hooks know MkDocs; the catalogue knows no HTML; web and paper do not know each other."""
    package = path.relative_to(HOOKS).parts[0]
    assert imported(path) & FORBIDDEN[package] == set()


@pytest.mark.parametrize("path", [*FLAT, *MODULES], ids=name_of)
def test_docstrings(path):
    """Each file begins by saying in a sentence what it makes."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said
    assert said.split("\n")[0].strip()[-1] in ".:`)"


def test_tests_have_docstrings():
    """Each test says in a sentence what it asks, so that a colleague understands it."""
    silent = []
    for path in sorted((PROJECT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node):
                silent.append(f"{name_of(path)}:{node.lineno} {node.name}")
    assert silent == []
