// State, wiring, keyboard. Nothing is stored and nothing goes into the address: both would outlive the file.

const find = (id) => document.getElementById(id);
const [form, list, detail, textPane, overview] = ["filters", "list", "detail", "text", "overview"].map(find);
const wideScreen = window.matchMedia("(min-width: 64rem) and (min-height: 36rem)");
const state = {
  rows: [],
  listed: [],
  want: { terms: [] },
  page: 0,
  chosen: null,
  note: null,
  focus: null,
  from: null,
};

/** Read the form, then filter, sort and show the list. The chosen note stays open. */
function refresh() {
  state.want = wanted(form);
  const [, order] = ORDERS[state.want.sort] ?? ORDERS.worst;
  state.listed = state.rows.filter((row) => matches(row, state.want)).sort(order);
  state.page = 0;
  showPage();
  if (state.note) showText();
}

function showPage() {
  drawList(list, state.listed, state.chosen, state.page, (row) => {
    choose(row);
    readOn();
  });
  drawPages(find("pages"), state.listed.length, state.page, turn);
  find("shown").textContent =
    state.listed.length === state.rows.length
      ? number(state.rows.length)
      : `${number(state.listed.length)} of ${number(state.rows.length)}`;
}

function turn(page) {
  const pressed = document.activeElement?.dataset?.step;
  state.page = page;
  showPage();
  list.scrollTop = 0;
  (
    find("pages").querySelector(`[data-step="${pressed}"]:enabled`) ?? list.querySelector("[tabindex='0']")
  )?.focus();
}

/** Set filters from outside the form: the given ones and no others. */
function filterBy(want) {
  form.reset();
  for (const [field, value] of Object.entries(want)) form.elements[field].value = value;
  closeNote();
  refresh();
  find("worklist").scrollIntoView({ block: wideScreen.matches ? "nearest" : "start" });
}

/** Go to the list of timelines. */
function showEpisodes() {
  closeNote();
  const part = overview.querySelector(".episodes");
  part.open = true;
  part.scrollIntoView({ block: "start" });
  part.querySelector("summary").focus();
}

/** Open a note beside the list. */
function choose(row) {
  state.chosen = row.place;
  state.note = readNote(row.place);
  state.focus = state.from = null;
  document.body.classList.add("reading");
  [overview.hidden, detail.hidden, textPane.hidden] = [true, false, false];
  const moves = [
    ["Back to the list", leaveNote],
    ["Previous", () => step(-1)],
    ["Next", () => step(1)],
  ];
  drawDetail(detail, state.note, { go: goTo, open: openNote, moves });
  showText();
  textPane.scrollTop = 0;
  if (wideScreen.matches) textPane.querySelector(".hit")?.scrollIntoView({ block: "center" });
  markChosen();
}

/** Open the note at a place in the file, on the list or not. */
function openNote(place) {
  const row = state.rows.find((each) => each.place === place);
  if (!row) return;
  choose(row);
  readOn();
}

function markChosen() {
  for (const item of list.querySelectorAll(".row")) {
    const here = Number(item.dataset.place) === state.chosen;
    item.setAttribute("aria-selected", String(here));
    item.tabIndex = here ? 0 : -1;
  }
}

function showText() {
  drawText(textPane, { note: state.note, focus: state.focus, terms: state.want.terms, back: leavePassage });
}

/** Show a passage in the text. On a narrow screen the text lies below, so the focus goes along. */
function goTo({ start, end }, button) {
  state.focus = { start, end };
  state.from = button;
  showText();
  const passage = textPane.querySelector(".focus");
  passage?.scrollIntoView({ block: "center" });
  if (!wideScreen.matches) passage?.focus({ preventScroll: true });
}

function leavePassage() {
  const button = state.from;
  state.focus = state.from = null;
  showText();
  button?.focus();
  button?.scrollIntoView({ block: "center" });
}

function closeNote() {
  state.note = state.chosen = state.focus = state.from = null;
  document.body.classList.remove("reading");
  [overview.hidden, detail.hidden, textPane.hidden] = [false, true, true];
  for (const item of list.querySelectorAll("[aria-selected=true]"))
    item.setAttribute("aria-selected", "false");
}

/** Back to the list, to where we were on it. */
function leaveNote() {
  const place = state.chosen;
  closeNote();
  const item = find(`row-${place}`) ?? list.querySelector("[tabindex='0']");
  item?.focus();
  item?.scrollIntoView({ block: "nearest" });
}

/** Go on to the note's heading. */
function readOn() {
  if (state.note) find("note-title").focus();
  if (!wideScreen.matches) window.scrollTo(0, 0);
}

/** Move in the list, over page ends too; the note is shown along the way where it has room beside the list. */
function move(step) {
  const active = document.activeElement?.dataset?.place ?? state.chosen; // the row under the cursor, else the open note
  const now = state.listed.findIndex((row) => row.place === Number(active ?? -1));
  moveTo(now < 0 ? 0 : now + step);
}

/** The buttons of the note: the focus stays with the note. */
function step(by) {
  move(by);
  readOn();
}

function moveTo(index) {
  const row = state.listed[Math.max(0, Math.min(index, state.listed.length - 1))];
  if (!row) return;
  const page = Math.floor(state.listed.indexOf(row) / PAGE);
  if (page !== state.page) {
    state.page = page;
    showPage();
  }
  const show = wideScreen.matches || state.note;
  if (show) choose(row);
  if (show && !wideScreen.matches) return readOn();
  find(`row-${row.place}`).focus();
}

function back() {
  if (document.activeElement === form.elements.search) list.querySelector("[tabindex='0']")?.focus();
  else if (state.focus) leavePassage();
  else if (detail.contains(document.activeElement) && wideScreen.matches)
    find(`row-${state.chosen}`)?.focus();
  else if (state.note) leaveNote();
}

const KEYS = { j: () => move(1), k: () => move(-1), "/": () => form.elements.search.select(), Escape: back };
const LIST_KEYS = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Home: () => moveTo(0),
  End: () => moveTo(state.listed.length - 1),
  Enter: () => document.activeElement.click(),
  " ": () => document.activeElement.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select");
  const leaving = event.key === "Escape" && event.target === form.elements.search;
  const act =
    (list.contains(event.target) && LIST_KEYS[event.key]) || ((!typing || leaving) && KEYS[event.key]);
  if (!act) return;
  event.preventDefault();
  act();
});

let waiting;
const soon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 120);
};
form.addEventListener("input", soon);
form.addEventListener("change", (event) => event.target.matches("select") && soon()); // some helpers send no "input" for a select
form.addEventListener("reset", () => setTimeout(refresh));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  refresh();
  moveTo(0);
});
// Where the panes have room nothing is folded away: the wide page shows no handle to open the filters again.
wideScreen.addEventListener("change", () => {
  if (wideScreen.matches)
    document.querySelectorAll(".more, #overview details").forEach((part) => {
      part.open = true;
    });
});
window.addEventListener("beforeprint", () => {
  document.querySelector(".unread")?.setAttribute("open", "");
  drawPaper(find("paper"), state.listed, state.want);
});
window.addEventListener("afterprint", () => find("paper").replaceChildren());

const { rows, broken } = await readRows((done) => {
  find("shown").textContent = `reading ${number(done)} of ${number(blocks.length)}`;
});
state.rows = rows;
const total = sumUp(rows);
drawTotals(find("totals"), total, broken, { filterBy, showEpisodes });
drawOverview(overview, total, wideScreen.matches, { filterBy, open: openNote });
drawFilters(form, rows, wideScreen.matches);
refresh();
document.body.dataset.ready = "";
