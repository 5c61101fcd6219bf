import { badgeText, nextWithNews } from "./src/news";
import { sidebarOf } from "./src/sidebar";
import { chatWith, member } from "./tests/fakes";

const NAMES = ["sales", "lobby", "yard", "busy", "Zoo"];

const entries = (d) =>
  d.list(0, 5, (i) => ({
    channelId: `c-${NAMES[i]}`,
    name: NAMES[i],
    unread: d.oneOf(() => 0, () => d.pick([1, 7, 50, 99, 100])),
    isMuted: d.chance(0.3),
  }));

export const properties = [
  {
    says: "each channel has the count of messages that others wrote after the mark, or since the user joined, up to 100, in at most four queries",
    from: [
      "Unread messages are those that others wrote after a user's read mark. A channel that the user has never opened has no mark: there, count messages since the user joined.",
      "Counts stop at 100",
      "Channels with something new come first, then the rest, each by name. A muted channel has its count like any other, in grey, but is listed among the rest.",
      "The database team allows it four queries in total, however many channels there are.",
    ],
    draw: (d) =>
      d.list(0, 5, (i) => {
        const many = d.chance(0.1);
        const authors = many ? Array(d.pick([99, 100, 101, 150])).fill("bo") : d.list(0, 5, () => d.pick(["bo", "ana", "cy"]));
        const mark = d.chance(0.6) ? d.int(0, Math.min(4, authors.length)) : undefined;
        return { name: NAMES[i], authors, mark, joinedAt: d.int(0, Math.min(4, authors.length)), isMuted: d.chance(0.3) };
      }),
    holds: async (channels) => {
      const authors = {};
      const marks = {};
      for (const one of channels) {
        authors[`c-${one.name}`] = one.authors;
        if (one.mark !== undefined) marks[`c-${one.name}`] = one.mark;
      }
      const memberships = channels.map(({ name, joinedAt, isMuted }) => member(name, { joinedAt, isMuted }));
      const { deps, queries } = chatWith(memberships, authors, marks);
      const isNew = ({ unread, isMuted }) => unread > 0 && !isMuted;
      const wanted = channels
        .map(({ name, authors, mark, joinedAt, isMuted }) => {
          const count = authors.slice(mark ?? joinedAt).filter((author) => author !== "ana").length;
          return { name, unread: Math.min(100, count), isMuted };
        })
        .sort((a, b) => Number(isNew(b)) - Number(isNew(a)) || (a.name < b.name ? -1 : 1))
        .map(({ name, unread, isMuted }) => `c-${name} ${name} ${unread} ${isMuted}`);
      const got = await sidebarOf(deps, "ana");
      const texts = got.map(({ channelId, name, unread, isMuted }) => `${channelId} ${name} ${unread} ${isMuted}`);
      return texts.join("|") === wanted.join("|") && queries.length <= 4;
    },
  },
  {
    says: "the badge shows the sum without muted channels",
    from: ["`badgeText(entries)` for the window's title: the sum without muted channels, `(7)`; from 100 on `(99+)`; nothing if there is nothing new."],
    draw: entries,
    holds: (all) => {
      const sum = all.reduce((total, { unread, isMuted }) => total + (isMuted ? 0 : unread), 0);
      return badgeText(all) === (sum === 0 ? "" : sum >= 100 ? "(99+)" : `(${sum})`);
    },
  },
  {
    says: "Alt+Down leads to the next channel with something new, continues at the start after the last one, and never leads to the channel itself",
    from: [
      "`nextWithNews(entries, channelId)` for Alt+Down: the next channel with something new that is not muted; after the last comes the first, but never the channel itself.",
    ],
    draw: (d) => {
      const all = entries(d);
      return { all, at: all.length === 0 ? -1 : d.int(0, all.length - 1) };
    },
    holds: ({ all, at }) => {
      const order = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
      const wanted = order.find(({ unread, isMuted }) => unread > 0 && !isMuted);
      return nextWithNews(all, all[at]?.channelId ?? "none")?.channelId === wanted?.channelId;
    },
  },
];
