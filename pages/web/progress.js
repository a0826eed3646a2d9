// Ask how far the released file is, twice a second, and load the page that was asked for when it is there.
"use strict";
(() => {
  const lang = document.documentElement.lang;
  const ask = async () => {
    try {
      const answer = await fetch(`/front/progress.json?lang=${encodeURIComponent(lang)}`, { cache: "no-store" });
      const state = await answer.json();
      if (state.ready || state.failed) {
        location.reload();
        return;
      }
      document.getElementById("done").value = state.percent;
      document.getElementById("step").textContent = state.step;
      const left = document.getElementById("left");
      if (left.textContent !== state.left) left.textContent = state.left;
    } catch {
      // The server is starting anew or the connection is lost: ask again.
    }
    setTimeout(ask, 500);
  };
  ask();
})();
