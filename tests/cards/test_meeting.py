"""The annual meeting on cards: the list as frozen and changed, what was said of each entry, what is open; public dialogues apart."""

from collections.abc import Callable

import pytest

from pages.cards.kinds import UnknownCard, build_card
from pages.cards.meeting.meeting import list_kept, list_meetings, list_open
from pages.meeting.coming import write_coming
from pages.meeting.storyboard import link_storyboard, make_storyboard
from pages.view.view import View

Make = Callable[..., View]


def test_the_coming_meeting_stands_first_and_counts_equal_their_lists(view: Make) -> None:
    shown = view("/annual-meeting")
    own = [row for row in list_meetings(shown) if row.event is None]
    assert [row.meeting for row in own] == ["DEM-2024", "DEM-2022"] and own[0].coming
    for row in own:
        assert row.indicators == len(list_kept(shown, row.meeting)) == 9
        assert row.open_points == len([each for each in list_open(shown) if each.meeting == row.meeting])
    assert own[1].discussed == 4 and own[0].days_left == (own[0].held_on - shown.release.released_on).days  # type: ignore[union-attr]


def test_a_change_of_the_list_stands_with_its_reason_and_what_stood_before(view: Make) -> None:
    rows = build_card(view("/annual-meeting"), "meeting:DEM-2024").table.rows
    texts = [" ".join(part.text for part in row[1].parts) for row in rows]
    assert len(rows) == 11 and sum("taken out: Two counting systems" in text for text in texts) == 1
    assert sum("added: Takes the place" in text for text in texts) == 1


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_was_said_decided_and_is_to_do(view: Make, lang: str) -> None:
    card = build_card(view("/annual-meeting", lang=lang), "meeting:DEM-2022")
    said = [row[2].text for row in card.table.rows]
    assert said.count({"en": "yes", "es": "sí"}[lang]) == 4 and said.count("no") == 4 and said.count("–") == 1, "one entry is not cleared"
    opened = build_card(view("/annual-meeting", lang=lang), "open-points").table.rows
    assert [row[3].text for row in opened] == {
        "en": ["overdue since Jun 30, 2023", "overdue since Dec 15, 2023"],
        "es": ["vencido desde el 30 jun. 2023", "vencido desde el 15 dic. 2023"],
    }[lang]


def test_the_dialogues_are_real_and_known_from_their_day(view: Make) -> None:
    card = build_card(view("/annual-meeting"), "dialogues")
    assert card.real and len(card.table.rows) == 5 and all(row[4].href.startswith("https://") for row in card.table.rows)
    then = build_card(view("/annual-meeting", asof="2022-06-30"), "dialogues")
    assert [row[0].key for row in then.table.rows if row[0].key != "meeting/dialogue-3"] == ["meeting/dialogue-2", "meeting/dialogue-1"]


def test_the_storyboard_follows_from_the_list_and_is_pinned_to_its_release(view: Make) -> None:
    shown = view("/annual-meeting")
    meeting = next(row for row in list_meetings(shown) if row.meeting == "DEM-2022")
    cards = [slide.card for slide in make_storyboard(shown, "DEM-2022")]
    assert cards[0] == "scorecard" and cards[-2:] == ["open-points", "decisions:DEM-2022"]
    assert cards[1:10] == [f"trend:{row.series}" for row in list_kept(shown, "DEM-2022")]
    link = link_storyboard(shown, meeting, slide="1")
    assert "asof=2022-06-15" in link and link.count("slides=") == len(cards)
    for card in cards:
        build_card(view("/annual-meeting"), card)


def test_what_is_missing_before_a_meeting_is_said(view: Make) -> None:
    """As the second release knew the first meeting, nothing was frozen for it yet."""
    then = view("/annual-meeting", asof="2022-06-30")
    html = write_coming(then, list_meetings(then))
    assert "The key indicators are not frozen yet" in html and "Sep 20, 2022" in html
    now = view("/annual-meeting")
    assert "not frozen yet" not in write_coming(now, list_meetings(now))


def test_an_unknown_meeting_is_an_unknown_card(view: Make) -> None:
    with pytest.raises(UnknownCard):
        build_card(view("/annual-meeting"), "meeting:NOBODY")
