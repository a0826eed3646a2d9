// The slideshow by keys, a remote or buttons, full screen, the speaker's window; a presentation named, kept as a file and opened again.
(() => {
  "use strict";

  const KEYS = { PageDown: "next", ArrowRight: "next", ArrowDown: "next", " ": "next", PageUp: "previous", ArrowLeft: "previous", ArrowUp: "previous", Home: "first", End: "last" };
  const listening = () => sessionStorage.getItem("keys") !== "off";

  // --- slides held ready: the next three lie here, and one of them is on the screen before the server has answered, or without it
  const AHEAD = 3, held = new Map();
  const front = () => document.querySelector("#ahead .slide"), drawn = () => document.querySelector("#root .slide");
  const shown = () => front() || drawn();
  const number = (slide) => slide?.querySelector(".count").textContent.split(" / ")[0];
  const href = (slide, step) => slide.querySelector(`[data-step="${step}"]`).getAttribute("href");
  const connected = () => document.querySelector(".stApp")?.dataset.testConnectionState === "CONNECTED";
  const numbered = (address, at) => { const asked = new URLSearchParams(address.split("?")[1]); asked.set("slide", at); return asked; };

  async function hold() {
    const slide = shown();
    if (!slide || !connected()) return;
    const [now, last] = slide.querySelector(".count").textContent.split(" / ").map(Number), next = href(slide, "next");
    const near = [...Array.from({ length: AHEAD }, (_, at) => now + 1 + at), now - 1].filter((at) => at > 0 && at <= last);
    const wanted = near.map((at) => String(numbered(next, at)));
    for (const query of held.keys()) if (!wanted.includes(query) && held.size > 40) held.delete(query);
    for (const query of wanted) {
      if (held.has(query)) continue;
      try {
        const answer = await fetch(`/meeting/slide?${query}`);
        if (answer.ok) held.set(query, await answer.text());
      } catch { return; }
    }
  }

  function turn(step) {
    const slide = shown(), address = href(slide, step), html = held.get(String(new URLSearchParams(address.split("?")[1])));
    if (html) {
      const box = document.getElementById("ahead") || document.body.appendChild(Object.assign(document.createElement("div"), { id: "ahead", className: "stHtml" }));
      box.innerHTML = html;
    }
    // Without a slide held ready and without a server the address stays what is seen.
    if (html || connected()) window.follow(address);
    tellAlone();
  }

  function tellAlone() {
    const slide = shown(), told = slide?.querySelector(".alone");
    if (connected() || !slide) return told?.remove();
    if (told) return;
    const text = Object.assign(document.createElement("p"), { className: "quiet told alone", textContent: slide.dataset.alone });
    text.setAttribute("role", "status");
    slide.querySelector(".source").before(text);
  }

  document.addEventListener("keydown", (event) => {
    if (!shown() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    if (event.key === "b" || event.key === "B" || event.key === ".") return shown().classList.toggle("blank");
    if (event.key === "?") return showHelp();
    if (event.key === "Escape" && !document.fullscreenElement) return shown().querySelector(".help:not([hidden])") ? showHelp() : shown().querySelector(".close").click();
    const step = KEYS[event.key];
    if (!step || !listening() || event.target.closest?.(".chart, .table") || (event.key === " " && event.target.closest?.("a, button"))) return;
    event.preventDefault();
    shown().classList.remove("blank");
    turn(step);
  });

  function showHelp() {
    const help = shown().querySelector(".help");
    help.hidden = !help.hidden;
    shown().querySelector("[data-help]").setAttribute("aria-expanded", String(!help.hidden));
  }

  document.addEventListener("click", (event) => {
    const step = event.target.closest(".slide [data-step]");
    if (step && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); event.stopPropagation(); turn(step.dataset.step); }
    if (event.target.closest("[data-help]")) showHelp();
    // Leaving, other places and languages are of the whole page: the prepared slides are dropped.
    if (event.target.closest("#ahead a:not([data-step])")) { held.clear(); }
  }, true);

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-present]") && document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
    if (event.target.closest("[data-full]")) document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {});
    if (event.target.closest(".slide .close") && document.fullscreenElement) document.exitFullscreen();
    const notes = event.target.closest("[data-notes]");
    if (notes) { event.preventDefault(); window.open(notes.getAttribute("href"), "notes", "width=960,height=640"); }
    const keys = event.target.closest("[data-keys]");
    if (keys) sessionStorage.setItem("keys", listening() ? "off" : "on");
    if (keys) keys.setAttribute("aria-pressed", String(listening()));
  }, true);

  // --- the speaker's window follows the one that presents: same browser, no server
  const channel = new BroadcastChannel("slides");
  let told = "", asked = false;
  channel.onmessage = ({ data }) => {
    if (data === "where" && shown()) channel.postMessage(location.search);
    if (data === "where" || !document.querySelector("[data-follows]")) return;
    const there = new URLSearchParams(data);
    there.set("notes", "1");
    // An address that moved before the page stood has not been looked at: what is shown decides.
    const shows = document.querySelector("[data-follows]").dataset.follows === there.get("slide");
    if (`?${there}` !== location.search || !shows) window.follow(`${location.pathname}?${there}`);
  };
  new MutationObserver(() => {
    // Drop the prepared slide once the page has drawn it, or has none.
    const ahead = document.getElementById("ahead");
    if (ahead && connected()) {
      const elsewhere = new URLSearchParams(location.search).get("slide") !== number(front());
      const caughtUp = !drawn() || (number(drawn()) === number(front()) && !document.querySelector("#root .slide .chart:not([data-ready])"));
      if (elsewhere || (caughtUp && document.querySelector(".stApp")?.dataset.testScriptState === "notRunning")) ahead.remove();
    }
    const now = shown();
    tellAlone();
    // A window that opens asks where the other one is: it may have gone on meanwhile.
    if (!asked && document.querySelector("#root [data-follows]")) { asked = true; channel.postMessage("where"); }
    if (!now || told === location.search) return;
    told = location.search;
    now.querySelector("[data-keys]").setAttribute("aria-pressed", String(listening()));
    channel.postMessage(location.search);
    hold();
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-ready", "data-test-script-state", "data-test-connection-state"] });

  // --- the clock of the speaker: the time of day, and how long this window is open
  const opened = Date.now();
  setInterval(() => {
    const clock = document.querySelector("[data-clock]");
    if (!clock) return;
    const gone = Math.floor((Date.now() - opened) / 1000), two = (count) => String(count).padStart(2, "0");
    clock.textContent = `${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })} · ${two(Math.floor(gone / 60))}:${two(gone % 60)}`;
  }, 1000);

  // --- the list: what a person writes goes into the address; a file holds the same as the address
  function goTo(slides, more = {}) {
    const asked = new URLSearchParams(location.search);
    asked.delete("slides");
    slides.forEach((slide) => asked.append("slides", slide));
    Object.entries(more).forEach(([name, value]) => value ? asked.set(name, value) : asked.delete(name));
    window.follow(`${location.pathname}?${asked}`);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-slide]");
    if (!form) return;
    event.preventDefault();
    const slides = new URLSearchParams(location.search).getAll("slides"), place = Number(form.dataset.slide);
    const clean = (text) => text.replace(/\|/g, "/").replace(/\s+/g, " ").trim();
    const parts = [...slides[place].split("|"), "", "", "", "", ""].slice(0, 4);
    slides[place] = [...parts, clean(form.elements.own.value), clean(form.elements.note.value)].join("|").replace(/\|+$/, "");
    goTo(slides);
  });

  // A file is of one Compact: its name begins with the slug.
  const compact = () => document.getElementById("top").dataset.compact;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep-file]");
    if (!button) return;
    const asked = new URLSearchParams(location.search);
    const kept = { presentation: compact(), asof: button.dataset.keepFile, slides: asked.getAll("slides") };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 2)], { type: "application/json" }));
    link.download = `${compact()}_presentation.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });

  document.addEventListener("change", async (event) => {
    const label = event.target.closest?.("[data-open]");
    if (!label || !event.target.files[0]) return;
    const problem = label.parentElement.querySelector(".problem");
    problem.textContent = "";
    try {
      if (event.target.files[0].size > 200000) throw new Error("too large");
      const kept = JSON.parse(await event.target.files[0].text());
      const sound = kept.presentation === compact() && Array.isArray(kept.slides) && kept.slides.length && kept.slides.every((slide) => typeof slide === "string");
      if (!sound) throw new Error("foreign");
      goTo(kept.slides, { asof: /^\d{4}-\d{2}-\d{2}$/.test(kept.asof) ? kept.asof : "" });
    } catch {
      problem.textContent = label.dataset.wrong;
    }
    event.target.value = "";
  });
})();
