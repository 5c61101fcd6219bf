import type { Ride } from "./src/ride";
import { statement } from "./src/statement";

/** Two or three cards over two days and a night, in the order in which the rides began; often about four in the morning. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const first = Date.parse(`${pick(["2026-11-20", "2026-12-31", "2027-02-28"])}T00:00Z`) / 60_000;
  const text = (minute: number) => new Date((first + minute) * 60_000).toISOString().slice(0, 16);
  const minute = () =>
    pick([
      () => below(2880),
      () => 600 + below(800),
      () => 1440 + 240 + pick([-30, -1, 0, 1, 30]),
      () => 1440 + below(240),
    ])();
  const cards = ["c1", "c2", "c3"].slice(0, pick([1, 1, 2, 3])).map((card) => ({
    card,
    rider: pick(["adult", "adult", "child"] as const),
    cityPass: random() < 0.4,
  }));
  const starts = Array.from({ length: below(9) }, minute).sort((a, b) => a - b);
  const rides = starts.map(
    (start): Ride => ({
      ...pick(cards),
      line: pick(["12", "U3", "F1"]),
      distance: pick(["short", "short", "long"] as const),
      bicycle: random() < 0.2,
      start: text(start),
      end: text(start + 5 + below(40)),
    }),
  );
  return [rides];
}

/** What the specification settles: the sum of each card and travel day. */
export function call(args: unknown[]): unknown {
  const [rides] = args as [Ride[]];
  const sums = new Map<string, number>();
  for (const { card, travelDay, cents } of statement(rides)) {
    const key = `${card} ${travelDay}`;
    sums.set(key, (sums.get(key) ?? 0) + cents);
  }
  return [...sums].filter(([, cents]) => cents !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}
