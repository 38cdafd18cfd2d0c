// Draws a figure with the one copy of Plotly.js that the page has; see figure_widget.py.

const REFERENCE = "IPY_MODEL_";
const copies = (globalThis.kitPlotly ??= new Map());

async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Blob([await new Response(stream).arrayBuffer()], { type: "text/javascript" });
}

async function load(model) {
  const id = model.get("script").slice(REFERENCE.length);
  const script = await model.widget_manager.get_model(id);
  const address = URL.createObjectURL(await unpack(script.get("packed")));
  try {
    return await import(address);
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

export default () => {
  let drawing;
  return {
    async initialize({ model }) {
      drawing = (await copyFor(model)).default();
      drawing.initialize({ model });
    },
    render(view) {
      return drawing.render(view);
    },
  };
};
