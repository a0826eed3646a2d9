"""Half-yearly reports: which are due, in, late, returned, missing; a blank workbook; a check before sending."""

from data.compact import compact
from pages.cards.kinds import build_card
from pages.partnership.live_states import write_new
from pages.partnership.report_forms import choose_half, choose_institution, write_blank, write_check, write_inbox, write_send, write_who
from pages.screen.frame import is_live, show_cards, show_heading, show_section, show_text
from pages.view.server import accepts_reports
from pages.view.view import View


def draw(view: View) -> None:
    """Draw the page for this view."""
    heading = show_heading(
        view.say("Half-yearly reports"),
        view.say("Member institutions report to the Commission; the Commission and the implementing partners report to the TIP Office."),
    )
    with heading:
        institution = choose_institution(view)
    if is_live():
        show_text(write_who(view) + write_new(view))
    if view.release:
        show_cards(view, [build_card(view, "due")], level=2)
    if is_live():
        show_section(view.say("Check a report"), view.say("Lists all errors at once. Anyone may check; nothing is stored."))
        show_text(write_check(view))
        if accepts_reports():
            show_section(view.say("Send a report"), view.say("It is checked again and, where nothing is wrong with it, kept as received."))
            show_text(write_send(view))
            show_section(
                view.say("Inbox"), view.say("For the technical secretary and the TIP Office: what waits, what a report changes, what to decide.")
            )
            show_text(write_inbox(view))
        show_section(
            view.say("Another blank workbook"), view.say("With exactly the rows the institution owes, and the last released figures beside them.")
        )
        show_text(write_blank(view, institution, choose_half(view)))
    if view.release:
        own = [f"institution-reports:{institution}"] if institution else []
        show_cards(view, [build_card(view, address) for address in (*own, "reports:members", "reports:office")], level=2)
        show_section(
            view.say("How complete they are"), view.say("Of what was due, by activity and year; the data sets that 1.6 and 2.6 name by region, too.")
        )
        show_cards(view, [build_card(view, "completeness")])
        show_cards(view, [build_card(view, f"completeness:{activity}") for activity in compact().data_sets], columns=2)
