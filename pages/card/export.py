"""A card as a file: exactly the released rows it shows, stamped with filters, source, release and the meaning of codes."""

from collections.abc import Callable
from dataclasses import dataclass

from data.compact import compact
from pages.card.card import Card
from pages.card.tidy import write_csv
from pages.view.view import View


def name_file(view: View, card: Card, kind: str) -> str:
    """A file name that says what is inside, that it is a demonstration, and from which release."""
    parts = [compact().slug]
    if view.demonstration and not card.real:
        parts.append(view.say("DEMONSTRATION"))
    parts.append(card.slug)
    parts += list(view.selection.region)
    if years := _years(view, card):
        parts.append(f"{min(years)}-{max(years)}")
    parts += [view.say("release-{number}", number=view.number), view.words.language]
    return "_".join(parts) + f".{kind}"


def _years(view: View, card: Card) -> list[int]:
    """The years the file is about: those of the range, or those that published figures speak of."""
    if not card.real:
        return list(view.years)
    days = [str(fact[name]) for fact in card.facts() for name in ("period_start", "period_end", "year") if fact.get(name)]
    return [int(day[:4]) for day in days] or list(view.years)


def _write_workbook(view: View, card: Card, origin: str = "") -> bytes:
    # openpyxl takes half a second to import: the first workbook waits for it, not the first page
    from pages.card.workbook import write_xlsx

    return write_xlsx(view, card, origin)


@dataclass(frozen=True)
class Format:
    """A kind of file a card can be taken along as: how its link is called, what writes it, what it is for a browser."""

    name: str
    write: Callable[[View, Card, str], bytes]
    media: str


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "csv": Format("CSV", write_csv, "text/csv; charset=utf-8"),
    "xlsx": Format("XLSX", _write_workbook, XLSX),
}
"""By the ending of the file, in the order of the links."""
