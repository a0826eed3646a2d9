"""Lines over the years: every value at its height, every code in a lane, every label in its place."""

from itertools import pairwise

import pytest

from pages.charts.lines import draw_lines, draw_panels, wrap
from pages.charts.marks import Axis, Line, Mark, Span

YEARS = ["2018", "2019", "2020", "2021"]
AXIS = Axis(YEARS, ["2018", "2019", "2020", "2021<br>[p]"], spans=[Span("2020", "2020", "COVID-19")], breaks=(("2021", "new protocol 2020"),))


def line(code: str, name: str, *values: float | None, code_where_none: str = "c") -> Line:
    """A line with a mark a year; a year without a value has a code."""
    marks = [
        Mark(year, value, f"{value}", f"figure/{code}/{year}", f"/regions?region={code}", code_where_none if value is None else "", year == "2021")
        for year, value in zip(YEARS, values, strict=True)
    ]
    return Line(code, name, marks, marker="square")


LIMA = line("LMA", "M. Lima", 60.0, 88.0, 61.0, 97.0)
CUSCO = line("CUS", "Cusco", 25.0, None, None, 47.0)
LORETO = line("LOR", "Loreto", 22.0, 31.0, 18.0, 46.0)
TARGET = Line("target", "Target", [Mark(year, 70.0 + n, str(70 + n), f"target/LMA/{year}") for n, year in enumerate(YEARS)])


def texts(drawing: object) -> list[str]:
    """What is written in a drawing outside its traces."""
    return [note["text"] for note in drawing.to_dict()["layout"]["annotations"]]  # type: ignore[attr-defined]


def test_each_value_stands_at_its_height_with_its_key_and_its_link() -> None:
    drawing = draw_lines([LIMA, CUSCO], AXIS)
    drawing.check()
    lima, apart, cusco, _ = drawing.to_dict()["data"]
    assert lima["x"] == YEARS
    assert lima["y"] == [60.0, 88.0, 61.0, None]
    assert lima["customdata"][1] == ["figure/LMA/2019", "/regions?region=LMA"]
    assert (apart["x"], apart["y"], apart["customdata"]) == (["2021"], [97.0], [["figure/LMA/2021", "/regions?region=LMA"]])
    assert cusco["y"] == [25.0, None, None, None]
    assert cusco["connectgaps"] is False


def test_a_code_never_has_a_height_and_a_run_of_it_is_one_bracket() -> None:
    layout = draw_lines([LIMA, CUSCO], AXIS).to_dict()["layout"]
    (code,) = [note for note in layout["annotations"] if note["text"] == "[c]"]
    assert code["x"] == 1.5
    assert code["yref"] == "y domain"
    assert code["y"] == 0
    assert code["yshift"] < 0
    (bracket,) = [shape for shape in layout["shapes"] if shape["type"] == "line" and shape["y1"] < 0]
    assert (bracket["x0"], bracket["x1"]) == (0.7, 2.3)
    assert bracket["y0"] == bracket["y1"] < 0


def test_a_year_that_is_not_complete_stands_apart_hollow_and_is_not_what_the_label_speaks_of() -> None:
    drawing = draw_lines([LIMA], AXIS)
    line, apart = drawing.to_dict()["data"]
    assert (line["mode"], apart["mode"]) == ("lines+markers", "markers")
    assert (line["marker"]["color"], apart["marker"]["color"], apart["marker"]["line"]["color"]) == ("#1b2b85", "#ffffff", "#1b2b85")
    assert "M. Lima 61.0" in texts(drawing) and "M. Lima 97.0" not in texts(drawing)


def test_no_line_bridges_a_year_that_is_not_complete() -> None:
    marks = [Mark(year, 5.0, "5", f"figure/{year}", apart=year == "2019") for year in YEARS]
    line, apart = draw_lines([Line("LMA", "M. Lima", marks)], AXIS).to_dict()["data"]
    assert line["y"] == [5.0, None, 5.0, 5.0] and apart["x"] == ["2019"]
    assert line["customdata"][1] == ["", ""], "the gap carries no key: its figure is drawn apart"


def test_the_label_speaks_of_the_year_it_is_asked_for() -> None:
    asked = Line("LMA", "M. Lima", LIMA.marks, year="2019")
    assert "M. Lima 88.0" in texts(draw_lines([asked], AXIS))
    withheld = Line("CUS", "Cusco", CUSCO.marks, year="2020")
    assert [text for text in texts(draw_lines([withheld], AXIS)) if text.startswith("Cusco")] == ["Cusco"], "no other year's value"


def test_labels_at_the_ends_do_not_cover_one_another() -> None:
    layout = draw_lines([LORETO, CUSCO, LIMA], AXIS).to_dict()["layout"]
    room = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    pixels = room / layout["yaxis"]["range"][1]
    named = ("Loreto 18.0", "Cusco 25.0", "M. Lima 61.0")
    heights = sorted(note["y"] * pixels for note in layout["annotations"] if note["text"] in named)
    assert {note["yref"] for note in layout["annotations"] if note["text"] in named} == {"y"}, "in a higher chart they stay at their points"
    assert len(heights) == 3
    assert min(second - first for first, second in pairwise(heights)) >= 16.99


def test_a_long_name_stands_on_two_lines_and_the_margin_holds_it() -> None:
    named = Line("X", "Demonstration police register", LIMA.marks)
    layout = draw_lines([named], AXIS).to_dict()["layout"]
    assert "Demonstration police<br>register 61.0" in [note["text"] for note in layout["annotations"]]
    assert layout["margin"]["r"] >= len("Demonstration police") * 7


@pytest.mark.parametrize(("values", "mode"), [((1.0, 2.0, None, 4.0), "markers"), ((1.0, 2.0, 3.0, 4.0), "lines+markers")])
def test_fewer_than_three_points_are_not_joined(values: tuple[float | None, ...], mode: str) -> None:
    trace, _ = draw_lines([line("LOR", "Loreto", *values)], AXIS).to_dict()["data"]
    assert trace["mode"] == mode


def test_a_disruption_is_a_named_band_and_a_break_a_marked_line() -> None:
    drawing = draw_lines([LIMA], AXIS)
    shapes = drawing.to_dict()["layout"]["shapes"]
    assert [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "rect"] == [(1.6, 2.4)]
    assert [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "line"] == [(2.5, 2.5)]
    named = {note["text"]: note for note in drawing.to_dict()["layout"]["annotations"]}
    assert named["COVID-19"]["yanchor"] == named["new protocol 2020"]["yanchor"] == "bottom"
    assert named["new protocol 2020"]["yshift"] > named["COVID-19"]["yshift"] + 12, "above the plot, one over the other"
    panels = texts(draw_panels([LIMA, CUSCO], AXIS, {}))
    assert panels.count("COVID-19") == panels.count("new protocol 2020") == 1, "named on the first panel of a row, drawn on each"
    drawn = draw_panels([LIMA, CUSCO], AXIS, {}).to_dict()["layout"]["shapes"]
    assert (
        [shape["type"] for shape in drawn].count("rect") == [shape["type"] for shape in drawn if shape.get("line", {}).get("dash")].count("line") == 2
    )


def test_the_axis_begins_at_zero_and_holds_the_target() -> None:
    low = line("LOR", "Loreto", 50.0, 51.0, 52.0, 53.0)
    drawing = draw_lines([low], AXIS, TARGET, "Target")
    drawing.check()
    axis = drawing.to_dict()["layout"]["yaxis"]
    assert axis["range"][0] == 0
    assert axis["range"][1] >= 73
    target = drawing.to_dict()["data"][2]
    assert [key for key, _ in target["customdata"]] == [f"target/LMA/{year}" for year in YEARS]
    assert target["y"] == [70.0, 71.0, 72.0, 73.0]
    assert target["line"]["color"] == "#000000"
    assert "Target 73" in texts(drawing)


def test_percentages_end_at_one_hundred_and_ticks_are_written_whole() -> None:
    share = line("LOR", "Loreto", 80.0, 90.0, 95.0, 99.0)
    axis = draw_lines([share], Axis(YEARS, YEARS, suffix=" %", most=100)).to_dict()["layout"]["yaxis"]
    assert axis["ticktext"][-1] == "100 %"
    assert axis["range"][1] == pytest.approx(104)
    money = draw_lines([line("LOR", "Loreto", 1e6, 2e6, 3e6, 3350000.0)], AXIS).to_dict()["layout"]
    assert money["yaxis"]["ticktext"][1] == "1,000,000"
    assert money["margin"]["l"] >= len("1,000,000") * 7


def test_panels_share_their_scale_and_each_has_its_own_target() -> None:
    drawing = draw_panels([LIMA, CUSCO, LORETO], AXIS, {"LMA": TARGET}, "Target")
    drawing.check()
    layout, data = drawing.to_dict()["layout"], drawing.to_dict()["data"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == layout["yaxis3"]["range"]
    assert layout["yaxis"]["range"][0] == 0
    drawn = dict.fromkeys((trace["name"], trace["xaxis"]) for trace in data)
    assert list(drawn) == [("M. Lima", "x"), ("Target", "x"), ("Cusco", "x2"), ("Loreto", "x3")]
    domains = [layout[name]["domain"] for name in ("xaxis", "xaxis2", "xaxis3")]
    assert all(first[1] < second[0] for first, second in pairwise(domains))
    assert any("Target" in text for text in texts(drawing))


def test_more_than_four_panels_stand_in_rows_and_none_is_dropped() -> None:
    places = [line(code, code, 1.0, 2.0, 3.0, None) for code in ("LMA", "LOR", "CUS", "MDD", "PUN")]
    drawing = draw_panels(places, AXIS, {})
    drawing.check()
    layout = drawing.to_dict()["layout"]
    assert {trace["xaxis"] for trace in drawing.to_dict()["data"]} == {"x", "x2", "x3", "x4", "x5"}
    assert layout["yaxis"]["domain"][0] > layout["yaxis4"]["domain"][1], "the second row lies below the first"
    assert layout["xaxis"]["domain"] == layout["xaxis4"]["domain"]


def test_the_ticks_of_panels_stand_under_their_points_every_second_year_at_least() -> None:
    years = [str(year) for year in range(2015, 2025)]
    marks = [Mark(year, 1.0, "1", f"figure/{year}") for year in years]
    layout = draw_panels([Line("LMA", "Lima", marks), Line("LOR", "Loreto", marks)], Axis(years, years), {}).to_dict()["layout"]
    assert layout["xaxis2"]["tickvals"] == list(range(10)), "every year has a tick"
    assert layout["xaxis2"]["ticktext"] == ["", "2016", "", "2018", "", "2020", "", "2022", "", "2024"]


def test_three_panels_write_so_few_years_that_they_stand_apart_on_a_phone() -> None:
    years = [str(year) for year in range(2017, 2025)]
    marks = [Mark(year, 1.0, "1", f"figure/{year}") for year in years]
    lines = [Line(code, code, marks) for code in ("LMA", "LOR", "CUS")]
    layout = draw_panels(lines, Axis(years, years), {}).to_dict()["layout"]
    assert [text for text in layout["xaxis3"]["ticktext"] if text] == ["2018", "2021", "2024"]
    assert layout["meta"]["years"] == [years] * 3, "one under the other they have room for more"


def test_panels_write_their_captions_in_lines_that_fit() -> None:
    captioned = Line("LMA", "Metropolitan Lima", LIMA.marks, caption="◐ improved, target not met (2023)")
    (head,) = [text for text in texts(draw_panels([captioned, CUSCO, LORETO], AXIS, {})) if "improved" in text]
    assert head == "<b>Metropolitan</b><br><b>Lima</b><br>◐ improved,<br>target not met<br>(2023)"


@pytest.mark.parametrize("aim", [75.0, 61.0, 40.0])
def test_the_last_value_of_a_panel_stands_at_its_point_beside_its_target(aim: float) -> None:
    target = Line("target", "Target", [Mark(year, aim, str(aim), "") for year in YEARS])
    notes = draw_panels([LIMA, CUSCO], AXIS, {"LMA": target}).to_dict()["layout"]["annotations"]
    (label,) = [note for note in notes if note["text"] == "61.0"]
    assert label["y"] == 61.0 and (label["yshift"] > 0) == (label["yanchor"] == "bottom")


def test_words_are_wrapped_and_none_is_lost() -> None:
    assert wrap("National, not attributable", 15) == ["National, not", "attributable"]
    assert wrap("Counterintelligence", 5) == ["Counterintelligence"]
    assert wrap("", 5) == []


def test_a_provisional_year_is_marked_in_the_panel_of_its_place_alone() -> None:
    years = ["2019", "2020", "2021"]
    whole = [Mark(year, 5.0, "5", f"figure/{year}") for year in years]
    part = [Mark(year, 5.0, "5", f"figure/{year}", apart=year == "2020") for year in years]
    axis = Axis(years, ["2019", "2020<br>[p]", "2021"])
    layout = draw_panels([Line("LMA", "Lima", whole), Line("LOR", "Loreto", part)], axis, {}).to_dict()["layout"]
    assert (layout["xaxis"]["ticktext"], layout["xaxis2"]["ticktext"]) == (years, ["2019", "2020<br>[p]", "2021"])
