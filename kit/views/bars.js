// Ranked bars: how often each name stands in the chosen articles.

import { evidence } from "./evidence.js";
import { rows } from "./rows.js";
import { h, plain, words } from "./text.js";

// The longest bar leaves room for its figure, which stands at the end of the bar.
function bar(share) {
  const filled = h("span", { class: "kit-bar", "aria-hidden": "true" });
  filled.style.width = "calc((100% - 4rem) * " + share.toFixed(4) + ")";
  return filled;
}

function entityName(entity) {
  return [
    words(entity.name),
    entity.name_en && entity.name_en !== entity.name ? h("span", { class: "kit-gloss" }, " ", words(entity.name_en)) : null,
  ];
}

function writtenAs(page, entity) {
  const others = entity.variants.filter((variant) => variant !== entity.name);
  if (!others.length) return null;
  const list = others.flatMap((variant, index) => (index ? [", ", words(variant)] : [words(variant)]));
  return h("span", { class: "kit-variants" }, page.say("entity.also"), " ", list);
}

// How many mentions of a capital mean the government of a state.
function standsFor(page, mentions) {
  const states = new Map();
  for (const [, , , , state] of mentions) if (state !== undefined) states.set(state, (states.get(state) ?? 0) + 1);
  if (page.selection.governments || !states.size) return null;
  const told = [...states].map(([state, n]) => page.say("entity.stands_for", { n: page.number(n), state: plain(page.records.entities[state].name) }));
  return h("span", { class: "kit-variants" }, h("bdi", {}, told.join("; ")));
}

export function bars(page) {
  const { records, left } = page;
  const byEntity = new Map();
  for (const mention of left.mentions) {
    if (!byEntity.has(mention[0])) byEntity.set(mention[0], []);
    byEntity.get(mention[0]).push(mention);
  }
  const items = [...byEntity].map(([index, mentions]) => ({
    index,
    entity: records.entities[index],
    mentions,
    articles: new Set(mentions.map(([, sentence]) => records.sentences[sentence][0])).size,
  }));
  items.sort((a, b) => b.mentions.length - a.mentions.length || a.index - b.index);
  const most = items.length ? items[0].mentions.length : 1;
  const placesOf = ({ mentions }) => mentions.map(([, ...place]) => place.slice(0, 3));
  const table = rows(page, {
    name: "bars",
    className: "kit-bars",
    items,
    key: ({ index }) => String(index),
    describe: ({ entity }) => plain(entity.name),
    columns: [
      { label: page.say("column.name") },
      { label: page.say("column.type") },
      { label: page.say("column.mentions"), kind: "measure" },
      { label: page.say("column.per_1000"), kind: "number" },
      { label: page.say("column.articles"), kind: "number" },
    ],
    cells: ({ entity, mentions, articles }) => [
      [entityName(entity), writtenAs(page, entity), standsFor(page, mentions)],
      [page.word("type", entity.type)],
      [bar(mentions.length / most), h("span", { class: "kit-figure" }, page.number(mentions.length))],
      [page.rate(mentions.length, left.words)],
      [page.number(articles)],
    ],
    places: placesOf,
    detail: (item) => evidence(page, placesOf(item)),
  });
  return {
    count: page.say("count.of_mentions", {
      names: page.count("count.names", items.length),
      mentions: page.count("count.mentions", left.mentions.length),
    }),
    caveat: true,
    body: items.length ? table : null,
    records: () =>
      items.map(({ entity, mentions, articles }) => ({
        name: entity.name,
        name_en: entity.name_en,
        type: entity.type,
        variants: entity.variants,
        n: mentions.length,
        per_1000: left.words ? (1000 * mentions.length) / left.words : null,
        n_articles: articles,
      })),
  };
}
