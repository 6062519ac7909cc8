// One article as it was pasted: every line with what it was taken for, and the rule that decided.

import { knownFields, labelChoice } from "./mend.js";
import { h, plain, words } from "./text.js";

export function article(page) {
  const { records, selection, left } = page;
  const chosen = left.articles.find((index) => records.articles[index].id === selection.article) ?? left.articles[0];
  if (chosen === undefined) return { count: page.count("count.lines", 0), body: null };
  const options = left.articles.map((index) => {
    const { id, n, title } = records.articles[index];
    return h("option", { value: id, selected: index === chosen }, `[${n}] ` + plain(title ?? id));
  });
  const lines = records.lines.filter(([index]) => index === chosen);
  const select = h("select", { change: () => page.choose({ article: select.value }) }, options);
  const heads = ["line", "label", "text", "rule"].map((key) => h("th", { scope: "col" }, page.say("column." + key)));
  const body = lines.map(([, line, kind, rule, text, start, end]) =>
    h(
      "tr",
      { class: (["body", "deck", "title"].includes(kind) ? "kit-counted" : "kit-noise") + " kit-line-" + kind + (rule === "unclear" ? " kit-unclear" : "") },
      h("td", { class: "kit-number" }, String(line)),
      h("th", { scope: "row" }, page.decide ? labelChoice(page, records.articles[chosen], [chosen, line, kind, rule, text, start, end]) : page.word("line", kind)),
      h("td", { class: "kit-sentence" }, words(text.replace(/\s+$/, ""))),
      h("td", { class: "kit-gloss" }, words(rule)),
    ),
  );
  return {
    count: page.count("count.lines", lines.length),
    body: [
      h("label", { class: "kit-filter kit-control" }, h("span", {}, page.say("article.choose")), select),
      page.decide ? knownFields(page, records.articles[chosen]) : null,
      h("table", { class: "kit-table kit-lines" }, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, body)),
    ].filter(Boolean),
  };
}
