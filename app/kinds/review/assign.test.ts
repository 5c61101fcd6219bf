import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../../tests/setup/runs";
import { assign, type Body, type Candidate, type Given } from "./assign";

type Worth = [sum: number, number: number, byProofAlone: number];
const isBetter = (a: Worth, b: Worth) => {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && a[at]! > b[at]!;
};

/** Tries every matching and returns the value of the best one. */
function best(candidates: readonly Candidate[], bodies: readonly Body[]): Worth {
  const tryFrom = (f: number, issues: ReadonlySet<number>, used: ReadonlySet<number>): Worth => {
    const candidate = candidates[f];
    if (!candidate) return [0, 0, 0];
    const options: Worth[] = [tryFrom(f + 1, issues, used)];
    const take = (quarters: number, issue: number | null, body: number | null) => {
      if (issue !== null && issues.has(issue)) return;
      const [sum, number, alone] = tryFrom(
        f + 1,
        issue === null ? issues : new Set([...issues, issue]),
        body === null ? used : new Set([...used, body]),
      );
      options.push([sum + quarters, number + 1, alone + (candidate.direct.length === 0 ? 1 : 0)]);
    };
    for (const { issue, quarters } of candidate.direct) take(quarters, issue, null);
    for (const b of candidate.bodies) {
      if (used.has(b)) continue;
      for (const { issue, quarters } of bodies[b]!.targets) take(quarters, issue, b);
      if (bodies[b]!.bonusQuarters > 0) take(bodies[b]!.bonusQuarters, null, b);
    }
    return options.reduce((a, b) => (isBetter(b, a) ? b : a));
  };
  return tryFrom(0, new Set(), new Set());
}

function worthOf(given: readonly (Given | null)[], candidates: readonly Candidate[], bodies: readonly Body[]): Worth {
  const worth = given.map((one, f) => {
    if (!one) return 0;
    const { issue, body } = one;
    if (issue === null) return bodies[body!]!.bonusQuarters;
    const targets = body === null ? candidates[f]!.direct : bodies[body]!.targets;
    return targets.find((t) => t.issue === issue)!.quarters;
  });
  const alone = given.filter((one, f) => one !== null && candidates[f]!.direct.length === 0).length;
  return [worth.reduce((a, b) => a + b, 0), given.filter((one) => one !== null).length, alone];
}

const ISSUES = 4;
const targets = fc.uniqueArray(fc.record({ issue: fc.nat(ISSUES - 1), quarters: fc.constantFrom(1, 2, 4, 8, 16) }), {
  selector: (t) => t.issue,
  maxLength: 3,
});
const body = targets.map((found): Body => ({ targets: found, bonusQuarters: found.length === 0 ? 2 : 0 }));
const candidate = fc.record({ direct: targets, bodies: fc.uniqueArray(fc.nat(2), { maxLength: 2 }) });

describe("assigning findings to issues", () => {
  it("is as good as the best possible one, in sum, in number, and in proofs", () => {
    fc.assert(
      fc.property(
        fc.array(candidate, { maxLength: 5 }),
        fc.array(body, { minLength: 3, maxLength: 3 }),
        (candidates, bodies) => {
          const given = assign(candidates, bodies, ISSUES);
          expect(worthOf(given, candidates, bodies)).toEqual(best(candidates, bodies));
        },
      ),
      { numRuns: runs(600) },
    );
  });

  it("assigns each issue and each test body at most once", () => {
    fc.assert(
      fc.property(
        fc.array(candidate, { maxLength: 12 }),
        fc.array(body, { minLength: 3, maxLength: 3 }),
        (candidates, bodies) => {
          const given = assign(candidates, bodies, ISSUES).filter((one) => one !== null);
          const issues = given.flatMap((one) => one.issue ?? []);
          const used = given.flatMap((one) => one.body ?? []);
          expect(new Set(issues).size).toBe(issues.length);
          expect(new Set(used).size).toBe(used.length);
        },
      ),
    );
  });
});
