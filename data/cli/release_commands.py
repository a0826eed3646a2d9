"""The commands of a release: its note, its preview with two keys, the release itself, and undoing it."""

import argparse

from data.cli.options import Command, memory_option, place_option, read_text, role_options, translation_options
from data.cli.parser import read_number
from data.compact import compact
from data.ledger.decisions import ROLES
from data.ledger.store import Decision
from data.progress import Terminal
from data.report.pointing import print_pointed
from data.stewards import previewing, release_keys, releasing, undoing
from data.stewards import release_recovery as finishing
from data.words import N_
from data.words.speaking import say


def _note_options(parser: argparse.ArgumentParser) -> None:
    for written_in in compact().languages:
        parser.add_argument(f"--{written_in}", default="", help=say("what changed and why, in this language; one suffices"))
    parser.add_argument("--clear", action="store_true", help=say("let the note that was written be released"))
    translation_options(parser)
    role_options(parser, "steward")


def _note(options: argparse.Namespace) -> int:
    """Write, show or clear the note; writing and clearing are two steps, for one person writes and another one reads."""
    by = Decision("noted", options.role, options.on)
    texts = {language: getattr(options, language) for language in compact().languages}
    if options.clear:
        note = releasing.clear_note(options.out, by, read_text(options, "translation"))
    elif any(texts.values()):
        note = releasing.write_note(options.out, texts, by)
    else:
        note = releasing.read_note(options.out)
    state = say("cleared") if note.cleared else say("not cleared")
    for language, text in note.texts.items():
        if text:
            print(say("release {release}, {language} ({state}): {text}", release=note.release, language=language, state=state, text=text))
            print_pointed(text)
    if not note.cleared:
        print(say("Next: somebody else reads it, then python -m data note --clear"))
    return 0


def _preview_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sign", action="store_true", help=say("put the name of your side to the preview that is open"))
    role_options(parser, "steward")


def _preview(options: argparse.Namespace) -> int:
    """Open the preview, or sign it; say what the release would change and what is missing."""
    if options.sign:
        preview = release_keys.sign(options.out, options.role, options.on)
    else:
        preview = release_keys.open_preview(options.out, options.role, options.on)
        with Terminal() as show:
            made = previewing.make_preview(options.out, show=show)
        told = {"release": preview.release, "figures": releasing.count_new(made, preview.release)}
        changed = N_("release {release} would have {figures} figures that are new or another; {statuses} statuses would be another")
        print(say(changed, **told, statuses=releasing.count_statuses(made, preview.release)))
        print(say("What they are: page Reports, inbox, next release."))
    for role, day in preview.signed.items():
        print(say("signed by {role} on {day}", role=role, day=day))
    for role in preview.unsigned:
        print(say("Next: python -m data preview --sign --role {role}", role=role))
    print(say("The release can be made from {day} on, when both sides have signed.", day=preview.from_day))
    return 0


def _release_options(parser: argparse.ArgumentParser) -> None:
    role_options(parser, "steward")
    memory_option(parser)


def _release(options: argparse.Namespace) -> int:
    before = finishing.releases_behind(options.out)
    with Terminal() as show:
        number = releasing.make_release(options.out, options.role, options.on, show=show, memory=options.memory)
    if before > 0:
        late = N_("release {number} was made before and its file was not; {file} has it now. No other release was made.")
        print(say(late, number=number, file=options.out))
        return 0
    print(say("release {number} of {day} is in {file}; the dashboard shows it at the next click", number=number, day=options.on, file=options.out))
    print(say("Its head, to be kept elsewhere (verify --head): {head}", head=releasing.read_head(options.out, number)))
    if not releasing.count_new(options.out, number):
        print(say("No figure differs from the release before. If that was not meant: python -m data undo {number}", number=number))
    return 0


def _undo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", type=read_number, metavar="RELEASE", help=say("the number of the last release"))
    place_option(parser)
    parser.add_argument("--role", choices=ROLES, default=undoing.MAY_UNDO, help=say("who does it, by role (default: %(default)s)"))
    parser.add_argument("--reason", required=True, help=say("what was wrong with it"))


def _undo(options: argparse.Namespace) -> int:
    undoing.undo_release(options.out, options.release, options.role, options.reason)
    done = N_("release {number} is undone; {file} shows the one before. The next release has another number and says so.")
    print(say(done, number=options.release, file=options.out))
    return 0


COMMANDS: dict[str, Command] = {
    "note": Command(N_("write what the next release says of itself, read it, or clear it for release"), _note_options, _note),
    "preview": Command(N_("show both sides what the next release would be, and sign it for one"), _preview_options, _preview),
    "release": Command(N_("make the next release from the agreed reports and swap it in"), _release_options, _release),
    "undo": Command(N_("undo the last release, where nothing rests on it"), _undo_options, _undo),
}
