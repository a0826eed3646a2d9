// What only a browser can do: links that keep the session, the language of the page, folds, copied links, reports handed in.
(() => {
  "use strict";
  const LIVE = 6000;  // milliseconds after which a page without a live connection says so

  // Streamlit reads the address again when history moves, so a link needs no reload and no widget.
  function go(address) {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }
  window.follow = go;

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".stHtml a[href], #top a[href]");
    if (!link || !document.getElementById("session") || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = link.getAttribute("href");
    if (!/^[/?]/.test(address) || link.hasAttribute("download") || link.target) return;
    event.preventDefault();
    link.closest("details")?.removeAttribute("open");
    go(address);
  });

  // --- the header: its links keep the filters, its words follow the language of the session, it says which page is open
  const KEPT = (document.getElementById("top")?.dataset.kept || "").split(" ");
  function carry() {
    const now = new URLSearchParams(location.search), kept = new URLSearchParams();
    for (const [name, value] of now) if (KEPT.includes(name)) kept.append(name, value);
    for (const link of document.querySelectorAll("#top a[data-page]")) {
      link.setAttribute("href", link.dataset.page + (kept.size ? `?${kept}` : ""));
      const here = link.dataset.page === (location.pathname.replace(/(.)\/$/, "$1") || "/") && !link.classList.contains("site");
      here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    const languages = document.querySelectorAll("#top a[data-lang]");
    for (const link of languages) {
      now.set("lang", link.dataset.lang);
      if (link === languages[0]) now.delete("lang");
      link.setAttribute("href", location.pathname + (now.size ? `?${now}` : ""));
    }
  }
  for (const event of ["pointerdown", "focusin", "keydown"]) document.getElementById("top")?.addEventListener(event, carry, { capture: true });

  function translate(language) {
    const code = language.slice(0, 2);
    for (const text of document.querySelectorAll(`#top [data-${code}]`)) {
      if (text.dataset.names) text.dataset.names.split(" ").forEach((name) => text.setAttribute(name, text.dataset[code]));
      else text.textContent = text.dataset[code];
    }
    document.querySelectorAll("#top a[data-lang]").forEach((link) => link.setAttribute("aria-current", String(link.dataset.lang === code)));
    carry();
  }

  // --- the filters of a small screen
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-filters]");
    if (!button) return;
    const open = document.documentElement.classList.toggle("filters-open");
    button.setAttribute("aria-expanded", String(open));
  });

  // After a lost connection Streamlit joins the page to a new session without running it, and the first click is swallowed. So the
  // page asks for itself when the connection is back; from another server it is loaded anew, since the view is in the address.
  let connected = null, first = null;
  function reconnect() {
    const app = document.querySelector(".stApp");
    if (!app || !app.dataset.testConnectionState) return;
    const now = app.dataset.testConnectionState === "CONNECTED";
    if (now && connected === false) window.dispatchEvent(new PopStateEvent("popstate"));
    if (now || connected !== null) connected = now;
    tellLost(connected === false);
  }

  // Streamlit's own words about it come in English, over the whole page: they are closed, and the header says it instead.
  function tellLost(lost) {
    const told = document.querySelector("#lost > span");
    if (!told) return;
    told.hidden = !lost;
    if (lost) document.querySelectorAll("body > :not(#root):not(#top) [role='dialog'] button").forEach((close) => close.click());
  }

  function speak() {
    const session = document.getElementById("session");
    if (!session) return;
    first = first || session.dataset.process;
    if (session.dataset.process !== first) { location.reload(); return; }
    if (document.documentElement.lang !== session.dataset.lang) {
      document.documentElement.lang = session.dataset.lang;
      translate(session.dataset.lang);
    }
    if (document.title !== session.dataset.title) { document.title = session.dataset.title; carry(); }
  }

  // The style is looked at only when the application's class is another one: looking makes the browser work it out anew.
  let dressed = null;
  function dim() {
    const app = document.querySelector(".stApp");
    if (!app || app.className === dressed) return;
    dressed = app.className;
    const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/\d+/g).map(Number);
    const theme = red + green + blue < 384 ? "dark" : "light";
    if (document.documentElement.dataset.theme !== theme) document.documentElement.dataset.theme = theme;
  }

  // --- what stood in the first answer goes when the page stands in its place
  const early = document.getElementById("first");
  if (early && matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.dataset.theme = "dark";
  function giveWay() {
    if (!early?.isConnected || !document.getElementById("session")) return;
    if (document.querySelector(".stApp")?.dataset.testScriptState !== "notRunning") return;
    const near = [...document.querySelectorAll("#root .chart[data-figure]")].filter((box) => box.getBoundingClientRect().top < innerHeight);
    if (near.some((box) => !box.dataset.ready)) return;  // drawn, or given the picture it had
    const main = document.querySelector("[data-testid='stMain']");
    if (main && early.scrollTop) main.scrollTop = early.scrollTop;
    early.remove();
  }

  window.addEventListener("load", giveWay);

  // Where no live connection comes, what stood in the first answer stays, with its filters as a form; Streamlit's words about it are closed.
  setTimeout(() => {
    if (!early?.isConnected || document.getElementById("session")) return;
    early.classList.add("alone");
    setInterval(() => { if (early.isConnected) tellLost(true); }, 1000);
  }, LIVE);

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      reconnect();
      speak();
      dim();
      window.signTables();
      window.showAnchor();
      drawSmall();
      restore();
      answerAgain();
      fetchNow();
      giveWay();
    });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-title", "data-lang", "data-process", "data-test-connection-state", "data-test-script-state", "data-ready", "class", "style"] });

  // --- a report goes to this server alone, as it is, and the answer stands below the form; nothing of a check is kept
  async function handIn(form, more) {
    const file = form.querySelector("input[type=file]").files[0];
    const answer = form.parentElement.querySelector(".answer");
    if (!file) return null;
    if (file.size > Number(form.dataset.most)) { answer.textContent = form.dataset.large; return null; }
    try {
      return await fetch(`${form.dataset.report}&name=${encodeURIComponent(file.name)}${more}`, { method: "POST", body: file });
    } catch {
      // A browser gives no file that was saved again after it was chosen.
      const same = await file.slice(0, 1).arrayBuffer().then(() => true, () => false);
      answer.textContent = same ? form.dataset.lost : form.dataset.changed;
      return null;
    }
  }

  // A form that was written anew, in another language, gets its file and its answer back: a check is made again in that language, what
  // was sent is not sent twice. Leaving the page clears it.
  const handed = new Map(), taskOf = (form) => new URL(form.dataset.report, location.href).pathname;
  function answerAgain() {
    const forms = [...document.querySelectorAll("#root form[data-report]")];
    if (!forms.length && document.querySelector(".stApp")?.dataset.testScriptState === "notRunning") handed.clear();
    for (const form of forms) {
      const kept = handed.get(taskOf(form)), answer = form.parentElement.querySelector(".answer");
      if (!kept || answer.hasChildNodes()) continue;
      if (taskOf(form).endsWith("/send")) { answer.innerHTML = kept.told; continue; }
      const carried = new DataTransfer(), field = form.querySelector("input[type=file]");
      carried.items.add(kept.file);
      field.files = carried.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      form.requestSubmit();
    }
  }

  // The browser writes its own language on a file button, so the button is a label of ours, and the name of the file stands beside it.
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("form[data-report] input[type=file]")) {
      event.target.closest("label").querySelector(".chosen-file").textContent = event.target.files[0]?.name || "";
    }
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-report]");
    if (!form) return;
    event.preventDefault();
    const answer = form.parentElement.querySelector(".answer"), button = form.querySelector("button");
    answer.textContent = form.dataset.busy;
    button.disabled = true;
    const told = [...form.querySelectorAll("input[type=text], input[type=checkbox]:checked")].map((field) => `&${field.name}=${encodeURIComponent(field.value)}`).join("");
    const reply = await handIn(form, told);
    if (reply) {
      answer.innerHTML = await reply.text();  // written by this server, everything in it escaped
      handed.set(taskOf(form), { file: form.querySelector("input[type=file]").files[0], told: answer.innerHTML });
      const verdict = answer.querySelector(".verdict");
      verdict?.scrollIntoView({ block: "start" });
      verdict?.focus({ preventScroll: true });
    }
    button.disabled = false;
  });

  // --- what was said at a meeting goes to this server alone; the answer stands below the form
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-note]");
    if (!form) return;
    event.preventDefault();
    const answer = form.parentElement.querySelector(".answer"), button = event.submitter || form.querySelector("button");
    if (button.dataset.sure && !window.confirm(button.dataset.sure)) return;
    const told = new URLSearchParams(new FormData(form, event.submitter));
    answer.textContent = form.dataset.busy;
    button.disabled = true;
    try {
      const reply = await fetch(form.dataset.note, { method: "POST", body: told });
      const list = reply.ok && form.dataset.whole !== undefined ? outermost(form) : null, place = list ? list.lastElementChild : answer;
      place.innerHTML = await reply.text();  // written by this server, everything in it escaped
      if (list) list.querySelector("summary").scrollIntoView({ block: "nearest" });
      if (reply.ok) form.querySelectorAll("textarea, input[type=date]").forEach((field) => { field.value = ""; });
      // A list written anew has nothing beside the form any more: what lies there was made before the step.
      const beside = !list && form.parentElement.querySelector(":scope > [data-fetch]");
      if (reply.ok && beside) fetchInto(beside);
    } catch {
      answer.textContent = form.dataset.lost;
    }
    button.disabled = false;
  });

  // The list that holds what a form stands in: a step that was taken is answered by the list as it is then.
  function outermost(form) {
    let list = form.closest("[data-fetch]");
    for (let outer = list; outer; outer = outer.parentElement.closest("[data-fetch]")) list = outer;
    return list;
  }

  // What only some may read is asked for when it is opened, by this browser alone; no page holds it.
  async function fetchInto(box) {
    try {
      const reply = await fetch(box.dataset.fetch, { method: "POST", body: box.dataset.asked || "" });
      box.lastElementChild.innerHTML = await reply.text();  // written by this server, everything in it escaped
    } catch {
      box.lastElementChild.textContent = box.dataset.lost;
    }
  }
  document.addEventListener("toggle", ({ target }) => { if (target.open && target.matches("[data-fetch]")) fetchInto(target); }, true);
  // A sign-out is a request of this page; the way on to the provider is none of a form, which the content policy would stop.
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-leave]");
    if (!form) return;
    event.preventDefault();
    const reply = await fetch(form.dataset.leave, { method: "POST" });
    if (reply.ok) location.href = await reply.text();
    else form.textContent = await reply.text();
  });
  function fetchNow() {
    document.querySelectorAll("[data-now]").forEach((box) => { delete box.dataset.now; fetchInto(box); });
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-marked]");
    if (!button) return;
    const form = button.closest(".answer").parentElement.querySelector("form[data-report]");
    const reply = await handIn(form, "&copy=1");
    if (!reply || !reply.ok) return;
    const link = document.createElement("a"), name = form.querySelector("input[type=file]").files[0].name;
    link.href = URL.createObjectURL(await reply.blob());
    link.download = `${name.replace(/\.\w+$/, "")}_${button.dataset.marked}.xlsx`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });

  // --- rows of a table are copied for a sheet: one value a cell, the first it shows, numbers without marks between their digits
  const NUMBER = /^([-−]?\d[\d,\u00a0\u202f]*(?:\.\d+)?)(\s?%)?\s*(?:$|[([])/;
  function valueOf(cell) {
    const keyed = cell.querySelector("[data-cell]") || (cell.matches("[data-cell], .number") ? cell : null);
    const number = keyed?.innerText.trim().match(NUMBER);
    return number ? number[1].replace(/[,\u00a0\u202f]/g, "").replace("−", "-") + (number[2] ? "%" : "") : cell.innerText.trim().split("\n")[0];
  }
  document.addEventListener("copy", (event) => {
    const selection = getSelection(), from = selection.rangeCount ? selection.getRangeAt(0).commonAncestorContainer : null;
    const element = from?.nodeType === Node.ELEMENT_NODE ? from : from?.parentElement;
    const tables = element?.closest("table") ? [element.closest("table")] : [...(element?.querySelectorAll("table") || [])].filter((table) => selection.containsNode(table, true));
    const rows = tables.length === 1 ? [...tables[0].rows].filter((row) => selection.containsNode(row, true)) : [];
    if (rows.length < 2) return;  // words of a cell, or more than one table, are copied as they stand
    const cells = rows.map((row) => [...row.cells].filter((cell) => selection.containsNode(cell, true)).map(valueOf));
    const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    event.clipboardData.setData("text/plain", cells.map((row) => row.join("\t")).join("\n"));
    event.clipboardData.setData("text/html", `<table>${cells.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join("")}</tr>`).join("")}</table>`);
    event.preventDefault();
  });

  // --- a link is copied with its host, a citation as it stands, a text with its link below
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const part = button.dataset.part && button.closest("article").querySelector(`.${button.dataset.part}`);
    const link = part && !button.dataset.copy ? "" : new URL(button.dataset.copy, location.href).href;
    const address = [part ? part.innerText.trim() : "", link].filter(Boolean).join("\n");
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const field = document.createElement("textarea");
      field.value = address;
      field.readOnly = true;
      button.after(field);
      field.select();
      if (!document.execCommand("copy")) return;  // the text is left selected beside the button, to be copied by hand
      field.remove();
      button.focus();
    }
    button.textContent = button.dataset.copied;
  });

  // --- a fold holds its inside as text, written and escaped by the server, until it is opened or asked for
  // Small drawings in tables, which Streamlit takes out of a page.
  function drawSmall() {
    document.querySelectorAll("[data-drawn]").forEach((place) => { place.innerHTML = place.dataset.drawn; delete place.dataset.drawn; });
  }
  window.unpack = (part) => part.querySelectorAll("[data-packed]").forEach((box) => {
    box.innerHTML = box.dataset.packed;
    box.removeAttribute("data-packed");
    window.signTables();
  });
  document.addEventListener("click", (event) => {
    const fold = event.target.closest("summary")?.parentElement;
    if (fold) window.unpack(fold);
  }, true);

  // --- a card written anew keeps what was open in it, and the focus
  const opened = new Set();
  let focused = "";
  const nameOf = (part) => {
    const card = part.closest("[data-card]"), fold = part.closest("[data-keep]");
    return card && fold ? `${location.pathname} ${card.dataset.card} ${fold.dataset.keep}` : "";
  };
  document.addEventListener("toggle", (event) => {
    const name = event.target.dataset?.keep && event.target.isConnected ? nameOf(event.target) : "";
    if (name) opened[event.target.open ? "add" : "delete"](name);
  }, true);
  document.addEventListener("focusin", (event) => { focused = event.target.tagName === "SUMMARY" ? nameOf(event.target) : ""; });
  function restore() {
    if (!opened.size && !focused) return;
    for (const fold of document.querySelectorAll("[data-card] [data-keep]")) {
      if (fold.known) continue;
      fold.known = true;
      const name = nameOf(fold);
      if (opened.has(name) && !fold.classList.contains("menu")) { window.unpack(fold); fold.open = true; }
      if (name === focused && document.activeElement === document.body) fold.querySelector("summary").focus({ preventScroll: true });
    }
  }

  // --- a list is sifted by words written in: rows that have all of them, in any order, accents forgiven
  const bare = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-sift]")) return;
    const words = bare(target.value).split(/\s+/).filter(Boolean);
    const rows = [...document.querySelectorAll(`#root [data-card="${target.dataset.sift}"] tbody tr`)];
    let group = null, named = false, found = 0;
    for (const row of rows) {
      const text = bare(row.textContent), fits = words.every((word) => text.includes(word));
      if (row.classList.contains("group")) { group = row; named = fits; row.hidden = words.length > 0 && !fits; continue; }
      row.hidden = !(fits || named);
      if (!row.hidden) { found += 1; if (group) group.hidden = false; }
    }
    target.closest(".sift").querySelector("[role=status]").hidden = found > 0;
  });

  // --- paper names the view
  window.addEventListener("beforeprint", () => document.querySelectorAll("[data-address]").forEach((place) => { place.textContent = location.href; }));

  // --- Escape leaves a card that fills the window
  document.addEventListener("keydown", (event) => {
    const close = document.querySelector(".large .close");
    if (event.key === "Escape" && close && !document.querySelector(MENUS)) go(close.getAttribute("href"));
  });


  const MENUS = "details.menu[open], #top details[open]";
  // --- an open menu closes on Escape and when something else is clicked
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(MENUS).forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
  document.addEventListener("click", (event) => {
    document.querySelectorAll(MENUS).forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
})();
