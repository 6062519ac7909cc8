// A table whose rows open to their evidence. The frequency, concordance, chronology and quotations are such tables.

import { briefly, firstOf } from "./first.js";
import { h } from "./text.js";

export function opener(page, { name, key, label, text, detail, colspan }) {
  const open = page.opened(name);
  const row = h("tr", { class: "kit-detail", hidden: true });
  const button = h(
    "button",
    { type: "button", class: "kit-quiet kit-open", "aria-expanded": "false", "aria-label": label, click: toggle },
    text,
  );
  function show(visible) {
    button.setAttribute("aria-expanded", String(visible));
    row.hidden = !visible;
    if (visible) row.replaceChildren(h("td", { colspan }, h("div", { class: "kit-panel" }, detail())));
  }
  function toggle() {
    const visible = !open.has(key);
    if (visible) open.add(key);
    else open.delete(key);
    show(visible);
  }
  if (open.has(key)) show(true);
  return { button, row };
}

// The numbers of the sentences, for paper, where nothing opens.
export function onPaper(page, places) {
  const labels = [...new Set(places.map(([sentence]) => page.records.sentences[sentence][4]))];
  return h("span", { class: "kit-paper" }, briefly(labels));
}

// columns: [{ label, kind }]; cells(item): one list of nodes for each column but the last, which holds the button
// that opens detail(item); places(item): the places it rests on.
export function rows(page, { name, columns, items, cells, key, places, detail, describe, className = "" }) {
  const { shown, button: more } = firstOf(page, name, items, key);
  const heads = [...columns, { label: page.say("column.evidence"), kind: "open-cell" }];
  const body = h("tbody");
  for (const item of shown) {
    const { button, row } = opener(page, {
      name,
      key: key(item),
      text: page.say("evidence.open"),
      label: page.say("evidence.for", { what: describe(item) }),
      detail: () => detail(item),
      colspan: heads.length,
    });
    const content = [...cells(item), [button, onPaper(page, places(item))]];
    body.append(
      h(
        "tr",
        { "data-key": key(item) },
        content.map((nodes, column) =>
          h(
            column === 0 ? "th" : "td",
            { class: "kit-" + (heads[column].kind ?? "text"), "data-label": heads[column].label, scope: column === 0 ? "row" : null },
            nodes,
          ),
        ),
      ),
      row,
    );
  }
  const head = h(
    "thead",
    {},
    h("tr", {}, heads.map(({ label, kind = "text" }) => h("th", { scope: "col", class: "kit-" + kind }, label))),
  );
  return [h("table", { class: "kit-table " + className }, head, body), more];
}
