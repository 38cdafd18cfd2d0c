// Names, states and announcements for assistive technology; see accessible.py.

const text = (node) => (node ? node.textContent.trim() : "");
const labelOf = (widget) => text(widget.querySelector(":scope > .widget-label"));

function set(node, name, value) {
  if (node && value && node.getAttribute(name) !== value) node.setAttribute(name, value);
}

function nameSliders(root, words) {
  for (const widget of root.querySelectorAll(".widget-slider")) {
    const label = labelOf(widget);
    const handles = widget.querySelectorAll(".noUi-handle");
    handles.forEach((handle, index) => {
      const end = handles.length === 2 ? [words.range_from, words.range_to][index] : "";
      set(handle, "aria-label", `${label} ${end}`.trim());
    });
    const readout = widget.querySelector(".widget-readout");
    set(readout, "role", "textbox");
    set(readout, "aria-label", `${label} ${words.readout}`.trim());
  }
}

function nameGroups(root) {
  for (const widget of root.querySelectorAll(".widget-radio")) {
    const box = widget.querySelector(".widget-radio-box");
    set(box, "role", "radiogroup");
    set(box, "aria-label", labelOf(widget));
  }
  for (const widget of root.querySelectorAll(".widget-toggle-buttons")) {
    set(widget, "role", "group");
    set(widget, "aria-label", labelOf(widget));
  }
  for (const group of root.querySelectorAll(".kit-group")) {
    const name = text(group.querySelector(".kit-group-name"));
    set(group, "role", "group");
    set(group, "aria-label", name);
  }
}

function markPressed(root) {
  const buttons = root.querySelectorAll(".widget-toggle-button, .widget-toggle-buttons button");
  for (const button of buttons) {
    set(button, "aria-pressed", String(button.classList.contains("mod-active")));
  }
}

// The sign in an icon button would be read as its name, so the title must be the name.
function nameIcons(root) {
  for (const button of root.querySelectorAll(".jupyter-button[title]")) {
    if (!text(button)) set(button, "aria-label", button.title);
  }
}

function nameFigures(root, sentences) {
  root.querySelectorAll(".js-plotly-plot").forEach((plot, index) => {
    set(plot, "role", "img");
    set(plot, "aria-label", sentences[index]);
  });
}

function isDark() {
  const body = document.body;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  return window.matchMedia("(prefers-color-scheme: dark)").matches;
}

function watchTheme(model) {
  const report = () => {
    if (model.get("dark") !== isDark()) {
      model.set("dark", isDark());
      model.save_changes();
    }
  };
  report();
  const observer = new MutationObserver(report);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  return () => observer.disconnect();
}

// Projector mode is a class of the page; the switch (projector.js) keeps it in this browser, so
// that a lesson opened later, or in another tab, shows it too.
const LARGE = "kit-large";
const LARGE_KEY = "north-korea-japan-kit.projector";

function takeKeptMode() {
  let kept = null;
  try {
    kept = localStorage.getItem(LARGE_KEY);
  } catch {
    return; // this browser keeps nothing
  }
  if (kept !== null) document.body.classList.toggle(LARGE, kept === "on");
}

function watchLarge(model) {
  const report = () => {
    const large = document.body.classList.contains(LARGE);
    if (model.get("large") !== large) {
      model.set("large", large);
      model.save_changes();
    }
  };
  const heard = (event) => { if (event.key === LARGE_KEY) takeKeptMode(); };
  takeKeptMode();
  report();
  const observer = new MutationObserver(report);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  window.addEventListener("storage", heard);
  return () => { observer.disconnect(); window.removeEventListener("storage", heard); };
}

function watchWidth(model, root) {
  const box = root.querySelector(".kit-stage") || root;
  let timer = 0;
  const report = () => {
    const width = Math.round(box.clientWidth);
    if (width > 0 && Math.abs(width - model.get("width")) > 8) {
      model.set("width", width);
      model.save_changes();
    }
  };
  // It is called once at the beginning, when the page is laid out anyway. To ask for the width
  // before that lays the whole notebook out for each of our parts.
  let first = true;
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    if (first) report();
    else timer = setTimeout(report, 150);
    first = false;
  });
  observer.observe(box);
  return () => { clearTimeout(timer); observer.disconnect(); };
}

function watchKernel(model, root, words) {
  const kernel = model.widget_manager && model.widget_manager.kernel;
  if (!kernel || !kernel.statusChanged) return () => {};
  const banner = document.createElement("div");
  banner.className = "kit-banner";
  banner.setAttribute("role", "alert");
  const listen = (_, status) => {
    const sentence = {
      dead: words.kernel_stopped,
      terminating: words.kernel_stopped,
      autorestarting: words.kernel_restarted,
      restarting: words.kernel_restarted,
    }[status];
    if (!sentence) return;
    banner.textContent = sentence;
    if (!banner.isConnected) root.prepend(banner);
  };
  kernel.statusChanged.connect(listen);
  return () => kernel.statusChanged.disconnect(listen);
}

// JupyterLab reads arrow keys and letters as commands of its own wherever the focus is; within our
// parts they belong to the control that has the focus.
function keepKeys(root) {
  const decide = (event) => {
    if (!root.contains(event.target)) return;
    const ours = !(event.ctrlKey || event.metaKey || event.altKey);
    event.target.toggleAttribute("data-lm-suppress-shortcuts", ours);
  };
  window.addEventListener("keydown", decide, true);
  return () => window.removeEventListener("keydown", decide, true);
}

function watchParts(model, root) {
  const words = model.get("sentences");
  let waiting = false;
  const name = () => {
    waiting = false;
    nameSliders(root, words);
    nameGroups(root);
    markPressed(root);
    nameIcons(root);
    nameFigures(root, model.get("figure_text"));
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(name);
  };
  name();
  model.on("change:figure_text", soon);
  const observer = new MutationObserver(soon);
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "title"] });
  return () => { observer.disconnect(); model.off("change:figure_text", soon); };
}

function speak(model, live) {
  const say = () => { live.textContent = model.get("announcement"); };
  model.on("change:announcement", say);
  return () => model.off("change:announcement", say);
}

function whenInPage(el, selector, start) {
  let cancelled = false;
  const look = () => {
    if (cancelled) return;
    const root = el.closest(selector);
    if (root && el.isConnected) start(root);
    else requestAnimationFrame(look);
  };
  look();
  return () => { cancelled = true; };
}

function render({ model, el }) {
  const live = document.createElement("div");
  live.className = "kit-live";
  live.setAttribute("role", "status");
  live.setAttribute("aria-live", "polite");
  el.append(live);
  const endings = [speak(model, live)];
  endings.push(whenInPage(el, `.${model.get("root")}`, (root) => {
    endings.push(
      watchTheme(model),
      watchLarge(model),
      watchWidth(model, root),
      keepKeys(root),
      watchParts(model, root),
      watchKernel(model, root, model.get("sentences")),
    );
  }));
  return () => endings.forEach((end) => end());
}

export default { render };
