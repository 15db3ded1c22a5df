// The totals on top and the findings by rule. Both are also ways to filter.

/** The figures of the heading; each is a button that sets filters. */
function drawTotals(place, total, unreadable, { filterBy, showEpisodes }) {
  const tile = (count, label, want, kind, act = () => filterBy(want)) =>
    el(
      "button",
      { type: "button", class: `total ${kind ?? ""}`, click: act },
      el(
        "b",
        {},
        kind && SIGN[kind] ? el("span", { class: "sign", "aria-hidden": "true" }, SIGN[kind]) : null,
        number(count),
      ),
      ` ${label}`,
    );
  const risks = BANDS.filter(() => Object.keys(total.bands).length);
  place.replaceChildren(
    tile(total.notes, total.notes === 1 ? "note" : "notes", {}),
    tile(total.withErrors, "with errors", { severity: "error", verdict: "fail" }),
    tile(
      total.error,
      total.error === 1 ? "error" : "errors",
      { severity: "error", verdict: "fail" },
      "error",
    ),
    tile(
      total.warning,
      total.warning === 1 ? "warning" : "warnings",
      { severity: "warning", verdict: "fail" },
      "warning",
    ),
    tile(total.info, "info", { severity: "info", verdict: "fail" }, "info"),
    tile(total.unclear, "unclear", { verdict: "unclear" }, "unclear"),
    ...risks.map((band) => tile(total.bands[band] ?? 0, `${band} risk`, { band }, `risk-${band}`)),
    ...(timelines.length
      ? [tile(timelines.length, timelines.length === 1 ? "timeline" : "timelines", {}, "", showEpisodes)]
      : []),
    ...(unreadable
      ? [
          el(
            "p",
            { class: "notice" },
            `${plural(unreadable, "note")} could not be shown: damaged in this file.`,
          ),
        ]
      : []),
  );
}

const ruleOrder = firstThat(
  by((entry) => SEVERITIES.indexOf(entry.severity)),
  by((entry) => -entry.fail),
  by((entry) => -entry.unclear),
  by((entry) => entry.rule),
);

/** The rules that found something, the gravest first. */
function ruleTable(total, filterBy) {
  const entries = Object.values(total.rules).sort(ruleOrder);
  const most = Math.max(1, ...entries.map(({ notes }) => notes));
  return el(
    "table",
    { class: "rules" },
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        ["Severity", "Rule", "Failed", "Unclear", "Notes"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el(
      "tbody",
      {},
      entries.map((entry) => ruleLine(entry, most, filterBy)),
    ),
  );
}

function ruleLine({ rule, severity, fail, unclear, notes }, most, filterBy) {
  const bar = el("span", { class: `bar ${severity}`, "aria-hidden": "true" });
  bar.style.width = `${(100 * notes) / most}%`;
  return el(
    "tr",
    {},
    el("td", {}, badge(severity)),
    el(
      "th",
      { scope: "row" },
      el(
        "button",
        { type: "button", class: "link", title: catalogue[rule]?.why, click: () => filterBy({ rule }) },
        title(rule),
      ),
      el("span", { class: "rule" }, rule),
    ),
    el("td", { class: "figure" }, number(fail)),
    el("td", { class: "figure" }, number(unclear)),
    el("td", { class: "share" }, number(notes), bar),
  );
}

const FIRST_EPISODES = 15; // shown until all are asked for

/** The timelines, those with the most findings first: each opens the first of its notes with one. */
function episodesPart(wide, open) {
  if (!timelines.length) return "";
  const count = (timeline) => timeline.visits.flatMap(({ found }) => found).length;
  const order = timelines.map((timeline) => [timeline, count(timeline)]).sort(by(([, found]) => -found));
  const body = el("tbody", {});
  const fill = (some) => body.replaceChildren(...some.map(([timeline]) => episodeLine(timeline, open)));
  const rest = order.length - FIRST_EPISODES;
  const all = (event) => {
    event.currentTarget.remove();
    fill(order);
    body.rows[FIRST_EPISODES].querySelector("button")?.focus();
  };
  fill(order.slice(0, FIRST_EPISODES));
  return el(
    "details",
    { open: wide, class: "episodes" },
    el("summary", {}, el("h2", {}, `Episodes of care (${plural(order.length, "patient")})`)),
    el(
      "p",
      { class: "hint" },
      "Patients with two or more visits. Choose one to see the visits as a timeline.",
    ),
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["Patient", "Visits", "From", "To", "Findings across visits"].map((name) =>
            el("th", { scope: "col" }, name),
          ),
        ),
      ),
      body,
    ),
    rest > 0 ? el("button", { type: "button", click: all }, `Show the other ${number(rest)}`) : null,
  );
}

function episodeLine({ patient, visits }, open) {
  const held = visits.filter(({ note }) => note != null);
  const first = held.find(({ found }) => found.length) ?? held.at(-1);
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row" },
      el("button", { type: "button", class: "link", click: () => open(first.note) }, patient),
    ),
    el("td", {}, number(visits.length)),
    el("td", {}, visits[0].day),
    el("td", {}, visits.at(-1).day),
    el("td", {}, badges(countVisits(visits))),
  );
}

/** Fill the pane that stands where no note is chosen. */
function drawOverview(pane, total, wide, { filterBy, open }) {
  const some = Object.keys(total.rules).length;
  pane.replaceChildren(
    el(
      "details",
      { open: wide },
      el("summary", {}, el("h2", { id: "overview-title" }, `Findings by rule (${plural(some, "rule")})`)),
      some
        ? el("p", { class: "hint" }, "Choose a rule to list its notes; choose a note on the list to read it.")
        : el("p", { class: "none" }, "No findings."),
      some ? ruleTable(total, filterBy) : "",
    ),
    episodesPart(wide, open),
  );
}
