import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedTests, type JudgedTest, redundantTests, scoreSuite, type Target } from "./score";

const MISTAKES: Target[] = [
  { id: "ai", weight: 2 },
  { id: "m1", weight: 1 },
  { id: "m2", weight: 1 },
];
const MUTANTS: Target[] = ["x1", "x2", "x3", "x4"].map((id) => ({ id, weight: 1 }));
const ALL = [...MISTAKES, ...MUTANTS].map(({ id }) => id);

let made = 0;
const test = (verdict: JudgedTest["verdict"], kills: string[] = [], group?: string): JudgedTest => {
  const id = `t${made++}`;
  return { id, group: group ?? id, verdict, kills, vouches: [] };
};
const score = (...tests: JudgedTest[]) => scoreSuite(tests, MISTAKES, MUTANTS);

describe("the score of a suite", () => {
  it("is validity · (0.7·m + 0.3·k)", () => {
    const three = [test("valid", ["ai", "x1"]), test("valid", ["ai"]), test("valid", ["x1"])];
    const { validity, mistakes, mutants, score: s } = score(...three, test("invalid"));
    expect({ validity, mistakes, mutants }).toEqual({ validity: 0.75, mistakes: 0.5, mutants: 0.25 });
    expect(s).toBeCloseTo(0.75 * (0.7 * 0.5 + 0.3 * 0.25));
  });

  it("removes luck from validity: nothing for one valid test in two, everything for three in four", () => {
    const validity = (valid: number, invalid: number) =>
      score(
        ...ALL.slice(0, valid).map((id) => test("valid", [id])),
        ...Array.from({ length: invalid }, () => test("invalid")),
      ).validity;
    expect([validity(3, 3), validity(5, 3), validity(6, 2), validity(7, 1)]).toEqual([0, 0.375, 0.75, 0.875]);
  });

  it("counts tests that kill the same versions once, so 300 copies do not hide 30 guesses", () => {
    const copies = Array.from({ length: 300 }, () => test("valid", ["ai", "x1"]));
    const guesses = Array.from({ length: 30 }, () => test("invalid"));
    expect(score(...copies, ...guesses)).toMatchObject({ useful: 1, invalid: 30, validity: 0, score: 0 });
    expect(score(...copies)).toMatchObject({ useful: 1, invalid: 0, validity: 1 });
  });

  it("does not count a kill if as many invalid tests claim that the mistake is right", () => {
    const vouching = (id: string) => ({ ...test("invalid"), vouches: [id] });
    const valid = ["m1", "m2", "ai", "x1", "x2", "x3"].map((id) => test("valid", [id]));
    expect([...score(...valid, vouching("m1")).killed]).not.toContain("m1");
    expect([...score(...valid, test("valid", ["m1", "m2"]), vouching("m1")).killed]).toContain("m1");
  });

  it("does not count a test that is too broad", () => {
    expect(score(test("valid", ["m1"]), test("broad", ALL))).toMatchObject({ useful: 1, invalid: 0, mistakes: 0.25 });
  });

  it("counts the AI's mistake twice", () => {
    expect(score(test("valid", ["ai"])).mistakes).toBe(0.5);
    expect(score(test("valid", ["m1"])).mistakes).toBe(0.25);
  });

  it("is 1 for a suite that kills everything and requires nothing else", () => {
    expect(score(test("valid", ALL)).score).toBe(1);
  });

  it("is 0 without any test that counts, and if no wrong version is known", () => {
    expect(score().score).toBe(0);
    expect(score(test("empty", ALL), test("skipped", ALL)).score).toBe(0);
    expect(scoreSuite([test("valid", ["ai"])], [], []).score).toBe(0);
  });

  it("gives no kills to invalid, empty or skipped tests", () => {
    for (const verdict of ["invalid", "empty", "skipped"] as const)
      expect(score(test(verdict, ["m1"]), test("valid", ["ai"])).mistakes).toBe(0.5);
  });

  it("ignores valid tests that kill nothing for validity", () => {
    expect(score(test("valid"), test("valid", ["ai"]), test("invalid"))).toMatchObject({ useful: 1, invalid: 1 });
  });

  it("ignores kills of versions that do not count", () => {
    expect(score(test("valid", ["an allowed mutant"]))).toMatchObject({ useful: 0, score: 0 });
  });

  it("counts the rows of one `each` as one test, valid or invalid", () => {
    const rows = (verdict: JudgedTest["verdict"]) => ALL.map((id) => test(verdict, [id], `rows ${verdict}`));
    expect(score(...rows("valid"))).toMatchObject({ useful: 1, invalid: 0 });
    expect(score(...rows("invalid"), test("valid", ["ai"]))).toMatchObject({ useful: 1, invalid: 1, validity: 0 });
  });

  it("gives nothing for a table that guesses: its wrong rows invalidate its right ones", () => {
    const guesses = ALL.flatMap((id) => [test("valid", [id], "guess"), test("invalid", [id], "guess")]);
    const honest = [test("valid", ["x1"]), test("valid", ["x2"]), test("valid", ["x3"])];
    expect(score(...honest, ...guesses)).toMatchObject({ useful: 3, invalid: 1, mistakes: 0 });
  });
});

describe("redundant tests", () => {
  it("are those whose kills others make too", () => {
    const [wide, a, b, idle] = [
      test("valid", ["m1", "m2"]),
      test("valid", ["m1"]),
      test("valid", ["x1"]),
      test("valid"),
    ];
    expect(redundantTests([wide, a, b, idle])).toEqual([a.id]);
  });

  it("are not replaced by invalid tests, and the rows of one `each` count together", () => {
    const single = test("valid", ["m1"]);
    const rows = [test("valid", ["m2"], "rows"), test("valid", ["m2"], "rows")];
    expect(redundantTests([single, test("invalid", ["m1"]), ...rows])).toEqual([]);
    expect(redundantTests([single, ...rows, test("valid", ["m2"])])).toHaveLength(3);
  });
});

const judged: fc.Arbitrary<JudgedTest> = fc.record({
  id: fc.uuid(),
  group: fc.constantFrom("a", "b", "c", "d", "e"),
  verdict: fc.constantFrom("valid", "invalid", "empty", "skipped", "broad", "unexamined"),
  kills: fc.subarray(ALL),
  vouches: fc.constant([]),
});
const suite = fc.array(judged, { maxLength: 12 });
const own = (t: JudgedTest): JudgedTest => ({ ...t, group: `own ${t.id}` });

describe("for any suite", () => {
  it("all parts are between 0 and 1", () => {
    fc.assert(
      fc.property(suite, (tests) => {
        for (const part of [score(...tests).score, score(...tests).mistakes, score(...tests).mutants]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("adding an invalid test never raises the score, in any group", () => {
    fc.assert(
      fc.property(suite, judged, (tests, extra) => {
        const before = score(...tests).score;
        expect(score(...tests, { ...extra, verdict: "invalid" }).score).toBeLessThanOrEqual(before + 1e-12);
      }),
    );
  });

  it("adding a valid test never lowers m, k or validity", () => {
    fc.assert(
      fc.property(suite, judged, (tests, extra) => {
        const before = score(...tests);
        const after = score(...tests, own({ ...extra, verdict: "valid" }));
        for (const part of ["mistakes", "mutants", "validity", "score"] as const)
          expect(after[part]).toBeGreaterThanOrEqual(before[part] - 1e-12);
      }),
    );
  });

  it("the order of tests does not matter", () => {
    const shuffled = suite.chain((tests) =>
      fc.tuple(fc.constant(tests), fc.shuffledSubarray(tests, { minLength: tests.length })),
    );
    fc.assert(
      fc.property(shuffled, ([a, b]) => {
        expect(score(...b)).toEqual(score(...a));
      }),
    );
  });

  it("removing a redundant test, with its group, changes no kill", () => {
    const killed = (tests: JudgedTest[]) => [...new Set(countedTests(tests).flatMap((t) => t.kills))].sort();
    fc.assert(
      fc.property(suite, (tests) => {
        for (const id of redundantTests(tests)) {
          const { group } = tests.find((t) => t.id === id)!;
          expect(killed(tests.filter((t) => t.group !== group))).toEqual(killed(tests));
        }
      }),
    );
  });
});
