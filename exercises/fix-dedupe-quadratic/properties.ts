import { channelMessages, openTimeline, unreadCount } from "./src/timeline";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** 2 March 2026, 09:00 UTC. */
const NINE = 1_772_442_000_000;

/** A message, often a copy of another; names that give the same text when they are joined. */
const message = (d) => ({
  ...(d.chance(0.5) && { id: `s${d.int(1, 9)}` }),
  authorId: d.pick(["u1", "u11", "u2"]),
  nonce: d.chance(0.2) ? null : d.pick(["1", "11", "2", "1-2", "f7-2"]),
  text: d.pick(["Hello", "Mira joined"]),
  sentAt: NINE + d.oneOf(() => d.int(0, 12) * MINUTE, () => d.int(0, 3) * 720 * MINUTE) - d.pick([0, 0, 1]),
  thumbs: d.chance(0.3) ? ["u3"] : [],
});
const opening = (d) => ({
  stored: d.list(0, 6, () => message(d)),
  live: d.list(0, 6, () => message(d)),
  lastReadAt: d.chance(0.3) ? null : NINE + d.int(-1, 12) * MINUTE,
});

/** The first of several copies, where it first arrived. */
function shown({ stored, live }) {
  const kept = [];
  for (const one of [...stored, ...live]) {
    const isCopy = one.nonce !== null && kept.some(({ authorId, nonce }) => authorId === one.authorId && nonce === one.nonce);
    if (!isCopy) kept.push(one);
  }
  return kept;
}
const isUnread = ({ sentAt }, { lastReadAt }) => lastReadAt === null || sentAt > lastReadAt;
const isSame = (a, b) => a.length === b.length && a.every((one, i) => one === b[i]);

export const properties = [
  {
    says: "the first of several copies stays, in the order of arrival, and is the same object as before",
    from: [
      "Of several copies of a message the **first** stays.",
      "Messages stay in the order in which they **first arrived**. We do not sort by time.",
      "Notices such as \"Mira joined\" are never copies, and two people's messages may have the same nonce.",
      "Messages are passed on unchanged. Other code keeps references to these objects, and to the lists that we are given.",
    ],
    draw: opening,
    holds: (given) => {
      const before = JSON.stringify(given);
      const [stored, live] = [[...given.stored], [...given.live]];
      const got = channelMessages(given);
      openTimeline(given);
      const isKept = isSame(given.stored, stored) && isSame(given.live, live) && JSON.stringify(given) === before;
      return isKept && isSame(got, shown(given));
    },
  },
  {
    says: "what is drawn, and the badge, stay as they were",
    from: ["What is shown must stay exactly as it is"],
    draw: opening,
    holds: (given) => {
      const wanted = [];
      const all = shown(given);
      const firstNew = given.lastReadAt === null ? undefined : all.find((one) => isUnread(one, given));
      all.forEach((one, i) => {
        const last = all[i - 1];
        const isNewDay = !last || Math.floor(last.sentAt / DAY) !== Math.floor(one.sentAt / DAY);
        if (isNewDay) wanted.push(`day ${Math.floor(one.sentAt / DAY)}`);
        if (one === firstNew) wanted.push("new");
        const isOfGroup =
          last && last.authorId === one.authorId && last.nonce !== null && one.nonce !== null && one.sentAt - last.sentAt < 5 * MINUTE;
        if (isNewDay || one === firstNew || !isOfGroup) wanted.push(`group ${one.authorId}`);
        wanted.push(one);
      });
      const got = openTimeline(given).flatMap((entry) => {
        if (entry.type === "day") return [`day ${entry.day}`];
        return entry.type === "new" ? ["new"] : [`group ${entry.authorId}`, ...entry.messages];
      });
      const unread = all.filter((one) => one.nonce !== null && isUnread(one, given)).length;
      return isSame(got, wanted) && unreadCount(given) === unread;
    },
  },
];
