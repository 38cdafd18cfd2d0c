// Draws a figure with the one copy of Plotly.js that the page has; see figure_widget.py.

const REFERENCE = "IPY_MODEL_";
const FROM_PYTHON = "_doNotReportToPy";
const copies = (globalThis.kitPlotly ??= new Map());

async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Blob([await new Response(stream).arrayBuffer()], { type: "text/javascript" });
}

// Plotly marks each change that comes from Python with an attribute of its own. Where the layout
// changes, Plotly.js takes the mark for something to be drawn, and calculates the whole figure anew
// even if only an axis moves. Hidden, the mark is not seen by it. Our figures are moved by their
// controls alone, so there is nothing to report either: neither moves nor the defaults filled in.
function lightened(plotly) {
  const { FigureModel, FigureView } = plotly;
  const { get } = FigureModel.prototype;
  FigureModel.prototype.get = function (name) {
    const value = get.call(this, name);
    if (name === "_py2js_relayout" && value) {
      Object.defineProperty(value.relayout_data, FROM_PYTHON, { value: true, writable: true });
    }
    return value;
  };
  FigureView.prototype.handle_plotly_relayout = () => {};
  FigureView.prototype._sendLayoutDelta = () => {};
  FigureView.prototype._sendTraceDeltas = () => {};
  return plotly;
}

async function load(model) {
  const id = model.get("script").slice(REFERENCE.length);
  const script = await model.widget_manager.get_model(id);
  const address = URL.createObjectURL(await unpack(script.get("packed")));
  try {
    return lightened(await import(address));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function copyFor(model) {
  const version = model.get("script_version");
  if (!copies.has(version)) {
    const loading = load(model);
    copies.set(version, loading);
    loading.catch(() => copies.delete(version));
  }
  return copies.get(version);
}

// Plotly's view goes on listening after it was taken out of the page, and then fails.
function noting(model, noted) {
  const on = (event, listener) => {
    noted.push([event, listener]);
    model.on(event, listener);
  };
  return { ...model, on };
}

export default () => {
  let drawing;
  let model;
  const noted = [];
  return {
    async initialize(given) {
      model = given.model;
      drawing = (await copyFor(model)).default();
      drawing.initialize({ model: noting(model, noted) });
    },
    render(view) {
      const before = noted.length;
      const remove = drawing.render(view);
      const own = noted.splice(before);
      return () => {
        for (const [event, listener] of own) model.off(event, listener);
        remove();
      };
    },
  };
};
