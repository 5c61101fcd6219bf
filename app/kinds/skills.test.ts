import { expect, it } from "vitest";
import { SKILL_GROUPS, SKILL_IDS } from "./skills";

it("each skill is in one group, and no two have the same short name", () => {
  const heads = SKILL_GROUPS.flatMap(({ skills }) => Object.entries(skills));
  expect(heads.map(([skill]) => skill).sort()).toEqual([...SKILL_IDS].sort());
  expect(new Set(heads.map(([, head]) => head)).size).toBe(SKILL_IDS.length);
});
