"""A half-year with people who sign in at a real provider: sent, returned, sent again, verified, agreed, released, and read by everybody."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from data.build import ledger_of
from tests.browser.provider import install_certified, run_certified, run_provider, write_secrets
from tests.browser.resolver import watch_lookups
from tests.browser.server import Server, free_port

PATIENCE = 120_000
"""Milliseconds for a step in a process of its own, on a machine that does much besides."""
expect.set_options(timeout=PATIENCE)
REPORT = "DEM-C/2024-H1"
KEY = "figure/2.1-a.shelters/DS-SHELTER/CUS/2024-H1/total/total"
WORDS = {
    "en": {
        "in": "Sign in", "out": "Sign out", "send": "Send", "received": "was received and waits for a steward", "inbox": "Open the inbox",
        "return": "Return for correction", "verify": "Verify", "agree": "Agree", "keep": "Keep the note", "clear": "Clear",
        "open": "Open the preview to both sides", "show": re.compile("Show what release"), "sign": re.compile("Sign for the"),
        "make": re.compile("Make release"), "made": "Release 4 is made; everybody sees it now.", "refused": "cancelled or refused",
        "why": "Why, in English; a return needs a reason in one language", "note": "What changed and why, in English",
        "state": re.compile("returned"), "only": re.compile("This is a report of DEM-C, and you send for DEM-D"),
    },
    "es": {
        "in": "Iniciar sesión", "out": "Cerrar sesión", "send": "Enviar", "received": "se recibió y espera", "inbox": "Abrir la bandeja",
        "return": "Devolver para corrección", "verify": "Verificar", "agree": "Dar conformidad", "keep": "Guardar la nota", "clear": "Autorizar",
        "open": "Abrir la vista previa a ambas partes", "show": re.compile("Mostrar cómo sería"), "sign": re.compile("Firmar por"),
        "make": re.compile("Hacer la publicación"), "made": "La publicación 4 está hecha; todos la ven ahora.", "refused": "cancelada o rechazada",
        "why": "Por qué, en español", "note": "Qué cambió y por qué, en español",
        "state": re.compile("devuelto"), "only": re.compile("Este es un informe de DEM-C, y usted envía por DEM-D"),
    },
}  # fmt: skip


@pytest.fixture
def signed_in_server(program: Path, tmp_path: Path, lang: str, long: bool) -> Iterator[Server]:
    """A server with a ledger of its own, whose readers sign in at a provider on this machine; the second language with --long."""
    if lang != "es" and not long:
        pytest.skip("with --long")
    for path in (program, ledger_of(program)):
        shutil.copyfile(path, tmp_path / path.name)
    port = free_port()
    lookups, watched = watch_lookups(tmp_path)
    with run_provider() as provider:
        secrets = write_secrets(tmp_path, f"http://127.0.0.1:{port}", provider)
        with Server(tmp_path / program.name, tmp_path / "log.txt", port, {**secrets, **watched}) as server:
            yield server
    assert not lookups.exists(), "nobody is asked for but the provider, which is on this machine"


class Somebody:
    """A person with a browser of their own, on the page Reports."""

    def __init__(self, browser: Browser, server: Server, lang: str) -> None:
        self._context = browser.new_context(viewport={"width": 1366, "height": 900})
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(urlsplit(request.url).path))
        self.words, self._address = WORDS[lang], f"{server.address}/reports" + ("?lang=es" if lang == "es" else "")
        self.page.goto(self._address)

    def sign_in(self, who: str) -> Somebody:
        """At the provider, whose form asks for a name; one comes back to the page one was on."""
        self.page.get_by_role("link", name=self.words["in"], exact=True).click()
        self.page.locator("input[name=sub]").fill(who)
        self.page.get_by_role("button", name="Authorize").click()
        self.page.get_by_role("button", name=self.words["out"], exact=True).wait_for()
        assert self.page.url == self._address
        return self

    def send(self, path: Path, reason: str = "") -> str:
        """What the page answers to a report that is sent."""
        form = self.page.locator("form[data-report*=send]")
        form.locator("input[type=file]").set_input_files(path)
        if reason:
            form.locator("input[name=reason_es]").fill(reason)
        form.get_by_role("button", name=self.words["send"], exact=True).click()
        answer = self.page.locator("#answer-send p").first
        answer.wait_for()
        return self.page.locator("#answer-send").inner_text()

    def open_inbox(self) -> Somebody:
        """The inbox, read anew."""
        self.page.goto(self._address)
        self.page.locator("details.inbox > summary").click()
        answer = self.page.locator("details.inbox h3, details.inbox .warning").first
        answer.wait_for()
        assert answer.evaluate("(each) => each.tagName") == "H3", answer.inner_text()
        return self

    def decide(self, step: str, reason: str = "") -> Somebody:
        """Take a step on the report of this test."""
        self.open_inbox()
        fold = self.page.locator(f"details[data-asked*='{REPORT.replace('/', '%2F')}']").first
        fold.locator("summary").click()
        if reason:
            fold.get_by_label(self.words["why"]).fill(reason)
        fold.get_by_role("button", name=self.words[step]).first.click()
        self.page.locator("details.inbox p.sound").wait_for()
        return self

    def open_release(self) -> Somebody:
        """Open the steps before the next release."""
        self.open_inbox()
        self.page.locator("details[data-fetch*='/inbox/release'] > summary").click()
        self.page.locator("ol.way").wait_for()
        return self

    def press(self, what: str, *, within: str = "ol.way") -> None:
        """Press a button and wait until its step is done."""
        self.page.locator(within).get_by_role("button", name=self.words[what]).first.click()
        self.page.locator("details.inbox p.sound").wait_for()


def ask(ledger: Path, question: str) -> list[tuple[Any, ...]]:
    """The rows of a question to the ledger, when no step of the server holds it."""
    until = time.monotonic() + 60
    while True:
        try:
            with duckdb.connect(str(ledger), read_only=True) as connection:
                return connection.execute(question).fetchall()
        except duckdb.IOException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def spoiled_report(ledger: Path, folder: Path, version: int, numerator: int) -> Path:
    """The report as it is in the ledger, but that so many shelters of Cusco meet the standard."""
    ((original,),) = ask(ledger, "select original from report where institution = 'DEM-C' and period = '2024-H1' order by version limit 1")
    lines = bytes(original).decode().splitlines()
    column = lines[0].split(",").index("numerator")
    for part, number in (("total,total", numerator), ("operator,state", numerator - 1)):
        place = next(place for place, line in enumerate(lines) if f",2.1-a.shelters,DS-SHELTER,CUS,{part}," in line)
        cells = lines[place].split(",")
        cells[column] = str(number)
        lines[place] = ",".join(cells)
    path = folder / f"DEM-C_2024-H1_v{version}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_half_year_from_the_sending_to_the_reader(browser: Browser, signed_in_server: Server, tmp_path: Path, lang: str) -> None:
    server = signed_in_server
    ledger = ledger_of(server.program)
    officer, secretary, office, other = (Somebody(browser, server, lang) for _ in range(4))
    words = WORDS[lang]

    # whoever is not signed in sends and reads nothing; one that is refused is told so on the page one came from
    assert "DEM-C 2024-H1" not in officer.send(spoiled_report(ledger, tmp_path, 2, 5))
    officer.page.get_by_role("link", name=words["in"], exact=True).click()
    officer.page.get_by_role("button", name="Deny").click()
    expect(officer.page.locator("[data-fetch*=who]")).to_contain_text(words["refused"])

    officer.sign_in("officer-c")
    second = spoiled_report(ledger, tmp_path, 2, 5)
    assert words["received"] in officer.send(second, "Se contó otra vez.")
    assert words["only"].search(other.sign_in("officer-d").send(spoiled_report(ledger, tmp_path, 3, 4), "Otra vez.")), "not the own institution"

    secretary.sign_in("secretary").decide("return", "Falta contar un albergue.")
    officer.page.goto(officer._address)
    expect(officer.page.locator("main")).to_contain_text(words["state"])
    assert words["received"] in officer.send(spoiled_report(ledger, tmp_path, 3, 4), "Se contó el albergue que faltaba.")
    for step in ("verify", "agree"):
        secretary.decide(step)
    office.sign_in("office").decide("agree")

    secretary.open_release().page.locator("ol.way details > summary").first.click()
    secretary.page.get_by_label(words["note"]).fill("Se acordó el informe de albergues.")
    secretary.press("keep")
    office.open_release().press("clear")
    office.open_release().press("open")
    office.open_release().page.locator("details[data-fetch*='/inbox/preview'] > summary").click()
    expect(office.page.locator("details[data-fetch*='/inbox/preview'] table").first).to_be_visible()
    office.press("sign")
    secretary.open_release().press("sign")
    secretary.open_release().press("make")
    expect(secretary.page.locator("details.inbox p.sound")).to_have_text(words["made"])

    # the other tab of who signs out can do nothing more
    tab = secretary._context.new_page()
    tab.goto(secretary._address)
    tab.get_by_role("button", name=words["out"], exact=True).click()
    tab.wait_for_url("**/oauth2/end_session**", wait_until="commit")  # signed out here by now; the provider asks once more
    secretary.page.locator("details[data-fetch*='/inbox/release'] > summary").click()
    expect(secretary.page.locator("details[data-fetch*='/inbox/release'] .warning")).to_be_visible()
    assert secretary.page.locator("ol.way").count() == 0

    with duckdb.connect(str(server.program), read_only=True) as released:
        question = "select numerator from figure where key = $1 and 4 between first_release and coalesce(last_release, 4)"
        assert released.execute(question, [KEY]).fetchall() == [(4,)]
    reader = browser.new_context().new_page()
    feed = reader.request.get(f"{server.address}/feed.xml?lang={lang}").text()
    assert "Se acordó el informe de albergues." in feed
    acts = ask(ledger, "select command, role, what from act order by act desc limit 12")
    people = {match[1] for _, _, what in acts if (match := re.search(r"\[([0-9a-f]{16})\]$", what))}
    assert len(people) == 3, "officer, secretary and office, each by a pseudonym"
    assert not any(word in str(acts) for word in ("officer-c", "secretary@", "localhost")), "no name, no address"
    asked = [path for each in (secretary, office) for path in each.asked]
    assert "/inbox/step" in asked and "/inbox/statuses" not in asked, "half a minute of work, for which nobody asked"


def test_a_certified_provider_signs_in_and_out_and_a_cookie_put_back_is_no_good(browser: Browser, program: Path, tmp_path: Path) -> None:
    if why := install_certified():
        pytest.skip(why)
    for path in (program, ledger_of(program)):
        shutil.copyfile(path, tmp_path / path.name)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with (
        run_certified(f"{address}/oauth2callback") as provider,
        Server(tmp_path / program.name, tmp_path / "log.txt", port, write_secrets(tmp_path, address, provider)) as server,
    ):
        refused, steward = Somebody(browser, server, "en"), Somebody(browser, server, "en")
        refused.page.get_by_role("link", name="Sign in", exact=True).click()
        refused.page.get_by_role("button", name="Deny").click()
        expect(refused.page.locator("[data-fetch*=who]")).to_contain_text("cancelled or refused")
        steward.sign_in("secretary").open_inbox()
        held = steward._context.cookies()
        steward.page.get_by_role("button", name="Sign out", exact=True).click()
        steward.page.get_by_role("button", name="Leave").click()
        steward.page.get_by_role("link", name="Sign in", exact=True).wait_for()
        steward._context.add_cookies(held)  # type: ignore[arg-type]
        answer = steward.page.request.post(f"{address}/inbox/list", headers={"origin": address})
        assert answer.status == 403 and "DEM-" not in answer.text()
