import { MISTAKES_SHARE, MUTANTS_SHARE } from "./constants";

/**
 * A test with what became of it. `group` is the same for all rows of one `each` and for tests of one normalised body.
 * `kills`: the wrong versions on which it fails, whether or not the test is valid.
 */
export interface JudgedTest {
  readonly id: string;
  readonly group: string;
  readonly verdict: "valid" | "invalid" | "empty" | "skipped";
  readonly kills: readonly string[];
}

/** A wrong version. `weight` matters among mistakes only. */
export interface Target {
  readonly id: string;
  readonly weight: number;
}

export interface SuiteScore {
  /** U: valid tests that kill something, I: invalid ones; a group counts as one. */
  readonly useful: number;
  readonly invalid: number;
  /** U / (U + I), 0 when both are 0. */
  readonly validity: number;
  /** m, k: shares killed, 0–1. */
  readonly mistakes: number;
  readonly mutants: number;
  /** validity · (0.7·m + 0.3·k), 0–1. */
  readonly score: number;
}

/**
 * Groups with an invalid test. A group counts as one test, so it is invalid as a whole and kills nothing: else one
 * table that guesses every answer for every input would kill everything and cost as little as a single slip.
 */
export function invalidGroups(tests: readonly JudgedTest[]): ReadonlySet<string> {
  return new Set(tests.filter((test) => test.verdict === "invalid").map((test) => test.group));
}

/** The tests whose kills count. */
export function countedTests<T extends JudgedTest>(tests: readonly T[]): T[] {
  const invalid = invalidGroups(tests);
  return tests.filter((test) => test.verdict === "valid" && !invalid.has(test.group));
}

/** The score of a suite: grading.md, "Test", 1 and 2. The order of tests does not matter. */
export function scoreSuite(
  tests: readonly JudgedTest[],
  mistakes: readonly Target[],
  mutants: readonly Target[],
): SuiteScore {
  const counted = countedTests(tests);
  const targets = new Set([...mistakes, ...mutants].map((target) => target.id));
  const killed = new Set(counted.flatMap((test) => test.kills).filter((id) => targets.has(id)));
  const useful = new Set(counted.filter((t) => t.kills.some((id) => targets.has(id))).map((t) => t.group)).size;
  const invalid = invalidGroups(tests).size;
  const validity = useful + invalid === 0 ? 0 : useful / (useful + invalid);
  const m = shareKilled(mistakes, killed);
  const k = shareKilled(mutants, killed);
  const score = validity * (MISTAKES_SHARE * m + MUTANTS_SHARE * k);
  // 0.7 + 0.3 is a hair under 1 in no order, but a product of shares may pass 1 by a rounding step.
  return { useful, invalid, validity, mistakes: m, mutants: k, score: Math.min(1, score) };
}

function shareKilled(targets: readonly Target[], killed: ReadonlySet<string>): number {
  const total = sum(targets);
  return total === 0 ? 0 : sum(targets.filter((target) => killed.has(target.id))) / total;
}

function sum(targets: readonly Target[]): number {
  return targets.reduce((total, target) => total + target.weight, 0);
}

/**
 * Counted tests without which, each alone, every kill would still be made by another: told, not punished.
 * Rows of one `each` are taken away together.
 */
export function redundantTests(tests: readonly JudgedTest[]): string[] {
  const counted = countedTests(tests).filter((test) => test.kills.length > 0);
  const groupsOf = new Map<string, Set<string>>();
  for (const { group, kills } of counted)
    for (const id of kills) groupsOf.set(id, (groupsOf.get(id) ?? new Set()).add(group));
  const needed = new Set([...groupsOf.values()].flatMap((groups) => (groups.size === 1 ? [...groups] : [])));
  return counted.filter((test) => !needed.has(test.group)).map((test) => test.id);
}
