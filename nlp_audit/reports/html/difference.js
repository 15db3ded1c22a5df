// Two texts word by word: what both have in the same order, and what differs.

const MOST_CELLS = 25_000_000; // of the table of common words; longer passages are shown without their differences
const WORD = /[\p{L}\p{N}]+(?:[.,:'’/-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** The words of a text's spans (in units): {text, start, end, row: begins a row, gap: text was left out before}. */
function wordsOf(text, spans) {
  const out = [];
  for (const [from, to] of spans)
    for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
      const start = from + index;
      out.push({ text: word, start, end: start + word.length, ...breaks(text, out.at(-1), from, start) });
    }
  return out;
}

/** Lines and sentences begin rows, and so does what follows on text that was left out. */
function breaks(text, last, from, start) {
  if (!last) return { row: true, gap: false };
  const between = text.slice(last.end, start);
  const gap = last.end <= from && /[\p{L}\p{N}]/u.test(text.slice(last.end, from));
  const sentence = /[.!?]/.test(last.text) && /\s/.test(between) && /[\p{Lu}\p{N}]/u.test(text[start]);
  return { row: gap || sentence || between.includes("\n"), gap };
}

/** For each word of the first its place in the second, or -1: a longest common subsequence. Null: too long. */
function matched(one, two) {
  const places = new Array(one.length).fill(-1);
  let [from, ends, other] = [0, one.length, two.length];
  while (from < ends && from < other && one[from].text === two[from].text) places[from] = from++;
  while (ends > from && other > from && one[ends - 1].text === two[other - 1].text) places[--ends] = --other;
  for (; ends < one.length && !one[ends].row; other++) places[ends++] = -1; // a sentence's end alone is no anchor
  const [rows, columns] = [ends - from, other - from];
  if ((rows + 1) * (columns + 1) > MOST_CELLS) return null;
  const longest = lengths(one.slice(from, ends), two.slice(from, other));
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (one[from + i].text === two[from + j].text) places[from + i++] = from + j++;
    else if (longest[(i + 1) * (columns + 1) + j] >= longest[i * (columns + 1) + j + 1]) i++;
    else j++;
  }
  return places;
}

/** Lengths of the longest common subsequences of what is left from each pair of places on. */
function lengths(one, two) {
  const wide = two.length + 1;
  const out = new Uint16Array((one.length + 1) * wide);
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = two.length - 1; j >= 0; j--)
      out[i * wide + j] =
        one[i].text === two[j].text
          ? out[(i + 1) * wide + j + 1] + 1
          : Math.max(out[(i + 1) * wide + j], out[i * wide + j + 1]);
  return out;
}

/** Both side by side: [[words of the first, words of the second]], each word with `same`. Null: too long. */
function sideBySide(one, two) {
  const places = matched(one, two);
  if (!places) return null;
  const known = new Set(places);
  const left = one.map((word, i) => ({ ...word, same: places[i] >= 0 }));
  const right = two.map((word, j) => ({ ...word, same: known.has(j) }));
  const rows = [];
  let next = 0;
  for (let i = 0; i < left.length;) {
    let end = i + 1;
    while (end < left.length && !left[end].row) end++;
    let to = Math.max(next, Math.max(...places.slice(i, end)) + 1);
    while (to < right.length && !right[to].same && (to === next || !right[to].row)) to++;
    rows.push([left.slice(i, end), right.slice(next, to)]);
    [i, next] = [end, to];
  }
  if (next < right.length) rows.push([[], right.slice(next)]);
  return rows;
}
