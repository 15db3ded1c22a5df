// The notes and what the list needs to know of each. Everything from a note reaches the page as a text node.

const SEVERITIES = ["error", "warning", "info"];
const BANDS = ["high", "medium", "low"];
const NOT_GIVEN = "(not given)";
// A shape for each kind, so that colour is never the only sign.
const SIGN = { error: "✕", warning: "▲", info: "●", unclear: "?" };

const blocks = document.querySelectorAll("script.note");
const catalogue = JSON.parse(document.getElementById("catalogue").textContent);

/** An element. Attributes are named here in the code, never by data; functions become listeners, strings text nodes. */
function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

const number = (value) => value.toLocaleString("en");
const plural = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;
const words = (name) => String(name).replaceAll("_", " ");
const title = (rule) => catalogue[rule]?.title ?? rule;

/** Parse the note at a place in the file: the whole record, with its place. */
function readNote(place) {
  return { ...JSON.parse(blocks[place].textContent), place };
}

/** What the list, its filters and its order need of a note; the record itself is dropped again. */
function toRow(note, place) {
  const findings = (note.findings ?? []).map(({ rule, severity, verdict }) => ({ rule, severity, verdict }));
  const text = [note.note_id, note.patient_id, note.clinician, note.source, note.text].join("\n");
  return {
    place,
    findings,
    id: note.note_id,
    date: note.date_of_service ?? "",
    source: note.source,
    patient: note.patient_id ?? NOT_GIVEN,
    clinician: note.clinician ?? NOT_GIVEN,
    band: note.risk?.band,
    score: note.risk?.score ?? -1,
    counts: countFindings(findings),
    searched: text.toLowerCase(),
  };
}

/** Findings by severity; what is unclear counts as unclear only, since a person may yet clear it. */
function countFindings(findings) {
  const counts = { error: 0, warning: 0, info: 0, unclear: 0 };
  for (const { severity, verdict } of findings) counts[verdict === "unclear" ? "unclear" : severity] += 1;
  return counts;
}

/** Make the rows in slices, so that the page stays alive. Gives {rows, broken}: broken blocks are counted, not fatal. */
async function readRows(progress) {
  const rows = [];
  let broken = 0;
  let breather = performance.now() + 40;
  for (let place = 0; place < blocks.length; place++) {
    try {
      rows.push(toRow(readNote(place), place));
    } catch {
      broken += 1;
    }
    if (performance.now() < breather) continue;
    progress(place);
    await new Promise((resume) => setTimeout(resume));
    breather = performance.now() + 40;
  }
  return { rows, broken };
}

/** Does a row pass the filters? Severity, rule and verdict must meet in one and the same finding. */
function matches(row, want) {
  const whole = ["clinician", "patient", "band"].every((field) => !want[field] || row[field] === want[field]);
  const ofFinding = ["severity", "rule", "verdict"].filter((field) => want[field]);
  const found =
    !ofFinding.length ||
    row.findings.some((finding) => ofFinding.every((field) => finding[field] === want[field]));
  return whole && found && want.terms.every((term) => row.searched.includes(term));
}

const by = (key) => (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
const firstThat =
  (...orders) =>
  (a, b) =>
    orders.reduce((result, order) => result || order(a, b), 0);
const worst = firstThat(
  by((row) => -row.counts.error),
  by((row) => -row.counts.warning),
  by((row) => -row.counts.unclear),
  by((row) => -row.score),
  by((row) => -row.counts.info),
  by((row) => row.place),
);
const ORDERS = {
  worst: ["Worst first", worst],
  risk: [
    "Highest risk first",
    firstThat(
      by((row) => -row.score),
      worst,
    ),
  ],
  newest: ["Newest first", (a, b) => by((row) => row.date)(b, a) || worst(a, b)],
  oldest: [
    "Oldest first",
    firstThat(
      by((row) => row.date || "9999"),
      worst,
    ),
  ],
  clinician: [
    "By clinician",
    firstThat(
      by((row) => row.clinician),
      worst,
    ),
  ],
  patient: [
    "By patient",
    firstThat(
      by((row) => row.patient),
      by((row) => row.date),
      worst,
    ),
  ],
  id: ["By note", (a, b) => String(a.id).localeCompare(String(b.id), "en", { numeric: true })],
};

/** How often each value stands: [[value, count]], the most frequent first. */
function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
}

/** The figures of the heading and of "findings by rule". */
function sumUp(rows) {
  const total = {
    notes: rows.length,
    withErrors: 0,
    error: 0,
    warning: 0,
    info: 0,
    unclear: 0,
    bands: {},
    rules: {},
  };
  for (const row of rows) {
    if (row.counts.error) total.withErrors += 1;
    for (const kind of Object.keys(row.counts)) total[kind] += row.counts[kind];
    if (row.band) total.bands[row.band] = (total.bands[row.band] ?? 0) + 1;
    for (const finding of row.findings) addToRule(total.rules, finding, row.place);
  }
  return total;
}

function addToRule(rules, { rule, severity, verdict }, place) {
  const entry = (rules[rule] ??= { rule, severity, fail: 0, unclear: 0, notes: 0, last: -1 });
  entry[verdict === "unclear" ? "unclear" : "fail"] += 1;
  if (entry.last !== place) entry.notes += 1; // a rule may find several things in one note
  entry.last = place;
}
