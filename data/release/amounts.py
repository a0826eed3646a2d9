"""Sums of money behind fewer than three cases: what a court ordered for one child, or what it was paid, is told by nothing that is published.

The sums are tied like the counts of child victims (places, half-years, categories) and protected by the same method: a withheld sum must
seem possible from half to one and a half times its size. What a release withheld stays withheld, and the sum of all places by year and for
the term is always shown, so that the difference of two releases tells nothing new. Makes work.withheld_amount.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import duckdb

from data import sql
from data.disclosure.banner import swallow_banner
from data.disclosure.leaves import TOTAL, Places
from data.disclosure.protector.linked import Cell, Linked, Relation, Row, make_linked
from data.disclosure.protector.pattern import find_pattern
from data.progress import Work
from data.release.protection import read_agreed

FEWEST = 3
"""Cases from which a sum of money says nothing of one of them."""
COSTS = {"term": 3.0, "year": 2.0, "half": 1.0}
"""What withholding a figure costs, by kind of period; a roll-up of places twice that."""


class Amount(NamedTuple):
    """A sum of money: what it is about, its cents and cases, whether it is in a table at all, and what was shown of it before."""

    series: str
    source: str
    region: str
    period: str
    period_kind: str
    breakdown: str
    category: str
    cents: int
    cases: int
    listed: bool = True
    shown_before: bool = False
    withheld_before: bool = False

    @property
    def single(self) -> bool:
        """Whether it tells of one or two cases."""
        return self.cents > 0 and self.cases < FEWEST


def protect_amounts(connection: duckdb.DuckDBPyConnection, _: Work) -> None:
    """Decide which sums of money the release may show; those it may not are left in work.withheld_amount."""
    swallow_banner()
    amounts = [Amount(*row) for row in connection.execute(sql.text("release/amounts")).fetchall()]
    inside = "select half.period, within.period from framework.period as half join framework.period as within on within.period = half.parent"
    parents = dict(connection.execute(inside).fetchall())
    ((term,),) = connection.execute("select period from framework.period where kind = 'term'").fetchall()
    parents |= dict.fromkeys(set(parents.values()) - {term}, term)
    withheld = choose(amounts, read_agreed(connection).places, parents)
    columns = "(series varchar, source varchar, region varchar, period varchar, breakdown varchar, category varchar)"
    connection.execute(f"create or replace table work.withheld_amount {columns}")
    rows = [(each.series, each.source, each.region, each.period, each.breakdown, each.category) for each in withheld]
    if rows:
        unnested = ", ".join(f"unnest(${place}::varchar[])" for place in range(1, 7))
        connection.execute(f"insert into work.withheld_amount select {unnested}", [list(column) for column in zip(*rows, strict=True)])


def choose(amounts: Sequence[Amount], places: Places, parents: dict[str, str]) -> list[Amount]:
    """The sums to withhold. `parents` has the period that each period is a part of."""
    groups: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for each in amounts:
        if each.listed:
            groups[each.series, each.source].append(each)
    found = [each for each in amounts if not each.listed]
    for own in groups.values():
        chosen = find_pattern(link(own, places, parents)).withheld
        found += [own[place] for place in sorted(chosen)]
    return found


def link(amounts: Sequence[Amount], places: Places, parents: dict[str, str]) -> Linked:
    """The sums of one series as linked tables, a row each. A sum of nothing is known: nobody is behind it."""
    at = {(each.region, each.period, each.breakdown, each.category): place for place, each in enumerate(amounts)}
    cells = [Cell(each.cents, (place,), _doubt(each)) for place, each in enumerate(amounts)]
    rows = [
        Row(
            COSTS[each.period_kind] * (2 if each.region in (places.total, places.pilots) else 1),
            shown=not each.single and (each.shown_before or not each.cents or _is_whole(each, places)),
            withheld=each.withheld_before,
        )
        for each in amounts
    ]
    relations: list[Relation] = []
    for total, parts in _ties(amounts, places, parents):
        own = tuple(at[part] for part in parts if part in at)
        rest = amounts[at[total]].cents - sum(amounts[part].cents for part in own)
        if not own or rest < 0:  # sums that do not add up say nothing of one another
            continue
        if rest:
            cells.append(Cell(rest))
            own = (*own, len(cells) - 1)
        relations.append((at[total], own))
    return make_linked(cells, rows, relations)


def _is_whole(amount: Amount, places: Places) -> bool:
    return amount.region == places.total and amount.period_kind != "half" and amount.breakdown == TOTAL


def _doubt(amount: Amount) -> tuple[int, int] | None:
    return (amount.cents // 2, amount.cents // 2 + 1) if amount.single else None


Name = tuple[str, str, str, str]


def _ties(amounts: Sequence[Amount], places: Places, parents: dict[str, str]) -> Iterable[tuple[Name, list[Name]]]:
    """Which sums are made of which: the places of a roll-up, the periods of a longer one, the categories of a total."""
    inside: dict[Name, list[Name]] = defaultdict(list)
    for each in amounts:
        name = (each.region, each.period, each.breakdown, each.category)
        if each.period in parents:
            inside[each.region, parents[each.period], each.breakdown, each.category].append(name)
    # In an order of their own: sets have one that differs from run to run, and with it which of two equal patterns is found.
    known = dict.fromkeys((each.region, each.period, each.breakdown, each.category) for each in amounts)
    yield from ((total, parts) for total, parts in inside.items() if total in known)
    for region, period, breakdown, category in known:
        members = {places.total: (places.pilots, *places.others), places.pilots: places.pilot}.get(region, ())
        if members:
            yield (region, period, breakdown, category), [(member, period, breakdown, category) for member in members]
    categories: dict[tuple[str, str, str], list[Name]] = defaultdict(list)
    for name in sorted(known):
        if name[2] != TOTAL:
            categories[name[:3]].append(name)
    for (region, period, _), parts in categories.items():
        if (region, period, TOTAL, TOTAL) in known:
            yield (region, period, TOTAL, TOTAL), parts
