"""A gallery: every kind of card is drawn and judged here, so that none is left unjudged because no page happens to show it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages.card import article
from pages.card.export import FORMATS
from pages.cards.kinds import BUILDERS, build_card
from pages.cards.meeting.meeting import list_meetings
from pages.cards.record import record
from pages.view.headlines import HEADLINES
from pages.view.view import View
from tests.harvest.judging import Judge
from tests.harvest.reading import Screen

SERIES = "1.6-d.cases"
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "scorecard": ("", ":2", ":all"),
    "cascade": (":1",),
    "trend": (f":{SERIES}", f":{SERIES}::slide"),
    "breakdown": (f":{SERIES}:offense",),
    "categories": (f":{SERIES}:offense",),
    "shares": (f":{SERIES}:offense",),
    "completeness": ("", ":1.6"),
    **dict.fromkeys(("pledge", "spent"), (":PEN", ":USD")),
    "sectors": (":P-2.executed:P-3.personnel",),
    "matrix": (":1.6", ":2.6", ":3.3"),
    "checklist": (":P-6",),
    "commitments": ("", ":list", ":open"),
    "profile": (":LOR",),
    "region-narrative": (":LOR",),
    **dict.fromkeys(("compare", "mapped"), (f":{SERIES}", ":1.2-a.trained", ":1.3-b.proceedings")),
    "record-side": (":victims",),
    "record-sums": (":victims",),
    "record-table": (":police-2017-2023",),
    "objective": (":1",),
    "standing": (":LOR:not-met",),
    "reports": ("", ":members", ":office"),
    "institution-reports": (":DEM-C",),
    "results": (":1",),
    "assessment": (":1.6-d",),
    **dict.fromkeys(("sheet", "aims", "targets", "history", "quality"), (":1.6-d",)),
}
"""What follows the kind in the addresses looked at; a kind that is not here has no arguments."""


def addresses(view: View, kind: str) -> list[str]:
    """Addresses of cards of a kind."""
    if kind == "record":
        return [f"record:{next(iter(record.choices(view)))}"]
    if kind == "record-subject":
        return [f"record-subject:{next(iter(record.subjects(view)))}"]
    if kind == "record-statement":
        return ["record-statement:R0001"]
    if kind in ("meeting", "decisions"):
        return [f"{kind}:{row.meeting}" for row in list_meetings(view) if row.event is None]
    if kind == "counted":
        return [f"counted:{code}" for code in HEADLINES]
    return [f"{kind}{rest}" for rest in ARGUMENTS.get(kind, ("",))]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_kind_of_card_shows_released_rows(lang: str, view: Callable[..., View], judge: Callable[[int], Judge]) -> None:
    shown = view("/", lang=lang)
    wrong, empty = [], []
    for kind in BUILDERS:
        listed = addresses(shown, kind)
        assert listed, kind
        for address in listed:
            card = build_card(shown, address)
            screen = Screen()
            html = article.write_card(shown, card)
            screen.add_html(html)
            screen.add_figures(html)
            wrong += [f"{address}: {problem}" for problem in judge(shown.number).screen(screen)]
            empty += [f"{address}: {form}" for form, writer in FORMATS.items() if not writer.write(shown, card, "")]
            empty += [address] if not (card.title and (card.table.rows or card.sentence)) else []
    assert wrong == []
    assert empty == []
