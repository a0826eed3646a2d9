"""A text in several languages is a column in each: `name_*` in a statement stands for `name_en, name_es`, for whatever languages a Compact has.

What is repeated is the smallest part of a list, or of a condition, that has a `_*` of its own: `select a, coalesce(x.name_*, y.name_*) as
title_*` has a title in each language, `coalesce(reason_*)` takes the first language that says something, `and note_* is null` asks of all.
A comment on such a column names the language where it says `*`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from babel import Locale

MARK = re.compile(r"_\*(?!\w)")
TOKEN = re.compile(r"--[^\n]*|'(?:[^']|'')*'|\"[^\"]*\"|\w+(?:\.\w+)*|[^\w\s]|\s+")
LISTS = {"select", "distinct", "by", "returning", "from", "set", "exclude"}
"""Words behind which a list begins."""
CONDITIONS = {"where", "and", "on", "having", "qualify"}
"""Words behind which a condition begins."""
ENDS = {"from", "where", "group", "order", "union", "having", "limit", "qualify", "join", "left", "except"}
"""Words that end what stands before them."""


class Piece(NamedTuple):
    """A part of a statement between two bounds of its own nesting: its text, and what joins its repetitions."""

    text: str
    joiner: str


def spread(statement: str, languages: Sequence[str]) -> str:
    """The statement with a column for each language in the place of each `_*`."""
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
    """One level of nesting: pieces with a mark of their own are repeated, the others looked into."""
    return "".join(_repeat(piece, languages) for piece in _split_level(text))


def _split_level(text: str) -> list[Piece]:
    """The text as pieces between commas and words that begin or end a list or a condition; bounds are pieces of their own."""
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
    """Where the outermost brackets of a text begin and end."""
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
