// Concordance: each hit in the middle of its line, the sentence and its source one click away.

import { evidence, sourceName, standing } from "./evidence.js";
import { rows } from "./rows.js";
import { standsAt } from "./state.js";
import { cut, h, plain, words } from "./text.js";

const AROUND = 44;

// Hits are [topic or null, sentence, from, to].
function occurrences(page) {
  const needle = page.selection.text.trim().toLocaleLowerCase();
  if (!needle) return [];
  return page.left.sentences.flatMap((sentence) => standsAt(page.records, sentence, needle).map((place) => [null, sentence, ...place]));
}

const folded = (text) => text.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// By what the lines can be put in order: the place they stand in, the words before (read backwards) or behind, the hit, the source, the day.
const ORDERS = {
  text: null,
  left: (page, { sentence, from }) => folded(cut(page.records.sentences[sentence][2], 0, from)).reverse(),
  right: (page, { sentence, to }) => folded(cut(page.records.sentences[sentence][2], to)),
  keyword: (page, { sentence, from, to }) => folded(cut(page.records.sentences[sentence][2], from, to)),
  published: (page, { sentence }) => [page.records.articles[page.records.sentences[sentence][0]].day ?? "\uffff"],
  outlet: (page, { sentence }) => [page.records.articles[page.records.sentences[sentence][0]].outlet ?? "\uffff"],
};

function ordered(page, items) {
  const key = ORDERS[page.order];
  if (!key) return items;
  const keyed = items.map((item) => [key(page, item).join("\u0000"), item]);
  return keyed.sort(([a], [b]) => (a === "") - (b === "") || a.localeCompare(b)).map(([, item]) => item);
}

function orderChoice(page) {
  const options = Object.keys(ORDERS).map((name) => h("option", { value: name, selected: name === page.order }, page.say("order." + name)));
  const reorder = () => {
    page.order = select.value;
    page.draw();
    page.find("concordance", "select")?.focus();
  };
  const select = h("select", { change: reorder }, options);
  return h("label", { class: "kit-filter kit-control" }, h("span", {}, page.say("order.by")), select);
}

function before(text) {
  const short = text.slice(-AROUND);
  return short.length < text.length ? "…\u00a0" + short.replace(/^\S*\s/, "") : short;
}

function after(text) {
  const short = text.slice(0, AROUND);
  return short.length < text.length ? short.replace(/\s\S*$/, "") + "\u00a0…" : short;
}

export function concordance(page) {
  const { records } = page;
  const ofWords = page.spec.concordance === "words";
  const hits = ofWords
    ? occurrences(page)
    : [...page.left.topics].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const context = ({ sentence, from, to }) => {
    const text = records.sentences[sentence][2];
    return [before(cut(text, 0, from)), cut(text, from, to), after(cut(text, to))];
  };
  const items = ordered(page, hits.map(([topic, sentence, from, to]) => ({ topic, sentence, from, to })));
  const table = rows(page, {
    name: "concordance",
    className: "kit-concordance",
    items,
    key: ({ topic, sentence, from }) => [topic, sentence, from].join("|"),
    describe: ({ sentence, from, to }) => plain(cut(records.sentences[sentence][2], from, to)),
    columns: [
      { label: page.say(ofWords ? "column.source" : "column.topic") },
      { label: page.say("column.before"), kind: "before" },
      { label: page.say("column.words"), kind: "hit" },
      { label: page.say("column.after"), kind: "after" },
      ...(ofWords ? [] : [{ label: page.say("column.source"), kind: "teller" }]),
    ],
    cells: (item) => {
      const [left, hit, right] = context(item);
      const source = sourceName(page, records.sentences[item.sentence][0]);
      const line = [[words(left)], [h("mark", {}, words(hit))], [words(right)]];
      return ofWords ? [source, ...line] : [[words(records.topic_labels[item.topic])], ...line, source];
    },
    places: ({ sentence }) => [[sentence]],
    detail: ({ sentence, from, to }) => evidence(page, [[sentence, from, to]]),
  });
  const waiting = ofWords && !page.selection.text.trim();
  return {
    count: waiting ? page.say("concordance.type") : page.count("count.hits", items.length),
    body: items.length ? [orderChoice(page), table] : null,
    records: () =>
      items.map((item) => ({
        topic: item.topic === null ? null : records.topic_names[item.topic],
        text: cut(records.sentences[item.sentence][2], item.from, item.to),
        published: records.articles[records.sentences[item.sentence][0]].published,
        ...standing(page, item.sentence),
      })),
    quiet: waiting,
  };
}
