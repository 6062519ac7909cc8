// What the filters leave of the records. Every number on the page is counted from this.

export function outletOf(article) {
  return article.outlet ?? "";
}

function within(day, from, to) {
  if (!from && !to) return true;
  return Boolean(day) && (!from || day >= from) && (!to || day <= to);
}

function has(chosen, value) {
  return chosen.length === 0 || chosen.includes(value);
}

function overlaps(meeting, from, to) {
  if (!from && !to) return true;
  return Boolean(meeting.start) && (!to || meeting.start <= to) && (!from || meeting.end >= from);
}

// One meeting as the chosen articles tell it; null when they do not, or when a filter leaves it out.
function toldBy(meeting, chosen, articleOf, inText) {
  const evidence = meeting.evidence.filter(([sentence]) => articleOf(sentence) !== null);
  const articles = [...new Set(evidence.map(([sentence]) => articleOf(sentence)))].sort((a, b) => a - b);
  if (
    !articles.length ||
    !has(chosen.statuses, meeting.status) ||
    !(chosen.participants.length === 0 || meeting.participants.some((name) => chosen.participants.includes(name))) ||
    !overlaps(meeting, chosen.met_from, chosen.met_to) ||
    !evidence.some(([sentence]) => inText(sentence))
  )
    return null;
  const parties = meeting.parties.filter(({ at }) => at === null || articleOf(at[0]) !== null);
  const told = meeting.told.filter(({ at }) => articleOf(at[0]) !== null);
  const several = (attribute) =>
    new Set(told.filter((other) => other.attribute === attribute).map(({ at }) => articleOf(at[0]))).size > 1;
  return { ...meeting, evidence, articles, parties, told: told.filter(({ attribute }) => several(attribute)) };
}

export function narrow(records, chosen) {
  const { articles, sentences } = records;
  const kept = new Set(
    [...articles.keys()].filter(
      (index) =>
        has(chosen.outlets, outletOf(articles[index])) &&
        within(articles[index].day, chosen.date_from, chosen.date_to),
    ),
  );
  const needle = chosen.text.trim().toLocaleLowerCase();
  const inText = (sentence) => !needle || sentences[sentence][2].toLocaleLowerCase().includes(needle);
  const articleOf = (sentence) => (kept.has(sentences[sentence][0]) ? sentences[sentence][0] : null);
  const counts = (sentence) =>
    articleOf(sentence) !== null && (chosen.titles || !sentences[sentence][3]) && inText(sentence);
  const list = [...kept];
  return {
    articles: list,
    words: list.reduce((sum, index) => sum + articles[index].words, 0),
    get sentences() {
      return [...sentences.keys()].filter((index) => !sentences[index][5] && counts(index));
    },
    mentions: (records.mentions ?? []).filter(
      ([entity, sentence]) => has(chosen.types, records.entities[entity].type) && counts(sentence),
    ),
    topics: (records.topics ?? []).filter(
      ([topic, sentence]) => has(chosen.topics, records.topic_names[topic]) && counts(sentence),
    ),
    meetings: (records.meetings ?? [])
      .map((meeting) => toldBy(meeting, chosen, articleOf, inText))
      .filter((meeting) => meeting !== null),
    quotes: (records.quotes ?? []).filter((quote) => articleOf(quote.at[0]) !== null && inText(quote.at[0])),
  };
}

// Filters that change no view but these; any other changes all.
const MEETINGS = ["timeline", "meetings", "differences"];
const CHANGES = { types: ["bars"], topics: ["matrix", "concordance"], participants: MEETINGS, statuses: MEETINGS, met_from: MEETINGS, met_to: MEETINGS };

// True for a view that shows the same under both selections.
export function sameIn(view, before, after) {
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return changed.every((key) => CHANGES[key] && !CHANGES[key].includes(view));
}

// The filters that are set, each in words.
export function inWords(page) {
  const { say, day, selection } = page;
  const parts = [];
  for (const key of page.spec.filters) {
    const value = selection[key];
    if (Array.isArray(value) ? !value.length : !value) continue;
    const text = Array.isArray(value)
      ? value.map((one) => page.optionLabel(key, one)).join(", ")
      : value === true
        ? ""
        : page.spec.kinds[key] === "day"
          ? day(value)
          : "“" + value + "”";
    parts.push(say("filter." + key) + (text ? ": " + text : ""));
  }
  return parts;
}
