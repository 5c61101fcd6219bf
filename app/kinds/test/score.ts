import {
  FEW_SLIPS,
  FULL_VALIDITY,
  GUESSED_VALIDITY,
  MISTAKES_SHARE,
  MUTANTS_SHARE,
  SLIPS_PER_FINDING,
} from "./constants";

/**
 * A test with its result. `group` is the same for all rows of an `each`, and for tests with the same normalised body.
 * `kills`: the wrong versions on which the test fails, whether or not it is valid.
 */
export interface JudgedTest {
  readonly id: string;
  readonly group: string;
  /**
   * `broad`: the test combines many answers into one value, so it counts for nothing (`broad.ts`). `unexamined`: the
   * test counts for nothing, because it takes too much work to examine whether it is broad. `heavy`: the test was left
   * out, because it takes too much work itself (`heavy.ts`).
   */
  readonly verdict: "valid" | "invalid" | "empty" | "skipped" | "broad" | "unexamined" | "heavy";
  readonly kills: readonly string[];
  /**
   * If the test passes on no correct version: the wrong versions on which it passes. The test treats these as correct.
   */
  readonly vouches: readonly string[];
}

/** A wrong version. `weight` matters only for mistakes. */
export interface Target {
  readonly id: string;
  readonly weight: number;
}

export interface SuiteScore {
  /** U, the number of valid tests that kill something. Tests with the same kills count once, and so does each group. */
  readonly useful: number;
  /** I, the number of invalid tests. A few invalid rows in a group of useful rows count as part of one test. */
  readonly invalid: number;
  /** U / (U + I) with luck removed. 0 if both U and I are 0. */
  readonly validity: number;
  /** Ids of the killed versions. */
  readonly killed: ReadonlySet<string>;
  /** m and k: the shares of mistakes and mutants that were killed, 0–1. */
  readonly mistakes: number;
  readonly mutants: number;
  /** validity · (0.7·m + 0.3·k), 0–1. */
  readonly score: number;
}

/**
 * Returns, for each group with invalid tests, how many invalid tests the group counts as. This is at most 1. If it is
 * 1, none of the group's kills count. A few invalid rows in an `each` affect only these rows. But a table that guesses
 * several answers for every input would kill everything, so it must cost more than a few invalid rows.
 */
export function invalidShares(tests: readonly JudgedTest[]): ReadonlyMap<string, number> {
  const slips = countBy(tests.filter(({ verdict }) => verdict === "invalid"));
  const useful = tests.filter(
    ({ verdict, kills, group }) => verdict === "valid" && kills.length > 0 && slips.has(group),
  );
  const different = new Map(
    useful.map(({ group, kills }) => [JSON.stringify([group, ...[...kills].sort()]), { group }]),
  );
  const findings = countBy([...different.values()]);
  return new Map(
    [...slips].map(([group, count]) => {
      const found = findings.get(group) ?? 0;
      return [
        group,
        found > 0 && count <= Math.max(FEW_SLIPS, found * SLIPS_PER_FINDING) ? count / (count + found) : 1,
      ];
    }),
  );
}

function countBy(tests: readonly { readonly group: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { group } of tests) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

/** Returns the tests whose kills count. */
export function countedTests<T extends JudgedTest>(tests: readonly T[]): T[] {
  const shares = invalidShares(tests);
  return tests.filter((test) => test.verdict === "valid" && shares.get(test.group) !== 1);
}

/** Calculates the score of a suite: grading.md, "Test", 1 and 2. The order of tests doesn't matter. */
export function scoreSuite(
  tests: readonly JudgedTest[],
  mistakes: readonly Target[],
  mutants: readonly Target[],
): SuiteScore {
  const counted = countedTests(tests);
  const targets = new Set([...mistakes, ...mutants].map((target) => target.id));
  const groups = killsByGroup(counted, targets);
  const useful = new Set([...groups.values()].map((kills) => JSON.stringify([...kills].sort()))).size;
  const invalid = [...invalidShares(tests).values()].reduce((all, share) => all + share, 0);
  const validity = withoutLuck(useful + invalid === 0 ? 0 : useful / (useful + invalid));
  const killed = killedIn(groups, tests);
  const m = shareKilled(mistakes, killed);
  const k = shareKilled(mutants, killed);
  const score = validity * (MISTAKES_SHARE * m + MUTANTS_SHARE * k);
  // The sum of 0.7 and 0.3 never exceeds 1, but a product of shares may exceed 1 because of rounding.
  return { useful, invalid, validity, killed, mistakes: m, mutants: k, score: Math.min(1, score) };
}

/**
 * Returns the versions that each group's counted tests kill together, keyed by group. Includes only versions that
 * count.
 */
function killsByGroup(counted: readonly JudgedTest[], targets: ReadonlySet<string>): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { group, kills } of counted)
    for (const id of kills) if (targets.has(id)) groups.set(group, (groups.get(group) ?? new Set()).add(id));
  return groups;
}

/**
 * Returns the killed versions. A version is killed if more tests reject it than vouch for it. So guessing gains
 * nothing: if a suite has a test for each possible value of an answer, these tests vouch for as many versions as they
 * kill.
 */
function killedIn(groups: ReadonlyMap<string, ReadonlySet<string>>, tests: readonly JudgedTest[]): ReadonlySet<string> {
  const votes = new Map<string, number>();
  const vote = (id: string, by: number) => votes.set(id, (votes.get(id) ?? 0) + by);
  for (const kills of groups.values()) for (const id of kills) vote(id, 1);
  const vouching = new Set(tests.flatMap(({ group, vouches }) => vouches.map((id) => JSON.stringify([group, id]))));
  for (const pair of vouching) vote(JSON.parse(pair)[1], -1);
  return new Set([...votes].flatMap(([id, sum]) => (sum > 0 ? [id] : [])));
}

/**
 * Removes the effect of luck on validity. In a suite that guesses, half of the tests are valid. So validity counts only
 * above one half, and in full from three quarters.
 */
function withoutLuck(validity: number): number {
  if (validity >= FULL_VALIDITY) return validity;
  return (Math.max(0, validity - GUESSED_VALIDITY) * FULL_VALIDITY) / (FULL_VALIDITY - GUESSED_VALIDITY);
}

function shareKilled(targets: readonly Target[], killed: ReadonlySet<string>): number {
  const total = sum(targets);
  return total === 0 ? 0 : sum(targets.filter((target) => killed.has(target.id))) / total;
}

function sum(targets: readonly Target[]): number {
  return targets.reduce((total, target) => total + target.weight, 0);
}

/**
 * Returns counted tests that could each be removed without losing a kill. Reports show them, but they have no effect on
 * the score. Rows of the same `each` are removed together.
 */
export function redundantTests(tests: readonly JudgedTest[]): string[] {
  const counted = countedTests(tests).filter((test) => test.kills.length > 0);
  const groupsOf = new Map<string, Set<string>>();
  for (const { group, kills } of counted)
    for (const id of kills) groupsOf.set(id, (groupsOf.get(id) ?? new Set()).add(group));
  const needed = new Set([...groupsOf.values()].flatMap((groups) => (groups.size === 1 ? [...groups] : [])));
  return counted.filter((test) => !needed.has(test.group)).map((test) => test.id);
}
