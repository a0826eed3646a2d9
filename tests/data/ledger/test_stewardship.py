"""From a report that came in to the figure it becomes: received, decided on by the right roles, released."""

import re
from datetime import date, timedelta

import duckdb
import pytest
from openpyxl import load_workbook

from data import build
from data.ledger import store
from data.ledger.decisions import ROLES
from data.ledger.store import Decision
from data.problems import Refused
from data.report.checking import check_report
from data.report.template import make_template
from data.stewards import releasing, stewardship
from pages.card.article import write_card
from pages.cards.kinds import build_card
from pages.view.stamp import write_ribbon
from pages.view.view import open_view
from queries.database import Database
from tests.built.filling import COVER_ROW, figures, find_sheets, write
from tests.built.stewards import DAY, agree, clear_note, decide, expect, place_of, release, sign_preview, take_in, write_report
from tests.built.world import World, line

pytestmark = pytest.mark.slow  # several steps of stewards a test
KEY = ("1.6-a.cases", "DA", "LMA", "2018-H2")


def begun(world: World) -> World:
    """The first report of A is in the releases of the build, the second one is expected."""
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6))
    expect(world, "A", "2018-H2")
    expect(world, "P", "2018-H2")
    world.build()
    return world


def rules(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.rule for problem in refused.value.problems]


def test_a_report_enters_the_release_after_both_sides_agreed(world: World) -> None:
    begun(world)
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7)))
    assert report == ("A", "2018-H2", 1)
    assert release(world, "Nothing agreed yet.") == 3
    assert world.figure(*KEY, release=3) == (None, None, None, "x", "")
    agree(world, report)
    assert release(world, "The second half.", on=date(2020, 6, 2)) == 4
    assert world.figure(*KEY, release=4) == (7, None, None, None, "")
    assert world.figure(*KEY, release=3) == (None, None, None, "x", ""), "what was released stays as it was"
    assert world.ask("select released_on::varchar, note_en from release where release = 4 and last_release is null") == [
        ("2020-06-02", "The second half.")
    ]
    stands = world.ask("select state, due_on::varchar, received_on::varchar from report where key = 'report/A/2018-H2' and last_release is null")
    assert stands == [("agreed", "2019-02-28", DAY.isoformat())]


def test_a_correction_supersedes_and_the_version_before_stays_readable(world: World) -> None:
    begun(world)
    path = write_report(world, "A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 9), version=2)
    report = take_in(world, path, reason="Two files were found.")
    changes = stewardship.compare(world.out, report, place_of(world))
    given = [each for each in changes if each.was]
    assert [(each.series, each.region, float(each.was or 0), float(each.becomes or 0)) for each in given] == [("1.6-a.cases", "LMA", 6.0, 9.0)]
    agree(world, report)
    (reason,) = stewardship.read_texts(world.out, report, place_of(world), "Reason")
    assert (reason.text, reason.cleared) == ("Two files were found.", False)
    stewardship.clear(world.out, report, reason.row, "en", Decision("cleared", "steward", DAY), place=place_of(world), sheet="Reason")
    release(world)
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H1", release=2) == (6, None, None, None, "")
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H1", release=3) == (9, None, None, None, "r")
    assert world.ask("select was, became, reason_es from revision where release = 3 and period = '2018-H1' and region = 'LMA' and source = 'DA'") == [
        (6, 9, "ES: Two files were found.")
    ]
    with stewardship.opened(world.out, place_of(world)) as connection:
        assert connection.execute("select version, octet_length(original) > 0 from ledger.report where institution = 'A' order by 1").fetchall() == [
            (1, True), (2, True),
        ]  # fmt: skip


def test_a_reason_nobody_cleared_leaves_in_no_table(world: World) -> None:
    """Typed at a correction or a return: kept, and in the released file once a steward read it."""
    begun(world)
    report = take_in(world, write_report(world, "A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 9), version=2), reason="Three files of Nauta.")
    agree(world, report)
    expect(world, "B", "2018-H1")
    other = take_in(world, write_report(world, "B", "2018-H1", line("2.3-b.places", "DB", "LMA", 9)))
    decide(world, other, "returned", reason="The shelter of Nauta is missing.")
    release(world)
    assert b"Nauta" not in world.out.read_bytes()
    reasons = "select reason_en from {} where reason_en is not null and last_release is null"
    assert [world.ask(reasons.format(table)) for table in ("report", "figure_report", "revision")] == [[], [], []]
    assert [text.text for text in stewardship.read_texts(world.out, other, place_of(world), "Reason")] == ["The shelter of Nauta is missing."]


def test_a_name_or_a_number_of_a_person_is_refused_wherever_something_is_typed(world: World) -> None:
    begun(world)
    told = "Ask Sra. Rosa " + "Huamán, DNI " + "4455" * 2
    path = write_report(world, "A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 9), version=2)
    report = take_in(world, path, reason="Two files were found.")
    steps = (
        lambda: take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 9), version=2), reason=told),
        lambda: decide(world, report, "returned", reason=told),
        lambda: stewardship.close(world.out, "2018", Decision("closed", "technical-secretary", DAY), told, place_of(world)),
        lambda: release(world, told),
    )
    for step in steps:
        with pytest.raises(Refused) as refused:
            step()
        assert rules(refused)[0] in ("identity-number", "person-name") and "Huam" not in str(refused.value)


def test_the_members_reports_are_agreed_with_the_commissions(world: World) -> None:
    world.report("A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 6), state="verified")
    world.report("B", "2018-H1", line("2.3-b.places", "DB", "LMA", 6), state="received")
    expect(world, "MSC", "2018-H1")
    world.add("programme/duties", institution="MSC", series="1.6-a.complaints", source="DB", starts="2017-H2")
    world.build()
    report = take_in(world, write_report(world, "MSC", "2018-H1", line("1.6-a.complaints", "DB", "LMA", 3)))
    assert decide(world, report, "agreed") == [report, ("A", "2018-H1", 1)], "B's is not verified"
    assert decide(world, report, "agreed", "tip-office") == [report, ("A", "2018-H1", 1)]
    release(world)
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018-H1", release=3) == (6, None, None, None, "")
    assert world.figure("2.3-b.places", "DB", "LMA", "2018-H1", release=3) == (None, None, None, "x", "")


@pytest.mark.parametrize(
    ("state", "role", "reason", "rule"),
    [
        ("returned", "technical-secretary", "", "reason-required"),
        ("returned", "tip-office", "A digit too many.", "wrong-role"),
        ("verified", "tip-office", "", "wrong-role"),
        ("agreed", "technical-secretary", "", "not-in-this-state"),
        ("agreed", "steward", "", "wrong-role"),
    ],
)
def test_who_may_decide_what_on_a_members_report(world: World, state: str, role: str, reason: str, rule: str) -> None:
    begun(world)
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7)))
    with pytest.raises(Refused) as refused:
        decide(world, report, state, role, reason)
    assert rule in rules(refused)
    with pytest.raises(Refused) as unknown:
        decide(world, ("A", "2018-H2", 2), state, role, reason)
    assert rules(unknown) == ["no-such-report"]


def test_a_returned_report_is_answered_by_the_next_version(world: World) -> None:
    begun(world)
    first = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 77)))
    decide(world, first, "returned", reason="A digit too many.")
    with pytest.raises(Refused) as refused:
        decide(world, first, "verified")
    assert rules(refused) == ["not-in-this-state"]
    path = write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7), version=2)
    with pytest.raises(Refused) as refused:
        take_in(world, path)
    assert rules(refused) == ["correction-unexplained"]
    second = take_in(world, path, reason="One digit too many.")
    agree(world, second)
    release(world)
    assert world.figure(*KEY, release=3) == (7, None, None, None, "")


def test_both_sides_agree_and_each_once(world: World) -> None:
    begun(world)
    report = take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7)))
    decide(world, report, "verified")
    decide(world, report, "agreed", "tip-office")
    with pytest.raises(Refused) as refused:
        decide(world, report, "agreed", "tip-office")
    assert rules(refused) == ["agreed-before"]
    release(world)
    assert world.figure(*KEY, release=3) == (None, None, None, "x", ""), "one side alone does not agree"


def test_what_cannot_be_taken_in_leaves_no_trace(world: World) -> None:
    begun(world)
    wrong = {
        "negative": write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", -7)),
        "not-in-calendar": write_report(world, "B", "2018-H2", line("2.3-b.places", "DB", "LMA", 7)),
        "version-kept": write_report(world, "A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 7)),
        "version-gap": write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7), version=3),
        "unreadable": world.folder / "A_2018-H2_v1.csv",
    }
    before = build.ledger_of(world.out).read_bytes()
    for rule, path in wrong.items():
        with pytest.raises(Refused) as refused:
            take_in(world, path)
        assert rules(refused) == [rule]
    with stewardship.opened(world.out, place_of(world)) as connection:
        assert connection.execute("select count(*) from ledger.report").fetchall() == [(1,)]
        assert not store.was_used(connection)
    assert len(build.ledger_of(world.out).read_bytes()) == len(before)


def test_several_reports_come_in_all_or_none(world: World) -> None:
    begun(world)
    good = write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))
    wrong = write_report(world, "P", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))
    with pytest.raises(Refused) as refused:
        stewardship.take_in(world.out, [good, wrong], "reporting-officer", DAY, place=place_of(world))
    assert rules(refused) == ["not-due"]
    corrected = write_report(world, "A", "2018-H1", line("1.6-a.cases", "DA", "LMA", 8), version=2)
    with pytest.raises(Refused) as refused:
        stewardship.take_in(world.out, [good, corrected], "reporting-officer", DAY, place=place_of(world))
    assert rules(refused) == ["correction-unexplained"]
    told = {"reason": {"es": "Se halló después."}}  # one language suffices
    reports, warnings = stewardship.take_in(world.out, [good, corrected], "reporting-officer", DAY, place=place_of(world), **told)
    assert reports == [("A", "2018-H1", 2), ("A", "2018-H2", 1)] and warnings == []


def test_a_closed_period_is_closed_once(world: World) -> None:
    begun(world)
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018") == (6, None, None, None, "p")
    closing = Decision("closed", "technical-secretary", DAY), "The second report will not come."
    stewardship.close(world.out, "2018", *closing, place_of(world))
    release(world)
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018", release=3) == (6, None, None, None, "")
    for period, rule in (("2018", "period-closed"), ("1999", "unknown-period")):
        with pytest.raises(Refused) as refused:
            stewardship.close(world.out, period, *closing, place_of(world))
        assert rules(refused) == [rule]


def test_a_period_is_opened_again_until_a_release_knew_it_closed(world: World) -> None:
    begun(world)
    closing = Decision("closed", "technical-secretary", DAY), "The second report will not come."
    opening = Decision("reopened", "technical-secretary", DAY), "It came after all."
    stewardship.close(world.out, "2018", *closing, place_of(world))
    stewardship.reopen(world.out, "2018", *opening, place_of(world))
    release(world)
    assert world.figure("1.6-a.cases", "DA", "LMA", "2018", release=3) == (6, None, None, None, "p"), "still waited for"
    stewardship.close(world.out, "2018", *closing, place_of(world))
    release(world)
    for period, rule in (("2018", "closure-released"), ("2019", "period-not-closed")):
        with pytest.raises(Refused) as refused:
            stewardship.reopen(world.out, period, *opening, place_of(world))
        assert rules(refused) == [rule]
    with duckdb.connect(str(build.ledger_of(world.out)), read_only=True) as ledger:
        acts = ledger.execute("select command, what from act where command in ('close', 'reopen') order by act").fetchall()
    assert [command for command, _ in acts] == ["close", "reopen", "close"] and acts[1][1] == "2018: It came after all."


@pytest.mark.parametrize(
    ("period", "on", "rule"),
    [
        ("2019", date(2019, 12, 31), "period-not-ended"),
        ("2019-H2", date(2019, 9, 1), "period-not-ended"),
        ("2019", date(2018, 11, 1), "period-not-ended"),
        ("2018", date(2020, 1, 1), "closed-before-release"),
    ],
)
def test_a_period_is_closed_after_its_last_day_and_not_before_the_last_release(world: World, period: str, on: date, rule: str) -> None:
    begun(world)
    with pytest.raises(Refused) as refused:
        stewardship.close(world.out, period, Decision("closed", "technical-secretary", on), "It will not come.", place_of(world))
    assert rules(refused) == [rule]


def test_a_ledger_of_a_newer_database_is_called_that_and_not_damaged(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(world)

    def newer(*_: object, **__: object) -> None:
        raise duckdb.IOException("Trying to read a database file with version number 99, but we can only read versions between 64 and 67.")

    monkeypatch.setattr(store, "_attach", newer)
    with pytest.raises(store.WrongLedger, match="newer version of DuckDB"):
        stewardship.close(world.out, "2018", Decision("closed", "technical-secretary", DAY), "It will not come.", place_of(world))


def test_an_institution_that_is_renamed_does_not_take_its_reports_with_it(world: World) -> None:
    begun(world)
    programme = place_of(world).programme
    assert programme is not None
    for table in programme.glob("*.csv"):
        renamed = re.sub(r"(?m)(^|,)A(?=,|$)", r"\1AX", table.read_text(encoding="utf-8"))
        table.write_text(renamed, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        release(world)
    assert rules(refused) == ["institution-lost"] and refused.value.problems[0].value == "A"
    assert world.ask("select max(release) from release") == [(2,)]


def test_a_release_is_not_dated_before_the_last_one(world: World) -> None:
    begun(world)
    with pytest.raises(Refused) as refused:
        release(world, on=date(2020, 4, 29))
    assert rules(refused) == ["release-before"]
    assert world.ask("select max(release) from release") == [(2,)]


def test_a_build_does_not_undo_what_stewards_did(world: World) -> None:
    begun(world)
    agree(world, take_in(world, write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))))
    release(world)
    world.out.unlink()
    world.build()
    assert "the ledger holds reports of its own: the released file is written from it anew" in world.said
    assert world.figure(*KEY, release=3) == (7, None, None, None, "")


def test_a_second_writer_is_told_who_writes(world: World) -> None:
    begun(world)
    path = write_report(world, "A", "2018-H2", line("1.6-a.cases", "DA", "LMA", 7))
    with build.alone(world.out), pytest.raises(build.Busy, match="Another process is writing"):
        take_in(world, path)
    assert take_in(world, path) == ("A", "2018-H2", 1)


def test_a_real_ledger_begins_empty_keeps_reports_and_is_released(world: World) -> None:
    out, programme = world.folder / "real.duckdb", world.folder / "real"
    written = stewardship.begin_real(out, programme)
    assert [path.name for path in written] == ["institutions.csv", "sources.csv", "duties.csv"]
    with pytest.raises(FileExistsError):
        stewardship.begin_real(out, programme)
    for name in ("institutions", "sources", "duties"):
        (programme / f"{name}.csv").write_bytes((world.folder / "programme" / f"{name}.csv").read_bytes())
    place = stewardship.Programme(world.folder / "framework", world.folder / "record", programme)
    assert place.programme is not None
    blank, tables = world.folder / "blank.xlsx", {"framework": place.framework, "programme": place.programme}
    make_template(blank, "A", "2018-H2", **tables, kind=store.REAL)
    book = load_workbook(blank)
    find_sheets(book)["Cover"].cell(COVER_ROW["sender_role"], 3).value = "statistics-officer"
    for row in figures(book):
        if row.key[:3] == ("1.6-a.cases", "DA", "LMA"):
            write(book, "Figures", row.number, value=7 if row.key[4] in ("total", "girls", "trafficking") else 0)
        elif row.key[3] == "total":
            write(book, "Figures", row.number, missing="x", reason="Not given.")
    book.save(world.folder / "A.xlsx")
    assert stewardship.take_in(out, [world.folder / "A.xlsx"], "reporting-officer", DAY, place=place)[0] == [("A", "2018-H2", 1)]
    for kind, found in ((store.REAL, False), (store.DEMONSTRATION, True)):
        make_template(blank, "A", "2019-H1", **tables, kind=kind)
        assert ("ledger-kind" in [problem.rule for problem in check_report(blank, **tables, kind=store.REAL)]) is found
    with stewardship.opened(out, place) as connection:
        due = connection.execute("select due_on::varchar from ledger.expected where institution = 'A' and period = '2018-H2'").fetchall()
        assert due == [("2019-02-28",)], "two months after the half-year"
    for state, role in (("verified", "technical-secretary"), ("agreed", "technical-secretary"), ("agreed", "tip-office")):
        stewardship.decide(out, ("A", "2018-H2", 1), Decision(state, role, DAY, {}, ROLES[role]), place)
    clear_note(out, place)
    sign_preview(out, place)
    with pytest.raises(Refused, match="seen until 2020-06-08"):
        releasing.make_release(out, "steward", DAY, place)
    assert releasing.make_release(out, "steward", DAY + timedelta(days=7), place) == 1
    with duckdb.connect(str(build.ledger_of(out)), read_only=True) as kept:
        about = dict(kept.execute("select key, value from about").fetchall())
    assert about["kind"] == "real" and len(about["seed"]) == 32
    with duckdb.connect(str(out), read_only=True) as released:
        assert released.execute("select value from about where key = 'ledger'").fetchall() == [("real",)]
        key = "figure/1.6-a.cases/DA/LMA/2018-H2/total/total"
        assert released.execute("select value from figure where key = $1", [key]).fetchall() == [(7,)]
    view = open_view(Database(out).current(), {})
    assert write_ribbon(view) == "" and view.release is not None and view.release.released_on == DAY + timedelta(days=7)
    card = build_card(view, "trend:1.6-a.cases")
    assert "Demonstration" not in write_card(view, card)
