// What only a browser can do: links that keep the session, marks that are links, pictures of charts, the page's language.
(() => {
  "use strict";

  // Streamlit reads the address again when history moves, so a link needs no reload and no widget.
  function go(address) {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".stHtml a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = link.getAttribute("href");
    if (!address.startsWith("/") || link.hasAttribute("download") || link.target) return;
    event.preventDefault();
    go(address);
  });

  // A mark's customdata is [key of its row, address].
  function follow(chart) {
    if (chart.dataset.followed || !chart.on) return;
    chart.dataset.followed = "yes";
    chart.on("plotly_click", (click) => {
      const point = click.points[0];
      const told = point.customdata || (point.data.customdata || [])[0];
      if (told && told[1]) go(told[1]);
    });
  }

  function speak() {
    const session = document.getElementById("session");
    if (!session) return;
    if (document.documentElement.lang !== session.dataset.lang) document.documentElement.lang = session.dataset.lang;
    if (document.title !== session.dataset.title) document.title = session.dataset.title;
  }

  function dim() {
    const app = document.querySelector(".stApp");
    if (!app) return;
    const [red, green, blue] = getComputedStyle(app).backgroundColor.match(/\d+/g).map(Number);
    const theme = red + green + blue < 384 ? "dark" : "light";
    if (document.documentElement.dataset.theme !== theme) document.documentElement.dataset.theme = theme;
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      speak();
      dim();
      document.querySelectorAll(".js-plotly-plot").forEach(follow);
    });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-title", "data-lang", "class", "style"] });

  // --- a picture of a card: title, chart and stamp drawn onto a canvas; nothing leaves the browser
  const WIDTH = 1200, SCALE = 2, MARGIN = 40;

  function loadDrawing(chart) {
    const layers = [...chart.querySelectorAll("svg.main-svg")];
    const box = chart.getBoundingClientRect();
    const inside = layers.map((layer) => {
      const copy = layer.cloneNode(true);
      copy.style.background = "none";
      return new XMLSerializer().serializeToString(copy);
    }).join("");
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}">${inside}</svg>`;
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve({ image, width: box.width, height: box.height });
      image.onerror = reject;
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture);
    });
  }

  function wrap(pen, text, width) {
    const lines = [];
    for (const paragraph of text.split("\n")) {
      let line = "";
      for (const word of paragraph.split(/\s+/)) {
        if (line && pen.measureText(line + " " + word).width > width) { lines.push(line); line = word; }
        else line = line ? line + " " + word : word;
      }
      if (line) lines.push(line);
    }
    return lines;
  }

  async function drawPicture(card) {
    const chart = card.querySelector(".js-plotly-plot");
    const text = (selector) => (card.querySelector(selector) || { textContent: "" }).textContent.trim();
    const button = card.querySelector("[data-picture]");
    const { image, width, height } = await loadDrawing(chart);
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const blocks = [
      [text("h3"), "bold 28px 'Source Sans', sans-serif", 36],
      [text(".subtitle"), "19px 'Source Sans', sans-serif", 26],
      [text(".sentence"), "19px 'Source Sans', sans-serif", 26],
      [button.dataset.stamp, "16px 'Source Sans', sans-serif", 22],
    ].map(([words, font, step]) => {
      pen.font = font;
      return { lines: wrap(pen, words, WIDTH - 2 * MARGIN), font, step };
    });
    const drawn = (WIDTH - 2 * MARGIN) / width * height;
    const total = 2 * MARGIN + drawn + 24 + blocks.reduce((sum, block) => sum + block.lines.length * block.step + 8, 0);
    canvas.width = WIDTH * SCALE;
    canvas.height = total * SCALE;
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, WIDTH, total);
    pen.fillStyle = "#1b1b1b";
    pen.textBaseline = "top";
    let top = MARGIN;
    blocks.forEach((block, position) => {
      if (position === 2) {
        pen.drawImage(image, MARGIN, top, WIDTH - 2 * MARGIN, drawn);
        top += drawn + 24;
      }
      pen.font = block.font;
      for (const line of block.lines) { pen.fillText(line, MARGIN, top); top += block.step; }
      top += 8;
    });
    return canvas;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-picture]");
    if (!button) return;
    const canvas = await drawPicture(button.closest("[class*='st-key-card-']"));
    const link = document.createElement("a");
    link.download = button.dataset.file || "figure.png";
    link.href = canvas.toDataURL("image/png");
    link.click();
  });

  // --- an open menu closes on Escape and when something else is clicked
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
})();
