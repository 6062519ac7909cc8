// Labels, numbers and days in the reader's language.

export function wording(labels) {
  const say = (key, values = {}) =>
    (labels[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  const number = (value, digits = 0) => {
    const [whole, part] = value.toFixed(digits).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, labels["number.thousands"]);
    return part ? grouped + labels["number.decimal"] + part : grouped;
  };
  return {
    say,
    number,
    count: (key, n) => say(key + (n === 1 ? ".one" : ".many"), { n: number(n) }),
    // The label of a value that a table uses, such as a status; a value without a label stands for itself.
    word: (group, value) => labels[group + "." + value] ?? String(value ?? ""),
    rate: (n, total) => (total ? number((1000 * n) / total, 1) : "–"),
    day: (iso) => {
      const [year, month, day] = iso.split("-").map(Number);
      return say("date.day", { day, month: labels["date.months"][month - 1], year });
    },
    shortMonth: (month) => labels["date.months_short"][month - 1],
  };
}
