// The note's text: sections, entities, evidence and search hits, drawn in place.

// The five labels that matter to the audit come with a tag of one letter; the others support the rules.
const TAGS = { GOAL: "G", ASSIST_LEVEL: "A", CUE: "C", MINUTES: "M", OUTCOME_MEASURE: "O" };
const switchedOn = new Set(Object.keys(TAGS)); // kept from note to note
const tag = (label) => TAGS[label] ?? label.slice(0, 3).toLowerCase();

/** The records' offsets count code points, JavaScript's strings UTF-16 units: a function from one to the other. */
function unitsOf(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (point) => point;
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  return (point) => units[point] ?? unit;
}

/** The spans' parts between `from` and `to`, outer before inner. */
function clip(spans, from, to) {
  return spans
    .map((span) => ({
      ...span,
      start: Math.max(span.start, from),
      end: Math.min(span.end, to),
      first: span.start >= from,
    }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Text from `from` to `to` with `spans` ({start, end, make}) around its pieces, nested as they lie. A span that
 * crosses another's end is closed there and opened again. `make(first)` gives a span's element.
 */
function draw(text, from, to, spans) {
  const inside = clip(spans, from, to);
  const cuts = [...new Set([from, to, ...inside.flatMap((span) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  );
  const root = document.createDocumentFragment();
  const open = [];
  const top = () => open.at(-1)?.node ?? root;
  const enter = (span, first) => {
    const node = span.make(first);
    top().append(node);
    open.push({ span, node });
  };
  let next = 0;
  for (let index = 0; index + 1 < cuts.length; index++) {
    leave(open, cuts[index]).forEach((span) => enter(span, false));
    for (; inside[next]?.start === cuts[index]; next++) enter(inside[next], inside[next].first);
    top().append(text.slice(cuts[index], cuts[index + 1]));
  }
  return root;
}

/** Close what ends here and everything in it; gives back what must be opened again. */
function leave(open, here) {
  const outermost = open.findIndex(({ span }) => span.end <= here);
  if (outermost < 0) return [];
  return open
    .splice(outermost)
    .map(({ span }) => span)
    .filter((span) => span.end > here);
}

/** One entity in words: label, assertion and normalised attributes. */
function describe({ label, assertion, attributes }) {
  const known = Object.entries(attributes ?? {}).filter(([, value]) => value !== null && value !== undefined);
  const plain = (value) => (typeof value === "object" ? JSON.stringify(value) : words(value));
  const asText = (value) =>
    Array.isArray(value) ? value.map(plain).join(", ") || "none named" : plain(value);
  const shown = known.map(([name, value]) => `${words(name)}: ${asText(value)}`);
  return `${words(label).toLowerCase()}, ${assertion ?? "present"}${shown.length ? "\n" + shown.join("\n") : ""}`;
}

function entityMark(entity, first) {
  const today = (entity.assertion ?? "present") === "present" ? "" : " not-today";
  return el("mark", {
    class: `entity ${TAGS[entity.label] ? "" : "support"}${today}`,
    title: describe(entity),
    "data-label": entity.label,
    "data-tag": first && tag(entity.label),
  });
}

/** Every passage that a finding points at once, with the worst severity that points there. */
function evidenceSpans(findings) {
  const worstAt = new Map();
  for (const { evidence, severity, verdict } of findings) {
    const kind = verdict === "unclear" ? "unclear" : severity;
    for (const { start, end } of evidence ?? []) {
      const key = `${start}-${end}`;
      const rank = Object.keys(SIGN).indexOf(kind);
      if (!(worstAt.get(key)?.rank <= rank)) worstAt.set(key, { start, end, rank, kind });
    }
  }
  const underline = (kind) => () => el("span", { class: `evidence ${kind}` });
  return [...worstAt.values()].map(({ start, end, kind }) => ({ start, end, make: underline(kind) }));
}

/** Where the searched words stand, in units. */
function hitSpans(text, terms) {
  if (!terms.length) return [];
  const pattern = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&")).join("|");
  return [...text.matchAll(new RegExp(pattern, "giu"))].map((hit) => ({
    start: hit.index,
    end: hit.index + hit[0].length,
    make: () => el("mark", { class: "hit" }),
  }));
}

/** All that is drawn over the text, in units; `focus` is the passage last asked for. */
function allSpans(note, text, focus, terms) {
  const units = unitsOf(text);
  const entities = (note.entities ?? [])
    .filter(({ label }) => switchedOn.has(label))
    .map((entity) => ({ start: entity.start, end: entity.end, make: (first) => entityMark(entity, first) }));
  const asked = focus
    ? [{ ...focus, make: (first) => el("mark", { class: "focus", tabindex: first ? "-1" : null }) }]
    : [];
  const placed = [...asked, ...evidenceSpans(note.findings ?? []), ...entities];
  return [
    ...placed.map((span) => ({ ...span, start: units(span.start), end: units(span.end) })),
    ...hitSpans(text, terms),
  ];
}

/** The text as blocks, one a section, each under its name; what lies between sections stands without one. */
function textBlocks(note, focus, terms) {
  const text = note.text ?? "";
  const units = unitsOf(text);
  const spans = allSpans(note, text, focus, terms);
  const block = (from, to, name) =>
    el(
      "div",
      { class: "block", "data-section": name, role: name && "group", "aria-label": name },
      draw(text, from, to, spans),
    );
  const out = [];
  let done = 0;
  for (const { name, start, end } of [...(note.sections ?? [])].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(units(start), done), units(end)];
    if (from > done) out.push(block(done, from, null));
    if (to > from) out.push(block(from, to, name));
    done = Math.max(done, to);
  }
  if (done < text.length) out.push(block(done, text.length, null));
  return out;
}

/** The legend: a switch for every label of the note. */
function legend(note, redraw) {
  const counts = tally((note.entities ?? []).map(({ label }) => label));
  const order = Object.keys(TAGS);
  counts.sort(by(([label]) => (TAGS[label] ? order.indexOf(label) : order.length)));
  const flip = (label) => {
    if (!switchedOn.delete(label)) switchedOn.add(label);
    redraw();
  };
  return counts.map(([label, count]) =>
    el(
      "button",
      {
        type: "button",
        class: "switch",
        "aria-pressed": String(switchedOn.has(label)),
        "data-label": label,
        click: () => flip(label),
      },
      el("span", { class: "tag", "data-label": label, "aria-hidden": "true" }, tag(label)),
      ` ${words(label).toLowerCase()} ${count}`,
    ),
  );
}

/** What the underlines and dashed boxes mean. */
function key() {
  const samples = ["error", "warning", "info", "unclear"].map((kind) =>
    el("span", { class: `evidence ${kind}` }, kind),
  );
  return el(
    "p",
    { class: "key" },
    samples,
    " underlined: a finding points here. ",
    el("mark", { class: "entity not-today" }, "dashed box"),
    ": planned, past, negated or by others.",
  );
}

/** Fill the text pane. `shown` is {note, focus, terms, back}; drawn anew for every change, it takes milliseconds. */
function drawText(pane, shown) {
  const redraw = () => {
    const pressed = document.activeElement?.dataset?.label;
    drawText(pane, shown);
    if (pressed) pane.querySelector(`.switch[data-label="${CSS.escape(pressed)}"]`)?.focus();
  };
  const scrolled = pane.scrollTop;
  const { note, focus, terms } = shown;
  pane.replaceChildren(
    el("h3", { id: "text-title" }, "The note’s text"),
    el("div", { class: "legend", role: "group", "aria-label": "Highlighted kinds" }, legend(note, redraw)),
    key(),
    note.text
      ? el("div", { class: "note-text" }, textBlocks(note, focus, terms))
      : el("p", { class: "none" }, "The note has no text here."),
    focus ? el("button", { type: "button", class: "return", click: shown.back }, "Back to the finding") : "",
  );
  pane.scrollTop = scrolled;
}
