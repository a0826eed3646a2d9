"""The same card as two releases know it, for side by side: equal scales, and in each title the release it is of."""

from dataclasses import replace
from typing import Any

from pages.card.card import Card
from pages.cards.kinds import build_card
from pages.charts.drawing import Drawing
from pages.view.view import View


def build_pair(view: View, number: int, address: str) -> list[tuple[View, Card]]:
    """The card as release `number` knew it and as the view does, the older first. Raises UnknownCard."""
    views = sorted((view, view.in_release(number)), key=lambda each: each.number)
    cards = [build_card(each, address) for each in views]
    highest = max(_top(card.figure) for card in cards)
    return [(each, _fit(each, card, highest)) for each, card in zip(views, cards, strict=True)]


def _fit(view: View, card: Card, highest: tuple[float, float]) -> Card:
    title = view.say("{title} – as release {number} knows it", title=card.title, number=view.number)
    if card.figure is None:
        return replace(card, title=title)
    figure = card.figure.to_dict()
    layout: dict[str, Any] = {
        name: {**axis, "range": [axis["range"][0], highest[0]], "dtick": highest[1]} if name.startswith("yaxis") and "dtick" in axis else axis
        for name, axis in figure["layout"].items()
    }
    return replace(card, title=title, figure=Drawing(figure["data"], layout, card.figure.chart))


def _top(figure: Drawing | None) -> tuple[float, float]:
    """The upper end of a figure's value axis and the distance of its lines; zeros where it has none."""
    axis = figure.to_dict()["layout"].get("yaxis", {}) if figure is not None else {}
    return (axis["range"][1], axis["dtick"]) if "dtick" in axis else (0, 0)
