"""Targets in the inbox of stewards: what was proposed, a form to propose one, and the answers of the other side."""

from collections.abc import Sequence

from data import release_api
from data.compact import compact
from data.page_api import NotMade
from pages.card.cell import show_amount
from pages.view.store import released_path
from pages.view.templates import fill
from pages.view.words import Words, mark
from pages.web.report_changes import view_of_names
from pages.web.upload_secret import SECRETARY, TIP_OFFICE

Fields = dict[str, str]
STATES = {"proposed": mark("proposed"), "agreed": mark("agreed"), "withdrawn": mark("withdrawn")}
ANSWERS = {"agreed": mark("Agree to it"), "withdrawn": mark("Withdraw it")}
DONE = {
    "propose": mark("The target is proposed. The other side agrees to it."),
    "agreed": mark("The target is agreed by both sides. The next release says so, and it holds from its day on."),
    "withdrawn": mark("The target is withdrawn."),
}


def show_targets(_: Fields, roles: Sequence[str], words: Words) -> str:
    """What was proposed, with what these roles can answer; and the form, where one of them is of a side."""
    view = view_of_names(words)
    lines = []
    for each in release_api.list_targets(roles, words.language, released_path()):
        series = view.framework.series.get(each.series) if view else None
        place = view.framework.regions.get(each.region) if view else None
        lines.append(
            {
                "number": each.number,
                "series": view.name_series(each.series) if view and series else each.series,
                "place": words.pick(place) if place else each.region,
                "year": each.year,
                "value": show_amount(words, series, each.value) if series else words.number(each.value),
                "day": words.day(each.in_force_from),
                "side": words.side(each.side),
                "state": words.say(STATES[each.state]),
                "reasons": list(each.reasons.items()),
                "answers": [(f"{what}-target {role}", words.say(ANSWERS[what])) for what, role in each.answers],
            }
        )
    framework = view.framework if view else None
    own = [role for role in roles if role in (SECRETARY, TIP_OFFICE)]
    return fill(
        "web/inbox_targets.html",
        words,
        language=words.language,
        written_in=words.written_in,
        lines=lines,
        role=own[0] if own else "",
        series=[(code, view.name_series(code)) for code, row in framework.series.items() if row.direction != "none"] if view and framework else [],
        places=[(code, words.pick(framework.regions[code])) for code in framework.places] if framework else [],
        years=framework.years if framework else (),
    )


def take_step(fields: Fields, role: str, step: str, words: Words) -> str:
    """Propose a target, or answer one; a sentence of what was done. Raises NotTaken, NotMade."""
    out, what = released_path(), step.partition("-")[0]
    if what == "propose":
        try:
            release_api.propose_target(fields, compact().fold("reason", fields), role, words.language, out)
        except ValueError as error:
            raise NotMade(words.say("Give the target as a number, the year, and the day from which it holds."), "refused") from error
    else:
        number = fields.get("number", "")
        release_api.answer_target(int(number) if number.isdigit() else 0, what, role, words.language, out)
    return words.say(DONE[what])


STEPS = ("propose-target", "agreed-target", "withdrawn-target")
