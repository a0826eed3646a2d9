"""Maps of plain shapes: outlines with gaps, centres, rings, classes, clicks."""

import json

import pytest

from pages.charts import style
from pages.charts.shapes import LAND, RING, Shape, class_of, draw_shapes, middle, outline

SQUARE = json.dumps({"type": "Polygon", "coordinates": [[[-76, -10], [-72, -10], [-72, -6], [-76, -6], [-76, -10]]]})
SPECK = json.dumps({"type": "Polygon", "coordinates": [[[-77, -12], [-76.6, -12], [-76.6, -11.6], [-77, -11.6], [-77, -12]]]})
PAIR = json.dumps(
    {"type": "MultiPolygon", "coordinates": [[[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]], [[[9, 9], [10, 9], [10, 10], [9, 10], [9, 9]]]]}
)


def test_the_rings_of_an_outline_are_apart() -> None:
    longitudes, latitudes = outline(PAIR)
    assert longitudes == [0, 4, 4, 0, 0, None, 9, 10, 10, 9, 9]
    assert latitudes.count(None) == 1


@pytest.mark.parametrize(("geometry", "centre"), [(SQUARE, (-74.0, -8.0)), (PAIR, (2.0, 2.0))])
def test_the_middle_is_that_of_the_largest_ring(geometry: str, centre: tuple[float, float]) -> None:
    assert middle(geometry) == pytest.approx(centre)


def test_a_shape_is_one_filled_trace_that_can_be_clicked() -> None:
    drawing = draw_shapes([Shape("Loreto", SQUARE, "pilot region", "#c2850c", "region/LOR", "/regions?region=LOR", "Loreto")], [])
    drawing.check()
    (trace,) = drawing.to_dict()["data"]
    assert (trace["fill"], trace["hoveron"], trace["fillcolor"]) == ("toself", "fills", "#c2850c")
    assert trace["customdata"] == [["region/LOR", "/regions?region=LOR"]]
    assert trace["text"] == "Loreto: pilot region"
    (label,) = drawing.to_dict()["layout"]["annotations"]
    assert (label["text"], label["x"], label["y"], label["xanchor"]) == ("Loreto", -74.0, -8.0, "center")


def test_a_place_too_small_to_hit_has_a_ring_and_its_label_in_the_sea() -> None:
    drawing = draw_shapes([Shape("Lima", SPECK, "", "#1b2b85", "region/LMA", "/regions?region=LMA", "Metropolitan Lima")], [])
    drawing.check()
    fill, ring = drawing.to_dict()["data"]
    assert ring["customdata"] == fill["customdata"] == [["region/LMA", "/regions?region=LMA"]]
    assert ring["marker"]["size"] == RING >= 24
    (label,) = drawing.to_dict()["layout"]["annotations"]
    assert (label["text"], label["xanchor"], label["x"]) == ("Metropolitan<br>Lima", "right", -77)


def test_a_marker_stands_for_a_place_that_cannot_be_seen_and_has_no_outline() -> None:
    (trace,) = draw_shapes([Shape("Callao", SPECK, "18", LAND, "record/R0380", marker=True)], []).to_dict()["data"]
    assert trace["mode"] == "markers"
    assert (trace["x"][0], trace["y"][0]) == pytest.approx((-76.8, -11.8))


def test_the_chosen_place_is_drawn_last_with_a_dark_outline() -> None:
    shapes = [Shape("Chosen", SQUARE, "", chosen=True), Shape("Other", SQUARE, "")]
    first, last = draw_shapes(shapes, []).to_dict()["data"]
    assert (first["name"], last["name"]) == ("Other", "Chosen")
    assert last["line"]["color"] == style.INK != first["line"]["color"]


def test_the_legend_names_every_colour() -> None:
    drawing = draw_shapes([], [("#111111", "many"), ("#eeeeee", "few")])
    drawing.check()
    layout = drawing.to_dict()["layout"]
    swatches = {shape["fillcolor"]: shape["y0"] for shape in layout["shapes"]}
    words = {note["text"]: note["yshift"] for note in layout["annotations"]}
    assert set(swatches) == {"#111111", "#eeeeee"}
    assert swatches["#111111"] > swatches["#eeeeee"]
    assert words["many"] > words["few"]


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (24, 0), (25, 1), (99, 2), (1949, 3)])
def test_a_value_belongs_to_the_class_whose_lower_bound_it_reaches(value: float, expected: int) -> None:
    assert class_of(value, (25.0, 50.0, 200.0)) == expected
