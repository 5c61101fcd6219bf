import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "~/kinds/seeded";
import { addTry, countedFigures, doubtsOf, emptyTally, type FirstTry, medianTries } from "./exercise";
import { atOnce } from "./work";

const oneTry = fc.record({
  passed: fc.boolean(),
  isRecent: fc.boolean(),
  passedAt: fc.option(fc.integer({ min: 1, max: 6 })),
  isBest: fc.option(fc.boolean()),
  parts: fc.record({
    parts: fc.uniqueArray(
      fc.tuple(fc.constantFrom("issue", "decoy"), fc.constantFrom("a.ts:new:1-2", "b"), fc.constantFrom(0, 0.5, 1)),
      { selector: ([type, id]) => `${type} ${id}` },
    ),
    falseAlarms: fc.array(
      fc.tuple(fc.constantFrom("a.ts:new:1-2", "a.ts:new:8-8", ""), fc.constant("injection" as const)),
      { maxLength: 3 },
    ),
  }),
}) as fc.Arbitrary<FirstTry>;

function figuresOf(tries: readonly FirstTry[], words = new Map<string, string>()) {
  const tally = emptyTally();
  for (const one of tries) addTry(tally, one);
  return atOnce(countedFigures(tally, words));
}
const many = (count: number, of: (at: number) => Partial<FirstTry>): FirstTry[] =>
  Array.from({ length: count }, (_, at) => ({
    passed: true,
    isRecent: false,
    passedAt: 1,
    isBest: null,
    parts: { parts: [], falseAlarms: [] },
    ...of(at),
  }));

describe("an exercise's figures", () => {
  it("count each attempt, part and hint once", () => {
    fc.assert(
      fc.property(fc.array(oneTry, { maxLength: 30 }), (tries) => {
        const { people, passed, tries: byTry, parts, places, change } = figuresOf(tries);
        expect(people).toBe(tries.length);
        expect(passed).toBe(tries.filter((one) => one.passed).length);
        expect(byTry.reduce((sum, one) => sum + one, 0)).toBe(people);
        for (const { type, id, people: all, whole, half } of parts) {
          const shares = tries.flatMap((one) => one.parts.parts.filter((part) => part[0] === type && part[1] === id));
          expect([all, whole, half]).toEqual([
            shares.length,
            shares.filter(([, , share]) => share === 1).length,
            shares.filter(([, , share]) => share > 0 && share < 1).length,
          ]);
        }
        for (const place of places) expect(place.people).toBeLessThanOrEqual(people);
        if (change) {
          expect(change.before.all + change.since.all).toBe(people);
          expect(change.before.of + change.since.of).toBe(passed);
        }
      }),
    );
  });

  it("say nothing about the best third or a rising pass rate if either side has fewer than five people", () => {
    const decoy = (isBest: boolean, isRecent: boolean): Partial<FirstTry> => ({
      isBest,
      isRecent,
      passed: isRecent,
      parts: { parts: [["decoy", "a.ts:new:1-1", isBest ? 0 : 1]], falseAlarms: [] },
    });
    const four = figuresOf(many(50, (at) => decoy(at < 4, at < 4)));
    expect([four.change, four.parts[0]!.thirds]).toEqual([null, null]);
    const five = figuresOf(many(50, (at) => decoy(at < 5, at < 5)));
    expect([five.change?.isKnown, five.parts[0]!.thirds?.isMore]).toEqual([true, true]);
    expect(doubtsOf(five)).toEqual({ decoys: 1, places: 0 });
  });

  it("name a part in the author's words, or by its id if there are none", () => {
    const tries = many(5, () => ({ parts: { parts: [["issue", "off-by-one", 1]], falseAlarms: [] } }));
    expect(figuresOf(tries, new Map([["issue off-by-one", "One too many"]])).parts[0]!.says).toBe("One too many");
    expect(figuresOf(tries).parts[0]!.says).toBe("off-by-one");
  });

  it("flag fewer than 1 in 50 sound exercises, whose pass rate is stable and whose best third has no more doubts", () => {
    let flagged = 0;
    const runs = 1_000;
    for (let run = 0; run < runs; run++) {
      const random = seeded(`sound ${run}`);
      const places = ["a.ts:new:1-2", "a.ts:new:20-24", "b.ts:new:3-3", ""];
      const { change, ...figures } = figuresOf(
        many(150, () => ({
          passed: random() < 0.7,
          isRecent: random() < 0.4,
          isBest: random() < 1 / 3,
          parts: {
            parts: [
              ["decoy", "c.ts:new:1-2", random() < 0.8 ? 1 : 0],
              ["decoy", "c.ts:new:9-9", random() < 0.6 ? 1 : 0],
            ],
            falseAlarms: places.filter(() => random() < 0.15).map((place) => [place, "injection"] as const),
          },
        })),
      );
      const { decoys, places: doubted } = doubtsOf(figures);
      if (change!.isKnown || decoys + doubted > 0) flagged++;
    }
    expect(flagged / runs).toBeLessThan(0.02);
    expect(flagged).toBeGreaterThan(0);
  });

  it("flag real problems: a pass rate that rises by a quarter, and a place that the best third marks twice as often", () => {
    let [known, doubted] = [0, 0];
    const runs = 200;
    for (let run = 0; run < runs; run++) {
      const random = seeded(`not sound ${run}`);
      const { change, ...figures } = figuresOf(
        many(400, () => {
          const [isRecent, isBest] = [random() < 0.5, random() < 1 / 3];
          const isMarked = random() < (isBest ? 0.4 : 0.2);
          return {
            isRecent,
            isBest,
            passed: random() < (isRecent ? 0.7 : 0.45),
            parts: { parts: [], falseAlarms: isMarked ? [["a.ts:new:3-4", "injection"]] : [] },
          };
        }),
      );
      if (change!.isKnown) known++;
      if (doubtsOf(figures).places === 1) doubted++;
    }
    expect(known / runs).toBeGreaterThan(0.95);
    expect(doubted / runs).toBeGreaterThan(0.85);
  });

  it("give the attempt by which half of the learners have passed", () => {
    expect([
      medianTries([5, 2, 0, 0, 3]),
      medianTries([4, 2, 0, 0, 4]),
      medianTries([0, 0, 1, 4, 5]),
      medianTries([0, 0, 1, 3, 5]),
      medianTries([0, 0, 0, 0, 0]),
    ]).toEqual([1, 2, 4, null, null]);
  });
});
