// Told differently: what sources say of the same meeting, side by side.

import { evidence, sourceName, standing } from "./evidence.js";
import { firstOf } from "./first.js";
import { onPaper, opener } from "./rows.js";
import { cut, h, plain, words } from "./text.js";

// The words of the source; what they were read as stands beside them where it differs.
function wordsAndValue(page, { value, at }) {
  const said = cut(page.records.sentences[at[0]][2], at[1], at[2]);
  return [words(said), value && value !== said ? h("span", { class: "kit-gloss" }, " (", words(value), ")") : null];
}

function sideBySide(page, meeting) {
  const articleOf = ({ at }) => page.records.sentences[at[0]][0];
  const articles = [...new Set(meeting.told.map(articleOf))].sort((a, b) => a - b);
  const attributes = [...new Set(meeting.told.map(({ attribute }) => attribute))];
  const body = h("tbody");
  for (const attribute of attributes) {
    const name = page.word("attribute", attribute);
    const told = meeting.told.filter((telling) => telling.attribute === attribute);
    const { button, row } = opener(page, {
      name: "differences",
      key: meeting.id + "|" + attribute,
      text: page.say("evidence.open"),
      label: page.say("evidence.for", { what: [name, meeting.when, ...meeting.participants].map(plain).join(", ") }),
      detail: () => evidence(page, told.map(({ at }) => at)),
      colspan: articles.length + 2,
    });
    const cells = articles.map((index) => {
      const values = told.filter((telling) => articleOf(telling) === index).map((telling) => h("li", {}, wordsAndValue(page, telling)));
      return h("td", {}, values.length ? h("ul", { class: "kit-plain" }, values) : page.say("none.telling"));
    });
    body.append(h("tr", {}, h("th", { scope: "row" }, name), cells, h("td", { class: "kit-open-cell" }, button, onPaper(page, told.map(({ at }) => at)))), row);
  }
  const heads = articles.map((index) => h("th", { scope: "col" }, sourceName(page, index)));
  const head = [
    h("th", { scope: "col" }, page.say("column.attribute")),
    heads,
    h("th", { scope: "col", class: "kit-open-cell" }, page.say("column.evidence")),
  ];
  return [
    h("h4", { class: "kit-meeting-name" }, meeting.when, ": ", meeting.participants.flatMap((one, index) => [index ? ", " : "", words(one)])),
    h(
      "div",
      { class: "kit-wide", role: "region", tabindex: "0", "aria-label": page.say("view.differences") },
      h("table", { class: "kit-table kit-differences" }, h("thead", {}, h("tr", {}, head)), body),
    ),
  ];
}

export function differences(page) {
  const items = page.left.meetings.filter((meeting) => meeting.told.length);
  const { shown, button } = firstOf(page, "differences", items);
  return {
    count: page.count("count.differences", items.length),
    caveat: true,
    body: items.length ? [...shown.map((meeting) => sideBySide(page, meeting)), button] : null,
    records: () =>
      items.flatMap((meeting) =>
        meeting.told.map(({ attribute, value, at }) => ({ meeting_id: meeting.id, attribute, value, ...standing(page, at[0]) })),
      ),
  };
}
