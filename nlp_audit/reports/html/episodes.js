// What was found across notes: timelines of patients' visits, and what a finding was compared to, by note.

const across = JSON.parse(document.getElementById("episodes").textContent);
const CLONE = "episode.cloned-note";
const MEASURES_DRAWN = 6;

const named = (values) => Object.fromEntries(across.fields.map((field, place) => [field, values[place]]));
const timelines = (across.timelines ?? []).map(({ patient, visits }) => ({
  patient,
  visits: visits.map((values, nth) => ({ ...named(values), nth })),
}));
const placeOf = new Map(); // note → {timeline, visit}
for (const timeline of timelines)
  for (const visit of timeline.visits) placeOf.set(visit.note, { timeline, visit });
placeOf.delete(null); // visits whose notes are not in this file

const comparedBy = new Map(); // note → [{rule, note, id, source, spans}]
for (const [note, rule, other, id, source, spans] of across.compared ?? []) {
  if (!comparedBy.has(note)) comparedBy.set(note, []);
  comparedBy.get(note).push({ rule: across.rules[rule], note: other, id, source, spans });
}

const measure = (name) => across.measures[name] ?? words(name);
const kindFound = ([rule, verdict]) =>
  verdict === "unclear" ? "unclear" : (catalogue[across.rules[rule]]?.severity ?? "info");
const titleFound = ([rule]) => title(across.rules[rule]);

/** `contact guard to moderate` of ranks, `20 to 24` of figures; nothing where the visit tells none. */
const rangeInWords = (range, names) =>
  (range ?? []).map((value) => (names ? words(names[value]) : value)).join(" to ");

/** The visits' findings by severity. */
function countVisits(visits) {
  const counts = { error: 0, warning: 0, info: 0, unclear: 0 };
  for (const found of visits.flatMap((visit) => visit.found)) counts[kindFound(found)] += 1;
  return counts;
}

/** What a visit tells, in parts: [[name, words]]. */
function visitParts(visit) {
  const scores = Object.entries(visit.scores).map(([name, range]) => [measure(name), rangeInWords(range)]);
  const found = visit.found.map((one) => [
    SAYS[kindFound(one)].toLowerCase(),
    titleFound(one) + (one[2] == null ? "" : ` (compare visit ${one[2] + 1})`),
  ]);
  const parts = [
    ["assistance", rangeInWords(visit.levels, across.levels)],
    ["cues", rangeInWords(visit.cues, across.amounts)],
  ];
  return [...parts.filter(([, told]) => told), ...scores, ...found];
}

function visitName({ nth, day, discipline, kind }, timeline) {
  return [`Visit ${nth + 1} of ${timeline.visits.length}`, day, discipline, kind && words(kind)]
    .filter(Boolean)
    .join(", ");
}

function visitInWords(visit, timeline) {
  const parts = visitParts(visit).map(([name, told]) => `${name} ${told}`);
  const missing = visit.note == null ? " (its note is not among those of this report)" : "";
  return `${visitName(visit, timeline)}${missing}: ${parts.join("; ") || "no level, cue or score of that day"}`;
}

/** What is drawn one above the other: [{title, kind, points}]. Points are {nth, low, high}, of findings {nth, sign, like}. */
function lanes(timeline) {
  const disciplines = [...new Set(timeline.visits.map(({ discipline }) => discipline))];
  const split = disciplines.length > 1;
  const ranks = (name, of, kind) =>
    disciplines
      .map((discipline) => ({
        title: split ? `${name} (${discipline ?? "unsigned"})` : name,
        kind,
        points: pointsOf(
          timeline.visits.filter((visit) => visit.discipline === discipline),
          of,
        ),
      }))
      .filter(({ points }) => points.length);
  const score = (name) => ({
    title: measure(name),
    kind: "score",
    points: pointsOf(timeline.visits, ({ scores }) => scores[name]),
  });
  return [
    ...findingLanes(timeline),
    ...ranks("Assistance", (visit) => visit.levels, across.levels),
    ...ranks("Cues", (visit) => visit.cues, across.amounts),
    ...measuresOf(timeline).slice(0, MEASURES_DRAWN).map(score),
  ];
}

const pointsOf = (visits, of) =>
  visits.filter(of).map((visit) => ({ nth: visit.nth, low: of(visit)[0], high: of(visit).at(-1) }));

/** The measures with scores, the most frequent first. */
const measuresOf = ({ visits }) =>
  tally(visits.flatMap(({ scores }) => Object.keys(scores))).map(([name]) => name);

/** One lane for each rule that found something. */
function findingLanes({ visits }) {
  const all = visits.flatMap((visit) => visit.found.map((one) => ({ nth: visit.nth, one })));
  const rules = [...new Set(all.map(({ one: [rule] }) => rule))].sort(by((rule) => across.rules[rule]));
  return rules.map((rule) => ({
    title: title(across.rules[rule]),
    kind: "findings",
    points: all
      .filter(({ one }) => one[0] === rule)
      .map(({ nth, one }) => ({ nth, sign: kindFound(one), like: one[2] })),
  }));
}
