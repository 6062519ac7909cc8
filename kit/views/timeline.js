// The timeline: one line for each meeting. A day is a mark, anything longer a span; the undated have their own lane.

import { firstOf } from "./first.js";
import { h, svg, words } from "./text.js";

const DAY = 86400000;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];
const BARS = 48;

// Status by shape; the word always stands beside it.
export function statusShape(status) {
  const shapes = {
    held: () => svg("circle", { cx: 8, cy: 8, r: 6, class: "kit-solid" }),
    planned: () => svg("circle", { cx: 8, cy: 8, r: 5, class: "kit-hollow" }),
    possible: () => svg("path", { d: "M8 1.5 14.5 8 8 14.5 1.5 8Z", class: "kit-hollow kit-dashed" }),
    cancelled: () => svg("path", { d: "M3 3 13 13M13 3 3 13", class: "kit-hollow" }),
  };
  return svg("svg", { class: "kit-shape", viewBox: "0 0 16 16", "aria-hidden": "true" }, (shapes[status] ?? shapes.planned)());
}

export function partyNames(page, meeting) {
  return meeting.participants.flatMap((name, index) => {
    const ways = meeting.parties.filter((party) => party.name === name).map((party) => party.resolved_by);
    const marked = ways.length && !ways.includes("name");
    return [
      index ? ", " : "",
      words(name),
      marked ? h("span", { class: "kit-gloss" }, " (" + page.word("resolved", ways[0]) + ")") : null,
    ];
  });
}

function ticks(page, from, to) {
  const first = new Date(from);
  const months = (to - from) / DAY / 30.4;
  if (months < 1.5) {
    const step = Math.max(1, Math.ceil((to - from) / DAY / 7));
    const start = Math.ceil(from / DAY);
    return Array.from({ length: Math.floor(to / DAY) - start + 1 }, (_, index) => (start + index) * DAY)
      .filter((_, index) => index % step === 0)
      .map((time) => [time, new Date(time).getUTCDate() + " " + page.shortMonth(new Date(time).getUTCMonth() + 1)]);
  }
  const step = STEPS.find((size) => months / size <= 9) ?? STEPS.at(-1);
  const found = [];
  for (let index = first.getUTCFullYear() * 12; found.length < 20; index += step) {
    const time = Date.UTC(Math.floor(index / 12), index % 12, 1);
    if (time > to) break;
    if (time < from) continue;
    const year = Math.floor(index / 12);
    const label = step >= 12 ? String(year) : page.shortMonth((index % 12) + 1);
    found.push([time, label, step < 12 && (!found.length || index % 12 === 0) ? String(year) : ""]);
  }
  return found;
}

function track(meeting, place) {
  const room = h("div", { class: "kit-track", "aria-hidden": "true" });
  const from = Date.parse(meeting.start);
  const to = Date.parse(meeting.end) + DAY;
  if (meeting.start !== meeting.end) {
    const span = h("span", { class: "kit-span kit-span-" + meeting.status });
    span.style.left = place(from) + "%";
    span.style.width = place(to) - place(from) + "%";
    room.append(span);
    return room;
  }
  const mark = h("span", { class: "kit-point" }, statusShape(meeting.status));
  mark.style.left = place((from + to) / 2) + "%";
  room.append(mark);
  return room;
}

function label(page, meeting) {
  const facts = [page.word("kind", meeting.kind), page.word("status", meeting.status)];
  return h(
    "div",
    { class: "kit-time-label" },
    h(
      "button",
      { type: "button", class: "kit-quiet kit-when", click: () => page.reveal("meetings", meeting.id) },
      meeting.when,
    ),
    meeting.start ? h("span", { class: "kit-gloss" }, " ", page.word("met_basis", meeting.basis)) : null,
    h("div", {}, partyNames(page, meeting)),
    h(
      "div",
      { class: "kit-facts" },
      statusShape(meeting.status),
      " ",
      facts.join(" · "),
      meeting.place ? [" · ", words(meeting.place)] : "",
    ),
  );
}

const monthOf = (iso) => 12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7)) - 1;
const firstDay = (month) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString().slice(0, 10);
const dayBefore = (iso) => new Date(Date.parse(iso) - DAY).toISOString().slice(0, 10);

// How many meetings began when, as bars that filter: of more meetings than are drawn line by line.
function overview(page, dated) {
  const months = dated.map(({ start }) => monthOf(start));
  const least = months.reduce((a, b) => Math.min(a, b));
  const most = months.reduce((a, b) => Math.max(a, b));
  const step = STEPS.find((size) => (most - least + 1) / size <= BARS) ?? STEPS.at(-1);
  const first = Math.floor(least / step) * step;
  const counts = Array(Math.floor((most - first) / step) + 1).fill(0);
  for (const month of months) counts[Math.floor((month - first) / step)] += 1;
  if (counts.length < 2) return null;
  const highest = counts.reduce((a, b) => Math.max(a, b));
  const bars = counts.map((n, index) => {
    const from = firstDay(first + index * step);
    const to = dayBefore(firstDay(first + (index + 1) * step));
    const name = page.say("timeline.bar", { from: page.day(from), to: page.day(to), meetings: page.count("count.meetings", n) });
    const bar = h("span", { class: "kit-bar", "aria-hidden": "true" });
    bar.style.height = (100 * n) / highest + "%";
    const button = h("button", { type: "button", class: "kit-quiet", title: name, "aria-label": name, disabled: !n, click: () => page.choose({ met_from: from, met_to: to }) }, bar);
    return h("li", {}, button);
  });
  return h(
    "div",
    { class: "kit-overview" },
    h("p", { class: "kit-note" }, page.say("timeline.overview", { meetings: page.count("count.meetings", dated.length), step: page.count("count.months", step), highest: page.number(highest) })),
    h("ol", {}, bars),
    h("p", { class: "kit-overview-ends", "aria-hidden": "true" }, h("span", {}, page.day(firstDay(first))), h("span", {}, page.day(dayBefore(firstDay(first + counts.length * step))))),
  );
}

export function timeline(page) {
  const all = page.left.meetings.filter((meeting) => meeting.start);
  const unknown = page.left.meetings.filter((meeting) => !meeting.start);
  const { shown: dated, button } = firstOf(page, "timeline", all);
  const { shown: undated, button: others } = firstOf(page, "undated", unknown);
  const least = dated.reduce((time, { start }) => Math.min(time, Date.parse(start)), Infinity);
  const most = dated.reduce((time, { end }) => Math.max(time, Date.parse(end) + DAY), -Infinity);
  const margin = Math.max(2 * DAY, 0.04 * (most - least));
  const place = (time) => (100 * (time - least + margin)) / (most - least + 2 * margin);
  const marks = dated.length ? ticks(page, least - margin, most + margin) : [];
  const axis = marks.filter(([time]) => place(time) < 93).map(([time, text, year]) => {
    const tick = h("span", { class: "kit-tick" }, text, year ? h("span", { class: "kit-tick-year" }, year) : null);
    tick.style.left = place(time) + "%";
    return tick;
  });
  const grid = marks.map(([time]) => {
    const line = h("span", { class: "kit-grid" });
    line.style.left = place(time) + "%";
    return line;
  });
  const row = (meeting, room) => h("li", { class: "kit-time-row", "data-key": meeting.id }, label(page, meeting), room);
  return {
    count: page.say("count.of_meetings", {
      meetings: page.count("count.meetings", page.left.meetings.length),
      undated: page.number(unknown.length),
    }),
    caveat: true,
    body: [
      button ? overview(page, all) : null,
      dated.length
        ? h(
            "div",
            { class: "kit-timeline" },
            h("div", { class: "kit-time-row kit-axis", "aria-hidden": "true" }, h("div"), h("div", { class: "kit-track" }, axis)),
            h("div", { class: "kit-time-row kit-lines-of-time", "aria-hidden": "true" }, h("div"), h("div", { class: "kit-track" }, grid)),
            h("ol", {}, dated.map((meeting) => row(meeting, track(meeting, place)))),
          )
        : null,
      button,
      undated.length
        ? h(
            "div",
            { class: "kit-timeline kit-undated" },
            h("p", { class: "kit-lane" }, page.say("timeline.undated")),
            h("ul", {}, undated.map((meeting) => row(meeting, null))),
          )
        : null,
      others,
    ],
  };
}
