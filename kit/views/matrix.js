// Source x topic: how often each outlet speaks of each topic, as a number and as the area of a square.

import { evidence } from "./evidence.js";
import { opener } from "./rows.js";
import { outletOf } from "./state.js";
import { h, plain, words } from "./text.js";

const SIDE = 26;

function square(rate, most) {
  const mark = h("span", { class: "kit-square", "aria-hidden": "true" });
  const side = (rate ? Math.max(3, SIDE * Math.sqrt(rate / most)) : 0).toFixed(1) + "px";
  mark.style.width = side;
  mark.style.height = side;
  return h("span", { class: "kit-square-room", "aria-hidden": "true" }, mark);
}

function columnsOf(page) {
  const totals = new Map();
  for (const index of page.left.articles) {
    const article = page.records.articles[index];
    const outlet = outletOf(article);
    totals.set(outlet, (totals.get(outlet) ?? 0) + article.words);
  }
  return [...totals].sort(([a], [b]) => (a === "") - (b === "") || a.localeCompare(b));
}

export function matrix(page) {
  const { records, left } = page;
  const columns = columnsOf(page);
  const at = new Map();
  for (const mention of left.topics) {
    const outlet = outletOf(records.articles[records.sentences[mention[1]][0]]);
    for (const key of [mention[0] + " all", mention[0] + " of " + outlet]) {
      if (!at.has(key)) at.set(key, []);
      at.get(key).push(mention);
    }
  }
  const found = (topic, outlet) => at.get(outlet === null ? topic + " all" : topic + " of " + outlet) ?? [];
  const topics = [...new Set(left.topics.map(([topic]) => topic))].sort(
    (a, b) => found(b, null).length - found(a, null).length || a - b,
  );
  const all = [[null, left.words], ...columns];
  const rate = (topic, outlet, total) => (total ? (1000 * found(topic, outlet).length) / total : 0);
  const most = Math.max(0.001, ...topics.flatMap((topic) => all.map(([outlet, total]) => rate(topic, outlet, total))));
  const outletName = (outlet) =>
    outlet === null ? page.say("matrix.all") : outlet === "" ? page.say("none.outlet") : plain(outlet);
  const body = h("tbody");
  for (const topic of topics) {
    const name = records.topic_labels[topic];
    const openers = [];
    const cells = all.map(([outlet, total]) => {
      const mentions = found(topic, outlet);
      if (!mentions.length) return h("td", { class: "kit-cell kit-zero" }, h("span", { class: "kit-figure" }, "0"));
      const content = [
        square(rate(topic, outlet, total), most),
        h("span", { class: "kit-figure" }, page.number(mentions.length)),
        " ",
        h("span", { class: "kit-rate" }, page.rate(mentions.length, total)),
      ];
      const { button, row } = opener(page, {
        name: "matrix",
        key: topic + "|" + outlet,
        text: content,
        label: page.say("matrix.cell", {
          topic: plain(name),
          outlet: outletName(outlet),
          n: page.number(mentions.length),
          rate: page.rate(mentions.length, total),
        }),
        detail: () => [
          h("p", { class: "kit-panel-head" }, words(name), " · ", outletName(outlet)),
          evidence(page, mentions.map(([, ...place]) => place)),
        ],
        colspan: all.length + 1,
      });
      openers.push(row);
      return h("td", { class: "kit-cell" }, button);
    });
    body.append(h("tr", { "data-key": records.topic_names[topic] }, h("th", { scope: "row" }, words(name)), cells), ...openers);
  }
  const heads = all.map(([outlet, total]) =>
    h("th", { scope: "col" }, h("bdi", {}, outletName(outlet)), h("span", { class: "kit-rate" }, page.count("count.words", total))),
  );
  const table = h(
    "table",
    { class: "kit-table kit-matrix" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, page.say("column.topic")), heads)),
    body,
  );
  return {
    count: page.say("count.of_topics", {
      topics: page.count("count.topics", topics.length),
      mentions: page.count("count.mentions", left.topics.length),
    }),
    body: topics.length
      ? [
          h("p", { class: "kit-note" }, page.say("matrix.key")),
          h("div", { class: "kit-wide", role: "region", tabindex: "0", "aria-label": page.say("view.matrix") }, table),
        ]
      : null,
    records: () =>
      topics.flatMap((topic) =>
        columns.map(([outlet, total]) => ({
          topic: records.topic_names[topic],
          outlet,
          n: found(topic, outlet).length,
          per_1000: rate(topic, outlet, total),
        })),
      ),
  };
}
