import type { RunResult } from "~/sandbox/contract";
import { killOf } from "./judge";
import { sameTest } from "./same-test";

/** What a suite's tests cost, and which of them cost too much. */

export interface Cost {
  readonly id: string;
  readonly units: number;
}

export interface Costs {
  readonly tests: readonly Cost[];
  /** Work of loading and of hooks, which leaving out tests can't reduce. */
  readonly besides: number;
}

/**
 * What a suite costs. A test that fails on the AI's code may end there before its work begins, so its work on the
 * reference counts, too. If the AI's code takes so much work that the test catches it by this, only the work on the
 * reference counts: the test isn't heavy, the code is. For the others the reference's work doesn't count: which tests
 * are left out must not reveal the reference's answers.
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

/** Ids of the heaviest tests that must be left out so that the rest takes at most `most` units. */
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
 * The limit for another attempt after these tests took too much work on mutants: a quarter of what their work may be,
 * and less than it is, so that at least the heaviest test is left out. On mutants they can take ten times the work.
 */
export function lighterThan(costs: Costs, most: number): number {
  return costs.besides + Math.min(most, totalOf(costs) - costs.besides) / 4;
}

const MILLION = 1_000_000;

/** "72.4 million units". */
export const sayUnits = (units: number): string => `${Number((units / MILLION).toFixed(1))} million units`;
