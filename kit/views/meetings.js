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

// Marks a cell that two sources tell differently; the table of differences has what each says.
function disputed(page, meeting, ...attributes) {
  const told = meeting.told.some(({ attribute }) => attributes.includes(attribute));
  return told ? h("span", { class: "kit-flag" }, page.say("meeting.differs")) : null;
}

// What the analyst noted, and why an article was taken to tell of this meeting.
function remarks(page, meeting) {
  const notes = meeting.notes.map((note) => h("li", {}, page.say("meeting.note"), " ", words(note)));
  const joined = meeting.joined.map(([index, reason]) => h("li", {}, sourceName(page, index), ": ", words(reason)));
  return notes.length || joined.length ? h("ul", { class: "kit-attributes" }, [...notes, ...joined]) : null;
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
      [
        meeting.when,
        meeting.start ? h("span", { class: "kit-variants" }, page.word("met_basis", meeting.basis)) : null,
        disputed(page, meeting, "date", "duration"),
      ],
      [
        h("span", { class: "kit-status" }, statusShape(meeting.status), " ", page.word("status", meeting.status)),
        h("span", { class: "kit-variants" }, page.word("kind", meeting.kind)),
      ],
      [partyNames(page, meeting), disputed(page, meeting, "participants")],
      [
        meeting.place ? words(meeting.place) : h("span", { class: "kit-gloss" }, page.say("none.place")),
        meeting.venue ? h("span", { class: "kit-variants" }, words(meeting.venue)) : null,
        meeting.setting ? h("span", { class: "kit-variants" }, page.say("meeting.beside"), " ", words(meeting.setting)) : null,
        disputed(page, meeting, "place", "venue", "setting"),
      ],
      [h("ul", { class: "kit-plain" }, meeting.articles.map((index) => h("li", {}, sourceName(page, index))))],
    ],
    places: (meeting) => meeting.evidence,
    detail: (meeting) => [
      parties(page, meeting),
      remarks(page, meeting),
      evidence(page, meeting.evidence, (group) => [attributes(page, group)]),
    ].filter(Boolean),
  });
  const records = () =>
    items.map((meeting) => ({
      meeting_id: meeting.id,
      kind: meeting.kind,
      status: meeting.status,
      date_start: meeting.start,
      date_end: meeting.end,
      date_basis: meeting.basis,
      place: meeting.place,
      venue: meeting.venue,
      setting: meeting.setting,
      participants: meeting.participants,
      articles: meeting.articles.map((index) => page.records.articles[index].id),
    }));
  return { count: page.count("count.meetings", items.length), caveat: true, body: items.length ? table : null, records };
}
