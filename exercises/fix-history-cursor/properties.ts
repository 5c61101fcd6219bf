import { rooms } from "./tests/rooms";

/** 4 May 2026, 03:12:09 UTC. */
const NIGHT = Date.UTC(2026, 4, 4, 3, 12, 9);

/** The moment's spellings that the report names. */
function spellings(at) {
  const text = new Date(at).toISOString();
  if (at % 1_000 !== 0) return [text];
  return [text, `${text.slice(0, 19)}Z`, `${new Date(at + 3_600_000).toISOString().slice(0, 19)}+01:00`];
}
/** A moment, often shared, also half an hour or an hour apart. */
const moment = (d) => NIGHT + d.pick([0, 0, 1, -1, 30, 60, 61]) * 60_000 + d.pick([0, 0, 0, 118, 1, 999]);
const message = (d, name) => {
  const ms = moment(d);
  return { ms, id: `${d.pick(["p", "a", "z", "10"])}${name}`, room: d.chance(0.85) ? "plant" : "lobby", sentAt: d.pick(spellings(ms)) };
};
const lineOf = ({ id, room, sentAt }) => ({ id, room, author: "ana", text: `Text of ${id}`, sentAt });
const isEmptyTail = (pages) => pages.length > 1 && pages.at(-1).length === 0;
const isInOrder = (all) => all.every((one, i) => i === 0 || all[i - 1].ms >= one.ms);

function stored(all) {
  const made = rooms();
  for (const { id, room, sentAt } of all) made.write(room, `${id} ${sentAt}`);
  return made;
}
/** Scrolls back to the beginning, calling `between` before each page but the first. Null for a page that must not be. */
function scroll({ page }, limit, cursor, between = () => {}) {
  const pages = [];
  for (let next = cursor; ; ) {
    const { messages, next: more } = page("plant", limit, next);
    if (messages.length > limit || pages.length > 60) return null;
    pages.push(messages);
    if (more === null) return pages;
    if (typeof more !== "string") return null;
    next = more;
    between(pages);
  }
}

export const properties = [
  {
    says: "scrolling back shows each message of a room once, newest first, as it is stored",
    from: [
      "Scrolling back shows every message of a room exactly once, newest first. Messages in the same millisecond may come in any order, as long as none is lost or repeated.",
      "A page never has more than `limit` messages, and `next` is null on the last one.",
      "Messages are passed on as they are stored, with their times spelled as they are; the archive compares them.",
      "Clients treat `next` as a string and send it back as `cursor`.",
    ],
    draw: (d) => ({ messages: d.list(0, 8, (i) => message(d, i)), limit: d.int(1, 4) }),
    holds: ({ messages, limit }) => {
      const pages = scroll(stored(messages), limit);
      if (!pages || isEmptyTail(pages)) return false;
      const byText = new Map(messages.map((one) => [JSON.stringify(lineOf(one)), one]));
      const shown = pages.flat().map((one) => byText.get(JSON.stringify(one)));
      const wanted = messages.filter(({ room }) => room === "plant");
      return shown.every((one) => one !== undefined) && isInOrder(shown) && shown.length === wanted.length && wanted.every((one) => shown.includes(one));
    },
  },
  {
    says: "a cursor from yesterday still means before that time",
    from: ["Some still have one from yesterday: a time such as `2026-05-04T09:03:00.000Z`. For these it still means \"before that time\"."],
    draw: (d) => ({ messages: d.list(0, 6, (i) => message(d, i)), limit: d.int(1, 3), cursor: moment(d) }),
    holds: ({ messages, limit, cursor }) =>
      // The old code sent the time as it was stored, so any of its spellings.
      spellings(cursor).every((text) => {
        const pages = scroll(stored(messages), limit, text);
        const wanted = messages.filter(({ room, ms }) => room === "plant" && ms < cursor).map(({ id }) => id);
        return pages !== null && !isEmptyTail(pages) && pages.flat().map(({ id }) => id).toSorted().join() === wanted.toSorted().join();
      }),
  },
  {
    says: "messages that come in or are deleted while someone scrolls shift nothing",
    from: ["Messages that come in, or are deleted, while someone scrolls don't shift anything."],
    draw: (d) => ({
      messages: d.list(2, 7, (i) => message(d, i)),
      limit: d.int(1, 3),
      changes: d.list(1, 4, (i) => ({
        // What comes in is newer than all that is there.
        comes: d.list(0, 2, (j) => `n${i}${j} ${new Date(NIGHT + 86_400_000 + i).toISOString()}`),
        deletes: d.list(0, 2, () => d.int(0, 6)),
      })),
    }),
    holds: ({ messages, limit, changes }) => {
      const made = stored(messages);
      const gone = new Map();
      let turn = 0;
      const pages = scroll(made, limit, undefined, (seen) => {
        const { comes, deletes } = changes[turn++] ?? { comes: [], deletes: [] };
        made.write("plant", ...comes);
        for (const at of deletes) {
          const id = messages[at]?.id;
          if (id === undefined || gone.has(id)) continue;
          made.store.remove(id);
          gone.set(id, seen.flat().some((one) => one.id === id));
        }
      });
      if (!pages) return false;
      const ids = pages.flat().map(({ id }) => id);
      if (new Set(ids).size !== ids.length || ids.some((id) => id.startsWith("n"))) return false;
      const shown = ids.map((id) => messages.find((one) => one.id === id));
      return isInOrder(shown) && messages.every(({ id, room }) => ids.includes(id) === (room === "plant" && gone.get(id) !== false));
    },
  },
];
