// `#glossary` or `#glossary/confidential` of an address: its place is written after the browser looked for it. It is shown once, when it stands.
(() => {
  "use strict";

  let shown = "";

  // The place of the address: an element of that name, or the row of that key.
  function place() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (!wanted) return null;
    const name = CSS.escape(wanted), found = document.querySelector(`#root [id="${name}"], #root tr:has([data-cell="${name}"])`);
    return found && found.getClientRects().length ? found : null;
  }

  window.showAnchor = () => {
    const here = location.pathname + location.search + location.hash;
    if (here === shown) return;
    if (!location.hash) { shown = here; return; }
    const found = place(), app = document.querySelector(".stApp");
    // Wait for the end of the run: until then cards above the place may still be added.
    if (!found || app?.dataset.testScriptState !== "notRunning" || document.getElementById("first")) return;
    shown = here;
    found.scrollIntoView({ block: "start" });
    document.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
    if (found.matches("tr")) found.classList.add("here");
  };
  window.addEventListener("hashchange", () => { shown = ""; window.showAnchor(); });
})();
