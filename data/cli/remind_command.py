"""`python -m data remind`: reminders of reports that are due, by mail to the addresses of roles."""

import argparse
import os
import smtplib
from pathlib import Path

from data.cli.options import Command, place_option
from data.cli.parser import read_day
from data.days import today
from data.stewards import reminders
from data.words import N_
from data.words.speaking import language, say


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("addresses", type=Path, metavar="ADDRESSES", help=say("a CSV file: institution,address; addresses of offices alone"))
    parser.add_argument("--show", action="store_true", help=say("show what would be sent; send nothing"))
    parser.add_argument("--on", type=read_day, default=today(), metavar="DAY", help=say("the day of the run (default: today)"))
    place_option(parser)


def _run(options: argparse.Namespace) -> int:
    """Send what is to be sent today, or say that no server of mail is configured; 2 where one did not take a mail."""
    server, sender = os.environ.get("CPC_MAIL", ""), os.environ.get("CPC_MAIL_FROM", "")
    found = reminders.list_reminders(options.out, options.on, reminders.read_addresses(options.addresses))
    for each in found:
        told = {"institution": each.names[language()], "half": each.period, "day": each.due_on, "address": each.address or say("no address")}
        print(say("{institution} {half}, due on {day}: {address}", **told))
    if options.show or not found:
        return 0
    if not server or not sender:
        print(say("No mail is sent: set CPC_MAIL=smtp://host:port and CPC_MAIL_FROM."))
        return 2
    try:
        link = os.environ.get("CPC_ADDRESS", "").rstrip("/")
        count = reminders.send_reminders(options.out, options.on, found, reminders.make_sender(server), sender, link)
    except (OSError, smtplib.SMTPException) as error:
        print(say("The server of mail did not take it: {cause}. What was sent is noted; run it again.", cause=error))
        return 2
    print(say("{count} reminders were sent.", count=count))
    return 0


REMIND = Command(N_("remind offices of reports that are due, by mail"), _options, _run)
