// Charts are data on the page; this draws those in the window at once and the others when they come near, and tells of each year
// or bar by pointer, touch and keyboard. A chart's node is kept when its card is written anew.
(() => {
  "use strict";

  const NEAR = 700;  // pixels beyond the window at which a chart is drawn
  const KEPT = 40;   // nodes kept for cards that may come back
  const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, staticPlot: false, responsive: false };
  const EDGE = 8, ROW = 46;  // pixels beside bars in a narrow box, and of a row of them
  const NARROW = 340, YEAR_ROOM = 35;  // pixels of a box in which panels come one under the other
  const nodes = new Map();
  let near = null, scroller = null;

  const main = () => document.querySelector("[data-testid='stMain']");
  const boxes = () => [...document.querySelectorAll(".chart[data-figure]")];

  // Panels in a row come one under the other where there is no room for them: each takes the whole width, in the same order.
  function stack(layout) {
    const across = Object.keys(layout).filter((name) => /^xaxis\d*$/.test(name));
    if (across.length < 2 || across.some((name) => layout[name].visible === false)) return layout;
    const { t, b } = layout.margin, inner = layout.height - t - b, head = layout.meta?.head || t;
    const [low, high] = layout.yaxis.domain, plot = (high - low) * inner, whole = across.length * plot + (across.length - 1) * (head + b);
    const top = head + (layout.meta?.legend || 0), made = { ...layout, height: whole + top + b, margin: { ...layout.margin, t: top } };
    across.forEach((name, position) => {
      const bottom = 1 - (position * (plot + head + b) + plot) / whole, axis = `y${name.slice(1)}`;
      made[name] = { ...layout[name], domain: [0, 1] };
      made[axis] = { ...layout[axis], domain: [Math.max(0, bottom), Math.min(1, bottom + plot / whole)], showticklabels: true };
    });
    // A panel's name stands above its own axis; it is the one annotation of a panel placed on the paper's width.
    made.annotations = layout.annotations.map((note) => (note.xref === "paper" && / domain$/.test(note.yref || "") && note.xanchor === "left" && note.x < 1)
      ? { ...note, x: 0, text: note.text.replaceAll("<br> ", "").replaceAll("<br>", " ") } : note.y === 1 && note.yref === "paper" ? { ...note, yshift: top - 2 } : note);
    return made;
  }

  // Bars in panels keep their row in a narrow box; each name stands on a line of its own above them, so that the panels have the width.
  function lift({ data, layout }, width) {
    const across = Object.keys(layout).filter((name) => /^xaxis\d*$/.test(name));
    const share = (1 / across.length - 0.02) * (width - 2 * EDGE), bars = data.filter((trace) => trace.type === "bar");
    const highest = Math.max(...data.flatMap((trace) => trace.x).filter((value) => value !== null), 0) || 1;
    const printed = Math.min(0.7, (7.6 * Math.max(...bars.flatMap((trace) => trace.text.map((text) => text.length))) + 8) / share);
    const lane = 0.01, whole = highest / Math.max(0.15, 1 - lane - printed);
    const names = layout.yaxis.ticktext, { t, b } = layout.margin;
    const made = { ...layout, height: t + b + ROW * names.length, margin: { ...layout.margin, l: EDGE }, yaxis: { ...layout.yaxis, showticklabels: false } };
    across.forEach((name) => { made[name] = { ...layout[name], range: [-lane * whole, highest + printed * whole] }; });
    const above = names.map((name, place) => ({ text: name.replaceAll("<br>", " "), x: 0, xref: "paper", xanchor: "left", y: place, yref: "y", yshift: 17, showarrow: false, font: layout.yaxis.tickfont }));
    // The line of zero is left out where a name stands.
    made.shapes = layout.shapes.flatMap((line) => names.map((_, place) => ({ ...line, yref: line.yref.replace(" domain", ""), y0: place - 0.24, y1: place + 0.24 })));
    return { data: data.map((trace) => (trace.type === "bar" ? { ...trace, width: 0.36 } : trace)), layout: { ...made, annotations: [...layout.annotations, ...above] } };
  }

  // Every year has a tick; those that have room are written, the last among them (style.thin_labels does the same for a picture).
  function thin(layout, width) {
    const inner = width - layout.margin.l - layout.margin.r, made = { ...layout };
    for (const name of Object.keys(layout)) {
      const axis = layout[name];
      if (!/^xaxis\d*$/.test(name) || axis.type !== "category") continue;
      const all = layout.meta?.years?.[(Number(name.slice(5)) || 1) - 1] || axis.ticktext, [start, end] = axis.domain || [0, 1];
      const step = all.includes("") ? 1 : Math.max(1, Math.ceil((YEAR_ROOM * all.length) / (inner * (end - start))));
      made[name] = { ...axis, ticktext: all.map((text, at) => ((all.length - 1 - at) % step ? "" : text)) };
    }
    return made;
  }

  // The names of a time line stand above their rows where a column of them has no room.
  function raise({ data, layout }) {
    const rows = layout.meta.days, height = layout.height + 24 * rows, step = (height - layout.margin.t - layout.margin.b) / rows;
    const annotations = layout.annotations.map((note) => (note.xref === "paper" ? { ...note, xshift: 0, yanchor: "top", yshift: step / 2 - 2, bgcolor: "rgba(255,255,255,0.85)" } : note));
    const moved = (y) => y + 0.32, shapes = layout.shapes.map((bar) => (bar.yref === "y" ? { ...bar, y0: moved(bar.y0), y1: moved(bar.y1) } : bar));
    return { data: data.map((trace) => ({ ...trace, y: trace.y.map(moved) })), layout: { ...layout, height, annotations, shapes, margin: { ...layout.margin, l: EDGE } } };
  }

  // Values written at each point of a line would meet there: the highest and the last stay.
  function spare(trace) {
    if (!trace.mode?.includes("text") || !Array.isArray(trace.y)) return trace;
    const known = trace.y.map((value, at) => [value, at]).filter(([value]) => value !== null), last = known.at(-1)?.[1];
    const most = known.reduce((best, each) => (each[0] > best[0] ? each : best), [-Infinity, -1])[1];
    return { ...trace, text: trace.text.map((text, at) => (at === last || at === most ? text : "")) };
  }

  // In a narrow box panels are stacked.
  function fit(figure, width) {
    const { data, layout } = figure;
    if (width < 2 * NARROW && layout.meta?.days) return raise(figure);
    if (width < NARROW && layout.xaxis2?.visible === false && layout.yaxis.ticktext) return lift(figure, width);
    const made = width < NARROW ? stack(layout) : layout;
    return { data: width < NARROW ? data.map(spare) : data, layout: thin(made, width) };
  }

  function scaleOf(box) {
    const large = box.closest("[data-scale]");
    if (!large) return 1;
    // A slide grows with its window: its type is that of 1280×720, as much larger.
    if (!large.hasAttribute("data-fits")) return Number(large.dataset.scale);
    // on a smaller window the smallest type of a chart, 12, is 18 pixels
    return Math.max(1.5, Number(large.dataset.scale) * Math.min(innerWidth / 1280, innerHeight / 720));
  }

  // A small window shows its slide zoomed (slides.css); the pointer is counted in pixels of the window.
  const zoomOf = (box) => box.currentCSSZoom || 1;

  // Cards are drawn as SVG of our own (drawing.js); Plotly, which comes when it is first asked for, draws what fills a window and slides.
  // Where it does not come, ours draws there too.
  let asked_for = null, failed = false;
  const heavy = (box) => !failed && Boolean(box.closest(".large, [data-fits]"));
  function canDraw(box) {
    if (!heavy(box) || window.Plotly) return true;
    if (!asked_for) {
      asked_for = document.createElement("script");
      asked_for.src = document.querySelector("meta[name=plotly]").content;
      asked_for.addEventListener("load", again);
      asked_for.addEventListener("error", () => { failed = true; again(); });
      document.head.append(asked_for);
    }
    return false;
  }

  // Sizes are read of all charts first and written after, so that the page is laid out once, not once a chart.
  function draw(...asked) {
    const due = asked.filter(canDraw).map(measure).filter(Boolean);
    for (const { box, scale, layout } of due) box.style.height = `${layout.height * scale}px`;
    due.forEach(plot);
    forget();
  }

  // What a chart is to be drawn as, or nothing if it stands already.
  // A time line has a line at this day, by the clock of the Partnership, beside the day of its release; a link shows the same, but for it.
  function mark_today(layout) {
    const { today, ink, zone } = layout.meta || {};
    if (!today) return layout;
    const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date()).split("-").map(Number);
    const x = Date.UTC(year, month - 1, day) / 86400000 + 719163, [first, last] = layout.xaxis.range;
    const line = { type: "line", xref: "x", yref: "paper", x0: x, x1: x, y0: 0, y1: 1, line: { color: ink, width: 1 } };
    const name = { text: today, x, xref: "x", xanchor: "right", y: 1, yref: "paper", yanchor: "bottom", yshift: 4, showarrow: false, font: { size: 12, color: ink } };
    return { ...layout, xaxis: { ...layout.xaxis, range: [first, Math.max(last, x + 60)] }, shapes: [...layout.shapes, line], annotations: [...layout.annotations, name] };
  }

  function measure(box) {
    if (!box.isConnected) return null;
    const scale = scaleOf(box), width = Math.floor(box.clientWidth / scale);
    if (!width || (box.drawn === width && box.querySelector(":scope > .plot"))) return null;
    const figure = JSON.parse(box.dataset.figure);
    const { data, layout: fitted } = fit(figure, width), layout = mark_today(fitted);
    const room = box.closest("[data-fits] .body");
    const height = room ? Math.floor(room.clientHeight / scale) - 2 : scale > 1 ? Math.max(240, Math.floor((innerHeight - box.getBoundingClientRect().top - scroller.scrollTop - 96) / scale)) : layout.height;
    return { box, scale, data, layout: { ...layout, height, width, autosize: false } };
  }

  function plot({ box, scale, data, layout }) {
    const plotly = heavy(box), name = `${box.closest("[data-card]")?.dataset.card || ""}${plotly ? " Plotly" : ""}`, { width, height } = layout;
    let node = box.querySelector(":scope > .plot") || nodes.get(name);
    if (!node || (node.isConnected && node.parentElement !== box)) {
      node = document.createElement("div");
      node.className = "plot";
    }
    nodes.delete(name);
    nodes.set(name, node);
    if (node.parentElement !== box) box.append(node);
    box.drawn = width;
    (plotly ? window.Plotly : window.drawing).react(node, data, layout, CONFIG);
    // A picture of its drawn size fits whatever width it is given: on paper, and where the type is larger.
    node.querySelectorAll("svg.main-svg").forEach((svg) => {
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      if (scale > 1) { svg.style.width = `${width * scale}px`; svg.style.height = `${height * scale}px`; }
    });
    box.style.setProperty("--ratio", `${width} / ${height}`);
    box.dataset.ready = "yes";
  }

  function forget() {
    for (const [name, plot] of nodes) {
      if (nodes.size <= KEPT) return;
      if (plot.isConnected) continue;
      if (name.endsWith(" Plotly")) window.Plotly.purge(plot);
      nodes.delete(name);
    }
  }

  function inWindow(box) {
    const place = box.getBoundingClientRect();
    return place.width > 0 && place.bottom > 0 && place.top < innerHeight;
  }

  const resized = new ResizeObserver((entries) => draw(...entries.map((entry) => entry.target).filter((box) => box.drawn && box.clientWidth)));

  function watch() {
    // Said on the root, as `:root:has(.large)` would style the whole page anew at each change of a chart.
    document.documentElement.classList.toggle("alone", Boolean(document.querySelector("#root .large, #root .speaker")));
    const at = main();
    if (at && at !== scroller) {
      scroller = at;
      near?.disconnect();
      // Inside a scroller a margin counts only for that scroller, so it is the root.
      near = new IntersectionObserver((entries) => draw(...entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target)), { root: at, rootMargin: `${NEAR}px` });
      boxes().forEach((box) => { box.watched = false; });
    }
    const fresh = boxes().filter((box) => !box.watched);
    draw(...fresh.filter(inWindow));
    for (const box of fresh) {
      box.watched = true;
      near?.observe(box);
      resized.observe(box);
    }
  }

  new MutationObserver((changes) => {
    if (changes.every((change) => change.target.closest?.(".plot"))) return;
    watch();
  }).observe(document.documentElement, { childList: true, subtree: true });

  // Plotly comes after the page is whole.
  function again() {
    const [now, later] = [boxes().filter(inWindow), boxes().filter((box) => !inWindow(box))];
    draw(...now);
    for (const box of later) { near?.unobserve(box); near?.observe(box); }
  }
  window.addEventListener("resize", () => boxes().filter((box) => box.closest("[data-fits]")).forEach((box) => { box.drawn = 0; draw(box); }));
  window.drawCharts = () => draw(...boxes());
  window.addEventListener("beforeprint", window.drawCharts);

  // --- what a chart tells: by year over all its lines, or by bar; from the table of its card, which has targets and status, too
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  document.body.append(tip);
  let told = null;

  const flat = (html) => String(html).replace(/<br>/g, " ").replace(/<[^>]+>/g, "").trim();
  const words = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("abbr[title]").forEach((code) => { code.textContent = code.title; });
    return copy.textContent.trim();
  };

  // Where the chart can be asked: [name, middle in pixels], along the years or down the bars.
  function stops(box) {
    const plot = box.querySelector(".plot"), full = plot && plot._fullLayout;
    if (!full) return null;
    const across = Object.keys(full).filter((name) => /^xaxis\d*$/.test(name)).map((name) => full[name]);
    if (across.some((axis) => axis.type === "category")) {
      const axes = across.filter((axis) => axis.type === "category");
      return { along: "x", axes, names: axes[0]._categories.map(String), at: (axis, place) => axis._offset + axis.c2p(place) };
    }
    const down = full.yaxis;
    if (plot.data.some((trace) => trace.orientation === "h")) {
      return { along: "y", axes: [down], names: (down.ticktext || []).map(flat), at: (axis, place) => axis._offset + axis.c2p(place) };
    }
    return null;
  }

  // The colour of the line that draws a row.
  function colour(plot, row) {
    const keys = new Set(row.map((cell) => cell.dataset.cell).filter(Boolean));
    const trace = plot.data.find((each) => (each.customdata || []).some((mark) => keys.has(mark[0])));
    return [trace?.line?.color, trace?.marker?.color].flat().find((each) => typeof each === "string") || "";
  }

  // Lines as a grid: a row a place in the colour of its line, beside its value what else is said of it (target, status).
  function grid(pairs) {
    const firsts = pairs.map(([name]) => name.split(": ")[0]), columns = [], rows = new Map();
    for (const [name, value, ink] of pairs) {
      const first = name.split(": ")[0], place = firsts.filter((each) => each === first).length > 1 ? first : name, more = name.slice(place.length + 2);
      if (!columns.includes(more)) columns.push(more);
      if (!rows.has(place)) rows.set(place, { ink, said: {} });
      rows.get(place).said[more] = value;
    }
    const table = document.createElement("table");
    const put = (row, kind, text) => { const cell = row.appendChild(document.createElement(kind)); cell.textContent = text; return cell; };
    if (columns.length > 1) { const heads = table.insertRow(); ["", ...columns].forEach((text) => put(heads, "td", text)); }
    for (const [place, { ink, said }] of rows) {
      const row = table.insertRow(), head = put(row, "th", place);
      if (ink) head.style.setProperty("--ink-of", ink);
      columns.forEach((more) => put(row, "td", said[more] || ""));
    }
    return table;
  }

  function lines(box, asked, name) {
    const plot = box.querySelector(".plot"), card = box.closest("article"), packed = card?.querySelector(".shows");
    if (packed) window.unpack(packed);
    const table = card?.querySelector("table");
    if (table) {
      const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
      const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.children]);
      if (asked.along === "x") {
        const column = heads.findIndex((head, at) => at && head.startsWith(name));
        // The lines drawn are the rows that hold their keys, and those that say more of the same place.
        const keys = new Set(plot.data.flatMap((trace) => (trace.customdata || []).map((mark) => mark[0])));
        const drawn = rows.filter((row) => row.some((cell) => keys.has(cell.dataset.cell))).map(([head]) => head.textContent.trim());
        const own = rows.filter(([head]) => drawn.some((line) => head.textContent.trim().startsWith(line)));
        if (column > 0 && own.length) {
          return [heads[column], own.map((row) => row[column] && [row[0].textContent.trim(), words(row[column]), colour(plot, row)]).filter((line) => line && line[1] && line[1] !== "–")];
        }
      } else {
        const row = rows.find(([head]) => head.textContent.trim() === name);
        if (row) return [name, row.slice(1).map((cell, at) => [heads[at + 1], words(cell)]).filter((pair) => pair[1] && pair[1] !== "–")];
      }
    }
    const said = plot.data.map((trace) => {
      const texts = trace.hovertext || trace.text || [], places = asked.along === "x" ? trace.x : trace.y;
      const at = [...(places || [])].findIndex((place) => String(place) === (asked.along === "x" ? name : String(asked.names.indexOf(name))));
      return at < 0 ? "" : (Array.isArray(texts) ? texts[at] : texts);
    }).filter(Boolean);
    return [name, said.map((text) => ["", text])];
  }

  function tell(box, place, axis) {
    const asked = stops(box);
    if (!asked || !asked.names.length) return hide();
    const at = Math.max(0, Math.min(asked.names.length - 1, place));
    const [head, pairs] = lines(box, asked, asked.names[at]);
    tip.replaceChildren();
    const title = document.createElement("strong");
    title.textContent = head;
    tip.append(title);
    tip.append(grid(pairs));
    tip.hidden = false;
    told = { box, at };
    const scale = scaleOf(box) * zoomOf(box), frame = box.getBoundingClientRect();
    const by = asked.at(asked.axes.includes(axis) ? axis : asked.axes[0], at) * scale;
    const wide = tip.offsetWidth, high = tip.offsetHeight;
    const left = asked.along === "x" ? frame.left + by + 14 : frame.right - wide;
    // Below the chart, or above it where there is no room: it covers no other panel.
    const below = frame.bottom + high < innerHeight ? frame.bottom : frame.top - high, top = asked.along === "x" ? below : frame.top + by + 16;
    tip.style.left = `${Math.max(4, left + wide > innerWidth - 4 ? frame.left + by - wide - 14 : left)}px`;
    tip.style.top = `${Math.max(4, Math.min(top, innerHeight - high - 4))}px`;
  }

  function hide() {
    tip.hidden = true;
    told = null;
  }

  function ask(event) {
    const box = event.target.closest?.(".chart[data-ready]");
    if (!box) { if (told && event.type !== "pointermove") hide(); else if (told && document.activeElement !== told.box) hide(); return; }
    const asked = stops(box);
    if (!asked) return;
    const frame = box.getBoundingClientRect(), scale = scaleOf(box) * zoomOf(box);
    const spot = (asked.along === "x" ? event.clientX - frame.left : event.clientY - frame.top) / scale;
    const axis = asked.axes.find((each) => asked.along === "y" || (spot >= each._offset - 8 && spot <= each._offset + each._length + 8)) || asked.axes[0];
    let best = 0;
    asked.names.forEach((_, place) => { if (Math.abs(asked.at(axis, place) - spot) < Math.abs(asked.at(axis, best) - spot)) best = place; });
    if (!told || told.box !== box || told.at !== best) tell(box, best, axis);
  }

  document.addEventListener("pointermove", ask, { passive: true });
  document.addEventListener("pointerdown", ask, { passive: true });
  document.addEventListener("scroll", ({ target }) => { if (told && target.contains(told.box) && document.activeElement !== told.box) hide(); }, { passive: true, capture: true });
  document.addEventListener("focusout", (event) => { if (told && event.target === told.box) hide(); });
  document.addEventListener("keydown", (event) => {
    const box = document.activeElement?.closest?.(".chart[data-ready]");
    if (!box || box !== document.activeElement) return;
    const asked = stops(box);
    if (!asked) return;
    const last = asked.names.length - 1, now = told && told.box === box ? told.at : null;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); tell(box, now === null ? (step > 0 ? 0 : last) : now + step); }
    else if (event.key === "Home" || event.key === "End") { event.preventDefault(); tell(box, event.key === "Home" ? 0 : last); }
    else if (event.key === "Escape" && told) { event.stopPropagation(); hide(); }
  });

  watch();
})();
