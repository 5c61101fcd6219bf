import { quoteFare, quoteReturn } from "./src/fares";
import { ZoneCache } from "./src/zone-cache";
import { NoZoneError } from "./src/zones";
import { zones } from "./tests/fakes";

const DAY = { mint: 1, harbour: 2, fair: 3, airport: 4 };
const NIGHT = { mint: 1, harbour: 1, fair: 2, airport: 3 };

const ride = (d, stops = ["mint", "harbour", "fair", "airport"]) => ({
  line: d.pick(["12", "U3", "N1", "N7", "N9", "N7", "N10", "N0", "N", "XN7", "N12"]),
  from: d.pick(stops),
  to: d.pick(stops),
  day: `2026-12-${String(d.int(1, 31)).padStart(2, "0")}`,
  start: d.oneOf(
    () => d.pick([1469, 1470, 1471, 1739, 1740, 1741, 30, 299, 720]),
    () => d.int(1400, 1800),
  ),
  reduced: d.chance(0.4),
});

const isNight = ({ line, start }) => /^N[1-9]$/.test(line) && start >= 24 * 60 + 30 && start < 29 * 60;

function priceOf(of) {
  const map = isNight(of) ? NIGHT : DAY;
  const rings = Math.abs(map[of.from] - map[of.to]) + 1;
  const [, month, date] = of.day.split("-");
  const weekday = new Date(`2026-${month}-${date}T00:00Z`).getUTCDay();
  const more = weekday === 5 || weekday === 6 ? 100 : 0;
  const price = isNight(of) ? [290, 410, 530][rings - 1] + more : [240, 310, 380, 450][rings - 1];
  return of.reduced ? Math.floor(price / 20) * 10 : price;
}

export const properties = [
  {
    says: "the price of a ride follows from its rings, its night and its passenger",
    from: [
      "A ride is a night ride on lines N1 to N9, if it begins at 24:30 or later and before 29:00 of its service day. Everything else is a day ride, as now.",
      "Within one ring a ride costs 2.90, over two 4.10, over three 5.30.",
      "In the nights to Saturday and to Sunday, which belong to the service days before, a night ride costs 1.00 more. Half-fare passengers pay half of that too.",
    ],
    draw: (d) => ride(d),
    holds: async (of) => (await quoteFare(zones(), of)) === priceOf(of),
  },
  {
    says: "a return is both rides, less a tenth, rounded down to ten cents",
    from: ["A return is both rides together, each priced on its own, less a tenth, rounded down to ten cents."],
    draw: (d) => [ride(d), ride(d)],
    holds: async ([there, back]) => {
      const tenths = (priceOf(there) + priceOf(back)) * 9;
      return (await quoteReturn(zones(), there, back)) === Math.floor(tenths / 100) * 10;
    },
  },
  {
    says: "a stop outside all rings leads to a NoZoneError",
    from: ["Stops outside all rings are `NoZoneError`, as by day."],
    draw: (d) => [ride(d, ["mint", "fair", "moon"]), ride(d, ["mint", "airport", "moon"])],
    holds: async ([there, back]) => {
      const isOutside = (...rides) => rides.some(({ from, to }) => from === "moon" || to === "moon");
      const isRefused = (promise) => promise.then(() => false, (error) => error instanceof NoZoneError);
      return (
        (await isRefused(quoteFare(zones(), there))) === isOutside(there) &&
        (await isRefused(quoteReturn(zones(), there, back))) === isOutside(there, back)
      );
    },
  },
  {
    says: "each map is kept for 15 minutes, and an error goes to the caller and is not kept",
    from: ["Keep each map for 15 minutes, in a cache that `deps.zones` holds from now on.", "Errors go to the caller."],
    draw: (d) =>
      d.list(1, 8, () => ({
        after: d.pick([0, 1, 60_000, 450_000, 899_999, 900_001, 1_000_000]),
        line: d.pick(["12", "N7"]),
        isDown: d.chance(0.2),
      })),
    holds: async (steps) => {
      let now = 0;
      let isServiceDown = false;
      const asked = [];
      const load = async (kind) => {
        asked.push(kind);
        if (isServiceDown) throw new Error("no planning department");
        return new Map(Object.entries(kind === "night" ? NIGHT : DAY));
      };
      const deps = { zones: new ZoneCache({ load }, () => now) };
      const loaded = new Map();
      const wanted = [];
      for (const { after, line, isDown } of steps) {
        now += after;
        isServiceDown = isDown;
        const kind = line === "N7" ? "night" : "day";
        // Exactly 15 minutes later is left open.
        if (now - loaded.get(kind) === 900_000) now += 1;
        const isKept = now - loaded.get(kind) < 900_000;
        if (!isKept) wanted.push(kind);
        if (!isKept && !isDown) loaded.set(kind, now);
        const of = { line, from: "mint", to: "fair", day: "2026-12-02", start: 1500, reduced: false };
        const got = await quoteFare(deps, of).catch(({ message }) => message);
        if (got !== (!isKept && isDown ? "no planning department" : priceOf(of))) return false;
      }
      return asked.join() === wanted.join();
    },
  },
];
