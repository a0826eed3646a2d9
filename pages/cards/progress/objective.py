"""One objective in one small card: the series that stands for it, by place over the years."""

from dataclasses import replace

from pages.card.card import Card
from pages.cards.progress import trend
from pages.view.view import View


def build(view: View, objective: str) -> Card:
    """The small trend card of the objective's headline series, under the objective's name. Raises KeyError for an unknown one."""
    aim = view.framework.objectives[objective]
    series = view.framework.series[aim.headline_series]
    card = trend.build(view, series.series, "", "small")
    measure = view.say("{measure} a year ({indicator})", measure=view.words.pick(series), indicator=series.indicator)
    if series.direction == "none":
        measure += ". " + view.say("No target: more is neither better nor worse")
    return replace(
        card,
        address=f"objective:{objective}",
        title=view.words.pick(aim),
        subtitle=measure,
        links=(
            (view.say("Open"), view.link(f"/{aim.paradigm}")),
            (view.say("See targets"), view.link("/indicators", indicator=series.indicator)),
        ),
    )
