"""Expand `name_*` in SQL to one column a language of the Compact: `name_en, name_es`.

The smallest part of a list or condition that has a `_*` outside inner brackets is repeated: `select a, coalesce(x.name_*, y.name_*) as
title_*` returns a title in each language, `coalesce(reason_*)` the first language that has a text, `and note_* is null` tests all.
In a comment on such a column `*` is replaced by the name of the language.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from babel import Locale

MARK = re.compile(r"_\*(?!\w)")
TOKEN = re.compile(r"--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"|\w+(?:\.\w+)*|[^\w\s]|\s+")
LISTS = {"select", "distinct", "by", "returning", "from", "set", "exclude"}
"""Keywords that begin a list."""
CONDITIONS = {"where", "and", "on", "having", "qualify"}
"""Keywords that begin a condition."""
ENDS = {"from", "where", "group", "order", "union", "having", "limit", "qualify", "join", "left", "except"}
"""Words that end a list or a condition."""


class Piece(NamedTuple):
    """A part of a statement between two delimiters of one nesting level, and the text that joins its repetitions."""

    text: str
    joiner: str


def spread(statement: str, languages: Sequence[str]) -> str:
    """Return the statement with each `_*` expanded."""
    if not MARK.search(statement):
        return statement
    return "".join(_spread_whole(part, languages) for part in _split_statements(statement))


def _split_statements(text: str) -> list[str]:
    parts, begun = [], 0
    for token in TOKEN.finditer(text):
        if token[0] == ";":
            parts.append(text[begun : token.end()])
            begun = token.end()
    return [*parts, text[begun:]]


def _spread_whole(statement: str, languages: Sequence[str]) -> str:
    if re.match(r"\s*(?:--[^\n]*\n\s*)*comment\s+on\b", statement):
        if not MARK.search(statement):
            return statement
        return "".join(_fill(statement, code).replace("*", Locale.parse(code).get_language_name("en") or code) for code in languages)
    return _spread_level(statement, languages)


def _spread_level(text: str, languages: Sequence[str]) -> str:
    """Expand one nesting level: repeat pieces with a `_*` of this level, descend into the others."""
    return "".join(_repeat(piece, languages) for piece in _split_level(text))


def _split_level(text: str) -> list[Piece]:
    """Split a text at commas and keywords of its top level; delimiters are pieces too."""
    pieces: list[Piece] = []
    depth, begun, joiner = 0, 0, ", "
    for token in TOKEN.finditer(text):
        word = token[0].lower()
        depth += word in ("(", "[", "{")
        depth -= word in (")", "]", "}")
        if depth == 0 and (word == "," or word in LISTS | CONDITIONS | ENDS | {"or"}):
            pieces += [Piece(text[begun : token.start()], joiner), Piece(token[0], "")]
            begun = token.end()
            joiner = " and " if word in CONDITIONS else " or " if word == "or" else ", "
    return [*pieces, Piece(text[begun:], joiner)]


def _repeat(piece: Piece, languages: Sequence[str]) -> str:
    if not MARK.search(piece.text) or not piece.joiner:
        return piece.text
    nested = list(_brackets(piece.text))
    own = piece.text
    for start, end in reversed(nested):
        own = own[:start] + own[end:]
    if MARK.search(_without_comments(own)):
        text = piece.text.strip()
        before, after = piece.text[: len(piece.text) - len(piece.text.lstrip())], piece.text[len(piece.text.rstrip()) :]
        return before + piece.joiner.join(_fill(text, code) for code in languages) + after
    said, at = "", 0
    for start, end in nested:
        said += piece.text[at : start + 1] + _spread_level(piece.text[start + 1 : end - 1], languages)
        at = end - 1
    return said + piece.text[at:]


def _brackets(text: str) -> list[tuple[int, int]]:
    """Start and end of each outermost pair of brackets."""
    found, depth, begun = [], 0, 0
    for token in TOKEN.finditer(text):
        if token[0] in "([{":
            begun = token.start() if depth == 0 else begun
            depth += 1
        elif token[0] in ")]}":
            depth -= 1
            if depth == 0:
                found.append((begun, token.end()))
    return found


def _without_comments(text: str) -> str:
    return re.sub(r"--[^\n]*", "", text)


def _fill(text: str, language: str) -> str:
    return MARK.sub(f"_{language}", text)
