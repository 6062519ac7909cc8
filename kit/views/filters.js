// The filter bar: one for each page. It keeps its controls, so that the keyboard never loses its place.

import { h, plain } from "./text.js";
import { inWords, outletOf } from "./state.js";

const LONG = 24; // values of a list that are shown without a search
const MANY = 60; // values found that are shown

const unique = (values) => [...new Set(values)];

// What can be chosen in each list, in the order of the records.
function options(records) {
  return {
    outlets: unique(records.articles.map(outletOf)).sort((a, b) => (a === "") - (b === "") || a.localeCompare(b)),
    types: unique((records.entities ?? []).map((entity) => entity.type)),
    entities: unique((records.entities ?? []).map((entity) => entity.name)),
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

// A box for each value; a long list has a field to search it, and shows those that are found first and those that are set.
function many(page, key, values) {
  const boxes = new Map();
  const choices = h("div", { class: "kit-choices" });
  const set = () => values.filter((value) => boxes.get(value)?.checked);
  const boxOf = (value) => {
    if (!boxes.has(value)) boxes.set(value, h("input", { type: "checkbox", change: () => page.choose({ [key]: set() }) }));
    return h("label", {}, boxes.get(value), h("bdi", {}, optionLabel(page, key, value)));
  };
  const name = page.say("filter." + key);
  const find = values.length > LONG ? h("input", { type: "search", input: show, placeholder: page.say("filter.find"), "aria-label": page.say("filter.find_in", { what: name }) }) : null;
  const note = h("p", { class: "kit-note" });
  function show() {
    const needle = (find?.value ?? "").trim().toLocaleLowerCase();
    const found = values.filter((value) => optionLabel(page, key, value).toLocaleLowerCase().includes(needle));
    const first = new Set([...page.selection[key], ...found.slice(0, needle ? MANY : LONG)]);
    choices.replaceChildren(...values.filter((value) => first.has(value)).map(boxOf));
    const more = found.filter((value) => !first.has(value)).length;
    note.textContent = more ? page.say("filter.more", { n: page.number(more) }) : "";
  }
  const update = () => {
    if (!choices.hasChildNodes() || page.selection[key].some((value) => !boxes.get(value)?.isConnected)) show();
    boxes.forEach((box, value) => (box.checked = page.selection[key].includes(value)));
  };
  return [h("fieldset", { class: "kit-filter", "data-filter": key }, h("legend", {}, name), find, choices, find ? note : null), update];
}

function single(page, key, type) {
  let waiting = 0;
  const read = () => (type === "checkbox" ? input.checked : type === "date" ? input.value || null : input.value);
  const input = h("input", {
    type,
    [type === "search" ? "input" : "change"]: () => {
      clearTimeout(waiting);
      waiting = setTimeout(
        () => {
          waiting = 0;
          page.choose({ [key]: read() });
        },
        type === "search" ? 180 : 0,
      );
    },
  });
  const text = h("span", {}, page.say("filter." + key));
  const label = h("label", { class: "kit-filter kit-filter-" + type, "data-filter": key });
  label.append(...(type === "checkbox" ? [input, text] : [text, input]));
  const update = () => {
    if (waiting) return; // what is being typed is not chosen yet: another filter's turn must not wipe it out
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
  const notes = ["date_from", "met_from", "topics"].filter((key) => page.spec.filters.includes(key)).map((key) => page.say("note." + key));
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
