// The search of the header: one small file, loaded when the field is first focused and looked through here, accents or not.
(() => {
  "use strict";

  const MOST = 12;
  const field = document.querySelector("#search input"), hits = document.getElementById("hits");
  if (!field) return;
  const known = new Map();
  let chosen = -1;

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

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
  function address(found) {
    const [path, own = ""] = found.split("?"), kept = new URLSearchParams();
    const [query, anchor] = own.split("#");
    const filters = document.getElementById("top").dataset.kept.split(" ").filter((name) => name !== "objective");  // what is found may be of another
    for (const [name, value] of new URLSearchParams(location.search)) if (filters.includes(name)) kept.append(name, value);
    for (const [name, value] of new URLSearchParams(query)) kept.append(name, value);
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
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    if (!words.length) return close();
    const entries = await learn().catch(() => []);
    // What begins with the first word comes first, then what has the words in its name.
    const rank = (entry) => (entry.name.startsWith(words[0]) ? 0 : words.every((word) => entry.name.includes(word)) ? 1 : 2);
    const found = entries.filter((entry) => words.every((word) => entry.words.includes(word))).sort((one, other) => rank(one) - rank(other));
    hits.replaceChildren(...found.slice(0, MOST).map((entry, at) => {
      const line = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("small");
      line.id = `hit-${at}`;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      link.href = address(entry.address);
      link.tabIndex = -1;
      link.textContent = entry.label;
      kind.textContent = entry.kind;
      link.append(kind);
      line.append(link);
      return line;
    }));
    hits.hidden = !found.length;
    chosen = -1;
    field.setAttribute("aria-expanded", String(Boolean(found.length)));
    field.removeAttribute("aria-activedescendant");
  }

  field.addEventListener("focus", () => { learn().catch(() => {}); });
  field.addEventListener("input", look);
  field.addEventListener("keydown", (event) => {
    const lines = [...hits.children];
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
    if (line) line.firstChild.click();
  });
  hits.addEventListener("click", (event) => { if (event.target.closest("a")) { close(); field.value = ""; } });
  document.addEventListener("click", (event) => { if (!field.form.contains(event.target)) close(); });
})();
