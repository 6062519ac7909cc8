// Quotations: who said what, with the other wording of the same statement, its difference marked, where an article has one.

import { evidence, sourceName, standing } from "./evidence.js";
import { rows } from "./rows.js";
import { h, marked, plain, words } from "./text.js";

export function quotes(page) {
  const items = page.left.quotes;
  const shown = new Set(items);
  const other = (quote) => (quote.aligned === null ? null : page.records.quotes[quote.aligned]);
  const table = rows(page, {
    name: "quotes",
    className: "kit-quotes",
    items,
    key: ({ id }) => id,
    describe: ({ speaker }) => plain(speaker),
    columns: [
      { label: page.say("column.speaker") },
      { label: page.say("column.said") },
      { label: page.say("column.how") },
      { label: page.say("column.source"), kind: "teller" },
    ],
    cells: (quote) => {
      const twin = other(quote);
      return [
        [quote.speaker ? words(quote.speaker) : h("span", { class: "kit-gloss" }, page.say("none.speaker"))],
        [
          marked(quote.text, quote.differs[0]),
          twin && shown.has(twin)
            ? h("span", { class: "kit-variants" }, page.say("quote.other"), " ", sourceName(page, page.records.sentences[twin.at[0]][0]), ": ", marked(twin.text, quote.differs[1]))
            : null,
        ],
        [
          words(quote.verb),
          h("span", { class: "kit-variants" }, page.word("quote_kind", quote.kind), quote.via ? [", ", page.say("quote.via"), " ", words(quote.via)] : null),
        ],
        [sourceName(page, page.records.sentences[quote.at[0]][0])],
      ];
    },
    places: ({ at }) => [at],
    detail: (quote) => {
      const twin = other(quote);
      return evidence(page, twin && shown.has(twin) ? [quote.at, twin.at] : [quote.at]);
    },
  });
  const records = () =>
    items.map((quote) => ({
      speaker: quote.speaker,
      verb: quote.verb,
      via: quote.via,
      kind: quote.kind,
      text: quote.text,
      ...standing(page, quote.at[0]),
    }));
  return { count: page.count("count.quotes", items.length), caveat: true, body: items.length ? table : null, records };
}
