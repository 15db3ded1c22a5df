// What the audit says of a note: findings, risk, what passed, what was found.
// `go(evidence, button)` shows a passage in the text.

const SAYS = { error: "Error", warning: "Warning", info: "Info", unclear: "Unclear" };
const BASIS = { requirement: "required", guidance: "guidance", good_practice: "good practice" };
const kindOf = ({ severity, verdict }) => (verdict === "unclear" ? "unclear" : severity);

/** A label with its sign: ✕ Error. */
function badge(kind, text = SAYS[kind]) {
  return el(
    "span",
    { class: `badge ${kind}` },
    el("span", { class: "sign", "aria-hidden": "true" }, SIGN[kind]),
    text,
  );
}

/** Quoted passages, each a button that leads to its place in the text. */
function quotes(evidence, go) {
  return (evidence ?? []).map((passage) =>
    el(
      "button",
      {
        type: "button",
        class: "quote",
        title: "Show in the note’s text",
        click: (event) => go(passage, event.currentTarget),
      },
      el("q", {}, passage.text),
    ),
  );
}

/** An unclear finding first says that a person must look. */
function findingCard(finding, { note, go, open }) {
  const { rule, severity, verdict, message, fix, evidence } = finding;
  const rated =
    verdict === "unclear" ? `can be read both ways, a person must look (severity: ${severity})` : "";
  return el(
    "li",
    { class: `finding ${kindOf(finding)}` },
    el("h4", {}, badge(kindOf(finding)), " ", title(rule)),
    rated && el("p", { class: "rated" }, rated),
    el("p", { class: "message" }, message),
    evidence?.length ? el("p", { class: "quotes" }, quotes(evidence, go)) : null,
    fix && el("p", { class: "fix" }, el("b", {}, "To settle: "), fix),
    comparisons(note, finding, open),
    reasonFor(finding),
  );
}

/** Why the rule exists and what it rests on, folded away. */
function reasonFor({ rule, authority }) {
  const known = catalogue[rule] ?? {};
  const rests = authority || known.authority;
  return el(
    "details",
    { class: "why" },
    el("summary", {}, "Why, and on what authority"),
    known.why && el("p", {}, known.why),
    rests && el("p", {}, `${rests}${known.basis ? ` (${BASIS[known.basis] ?? words(known.basis)})` : ""}`),
    el("p", { class: "rule" }, rule),
  );
}

const severityRank = (finding) =>
  finding.verdict === "unclear" ? 1.5 : SEVERITIES.indexOf(finding.severity);

function findingsPart(note, go, open) {
  const findings = [...(note.findings ?? [])].sort(by(severityRank));
  if (!findings.length) return el("p", { class: "none" }, "No findings: every rule that applies passed.");
  return el(
    "ol",
    { class: "findings" },
    findings.map((finding) => findingCard(finding, { note, go, open })),
  );
}

/** The risk with its reasons, the weightiest first. */
function riskPart(note, go) {
  if (!note.risk) return null;
  const { score, band, reasons } = note.risk;
  const order = [...(reasons ?? [])].sort(by(({ weight }) => -Math.abs(weight)));
  return el(
    "details",
    { class: "part risk", open: band === "high" },
    el(
      "summary",
      {},
      "Risk of reading as repetitive or unskilled: ",
      el("b", {}, `${band}, ${Math.round(score * 100)} %`),
    ),
    el(
      "ul",
      {},
      order.map(({ reason, weight, evidence }) =>
        el(
          "li",
          {},
          el("b", { class: "weight" }, weight > 0 ? "raises" : "lowers"),
          ` ${reason} (${weight > 0 ? "+" : "−"}${Math.abs(weight).toFixed(2)})`,
          evidence?.length ? el("span", { class: "quotes" }, quotes(evidence, go)) : null,
        ),
      ),
    ),
  );
}

/** What passed and on what evidence, and what does not apply. */
function checksPart(note, go) {
  const having = (verdict) => (note.checks ?? []).filter((check) => check.verdict === verdict);
  const [passed, apart] = [having("pass"), having("not_applicable")];
  const row = ({ rule, evidence }) =>
    el(
      "li",
      {},
      el("span", { title: rule }, `✓ ${title(rule)}`),
      " ",
      el("span", { class: "quotes" }, quotes(evidence, go)),
    );
  return [
    el(
      "details",
      { class: "part" },
      el("summary", {}, `Passed: ${plural(passed.length, "rule")}`),
      el("p", {}, "Problems looked for and not found, with the words that rule them out."),
      el("ul", { class: "checks" }, passed.map(row)),
    ),
    apart.length
      ? el(
          "details",
          { class: "part" },
          el("summary", {}, `Not applicable: ${plural(apart.length, "rule")}`),
          el("p", {}, apart.map(({ rule }) => title(rule)).join(" · ")),
        )
      : null,
  ];
}

/** Every entity in words: what the highlights show, for those who do not see them. */
function entitiesPart(note, go) {
  const entities = note.entities ?? [];
  const quoted = (entity) => ({ ...entity, text: entity.text ?? "…" });
  return el(
    "details",
    { class: "part" },
    el(
      "summary",
      {},
      `Found in the text: ${entities.length} ${entities.length === 1 ? "entity" : "entities"}`,
    ),
    el(
      "ul",
      { class: "checks" },
      entities.map((entity) =>
        el(
          "li",
          {},
          quotes([quoted(entity)], go),
          " ",
          el("span", {}, describe(entity).replaceAll("\n", "; ")),
        ),
      ),
    ),
  );
}
