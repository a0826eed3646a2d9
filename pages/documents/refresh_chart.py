"""A chart of an older deck with new data: values are replaced, what a person formatted or typed stays, and what hangs on positions moves along."""

import math
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from pages.documents.native import SHEET, NativeChart, Series

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True)
class Difference:
    """A value of a chart or table that is not what it was: `changed` by a release, `by-hand` by a person, or something `left` as it is."""

    kind: str
    what: str
    was: str = ""
    becomes: str = ""


def refresh_chart(root: Any, old: NativeChart, new: NativeChart, *, overwrite: bool) -> tuple[list[Difference], NativeChart]:
    """Put the data of `new` into the chart part `root`, which was written as `old`. Return the differences and the chart that its workbook must hold.

    A number that a person changed is kept, unless `overwrite`. Series are matched by name: one that was deleted by hand stays deleted, a
    foreign one stays, one that is no longer released goes, a new one comes with our look.
    """
    found: list[Difference] = []
    kept: list[Series] = []
    was, becomes = {each.name: each for each in old.series}, {each.name: each for each in new.series}
    elements = {read_name(each): each for each in root.iter(f"{C}ser")}
    for name, element in elements.items():
        if name in was and name not in becomes:
            found.append(Difference("changed", name, was="…"))
            element.getparent().remove(element)
            continue
        values = dict(zip(_read_categories(element) or _keys(old.categories), _read_values(element, len(old.categories)), strict=False))
        if name in was:
            series, differences = _merge(values, old, new, was[name], becomes[name], overwrite=overwrite)
            found += differences
        else:
            found.append(Difference("unknown", name))
            series = Series(name, tuple(values.get(key) for key in _keys(new.categories)), "line")
        kept.append(series)
    for position, name in enumerate(becomes):
        if name not in was and name not in elements:
            kept.append(becomes[name])
            _add_series(root, new, position)
            found.append(Difference("changed", name, becomes="…"))
    order = {each.name: each for each in kept}
    for column, element in enumerate(root.iter(f"{C}ser"), start=1):
        _write(element, new, order[read_name(element)], column)
        _move_marks(element, old, new, was.get(read_name(element)), becomes.get(read_name(element)))
    found += _scale(root, old, new, kept)
    return found, replace(new, series=tuple(order[read_name(element)] for element in root.iter(f"{C}ser")))


def read_name(element: Any) -> str:
    """The name of a series, as its cache has it."""
    return "".join(each.text or "" for each in element.iterfind(f"{C}tx//{C}v"))


def _keys(categories: Sequence[str]) -> list[str]:
    """What a category is known by: its first line, the year or the name; codes stand in the second."""
    return [category.partition("\n")[0] for category in categories]


def _read_categories(element: Any) -> list[str]:
    return _keys([each.text or "" for each in element.iterfind(f"{C}cat//{C}pt/{C}v")])


def _read_values(element: Any, count: int) -> list[float | None]:
    """The cached values by position; None where there is none."""
    points = {int(each.get("idx", "0")): each.findtext(f"{C}v") for each in element.iterfind(f"{C}val//{C}pt")}
    return [_number(points.get(position)) for position in range(max([count, *(position + 1 for position in points)]))]


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _same(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else math.isclose(one, other, rel_tol=1e-9)


def _merge(
    values: dict[str, float | None], old: NativeChart, new: NativeChart, was: Series, becomes: Series, *, overwrite: bool
) -> tuple[Series, list[Difference]]:
    """The new series with what was typed over in the deck, and the differences point by point."""
    before = dict(zip(_keys(old.categories), was.values, strict=True))
    merged: list[float | None] = []
    found: list[Difference] = []
    for key, value in zip(_keys(new.categories), becomes.values, strict=True):
        here, then = values.get(key), before.get(key)
        name = f"{becomes.name}, {key}"
        if key in before and not _same(here, then) and not _same(here, value):
            found.append(Difference("by-hand", name, _print(here), _print(value)))
            merged.append(value if overwrite else here)
            continue
        if not _same(then, value):
            found.append(Difference("changed", name, _print(then), _print(value)))
        merged.append(value)
    return replace(becomes, values=tuple(merged)), found


def _print(value: float | None) -> str:
    return "–" if value is None else f"{value:,.10g}"


def _add_series(root: Any, new: NativeChart, position: int) -> None:
    """A series that the old release did not have, as a new deck would draw it."""
    fresh = etree.fromstring(new.xml_bytes())
    made = next(each for each in fresh.iter(f"{C}ser") if each.find(f"{C}idx").get("val") == str(position))
    plot = made.getparent().tag
    target = next(iter(root.iter(plot)), None)
    if target is None:
        return
    number = 1 + max((int(each.get("val")) for each in root.iter(f"{C}idx", f"{C}order") if each.getparent().tag == f"{C}ser"), default=-1)
    for name in ("idx", "order"):
        made.find(f"{C}{name}").set("val", str(number))
    last = target.findall(f"{C}ser")
    (last[-1].addnext if last else lambda each: target.insert(2, each))(deepcopy(made))


def _write(element: Any, new: NativeChart, series: Series, column: int) -> None:
    """The caches of a series, and where its cells lie in the workbook."""
    letter, rows = chr(ord("A") + column), len(new.categories) + 1
    for path, text in (
        (f"{C}tx//{C}f", f"{SHEET}!${letter}$1"),
        (f"{C}cat//{C}f", f"{SHEET}!$A$2:$A${rows}"),
        (f"{C}val//{C}f", f"{SHEET}!${letter}$2:${letter}${rows}"),
    ):
        for formula in element.iterfind(path):
            formula.text = text
    for cache in element.iterfind(f"{C}cat//{C}strCache"):
        _fill(cache, dict(enumerate(new.categories)), len(new.categories))
    for cache in element.iterfind(f"{C}val//{C}numCache"):
        _fill(cache, {at: repr(value) for at, value in enumerate(series.values) if value is not None}, len(new.categories))


def _fill(cache: Any, points: dict[int, str], count: int) -> None:
    for point in cache.findall(f"{C}pt"):
        cache.remove(point)
    size = cache.find(f"{C}ptCount")
    size.set("val", str(count))
    for position, text in points.items():
        point = etree.SubElement(cache, f"{C}pt", idx=str(position))
        etree.SubElement(point, f"{C}v").text = text


def _move_marks(element: Any, old: NativeChart, new: NativeChart, was: Series | None, becomes: Series | None) -> None:
    """Labels and looks of single points follow their year; the label at the end follows the last value."""
    after = {key: position for position, key in enumerate(_keys(new.categories))}
    moved = {position: after.get(key) for position, key in enumerate(_keys(old.categories))}
    if was and becomes and was.label is not None:
        moved[was.label] = becomes.label
    for mark in _marks(element):
        index = mark.find(f"{C}idx")
        position = moved.get(int(index.get("val")))
        if position is None:
            mark.getparent().remove(mark)
        else:
            index.set("val", str(position))


def _marks(element: Any) -> Iterator[Any]:
    yield from [*element.findall(f"{C}dPt"), *element.findall(f"{C}dLbls/{C}dLbl")]


def _scale(root: Any, old: NativeChart, new: NativeChart, kept: Sequence[Series]) -> list[Difference]:
    """The ends of the value axis where they are still ours; else a word where a value lies above."""
    found = []
    for axis in root.iter(f"{C}valAx"):
        most, step = axis.find(f"{C}scaling/{C}max"), axis.find(f"{C}majorUnit")
        if most is not None and _same(_number(most.get("val")), old.most):
            most.set("val", str(new.most))
            if step is not None and _same(_number(step.get("val")), old.step):
                step.set("val", str(new.step))
        elif most is not None:
            highest = max((value for series in kept for value in series.values if value is not None), default=0.0)
            if highest > (_number(most.get("val")) or math.inf):
                found.append(Difference("left", "axis", was=most.get("val"), becomes=_print(highest)))
    return found
