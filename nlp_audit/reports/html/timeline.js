// An episode of care: the picture, the visit under the cursor in words, and all of it as a table.

/** Draw into `place` whenever its width changes, the first time among them. */
const widths = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) if (contentRect.width) target.redraw?.(contentRect.width);
});

function visitTable(timeline, open) {
  const heads = ["Visit", "Assistance", "Cues", "Scores", "Findings"];
  const row = (visit) => {
    const rest = [visit.discipline, visit.kind].filter(Boolean).map(words).join(", ");
    const day = `${visit.nth + 1}. ${visit.day}`;
    const scores = Object.entries(visit.scores).map(([of, range]) => `${measure(of)} ${rangeInWords(range)}`);
    const like = ([, , other]) => (other == null ? "" : ` (compare visit ${other + 1})`);
    return el(
      "tr",
      {},
      el(
        "th",
        { scope: "row" },
        open && visit.note != null
          ? el("button", { type: "button", class: "link whole", click: () => open(visit.note) }, day)
          : el("span", { class: "whole" }, day),
        ` ${rest}`,
      ),
      el("td", {}, rangeInWords(visit.levels, across.levels) || "–"),
      el("td", {}, rangeInWords(visit.cues, across.amounts) || "–"),
      el("td", {}, scores.join("; ") || "–"),
      el(
        "td",
        {},
        visit.found.map((one) => el("div", {}, badge(kindFound(one)), ` ${titleFound(one)}${like(one)}`)),
      ),
    );
  };
  return el(
    "table",
    { class: "visits-table" },
    el(
      "caption",
      {},
      "What each visit states of that day, from the lightest to the heaviest, and what was found",
    ),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        heads.map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el("tbody", {}, timeline.visits.map(row)),
  );
}

/** Left and right go from visit to visit; Enter and the space bar open a visit's note. */
function steer(event) {
  const visits = [...event.currentTarget.querySelectorAll(".visit")];
  const now = visits.indexOf(event.target.closest(".visit"));
  const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: visits.length - 1 }[event.key];
  if (now < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" || event.key === " ") visits[now].dispatchEvent(new MouseEvent("click"));
  else if (to == null) return;
  else {
    const next = visits[Math.max(0, Math.min(to, visits.length - 1))];
    for (const visit of visits) visit.setAttribute("tabindex", visit === next ? "0" : "-1");
    next.focus();
  }
  event.preventDefault();
}

/** The picture with what belongs to it. `chosen` is a visit's number; `open(note)` shows a note. */
function timelineFigure(timeline, chosen, open) {
  const told = el("p", { class: "told" });
  const tell = (visit) => told.replaceChildren(...tellVisit(visit, timeline));
  const act = { tell, open: ({ note }) => note != null && open(note) };
  const chart = el("div", { class: "chart", keydown: steer });
  chart.redraw = (width) => {
    const held = chart.contains(document.activeElement) ? document.activeElement.dataset.nth : null;
    const [names, visits] = drawChart(timeline, { width, chosen, act });
    chart.replaceChildren(names, visits);
    const here = visits.querySelector(`[data-nth="${held ?? chosen}"]`);
    visits.scrollLeft = here ? here.querySelector("rect").x.baseVal.value - visits.clientWidth / 2 : 0;
    if (held != null) here?.focus();
  };
  widths.observe(chart);
  tell(timeline.visits[chosen] ?? timeline.visits[0]);
  return el("figure", { class: "timeline" }, chart, told);
}

/** A visit in words, for the eye. */
function tellVisit(visit, timeline) {
  const parts = visitParts(visit).map(([name, told]) => [el("i", {}, name), ` ${told}`]);
  if (!parts.length) parts.push("no level, cue or score of that day");
  if (visit.note == null) parts.push("its note is not among those of this report");
  const said = parts.map((part) => [" ", el("span", { class: "said" }, part)]);
  return [el("b", {}, visitName(visit, timeline)), said].flat(2);
}

const CHART_KEY =
  "Point: the heaviest help or cueing of the day, or the score; bar: to the lightest, or the lowest. Arc: from the visit that findings compare with.";
let openEpisodes = null; // as the reader has last left the part; until then it opens where something was found

/** The part of a note's pane; nothing for a patient with one visit. */
function episodePart(note, open) {
  const { timeline, visit } = placeOf.get(note.place) ?? {};
  if (!timeline) return null;
  const { visits } = timeline;
  const undrawn = measuresOf(timeline).length - MEASURES_DRAWN;
  const part = el(
    "details",
    { class: "part episode", open: openEpisodes ?? visits.some(({ found }) => found.length) },
    el(
      "summary",
      {},
      el("b", {}, `Episode of care: visit ${visit.nth + 1} of ${visits.length}`),
      ` · ${visits[0].day} to ${visits.at(-1).day} `,
      badges(countVisits(visits)),
    ),
    timelineFigure(timeline, visit.nth, open),
    el("p", { class: "key" }, CHART_KEY),
    undrawn > 0 ? el("p", { class: "hint" }, `${plural(undrawn, "more measure")} in the table.`) : null,
    el(
      "details",
      { class: "as-table" },
      el("summary", {}, "The visits as a table"),
      visitTable(timeline, open),
    ),
  );
  part.querySelector("summary").addEventListener("click", () => (openEpisodes = !part.open));
  return part;
}

/** The timelines of paper: wide enough for the page, the table beneath. */
function paperTimeline(timeline) {
  const chart = el("div", { class: "chart" }, drawChart(timeline, { width: PAPER, least: 0 }));
  return el(
    "section",
    { class: "timeline" },
    el("h3", {}, `${timeline.patient}: ${plural(timeline.visits.length, "visit")}`),
    chart,
    visitTable(timeline),
  );
}
