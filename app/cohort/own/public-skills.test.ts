import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evidence } from "~/kinds/progress";
import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { DAY_MS } from "~/operations/time";
import { runs } from "../../../tests/setup/runs";
import { publicSkills } from "./public-skills";

const review = (slug: string, skills: readonly Skill[], day = 0, more: Partial<Evidence> = {}): Evidence[] =>
  [...skills, "know-when-to-trust" as const].map((skill) => ({
    skill,
    slug,
    tryNumber: 1,
    kind: "review",
    passed: true,
    counting: true,
    at: new Date(day * DAY_MS),
    ...more,
  }));
const counts = (evidence: readonly Evidence[]) =>
  Object.fromEntries(publicSkills(evidence).map(({ skill, exercises }) => [skill, exercises]));

describe("skills for strangers", () => {
  it("always count tests and fixes, and count reviews for a skill only if three other reviews lack the skill", () => {
    const test: Evidence = {
      skill: "choose-inputs",
      slug: "t",
      tryNumber: 1,
      kind: "test",
      passed: true,
      counting: true,
      at: new Date(),
    };
    const one = review("a", ["spot-injection"]);
    expect(counts([test, ...one])).toEqual({ "choose-inputs": 1, "know-when-to-trust": 1 });
    const others = ["b", "c", "d"].flatMap((slug) => review(slug, ["judge-tests"]));
    // Three reviews lack "spot-injection", so it is shown. Only one lacks "judge-tests", so that skill is hidden.
    expect(counts([...one, ...others])).toEqual({ "spot-injection": 1, "know-when-to-trust": 4 });
    expect(counts([...one, ...others.slice(0, 4)])).toEqual({ "know-when-to-trust": 3 });
  });

  it("ignore failed or unscored attempts when hiding a review", () => {
    const one = review("a", ["spot-injection"]);
    const failed = ["b", "c", "d"].flatMap((slug) => review(slug, [], 0, { passed: false }));
    const late = ["b", "c", "d"].flatMap((slug) => review(slug, [], 0, { counting: false }));
    expect([counts([...one, ...failed]), counts([...one, ...late])]).toEqual([
      { "know-when-to-trust": 1 },
      { "know-when-to-trust": 1 },
    ]);
  });

  it("are demonstrated after three exercises a week apart", () => {
    const days = [0, 3, 7].flatMap((day) => review(`r${day}`, [], day));
    expect(publicSkills(days)).toEqual([{ skill: "know-when-to-trust", exercises: 3, tried: 3, isShown: true }]);
    expect(publicSkills(days.slice(0, 2))).toEqual([
      { skill: "know-when-to-trust", exercises: 2, tried: 2, isShown: false },
    ]);
  });

  const some = fc.array(
    fc.record({ skills: fc.uniqueArray(fc.constantFrom(...SKILL_IDS.slice(0, 5)), { maxLength: 3 }) }),
    {
      maxLength: 10,
    },
  );
  it("never reveal with certainty one review's topic: the same page fits others without that skill", () => {
    const says = (list: readonly { skills: readonly Skill[] }[]) =>
      counts(list.flatMap(({ skills }, place) => review(`r${place}`, skills)));
    fc.assert(
      fc.property(some, fc.nat(), (list, at) => {
        const one = list[at % Math.max(1, list.length)];
        for (const skill of one?.skills ?? []) {
          const told = says(list)[skill] ?? 0;
          const without = list.filter(({ skills }) => !skills.includes(skill)).length;
          // If a skill is shown, at least three other reviews do not have it.
          if (told > 0) expect(without).toBeGreaterThanOrEqual(3);
          else expect(without).toBeLessThan(3);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
