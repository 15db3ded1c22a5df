// The filters and the list of notes, page by page.

const PAGE = 50;
const FIELDS = {
  severity: "Severity",
  rule: "Rule",
  verdict: "Verdict",
  clinician: "Clinician",
  patient: "Patient",
  band: "Risk",
};

/** The choices of a filter with the number of notes for each: [[value, words, count]]. */
function choices(rows, field) {
  const ofFindings = { severity: 1, rule: 1, verdict: 1 }[field];
  const values = rows.flatMap((row) =>
    ofFindings ? [...new Set(row.findings.map((finding) => finding[field]))] : (row[field] ?? []),
  );
  const counted = tally(values);
  const fixed = { severity: SEVERITIES, band: BANDS, verdict: ["fail", "unclear"] }[field];
  if (fixed) counted.sort(by(([value]) => fixed.indexOf(value)));
  if (field === "clinician" || field === "patient")
    counted.sort((a, b) => a[0].localeCompare(b[0], "en", { numeric: true }));
  return counted.map(([value, count]) => [value, field === "rule" ? title(value) : words(value), count]);
}

function selectFor(rows, field) {
  const options = choices(rows, field).map(([value, text, count]) =>
    el("option", { value }, `${text} (${number(count)})`),
  );
  return el(
    "label",
    { class: `field by-${field}` },
    FIELDS[field],
    el("select", { name: field }, el("option", { value: "" }, "All"), options),
  );
}

/** Fill the form. It is read again whenever something in it changes. */
function drawFilters(form, rows, wide) {
  const fields = Object.keys(FIELDS).filter((field) => field !== "band" || rows.some((row) => row.band));
  const sorts = Object.entries(ORDERS).filter(([name]) => name !== "risk" || rows.some((row) => row.band));
  form.replaceChildren(
    el(
      "label",
      { class: "field by-words" },
      "Search",
      el("input", {
        type: "search",
        name: "search",
        spellcheck: "false",
        placeholder: "words in the note, patient, file",
      }),
    ),
    el(
      "details",
      { class: "more", open: wide },
      el("summary", {}, "Filter and sort"),
      el(
        "div",
        { class: "fields" },
        fields.map((field) => selectFor(rows, field)),
        el(
          "label",
          { class: "field by-sort" },
          "Sort",
          el(
            "select",
            { name: "sort" },
            sorts.map(([value, [text]]) => el("option", { value }, text)),
          ),
        ),
      ),
    ),
    el("button", { type: "reset" }, "Clear"),
    el("button", { type: "button", class: "print", click: () => window.print() }, "Print"),
  );
}

/** What the form asks for. */
function wanted(form) {
  const values = Object.fromEntries(new FormData(form));
  const terms = (values.search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return { ...values, terms };
}

/** The filters in words, for the printed page. */
function inWords(want) {
  const set = Object.keys(FIELDS)
    .filter((field) => want[field])
    .map((field) => `${FIELDS[field].toLowerCase()}: ${field === "rule" ? title(want.rule) : want[field]}`);
  if (want.terms?.length) set.push(`words: ${want.terms.join(" ")}`);
  return set.length ? set.join("; ") : "all notes";
}

/** One note of the list. */
function listItem(row, index, count, chosen, choose) {
  const here = row.place === chosen;
  return el(
    "div",
    {
      role: "option",
      class: "row",
      id: `row-${row.place}`,
      "data-place": row.place,
      tabindex: here ? "0" : "-1",
      "aria-selected": String(here),
      "aria-posinset": index + 1,
      "aria-setsize": count,
      click: () => choose(row),
    },
    el(
      "span",
      { class: "line" },
      el("b", { class: "id" }, String(row.id)),
      " ",
      el("span", { class: "date" }, row.date || "no date"),
    ),
    el("span", { class: "line who" }, `${row.patient} · ${row.clinician}`),
    el(
      "span",
      { class: "line badges" },
      badges(row.counts),
      row.findings.length ? null : el("span", { class: "badge pass" }, "✓ no findings"),
      riskBadge(row.band),
    ),
  );
}

/** Draw one page of the list. One row, the chosen or the first, is on the way of the Tab key. */
function drawList(list, rows, chosen, page, choose) {
  const from = page * PAGE;
  const items = rows
    .slice(from, from + PAGE)
    .map((row, index) => listItem(row, from + index, rows.length, chosen, choose));
  if (items.length && !items.some((item) => item.tabIndex === 0)) items[0].tabIndex = 0;
  list.replaceChildren(
    ...(items.length
      ? items
      : [
          el(
            "p",
            { class: "none" },
            blocks.length ? "No note matches these filters." : "No notes were audited.",
          ),
        ]),
  );
}

/** Previous, where we are, next. */
function drawPages(nav, count, page, turn) {
  const last = Math.ceil(count / PAGE) - 1;
  const step = (text, to) =>
    el(
      "button",
      { type: "button", disabled: to < 0 || to > last, "data-step": text, click: () => turn(to) },
      text,
    );
  nav.hidden = last < 1;
  nav.replaceChildren(
    step("Previous", page - 1),
    el(
      "span",
      {},
      `${number(page * PAGE + 1)}–${number(Math.min(count, (page + 1) * PAGE))} of ${number(count)}`,
    ),
    step("Next", page + 1),
  );
}
