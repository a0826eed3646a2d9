"""Reminders of reports that are due, by mail to the address of a role: only where a server for it is configured, and never to a person.

Run it once a day. What was sent is noted in the journal of the ledger, so that a second run of the day sends nothing twice.
"""

import csv
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from data import sql
from data.compact import compact
from data.ledger import store
from data.problems import Problem, Refused
from data.report.personal import looks_personal
from data.stewards.stewardship import Programme, opened
from data.words import N_, catalogue
from data.words.half_years import name_half

DAYS = (14, 3, -1)
"""How many days before the due day a reminder goes out; below zero: after it."""
SECONDS = 20
Send = Callable[[EmailMessage], None]
SUBJECT = N_("Half-yearly report {half}: due on {day}")
BODY = N_("The half-yearly report of {institution} for {half} is due on {day}. It has not come yet, or was returned for correction.")
LINK = N_("Workbook with the figures your institution must report:")


@dataclass(frozen=True)
class Reminder:
    """A report to remind of: whose, for which half-year, due when, and the role's address ("" where none is known)."""

    institution: str
    period: str
    due_on: date
    names: dict[str, str]
    address: str


def read_addresses(path: Path) -> dict[str, str]:
    """The addresses by institution, from a CSV file with the columns institution and address.

    Raises Refused for a file that is none, and for each address that looks like that of a person.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            listed = csv.DictReader(lines)
            if not {"institution", "address"} <= set(listed.fieldnames or ()):
                raise ValueError("columns")
            rows = [(row["institution"].strip(), row["address"].strip()) for row in listed]
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise Refused([Problem("mail-addresses", path.name)]) from error
    wrong = [Problem("mail-of-person", path.name, row) for row, (_, address) in enumerate(rows, start=2) if not is_of_role(address)]
    if wrong:
        raise Refused(wrong)
    return dict(rows)


def is_of_role(address: str) -> bool:
    """Return whether the address belongs to an office: the part before the @ contains no name of a person."""
    before, at, host = address.partition("@")
    words = " ".join(part.capitalize() for part in before.replace("_", ".").replace("-", ".").split("."))
    return bool(at and before and "." in host and address.isascii() and " " not in address) and not looks_personal(words)


def list_reminders(out: Path, on: date, addresses: dict[str, str], place: Programme = Programme()) -> list[Reminder]:
    """What is to be sent on a day and was not sent on it."""
    with opened(out, place) as connection:
        rows = connection.execute(sql.text("stewards/reports_to_remind")).fetchall()
        sent = {what.partition(" [")[0] for (what,) in connection.execute("select what from ledger.act where command = 'remind'").fetchall()}
    return [
        Reminder(institution, period, due_on, dict(zip(compact().languages, names, strict=True)), addresses.get(institution, ""))
        for institution, period, due_on, *names in rows
        if (due_on - on).days in DAYS and _tell(institution, period, on) not in sent
    ]


def send_reminders(out: Path, on: date, reminders: list[Reminder], send: Send, sender: str, link: str, place: Programme = Programme()) -> int:
    """Send each reminder that has an address and note it; how many. Raises OSError, smtplib.SMTPException: what was sent until then is noted."""
    count = 0
    for each in reminders:
        if each.address:
            send(write_message(each, sender, link))
            with opened(out, place) as connection, store.writing(connection):
                store.act(connection, "remind", "steward", _tell(each.institution, each.period, on))
            count += 1
    return count


def write_message(reminder: Reminder, sender: str, link: str) -> EmailMessage:
    """The mail, in each language, the last one first: whose report, for which half-year, due when, and where the workbook is. It holds no figure."""
    message = EmailMessage()
    message["From"], message["To"] = sender, reminder.address
    parts = []
    for language in reversed(list(compact().languages)):
        say = catalogue(language).gettext
        told = {"institution": reminder.names[language], "half": name_half(reminder.period, language), "day": reminder.due_on.isoformat()}
        if "Subject" not in message:
            message["Subject"] = say(SUBJECT).format(**told)
        query = urlencode({"institution": reminder.institution, "half": reminder.period, "lang": language})
        parts += [say(BODY).format(**told), *([f"{say(LINK)} {link}/download/workbook?{query}"] if link else [])]
    message.set_content("\n\n".join(parts) + "\n")
    return message


def make_sender(server: str) -> Send:
    """What hands a mail to the server `smtp://host:port`, encrypted where that is offered. Raises Refused for another address."""
    parts = urlsplit(server)
    if parts.scheme != "smtp" or not parts.hostname:
        raise Refused([Problem("mail-server", "", value=server)])
    host, port = parts.hostname, parts.port or 25

    def send(message: EmailMessage) -> None:
        with smtplib.SMTP(host, port, timeout=SECONDS) as session:
            session.ehlo()
            if session.has_extn("starttls"):
                session.starttls()
                session.ehlo()
            session.send_message(message)

    return send


def _tell(institution: str, period: str, on: date) -> str:
    return f"{institution} {period} on {on.isoformat()}"
