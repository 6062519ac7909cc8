// The filter bar: one for each page. It keeps its controls, so that the keyboard never loses its place.

import { h, plain } from "./text.js";
import { inWords, outletOf } from "./state.js";

const unique = (values) => [...new Set(values)];

// What can be chosen in each list, in the order of the records.
function options(records) {
  return {
    outlets: unique(records.articles.map(outletOf)).sort((a, b) => (a === "") - (b === "") || a.localeCompare(b)),
    types: unique((records.entities ?? []).map((entity) => entity.type)),
    topics: records.topic_names ?? [],
    participants: unique((records.meetings ?? []).flatMap((meeting) => meeting.participants)).sort((a, b) =>
      a.localeCompare(b),
    ),
    statuses: unique((records.meetings ?? []).map((meeting) => meeting.status)),
  };
}

export function optionLabel(page, key, value) {
  if (key === "outlets") return value === "" ? page.say("none.outlet") : plain(value);
  if (key === "types") return page.word("type", value);
  if (key === "topics") return plain(page.records.topic_labels[page.records.topic_names.indexOf(value)] ?? value);
  if (key === "statuses") return page.word("status", value);
  return plain(value);
}

function many(page, key, values) {
  const boxes = values.map((value) => {
    const box = h("input", {
      type: "checkbox",
      change: () => page.choose({ [key]: values.filter((other, index) => boxes[index].checked) }),
    });
    return box;
  });
  const field = h(
    "fieldset",
    { class: "kit-filter", "data-filter": key },
    h("legend", {}, page.say("filter." + key)),
    h(
      "div",
      { class: "kit-choices" },
      boxes.map((box, index) => h("label", {}, box, h("bdi", {}, optionLabel(page, key, values[index])))),
    ),
  );
  return [field, () => boxes.forEach((box, index) => (box.checked = page.selection[key].includes(values[index])))];
}

function single(page, key, type) {
  let waiting = 0;
  const read = () => (type === "checkbox" ? input.checked : type === "date" ? input.value || null : input.value);
  const input = h("input", {
    type,
    [type === "search" ? "input" : "change"]: () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => page.choose({ [key]: read() }), type === "search" ? 180 : 0);
    },
  });
  const text = h("span", {}, page.say("filter." + key));
  const label = h("label", { class: "kit-filter kit-filter-" + type, "data-filter": key });
  label.append(...(type === "checkbox" ? [input, text] : [text, input]));
  const update = () => {
    const value = page.selection[key];
    if (type === "checkbox") input.checked = value;
    else if (document.activeElement !== input || !value) input.value = value ?? "";
  };
  return [label, update];
}

export function filters(page) {
  const lists = options(page.records);
  const types = { day: "date", text: "search", yes: "checkbox" };
  const parts = page.spec.filters
    .map((key) =>
      page.spec.kinds[key] === "many"
        ? lists[key].length > 1 && many(page, key, lists[key])
        : single(page, key, types[page.spec.kinds[key]]),
    )
    .filter(Boolean);
  const state = h("span", { class: "kit-filter-words", role: "status", "aria-live": "polite" });
  const reset = h("button", { type: "button", click: () => page.choose(page.spec.everything) }, page.say("filter.reset"));
  const keep = page.keep ? h("button", { type: "button", click: page.keep }, page.say("filter.keep")) : null;
  const notes = page.spec.filters.filter((key) => key.endsWith("_from")).map((key) => page.say("note." + key));
  const element = h(
    "details",
    { class: "kit-filters", open: page.spec.filters_open },
    h("summary", {}, h("span", { class: "kit-filter-name" }, page.say("filter.bar")), " ", state),
    h(
      "div",
      { class: "kit-filter-body" },
      parts.map(([part]) => part),
      h("p", { class: "kit-note" }, [page.say("note.many"), ...notes].join(" ")),
      reset,
      keep,
    ),
  );
  const update = () => {
    parts.forEach(([, refresh]) => refresh());
    const set = inWords(page);
    state.textContent =
      (set.length ? page.say("filter.set", { filters: set.join("; ") }) : page.say("filter.unset")) +
      " " +
      page.say("filter.left", {
        articles: page.count("count.articles", page.left.articles.length),
        words: page.count("count.words", page.left.words),
      });
    element.classList.toggle("kit-filtering", set.length > 0);
    reset.disabled = set.length === 0;
  };
  return { element, update };
}
