import type { Change } from "../changes";
import type { FixDetail, FixReport } from "./report-schema";

type Outcome = FixDetail["visible"][number];

/**
 * Returns every outcome of a fix: each visible test, each open hidden test, the number of sealed tests that pass, and
 * each limit.
 */
function outcomesOf({ defects, kept, visible, speed, structure }: FixDetail) {
  const found = new Map<string, { readonly holds: number; readonly says: string }>();
  const tests = (of: string, list: readonly Outcome[]) => {
    for (const { id, title, failure } of list)
      found.set(`${of} ${id}`, { holds: failure ? 0 : 1, says: `“${title.join(" › ")}”` });
  };
  for (const { id, says, open, twins } of defects) {
    tests("hidden", open);
    const text = `${says}: with other inputs, ${twins.passed} of ${twins.total} pass`;
    found.set(`twins ${id}`, { holds: twins.passed, says: text });
  }
  for (const one of kept) tests("hidden", one.tests);
  tests("visible", visible);
  for (const { id, says, share } of speed) found.set(`speed ${id}`, { holds: share, says });
  for (const { id, says, share } of structure) found.set(`structure ${id}`, { holds: share, says });
  return found;
}

/**
 * Returns what a submission fixes that an earlier submission did not, and what it newly breaks. As in a report, hidden
 * and visible tests appear by name, and sealed tests only as a number. Null if one of the two submissions did not run.
 */
export function changesOfFix(before: FixReport, after: FixReport): readonly Change[] | null {
  if (before.detail.failure || after.detail.failure) return null;
  const was = outcomesOf(before.detail);
  return [...outcomesOf(after.detail)].flatMap(([key, { holds, says }]) => {
    const held = was.get(key)?.holds;
    return held === undefined || held === holds ? [] : [{ isBetter: holds > held, says }];
  });
}
