"""Where the Partnership works: a map of plain shapes with a table of the same links beside it."""

from markupsafe import Markup

from pages.card.card import Card
from pages.card.cell import Cell, Sentence, Table
from pages.charts import style
from pages.charts.shapes import LAND, Shape, draw_shapes, is_marked, name_areas
from pages.view.templates import fill
from pages.view.view import View
from pages.view.words import mark
from queries.rows import RegionsRow, ShapesRow

MAP = "map"
"""What Explore shows in the place of the chart, where it is asked for."""
KINDS = {"pilot": mark("pilot region, from the beginning"), "consent": mark("by mutual consent, from {day}"), "unattributed": mark("no region")}


def build(view: View) -> Card:
    """The map. A click on a region chooses it, a click on a chosen one sets it free again; so do the links of the table."""
    title = view.say("Where the Partnership works")
    return Card(
        address="map",
        title=title,
        subtitle=view.say("pilot regions, and regions added by mutual consent; choose one on the map or in the table")
        if view.mapped
        else view.say("choose one in the table"),
        sentence=_tell(view),
        table=_table(view, title),
        figure=draw_shapes([shape(view, row) for row in view.rows(ShapesRow)], _legend(view)) if view.mapped else None,
        sources=view.say("the instrument; shapes: Natural Earth (public domain), simplified, no statement on any boundary")
        if view.mapped
        else view.say("the instrument"),
        notes=(
            *filter(None, [view.words.own("map")]),
            view.say(
                "Place of origin, of exploitation, of identification and of service are four different things; each series says which one it counts."
            ),
        ),
        real=True,
        table_first=True,
    )


def toggle(view: View, region: str) -> str:
    """The address of this page with the region chosen, or set free when it is chosen already."""
    chosen = view.selection.region
    return view.here(region=tuple(code for code in chosen if code != region) if region in chosen else (region,))


def offer_places(view: View) -> Markup:
    """Every place as a link that adds it to what is drawn, or takes it away; where none is chosen, the pilots are drawn."""
    drawn, regions = view.shown_regions, view.framework.regions
    links = []
    for code in view.framework.places:
        wanted = tuple(each for each in view.framework.places if (each in drawn) != (each == code))
        # All pilots and nothing else is what an empty choice draws.
        href = view.here(region=() if wanted == view.framework.pilots else wanted)
        links.append((view.words.pick(regions[code]), code in drawn, href if wanted else ""))
    shown = view.selection.show == MAP
    return fill("cards/progress/places_offered.html", view, links=links, shown=shown, mapped=view.mapped, other=view.here(show="" if shown else MAP))


def describe(view: View, place: RegionsRow) -> str:
    """What part a place has, and from when: `by mutual consent, from Oct 1, 2020`."""
    return view.say(KINDS[place.kind], day=since(view, place))


def since(view: View, place: RegionsRow) -> str:
    """The day of the consent in words; "" for a place that needs none."""
    return view.words.day(place.consent_from) if place.consent_from else ""


def shape(view: View, row: ShapesRow) -> Shape:
    """A department on the map; one of the Partnership in its colour, with its link."""
    place = view.framework.regions.get(row.region) if row.region else None
    if place is None:
        return Shape(row.name, row.geometry_json, view.say("not a region of the Partnership"), marker=is_marked(row.area_code))
    name = view.words.pick(place)
    return Shape(
        name,
        row.geometry_json,
        describe(view, place),
        style.place_colour(row.region),
        f"region/{row.region}",
        toggle(view, row.region),
        name,
        chosen=row.region in view.selection.region,
    )


def _legend(view: View) -> list[tuple[str, str]]:
    regions = view.framework.regions
    named = [(style.place_colour(code), view.words.pick(regions[code])) for code in view.framework.pilots]
    return [*named, (style.OTHER, view.say("By mutual consent")), (LAND, view.say("Other departments"))]


def _of_kind(view: View, kind: str) -> list[RegionsRow]:
    return [row for row in view.framework.regions.values() if row.kind == kind]


def _tell(view: View) -> Sentence:
    pick = view.words.pick
    text = view.say("Pilot regions: {names}. ", names=view.words.join([pick(row) for row in _of_kind(view, "pilot")]))
    if added := _of_kind(view, "consent"):
        names = view.words.join([view.say("{place} (from {day})", place=pick(row), day=since(view, row)) for row in added])
        text += view.say("Added by mutual consent: {names}; before that day their figures are not applicable.", names=names)
    return (text,)


def _table(view: View, title: str) -> Table:
    heads = (view.say("Region"), view.say("Part in the Partnership"), view.say("Scope and note"), view.say("Code"))
    chosen = view.selection.region
    lines = []
    for code in view.framework.places:
        row = view.framework.regions[code]
        name = view.words.pick(row)
        facts = {
            "region": code,
            "region_name": name,
            "kind": row.kind,
            "consent_from": str(row.consent_from or ""),
            "iso": row.iso,
            name_areas(): row.area_code,
        }
        shown = view.say("{place} (chosen: show all)", place=name) if code in chosen else name
        note = ". ".join(part.rstrip(".") for part in (view.words.pick(row, "consent_scope"), view.words.pick(row, "note")) if part)
        lines.append(
            (
                Cell(shown, f"region/{code}", toggle(view, code), {"what": "region", **facts}),
                Cell(describe(view, row)),
                Cell(f"{note}." if note else "–"),
                Cell(" · ".join(part for part in (row.area_part or row.area_code, row.iso) if part) or "–", tone="number"),
            )
        )
    return Table(title, heads, tuple(lines))
