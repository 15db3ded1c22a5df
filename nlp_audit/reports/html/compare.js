// A finding's passages beside those of the note that it was compared to.

const comparedTo = (note, { rule }) =>
  (comparedBy.get(note.place) ?? []).filter((other) => other.rule === rule);

const asUnits = (text, spans) => {
  const units = unitsOf(text);
  return spans.map(([start, end]) => [units(start), units(end)]).sort((a, b) => a[0] - b[0]);
};

/** Words of a row as text, those that differ marked; a screen reader is told first that something differs. */
function passage(text, row) {
  const out = [];
  for (let i = 0; i < row.length;) {
    let end = i + 1;
    while (end < row.length && row[end].same === row[i].same) end++;
    const piece = text.slice(row[i].start, row[end - 1].end);
    const between = i ? text.slice(row[i - 1].end, row[i].start) : row[0].gap ? "… " : "";
    out.push(between, row[i].same ? piece : el("mark", { class: "differs" }, piece));
    i = end;
  }
  const differs = row.some(({ same }) => !same);
  return [differs && el("span", { class: "unseen" }, "Differs: "), ...out];
}

/** The heading of a side: whose note of which day. */
function sideName(note, self) {
  const whose = note.patient_id === self.patient_id ? "" : `, patient ${note.patient_id ?? NOT_GIVEN}`;
  return `${note.note_id}, ${note.date_of_service ?? "no date"}${whose}`;
}

/** A note of this file, or null: the report may hold a choice of notes, and a file may be damaged. */
function noteAt(place) {
  try {
    return place == null ? null : readNote(place);
  } catch {
    return null;
  }
}

/** The table of both. `open` shows the other note. */
function comparison(note, finding, { note: place, id, source, spans }, open) {
  const other = noteAt(place);
  if (!other)
    return el(
      "p",
      { class: "hint" },
      `The other note${id ? ` (${id} in ${source})` : ""} is not among those of this report.`,
    );
  const mine = wordsOf(
    note.text,
    asUnits(
      note.text,
      finding.evidence.map(({ start, end }) => [start, end]),
    ),
  );
  const theirs = wordsOf(other.text, asUnits(other.text, spans));
  const rows = sideBySide(mine, theirs);
  const name = sideName(other, note);
  return el(
    "table",
    { class: "compare" },
    el("caption", {}, captionOf(rows)),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, `This note, ${note.date_of_service ?? "no date"}`),
        el(
          "th",
          { scope: "col" },
          open ? el("button", { type: "button", class: "link", click: () => open(place) }, name) : name,
        ),
      ),
    ),
    el(
      "tbody",
      {},
      (rows ?? [[mine, theirs].map((side) => side.map((word) => ({ ...word, same: true })))]).map(
        ([one, two]) =>
          el("tr", {}, el("td", {}, passage(note.text, one)), el("td", {}, passage(other.text, two))),
      ),
    ),
  );
}

function captionOf(rows) {
  if (!rows) return "Both passages; they are too long to be compared word by word";
  const differing = rows.filter((row) => row.flat().some(({ same }) => !same)).length;
  if (!differing) return `${plural(rows.length, "line")}, word for word the same`;
  return `${number(differing)} of ${plural(rows.length, "line")} ${differing === 1 ? "differs" : "differ"}; what differs is marked`;
}

/** The comparisons of a finding, folded away but for copies; each is made when it is first opened. */
function comparisons(note, finding, open) {
  return comparedTo(note, finding).map((other) => {
    const fill = () => {
      if (part.open && part.childElementCount === 1) part.append(comparison(note, finding, other, open));
    };
    const part = el(
      "details",
      { class: "beside", open: finding.rule === CLONE, toggle: fill },
      el("summary", {}, "Both passages side by side"),
    );
    fill();
    return part;
  });
}
