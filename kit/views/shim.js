// The report's model: the same four calls that JupyterLab's widgets answer.
const held = JSON.parse(document.getElementById("kit-data").textContent);
const listeners = [];
const model = {
  get: (name) => held[name],
  set: (name, value) => {
    held[name] = value;
    listeners.filter(([event]) => event === "change:" + name).forEach(([, listener]) => listener());
  },
  on: (event, listener) => listeners.push([event, listener]),
  save_changes: () => {},
};
render({ model, el: document.querySelector("main") });
