"""Strips: series one under the other, on the same years and equal scales."""

from pages.charts.marks import Mark
from pages.charts.strips import Strip, draw_strips

POLICE = Strip("Police", [Mark("2017", 1229.0, "1,229", "record/R0697"), Mark("2019", 1600.0, "1,600", "record/R0698")])
COURTS = Strip("Prosecutors", [Mark("2018", 470.0, "470", "record/R0735")])


def test_strips_share_years_and_scale_and_do_not_overlap() -> None:
    drawing = draw_strips([POLICE, COURTS], ["2017", "2018", "2019"], 100)
    drawing.check()
    layout = drawing.to_dict()["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    assert layout["yaxis"]["range"][0] == 0
    assert layout["yaxis"]["range"][1] >= 1600
    assert layout["yaxis2"]["domain"][1] < layout["yaxis"]["domain"][0]
    assert layout["yaxis2"]["domain"][0] >= 0
    assert [trace["x"] for trace in drawing.to_dict()["data"]] == [["2017", "2018", "2019"]] * 2


def test_a_year_without_a_figure_is_a_gap() -> None:
    (trace, _) = draw_strips([POLICE, COURTS], ["2017", "2018", "2019"], 100).to_dict()["data"]
    assert trace["y"] == [1229.0, None, 1600.0]
    assert trace["connectgaps"] is False
    assert trace["customdata"][2] == ["record/R0698", ""]
    assert trace["text"] == ["1,229", "", "1,600"]


def test_each_strip_is_named_and_a_nameless_one_takes_no_room_for_it() -> None:
    named = draw_strips([POLICE, COURTS], ["2017", "2018", "2019"], 100).to_dict()["layout"]
    assert [note["text"] for note in named["annotations"]] == ["<b>Police</b>", "<b>Prosecutors</b>"]
    alone = draw_strips([Strip("", POLICE.marks)], ["2017", "2018", "2019"], 100).to_dict()["layout"]
    assert alone["annotations"] == []
    assert alone["height"] < named["height"] / 2
