"""`python -m data meeting TASK`: what stewards do with annual meetings."""

import argparse

from data.cli.options import Command, group, read_text, role_options, text_options
from data.cli.parser import read_day, read_number
from data.report.pointing import print_pointed
from data.stewards import meetings
from data.stewards.meetings import Discussion, Entry, Meeting
from data.words import N_
from data.words.speaking import say

NAME, PLACE, NOTE = N_("its name, in {language}"), N_("its place, in {language}"), N_("a note, in {language}")
REASON = N_("the reason, in {language}")
DECISION, FOLLOW_UP = N_("what was decided, in {language}"), N_("what is left to do, in {language}")


def _set_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help=say("its code, like 2025"))
    text_options(parser, "name", NAME, required=True)
    parser.add_argument("--held-on", type=read_day, required=True, metavar="DAY", help=say("its day, like 2025-09-30"))
    text_options(parser, "place", PLACE)
    text_options(parser, "note", NOTE)
    parser.add_argument("--release", type=read_number, help=say("number of the release whose figures it discusses"))
    role_options(parser, "technical-secretary")


def _set(options: argparse.Namespace) -> int:
    name, place, note = (read_text(options, each) for each in ("name", "place", "note"))
    meeting = Meeting(options.meeting, name, options.held_on, place, options.release, note)
    meetings.set_meeting(options.out, meeting, options.role, options.on)
    done = N_("{meeting}: set for {day}. Next: python -m data meeting freeze {meeting} INDICATOR …")
    print(say(done, meeting=options.meeting, day=options.held_on))
    return 0


def _freeze_options(parser: argparse.ArgumentParser) -> None:
    _list_options(parser)
    parser.add_argument("--series", default="", help=say("the series shown of it, with one indicator (default: its first)"))


def _list_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help=say("its code"))
    parser.add_argument("indicators", nargs="+", metavar="INDICATOR", help=say("codes, in the order of the meeting"))
    parser.add_argument("--by", required=True, metavar="INSTITUTION", help=say("the institution that freezes the list, for both sides"))
    text_options(parser, "reason", REASON)
    role_options(parser, "technical-secretary")


def _freeze(options: argparse.Namespace) -> int:
    return _change_list(options, kept=True)


def _take_out(options: argparse.Namespace) -> int:
    return _change_list(options, kept=False)


def _change_list(options: argparse.Namespace, *, kept: bool) -> int:
    series = options.series if kept and len(options.indicators) == 1 else ""
    entries = [Entry(options.meeting, code, options.by, kept, series, read_text(options, "reason")) for code in options.indicators]
    meetings.freeze(options.out, entries, options.role, options.on)
    done = N_("{meeting}: {count} key indicators frozen on {day}") if kept else N_("{meeting}: {count} key indicators taken out on {day}")
    print(say(done, meeting=options.meeting, count=len(entries), day=options.on))
    return 0


def _discuss_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help=say("its code"))
    parser.add_argument("indicator", metavar="INDICATOR", help=say("a key indicator of it"))
    parser.add_argument("--not-discussed", action="store_true", help=say("its data was not discussed"))
    text_options(parser, "note", NOTE)
    text_options(parser, "decision", DECISION)
    text_options(parser, "follow-up", FOLLOW_UP)
    parser.add_argument("--owner", metavar="INSTITUTION", help=say("who does what follows"))
    parser.add_argument("--due", type=read_day, metavar="DAY", help=say("until when"))
    parser.add_argument("--done", type=read_day, metavar="DAY", help=say("when it was done"))
    role_options(parser, "technical-secretary")


def _discuss(options: argparse.Namespace) -> int:
    note, decision, follow_up = (read_text(options, each) for each in ("note", "decision", "follow_up"))
    said = Discussion(
        options.meeting, options.indicator, not options.not_discussed, note, decision, follow_up, options.owner, options.due, options.done
    )
    entry = meetings.discuss(options.out, said, options.role, options.on)
    done = N_("{meeting} entry {entry}: noted. Next: python -m data meeting clear {meeting} --entry {entry}")
    print(say(done, meeting=options.meeting, entry=entry))
    return 0


def _clear_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", help=say("its code"))
    parser.add_argument("--entry", type=read_number, help=say("the entry to clear; without it the log is listed"))
    role_options(parser, "steward")


def _clear(options: argparse.Namespace) -> int:
    if options.entry is not None:
        meetings.clear(options.out, options.meeting, options.entry, options.role, options.on)
        done = N_("{meeting} entry {entry}: cleared by {role}; in the next release")
        print(say(done, meeting=options.meeting, entry=options.entry, role=options.role))
        return 0
    for each in meetings.read_log(options.out, options.meeting):
        said = " / ".join(filter(None, (each.note, each.decision, each.follow_up)))
        states = (say("discussed") if each.discussed else say("not discussed"), say("cleared") if each.cleared else say("not cleared"))
        print(say("entry {entry}: {indicator} ({state}): {text}", entry=each.entry, indicator=each.indicator, state=", ".join(states), text=said))
        print_pointed(said)
    return 0


TASKS: dict[str, Command] = {
    "set": Command(N_("write down a meeting, or change what was written down of it"), _set_options, _set),
    "freeze": Command(N_("freeze key indicators before the meeting; later ones with a reason"), _freeze_options, _freeze),
    "take-out": Command(N_("take key indicators out of the list, with a reason"), _list_options, _take_out),
    "discuss": Command(N_("note what was said of a key indicator, decided and left to do"), _discuss_options, _discuss),
    "clear": Command(N_("read the log of a meeting, or clear an entry for release"), _clear_options, _clear),
}


MEETING = group(N_("set a meeting, freeze its key indicators, keep its log"), TASKS)
