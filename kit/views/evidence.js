// Evidence: the sentences behind a number, with the words highlighted, the source named and a citation to copy.

import { growing } from "./first.js";
import { h, marked, plain, words } from "./text.js";

export function sourceName(page, index) {
  const article = page.records.articles[index];
  return [`[${article.n}] `, article.outlet === null ? page.say("none.outlet") : words(article.outlet)];
}

// Where a sentence stands, as columns of a table.
export function standing(page, sentence) {
  const [index, , text, , label] = page.records.sentences[sentence];
  const article = page.records.articles[index];
  return { outlet: article.outlet, article_id: article.id, label, sentence: text };
}

function citation(page, sentence) {
  const [index, start, text, , label] = page.records.sentences[sentence];
  const article = page.records.articles[index];
  return page.say("cite.words", {
    words: plain(text),
    article: plain(article.cite),
    file: plain(article.id),
    label,
    from: start,
    to: start + Array.from(text).length,
  });
}

// Copies the citation where the browser lets a page do so; shows and selects it in any case.
function copyButton(page, sentence) {
  const shown = h("p", { class: "kit-cite", hidden: true });
  const status = h("span", { role: "status", class: "kit-copied" });
  const copy = async () => {
    shown.textContent = citation(page, sentence);
    shown.hidden = false;
    getSelection().selectAllChildren(shown);
    try {
      await navigator.clipboard.writeText(shown.textContent);
      status.textContent = page.say("cite.copied");
    } catch {
      status.textContent = page.say("cite.selected");
    }
  };
  const button = h("button", { type: "button", class: "kit-quiet kit-control", click: copy }, page.say("cite.copy"));
  return [button, " ", status, shown];
}

// One sentence with its source. `notes` are nodes set below the sentence.
export function sentenceBlock(page, sentence, spans, notes = []) {
  const [index, start, text, inTitle, label] = page.records.sentences[sentence];
  const article = page.records.articles[index];
  const ranges = [...new Set(spans.map(([from, to]) => `${start + from}–${start + to}`))];
  const anchored = document.getElementById("s" + label);
  const where = page.say("evidence.sentence", { label });
  return h(
    "li",
    {},
    h("p", { class: "kit-sentence" }, marked(text, spans)),
    notes,
    h(
      "p",
      { class: "kit-source" },
      sourceName(page, index),
      ", ",
      article.when,
      " · ",
      anchored ? h("a", { href: "#s" + label }, where) : where,
      inTitle ? " (" + page.say("evidence.title") + ")" : "",
      " · ",
      page.say("evidence.characters", { ranges: ranges.join(", ") }),
      " ",
      copyButton(page, sentence),
    ),
  );
}

// A list of sentences from places [sentence, from, to, …]; places in one sentence are highlighted together.
export function evidence(page, places, notesOf = () => []) {
  const bySentence = new Map();
  for (const place of places) {
    if (!bySentence.has(place[0])) bySentence.set(place[0], []);
    bySentence.get(place[0]).push(place);
  }
  const blocks = (some) => some.map(([sentence, group]) => sentenceBlock(page, sentence, group.map(([, from, to]) => [from, to]), notesOf(group)));
  return growing(page, h("ol", { class: "kit-evidence" }), [...bySentence], blocks);
}
