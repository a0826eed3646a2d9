"""What may be shown: the rows of a released file by key, read and formatted without any code of the app."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import duckdb
from babel.numbers import get_decimal_symbol, get_group_symbol

from data.compact import compact
from data.words import catalogue

ROOT = Path(__file__).parents[2]
GROUP, DECIMAL = (get_group_symbol(next(iter(compact().languages.values()))), get_decimal_symbol(next(iter(compact().languages.values()))))
SIGNS = str.maketrans({",": GROUP, ".": DECIMAL})
"""How numbers are written: the same in each language of a Compact."""

# The columns of a keyed table that are numbers people read, the one that must be shown first; None: words only.
NUMBERS: dict[str, tuple[str, ...]] = {
    "figure": ("value", "numerator", "denominator"),
    "withheld": ("", "hidden", "total"),
    "share": ("", "share", "total", "known_share", "known"),
    "target": ("value",),
    "target_proposal": ("value",),
    "baseline": ("value",),
    "status": (
        *("", "value", "target", "baseline", "distance", "change", "addition", "addition_before", "revised_target"),
        *("end_target", "end_gap", "end_pace"),
    ),
    "activity_status": ("indicators", "of_indicators"),
    "tally": ("indicators", "of_indicators"),
    "indicator_status": ("",),
    "completeness": ("delivered", "required"),
    "headline": ("value",),
    "meeting": ("", "days_left", "indicators", "discussed", "open_points"),
    "meeting_indicator": ("",),
    "discussion": ("",),
    "record": ("value",),
    "revision": ("", "was", "became", "change", "change_share"),
    "report": ("", "version"),
    "narrative": ("",),
    "protection": ("", "listed", "shown", "share"),
    "published_total": ("amount",),
    "contribution": ("", "amount", "line"),
    "personnel": ("", "planned", "filled", "line"),
    "milestone": ("", "line"),
    "explanation": ("",),
    "sustainability": ("",),
    "evaluation_value": ("", "value", "numerator", "denominator", "low", "high"),
    "evaluation_finding": ("",),
    "quality_assessment": ("",),
    "contact_point": ("",),
}
# The columns that are percentages where the series is one.
SHARES = ("value", "low", "high", "target", "baseline", "was", "became", "change", "distance", "revised_target", "end_target", "end_gap")
# A published statement is known from the day it was stated, and the list of releases is always whole.
ALWAYS = ("record", "release")
# Tables whose cells are words; some also have numbers people read. The key is the table and its first column, or its first two.
WORDS: dict[str, tuple[str, ...]] = {
    "release": ("reports_in", "reports_due", "release"),
    "population": ("population",),
    "commitment": ("amount", "days_past"),
    "about": ("value",),
}
UNKEYED = ("shape", "figure_report")


@dataclass(frozen=True)
class Row:
    """A released row: its table, its columns, and how its series is counted."""

    table: str
    columns: dict[str, Any]
    kind: str = ""
    currency: str = ""

    @property
    def missing(self) -> str:
        return self.columns.get("missing") or ""

    @property
    def flags(self) -> str:
        return self.columns.get("flags") or ""

    def prints(self, column: str, *, brief: bool = False) -> set[str]:
        """How the number in `column` may be written; `brief` also without decimals, as a chart labels a percentage."""
        value = self.columns.get(column)
        if value is None or (self.table == "about" and not str(value).isdigit()):
            return set()
        value = float(value) if self.table == "about" else value
        if self.table == "record":
            written = {_grouped(value, _decimals(value))}
            return written | {_grouped(value, 0)} if self.columns["unit"] in ("USD", "PEN") else written
        if column in ("change_share", "share", "known_share") and self.table != "protection":
            return {_grouped(abs(value), 1)}
        value = abs(value) if column in ("change", "distance") else value
        share = self.kind == "percentage" and column in SHARES
        if share and column in ("change", "distance") and 0 < value < 0.1:  # with one decimal it would say that nothing changed
            return {_grouped(value, 2)}
        written = {_grouped(value, 1 if share or (self.kind != "money" and not float(value).is_integer()) else 0)}
        return written | {_grouped(value, 0)} if share and brief else written

    def allowed(self, *, brief: bool = False) -> set[str]:
        """Every number that a cell of this row may hold."""
        columns = NUMBERS.get(self.table) or WORDS.get(self.table, ())
        return set().union(*(self.prints(column, brief=brief) for column in columns if column))

    def required(self, *, brief: bool = False) -> set[str]:
        """The number that a cell of this row must hold, in any of its forms; empty when it may be words only."""
        columns = NUMBERS.get(self.table, ("",))
        return self.prints(columns[0], brief=brief) if columns and columns[0] else set()


class Released:
    """A released file. `at(release)` is what it says in that release."""

    def __init__(self, path: Path) -> None:
        with duckdb.connect(str(path), read_only=True) as connection:
            self._read(connection)
        self._known: dict[int, Knowledge] = {}

    def at(self, release: int) -> Knowledge:
        """What holds in a release; 0 is before the first."""
        if release not in self._known:
            self._known[release] = Knowledge(self, release)
        return self._known[release]

    def rows(self, key: str) -> Iterator[tuple[int, int, Row]]:
        """The rows with this key, each with the first and last release in which it holds."""
        for first, last, table, values in self._rows.get(key, ()):
            columns = dict(zip(self._names[table], values, strict=True))
            kind, currency = self.series.get(columns.get("series", ""), ("", ""))
            yield first, last, Row(table, columns, kind, currency)

    def _read(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.releases = [(row[0], str(row[1])) for row in connection.execute("select release, released_on from release order by release").fetchall()]
        self.series = {row[0]: (row[1], row[2] or "") for row in connection.execute("select series, kind, currency from series").fetchall()}
        self._rows: dict[str, list[tuple[int, int, str, tuple[Any, ...]]]] = {}
        self._names: dict[str, list[str]] = {}
        texts: set[tuple[str, int, int]] = {(text, 0, 10**6) for said in compact().texts.values() for text in said.values()}
        for (table,) in connection.execute("select table_name from duckdb_tables() order by table_name").fetchall():
            cursor = connection.execute(f"select * from {table}")
            names = self._names[table] = [column[0] for column in cursor.description]
            place = {name: position for position, name in enumerate(names)}
            wordy = table not in ("figure", "share", "revision", "figure_report", "status", "shape")
            for values in cursor.fetchall():
                first = values[place["first_release"]] if "first_release" in place and table not in ALWAYS else 0
                last = values[place["last_release"]] if "last_release" in place else None
                lives = (first, 10**6 if last is None else last)
                for key in (values[place["key"]],) if table in NUMBERS else _keys_of_words(table, values):
                    self._rows.setdefault(key, []).append((*lives, table, values))
                if wordy:
                    texts |= {(value, *lives) for value in values if isinstance(value, str) and any(map(str.isdigit, value))}
        columns = connection.execute("select table_name, column_name, comment from duckdb_columns() where not internal").fetchall()
        for table, column, comment in columns:
            texts |= {(text, 0, 10**6) for text in (comment, column, table) if text}
            self._names["dictionary"] = ["column_name", "column_comment"]
            self._rows[f"dictionary/{table}/{column}"] = [(0, 10**6, "dictionary", (column, comment))]
        for table, comment in connection.execute("select table_name, comment from duckdb_tables()").fetchall():
            texts.add((f"{table}: {comment}", 0, 10**6))
        self.texts = texts


class Knowledge:
    """The rows and words of one release."""

    def __init__(self, released: Released, release: int) -> None:
        self._released, self.release = released, release

    def row(self, key: str) -> Row | None:
        """The row with this key, None when no released row has it."""
        if match := re.fullmatch(r"revision/(was|became)/(\d+)/(.+)", key):
            row = self.row(f"revision/{match[3]}/{match[2]}")
            if row is None:
                return None
            value, missing = row.columns[match[1]], row.columns[f"{match[1]}_missing"]
            told = {"change": row.columns["change"], "change_per_cent": row.columns["change_share"]}
            return Row("baseline", {"value": value, "missing": missing} | told, row.kind, row.currency)
        for first, last, row in self._released.rows(key):
            # Before the first release the words of the first are shown, and no figure.
            if first <= (self.release if row.table in NUMBERS else max(self.release, 1)) <= last:
                return row
        head = "/".join(key.split("/")[:2])
        row = self.row(head) if head != key and head.split("/")[0] not in NUMBERS else None
        return row if row is None or not row.allowed() else None

    @cached_property
    def texts(self) -> frozenset[str]:
        """Released words with digits in them, and the program's own fixed texts: names, definitions, laws, rules."""
        own = {text.casefold() for text, first, last in self._released.texts if first <= max(self.release, 1) <= last}
        return frozenset(own | fixed_texts())

    @cached_property
    def by_number(self) -> dict[str, list[str]]:
        """The texts that hold a number, by number, the longest first. Only texts that are words can excuse a number."""
        found: dict[str, list[str]] = {}
        for text in sorted(self.texts, key=len, reverse=True):
            if len(text) >= 6 and re.search(r"[^\W\d_]{2}", text):
                for number in set(re.findall(r"\d+", text)):
                    found.setdefault(number, []).append(text)
        return found

    @cached_property
    def codes(self) -> re.Pattern[str]:
        """Codes with digits: activities, indicators, series, clauses, commitments, records, institutions."""
        plain = re.compile(r"\d+(\.\d{2,})?")
        codes = {text for text in self.texts if re.fullmatch(r"[\w.-]{2,30}", text) and re.search(r"\d", text) and not plain.fullmatch(text)}
        # A range of ages, 5-17, is shown with a dash.
        written = (re.escape(code).replace(r"\-", "[-–]") for code in sorted(codes, key=len, reverse=True))
        return re.compile(r"(?<![\w.])(?:" + "|".join(written) + r")(?![\w]|[.,]\d)", re.IGNORECASE)


@cache
def fixed_texts() -> frozenset[str]:
    """The texts in the code, in both languages, that hold digits and no placeholder: rules such as `counts of 1 to 10`."""
    return frozenset(text.strip().casefold() for text in _fixed_texts() if "{" not in text and any(map(str.isdigit, text)))


def _fixed_texts() -> Iterator[str]:
    spanish = catalogue("es")
    for folder in ("pages", "data"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip():
                    yield node.value
                    yield spanish.gettext(node.value)


def _keys_of_words(table: str, values: tuple[Any, ...]) -> tuple[str, ...]:
    return () if table in UNKEYED else (f"{table}/{values[0]}", f"{table}/{values[0]}/{values[1]}")


def _decimals(value: float) -> int:
    return max(0, -int(Decimal(repr(float(value))).normalize().as_tuple().exponent))


def _grouped(value: float, digits: int) -> str:
    """1,234.5: rounded half to even, with the signs of the Compact's languages."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)
    return f"{rounded:,f}".translate(SIGNS)
