// The report's model: the same four calls that JupyterLab's widgets answer. The address carries what is filtered.
const packed = Uint8Array.from(atob(document.getElementById("kit-data").textContent), (letter) => letter.charCodeAt(0));
const held = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
const listeners = [];
const model = {
  get: (name) => held[name],
  set: (name, value) => {
    held[name] = value;
    listeners.filter(([event]) => event === "change:" + name).forEach(([, listener]) => listener());
  },
  on: (event, listener) => listeners.push([event, listener]),
  save_changes: () => held.spec.address && location.replace(toHash(held.spec, held.selection)),
};
const asked = () => fromHash(held.spec, location.hash);
held.selection = asked() ?? held.selection;
render({ model, el: document.querySelector("main") });
addEventListener("hashchange", () => {
  const selection = asked();
  if (selection && toHash(held.spec, selection) !== toHash(held.spec, held.selection)) model.set("selection", selection);
});
