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

// True for a meeting that the filters on meetings leave.
function wanted(meeting, chosen) {
  return (
    has(chosen.statuses, meeting.status) &&
    (chosen.participants.length === 0 || meeting.participants.some((name) => chosen.participants.includes(name))) &&
    overlaps(meeting, chosen.met_from, chosen.met_to)
  );
}

// One meeting as the chosen articles tell it; null when they do not.
function toldBy(meeting, articleOf, inText) {
  const evidence = meeting.evidence.filter(([sentence]) => articleOf(sentence) !== null);
  const articles = [...new Set(evidence.map(([sentence]) => articleOf(sentence)))].sort((a, b) => a - b);
  if (!articles.length || !evidence.some(([sentence]) => inText(sentence))) return null;
  const parties = meeting.parties.filter(({ at }) => at === null || articleOf(at[0]) !== null);
  const told = meeting.told.filter(({ at }) => articleOf(at[0]) !== null);
  const several = (attribute) =>
    new Set(told.filter((other) => other.attribute === attribute).map(({ at }) => articleOf(at[0]))).size > 1;
  return { ...meeting, evidence, articles, parties, told: told.filter(({ attribute }) => several(attribute)) };
}

// The articles that are left: of the outlets and days chosen, those that name one of the names, speak of one of the topics, and
// tell of one of the meetings that are asked for.
function articlesLeft(records, chosen, mentions, meetings) {
  const { articles, sentences } = records;
  const asked = [];
  if (chosen.entities.length && records.mentions)
    asked.push(mentions.filter(([entity]) => chosen.entities.includes(records.entities[entity].name)).map(([, sentence]) => sentence));
  if (chosen.topics.length && records.topics)
    asked.push(records.topics.filter(([topic]) => chosen.topics.includes(records.topic_names[topic])).map(([, sentence]) => sentence));
  if (records.meetings && meetings.length < records.meetings.length)
    asked.push(meetings.flatMap(({ evidence }) => evidence.map(([sentence]) => sentence)));
  const sets = asked.map((places) => new Set(places.map((sentence) => sentences[sentence][0])));
  return [...articles.keys()].filter(
    (index) =>
      has(chosen.outlets, outletOf(articles[index])) &&
      within(articles[index].day, chosen.date_from, chosen.date_to) &&
      sets.every((set) => set.has(index)),
  );
}

// Mentions with what they count for: a capital that means its government counts as the state where that is asked for.
function counted(records, chosen) {
  const mentions = records.mentions ?? [];
  return chosen.governments ? mentions.map((mention) => (mention.length > 4 ? [mention[4], ...mention.slice(1)] : mention)) : mentions;
}

// Where a word or a string of letters stands in a sentence, as [from, to]: as it is written, and where the page has base forms in any
// form of a word whose base form it is.
export function standsAt(records, sentence, needle) {
  const text = records.sentences[sentence][2].toLocaleLowerCase();
  const found = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    const from = Array.from(text.slice(0, at)).length;
    found.push([from, from + Array.from(needle).length]);
  }
  const words = records.words?.[sentence] ?? [];
  for (let at = 0; at < words.length; at += 3) {
    if (records.lemmas[words[at + 2]] !== needle) continue;
    const [from, to] = [words[at], words[at + 1]];
    if (!found.some((other) => other[0] < to && from < other[1])) found.push([from, to]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}

export function narrow(records, chosen) {
  const { articles, sentences } = records;
  const meetings = (records.meetings ?? []).filter((meeting) => wanted(meeting, chosen));
  const mentions = counted(records, chosen);
  const list = articlesLeft(records, chosen, mentions, meetings);
  const kept = new Set(list);
  const needle = chosen.text.trim().toLocaleLowerCase();
  const inText = (sentence) =>
    !needle || sentences[sentence][2].toLocaleLowerCase().includes(needle) || (records.words && standsAt(records, sentence, needle).length > 0);
  const articleOf = (sentence) => (kept.has(sentences[sentence][0]) ? sentences[sentence][0] : null);
  const counts = (sentence) =>
    articleOf(sentence) !== null && (chosen.titles || !sentences[sentence][3]) && inText(sentence);
  return {
    articles: list,
    words: list.reduce((sum, index) => sum + articles[index].words, 0),
    get sentences() {
      return [...sentences.keys()].filter((index) => !sentences[index][5] && counts(index));
    },
    mentions: mentions.filter(
      ([entity, sentence]) =>
        has(chosen.types, records.entities[entity].type) && has(chosen.entities, records.entities[entity].name) && counts(sentence),
    ),
    topics: (records.topics ?? []).filter(
      ([topic, sentence]) => has(chosen.topics, records.topic_names[topic]) && counts(sentence),
    ),
    meetings: meetings.map((meeting) => toldBy(meeting, articleOf, inText)).filter((meeting) => meeting !== null),
    quotes: (records.quotes ?? []).filter((quote) => articleOf(quote.at[0]) !== null && inText(quote.at[0])),
  };
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
