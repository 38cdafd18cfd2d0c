// The switch of projector mode; the mode itself is read by accessible.js.

const KEY = "north-korea-japan-kit.projector";
const isOn = () => document.body.classList.contains("kit-large");

function turn(on) {
  document.body.classList.toggle("kit-large", on);
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing still shows the mode until the page is left.
  }
}

function kept() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return isOn();
  }
}

function render({ model, el }) {
  const words = model.get("sentences");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "jupyter-button kit-button kit-projector-button";
  const state = document.createElement("span");
  state.setAttribute("role", "status");
  const show = () => {
    button.setAttribute("aria-pressed", String(isOn()));
    button.textContent = words.name;
    state.textContent = isOn() ? words.on : words.off;
    if (model.get("large") !== isOn()) {
      model.set("large", isOn());
      model.save_changes();
    }
  };
  button.addEventListener("click", () => turn(!isOn()));
  const observer = new MutationObserver(show);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  const wanted = model.get("wanted");
  turn(wanted ? wanted === "on" : kept());
  show();
  el.append(button, " ", state);
  return () => observer.disconnect();
}

export default { render };
