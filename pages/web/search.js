// The search of the header: one small file, loaded when the field is first focused and looked through here, accents or not.
(() => {
  "use strict";

  const MOST = 12;
  const field = document.querySelector("#search input"), hits = document.getElementById("hits");
  if (!field) return;
  const known = new Map();
  let chosen = -1;

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const stem = (word) => word.length > 4 ? word.replace(/(es|s)$/, "") : word;  // plurals of both languages
  const PLACE = "/regions?region=";

  // A place among the words becomes the filter of what is found: "convictions north".
  function takePlace(words, entries) {
    for (const { name, address: place } of entries) {
      const parts = place.startsWith(PLACE) ? name.split(/\s+/) : [];
      if (parts.length && words.length > parts.length && parts.every((part) => words.includes(part))) {
        return [words.filter((word) => !parts.includes(word)), place.slice(PLACE.length)];
      }
    }
    return [words, ""];
  }

  function learn() {
    const language = document.documentElement.lang.slice(0, 2);
    if (!known.has(language)) {
      const asked = fetch(`/front/search.json?lang=${language}`).then((reply) => reply.json())
        .then((entries) => entries.map(([label, kind, address, words]) => ({ label, kind, address, words: fold(`${label} ${words}`), name: fold(label) })));
      asked.catch(() => known.delete(language));
      known.set(language, asked);
    }
    return known.get(language);
  }

  // The filters of the page stay; what is found brings its own choice.
  function address(found, place) {
    const [path, own = ""] = found.split("?"), kept = new URLSearchParams();
    const [query, anchor] = own.split("#");
    const filters = document.getElementById("top").dataset.kept.split(" ").filter((name) => name !== "objective");  // what is found may be of another
    for (const [name, value] of new URLSearchParams(location.search)) if (filters.includes(name)) kept.append(name, value);
    for (const [name, value] of new URLSearchParams(query)) kept.append(name, value);
    if (place) kept.set("region", place);
    const [bare, hash] = path.split("#");
    return bare + (kept.size ? `?${kept}` : "") + (anchor || hash ? `#${anchor || hash}` : "");
  }

  function close() {
    hits.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  async function look() {
    const asked = fold(field.value).split(/\s+/).filter(Boolean);
    if (!asked.length) return close();
    const entries = await learn().catch(() => []);
    const [words, place] = takePlace(asked, entries), stems = words.map(stem);
    // What begins with the first word comes first, then what has the words in its name.
    const rank = (entry) => (entry.name.startsWith(words[0]) ? 0 : stems.every((word) => entry.name.includes(word)) ? 1 : 2);
    const found = entries.filter((entry) => stems.every((word) => entry.words.includes(word))).sort((one, other) => rank(one) - rank(other));
    hits.replaceChildren(...found.slice(0, MOST).map((entry, at) => {
      const line = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("small");
      line.id = `hit-${at}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      link.href = address(entry.address, place);
      link.tabIndex = -1;
      link.textContent = entry.label;
      kind.textContent = entry.kind;
      link.append(kind);
      line.append(link);
      return line;
    }));
    if (!found.length) {
      const line = document.createElement("li");
      line.textContent = document.getElementById("nothing").textContent;
      line.className = "nothing";
      hits.append(line);
    }
    hits.hidden = false;
    chosen = -1;
    field.setAttribute("aria-expanded", String(Boolean(found.length)));
    field.removeAttribute("aria-activedescendant");
  }

  field.addEventListener("focus", () => { learn().catch(() => {}); });
  field.addEventListener("input", look);
  field.addEventListener("keydown", (event) => {
    const lines = [...hits.children].filter((line) => line.firstElementChild);
    if (event.key === "Escape") close();
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || hits.hidden || !lines.length) return;
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + lines.length + (chosen < 0 && event.key === "ArrowUp" ? 1 : 0)) % lines.length;
    lines.forEach((line, at) => line.setAttribute("aria-selected", String(at === chosen)));
    lines[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", lines[chosen].id);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const line = hits.hidden ? null : hits.children[Math.max(0, chosen)];
    line?.firstElementChild?.click();
  });
  hits.addEventListener("click", (event) => { if (event.target.closest("a")) { close(); field.value = ""; } });
  document.addEventListener("click", (event) => { if (!field.form.contains(event.target)) close(); });
})();
