// One note's pane: its name, facts and billing, and beneath them what the audit says of it.

/** What the note needs, in one line of badges. */
function badges(counts) {
  return ["error", "warning", "unclear", "info"]
    .filter((kind) => counts[kind])
    .map((kind) => badge(kind, countOf(counts[kind], kind)));
}

function riskBadge(band) {
  return band === "high" ? el("span", { class: "badge risk-high" }, "high risk") : null;
}

function countOf(count, kind) {
  return kind === "info" || kind === "unclear" ? `${number(count)} ${kind}` : plural(count, kind);
}

/** The note's facts as a definition list. */
function factsPart(note) {
  const facts = [
    ["Date of service", note.date_of_service],
    ["Patient", note.patient_id],
    ["Clinician", note.clinician],
    ["Payer", note.payer],
    ["File", note.source && note.source + (note.index ? `, note ${note.index + 1}` : "")],
  ];
  return el(
    "dl",
    { class: "facts" },
    facts.map(([name, value]) =>
      el("div", {}, el("dt", {}, name), el("dd", { class: value ? "" : "missing" }, value || "not given")),
    ),
  );
}

function billingPart(note) {
  const lines = note.billing ?? [];
  if (!lines.length) return el("p", { class: "none" }, "No code is billed.");
  const cell = (value) => el("td", {}, value ?? "–");
  return el(
    "table",
    { class: "billing" },
    el("caption", {}, "Billed"),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        ["Code", "Units", "Minutes", "Modifiers", "From"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el(
      "tbody",
      {},
      lines.map(({ code, units, minutes, modifiers, source }) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, code),
          cell(units),
          cell(minutes),
          cell((modifiers ?? []).join(" ") || "–"),
          cell(source),
        ),
      ),
    ),
  );
}

/** Fill the detail pane with a note. `moves`: what its buttons do, [[words, action]]; `open` shows another note. */
function drawDetail(pane, note, { go, open, moves }) {
  const counts = countFindings(note.findings ?? []);
  pane.replaceChildren(
    ...[
      el(
        "div",
        { class: "moves" },
        moves.map(([text, action]) => el("button", { type: "button", click: action }, text)),
      ),
      el("h2", { id: "note-title", tabindex: "-1" }, String(note.note_id)),
      el("p", { class: "badges" }, badges(counts), riskBadge(note.risk?.band)),
      factsPart(note),
      billingPart(note),
      episodePart(note, open),
      el("h3", {}, "Findings"),
      findingsPart(note, go, open),
      riskPart(note, go),
      checksPart(note, go),
      entitiesPart(note, go),
    ]
      .flat()
      .filter(Boolean),
  );
  pane.scrollTop = 0;
}
