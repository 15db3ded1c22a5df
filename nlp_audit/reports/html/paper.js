// The printed page: the worklist as a table, then the findings of every listed note. Made when printing, then dropped.

const PAPER = 660; // pixels of a timeline: the page between its margins, letter and A4
const cells = (...values) => values.map((value) => el("td", {}, String(value)));

function paperList(rows) {
  const heads = ["Note", "Date", "Patient", "Clinician", "Errors", "Warnings", "Unclear", "Info", "Risk"];
  return el(
    "table",
    {},
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        heads.map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el(
      "tbody",
      {},
      rows.map(({ id, date, patient, clinician, counts, band }) =>
        el(
          "tr",
          {},
          cells(
            id,
            date || "–",
            patient,
            clinician,
            counts.error,
            counts.warning,
            counts.unclear,
            counts.info,
            band ?? "–",
          ),
        ),
      ),
    ),
  );
}

function paperFinding(note, finding) {
  const { rule, severity, verdict, message, fix, evidence, authority } = finding;
  const beside = rule === CLONE ? comparedTo(note, finding).filter(({ note: other }) => other != null) : [];
  return el(
    "li",
    {},
    el(
      "b",
      {},
      `${SIGN[kindOf({ severity, verdict })]} ${SAYS[kindOf({ severity, verdict })]}: ${title(rule)}. `,
    ),
    message,
    beside.length ? null : (evidence ?? []).map(({ text }) => [" ", el("q", {}, text)]),
    fix && el("p", {}, fix),
    beside.map((other) => comparison(note, finding, other)),
    el("p", { class: "rule" }, [rule, authority || catalogue[rule]?.authority].filter(Boolean).join(" · ")),
  );
}

function paperNote(row) {
  const note = readNote(row.place);
  const codes = (note.billing ?? []).map(
    ({ code, units, modifiers }) =>
      [code, ...(modifiers ?? [])].join("-") + (units == null ? "" : ` x${units}`),
  );
  const findings = [...(note.findings ?? [])].sort(by(severityRank));
  return el(
    "section",
    {},
    el("h3", {}, String(note.note_id)),
    el(
      "p",
      {},
      [row.date || "no date", row.patient, row.clinician, note.source, codes.join(", ")]
        .filter(Boolean)
        .join(" · "),
    ),
    el(
      "ol",
      {},
      findings.map((finding) => paperFinding(note, finding)),
    ),
  );
}

/** The timelines of the listed notes that hold a finding across visits; of a chosen patient any. */
function paperEpisodes(rows, want) {
  const listed = new Set(rows.map(({ place }) => placeOf.get(place)?.timeline));
  return timelines.filter(
    (timeline) => listed.has(timeline) && (want.patient || timeline.visits.some(({ found }) => found.length)),
  );
}

/** Fill the print area with the listed rows; the facts of the run stand folded away on the screen. */
function drawPaper(place, rows, want) {
  const episodes = paperEpisodes(rows, want);
  const withFindings = rows.filter(({ findings }) => findings.length);
  place.replaceChildren(
    el("h2", {}, `Worklist: ${plural(rows.length, "note")} (${inWords(want)})`),
    paperList(rows),
    ...(episodes.length ? [el("h2", {}, "Episodes of care"), ...episodes.map(paperTimeline)] : []),
    ...(withFindings.length ? [el("h2", {}, "Findings"), ...withFindings.map(paperNote)] : []),
    el("h2", {}, "About this audit"),
    document.querySelector("footer dl").cloneNode(true),
  );
}
