"""Bars from zero in panels on equal scales; a code stands where its bar would begin."""

from pages.charts.bars import Bar, Panel, draw_bars

GIRLS = Bar("Girls", 40.0, "40 [p]", "figure/a", "/regions?region=LMA", label="40")
LIMA = Panel("Metropolitan Lima", [GIRLS, Bar("Boys", None, "[c]", "figure/b", code="c")])
AIMED = Bar("Boys", 12.0, "12", "figure/d", target=15.0, target_text="15", target_key="target/d")
CUSCO = Panel("Cusco", [Bar("Girls", 0.0, "0", "figure/c"), AIMED], "#5f3617")


def test_each_bar_has_its_value_its_key_and_its_print() -> None:
    drawing = draw_bars([LIMA, CUSCO])
    drawing.check()
    lima, cusco, target = drawing.to_dict()["data"]
    assert lima["x"] == [40.0, None]
    assert lima["customdata"] == [["figure/a", "/regions?region=LMA"], ["figure/b", ""]]
    assert lima["text"] == ["40", ""]
    assert lima["hovertext"][0] == "Metropolitan Lima, Girls: 40 [p]"
    assert cusco["x"] == [0.0, 12.0]
    assert cusco["marker"]["color"] == ["#5f3617", "#5f3617"]
    assert (target["x"], target["y"], target["customdata"]) == ([15.0], [1], [["target/d", ""]])


def test_a_code_stands_where_its_bar_would_begin() -> None:
    layout = draw_bars([LIMA, CUSCO]).to_dict()["layout"]
    (code,) = [note for note in layout["annotations"] if note["text"] == "[c]"]
    assert (code["x"], code["xanchor"], code["y"]) == (0, "left", 1)
    assert code["xshift"] > 0
    assert layout["xaxis"]["range"][0] < 0


def test_panels_share_a_scale_that_has_zero_and_room_for_the_prints() -> None:
    layout = draw_bars([LIMA, CUSCO]).to_dict()["layout"]
    assert layout["xaxis"]["range"] == layout["xaxis2"]["range"]
    assert layout["xaxis"]["range"][0] <= 0
    assert layout["xaxis"]["range"][1] > 40
    assert layout["xaxis"]["domain"][1] < layout["xaxis2"]["domain"][0]


def test_names_stand_once_in_lines_that_fit() -> None:
    long = Panel("", [Bar("Aggravated trafficking in persons (art. 153-A)", 1.0, "1", "k")])
    layout = draw_bars([long]).to_dict()["layout"]
    assert layout["yaxis"]["ticktext"] == ["Aggravated<br>trafficking in<br>persons (art. 153-A)"]
    assert layout["margin"]["l"] <= 150
    two = draw_bars([LIMA, CUSCO]).to_dict()["layout"]
    assert (two["yaxis"]["showticklabels"], two["yaxis2"]["showticklabels"]) == (True, False)
    assert [note["text"] for note in two["annotations"] if "<b>" in note["text"]] == ["<b>Metropolitan</b><br><b>Lima</b>", "<b>Cusco</b>"]


def test_only_zeros_and_nothing_at_all_are_drawn_too() -> None:
    zeros = draw_bars([Panel("Cusco", [Bar("Girls", 0.0, "0", "k")])])
    zeros.check()
    assert zeros.to_dict()["layout"]["xaxis"]["range"][1] > 0
    draw_bars([]).check()
