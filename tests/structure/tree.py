"""The project's files as the checks of its shape read them. A check takes a tree, so that a fault can be planted in another one."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = ("dashboard", "pages", "queries", "data", "tests")
MENU = "pages/frame/menu.py"
SECTIONS = ("progress", "partnership", "meeting", "evidence")
TEXT = (".py", ".sql", ".css", ".js", ".md", ".toml", ".sh")


class Tree:
    """The files under a folder, by names relative to it."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root

    def files(self, *endings: str, under: str = "") -> Iterator[str]:
        """The names of the files with one of the endings, in order, without hidden folders and caches."""
        for name in _list(self.root):
            if name.endswith(endings) and (not under or lies_in(name, under)):
                yield name

    def python(self) -> list[str]:
        """The project's own modules."""
        return [name for name in self.files(".py") if name.split("/")[0] in (*PROJECT, "dashboard.py")]

    def app(self) -> list[str]:
        """The project's own modules, those of the tests left out."""
        return [name for name in self.python() if not lies_in(name, "tests")]

    def pages(self) -> list[str]:
        """The modules of the pages, as the menu imports them; what else stands in their folders is beside them."""
        names = [f"{module.replace('.', '/')}.py" for module in self.imports(MENU)]
        return [name for name in names if name.split("/")[1] in SECTIONS]

    def text(self, name: str) -> str:
        return _read(self.root / name)

    def parse(self, name: str) -> ast.Module:
        return _parse(self.root / name)

    def walk(self, *names: str) -> Iterator[tuple[str, ast.AST]]:
        """Every node of the modules, with the name of its module."""
        for name in names:
            for node in _walk(self.root / name):
                yield name, node

    def strings(self, *names: str) -> Iterator[tuple[str, str]]:
        """Every text in the modules, with the name of its module; the fixed parts of an f-string are put together, {} for the rest."""
        for name, node in self.walk(*names):
            if isinstance(node, ast.JoinedStr):
                yield name, "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield name, node.value

    def imports(self, name: str) -> Iterator[str]:
        """Every module a file imports, also inside functions, as `package.module.name` where a name is taken from it."""
        yield from _imports(self.root / name)


@cache
def _list(root: Path) -> tuple[str, ...]:
    """What stands under a folder, once a run: nothing is added while the checks of its shape run."""
    found = []
    for folder, below, files in os.walk(root):
        below[:] = [name for name in below if not name.startswith(".") and name != "__pycache__"]
        found += [Path(folder, name).relative_to(root).as_posix() for name in files if not name.startswith(".")]
    return tuple(sorted(found))


@cache
def _walk(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(_parse(path)))


@cache
def _imports(path: Path) -> tuple[str, ...]:
    found = []
    for node in _walk(path):
        if isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import hides where it points"
            found += [f"{node.module}.{each.name}" for each in node.names]
    return tuple(found)


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(_read(path))


def plant(folder: Path, files: Mapping[str, str]) -> Tree:
    """A tree with just these files, to plant a fault in."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _list.cache_clear()
    return Tree(folder)


def inside(module: str, package: str) -> bool:
    """Whether a module is the package or in it."""
    return module == package or module.startswith(package + ".")


def lies_in(name: str, folder: str) -> bool:
    """Whether a file is the one named or lies in the folder named."""
    return name == folder or name.startswith(folder + "/")
