// A page: one filter bar, the views it drives, and the model that holds the selection.

import { article } from "./article.js";
import { bars } from "./bars.js";
import { concordance } from "./concordance.js";
import { paste } from "./mend.js";
import { downloadButton } from "./download.js";
import { differences } from "./differences.js";
import { filters, optionLabel } from "./filters.js";
import { matrix } from "./matrix.js";
import { meetings } from "./meetings.js";
import { quotes } from "./quotes.js";
import { sources } from "./sources.js";
import { narrow } from "./state.js";
import { h } from "./text.js";
import { timeline } from "./timeline.js";
import { wording } from "./wording.js";

const VIEWS = { article, bars, concordance, differences, matrix, meetings, paste, quotes, sources, timeline };

// The place of a view: where the page already has one it is taken over, else one is added.
function placeOf(page, el, name) {
  let place = el.querySelector(`[data-view="${name}"]`);
  if (!place) {
    place = h("section", { "data-view": name, class: "kit-place" });
    el.append(place);
  }
  const heading = page.spec.headings && name !== "filters" ? h("h3", {}, page.say("view." + name)) : null;
  place.hidden = false;
  return { place, heading };
}

function viewIn(page, el, name) {
  const { place, heading } = placeOf(page, el, name);
  const count = h("p", { class: "kit-count", role: "status", "aria-live": "polite" });
  const body = h("div");
  place.replaceChildren(...[heading, count, body].filter(Boolean));
  return () => {
    const drawn = VIEWS[name](page);
    count.textContent = drawn.count;
    const caveat = drawn.caveat ? h("p", { class: "kit-caveat" }, page.say("caveat.people")) : null;
    const nothing = drawn.body || drawn.quiet ? null : h("p", { class: "kit-none" }, page.say("rows.none"));
    const save = drawn.body && drawn.records ? downloadButton(page, name, drawn.records) : null;
    body.replaceChildren(...[caveat, drawn.body, nothing, save].flat(Infinity).filter(Boolean));
  };
}

function pageOf(model, el) {
  const spec = model.get("spec");
  const opened = new Map();
  const page = {
    ...wording(spec.labels),
    spec,
    records: model.get("records"),
    optionLabel: (key, value) => optionLabel(page, key, value),
    opened(name) {
      if (!opened.has(name)) opened.set(name, new Set());
      return opened.get(name);
    },
    choose(change) {
      model.set("selection", { ...page.selection, ...change });
      model.save_changes();
    },
    // What the analyst decides goes to the kernel, which answers; a page of the report decides nothing.
    decide: spec.decides ? (what) => model.send(what) : null,
    // What is filtered can be kept as what the report opens with.
    keep: spec.keeps ? () => model.send({ act: "opening" }) : null,
    order: "text",
    find: (name, selector) => el.querySelector(`[data-view="${name}"] ${selector}`),
    // Opens one row of a table and takes the reader there.
    reveal(name, key) {
      page.opened(name).add(key);
      page.draw();
      const row = [...el.querySelectorAll(`[data-view="${name}"] [data-key]`)].find((one) => one.dataset.key === key);
      row?.querySelector("button")?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "center" });
    },
  };
  return page;
}

export function render({ model, el }) {
  el.classList.add("kit");
  let page;
  let draws;
  const draw = () => {
    page.selection = { ...page.spec.everything, ...model.get("selection") };
    page.left = narrow(page.records, page.selection);
    draws.forEach((one) => one());
  };
  const printing = ({ type }) => {
    page.printing = type === "beforeprint";
    draw();
  };
  const start = () => {
    page = pageOf(model, el);
    page.draw = draw;
    draws = page.spec.views.map((name) => {
      if (name !== "filters") return viewIn(page, el, name);
      const bar = filters(page);
      placeOf(page, el, name).place.replaceChildren(bar.element);
      return bar.update;
    });
    draw();
  };
  const answer = h("p", { class: "kit-answer", role: "status", "aria-live": "polite" });
  const told = () => (answer.textContent = model.get("answer") ?? "");
  start();
  if (page.decide || page.keep) {
    el.prepend(answer);
    model.on("change:answer", told);
  }
  model.on("change:selection", draw);
  model.on("change:records", start);
  for (const event of ["beforeprint", "afterprint"]) addEventListener(event, printing);
  return () => {
    for (const event of ["beforeprint", "afterprint"]) removeEventListener(event, printing);
    if (page.decide || page.keep) model.off("change:answer", told);
    model.off("change:selection", draw);
    model.off("change:records", start);
  };
}

export default { render };
