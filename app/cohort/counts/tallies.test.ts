import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, startOfWeek } from "~/operations/time";
import { makeFact } from "../../../tests/setup/facts";
import { runs } from "../../../tests/setup/runs";
import { tallyOf } from "./tallies";

const START = Date.UTC(2026, 0, 5);

describe("a learner's counts", () => {
  it("are empty without a submission", () => {
    const { learner, skills, classes, sure, weeks, tracks } = tallyOf([]);
    expect([learner, skills, classes, sure, weeks, tracks].flat()).toEqual([]);
  });

  it("add up verdicts, issues, confidence, weeks and tracks, each by its own rule", () => {
    const day = (n: number) => new Date(START + n * DAY_MS + 3_600_000);
    const facts = [
      makeFact({ flawed: true, requested: true, issues: " injection+ injection- ", skills: " read-a-diff " }),
      makeFact({
        slug: "review-b",
        flawed: false,
        requested: true,
        cameTrue: false,
        status: "failed",
        handedInAt: day(1),
      }),
      // This isn't a scored attempt, so its issue and its confidence don't count.
      makeFact({ counting: false, tryNumber: 2, issues: " injection- ", handedInAt: day(2) }),
      makeFact({
        slug: "test-c",
        kind: "test",
        status: "failed",
        cameTrue: false,
        confidence: 100,
        handedInAt: day(7),
      }),
      makeFact({ slug: "test-c", kind: "test", tryNumber: 2, confidence: 93, handedInAt: day(8) }),
    ];
    expect(tallyOf(facts)).toEqual({
      learner: [
        {
          handIns: 5,
          passed: 2,
          flawed: 1,
          clean: 1,
          hits: 1,
          falseAlarms: 1,
          firstOn: new Date(START),
          firstPassOn: new Date(START),
          lastOn: new Date(START + 8 * DAY_MS),
        },
      ],
      skills: [{ skill: "read-a-diff", state: "practising", tries: 1, passes: 1 }],
      classes: [{ class: "injection", issues: 2, caught: 1 }],
      sure: [
        { kind: "review", step: 80, answers: 2, right: 1, said: 160, squares: 20 ** 2 + 80 ** 2 },
        { kind: "test", step: 90, answers: 2, right: 1, said: 193, squares: 100 ** 2 + 7 ** 2 },
      ],
      weeks: [
        { week: new Date(START), handIns: 3, passed: 1 },
        { week: new Date(START + 7 * DAY_MS), handIns: 2, passed: 1 },
      ],
      tracks: [{ track: "first-weeks", tried: 3, passed: 2 }],
    });
  });

  it("do not depend on the order of the facts", () => {
    const some = fc.record({
      slug: fc.constantFrom("review-a", "test-b", "fix-c"),
      day: fc.integer({ min: 0, max: 60 }),
      status: fc.constantFrom("passed" as const, "failed" as const, "errored" as const),
      counting: fc.boolean(),
      confidence: fc.integer({ min: 50, max: 100 }),
      cameTrue: fc.constantFrom(true, false, null),
      explained: fc.constantFrom(true, false),
      proven: fc.constantFrom(true, false, null),
      skills: fc.constantFrom("", " read-a-diff ", " judge-tests find-edge-cases "),
      issues: fc.constantFrom("", " injection+ ", " incomplete- injection- "),
    });
    const ofKind = { "review-a": "review", "test-b": "test", "fix-c": "fix" } as const;
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (list, draws) => {
        const facts = list.map(({ day, ...one }) =>
          makeFact({
            ...one,
            kind: ofKind[one.slug as keyof typeof ofKind],
            handedInAt: new Date(START + day * DAY_MS),
          }),
        );
        const shuffled = facts
          .map((one) => ({ one, place: draws.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(tallyOf(shuffled)).toEqual(tallyOf(facts));
      }),
      { numRuns: runs(300) },
    );
  });
});

it("start a week on Monday, UTC", () => {
  expect(startOfWeek(new Date("2026-11-22T23:59:59Z")).toISOString()).toBe("2026-11-16T00:00:00.000Z");
  expect(startOfWeek(new Date("2026-11-23T00:00:00Z")).toISOString()).toBe("2026-11-23T00:00:00.000Z");
  expect(startOfWeek(new Date("1969-12-31T12:00:00Z")).toISOString()).toBe("1969-12-29T00:00:00.000Z");
});
