"""The annual meeting: the coming one and those before, the slides put together so far, and the slideshow over live figures."""

from pages.cards.kinds import build_card
from pages.cards.meeting.meeting import list_meetings
from pages.meeting.coming import write_coming, write_past
from pages.meeting.layouts.kinds import lay_out
from pages.meeting.log_form import find_held, show_log_form
from pages.meeting.minutes import show_minutes
from pages.meeting.slide_list import show_refresh_form, write_empty, write_list
from pages.meeting.slideshow import write_notes, write_screen
from pages.screen.frame import show_cards, show_heading, show_nothing_yet, show_section, show_text
from pages.view.presentation import read_slides
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    slides, left_out = read_slides(view.selection.slides)
    number = int(view.selection.slide or 0)
    if view.release is None:
        show_heading(view.say("Annual meeting"))
        show_nothing_yet(view)
    elif number and slides and view.selection.notes:
        show_text(write_notes(view, lay_out(view, slides), number))
    elif number and slides:
        show_text(write_screen(view, lay_out(view, slides), number, left_out))
    elif held := next((row for row in list_meetings(view) if row.meeting == view.selection.meeting and row.event is None and not row.coming), None):
        show_minutes(view, held)
        show_log_form(view, held)
    else:
        show_heading(view.say("Annual meeting"), aside=view.say("Key indicators agreed beforehand, slides from the live figures, decisions kept."))
        meetings = list_meetings(view)
        if slides:
            show_text(write_list(view, slides, left_out))
        show_text(write_coming(view, meetings))
        if view.selection.meeting in {row.meeting for row in meetings}:
            show_cards(view, [build_card(view, f"meeting:{view.selection.meeting}")], level=2)
        show_cards(view, [build_card(view, "meetings"), build_card(view, "open-points"), build_card(view, "dialogues")], level=2)
        show_text(write_past(view, meetings))
        show_log_form(view, find_held(view, meetings))
        show_refresh_form(view)
        if not slides:
            show_section(view.say("Your own slides"))
            show_text(write_empty(view))
