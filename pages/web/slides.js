// The slideshow by keys, a remote or buttons, full screen, the speaker's window; a presentation named, kept as a file and opened again.
(() => {
  "use strict";

  const KEYS = { PageDown: "next", ArrowRight: "next", ArrowDown: "next", PageUp: "previous", ArrowLeft: "previous", ArrowUp: "previous", Home: "first", End: "last" };
  const shown = () => document.querySelector("#root .slide");
  const listening = () => sessionStorage.getItem("keys") !== "off";

  document.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (!step || !shown() || !listening() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, .chart, .table")) return;
    event.preventDefault();
    shown().querySelector(`[data-step="${step}"]`).click();
  });

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
    const now = shown();
    // A window that opens asks where the other one is: it may have gone on meanwhile.
    if (!asked && document.querySelector("#root [data-follows]")) { asked = true; channel.postMessage("where"); }
    if (!now || told === location.search) return;
    told = location.search;
    now.querySelector("[data-keys]").setAttribute("aria-pressed", String(listening()));
    channel.postMessage(location.search);
  }).observe(document, { childList: true, subtree: true });

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

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep-file]");
    if (!button) return;
    const asked = new URLSearchParams(location.search);
    const kept = { presentation: "cpc-peru", asof: button.dataset.keepFile, slides: asked.getAll("slides") };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 2)], { type: "application/json" }));
    link.download = "cpc-peru_presentation.json";
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
      const sound = kept.presentation === "cpc-peru" && Array.isArray(kept.slides) && kept.slides.length && kept.slides.every((slide) => typeof slide === "string");
      if (!sound) throw new Error("foreign");
      goTo(kept.slides, { asof: /^\d{4}-\d{2}-\d{2}$/.test(kept.asof) ? kept.asof : "" });
    } catch {
      problem.textContent = label.dataset.wrong;
    }
    event.target.value = "";
  });
})();
