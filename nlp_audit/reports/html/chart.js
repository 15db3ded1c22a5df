// The picture of a timeline: lanes one above the other, visits from left to right at equal steps.

const SPACE = { left: 112, edge: 12, caption: 16, row: 14, score: 34, mark: 26, gap: 6, days: 34 };
const STEP = { least: 24, label: 36 }; // pixels between visits: enough to be hit; enough for a day and for every figure
const LETTER = { caption: 7, value: 6.2 }; // pixels of a letter, on the wide side
const namespace = document.getElementById("drawing").namespaceURI;

/** An element of a drawing; attributes and children as those of `el`. */
function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(namespace, tag), attributes, children);
}

const shorten = (text, width) => {
  const room = Math.floor(width / LETTER.caption);
  return text.length > room ? `${text.slice(0, room - 1)}…` : text;
};

/** Where things stand: x of visits, y of lanes. `least`: the smallest step between visits, in pixels. */
function measured(timeline, width, least) {
  const inside = width - SPACE.left - 2 * SPACE.edge;
  const step = Math.max(least, inside / timeline.visits.length);
  let top = 0;
  const placed = lanes(timeline).map((lane) => {
    const rows = rowsOf(lane);
    const height = rows ? SPACE.row * rows.length : SPACE[lane.kind === "findings" ? "mark" : "score"];
    const at = { ...lane, rows, top, body: top + SPACE.caption, height };
    top = at.body + height + SPACE.gap;
    return at;
  });
  return {
    placed,
    step,
    width,
    bottom: top,
    height: top + SPACE.days,
    across: step * timeline.visits.length + 2 * SPACE.edge,
    x: (nth) => SPACE.edge + step * (nth + 0.5),
  };
}

/** The names of a lane's rows, the lightest on top; none for scores and findings. */
function rowsOf({ kind, points }) {
  if (!Array.isArray(kind)) return null;
  const [low, high] = [Math.min(...points.map((p) => p.low)), Math.max(...points.map((p) => p.high))];
  return kind
    .slice(low, high + 1)
    .map((name, row) => ({ name: words(name).replace("modified ", "mod. "), rank: low + row }));
}

/** y of a value in its lane: lighter help and higher scores stand higher. */
function heightIn(lane) {
  if (lane.rows) return (rank) => lane.body + SPACE.row * (rank - lane.rows[0].rank + 0.5);
  const [low, high] = [
    Math.min(...lane.points.map((p) => p.low)),
    Math.max(...lane.points.map((p) => p.high)),
  ];
  const share = (value) => (high > low ? (value - low) / (high - low) : 0.5);
  return (value) => lane.body + lane.height - 5 - (lane.height - 19) * share(value);
}

/** Captions and names of rows, which stay where they are while the visits scroll. */
function drawNames(plan) {
  const room = plan.width - 4;
  return svg(
    "svg",
    { class: "names", width: SPACE.left, height: plan.height, "aria-hidden": "true" },
    plan.placed.map((lane) => [
      svg("text", { class: "caption", x: 0, y: lane.top + 12 }, shorten(lane.title, room)),
      (lane.rows ?? []).map(({ name }, row) =>
        svg("text", { class: "name", x: SPACE.left - 6, y: lane.body + SPACE.row * (row + 0.5) + 4 }, name),
      ),
    ]),
  );
}

function drawLane(lane, plan) {
  if (lane.kind === "findings") return drawMarks(lane, plan);
  const y = heightIn(lane);
  const line = lane.points.map(({ nth, high }) => `${plan.x(nth)},${y(high)}`).join(" ");
  return svg(
    "g",
    { class: lane.rows ? "ranks" : "scores" },
    (lane.rows ?? []).map(({ rank }) =>
      svg("line", { class: "grid", x1: 0, x2: plan.across, y1: y(rank), y2: y(rank) }),
    ),
    svg("polyline", { class: "course", points: line }),
    lane.points.map(({ nth, low, high }) => [
      low === high
        ? null
        : svg("line", { class: "range", x1: plan.x(nth), x2: plan.x(nth), y1: y(low), y2: y(high) }),
      svg("circle", { class: "point", cx: plan.x(nth), cy: y(high), r: 3.5 }),
    ]),
    lane.rows ? null : drawValues(lane, plan, y),
  );
}

/** The figures beside the points: all where there is room, else those that are new. */
function drawValues({ points }, plan, y) {
  const said = ({ low, high }) => (low === high ? String(high) : `${low}–${high}`);
  let free = -Infinity;
  return points.map((point, index) => {
    const [x, text] = [plan.x(point.nth), said(point)];
    const half = (text.length * LETTER.value) / 2 + 1;
    const isNew = !index || said(points[index - 1]) !== text || plan.step >= STEP.label;
    if (x - half < free || !isNew) return null;
    free = x + half;
    return svg("text", { class: "value", x, y: y(point.high) - 6 }, text);
  });
}

/** Findings at their visits; an arc from what the first one and the chosen one were compared to. */
function drawMarks({ points, body }, plan) {
  const y = body + 18;
  const like = ({ like: source }) => source;
  const told = points.filter((point, index) => {
    const first = points.findIndex((each) => like(each) === like(point)) === index;
    return like(point) != null && (first || point.nth === plan.chosen);
  });
  return svg(
    "g",
    { class: "found" },
    told.map((point) => {
      const [from, to] = [plan.x(like(point)), plan.x(point.nth)];
      return [
        svg("path", { class: "arc", d: `M${from},${y - 6} Q${(from + to) / 2},${y - 26} ${to},${y - 6}` }),
        svg("circle", { class: "source", cx: from, cy: y - 6, r: 2 }),
      ];
    }),
    points.map(({ nth, sign }) =>
      svg("text", { class: `mark ${sign}`, x: plan.x(nth), y: y + 4 }, SIGN[sign]),
    ),
  );
}

/** The day under each visit, as many as fit; the year where it begins. */
function drawDays({ visits }, plan) {
  const every = Math.ceil(STEP.label / plan.step);
  const year = (visit) => visit?.day.slice(0, 4);
  return visits.map((visit, nth) => [
    nth % every
      ? null
      : svg("text", { class: "day", x: plan.x(nth), y: plan.bottom + 12 }, visit.day.slice(5)),
    year(visit) === year(visits[nth - 1])
      ? null
      : svg("text", { class: "day year", x: plan.x(nth), y: plan.bottom + 26 }, year(visit)),
  ]);
}

/** Columns that visits are chosen by. `act` is {open, tell}; without it the picture is one for paper. */
function drawColumns(timeline, plan, chosen, act) {
  const way = Math.max(0, chosen ?? 0); // one visit is on the way of the Tab key
  return timeline.visits.map((visit) => {
    const state = [
      visit.nth === chosen && "chosen",
      visit.found.length && "marked",
      visit.kind === "missed" && "missed",
    ];
    const button = act && {
      role: "button",
      tabindex: visit.nth === way ? "0" : "-1",
      "data-nth": visit.nth,
      "aria-label": visitInWords(visit, timeline),
      "aria-current": visit.nth === chosen && "true",
      "aria-disabled": visit.note == null && "true",
      click: () => act.open(visit),
      focus: () => act.tell(visit),
      pointerenter: () => act.tell(visit),
    };
    const at = {
      x: plan.x(visit.nth) - plan.step / 2 + 1,
      y: 1,
      width: plan.step - 2,
      height: plan.height - 2,
      rx: 4,
    };
    return svg("g", { class: ["visit", ...state.filter(Boolean)].join(" "), ...button }, svg("rect", at));
  });
}

/** The picture as [names, visits]. */
function drawChart(timeline, { width, least = STEP.least, chosen, act }) {
  const plan = { ...measured(timeline, width, least), chosen };
  const visits = svg(
    "svg",
    { class: "visits", width: plan.across, height: plan.height, role: "group", "aria-label": "Visits" },
    drawColumns(timeline, plan, chosen, act),
    svg(
      "g",
      { "aria-hidden": "true" },
      plan.placed.map((lane) => drawLane(lane, plan)),
      drawDays(timeline, plan),
    ),
  );
  return [drawNames(plan), el("div", { class: "course-of-visits" }, visits)];
}
