import { PriceBook } from "./src/price-book";
import { TariffError } from "./src/tariff";

const day = (n) => new Date(Date.parse("2026-04-01T00:00Z") + n * 86_400_000).toISOString().slice(0, 10);
const tariff = (d) => {
  const first = d.int(0, 30);
  return {
    site: d.pick(["Fish Quay", "Mole End"]),
    cents: d.int(30, 60),
    firstDay: day(first),
    ...(d.chance(0.85) && { lastDay: day(first + d.pick([0, 0, 1, 5, 12])) }),
    ...(d.chance(0.2) && { isDraft: true }),
  };
};

const isOn = ({ firstDay, lastDay = "9999-12-31" }, on) => firstDay <= on && on <= lastDay;
const isConflict = (a, b) =>
  a.site === b.site && !a.isDraft && !b.isDraft && a.firstDay <= (b.lastDay ?? "9999-12-31") && b.firstDay <= (a.lastDay ?? "9999-12-31");
const wordsOf = ({ site, cents, firstDay, lastDay }) =>
  `${site} costs ${cents} ct from ${firstDay} ${lastDay === undefined ? "on" : `to ${lastDay}`}`;

export const properties = [
  {
    says: "a tariff is refused if its site has another one on any of the same days; the earliest is named, and the book is unchanged",
    from: [
      "refuse a tariff if its site already has another one on any of the same days",
      "It throws a `TariffError` that names the conflicting tariff, the earliest if there are several",
      "A tariff valid until further notice reads `Fish Quay costs 39 ct from 2026-04-01 on`.",
      "Sites are independent of each other.",
      "Drafts are plans: any number may be entered for the same days, and they never conflict with anything.",
      "After a refusal the book is unchanged.",
      "A price for a single day (market day, say) is a tariff like any other. Days without any price are fine",
    ],
    draw: (d) => d.list(1, 5, () => tariff(d)),
    holds: (tariffs) => {
      const prices = new PriceBook();
      const kept = [];
      for (const one of tariffs) {
        const [first] = kept.filter((other) => isConflict(other, one)).sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
        let message = null;
        try {
          prices.add(one);
        } catch (error) {
          message = error instanceof TariffError ? error.message : "crashed";
        }
        if (first ? message !== wordsOf(first) : message !== null) return false;
        if (!first) kept.push(one);
      }
      return ["Fish Quay", "Mole End"].every((site) =>
        [0, 5, 12, 20, 31, 45].every((n) => {
          const valid = kept.find((one) => one.site === site && !one.isDraft && isOn(one, day(n)));
          return prices.centsOn(site, day(n)) === valid?.cents;
        }),
      );
    },
  },
];
