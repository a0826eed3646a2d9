// A card as a PNG: ribbon, title, chart, sentence and stamp drawn onto a canvas; nothing leaves the browser.
(() => {
  "use strict";

  const SCALE = 2, MARGIN = 36, NARROWEST = 760, GROWTH = 1.4;
  const FONT = "'Source Sans', 'Liberation Sans', Arial, sans-serif";
  let face = null;

  // A picture inside a picture sees no fonts of the page, so the font goes in with it.
  async function embedFont() {
    const link = document.querySelector("link[rel=preload][as=font]");
    if (!link) return "";
    const blob = await (await fetch(link.href)).blob();
    const address = await new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(blob);
    });
    return `@font-face{font-family:"Source Sans";src:url(${address});font-weight:200 900}`;
  }

  async function loadDrawing(chart) {
    face = face || embedFont().catch(() => "");
    const box = chart.getBoundingClientRect();
    const inside = [...chart.querySelectorAll("svg.main-svg")].map((layer) => {
      const copy = layer.cloneNode(true);
      copy.style.background = "none";
      return new XMLSerializer().serializeToString(copy);
    }).join("");
    const style = `<style>${await face} text{font-family:${FONT} !important}</style>`;
    const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${box.height}">${style}${inside}</svg>`;
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture);
    await image.decode();
    return { image, width: box.width, height: box.height };
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

  async function drawPicture(card, dataset) {
    const text = (selector) => (card.querySelector(selector) || { textContent: "" }).textContent.trim();
    const { image, width, height } = await loadDrawing(card.querySelector(".plot"));
    const across = Math.max(NARROWEST, width + 2 * MARGIN);
    const room = across - 2 * MARGIN;
    const growth = Math.min(GROWTH, room / width);
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const block = (words, weight, size, step) => {
      const font = `${weight} ${size}px ${FONT}`;
      pen.font = font;
      return { lines: wrap(pen, words, room), font, step };
    };
    const above = [block(dataset.ribbon, "bold", 15, 22), block(text(".title"), "bold", 24, 31), block(text(".subtitle"), "normal", 16, 22)];
    const below = [block(text(".sentence"), "normal", 16, 23), block(dataset.stamp, "normal", 13, 19), block(dataset.cited, "normal", 13, 19)];
    const tall = [...above, ...below].reduce((sum, each) => sum + each.lines.length * each.step + 8, 2 * MARGIN + height * growth + 16);
    canvas.width = across * SCALE;
    canvas.height = tall * SCALE;
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, across, tall);
    pen.textBaseline = "top";
    let top = dataset.ribbon ? 14 : MARGIN;
    const write = (each) => {
      pen.font = each.font;
      for (const line of each.lines) { pen.fillText(line, MARGIN, top); top += each.step; }
      top += 10;
    };
    if (dataset.ribbon) {
      pen.fillStyle = "#ffe396";
      pen.fillRect(0, 0, across, 18 + above[0].lines.length * above[0].step);
    }
    pen.fillStyle = "#1b1b1b";
    above.forEach(write);
    pen.drawImage(image, MARGIN, top, width * growth, height * growth);
    top += height * growth + 16;
    below.forEach(write);
    return canvas;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-picture]");
    if (!button) return;
    window.drawCharts();
    window.unpack(button.closest("article"));
    const canvas = await drawPicture(button.closest("article"), button.dataset);
    const link = document.createElement("a");
    link.download = button.dataset.picture;
    link.href = canvas.toDataURL("image/png");
    link.click();
  });
})();
