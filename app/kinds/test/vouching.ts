import type { Files, Mutant, RunResult } from "~/sandbox/contract";
import { withMutant } from "../mutant-text";
import type { Verdict } from "./judge";
import { sameTest } from "./same-test";
import { countedTests } from "./score";

/**
 * Returns, for each test that fails on every correct version, the mutants on which it passes, keyed by test id. The
 * test thus treats these mutants as correct. The mutation matrix lacks these tests, because it covers only tests that
 * pass on the reference. A mutant isn't run if more counted tests kill it than could vouch for it.
 */
export async function findVouched({
  verdicts,
  mutants,
  reference,
  run,
}: {
  readonly verdicts: readonly Verdict[];
  readonly mutants: readonly Mutant[];
  readonly reference: Files;
  /** Runs the given tests of the suite on a version. */
  readonly run: (files: Files, onlyTests: readonly string[]) => Promise<RunResult>;
}): Promise<ReadonlyMap<string, readonly string[]>> {
  const refused = verdicts.filter(({ rejects }) => rejects?.how === "contradicts");
  const most = new Set(refused.map(({ group }) => group)).size;
  const counted = countedTests(verdicts);
  const killersOf = (id: string) =>
    new Set(counted.flatMap(({ group, kills }) => (kills.includes(id) ? [group] : []))).size;
  const open = mutants.filter(({ id }) => {
    const killers = killersOf(id);
    return killers > 0 && killers <= most;
  });
  const vouched = new Map<string, string[]>();
  await Promise.all(
    open.map(async (mutant) => {
      const result = await run(
        withMutant(reference, mutant),
        refused.map(({ id }) => id),
      );
      for (const { id, seen } of refused) {
        if (sameTest(seen, result)?.status !== "passed") continue;
        vouched.set(id, [...(vouched.get(id) ?? []), mutant.id]);
      }
    }),
  );
  return vouched;
}
