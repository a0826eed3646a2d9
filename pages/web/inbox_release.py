"""The next release in the inbox of stewards: its note, its preview with two keys, the release, periods to close, and the last release undone.

Reading it and each step are requests of their own, like all of the inbox (`pages/web/inbox.py`). What takes long runs in a process apart.
"""

from collections.abc import Sequence
from typing import Any

from data import release_api
from data.compact import compact
from data.page_api import NotMade
from pages.view.server import today
from pages.view.store import released_path
from pages.view.templates import fill
from pages.view.words import LANGUAGES, Words, mark
from pages.web.upload_secret import STEWARD
from pages.web.workers import DOCUMENTS, WORKERS, Held, NotDone, Workers
from pages.web.write_access import ROLE_NAMES

Fields = dict[str, str]
TOO_LONG = mark("This takes longer than a page allows. Open the inbox again; if it was not done, the operator of this server runs {command}.")
DONE = {
    "note": mark("The note is kept. Somebody else reads it and lets it be released."),
    "clear-note": mark("The note is cleared. Next: open the preview."),
    "open": mark("The preview is open. Both sides look at it and sign."),
    "sign": mark("Signed. The release can be made when both sides have signed."),
    "close": mark("{period} is closed. Its figures are final from the next release on."),
    "make": mark("Release {number} is made; everybody sees it now."),
    "undo": mark("Release {number} is undone; everybody sees the one before."),
}


def show_release(_: Fields, roles: Sequence[str], words: Words) -> str:
    """The steps before the next release: what is done, and what these roles can do."""
    found = release_api.read_next(words.language, released_path())
    signing = [role for role in roles if role in found.unsigned]
    ready = found.from_day is not None and not found.unsigned and found.from_day <= today()
    day = words.day
    return fill(
        "web/inbox_release.html",
        words,
        language=words.language,
        written_in=words.written_in,
        next=found,
        role=roles[0],
        agreed=words.join(list(found.agreed)) if found.agreed else "",
        signed=[words.say("{role} signed on {day}", role=words.say(ROLE_NAMES[role]), day=day(on)) for role, on in found.signed.items()],
        unsigned=words.join([words.say(ROLE_NAMES[role]) for role in found.unsigned]) if found.unsigned else "",
        signing=[(role, words.say(ROLE_NAMES[role])) for role in signing],
        opened=day(found.opened_on) if found.opened_on else "",
        from_day=day(found.from_day) if found.from_day else "",
        ready=ready,
        periods=[(period, words.half(period), words.join(list(missing))) for period, missing in found.open.items()],
        last=f"{found.last} · {day(found.last_day)}" if found.last_day else "",
        may_undo=STEWARD in roles and found.last > 1,
    )


def take_step(fields: Fields, role: str, step: str, words: Words) -> str:
    """Take one of the steps that are done at once; a sentence of what was done. Raises NotTaken, NotMade."""
    out, language = released_path(), words.language
    if step == "note":
        texts = {code: fields.get(f"note_{code}", "") for code in LANGUAGES}
        if not any(texts.values()):
            raise NotMade(words.say("Write the note in one language at least."), "refused")
        release_api.write_note(texts, role, language, out)
    elif step == "clear-note":
        release_api.clear_note(compact().fold("translation", fields), role, language, out)
    elif step == "open":
        release_api.open_preview(role, language, out)
    elif step == "sign":
        release_api.sign_preview(role, language, out)
    elif step == "close":
        if not fields.get("reason"):
            raise NotMade(words.say("Say why it is closed without all its reports."), "refused")
        release_api.close_period(fields.get("period", ""), role, fields["reason"], language, out)
    return words.say(DONE[step], period=fields.get("period", ""))


AT_ONCE = ("note", "clear-note", "open", "sign", "close")
LONG = ("make", "undo")
SHOWN = ("preview", "statuses")
"""What is worked out in a process apart and only shown."""


async def carry_out_long(fields: Fields, role: str, step: str, words: Words, person: str) -> str:
    """Make the release, or undo the last one, in a process apart; a sentence of what was done. Raises NotMade, NotTaken, Stopping."""
    told = {"role": role, "person": person, "language": words.language, "program": str(released_path())}
    if step == "undo":
        if not fields.get("reason") or not fields.get("release", "").isdigit():
            raise NotMade(words.say("Say what was wrong with it."), "refused")
        told |= {"reason": fields["reason"], "release": fields["release"]}
    command = "python -m data release" if step == "make" else "python -m data undo"
    number = await _work(WORKERS, step, words, command, **told)
    return words.say(DONE[step], number=number)


async def show_preview(words: Words) -> str:
    """What the next release would be: made in one process apart, written in another one, kept by neither. Raises NotMade, Stopping."""
    command = "python -m data preview"
    path = await _work(WORKERS, "preview", words, command, language=words.language, program=str(released_path()))
    return str(await _work(DOCUMENTS, "preview", words, command, path=path, language=words.language))


async def show_statuses(report: str, words: Words) -> str:
    """Which statuses the next release would change if both sides agreed to a report, too. Raises NotMade, Stopping."""
    told = {"language": words.language, "program": str(released_path()), "report": report}
    path = await _work(WORKERS, "preview", words, "python -m data changes", **told)
    return str(await _work(DOCUMENTS, "preview", words, "python -m data changes", path=path, language=words.language, statuses=True))


async def _work(workers: Workers, task: str, words: Words, command: str, **told: Any) -> Any:
    with Held() as folder:
        try:
            answer = await workers.carry_out(task, folder, **told)
        except NotDone as error:
            raise NotMade(str(error) or words.say(TOO_LONG, command=command)) from error
    if isinstance(answer, dict) and "refused" in answer:
        raise NotMade(" ".join(answer["refused"]), "refused")
    return answer
