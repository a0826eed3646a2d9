// A figure (Plotly's terms) as SVG in the width its box has, without Plotly: of the marks, axes and shapes that pages/charts/ uses and no
// more. pages/charts/picture.py does the same on the server; tests/browser/test_drawing.py holds the two and Plotly against each other.
(() => {
  "use strict";

  const PAD = 2;  // pixels around a note, as Plotly leaves them
  const INK = "#1b1b1b", SIZE = 14, LINE = 1.3, DASHES = { dash: "8,5", dot: "2.5,4", dashdot: "8,4,2,4" };
  const px = (value) => String(Math.round(value * 10) / 10);
  const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  const plain = (text) => escaped(String(text).replace(/<[^>]+>/g, " ").trim());
  const turned = (corners, outer, inner = 0) => {
    const radii = inner ? [outer, inner] : [outer], count = corners * radii.length;
    const points = Array.from({ length: count }, (_, at) => [radii[at % radii.length], 2 * Math.PI * at / count - Math.PI / 2]).map(([r, turn]) => [r * Math.cos(turn), r * Math.sin(turn)]);
    return `m${points.map(([x, y], at) => { const [px0, py0] = at ? points[at - 1] : [0, 0]; return `${px(x - px0)},${px(y - py0)}`; }).join("l")}z`;
  };
  const SYMBOLS = {
    circle: (r) => `m${px(-r)},0a${px(r)},${px(r)} 0 1,0 ${px(2 * r)},0a${px(r)},${px(r)} 0 1,0 ${px(-2 * r)},0z`,
    square: (r) => `m${px(-r)},${px(-r)}h${px(2 * r)}v${px(2 * r)}h${px(-2 * r)}z`,
    diamond: (r) => turned(4, 1.3 * r),
    "triangle-up": (r) => turned(3, 1.2 * r),
    x: (r) => `m${px(-r)},${px(-r)}l${px(2 * r)},${px(2 * r)}m0,${px(-2 * r)}l${px(-2 * r)},${px(2 * r)}`,
    star: (r) => turned(5, 1.3 * r, 0.55 * r),
    pentagon: (r) => turned(5, 1.1 * r),
    "line-ew": (r) => `m${px(-r)},0h${px(2 * r)}`,
    "line-ns": (r) => `m0,${px(-r)}v${px(2 * r)}`,
  };

  // One axis in pixels: where it starts, how long it is (below zero for one that goes up), its ends, its categories.
  function scale(layout, name, paper) {
    const axis = layout[name], own = paper[name[0]], [start, end] = axis.domain || [0, 1], [low, high] = axis.range;
    let at = own.start + start * own.length, length = (end - start) * own.length;
    if (axis.constrain === "domain") {  // a map: as many pixels a degree both ways
      const span = (each) => layout[each].range[1] - layout[each].range[0];
      const fits = Math.min(paper.x.length / span("xaxis"), -paper.y.length / span("yaxis")), wanted = Math.sign(length) * fits * (high - low);
      [at, length] = [at + (length - wanted) / 2, wanted];
    }
    const categories = (axis.categoryarray || []).map(String);
    const place = (value) => at + ((typeof value === "string" ? categories.indexOf(value) : value) - low) / (high - low) * length;
    return { start: at, length, low, high, categories, place, part: (share) => at + share * length, holds: (value) => value !== null && value !== undefined && (typeof value !== "string" || categories.includes(value)) };
  }

  function text(words, x, y, size, { anchor = "", upright = "top", colour = INK, halo = false, kind = "" } = {}) {
    const lines = String(words).split("<br>"), step = size * LINE;
    const first = y + { top: 0, middle: -step * lines.length / 2, bottom: -step * lines.length }[upright] + step * 0.78;
    const look = `${size === SIZE ? "" : ` font-size="${size}"`}${anchor ? ` text-anchor="${anchor}"` : ""}${colour === INK ? "" : ` fill="${colour}"`}`
      + (halo ? ' stroke="#fff" stroke-width="4" paint-order="stroke"' : "");
    const weight = (line) => (/^<b>[^<]*<\/b>$/.test(line) ? ' font-weight="700"' : "");
    const written = lines.map((line, at) => (line.trim() ? `<text x="${px(x)}" y="${px(first + step * at)}"${look}${weight(line)}>${weight(line) ? plain(line) : bold(line)}</text>` : "")).join("");
    return kind ? `<g class="${kind}">${written}</g>` : written;
  }

  // Words of which only some are bold.
  const bold = (line) => (/<b>/.test(line) ? line.split(/(<b>.*?<\/b>)/).map((part) => (/^<b>/.test(part) ? `<tspan font-weight="700">${plain(part)}</tspan>` : escaped(part))).join("") : plain(line));

  const stroke = (x0, y0, x1, y1, colour, width = 1, dash = "") => `<path d="M${px(x0)},${px(y0)}L${px(x1)},${px(y1)}" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`;
  const rect = (x, y, width, height, colour, more = "") => `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${colour}"${more}/>`;

  function ticks(axis) {
    if (axis.tickvals) return axis.tickvals.map((value, at) => [value, axis.ticktext[at]]);
    const [low, high] = axis.range, count = Math.floor((high - low) / axis.dtick + 1e-9) + 1, digits = axis.tickformat.endsWith("f") ? 1 : 0;
    const written = (value) => value.toLocaleString("en-US", digits ? { minimumFractionDigits: 1, maximumFractionDigits: 1 } : { maximumFractionDigits: 6 });
    return Array.from({ length: count }, (_, at) => axis.tick0 + axis.dtick * at).map((value) => [value, written(value) + (axis.ticksuffix || "")]);
  }

  function axes(layout, scales) {
    let drawn = "";
    for (const name of Object.keys(layout).filter((each) => /^[xy]axis\d*$/.test(each) && layout[each].visible !== false)) {
      const axis = layout[name], lies = name[0] === "x", own = scales[name.replace("axis", "")], across = scales[axis.anchor || (lies ? "y" : "x")];
      const size = axis.tickfont?.size || SIZE, foot = across.part(0), shown = axis.showticklabels !== false, below = axis.ticks ? axis.ticklen || 0 : 0;
      for (const [value, words] of ticks(axis)) {
        const at = own.place(value);
        if (axis.showgrid !== false && (!lies || axis.showgrid)) drawn += lies ? stroke(at, foot, at, across.part(1), axis.gridcolor || "#e6e6e6") : stroke(across.start, at, across.start + across.length, at, axis.gridcolor || "#e6e6e6");
        if (!shown) continue;
        if (lies && below) drawn += stroke(at, foot, at, foot + below, axis.tickcolor);
        const half = 0.27 * size * String(words || "").length;
        if (lies && axis.ticklabeloverflow !== "allow" && (at < half || at > layout.width - half)) continue;
        if (words) drawn += lies ? text(words, at, foot + (below ? below + 3.2 : 0.8), size, { anchor: "middle", kind: "xtick" }) : text(words, across.start - 1, at, size, { anchor: "end", upright: "middle", kind: "ytick" });
      }
      if (axis.zeroline && own.low <= 0 && own.high >= 0) drawn += lies ? stroke(own.place(0), foot, own.place(0), across.part(1), axis.zerolinecolor) : stroke(across.start, own.place(0), across.start + across.length, own.place(0), axis.zerolinecolor);
      else if (axis.linecolor) drawn += stroke(own.start, foot, own.start + own.length, foot, axis.linecolor);
    }
    return drawn;
  }

  function points(trace, across, down) {
    const spots = trace.x.map((x, at) => (across.holds(x) && down.holds(trace.y[at]) ? [across.place(x), down.place(trace.y[at])] : null));
    const mode = trace.mode.split("+"), line = trace.line || {};
    let drawn = "", pen = "M", way = "";
    for (const spot of spots) { if (spot) way += `${pen}${px(spot[0])},${px(spot[1])}`; pen = spot ? "L" : "M"; }
    if (mode.includes("lines") && way) {
      const dash = DASHES[line.dash] ? ` stroke-dasharray="${DASHES[line.dash]}"` : "";
      drawn += `<path d="${way}" fill="${trace.fill === "toself" ? trace.fillcolor : "none"}" stroke="${line.color}" stroke-width="${line.width ?? 2}"${dash} stroke-linejoin="round"/>`;
    }
    if (mode.includes("markers")) {
      const { symbol = "circle", size, color, line: edge = {} } = trace.marker, [name, open] = symbol.split("-open");
      const fill = open !== undefined || ["x", "line-ew", "line-ns"].includes(name) ? "none" : color, shape = SYMBOLS[name](size / 2);
      drawn += `<g fill="${fill}" stroke="${edge.color || color}" stroke-width="${edge.width ?? 0}">${spots.map((spot) => (spot ? `<path d="M${px(spot[0])},${px(spot[1])}${shape}"/>` : "")).join("")}</g>`;
    }
    if (mode.includes("text")) drawn += spots.map((spot, at) => (spot && trace.text[at] ? text(trace.text[at], spot[0], spot[1] - 8, trace.textfont.size, { anchor: "middle", upright: "bottom" }) : "")).join("");
    return drawn;
  }

  function bars(trace, across, down) {
    const thick = Math.abs(trace.width / (down.high - down.low) * down.length);
    return trace.x.map((value, at) => {
      if (value === null) return "";
      const base = trace.base?.[at] || 0, start = across.place(base), end = across.place(base + value), middle = down.place(trace.y[at]);
      return rect(start, middle - thick / 2, end - start, thick, trace.marker.color[at]) + (trace.text[at] ? text(trace.text[at], end + 4, middle, trace.textfont.size, { upright: "middle" }) : "");
    }).join("");
  }

  // Pixels of a value that refers to the paper, to an axis or to the room of one ("y2 domain").
  function at(reference, value, own, scales) {
    const [axis, room] = String(reference || "").split(" ");
    if (!axis || axis === "paper") return own.start + Number(value) * own.length;
    return room ? scales[axis].part(Number(value)) : scales[axis].place(value);
  }

  function shapes(layout, scales, paper, layer) {
    return layout.shapes.filter((shape) => (shape.layer || "above") === layer).map((shape) => {
      const pixel = shape.xsizemode === "pixel", line = shape.line || {};
      const x = pixel ? ["x0", "x1"].map((end) => at(shape.xref, shape.xanchor, paper.x, scales) + shape[end]) : ["x0", "x1"].map((end) => at(shape.xref, shape[end], paper.x, scales));
      const y = pixel ? ["y0", "y1"].map((end) => at(shape.yref, shape.yanchor, paper.y, scales) - shape[end]) : ["y0", "y1"].map((end) => at(shape.yref, shape[end], paper.y, scales));
      if (shape.type === "line") return stroke(x[0], y[0], x[1], y[1], line.color, line.width, DASHES[line.dash] || "");
      return rect(Math.min(...x), Math.min(...y), Math.abs(x[1] - x[0]), Math.abs(y[1] - y[0]), shape.fillcolor, line.color ? ` stroke="${line.color}" stroke-width="${line.width}"` : "");
    }).join("");
  }

  function notes(layout, scales, paper) {
    return layout.annotations.map((note) => {
      const x = (note.xref ? at(note.xref, note.x, paper.x, scales) : scales.x.place(note.x)) + (note.xshift || 0) + ({ left: PAD, right: -PAD }[note.xanchor] || 0);
      const y = (note.yref ? at(note.yref, note.y, paper.y, scales) : scales.y.place(note.y)) - (note.yshift || 0) + ({ top: PAD, bottom: -PAD }[note.yanchor] || 0);
      const anchor = { left: "", right: "end" }[note.xanchor] ?? "middle";
      return text(note.text, x, y, note.font.size, { anchor, upright: note.yanchor || "middle", colour: note.font.color, halo: "bgcolor" in note });
    }).join("");
  }

  // As Plotly's: draws the figure into the node, which then knows its data and where its axes are.
  function react(node, data, layout) {
    const { width, height, margin } = layout, inner = height - margin.t - margin.b;
    const paper = { x: { start: margin.l, length: width - margin.l - margin.r }, y: { start: margin.t + inner, length: -inner } };
    const names = Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name)), scales = {}, full = { ...layout };
    for (const name of names) {
      const own = scales[name.replace("axis", "")] = scale(layout, name, paper), offset = name[0] === "x" ? own.start : 0;
      full[name] = { ...layout[name], _offset: offset, _length: Math.abs(own.length), _categories: own.categories, c2p: (value) => own.place(value) - offset };
    }
    const traces = data.map((trace) => {
      const across = scales[trace.xaxis || "x"], down = scales[trace.yaxis || "y"];
      return trace.type === "bar" ? bars(trace, across, down) : points(trace, across, down);
    }).join("");
    const inside = shapes(layout, scales, paper, "below") + axes(layout, scales) + traces + shapes(layout, scales, paper, "above") + notes(layout, scales, paper);
    node.innerHTML = `<svg class="main-svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(layout.font.family)}" font-size="${SIZE}" fill="${INK}" aria-hidden="true">${inside}</svg>`;
    Object.assign(node, { data, layout, _fullLayout: full });
  }

  window.drawing = { react };
})();
