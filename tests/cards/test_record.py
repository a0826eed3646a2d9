"""Cards of the public record: revisions, what was known when, sums refused, every statement cited and reachable."""

import io
import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any

import pytest
from openpyxl import load_workbook

from pages.card.article import write_card
from pages.card.card import Card
from pages.card.cell import Cell
from pages.card.export import name_file
from pages.card.markup import plain, write_table
from pages.card.provenance import cite_statements
from pages.card.tidy import tabulate, write_csv
from pages.card.workbook import write_xlsx
from pages.cards.kinds import UnknownCard, build_card
from pages.cards.record import record, record_side
from pages.view.view import View
from queries.database import Edition
from queries.rows import RecordCodesRow, RecordStatementsRow

Make = Callable[..., View]


def cells(card: Card) -> dict[str, str]:
    """The text of every cell of the card that has a key."""
    inside: Iterable[Any] = [*(cell for row in card.table.rows for cell in row), *card.sentence]
    return {cell.key: cell.text for cell in inside if isinstance(cell, Cell) and cell.key}


def marks(card: Card) -> dict[str, float]:
    """Key and value of every point of the chart."""
    assert card.figure is not None
    found = {}
    for trace in card.figure.to_dict()["data"]:
        found |= {told[0]: value for told, value in zip(trace["customdata"], trace["y"], strict=True) if told[0]}
    return found


def rows_of(edition: Edition, **parameters: Any) -> tuple[Any, ...]:
    """Statements as the query gives them, no filter but those named."""
    none: dict[str, Any] = {"known_on": None, "subject": "", "table": "", "record": "", "regions": (), "totals": False, "first": None, "last": None}
    return edition.rows(RecordStatementsRow, release=1, **none | parameters)


def test_a_revised_count_shows_both_statements_and_draws_the_later(view: Make) -> None:
    card = build_card(view(), "record:victims-prosecutors")
    assert cells(card) == {
        "record/R0728": "882",
        "record/R0729": "1,189",
        "record/R0733": "476",
        "record/R0734": "1,266",
        "record/R0735": "470",
    }
    assert marks(card) == {"record/R0729": 1189.0, "record/R0734": 1266.0, "record/R0735": 470.0}
    assert "2018 was 882 (stated 2019), revised to 1,189 (stated 2021)." in plain(card.sentence)
    assert "2019 was 476 (stated 2020), revised to 1,266 (stated 2021)." in plain(card.sentence)


def test_on_a_day_only_what_was_stated_by_then_is_known(view: Make) -> None:
    card = build_card(view(asof="2020-06-30"), "record:victims-prosecutors")
    assert cells(card) == {"record/R0728": "882"}
    assert card.figure is None
    html = write_table(card.table) + plain(card.sentence)
    assert "882" in html
    assert "1,189" not in html
    assert "revised" not in html


@pytest.mark.parametrize("address", ["record-side:victims", "record-sums:victims", "record-subject:victims"])
def test_no_card_knows_on_a_day_what_came_later(view: Make, address: str) -> None:
    card = build_card(view(asof="2020-06-30"), address)
    html = write_table(card.table) + plain(card.sentence) + " ".join(card.notes) + str(card.facts())
    assert "882" in html
    assert "1,189" not in html
    assert "1189" not in html


def test_before_the_first_statement_there_is_none(view: Make) -> None:
    card = build_card(view(asof="2018-06-30"), "record:victims-prosecutors")
    assert cells(card) == {}
    assert "No statement was known" in plain(card.sentence)


def test_undated_statements_are_known_only_when_no_day_is_chosen(edition: Edition, view: Make) -> None:
    undated = [row for row in rows_of(edition) if row.stated_on is None and row.stated_year is None]
    assert len(undated) == 24
    subject = undated[0].subject
    assert undated[0].key in cells(build_card(view(), f"record-subject:{subject}"))
    assert undated[0].key not in cells(build_card(view(asof="2099-01-01"), f"record-subject:{subject}"))


def test_two_police_databases_of_2019_are_not_added(view: Make) -> None:
    table = build_card(view(), "record-sums:victims").table
    found = {(row[2].key, row[3].key): row for row in table.rows}
    line = found["record/R0704", "record/R0724"]
    assert [cell.text for cell in line[:5]] == ["Police directorate DIRCTPTIM and Police register RETA", "2019", "1,054", "765", "not added"]
    assert "unclear to what extent the figures overlapped" in line[5].text
    assert line[6].href == "https://www.state.gov/reports/2020-trafficking-in-persons-report/peru__trashed/"


def test_two_systems_that_no_source_compares_are_refused_too(view: Make) -> None:
    table = build_card(view(), "record-sums:victims").table
    line = next(row for row in table.rows if (row[2].text, row[3].text) == ("1,307", "1,229"))
    assert line[4].text == "not added"
    assert "how many persons or cases are in both is not published" in line[5].text


@pytest.mark.parametrize("subject", ["victims", "complaints", "cases"])
def test_no_cell_of_the_side_by_side_is_a_sum(edition: Edition, view: Make, subject: str) -> None:
    known = {row.key: row.value for row in rows_of(edition, subject=subject)}
    for kind in ("record-side", "record-sums"):
        found = cells(build_card(view(), f"{kind}:{subject}"))
        assert found
        assert {key: float(text.lstrip("~≥> ").replace(",", "")) for key, text in found.items()} == {key: known[key] for key in found}


def test_systems_stand_in_panels_on_one_scale_with_who_counted(view: Make) -> None:
    card = build_card(view(), "record-side:victims")
    assert card.figure is not None
    card.figure.check()
    layout = card.figure.to_dict()["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    names = [
        "Police (TIP Reports)",
        "Public Ministry, register not named",
        "Prosecutors (TIP Reports)",
        "Police directorate DIRCTPTIM",
        "Police register RETA",
    ]
    assert [note["text"] for note in layout["annotations"]] == [f"<b>{name}</b>" for name in names]
    wanted = {"R0692": 699, "R0652": 1134, "R0697": 1229, "R0698": 1600, "R0729": 1189, "R0734": 1266, "R0735": 470, "R0704": 1054, "R0724": 765}
    drawn = marks(card)
    assert {key: drawn[f"record/{key}"] for key in wanted} == wanted and max(drawn.values()) == 2611 and len(drawn) == 13
    assert [row[0].text for row in card.table.rows][-2:] == ["Police directorate DIRCTPTIM", "Police register RETA"]


def test_a_system_with_fewer_than_three_years_is_points_without_a_line(view: Make) -> None:
    card = build_card(view(), "record-side:victims")
    assert card.figure is not None
    modes = {trace["name"]: trace["mode"] for trace in card.figure.to_dict()["data"]}
    assert (
        modes["Police (TIP Reports)"] == "lines+markers+text"
        and modes["Police directorate DIRCTPTIM"] == modes["Police register RETA"] == "markers+text"
    )


def test_every_statement_but_single_events_is_reachable_by_subject(edition: Edition, view: Make) -> None:
    shown = view()
    reached = {key for code in record.subjects(shown) for key in cells(build_card(shown, f"record-subject:{code}"))}
    assert len(reached) == 741
    assert reached == {row.key for row in rows_of(edition)}


def test_a_citation_says_where_when_and_what_kind_of_source(view: Make) -> None:
    card = build_card(view(), "record:investigators-police")
    html = write_table(card.table)
    assert card.table.heads == ("Period", "Value", "Unit", "Place", "Stated in", "Stated", "Kind of source", "Note", "Record")
    assert html.count('target="_blank" rel="noopener"') == len(card.table.rows) == 3
    assert {row[1].text for row in card.table.rows} == {"~ 150"}
    assert "~ about" in card.notes


def test_a_statement_without_exact_period_is_listed_and_not_drawn(edition: Edition, view: Make) -> None:
    unclear = next(row for row in rows_of(edition) if row.period_start is None)
    line = next(row for row in build_card(view(), f"record-subject:{unclear.subject}").table.rows if len(row) > 1 and row[1].key == unclear.key)
    assert (line[0].text, line[0].lang) == (unclear.period_text, "en")
    assert record.latest((unclear,)) == []


def test_a_chosen_place_lists_only_what_truly_is_about_it(edition: Edition, view: Make) -> None:
    assert set(cells(build_card(view(region="LOR"), "record-places"))) == {"record/R0009", "record/R0412", "record/R0413", "record/R0573"}
    puno = build_card(view(region="PUN"), "record-subject:complaints")
    assert set(cells(puno)) == {row.key for row in rows_of(edition, subject="complaints") if row.region == "PUN"} != set()


def test_lima_is_never_metropolitan_lima(view: Make) -> None:
    card = build_card(view(region="LMA"), "record-places")
    assert cells(card) == {}
    assert "Metropolitan Lima" in plain(card.sentence)


def test_chosen_years_leave_out_other_years_and_statements_without_period(edition: Edition, view: Make) -> None:
    found = set(cells(build_card(view(from_=2019, to=2019), "record-subject:victims")))
    expected = {row.key for row in rows_of(edition, subject="victims") if row.period_start and row.period_start.year <= 2019 <= row.period_end.year}
    assert found == expected
    assert set(marks(build_card(view(from_=2018, to=2020), "record:victims-prosecutors"))) == {"record/R0729", "record/R0734", "record/R0735"}


@pytest.mark.parametrize(
    ("table", "places", "total", "highest"), [("police-2017-2023", 25, "3,822", "1,949"), ("prosecutors-2007-2014", 32, "1,976", "301")]
)
def test_a_table_of_places_shows_every_place_and_the_published_total(view: Make, table: str, places: int, total: str, highest: str) -> None:
    card = build_card(view(), f"record-table:{table}")
    assert len(card.table.rows) == places + 1
    assert (card.table.rows[0][1].text, card.table.rows[-1][1].text) == (highest, total)
    assert card.notes[0].startswith("Cumulative over")
    assert (card.figure is None) == (table == "prosecutors-2007-2014")


def test_the_map_fills_both_parts_of_the_department_of_lima_and_marks_callao(view: Make) -> None:
    card = build_card(view(), "record-table:police-2017-2023")
    assert card.figure is not None
    card.figure.check()
    data = card.figure.to_dict()["data"]
    assert len(data) == 26
    lima = [trace for trace in data if trace["customdata"] == [["record/R0403", ""]]]
    assert [trace["text"] for trace in lima] == ["Lima (department): 1,949"] * 2
    assert [trace["name"] for trace in data if trace["mode"] == "markers"] == ["Callao (department)"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_index_names_each_theme_once(view: Make, lang: str) -> None:
    heads = [row[0].text for row in build_card(view(lang=lang), "record-index").table.rows if len(row) == 1]
    assert len(heads) == len(set(heads)) == 5
    assert heads[0] == {"en": "Prosecution", "es": "Persecución del delito"}[lang]


def test_the_index_follows_the_objective(view: Make) -> None:
    every = {row[0].key for row in build_card(view(), "record-index").table.rows if len(row) > 1}
    protection = {row[0].key for row in build_card(view(objective="2"), "record-index").table.rows if len(row) > 1}
    assert len(every) == 70
    assert "subject/victims" in protection < every
    assert "subject/complaints" not in protection


def test_cards_are_real_cited_and_carry_no_ribbon_into_a_file(view: Make) -> None:
    shown = view(asof="2022-06-30")
    card = build_card(shown, "record:victims-prosecutors")
    assert card.real
    text = write_csv(shown, card).decode("utf-8-sig")
    assert "not real" not in text
    assert "as known on Jun 30, 2022" in text
    assert "DEMONSTRATION" not in name_file(shown, card, "csv")
    heads, rows = tabulate(shown, card)
    assert {(row[heads.index("record")], row[heads.index("value")]) for row in rows} == {
        ("R0728", 882),
        ("R0729", 1189),
        ("R0733", 476),
        ("R0734", 1266),
        ("R0735", 470),
    }


def test_spanish_names_and_numbers(view: Make) -> None:
    card = build_card(view(lang="es"), "record:victims-prosecutors")
    assert card.title == "Víctimas identificadas, fiscalías especializadas, 2018–2020"
    assert cells(card)["record/R0729"] == "1,189"
    assert "Fiscalías (Informes TIP)" in str(build_card(view(lang="es"), "record-side:victims").figure.to_dict()["layout"]["annotations"])  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "address", ["record:nothing", "record-subject:nothing", "record-side:nothing", "record-sums:nothing", "record-table:nothing"]
)
def test_an_unknown_card_is_said_to_be_unknown(view: Make, address: str) -> None:
    with pytest.raises(UnknownCard):
        build_card(view(), address)


def test_only_subjects_with_two_systems_in_one_year_have_pairs(view: Make) -> None:
    shown = view()
    assert [code for code in record.subjects(shown) if record_side.has_pairs(shown, code)] == ["complaints", "cases", "victims"]


def test_a_statement_has_a_link_a_card_and_a_citation_to_copy(view: Make) -> None:
    shown = view("/public-record", record="R0484")
    assert shown.selection.record == "R0484"
    card = build_card(shown, "record-statement:R0484")
    (row,) = [row for row in card.table.rows if len(row) > 1]
    assert row[-1].text.startswith("R0484") and row[-1].href == "/public-record?record=R0484"
    citation = plain(card.sentence)
    assert row[1].text in citation and "https://" in citation and citation.startswith(card.title.split(":")[0])
    assert card.copied == "sentence"


def test_a_statement_about_a_single_operation_has_no_link(view: Make, edition: Edition) -> None:
    codes = {row.code for row in edition.rows(RecordCodesRow)}
    assert "R0484" in codes
    known = {row.record for row in rows_of(edition)}
    assert {code for code in codes if code.startswith("R")} == known, "only what the page may show"
    with pytest.raises(UnknownCard):
        build_card(view("/public-record"), "record-statement:R9999")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_exit_names_statement_and_address(view: Make, lang: str) -> None:
    """CSV and XLSX have them as columns and in their heads, a picture under its chart (picture.js draws them line by line)."""
    shown = view("/public-record", subject="victims", lang=lang)
    for address in ("record-side:victims", f"record:{next(iter(record.lines(shown)))}"):
        card = build_card(shown, address)
        drawn = [fact for fact in card.facts() if fact["key"] in card.drawn]
        assert drawn
        cited = cite_statements(card)
        stamped = unescape(re.findall(r'data-cited="([^"]*)"', write_card(shown, card))[0]).splitlines()
        text = write_csv(shown, card).decode("utf-8-sig")
        book = load_workbook(io.BytesIO(write_xlsx(shown, card)))
        written = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
        for fact in drawn:
            (line,) = [line for line in cited if str(fact["record"]) in line]
            assert fact["stated_in"] in line and (not fact["url"] or fact["url"] in line)
            assert line in stamped and line in written and (fact["url"] or "") in text


def test_a_file_of_published_figures_names_their_own_years(view: Make) -> None:
    shown = view("/public-record")
    card = build_card(shown, "record-side:victims")
    years = [int(str(fact[name])[:4]) for fact in card.facts() for name in ("period_start", "period_end", "year") if fact.get(name)]
    assert f"_{min(years)}-{max(years)}_" in name_file(shown, card, "png") and min(years) < 2017
