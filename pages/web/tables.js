// Tables: what is hidden is said, headings sort, and where there is no room for the columns each row is read from top to bottom.
(() => {
  "use strict";

  const NARROW = 480;  // pixels of a box in which a table wider than it is stacked
  const NUMBER = /^[^\d(–-]{0,4}([-–]?\d[\d,]*(?:\.\d+)?)/;

  // --- the sign: shaded edges, and how many rows are below
  function sign(box) {
    box.classList.toggle("cut", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    box.classList.toggle("cut-left", box.scrollLeft > 1);
    // Rows alone count: a pixel of something unseen below them would show the sign, whose own height would hide it again, without end.
    const end = box.getBoundingClientRect().bottom;
    const hidden = [...box.querySelectorAll("tbody tr:not(.group, .told)")].filter((row) => row.getBoundingClientRect().bottom > end + 1).length;
    const below = hidden > 0 && box.scrollTop + box.clientHeight < box.scrollHeight - 1;
    box.classList.toggle("cut-below", below);
    const words = document.querySelector("#more-rows");
    if (!below || !words) return;
    box.dataset.more = (hidden === 1 ? words.children[0] : words.children[1]).textContent.replace("{count}", hidden);
  }

  const measured = new ResizeObserver((entries) => entries.forEach(({ target }) => { stack(target); sign(target); }));
  document.addEventListener("scroll", (event) => { if (event.target.classList?.contains("table")) sign(event.target); }, { capture: true, passive: true });

  // --- a row as a list of heading and value, its roles said aloud because the look takes them away
  const ROLES = [["table", "table"], ["thead, tbody", "rowgroup"], ["tr", "row"], ["td", "cell"], ["tbody th", "rowheader"], ["thead th", "columnheader"]];
  function stack(box) {
    const wanted = box.clientWidth > 0 && box.clientWidth <= NARROW && (box.classList.contains("stacked") || box.scrollWidth > box.clientWidth + 1);
    if (!wanted && box.clientWidth > NARROW) box.classList.remove("stacked");
    if (!wanted || box.classList.contains("stacked")) return;
    const heads = [...box.querySelectorAll("thead th")].map((head) => head.textContent.trim());
    for (const row of box.querySelectorAll("tbody tr")) [...row.children].forEach((cell, at) => {
      if (!at || !cell.childNodes.length) return;
      const inside = document.createElement("span");
      inside.append(...cell.childNodes);
      cell.append(inside);
      cell.dataset.head = heads[at] || "";
    });
    for (const [parts, role] of ROLES) box.querySelectorAll(parts).forEach((part) => part.setAttribute("role", role));
    box.classList.add("stacked");
    box.scrollLeft = 0;
  }

  // --- headings sort the rows of each group: upwards, downwards, as they were; those of a scorecard by status, by change, as they were
  const SIGNS = "●◐▽○–";  // of a status, the best first
  const weigh = (cell) => {
    const text = (cell?.textContent || "").trim(), rank = cell?.classList.contains("rating") ? SIGNS.indexOf(text[0]) : -1;
    if (rank >= 0) return rank;
    const found = NUMBER.exec(text);
    return found ? Number(found[1].replace("–", "-").replace(/,/g, "")) : text && !/^(–|\[)/.test(text) ? text : null;
  };
  function compare(one, other) {
    if (one === null || other === null) return (one === null) - (other === null);  // what has no value comes last, whichever way
    return typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), document.documentElement.lang);
  }

  const UPDOWN = { none: "ascending", ascending: "descending", descending: "none" }, BY = { none: "ascending", ascending: "other", other: "none" };
  const WORST = { "not-met": 0, close: 1, met: 2 }, TURNED = { "got-worse": 0, unchanged: 1, "got-better": 2 };
  // The rank of a cell of a scorecard, the worst first; what is not rated or has no change has none.
  const rank = (cell, by) => {
    const [ranks, part, prefix] = by === "other" ? [TURNED, ".direction", ""] : [WORST, ".rating", "status-"];
    const classes = [...(cell?.querySelector(part)?.classList || [])];
    return ranks[classes.map((name) => name.replace(prefix, "")).find((name) => name in ranks)] ?? null;
  };

  function sort(head) {
    const table = head.closest("table"), at = [...head.parentElement.children].indexOf(head), body = table.tBodies[0];
    const scores = Boolean(at && table.closest(".card-scorecard"));
    const next = (scores ? BY : UPDOWN)[head.getAttribute("aria-sort") || "none"];
    table.querySelectorAll("thead th[aria-sort]").forEach((each) => { each.removeAttribute("aria-sort"); delete each.dataset.sorted; });
    if (next !== "none") head.setAttribute("aria-sort", next);
    if (scores && next !== "none") head.dataset.sorted = document.querySelector("#sorted-by").children[next === "other" ? 1 : 0].textContent;
    table.rowsAsWritten = table.rowsAsWritten || [...body.rows];
    const groups = [[]], told = new Map();  // by row: the explanations below it, which move with it
    for (const row of table.rowsAsWritten) {
      if (row.classList.contains("told")) told.get(groups.at(-1).at(-1)).push(row);
      else if (row.classList.contains("group")) groups.push([row], []);
      else groups.at(-1).push(row);
      if (!row.classList.contains("told")) told.set(row, []);
    }
    const way = next === "descending" ? -1 : 1;
    for (const group of groups) {
      const key = new Map(group.map((row) => [row, scores ? rank(row.children[at], next) : weigh(row.children[at])]));
      const blank = (row) => key.get(row) === null;
      const rows = next === "none" ? group : [...group].sort((one, other) => compare(key.get(one), key.get(other)) * (blank(one) || blank(other) ? 1 : way));
      body.append(...rows.flatMap((row) => [row, ...told.get(row)]));
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".table thead button");
    if (button) sort(button.closest("th"));
  });

  function offerSorting(box) {
    if (box.querySelectorAll("tbody tr:not(.group, .told)").length < 3) return;
    for (const head of box.querySelectorAll("thead th")) {
      if (!head.textContent.trim() || head.querySelector("button")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
    }
  }

  window.signTables = () => document.querySelectorAll(".table").forEach((box) => {
    if (box.signed) return;
    box.signed = true;
    offerSorting(box);
    stack(box);
    // Of periods, the newest come into view; the names of the rows stay (front.css).
    if (/^\d{4}/.test(box.querySelector("thead th:last-child")?.textContent || "")) box.scrollLeft = box.scrollWidth;
    measured.observe(box);
    sign(box);
  });
})();
