// The slides of a file by keys and buttons; the place is in the address (#es-3), so that a link opens the same slide.
(() => {
  "use strict";
  const slides = (language) => [...document.querySelectorAll(`main > [data-lang="${language}"] > .slide`)];
  const known = [...document.querySelectorAll("main > [data-lang]")].map((part) => part.dataset.lang);
  let language = known[0], at = 0;
  function show() {
    document.querySelectorAll(".slide").forEach((slide) => { slide.hidden = true; });
    const own = slides(language);
    at = Math.max(0, Math.min(at, own.length - 1));
    own[at].hidden = false;
    document.documentElement.lang = own[at].lang;
    document.querySelectorAll("nav [data-lang]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.lang === language)));
    if (location.hash !== `#${language}-${at + 1}`) history.replaceState(null, "", `#${language}-${at + 1}`);
  }
  function read() {
    const [, code, number] = /^#(\w+)-(\d+)$/.exec(location.hash) || [];
    if (known.includes(code)) { language = code; at = Number(number) - 1; }
    show();
  }
  // A table may take more slides in one language than in the other: the same slide is looked for, not the same number.
  function speak(code) {
    const of = slides(language)[at].dataset.of;
    language = code;
    at = slides(code).findIndex((slide) => slide.dataset.of === of);
    show();
  }
  const KEYS = { PageDown: 1, ArrowRight: 1, ArrowDown: 1, " ": 1, PageUp: -1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "b" || event.key === "." || event.key === "B") return slides(language)[at].classList.toggle("blank");
    if (event.key === "l" || event.key === "L") return speak(known[(known.indexOf(language) + 1) % known.length]);
    if (!(event.key in KEYS) || (event.key === " " && event.target.closest?.("button, a"))) return;
    event.preventDefault();
    at = Math.max(0, Math.min(at + KEYS[event.key], slides(language).length - 1));
    show();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("nav button");
    if (!button) return;
    if (button.dataset.lang) return speak(button.dataset.lang);
    at += Number(button.dataset.step);
    show();
  });
  addEventListener("hashchange", read);
  read();
})();
