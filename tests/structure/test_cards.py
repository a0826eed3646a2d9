"""Every card is found by its address: each module that builds one is in the list of kinds."""

from __future__ import annotations

import ast

from pages.cards.kinds import BUILDERS
from tests.structure.tree import Tree


def test_every_module_that_builds_a_card_is_among_the_kinds() -> None:
    tree = Tree()
    known = {builder.__module__ for builder in BUILDERS.values()}
    built = {
        name.removesuffix(".py").replace("/", ".")
        for name in tree.files(".py", under="pages/cards")
        if any(isinstance(node, ast.FunctionDef) and node.name == "build" for node in tree.parse(name).body)
    }
    imported = {module for name in tree.files(".py", under="pages/cards") for module in tree.imports(name)}
    assert {module for module in built - known if module not in imported} == set(), "a card that no address names and no other card is made of"
