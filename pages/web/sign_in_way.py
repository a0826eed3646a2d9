"""The way of a sign-in: `GET /sign-in`, `POST /sign-in/who`, `POST /sign-out`, and what becomes of Streamlit's own answers between them.

Streamlit ends every sign-in at `/`, silently where it failed, and answers bare text where the provider is away. Here each leg ends at the
address one came from, and says there what went wrong.
"""

from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_origin_from_redirect_uri
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.frame.menu import BY_PATH
from pages.view.server import has_sign_in
from pages.view.store import released_path
from pages.view.templates import fill
from pages.view.words import mark, words_in
from pages.web import ended_sessions
from pages.web.report_upload import read_body
from pages.web.sign_in import is_over_tls, make_login_path, read_person, session_hours
from pages.web.upload_secret import has_own_origin
from pages.web.write_access import ROLE_NAMES

BACK, TOLD = "cpc_back", "cpc_sign_in"
"""Cookies of a sign-in under way: the address one came from, and what became of it."""
UNDER_WAY = 900
"""Seconds that a sign-in may take."""
HOME = "/reports"
LED = "led"
"""Parameter of a sign-in that began at another name of this server."""
MOST_BYTES = 4_000
"""Of the address of a page."""
TROUBLES = {
    "refused": mark("You were not signed in: the sign-in was cancelled or refused. Try again."),
    "away": mark("You were not signed in: the service that signs you in does not answer. Try again in a few minutes; reading works meanwhile."),
    "failed": mark("You were not signed in: the sign-in took too long or was opened twice. Try again."),
}
LOGIN, CALLBACK, LOGOUT = "/auth/login", "/oauth2callback", "/auth/logout"
NO_STORE = {"cache-control": "no-store"}


async def begin_sign_in(request: Request) -> Response:
    """Lead on to the provider and remember the page one came from; at the name that the provider knows, whatever name was used."""
    if not has_sign_in():
        return PlainTextResponse(words_in(request.query_params.get("lang", "")).say("There is no such file."), status_code=404)
    origin = get_origin_from_redirect_uri() or ""
    back = choose_back(request.query_params.get("back", ""))
    # Redirect at most once: a proxy that rewrites Host would cause a loop.
    if urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower() and not request.query_params.get(LED):
        return RedirectResponse(f"{origin}/sign-in?{urlencode({'back': back, LED: '1'})}", status_code=303, headers=NO_STORE)
    answer = RedirectResponse(make_login_path(), status_code=303, headers=NO_STORE)
    answer.set_cookie(BACK, back.encode().hex(), max_age=UNDER_WAY, httponly=True, samesite="lax", secure=is_over_tls())
    return answer


async def tell_who(request: Request) -> Response:
    """A piece of the page: who its reader is here, with a way out, or a way in; and what became of the last try."""
    words = words_in(request.query_params.get("lang", ""))
    if not has_sign_in() or not has_own_origin(request):
        return HTMLResponse("", headers=NO_STORE)
    person = read_person(request)
    trouble = TROUBLES.get(request.cookies.get(TOLD, ""))
    back = choose_back((await read_body(request, MOST_BYTES) or b"").decode("utf-8", "replace"))
    told = [words.say(ROLE_NAMES.get(role, role)) for role in person.roles] if person else []
    text = fill(
        "web/who.html",
        words,
        language=words.language,
        signed_in=person is not None,
        roles=words.join(told) if told else "",
        institution=person.institution if person else "",
        trouble=words.say(trouble) if trouble and not person else "",
        href="/sign-in?" + urlencode({"back": back}),
        back=back,
        hours=words.number(session_hours()),
    )
    answer = HTMLResponse(text, headers=NO_STORE)
    if trouble:
        answer.delete_cookie(TOLD)
    return answer


async def end_sign_in(request: Request) -> Response:
    """End all sessions of the person; the answer is where Streamlit and the provider forget them. 403 from elsewhere, 503 where it fails."""
    words = words_in(request.query_params.get("lang", ""))
    if not has_own_origin(request):
        return PlainTextResponse(words.say("This can only be done from a page of this server."), status_code=403, headers=NO_STORE)
    person = read_person(request)
    try:
        if person:
            ended_sessions.end(released_path(), person.pseudonym, session_hours())
    except OSError:
        return PlainTextResponse(
            words.say("The sign-out could not be kept. Close the browser and tell the operator of this server."), status_code=503
        )
    answer = PlainTextResponse(LOGOUT, headers=NO_STORE)
    back = choose_back(request.query_params.get("back", ""))
    answer.set_cookie(BACK, back.encode().hex(), max_age=UNDER_WAY, httponly=True, samesite="lax", secure=is_over_tls())
    return answer


def choose_back(asked: str) -> str:
    """The page of this server that was asked for, with its choices; the page Reports for anything else."""
    path, _, query = asked.partition("?")
    if path not in BY_PATH or not asked.isprintable() or not asked.isascii() or any(letter in asked for letter in "\\#\"' <>"):
        return HOME
    return f"{path}?{query}" if query else path


class SignInLegs:
    """Turns Streamlit's own answers of a sign-in into ways back to the page one came from; its cookies are Secure where browsers come encrypted."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on all but the two legs; of those, send what became of them."""
        if scope["type"] != "http" or scope["path"] not in (LOGIN, CALLBACK, LOGOUT):
            await self.app(scope, receive, send)
            return
        if not has_sign_in():
            await PlainTextResponse("404", status_code=404)(scope, receive, send)
            return
        request = Request(scope)
        trouble = ""

        async def pass_on(message: Message) -> None:
            nonlocal trouble
            if message["type"] != "http.response.start":
                await send(message if not trouble and scope["path"] != CALLBACK else {**message, "body": b""})
                return
            trouble = _find_trouble(scope["path"], request, message)
            headers = [(name, _secure(value) if name == b"set-cookie" else value) for name, value in message["headers"]]
            if trouble or scope["path"] == CALLBACK:
                answer = RedirectResponse(_read_back(request), status_code=303, headers=NO_STORE)
                answer.delete_cookie(BACK)
                if trouble:
                    answer.set_cookie(TOLD, trouble, max_age=UNDER_WAY, httponly=True, samesite="lax", secure=is_over_tls())
                message = {**message, "status": 303, "headers": [*answer.raw_headers, *(each for each in headers if each[0] == b"set-cookie")]}
            else:
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, pass_on)


def _find_trouble(path: str, request: Request, message: Message) -> str:
    """What went wrong on this leg; "" where nothing did, and for the way back from a sign-out."""
    if path == LOGIN:
        return "away" if message["status"] == 400 else ""
    if path != CALLBACK:
        return ""
    cookies = (value for name, value in message["headers"] if name == b"set-cookie")
    if any(value.startswith(f"{USER_COOKIE_NAME}=".encode()) and b"Max-Age=0" not in value for value in cookies):
        return ""
    if not (request.query_params.get("state") or request.query_params.get("error")):
        return ""
    return "refused" if request.query_params.get("error") else "failed"


def _secure(cookie: bytes) -> bytes:
    """The cookie, Secure where browsers come encrypted: Streamlit leaves that out."""
    return cookie + b"; Secure" if is_over_tls() and b"; secure" not in cookie.lower() else cookie


def _read_back(request: Request) -> str:
    """The page that the cookie names; a cookie is whatever somebody sends."""
    try:
        return choose_back(bytes.fromhex(request.cookies.get(BACK, "")).decode())
    except ValueError:
        return HOME
