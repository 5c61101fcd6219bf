import { resolve } from "./src/resolve";
import { slip } from "./src/slip";

/** The prices that are called, from low to high. */
const LADDER = [0];
const stepFrom = (price) => (price >= 500_000 ? 50_000 : price >= 100_000 ? 10_000 : price >= 50_000 ? 5_000 : price >= 10_000 ? 1_000 : 500);
while (LADDER.at(-1) < 700_000) LADDER.push(LADDER.at(-1) + stepFrom(LADDER.at(-1)));
const floor = (pence) => LADDER.findLast((price) => price <= pence);
const ceil = (pence) => LADDER.find((price) => price >= pence);
const next = (price) => LADDER.find((one) => one > price);

/** Where steps change, or anywhere; on the ladder, or between two prices. */
const amount = (d) => d.pick([8_000, 9_000, 9_500, 10_000, 11_000, 49_000, 50_000, 95_000, 100_000]) + d.pick([0, 0, 0, 1, 499, 500, 999]);
const bid = (d) => ({
  paddle: d.int(1, 4),
  limit: d.chance(0.1) ? d.int(1, 7_999) : amount(d),
  leftAt: `2026-11-${d.pick(["19", "20"])}T${d.pick(["10:15", "10:16"])}`,
  ...(d.chance(0.4) && { oneMore: true }),
});

const auction = (d) => {
  // Which of two bids of a paddle that get equally far counts is left open.
  const seen = new Set();
  const book = d.list(0, 5, () => bid(d)).filter(({ paddle, limit }) => {
    const name = `${paddle} ${floor(limit)}`;
    return !seen.has(name) && seen.add(name);
  });
  const opening = d.pick([500, 8_000, 10_000]);
  return { lot: { number: 12, title: "A clock", opening, ...(d.chance(0.5) && { reserve: Math.max(opening, amount(d)) }) }, book };
};

/** By the rules of the task, without the reserve. */
function best(lot, book) {
  const bidders = new Map();
  for (const [at, one] of book.entries()) {
    const reach = floor(one.limit);
    if (reach < lot.opening) continue;
    const known = bidders.get(one.paddle);
    if (!known || reach > known.reach) bidders.set(one.paddle, { ...one, reach, at });
  }
  const order = [...bidders.values()].sort((a, b) => b.reach - a.reach || (a.leftAt < b.leftAt ? -1 : a.leftAt > b.leftAt ? 1 : a.at - b.at));
  const [first, second] = order;
  if (!first) return null;
  const tied = order.filter(({ reach }) => reach === first.reach);
  if (tied.slice(1).some(({ oneMore }) => oneMore)) {
    const price = next(first.reach);
    return { paddle: tied.find(({ oneMore }) => oneMore).paddle, reach: price, price };
  }
  return { paddle: first.paddle, reach: first.reach, price: second ? Math.min(first.reach, next(second.reach)) : lot.opening };
}

export const properties = [
  {
    says: "a lot is sold to the bidder who gets furthest, at no more than it takes, or is passed, with the best bidder named",
    from: [
      "We only ever call prices of the ladder. If a limit is between two of them, the lower one is as far as that bidder gets.",
      "Whoever gets furthest wins. If two get equally far, it's the one who left the bid first, and within the same minute the one that's first in the book.",
      "They pay one step more than the best of the others gets to, but never more than they get to themselves. If there are no others, they pay the opening price.",
      "Bids that don't get to the opening price are as good as no bids.",
      "Their best bid counts, and for that one the time when it was left. Nobody bids against themselves!",
      "If the winner gets to the reserve, they pay at least the first ladder price that meets it. If they don't, the lot is passed.",
      "If only the winner ticked it, nothing changes. The step counts for the reserve too, and nobody gets a step for anything but a tie.",
      "`{ sold: false, best: { paddle, price } }`, no `best` if there were no bids",
    ],
    draw: auction,
    holds: ({ lot, book }) => {
      const before = JSON.stringify(book);
      const got = resolve(lot, book);
      const wanted = best(lot, book);
      if (JSON.stringify(book) !== before) return false;
      if (!wanted) return got.sold === false && got.best === undefined;
      const { paddle, reach, price } = wanted;
      const lowest = ceil(lot.reserve ?? lot.opening);
      if (reach < lowest) return got.sold === false && got.best?.paddle === paddle && got.best.price === price;
      return got.sold === true && got.paddle === paddle && got.price === Math.max(price, lowest);
    },
  },
  {
    says: "the clerk's slip says exactly what it says today",
    from: ["The clerk's slip stays exactly as it is."],
    draw: auction,
    holds: ({ lot, book }) => {
      const wanted = best(lot, book);
      const lowest = ceil(lot.reserve ?? lot.opening);
      const isSold = wanted !== null && wanted.reach >= lowest;
      const pence = isSold ? Math.max(wanted.price, lowest) : 0;
      const pounds = `£${String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ",")}`;
      return slip(lot, resolve(lot, book)) === `Lot 12, A clock: ${isSold ? `sold to paddle ${wanted.paddle} at ${pounds}` : "passed"}`;
    },
  },
];
