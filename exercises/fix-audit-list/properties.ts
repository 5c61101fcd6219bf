import { auditPage } from "./src/audit-list";
import { Trail } from "./src/trail";

const DAY = 86_400_000;
/** 1 May 2026. */
const FIRST = Date.UTC(2026, 4, 1);

/** The moment's spellings that the report names. */
function spellings(at) {
  const text = new Date(at).toISOString();
  if (at % 1_000 !== 0) return [text];
  const seconds = text.slice(0, 19);
  return [text, `${seconds}Z`, seconds.replace("T", " ")];
}
/** A moment, often shared, and often at a day's end. */
const moment = (d) => FIRST + d.int(0, 3) * DAY + d.pick([0, 0, 1_000, 5_000, 36_000_000, DAY - 1_000]) + d.pick([0, 0, 0, 1, 500, 999]);
const entry = (d, name) => {
  const ms = moment(d);
  return { ms, id: `${d.pick(["k", "a", "z", "10"])}${name}`, department: d.chance(0.85) ? "parks" : "water", who: "ruiz", action: "key.revoke", at: d.pick(spellings(ms)) };
};
const lineOf = ({ ms, ...rest }) => JSON.stringify(rest);
const range = (d) => ({
  ...(d.chance(0.3) && { from: d.int(0, 3) }),
  ...(d.chance(0.3) && { until: d.int(0, 3) }),
});
const dayOf = (n) => new Date(FIRST + n * DAY).toISOString().slice(0, 10);
const isWithin = ({ ms, department }, { from, until }) =>
  department === "parks" && (from === undefined || ms >= FIRST + from * DAY) && (until === undefined || ms < FIRST + (until + 1) * DAY);

/** Turns over all pages, calling `between` before each but the first. Null for a page that must not be. */
function read(trail, { size, from, until, after }, between = () => {}) {
  const pages = [];
  for (let next = after; ; ) {
    const page = auditPage(trail, {
      department: "parks",
      size,
      ...(from !== undefined && { from: dayOf(from) }),
      ...(until !== undefined && { until: dayOf(until) }),
      ...(next !== undefined && { after: next }),
    });
    if (page.entries.length > size || pages.length > 60) return null;
    pages.push(page.entries);
    if (page.next === undefined) return pages;
    if (typeof page.next !== "string") return null;
    next = page.next;
    between(pages);
  }
}
const isEmptyTail = (pages) => pages.length > 1 && pages.at(-1).length === 0;
const isInOrder = (entries) => entries.every((one, i) => i === 0 || entries[i - 1].ms <= one.ms);

export const properties = [
  {
    says: "page by page, each entry of the requested days is listed once, ordered by moment, as it is in the trail",
    from: [
      "page by page, the list shows every entry of the requested days exactly once, ordered by the moment at which it happened. Entries with the same moment may come in any order.",
      "It should include that day, up to midnight.",
      "No page is longer than its `size`, and the last page has no `next`, even if it is full.",
      "Entries are passed on exactly as they are in the trail, character for character; they are signed.",
    ],
    draw: (d) => ({ entries: d.list(0, 8, (i) => entry(d, i)), size: d.int(1, 4), ...range(d) }),
    holds: ({ entries, ...query }) => {
      const trail = new Trail();
      for (const one of entries) trail.write(lineOf(one));
      const pages = read(trail, query);
      if (!pages || isEmptyTail(pages)) return false;
      const listed = pages.flat();
      const byText = new Map(entries.map((one) => [lineOf(one), one]));
      const known = listed.map((one) => byText.get(JSON.stringify(one)));
      const wanted = entries.filter((one) => isWithin(one, query));
      return known.every((one) => one !== undefined) && isInOrder(known) && known.length === wanted.length && wanted.every((one) => known.includes(one));
    },
  },
  {
    says: "a time that an auditor has kept still means 'after that moment'",
    from: ["the ones they have kept are times such as `2026-05-04T09:03:00.000Z`: they still have to mean \"after that moment\"."],
    draw: (d) => ({ entries: d.list(0, 6, (i) => entry(d, i)), size: d.int(1, 3), after: moment(d), ...range(d) }),
    holds: ({ entries, after, ...query }) => {
      const trail = new Trail();
      for (const one of entries) trail.write(lineOf(one));
      const pages = read(trail, { ...query, after: new Date(after).toISOString() });
      const wanted = entries.filter((one) => isWithin(one, query) && one.ms > after).map(({ id }) => id);
      return pages !== null && !isEmptyTail(pages) && pages.flat().map(({ id }) => id).toSorted().join() === wanted.toSorted().join();
    },
  },
  {
    says: "entries written or archived while someone is reading do not shift a page",
    from: ["New entries are written, and old ones archived, while someone is reading. Neither shifts a page."],
    draw: (d) => ({
      entries: d.list(2, 7, (i) => entry(d, i)),
      size: d.int(1, 3),
      changes: d.list(1, 4, (i) => ({ writes: d.list(0, 2, (j) => entry(d, `n${i}${j}`)), archives: d.list(0, 2, () => d.int(0, 6)) })),
    }),
    holds: ({ entries, size, changes }) => {
      const trail = new Trail();
      for (const one of entries) trail.write(lineOf(one));
      const all = [...entries];
      const gone = new Map();
      const late = new Set();
      let turn = 0;
      const pages = read(trail, { size }, (seen) => {
        const { writes, archives } = changes[turn++] ?? { writes: [], archives: [] };
        const reached = Math.max(...seen.flat().map(({ id }) => all.find((one) => one.id === id).ms));
        for (const one of writes) {
          trail.write(lineOf(one));
          all.push(one);
          // What is not later than what was read may be missed.
          if (one.ms <= reached) late.add(one.id);
        }
        const ids = archives.flatMap((at) => (entries[at] ? [entries[at].id] : []));
        trail.archive(ids);
        for (const id of ids) if (!gone.has(id)) gone.set(id, seen.flat().some((one) => one.id === id));
      });
      if (!pages) return false;
      const ids = pages.flat().map(({ id }) => id);
      const shown = ids.map((id) => all.find((one) => one.id === id));
      if (new Set(ids).size !== ids.length || !isInOrder(shown.filter(({ id }) => !late.has(id)))) return false;
      return all.every(({ id, department }) => {
        if (department !== "parks") return !ids.includes(id);
        if (gone.has(id)) return ids.includes(id) === gone.get(id);
        return late.has(id) || ids.includes(id);
      });
    },
  },
];
