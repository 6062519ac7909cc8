// A table of the page as CSV, made in the page itself: every row that the filters leave, those not yet shown too.

import { h } from "./text.js";

// What a spreadsheet would run as a formula: as in kit/formats.py, such a cell is given a leading apostrophe.
const FORMULA = /^(?:[=@\t\r\n＝＠＋－]|[+-](?![\d.,]*$))/;

function cell(value) {
  const text = (Array.isArray(value) ? value.join("; ") : String(value ?? "")).replaceAll("\0", "").replaceAll("\r\n", "\n");
  const safe = (typeof value !== "number" && FORMULA.test(text) ? "'" + text : text).replaceAll("\r", "\n");
  return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
}

// Records with the same keys as CSV, with a mark that tells a spreadsheet that it is UTF-8.
export function csv(records) {
  const lines = [Object.keys(records[0]), ...records.map(Object.values)];
  return "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\n").join("");
}

export function downloadButton(page, name, records) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([csv(records())], { type: "text/csv" }));
    h("a", { href: address, download: name + ".csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  const label = page.say("download.for", { what: page.say("view." + name) });
  return h("button", { type: "button", class: "kit-quiet kit-control kit-download", "aria-label": label, click: save }, page.say("download.csv"));
}
