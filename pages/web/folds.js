// What opens in a card: it leaves the cards beside it as they are, a menu opens where there is room, and on paper long lists stand open.
(() => {
  "use strict";

  // A menu that has no room below its word or at its right opens above or to the left.
  function place(menu) {
    const list = menu.querySelector(":scope > div"), box = list.getBoundingClientRect(), word = menu.getBoundingClientRect();
    menu.classList.toggle("up", box.bottom > innerHeight - 4 && word.top - box.height > 60);
    menu.classList.toggle("left", box.right > innerWidth - 4);
  }

  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.("#root details")) return;
    if (target.matches(".menu") && target.open) {
      target.classList.remove("up", "left");
      place(target);
    }
    // The cards of a row are as tall as the tallest, but not while one of them is opened.
    const row = target.closest(".cards");
    row?.classList.toggle("opened", Boolean(row.querySelector(".card details[open]:not(.menu)")));
  }, true);

  // What is folded for the eye stands open on paper.
  window.addEventListener("beforeprint", () => document.querySelectorAll("details.rows:not([open])").forEach((fold) => {
    window.unpack(fold);
    fold.open = fold.dataset.paper = true;
  }));
  window.addEventListener("afterprint", () => document.querySelectorAll("details.rows[data-paper]").forEach((fold) => {
    fold.open = false;
    delete fold.dataset.paper;
  }));
})();
