"""Who may write, by the request itself: a person who is signed in, or where there is no sign-in a browser that opened a printed link."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from pages.view.server import accepts_reports, has_sign_in
from pages.view.store import lake_address
from pages.view.words import Words, mark
from pages.web import upload_secret
from pages.web.sign_in import read_person
from pages.web.upload_secret import OFFICER, SECRETARY, STEWARD, STEWARDS, TIP_OFFICE, has_own_origin

ROLE_NAMES = {
    OFFICER: mark("reporting officer"),
    SECRETARY: mark("technical secretary"),
    TIP_OFFICE: mark("TIP Office"),
    STEWARD: mark("data steward"),
}
"""What the roles are called, in the words of the catalogue."""
STEWARDS_ONLY = mark("Only stewards can do this: sign in as one, or open the link of a steward that the server printed at its start.")
ELSEWHERE = mark("This server shows figures and takes nothing in. Its operator must lead reports and decisions to the server that keeps them.")


@dataclass(frozen=True)
class Writer:
    """What the sender of a request may do: the roles held, an officer's institution ("" for any), and the pseudonym where somebody signed in."""

    roles: tuple[str, ...] = ()
    institution: str = ""
    person: str = ""


NOBODY = Writer()


def explain(words: Words, wanted: str) -> str:
    """Why a request of NOBODY is refused: what is `wanted` of its sender, or that another server takes in what is sent."""
    return words.say(ELSEWHERE) if lake_address() else words.say(wanted)


def read_writer(request: Request, roles: Sequence[str] = STEWARDS) -> Writer:
    """Who sent this request from a page of this server, with those of the roles that are held; NOBODY where none is.

    Where a lake is followed it is always NOBODY: there is no ledger, and the list of sessions that were ended is kept beside the ledger.
    """
    if lake_address() or not accepts_reports() or not has_own_origin(request):
        return NOBODY
    if not has_sign_in():
        return Writer(upload_secret.held_roles(request, roles))
    person = read_person(request)
    held = tuple(role for role in roles if person and role in person.roles)
    return Writer(held, person.institution, person.pseudonym) if person and held else NOBODY


def read_sender(request: Request) -> Writer:
    """Who sends a report; NOBODY for all but officers."""
    return read_writer(request, (OFFICER,))
