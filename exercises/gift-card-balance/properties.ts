import { Refusal } from "./src/gift-cards";
import { inPounds } from "./src/pence";
import { shopWith } from "./tests/shop";

const CARDS = [
  { code: "FERN7Q2K", lastDay: "2028-03-31" },
  { code: "MOSS1111", lastDay: "2026-11-21" },
  { code: "LOST4M9X", lastDay: "2028-03-31", blockedOn: "2026-10-02" },
  { code: "IVY00000", lastDay: "2026-11-20" },
];
const DAYS = ["2026-11-20", "2026-11-21", "2026-11-22"];

/** A code as staff type it. */
const typed = (d, code) => {
  const at = d.int(0, code.length);
  return d.pick(["", " "]) + code.slice(0, at) + d.pick(["", " ", "  "]) + (d.chance(0.5) ? code.slice(at).toLowerCase() : code.slice(at));
};
const step = (d) =>
  d.oneOf(
    () => {
      const code = d.chance(0.95) ? d.pick(CARDS).code : "NONE0000";
      const pence = d.chance(0.85) ? d.pick([1, 500, 750, 1_250, 2_000, 2_001]) : d.pick([0, -1, 0.5, 10.5, Number.NaN]);
      return { is: "spend", code, typed: typed(d, code), pence, orderId: d.pick(["A1", "A2"]) };
    },
    () => ({ is: "give back", orderId: d.pick(["A1", "A2"]) }),
    () => ({ is: "next day" }),
  );

export const properties = [
  {
    says: "cards pay up to their balance or refuse, and giveBack puts everything that an order took back on its cards, once",
    from: [
      "It returns what is left on the card.",
      "A card can be spent up to and including its last day (after it: `expired`). A card reported lost or stolen cannot be spent at all (`blocked`). A code that we never sold is `unknown-card`.",
      "Amounts are whole pence, at least 1 (else `bad-amount`). A card never pays more than its balance: refuse with `not-enough`, and say in the message how much is left on the card.",
      "Staff type codes with spaces and in lower case; neither makes a difference.",
      "An order may be paid with several cards, and a card may pay more than once for the same order",
      "everything that the order took goes back to the cards that it came from, even if one has since expired or been blocked. Called again, it gives back nothing more.",
      "Refusals are thrown as `Refusal`, with one of the codes above and a message for the till.",
    ],
    draw: (d) => d.list(1, 8, () => step(d)),
    holds: (steps) => {
      const { giftCards, clock } = shopWith(...CARDS);
      const left = new Map(CARDS.map(({ code }) => [code, 2_000]));
      const taken = { A1: new Map(), A2: new Map() };
      for (const { is, code, typed, pence, orderId } of steps) {
        if (is === "next day") clock.day = DAYS[Math.min(2, DAYS.indexOf(clock.day) + 1)];
        if (is === "give back") {
          giftCards.giveBack(orderId);
          for (const [card, sum] of taken[orderId]) left.set(card, left.get(card) + sum);
          taken[orderId].clear();
        }
        if (is === "spend") {
          const card = CARDS.find((one) => one.code === code);
          const faults = [
            ...(card ? [] : ["unknown-card"]),
            ...(card?.blockedOn ? ["blocked"] : []),
            ...(card && clock.day > card.lastDay ? ["expired"] : []),
            ...(Number.isInteger(pence) && pence >= 1 ? [] : ["bad-amount"]),
            ...(card && pence > left.get(code) ? ["not-enough"] : []),
          ];
          try {
            const rest = giftCards.spend({ code: typed, pence, orderId });
            if (faults.length > 0 || rest !== left.get(code) - pence) return false;
            left.set(code, rest);
            taken[orderId].set(code, (taken[orderId].get(code) ?? 0) + pence);
          } catch (error) {
            if (!(error instanceof Refusal) || !faults.includes(error.code)) return false;
            if (error.code === "not-enough" && !error.message.includes(inPounds(left.get(code)))) return false;
          }
        }
        for (const [card, sum] of left) if (giftCards.balance(card) !== sum) return false;
      }
      return true;
    },
  },
  {
    says: "a statement has a line for each movement, oldest first, and the balance",
    from: ["`statement(code)`: a line for each movement, oldest first, and the balance."],
    draw: (d) => ({ sums: d.list(0, 4, () => d.int(1, 500)), isGivenBack: d.chance(0.3), code: typed(d, "FERN7Q2K") }),
    holds: ({ sums, isGivenBack, code }) => {
      const { giftCards } = shopWith(...CARDS);
      for (const [i, pence] of sums.entries()) giftCards.spend({ code: "FERN7Q2K", pence, orderId: `A${i}` });
      if (isGivenBack && sums.length > 0) giftCards.giveBack("A0");
      const back = isGivenBack && sums.length > 0 ? [sums[0]] : [];
      const movements = [2_000, ...sums.map((pence) => -pence), ...back];
      const balance = movements.reduce((sum, pence) => sum + pence, 0);
      const lines = giftCards.statement(code).split("\n");
      let at = 0;
      for (const pence of movements) {
        const found = lines.findIndex((line, i) => i >= at && line.includes(inPounds(Math.abs(pence))));
        if (found < 0) return false;
        at = found + 1;
      }
      return lines.some((line) => line.includes(inPounds(balance)));
    },
  },
];
