import { offerSlot } from "./src/offers";
import { callOrder } from "./src/waiting-list";

const entry = (d, i) => ({
  id: `w${i}`,
  name: `Patient ${d.pick(["Lind", "Adams", "Zeller"])}`,
  since: d.pick(["2026-03-02", "2026-03-09", "2026-03-12"]),
  isUrgent: d.chance(0.4),
  canCome: d.pick([["morning"], ["afternoon"], ["morning", "afternoon"]]),
});
const entries = (d) => d.list(0, 6, (i) => entry(d, i));

const orderOf = (all) =>
  [...all].sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));

export const properties = [
  {
    says: "urgent entries come first, then those who have waited longest; among equals the order of the list decides; the list itself stays as it is",
    from: [
      "Urgent entries come first. Among equals, the one who has waited longest is first; among those who have waited since the same day, the order of the list decides.",
      "The list stays on the desk's screen while we phone, in whatever order the desk has dragged it into",
    ],
    draw: entries,
    holds: (all) => {
      const before = JSON.stringify(all);
      return callOrder(all).map(({ id }) => id).join() === orderOf(all).map(({ id }) => id).join() && JSON.stringify(all) === before;
    },
  },
  {
    says: "a slot is offered to the first person who can come, and the log contains ids, never names",
    from: [
      "`offerSlot` still picks only among those who can come at that time of day, and still returns no one if no one can.",
      "ids, never who is behind them",
    ],
    draw: (d) => ({ all: entries(d), part: d.pick(["morning", "afternoon"]) }),
    holds: ({ all, part }) => {
      const before = JSON.stringify(all);
      const lines = [];
      const got = offerSlot({ entries: all }, { id: "s1", part }, (line) => lines.push(line));
      const wanted = orderOf(all).find(({ canCome }) => canCome.includes(part));
      const log = lines.join("\n");
      const isLogged = wanted === undefined || new RegExp(`\\b${wanted.id}\\b`).test(log);
      return got?.id === wanted?.id && isLogged && !/Lind|Adams|Zeller/.test(log) && JSON.stringify(all) === before;
    },
  },
];
