"""Whether a request that writes comes from this machine itself: a setting allows it, no proxy stands between, and the page is this server's own."""

from starlette.requests import Request

from pages.view.server import accepts_reports

HERE = ("127.0.0.1", "::1")
NAMES = ("localhost", "127.0.0.1", "[::1]")
PROXIES = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


def is_from_here(request: Request) -> bool:
    """Whether the request is from a page of this server, opened on this machine, on a server that takes reports in."""
    host = request.headers.get("host", "")
    direct = request.client is not None and request.client.host in HERE and not any(name in request.headers for name in PROXIES)
    own = request.headers.get("origin", "") == f"{request.url.scheme}://{host}" and host.rsplit(":", 1)[0] in NAMES
    return accepts_reports() and direct and own
