import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANSWERS_FOR_CURVE } from "~/kinds/calibration";
import type { DefectClass } from "~/kinds/defect-classes";
import type { KindId } from "~/kinds/registry";
import { makeFact } from "../../../tests/setup/facts";
import { runs } from "../../../tests/setup/runs";
import type { Fact } from "../counts/fact";
import { makeWorkReport } from "./report";

const NOTHING = () => undefined;
let made = 0;
/** A fact about another exercise on another day than the last one. */
const fact = (kind: KindId, more: Partial<Fact>): Fact =>
  makeFact({ kind, slug: `e${made}`, handedInAt: new Date(Date.UTC(2026, 0, 1 + (made++ % 300))), ...more });
const review = fc.record({
  flawed: fc.boolean(),
  requested: fc.boolean(),
  counting: fc.boolean(),
  confidence: fc.integer({ min: 50, max: 100 }),
  issues: fc.array(fc.constantFrom("injection+", "injection-", "incomplete+", "silly-logic-"), { maxLength: 3 }),
});
const factOf = ({
  issues,
  flawed,
  requested,
  counting,
  ...rest
}: typeof review extends fc.Arbitrary<infer Drawn> ? Drawn : never): Fact =>
  fact("review", {
    ...rest,
    counting,
    issues: ` ${issues.join(" ")} `,
    cameTrue: flawed === requested,
    ...(counting && { flawed, requested }),
  });

describe("a learner's report", () => {
  it("lists behind each number as many submissions as it states, and as many right ones", () => {
    fc.assert(
      fc.property(fc.array(review, { maxLength: 40 }), (drawn) => {
        const facts = drawn.map(factOf);
        const confidenceOf = new Map(facts.map(({ submissionId, confidence }) => [submissionId, confidence]));
        const report = makeWorkReport(facts, NOTHING);
        const rows = [...report.verdicts, ...report.classes];
        for (const { of, all, behind } of rows)
          expect([behind.length, behind.filter(({ isRight }) => isRight).length]).toEqual([all, of]);
        for (const { answers, behind, curve } of report.sure) {
          expect(behind).toHaveLength(answers);
          expect(curve === null).toBe(answers < ANSWERS_FOR_CURVE);
          for (const step of curve ?? []) {
            expect(step.behind).toHaveLength(step.answers);
            expect(step.behind.filter(({ isRight }) => isRight).length).toBe(Math.round(step.right * step.answers));
            for (const { submissionId } of step.behind)
              expect(confidenceOf.get(submissionId)).toBeGreaterThanOrEqual(step.from);
          }
          if (curve) expect(curve.reduce((sum, step) => sum + step.answers, 0)).toBe(answers);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it("counts issues of a class in first submissions, and recent ones separately", () => {
    const facts = [
      ...Array.from({ length: 6 }, () => fact("review", { issues: " injection- " })),
      ...Array.from({ length: 4 }, () => fact("review", { issues: " injection+ " })),
      fact("review", { issues: " injection+ ", counting: false }),
    ];
    const inTime = facts.map((one, n) => ({ ...one, handedInAt: new Date(Date.UTC(2026, 0, n + 1)) }));
    const [row, ...others] = makeWorkReport(inTime, NOTHING).classes;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ class: "injection", of: 4, all: 10, lately: { of: 4, all: 5 } });
    // Wilson's interval of 4 of 10.
    expect(row!.interval!.map((share) => share.toFixed(3))).toEqual(["0.168", "0.687"]);
  });

  it("counts reviews without a false alarm, and the classes of the others", () => {
    const facts = [fact("review", {}), fact("review", {}), fact("review", { counting: false }), fact("test", {})];
    const called = new Map<string, DefectClass[]>([
      [facts[0]!.submissionId, []],
      [facts[1]!.submissionId, ["injection", "incomplete", "injection"]],
      [facts[2]!.submissionId, ["injection"]],
      [facts[3]!.submissionId, ["injection"]],
    ]);
    const { falseAlarms } = makeWorkReport(facts, (submissionId) => called.get(submissionId));
    expect(falseAlarms).toMatchObject({ of: 1, all: 2, alarms: 3 });
    expect(falseAlarms.called).toEqual([
      { class: "injection", alarms: 2 },
      { class: "incomplete", alarms: 1 },
    ]);
    expect(falseAlarms.behind.map(({ submissionId, isRight }) => [submissionId, isRight])).toEqual([
      [facts[1]!.submissionId, false],
      [facts[0]!.submissionId, true],
    ]);
  });

  it("says nothing too early, and never mixes kinds", () => {
    const sure = (kind: KindId, count: number) => Array.from({ length: count }, () => fact(kind, {}));
    const report = makeWorkReport([...sure("test", 19), ...sure("fix", 20)], NOTHING);
    expect(report.sure.map(({ kind, answers, curve }) => [kind, answers, curve?.length ?? null])).toEqual([
      ["test", 19, null],
      ["fix", 20, 1],
    ]);
    expect(report.trust).toEqual({ says: "too-early", more: 10, sensitivity: null });
    expect(makeWorkReport([], NOTHING)).toMatchObject({ handIns: 0, sure: [], classes: [] });
  });
});
