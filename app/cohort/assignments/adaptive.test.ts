import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import type { Skill } from "~/kinds/skills";
import { BAND } from "../items/band";
import { abilityBy, type Candidate, type Choice, chanceOf, pickNext, statedDifficulty } from "./adaptive";
import { candidateOf, strengthBy } from "./picks.server";

const SKILLS = ["read-a-diff", "find-edge-cases", "choose-inputs", "keep-behaviour", "know-when-to-trust"] as const;
const KINDS = ["review", "test", "fix"];

const anyCandidate = fc.record({
  kind: fc.constantFrom(...KINDS),
  skills: fc.uniqueArray(fc.constantFrom<Skill>(...SKILLS), { minLength: 1, maxLength: 3 }),
  difficulty: fc.integer({ min: 1, max: 5 }).map(statedDifficulty),
});
const anyPool = fc
  .array(anyCandidate, { minLength: 1, maxLength: 12 })
  .map((pool) => pool.map((one, place) => ({ ...one, slug: `e${place}` })));
const anyStrengths = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: SKILLS.length, maxLength: SKILLS.length })
  .map((all) => (skill: Skill) => all[SKILLS.indexOf(skill as never)]!);
const anyChoice = fc.record({
  pool: anyPool,
  ability: fc.double({ min: -3, max: 3, noNaN: true }),
  strengthOf: anyStrengths,
  before: fc.option(anyCandidate.map((one) => ({ ...one, slug: "before" }))),
});

const weakest = ({ skills }: Candidate, strengthOf: Choice["strengthOf"]) => Math.min(...skills.map(strengthOf));
const trained = (one: Candidate, strengthOf: Choice["strengthOf"]) =>
  one.skills.find((skill) => strengthOf(skill) === weakest(one, strengthOf));
const isWithin = (chance: number) => chance >= BAND.low && chance <= BAND.high;

describe("what is picked next", () => {
  it("is in the pool, with a 65–80% chance of a pass if possible; otherwise it is the nearest, marked as such", () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const pick = pickNext(choice)!;
        const picked = choice.pool.find(({ slug }) => slug === pick.slug)!;
        const chance = (one: Candidate) => chanceOf(choice.ability, one.difficulty);
        expect(isWithin(chance(picked))).toBe(choice.pool.some((one) => isWithin(chance(one))));
        expect(pick.fit).toBe(isWithin(chance(picked)) ? "within" : chance(picked) > BAND.high ? "easier" : "harder");
        const miss = (one: Candidate) => Math.max(0, BAND.low - chance(one), chance(one) - BAND.high);
        for (const one of choice.pool) expect(miss(picked)).toBeLessThanOrEqual(miss(one) + 1e-6);
      }),
    );
  });

  it("differs from the previous pick in kind and skill if a fitting one does, and trains the weakest skill", () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const { pool, ability, strengthOf, before } = choice;
        const pick = pickNext(choice)!;
        const picked = pool.find(({ slug }) => slug === pick.slug)!;
        const same = pool.filter((one) => one.difficulty === picked.difficulty);
        const fitting = pool.filter((one) => isWithin(chanceOf(ability, one.difficulty)));
        const among = fitting.length > 0 ? fitting : same;
        const differs = (one: Candidate) =>
          one.kind !== before?.kind && trained(one, strengthOf) !== (before && trained(before, strengthOf));
        if (!before)
          for (const one of among) expect(weakest(picked, strengthOf)).toBeLessThanOrEqual(weakest(one, strengthOf));
        else if (among.some(differs)) {
          expect(differs(picked)).toBe(true);
          for (const one of among.filter(differs))
            expect(weakest(picked, strengthOf)).toBeLessThanOrEqual(weakest(one, strengthOf));
        } else if (among.some(({ kind }) => kind !== before.kind)) expect(picked.kind).not.toBe(before.kind);
      }),
    );
  });

  it("is the first in the lead's order among equals, and nothing for an empty pool", () => {
    const one = { kind: "fix", skills: ["find-edge-cases"] as const, difficulty: 0 };
    const pool = ["b", "a", "c"].map((slug) => ({ ...one, slug }));
    const choice = { ability: 1, strengthOf: () => 0.5, before: null };
    expect(pickNext({ ...choice, pool })).toEqual({ slug: "b", fit: "within" });
    expect(pickNext({ ...choice, pool: [] })).toBeNull();
    expect(pickNext({ ...choice, pool: pool.slice(0, 1), ability: 9 })).toEqual({ slug: "b", fit: "easier" });
    expect(pickNext({ ...choice, pool: pool.slice(0, 1), ability: -9 })).toEqual({ slug: "b", fit: "harder" });
  });
});

describe("a learner's ability", () => {
  it("is 0 without evidence, and grows with each exercise passed at the first attempt", () => {
    const tries = (passes: number, misses: number) => [
      ...Array.from({ length: passes }, () => ({ difficulty: 0, isPassed: true })),
      ...Array.from({ length: misses }, () => ({ difficulty: 0, isPassed: false })),
    ];
    expect(abilityBy([])).toBeCloseTo(0, 10);
    expect(abilityBy(tries(3, 3))).toBeCloseTo(0, 10);
    expect(abilityBy(tries(4, 0))).toBeGreaterThan(abilityBy(tries(2, 0)));
    expect(abilityBy(tries(0, 4))).toBeCloseTo(-abilityBy(tries(4, 0)), 10);
    expect(abilityBy([{ difficulty: 2, isPassed: true }])).toBeGreaterThan(
      abilityBy([{ difficulty: -2, isPassed: true }]),
    );
    expect(chanceOf(1, 1)).toBe(0.5);
    expect([1, 2, 3, 4, 5].map(statedDifficulty)).toEqual([-2, -1, 0, 1, 2]);
  });

  it("is low on skills with failed attempts, and unknown without attempts", () => {
    const tried = (passed: boolean, counting = true) => ({
      skill: "find-edge-cases" as const,
      slug: "a",
      tryNumber: 1,
      kind: "fix" as const,
      passed,
      counting,
      at: new Date(0),
    });
    const strength = strengthBy([tried(false), tried(false), tried(true, false)]);
    expect([strength("find-edge-cases"), strength("choose-inputs")]).toEqual([1 / 4, 1 / 2]);
  });
});

describe("for a review", () => {
  beforeAll(() => indexExercises());

  it("the choice uses only what learners may know before they hand the review in", () => {
    const reviews = listExercises().filter(({ kind }) => kind === "review");
    expect(reviews.length).toBeGreaterThan(2);
    for (const { slug } of reviews) {
      const exercise = findExercise(slug)!;
      const seen = candidateOf(exercise, 0);
      const otherwise = { ...exercise, meta: { ...exercise.meta, skills: ["spot-injection" as const] } };
      expect(seen).toEqual({ slug, kind: "review", difficulty: 0, skills: ["know-when-to-trust"] });
      expect(candidateOf(otherwise, 0)).toEqual(seen);
    }
    const test = findExercise("test-vat-rounding")!;
    expect(candidateOf(test, 0).skills).toEqual(test.meta.skills);
  });
});
