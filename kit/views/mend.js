// What the analyst decides: the labels of lines, and what is known of an article; each goes to the kernel as a message.

import { h, plain } from "./text.js";

// A line's label as a list to choose from.
export function labelChoice(page, article, [, line, kind, , , start, end]) {
  const on = { article_id: article.id, start_char: start, end_char: end };
  const options = page.spec.kinds_of_line.map((one) => h("option", { value: one, selected: one === kind }, page.word("line", one)));
  const select = h(
    "select",
    { "aria-label": page.say("mend.label", { line }), change: () => page.decide({ act: "line", on, value: select.value }) },
    options,
  );
  return select;
}

// What is known of the article, in boxes that can be written in; only what was changed is decided.
export function knownFields(page, article) {
  const given = { title: article.title, outlet: article.outlet, author: article.author, published: article.published };
  const boxes = Object.entries(given).map(([field, value]) => {
    const box = h("input", { type: "text", name: field, value: plain(value ?? ""), size: field === "title" ? 60 : 24 });
    return [field, value ?? "", box];
  });
  const note = h("input", { type: "text", name: "note", size: 40 });
  const decide = () => {
    const changed = boxes.filter(([, value, box]) => box.value.trim() !== plain(value)).map(([field, , box]) => [field, box.value.trim() || null]);
    if (changed.length) page.decide({ act: "article", on: { article_id: article.id }, value: Object.fromEntries(changed), note: note.value });
  };
  const labelled = (key, box) => h("label", { class: "kit-filter kit-control" }, h("span", {}, page.say("mend." + key)), box);
  return h(
    "form",
    { class: "kit-desk", submit: (event) => (event.preventDefault(), decide()) },
    boxes.map(([field, , box]) => labelled(field, box)),
    labelled("note", note),
    h("button", { type: "submit" }, page.say("mend.decide")),
    h("button", { type: "button", class: "kit-quiet", click: () => page.decide({ act: "undo" }) }, page.say("mend.undo")),
  );
}

// The box for a pasted article.
export function paste(page) {
  const text = h("textarea", { name: "text", rows: 14 });
  const boxes = ["title", "source", "date", "url", "accessed"].map((name) => [name, h("input", { type: "text", name, size: 40 })]);
  const send = () => page.decide({ act: "paste", text: text.value, ...Object.fromEntries(boxes.map(([name, box]) => [name, box.value])) });
  const labelled = (key, box) => h("label", { class: "kit-filter kit-control" }, h("span", {}, page.say("paste." + key)), box);
  return {
    quiet: true,
    count: "",
    body: h(
      "form",
      { class: "kit-desk", submit: (event) => (event.preventDefault(), send()) },
      labelled("text", text),
      boxes.map(([name, box]) => labelled(name, box)),
      h("button", { type: "submit" }, page.say("paste.add")),
    ),
  };
}
