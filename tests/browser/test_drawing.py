"""Charts of cards are drawn by drawing.js. It says what Plotly says of the same figure: the same texts and marks, in the same places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.visit import Visit

COMPARE = """async () => {
    // Every figure of the page, drawn twice at the same width: the centres of texts and marks that have no partner within a few pixels.
    if (!window.Plotly) await new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = document.querySelector("meta[name=plotly]").content;
        script.onload = done;
        script.onerror = fail;
        document.head.append(script);
    });
    const wrong = [], centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const texts = (node) => [...node.querySelectorAll("svg.main-svg text")].flatMap((text) => {
        const lines = [...text.querySelectorAll("tspan.line")];
        const word = (line) => line.textContent.replace(/\\s+/g, " ").trim();
        return (lines.length ? lines : [text]).map((line) => [word(line), centre(line.getBoundingClientRect())]);
    }).filter(([word]) => word);
    const boxes = (node, selector) => [...node.querySelectorAll(selector)].map((mark) => mark.getBoundingClientRect());
    let compared = 0;
    for (const box of document.querySelectorAll("#root .chart[data-figure]")) {
        const { data, layout } = JSON.parse(box.dataset.figure), card = box.closest("[data-card]").dataset.card;
        const [ours, theirs] = [0, 1].map(() => document.body.appendChild(document.createElement("div")));
        const sized = { ...layout, width: 620, autosize: false };
        for (const node of [ours, theirs]) Object.assign(node.style, { position: "absolute", left: "0", top: "0", width: "620px" });
        window.drawing.react(ours, structuredClone(data), structuredClone(sized));
        await window.Plotly.react(theirs, structuredClone(data), structuredClone(sized), { staticPlot: true });
        await document.fonts.ready;
        const said = texts(theirs), own = texts(ours);
        const near = ([word, [x, y]], list, reach) => list.some(([other, [left, top]]) => other === word && Math.hypot(left - x, top - y) < reach);
        wrong.push(...said.filter((each) => !near(each, own, 3)).map(([word, at]) => `${card}: "${word}" is not drawn at ${at.map(Math.round)}`));
        wrong.push(...own.filter((each) => !near(each, said, 3)).map(([word, at]) => `${card}: "${word}" is ours alone at ${at.map(Math.round)}`));
        const drawn = boxes(ours, "svg.main-svg > g:not([class]) > path, svg.main-svg > rect").map(centre);
        const marks = boxes(theirs, ".scatterlayer .points path, .barlayer .point path").filter((mark) => mark.width > 3 && mark.height > 3);
        const lost = marks.map(centre).filter(([x, y]) => !drawn.some(([left, top]) => Math.hypot(left - x, top - y) < 3));
        wrong.push(...lost.map((at) => `${card}: no mark at ${at.map(Math.round)}`));
        compared += said.length;
        ours.remove();
        theirs.remove();
    }
    return [compared, wrong];
}"""
PAGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/prosecution", {"activity": "1.6"}),
    ("/protection", {"lang": "es"}),
    ("/contributions", {}),
    ("/public-record", {}),
    ("/prosecution", {"activity": "1.6", "series": "1.6-d.cases", "breakdown": "offense"}),
)


@pytest.mark.parametrize(("path", "parameters"), PAGES)
def test_it_draws_what_plotly_draws(path: str, parameters: dict[str, Any], visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1366, "height": 900}).open(path, **parameters)
    compared, wrong = here.page.evaluate(COMPARE)
    assert wrong == [] and compared > 20, wrong[:12]


def test_plotly_comes_only_where_a_reader_enlarges_or_presents(visit: Callable[..., Visit]) -> None:
    here = visit(viewport={"width": 1366, "height": 900}).open("/prosecution")
    here.page.locator("#root .chart .main-svg").first.wait_for()
    assert here.page.evaluate("() => [Boolean(window.Plotly), document.querySelectorAll('.js-plotly-plot').length]") == [False, 0]
    heads = here.page.locator("[data-card='trend:1.6-c.cases'] .main-svg text").evaluate_all(
        "(all) => all.map((text) => [text.textContent, getComputedStyle(text).fontWeight]).filter(([word]) => /Loreto|met$/.test(word))"
    )
    assert dict(heads)["Loreto"] == "700" and dict(heads)["● met"] == "400", "a bold line makes no other bold"
    here.page.locator("[data-card='trend:1.6-c.cases']").get_by_text("Enlarge", exact=True).click()
    here.page.locator(".large .js-plotly-plot .main-svg").first.wait_for()
    here.page.keyboard.press("Escape")
    here.page.locator("#root .cards .chart .main-svg").first.wait_for()
    assert here.page.locator(".js-plotly-plot").count() == 0
