"""The calendar of due dates and meetings (iCalendar, RFC 5545), of all institutions or of one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from data.compact import compact
from pages.cards.meeting.meeting import list_meetings
from pages.cards.partnership.reports import name_half
from pages.view.stamp import write_ribbon
from pages.view.view import View
from queries.rows import ReportsRow


def write_calendar(view: View, origin: str, institution: str = "") -> bytes:
    """Every half-yearly report with its due date, and the meetings of the programme; whole days, in the language of the view."""
    made = Calendar()
    made.add("prodid", f"-//{compact().identity.replace('-', ' ').title()}//dashboard//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", " · ".join(filter(None, (view.words.own("title"), view.say("due dates"), write_ribbon(view)))))
    for event in (*_reports(view, origin, institution), *_meetings(view, origin)):
        made.add_component(event)
    return made.to_ical()


def _reports(view: View, origin: str, institution: str) -> Iterator[Event]:
    names = view.framework.institutions
    for row in view.rows(ReportsRow):
        if row.institution in names and institution in ("", row.institution):
            name = view.words.pick(names[row.institution])
            text = view.say("Due: report of {institution}, {half}", institution=name, half=name_half(view, row.period))
            yield _event(view, row.due_on, text, origin + view.link("/reports", institution=row.institution), "report", row.institution, row.period)


def _meetings(view: View, origin: str) -> Iterator[Event]:
    for row in list_meetings(view):
        if row.event is None and row.held_on:
            yield _event(view, row.held_on, view.words.pick(row), origin + view.link("/annual-meeting", meeting=row.meeting), "meeting", row.meeting)


def _event(view: View, day: date, text: str, link: str, *parts: str) -> Event:
    """An event of a whole day; its stamp is the day of the release, so that the same release gives the same file."""
    found = Event()
    found.add("uid", str(uuid5(NAMESPACE_URL, "/".join((compact().identity, *parts)))))
    known = view.releases[-1].released_on if view.releases else day
    found.add("dtstamp", datetime(known.year, known.month, known.day, 12, tzinfo=UTC))
    found.add("dtstart", day)
    found.add("dtend", day + timedelta(days=1))
    found.add("summary", " · ".join(filter(None, (text, write_ribbon(view)))))
    found.add("url", link)
    found.add("transp", "TRANSPARENT")
    return found
