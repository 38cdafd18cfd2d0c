// Where somebody writes, when they leave a box, and how a figure looks; see writing.py.

const PATIENCE = 6;
const FIELD = /(?:^|\s)kit-field-([\w-]+)/;

// After the kernel has died nothing can be told; the banner of the laboratory says so.
function say(model, ...parts) {
  try { model.send(...parts); } catch (error) { console.info(String(error)); }
}

function fieldOf(node) {
  const box = node && node.closest && node.closest('[class*="kit-field-"]');
  const found = box && FIELD.exec(box.className);
  return found ? found[1] : "";
}

// The kernel counts characters, the browser counts units of UTF-16.
const characters = (node) => Array.from(node.value.slice(0, node.selectionStart)).length;

// Changes of a widget wait while the kernel is busy, messages do not: so what stands in a box goes
// along when it is left, and is there before the press of a button that follows.
function tell(model, node) {
  const field = node.tagName === "TEXTAREA" ? fieldOf(node) : "";
  if (field) say(model, { left: field, at: characters(node), words: node.value });
}

// A mark is put in here, not in the kernel, so that no word typed meanwhile is overwritten.
function insert(model, root, { field, mark }) {
  const node = root.querySelector(`.kit-field-${field} textarea`);
  if (!node) return;
  const before = node.value.slice(0, node.selectionStart);
  const after = node.value.slice(node.selectionStart);
  const gap = before && !/\s$/.test(before) ? " " : "";
  const tail = /^[\p{L}\p{N}]/u.test(after) ? " " : "";
  node.value = `${before}${gap}${mark}${tail}${after}`;
  node.selectionStart = node.selectionEnd = before.length + gap.length + mark.length;
  node.dispatchEvent(new Event("input", { bubbles: true }));
  tell(model, node);
}

function watchWriting(model, root) {
  const out = (event) => tell(model, event.target);
  const hidden = () => { if (document.hidden) say(model, { left: "page" }); };
  const told = (content) => { if (content.mark) insert(model, root, content); };
  root.addEventListener("focusout", out);
  document.addEventListener("visibilitychange", hidden);
  model.on("msg:custom", told);
  say(model, { live: true });
  return () => {
    root.removeEventListener("focusout", out);
    document.removeEventListener("visibilitychange", hidden);
    model.off("msg:custom", told);
  };
}

// All layers of a plot as one SVG on white paper.
function drawn(plot) {
  const layers = Array.from(plot.querySelectorAll("svg.main-svg")).filter((one) => !one.closest(".hoverlayer"));
  const box = plot.querySelector(".svg-container").getBoundingClientRect();
  const width = Math.round(plot._fullLayout ? plot._fullLayout.width : box.width);
  const height = Math.round(plot._fullLayout ? plot._fullLayout.height : box.height);
  const space = "http://www.w3.org/2000/svg";
  const whole = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ xmlns: space, width, height, viewBox: `0 0 ${width} ${height}` })) {
    whole.setAttribute(name, value);
  }
  const paper = document.createElementNS(space, "rect");
  for (const [name, value] of Object.entries({ width, height, fill: "#ffffff" })) paper.setAttribute(name, value);
  whole.append(paper);
  for (const layer of layers) {
    for (const part of layer.cloneNode(true).childNodes) whole.append(part.cloneNode(true));
  }
  whole.querySelectorAll(".draglayer, .hoverlayer, .zoomlayer, script, foreignObject").forEach((one) => one.remove());
  return { svg: new XMLSerializer().serializeToString(whole), width, height };
}

function asPng({ svg, width, height }) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * width;
      canvas.height = 2 * height;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? blob.arrayBuffer().then(resolve) : reject(new Error("no picture"))), "image/png");
    };
    image.onerror = () => reject(new Error("no picture"));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}

// A figure in a closed panel has no size, so it is drawn when it can be seen.
function watchFigure(model, root) {
  let timer = 0;
  let busy = false;
  let empty = 0;
  const look = async () => {
    const wanted = model.get("wanted");
    if (!wanted || busy) return;
    const plots = Array.from(root.querySelectorAll(".kit-paper .js-plotly-plot")).filter((one) => one.offsetParent);
    const plot = plots.find((one) => one.layout && one.layout.meta && one.layout.meta.view === wanted);
    // A figure that reaches a busy page before its content stays empty: ask for it once more.
    empty = plots.length && !plot ? empty + 1 : 0;
    if (empty >= PATIENCE) {
      empty = 0;
      say(model, { empty: wanted });
    }
    if (!plot || !plot.querySelector("svg.main-svg .plot, svg.main-svg .geolayer, svg.main-svg .cartesianlayer")) return;
    busy = true;
    try {
      const picture = drawn(plot);
      const png = await asPng(picture);
      if (model.get("wanted") === wanted) say(model, { picture: wanted, svg: picture.svg }, undefined, [png]);
    } finally {
      busy = false;
    }
  };
  const tick = () => { look().catch(() => {}); timer = setTimeout(tick, 400); };
  tick();
  return () => clearTimeout(timer);
}

function render({ model, el }) {
  let ends = [];
  let stopped = false;
  const start = () => {
    if (stopped) return;
    const root = el.closest(`.${model.get("root")}`);
    if (root && el.isConnected) ends = [watchWriting(model, root), watchFigure(model, root)];
    else requestAnimationFrame(start);
  };
  start();
  return () => { stopped = true; ends.forEach((end) => end()); };
}

export default { render };
