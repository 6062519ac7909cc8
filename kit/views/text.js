// Elements and text. Words of a source enter the page here only, and only as text nodes.

const SVG = "http://www.w3.org/2000/svg";

// Characters that draw nothing or turn the reading direction: shown by their number, never obeyed.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}\ud800-\udfff]/gu;

function codeName(character) {
  return "[U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "]";
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// An element: attributes are fixed names with text, or an event's name with a function.
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// Text for attributes and for copying, with unseen characters written out.
export function plain(text) {
  return String(text ?? "").replace(UNSEEN, codeName);
}

function pieces(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(UNSEEN)) {
    parts.push(text.slice(from, found.index), h("span", { class: "kit-unseen" }, codeName(found[0])));
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}

// Words of a source, set apart from the direction of the text around them.
export function words(text) {
  return h("bdi", { dir: "auto" }, pieces(String(text ?? "")));
}

// Places in tables count code points; strings here count UTF-16 units.
export function cut(text, from, to) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).slice(from, to).join("") : text.slice(from, to);
}

// A sentence with the words at `spans` ([from, to] in code points) highlighted.
export function marked(text, spans) {
  const sorted = [...spans].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const parts = [];
  let at = 0;
  for (const [from, to] of sorted) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    parts.push(pieces(cut(text, at, start)), h("mark", {}, pieces(cut(text, start, to))));
    at = to;
  }
  parts.push(pieces(cut(text, at)));
  return h("bdi", { dir: "auto" }, parts);
}
