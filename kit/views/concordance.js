// Concordance: each hit in the middle of its line, the sentence and its source one click away.

import { evidence, sourceName, standing } from "./evidence.js";
import { rows } from "./rows.js";
import { cut, h, plain, words } from "./text.js";

const AROUND = 44;

// Hits are [topic or null, sentence, from, to].
function occurrences(page) {
  const needle = page.selection.text.trim().toLocaleLowerCase();
  if (!needle) return [];
  const hits = [];
  for (const sentence of page.left.sentences) {
    const text = page.records.sentences[sentence][2].toLocaleLowerCase();
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      const from = Array.from(text.slice(0, at)).length;
      hits.push([null, sentence, from, from + Array.from(needle).length]);
    }
  }
  return hits;
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
  const items = hits.map(([topic, sentence, from, to]) => ({ topic, sentence, from, to }));
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
    body: items.length ? table : null,
    records: () =>
      items.map((item) => ({
        topic: item.topic === null ? null : records.topic_names[item.topic],
        text: cut(records.sentences[item.sentence][2], item.from, item.to),
        ...standing(page, item.sentence),
      })),
    quiet: waiting,
  };
}
