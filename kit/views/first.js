// Long lists: a first part, and the rest when the reader asks for it.

import { h } from "./text.js";

const FIRST = 20;
const ON_PAPER = 300; // where nothing can be asked for

function more(page, n, click) {
  return h("button", { type: "button", class: "kit-control", click }, page.say("rows.all", { n: page.number(n) }));
}

// What of a view's items to draw, those that are open among them, and the button that shows all, which the page remembers.
export function firstOf(page, name, items, key = () => null) {
  const first = page.printing ? ON_PAPER : FIRST;
  if (items.length <= first || page.opened(name + " all").has("all")) return { shown: items, button: null };
  const all = () => {
    page.opened(name + " all").add("all");
    page.draw();
  };
  const note = h("p", { class: "kit-paper kit-note" }, page.say("rows.printed", { n: page.number(first), all: page.number(items.length) }));
  return { shown: items.filter((item, index) => index < first || page.opened(name).has(key(item))), button: [more(page, items.length, all), note] };
}

// A list whose further entries are added where it stands; entries(some) makes those of some items.
export function growing(page, list, items, entries) {
  list.append(...entries(items.slice(0, FIRST)));
  if (items.length <= FIRST) return [list];
  const button = more(page, items.length, () => {
    list.append(...entries(items.slice(FIRST)));
    button.remove();
  });
  return [list, button];
}

// Labels in a row; of many, the first.
export function briefly(labels) {
  return labels.slice(0, FIRST).join(" ") + (labels.length > FIRST ? " …" : "");
}
