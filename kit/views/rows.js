// A table whose rows open to their evidence. The frequency, concordance, chronology and quotations are such tables.

import { h } from "./text.js";

const FIRST = 40;

export function opener(page, { name, key, label, text, detail, colspan }) {
  const open = page.opened(name);
  const panel = h("td", { colspan }, h("div", { class: "kit-panel" }));
  const row = h("tr", { class: "kit-detail", hidden: true }, panel);
  const button = h(
    "button",
    { type: "button", class: "kit-quiet kit-open", "aria-expanded": "false", "aria-label": label, click: toggle },
    text,
  );
  function show(visible) {
    button.setAttribute("aria-expanded", String(visible));
    row.hidden = !visible;
    if (visible) panel.firstChild.replaceChildren(...[detail()].flat());
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
  return h("span", { class: "kit-paper" }, labels.join(" "));
}

// columns: [{ label, kind }]; cells(item): one list of nodes for each column but the last, which holds the button
// that opens detail(item); places(item): the places it rests on.
export function rows(page, { name, columns, items, cells, key, places, detail, describe, className = "" }) {
  const all = page.opened(name + " all").has("all");
  const shown = all ? items : items.slice(0, FIRST);
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
  const more = h(
    "button",
    {
      type: "button",
      class: "kit-control",
      click: () => {
        page.opened(name + " all").add("all");
        page.draw();
      },
    },
    page.say("rows.all", { n: page.number(items.length) }),
  );
  return [h("table", { class: "kit-table " + className }, head, body), items.length > shown.length ? more : null];
}
