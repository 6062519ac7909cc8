// The chronology as a table: each meeting opens to who was there and to the sentences that say so.

import { evidence, sourceName } from "./evidence.js";
import { rows } from "./rows.js";
import { partyNames, statusShape } from "./timeline.js";
import { h, plain, words } from "./text.js";

function parties(page, meeting) {
  if (!meeting.parties.length) return null;
  const seen = new Map(meeting.parties.map((party) => [[party.name, party.role, party.resolved_by].join("|"), party]));
  const heads = ["column.name", "column.side", "column.role", "column.resolved"].map((key) =>
    h("th", { scope: "col" }, page.say(key)),
  );
  const lines = [...seen.values()].map((party) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, words(party.name)),
      h("td", {}, words(party.side)),
      h("td", {}, page.word("role", party.role)),
      h("td", {}, page.word("resolved", party.resolved_by)),
    ),
  );
  return h("table", { class: "kit-table kit-small" }, h("thead", {}, h("tr", {}, heads)), h("tbody", {}, lines));
}

function attributes(page, group) {
  return h(
    "ul",
    { class: "kit-attributes" },
    group.map(([, , , attribute, value]) => h("li", {}, page.word("attribute", attribute), ": ", words(value))),
  );
}

export function meetings(page) {
  const items = page.left.meetings;
  const table = rows(page, {
    name: "meetings",
    className: "kit-meetings",
    items,
    key: ({ id }) => id,
    describe: (meeting) => [meeting.when, ...meeting.participants].map(plain).join(", "),
    columns: [
      { label: page.say("column.when"), kind: "when" },
      { label: page.say("column.status") },
      { label: page.say("column.who") },
      { label: page.say("column.where") },
      { label: page.say("column.told_by"), kind: "teller" },
    ],
    cells: (meeting) => [
      [meeting.when, meeting.start ? h("span", { class: "kit-variants" }, page.word("met_basis", meeting.basis)) : null],
      [
        h("span", { class: "kit-status" }, statusShape(meeting.status), " ", page.word("status", meeting.status)),
        h("span", { class: "kit-variants" }, page.word("kind", meeting.kind)),
      ],
      [partyNames(page, meeting)],
      [
        meeting.place ? words(meeting.place) : h("span", { class: "kit-gloss" }, page.say("none.place")),
        meeting.setting ? h("span", { class: "kit-variants" }, page.say("meeting.beside"), " ", words(meeting.setting)) : null,
      ],
      [
        h("ul", { class: "kit-plain" }, meeting.articles.map((index) => h("li", {}, sourceName(page, index)))),
        meeting.told.length ? h("span", { class: "kit-flag" }, page.say("meeting.differs")) : null,
      ],
    ],
    places: (meeting) => meeting.evidence,
    detail: (meeting) => [
      parties(page, meeting),
      evidence(page, meeting.evidence, (group) => [attributes(page, group)]),
    ].filter(Boolean),
  });
  return { count: page.count("count.meetings", items.length), caveat: true, body: items.length ? table : null };
}
