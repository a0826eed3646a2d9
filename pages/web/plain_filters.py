"""The filters as a plain form of the first answer: for browsers that get no live connection to the server, and those without scripts.

A gateway that refuses websockets leaves the page readable, and nothing on it could be chosen. The form loads the page anew.
"""

from urllib.parse import parse_qsl, urlsplit

from markupsafe import Markup

from pages.frame.menu import BY_PATH
from pages.view.templates import fill
from pages.view.view import View

CHOSEN = ("region", "objective", "from", "to", "asof")


def write_form(view: View) -> Markup:
    """The form with the filters of the page, as they are chosen now; what else the address says it carries along."""
    applying, selection, framework = BY_PATH[view.path].filters, view.selection, view.framework
    pick = view.words.pick
    years = [str(year) for year in framework.years]
    boxes, lists = [], []
    if "region" in applying:
        places = [(code, pick(framework.regions[code]), code in selection.region) for code in framework.places]
        boxes.append((view.say("Region (none selected: all)"), "region", places))
    if "objective" in applying:
        objectives = [(code, pick(row), code in selection.objective) for code, row in framework.objectives.items()]
        boxes.append((view.say("Objective (none selected: all)"), "objective", objectives))
    if "years" in applying:
        spans = ((view.say("From year"), "from", selection.first or years[0]), (view.say("To year"), "to", selection.last or years[-1]))
        lists += [(label, name, [(year, year, year == str(chosen)) for year in years]) for label, name, chosen in spans]
    if "asof" in applying:
        newest = view.releases[-1].release
        days = [("" if row.release == newest else str(row.released_on)[:10], row, row.release == view.number) for row in reversed(view.releases)]
        named = [(day, view.say("Release {number} · {day}", number=row.release, day=view.words.day(row.released_on)), on) for day, row, on in days]
        lists.append((view.say("As known on"), "asof", named))
    carried = [(name, value) for name, value in parse_qsl(urlsplit(view.here()).query) if name not in CHOSEN]
    return fill("web/plain_filters.html", view, action=view.path, carried=carried, boxes=boxes, lists=lists) if boxes or lists else Markup()
