import type { RunResult } from "~/sandbox/contract";
import { killOf } from "./judge";
import { sameTest } from "./same-test";

/** Works out how much work a suite's tests take, and which tests take too much. */

export interface Cost {
  readonly id: string;
  readonly units: number;
}

export interface Costs {
  readonly tests: readonly Cost[];
  /** Work of loading and of hooks, which remains even if tests are left out. */
  readonly besides: number;
}

/**
 * How much work a suite takes. A test that fails on the AI's code may end before its real work begins, so its work on
 * the reference counts, too. If a test catches the AI's code because that code takes too much work, only the work on
 * the reference counts, because it is the code that is heavy, not the test. For all other tests, the work on the
 * reference doesn't count, because the choice of tests that are left out must not reveal the reference's answers.
 */
export function costsOf(visible: RunResult, reference: RunResult): Costs {
  return {
    tests: visible.tests.map((test) => {
      const there = sameTest(test, reference);
      if (there && killOf(there, visible) === "work") return { id: test.id, units: there.units };
      return { id: test.id, units: Math.max(test.units, test.status === "failed" ? (there?.units ?? 0) : 0) };
    }),
    besides: visible.tests.reduce((rest, { units }) => rest - units, visible.units),
  };
}

export const totalOf = ({ tests, besides }: Costs): number => tests.reduce((sum, { units }) => sum + units, besides);

/** Ids of the heaviest tests that must be left out so that all other tests together take at most `most` units. */
export function heaviestOf(costs: Costs, most: number): ReadonlySet<string> {
  const left = new Set<string>();
  let rest = totalOf(costs);
  for (const { id, units } of [...costs.tests].sort((a, b) => b.units - a.units)) {
    if (rest <= most) break;
    left.add(id);
    rest -= units;
  }
  return left;
}

/**
 * The work limit for a second run after these tests took too much work on mutants. It is a quarter of the smaller of
 * two values, the allowed work and the tests' own work, so that at least the heaviest test is left out. On mutants,
 * tests can take ten times the work.
 */
export function lighterThan(costs: Costs, most: number): number {
  return costs.besides + Math.min(most, totalOf(costs) - costs.besides) / 4;
}

const MILLION = 1_000_000;

/** "72.4 million units". */
export const sayUnits = (units: number): string => `${Number((units / MILLION).toFixed(1))} million units`;
