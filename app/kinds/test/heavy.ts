import type { RunResult } from "~/sandbox/contract";
import { killOf } from "./judge";
import { sameTest } from "./same-test";

/** The work of a suite's tests, used to find tests that exceed the limit. */

export interface Cost {
  readonly id: string;
  readonly units: number;
}

export interface Costs {
  readonly tests: readonly Cost[];
  /** Work for loading and for hooks, which remains even if tests are left out. */
  readonly besides: number;
}

/**
 * Calculates the work of a suite's tests. A test that fails on the AI's code may end before its real work begins, so
 * its work on the reference counts, too. If a test catches the AI's code because that code exceeds the work limit, only
 * the work on the reference counts, because the code is heavy, not the test. For all other tests, the work on the
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

/**
 * Returns the ids of the heaviest tests that must be left out so that all other tests together need at most `most`
 * units.
 */
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
 * Returns the work limit for a second run after these tests exceeded the limit on mutants. The limit is a quarter of
 * the allowed work or of the tests' own work, whichever is smaller, so that at least the heaviest test is left out. It
 * is this low because tests can need ten times as much work on mutants.
 */
export function lighterThan(costs: Costs, most: number): number {
  return costs.besides + Math.min(most, totalOf(costs) - costs.besides) / 4;
}

const MILLION = 1_000_000;

/** Formats work: "72.4 million units". */
export const sayUnits = (units: number): string => `${Number((units / MILLION).toFixed(1))} million units`;
