// The articles with what is known of them, and the warnings a careful reader should see.

import { firstOf } from "./first.js";
import { h, words } from "./text.js";

export function articleCell(page, article) {
  const link = /^https?:\/\//i.test(article.url ?? "");
  const rel = "noopener noreferrer";
  return [
    article.title === null ? h("span", { class: "kit-gloss" }, page.say("none.title")) : words(article.title),
    article.url ? h("span", { class: "kit-variants" }, link ? h("a", { href: article.url, rel }, words(article.url)) : words(article.url)) : null,
    h("span", { class: "kit-variants kit-file" }, words(article.id)),
    article.flags.length
      ? h("ul", { class: "kit-flags" }, article.flags.map((flag) => h("li", {}, page.say("flag.mark"), " ", words(flag))))
      : null,
  ];
}

export function sources(page) {
  const known = (value) => (value === null ? h("span", { class: "kit-gloss" }, page.say("none.value")) : words(value));
  const heads = ["number", "article", "outlet", "published", "author", "dateline", "credit", "words"];
  const kinds = { number: "number", words: "number" };
  const { shown, button } = firstOf(page, "sources", page.left.articles);
  const lines = shown.map((index) => {
    const article = page.records.articles[index];
    const credits = [
      article.text_credit === null ? null : h("li", {}, page.say("credit.text"), " ", words(article.text_credit)),
      article.photo_credit === null ? null : h("li", {}, page.say("credit.photo"), " ", words(article.photo_credit)),
    ].filter(Boolean);
    const cells = {
      number: "[" + article.n + "]",
      article: articleCell(page, article),
      outlet: known(article.outlet),
      published: article.when,
      author: known(article.author),
      dateline: known(article.dateline),
      credit: credits.length ? h("ul", { class: "kit-plain" }, credits) : known(null),
      words: page.number(article.words),
    };
    return h(
      "tr",
      { "data-key": article.id },
      heads.map((key) => h("td", { class: "kit-" + (kinds[key] ?? "text"), "data-label": page.say("column." + key) }, cells[key])),
    );
  });
  const head = heads.map((key) => h("th", { scope: "col", class: "kit-" + (kinds[key] ?? "text") }, page.say("column." + key)));
  return {
    count: page.count("count.articles", page.left.articles.length),
    body: lines.length
      ? [h("table", { class: "kit-table kit-sources" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, lines)), button]
      : null,
    records: () =>
      page.left.articles.map((index) => {
        const { id, title, outlet, author, published, published_precision, dateline, text_credit, photo_credit, url, words: n_words, hash } = page.records.articles[index];
        return { article_id: id, title, outlet, author, published, published_precision, dateline, text_credit, photo_credit, url, n_words, text_hash: hash };
      }),
  };
}
