"""What changed since an earlier release for a region, an institution or an indicator: in a few lines to pass on, then in full."""

from pages.card.markup import write_sentence
from pages.cards.kinds import build_card
from pages.cards.partnership.reports import owing
from pages.cards.progress.since import choose_before, tell
from pages.screen.frame import choose, is_live, show_cards, show_heading, show_nothing_yet, show_text
from pages.view.stamp import write_ribbon
from pages.view.templates import fill
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    framework, pick = view.framework, view.words.pick
    heading = show_heading(
        view.say("What changed"), view.say("Since an earlier release, for the places, the indicator or the institution that you choose.")
    )
    days = {str(row.release): view.words.day(row.released_on) for row in view.releases if row.release < view.number}
    with heading:
        choose(
            view.say("Since"),
            "against",
            list(days),
            lambda code: view.say("release {number} · {day}", number=code, day=days[code]),
            form="list",
            empty=view.say("the release before"),
        )
        codes = list(framework.indicators)
        choose(
            view.say("Indicator"), "indicator", codes, lambda code: f"{code} {pick(framework.indicators[code])}", form="list", empty=view.say("all")
        )
        choose(
            view.say("Institution"), "institution", owing(view), lambda code: pick(framework.institutions[code]), form="list", empty=view.say("all")
        )
    if view.release is None:
        show_nothing_yet(view)
        return
    pinned = view.here(asof=str(view.release.released_on)[:10], against=str(choose_before(view) or ""))
    lines = [write_sentence(line) for line in tell(view)]
    show_text(fill("progress/what_changed.html", view, lines=lines, link=pinned, ribbon=write_ribbon(view), live=is_live()))
    show_cards(view, [build_card(view, address) for address in ("since-statuses", "since-figures", "since-targets", "due")], level=2)
