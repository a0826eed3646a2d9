"""The foot of every page: whose it is, the last release and the next reports, whom to write to, how the figures may be used."""

from html import escape

from pages.view.view import View
from queries.rows import ReportsRow

MEETING = "/annual-meeting"


def write_footer(view: View) -> str:
    """The foot as HTML; its days are those of the release."""
    contact = f'<a href="{escape(view.link("/methods"))}#report">{escape(view.say("Report a problem"))}</a>'
    licence = view.say("Licence: not yet decided. Name source, release and day; the public record is its publishers’.")
    notices = f'<a href="/front/notices.txt">{escape(view.say("Notices"))}</a>'
    lines = (
        escape(view.say("Child Protection Compact Partnership, United States and Peru, signed in 2017; not binding.")),
        escape(" ".join((_last(view), _next(view)))),
        f"{escape(view.say('Contact: TIP Office (United States), Technical Secretariat of the Commission (Peru).'))} {contact}",
        f"{escape(licence)} {notices}",
    )
    return f'<footer class="foot-of-page">{"".join(f"<p>{line}</p>" for line in lines)}</footer>'


def write_tray(view: View) -> str:
    """The way to the slides put together so far, in view on every page but their own; nothing where there are none."""
    count = len(view.selection.slides)
    if not count or view.path == MEETING:
        return ""
    text = view.words.count("{n} slide", "{n} slides", count)
    return f'<p class="tray"><a class="open" href="{escape(view.link(MEETING))}">▤ {escape(text)}</a></p>'


def _last(view: View) -> str:
    if view.release is None:
        return view.say("No release had been made by this day.")
    return view.say("Release {number} of {day}.", number=view.number, day=view.words.day(view.release.released_on))


def _next(view: View) -> str:
    days = [row.due_on for row in view.rows(ReportsRow) if view.release and row.due_on > view.release.released_on]
    if ended := view.term_ended:
        last = max(days, default=ended)
        return view.say("The term ended on {end}; last reports due on {day}.", end=view.words.day(ended), day=view.words.day(last))
    due = min(days, default=None)
    if due is None:
        return view.say("No further report is due.")
    return view.say("Next reports due on {day}, then a release.", day=view.words.day(due))
