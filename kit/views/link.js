// The filters as the end of an address: `#?outlets=Harian+A&met_from=2025-07-01`, which a colleague can open.

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

// What is filtered, as the end of an address; empty when nothing is.
export function toHash(spec, selection) {
  const pairs = spec.filters.flatMap((key) => {
    const value = selection[key];
    if (Array.isArray(value)) return value.map((one) => [key, one]);
    return value ? [[key, value === true ? "1" : value]] : [];
  });
  return pairs.length ? "#?" + new URLSearchParams(pairs) : "#";
}

// The selection that the end of an address asks for; null when it is no such end. What no filter can hold is left out.
export function fromHash(spec, hash) {
  if (!hash.startsWith("#?")) return null;
  const asked = new URLSearchParams(hash.slice(2));
  const selection = { ...spec.everything };
  for (const key of spec.filters.filter((name) => asked.has(name))) {
    const kind = spec.kinds[key];
    const value = asked.get(key);
    if (kind === "many") selection[key] = asked.getAll(key);
    else if (kind === "yes") selection[key] = value === "1";
    else if (kind === "text" || ISO_DAY.test(value)) selection[key] = value;
  }
  return selection;
}
