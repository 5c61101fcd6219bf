import { makePlan } from "./src/plan";

/** One argument list: mostly plans that can be made, sometimes one to be refused. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const parts = random() < 0.1 ? pick([0, -1, 2.5, 25, 26]) : 1 + below(24);
  const total =
    random() < 0.1 ? pick([0, -5, 10.5, below(24)]) : pick([24, 100, 10_000, 1 + below(200), below(1_000_000)]);
  const start = `20${pick([24, 26])}-${pick(["01", "02", "11"])}-${pick(["01", "15", "28", "29", "30"])}`;
  return [{ number: `PW-${below(500)}`, total }, parts, start.replace(/-02-30$/, "-02-28")];
}

/** What the specification settles: not which instalments are the larger ones, and not how a plan is refused. */
export function call(args: unknown[]): unknown {
  const [debt, parts, start] = args as Parameters<typeof makePlan>;
  try {
    const plan = makePlan(debt, parts, start);
    return {
      amounts: plan.map(({ cents }) => cents).sort((a, b) => a - b),
      days: plan.map(({ dueOn }) => dueOn),
      references: plan.map(({ reference }) => reference),
    };
  } catch {
    return "refused";
  }
}
