"""Sign-in with OpenID Connect: who sent a request, by the cookie that Streamlit wrote after a sign-in and that this very request carries.

Streamlit reads that cookie once, when a page opens its socket: a tab goes on as signed in after a sign-out. So a page is never asked who
reads it; a route is, with its own request. Streamlit's inner names stand here alone; `tests/browser/test_half_year.py` signs in for real.
"""

import hashlib
import hmac
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import HTTPConnection
from streamlit.auth_util import (
    encode_provider_token,
    get_cookie_with_chunks,
    get_origin_from_redirect_uri,
    get_secrets_auth_section,
    get_signing_secret,
)
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.view.server import has_sign_in
from pages.view.store import released_path
from pages.web import ended_sessions

HOURS = 8.0
"""After which a session ends, unless CPC_SESSION_HOURS says otherwise."""
CLAIM = "cpc_roles"
"""The claim of the ID token that lists what somebody may do: `technical-secretary`, `reporting-officer DEM-F`."""
ROLES = "roles"
"""The table of the secrets that says the same where the provider sends no such claim, by address or `sub`."""


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in: a pseudonym, what they may do, for which institution, since when (seconds)."""

    pseudonym: str
    roles: tuple[str, ...]
    institution: str
    began: int


def is_configured() -> bool:
    """Whether this server's secrets name a provider of sign-in."""
    return bool(get_secrets_auth_section())


def session_hours() -> float:
    """The hours after which a session ends."""
    return float(os.environ.get("CPC_SESSION_HOURS") or HOURS)


def make_login_path() -> str:
    """The address at which Streamlit leads on to the provider; it holds a token that is good for two minutes."""
    return f"/auth/login?provider={encode_provider_token('default')}"


def is_over_tls() -> bool:
    """Whether browsers reach this server encrypted, as its own address for the provider says."""
    return (get_origin_from_redirect_uri() or "").startswith("https:")


def read_person(request: HTTPConnection) -> Person | None:
    """Who sent this request; None for nobody, and for a cookie that is forged, too old, of another server or ended."""
    if not has_sign_in():
        return None
    secret = get_signing_secret()

    def one(name: str) -> bytes | None:
        value = request.cookies.get(name)
        return decode_signed_value(secret, name, value.encode("latin-1", "replace"), max_age_days=session_hours() / 24) if value else None

    try:
        told = json.loads(get_cookie_with_chunks(one, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return None
    return _take(told) if isinstance(told, dict) else None


def _take(told: Mapping[str, Any]) -> Person | None:
    """The person that signed claims are of, where they are good here and now."""
    began, subject = told.get("iat"), told.get("sub")
    if told.get("is_logged_in") is not True or told.get("origin") != get_origin_from_redirect_uri():
        return None
    if not isinstance(began, int) or isinstance(began, bool) or not isinstance(subject, str) or not subject:
        return None
    pseudonym = make_pseudonym(str(told.get("iss", "")), subject)
    if not -60 < time.time() - began < session_hours() * 3600 or ended_sessions.has_ended(released_path(), pseudonym, began):
        return None
    roles, institution = read_roles(_list_roles(told))
    return Person(pseudonym, roles, institution, began)


def make_pseudonym(issuer: str, subject: str) -> str:
    """What the ledger keeps of somebody: a keyed hash, from which nobody finds name or address."""
    auth = get_secrets_auth_section()
    key = str(auth.get("pseudonym_secret") or get_signing_secret())
    return hmac.new(key.encode(), json.dumps(["cpc", issuer, subject]).encode(), hashlib.sha256).hexdigest()[:16]


def read_roles(listed: list[str]) -> tuple[tuple[str, ...], str]:
    """The roles of a list and the institution of an officer: an officer has one, and without it is none."""
    roles, institution = [], ""
    for each in listed:
        role, _, of = each.strip().partition(" ")
        if role != "reporting-officer":
            roles.append(role)
        elif of and not institution:
            roles.append(role)
            institution = of.strip()
    return tuple(dict.fromkeys(roles)), institution


def _list_roles(told: Mapping[str, Any]) -> list[str]:
    """What the claim lists; without one what the secrets say of the subject, or of an address that the provider has verified."""
    claimed = told.get(CLAIM)
    if claimed is None:
        table = secrets_singleton.get(ROLES, {}) if secrets_singleton.load_if_toml_exists() else {}
        address = told.get("email") if told.get("email_verified") is True else None
        claimed = next((table[name] for name in (told["sub"], address) if isinstance(name, str) and name in table), ())
    return [str(each) for each in claimed] if isinstance(claimed, (list, tuple)) else []
