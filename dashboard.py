"""The entry: `streamlit run dashboard.py`. Start-up work, headers, compression; the pages begin in pages/frame/app_frame.py."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from pages.frame.errors import show_failure
from pages.web.bounds import raise_open_files
from pages.web.deck_refresh import receive_deck
from pages.web.delivery import Compression, FrontPage, send_front
from pages.web.downloads import send_download
from pages.web.embedding import Embedding
from pages.web.gate import Gate
from pages.web.inbox import receive_inbox
from pages.web.link_repair import Mending
from pages.web.log_format import keep_lines_apart
from pages.web.meeting_log import receive_discussion, send_drafts
from pages.web.news import NEWS, send_news
from pages.web.next_slides import send_slide
from pages.web.notices import send_notices
from pages.web.preparing import Preparing, send_progress
from pages.web.report_upload import receive_report
from pages.web.sdmx import send_sdmx
from pages.web.search import send_search
from pages.web.service_manager import STOPPING, keep_told, tell
from pages.web.sign_in_way import SignInLegs, begin_sign_in, end_sign_in, tell_who
from pages.web.slow_headers import limit_headers
from pages.web.start import allow_own_hosts, open_sign_in, prepare, refuse_base_path, stop
from pages.web.upload_secret import Keys, announce
from pages.web.use import send_use
from pages.web.watching import Watch, find_word, note_requests
from pages.web.workers import DOCUMENTS, WORKERS, stop_on_signals


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Begin the work of the start in the background, and end it with the server."""
    raise_open_files()
    prepare()
    announce()
    stop_on_signals(WORKERS, DOCUMENTS)
    told = asyncio.create_task(keep_told(find_word))
    yield
    told.cancel()
    tell(STOPPING)
    stop()


refuse_base_path()
keep_lines_apart()
note_requests()
limit_headers()
allow_own_hosts()
open_sign_in()
app = st.App(
    "pages/frame/app_frame.py",
    lifespan=lifespan,
    routes=[
        Route("/front/search.json", send_search),
        Route("/front/progress.json", send_progress),
        Route("/front/notices.txt", send_notices),
        Route("/front/{name}", send_front),
        Route("/download/{kind}", send_download),
        Route("/use", send_use),
        Route("/sign-in", begin_sign_in),
        Route("/sign-in/who", tell_who, methods=["POST"]),
        Route("/sign-out", end_sign_in, methods=["POST"]),
        Route("/inbox/{task}", receive_inbox, methods=["POST"]),
        Route("/report/{task}", receive_report, methods=["POST"]),
        Route("/deck/refresh", receive_deck, methods=["POST"]),
        Route("/meeting/discuss", receive_discussion, methods=["POST"]),
        Route("/meeting/drafts", send_drafts, methods=["POST"]),
        Route("/meeting/slide", send_slide),
        *(Route(f"/{name}", send_news) for name in NEWS),
        Route("/sdmx/{path:path}", send_sdmx),
    ],
    middleware=[Middleware(each) for each in (Watch, Gate, Embedding, FrontPage, Preparing, Keys, SignInLegs, Mending, Compression)],
    on_script_error=show_failure,
)
