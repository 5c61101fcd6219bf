import fc from "fast-check";
import { expect, test } from "vitest";
import { drawnFiles } from "./sample.mjs";

const FILES = ["review/queue/a", "review/queue/b", "review/talks/c", "cohort/d", "tutor/e"].flatMap((name) =>
  Array.from({ length: 4 }, (_, i) => `app/${name}${i}.test.ts`),
);

test("the quick run divides the test files, and draws some of each room", () => {
  fc.assert(
    fc.property(fc.string(), fc.subarray(FILES), (seed, changed) => {
      const { chosen, left } = drawnFiles(seed, FILES, changed);
      expect([...chosen, ...left].sort()).toEqual([...FILES].sort());
      expect(chosen).toEqual(expect.arrayContaining(changed));
      expect(new Set(chosen.map((file) => file.split("/")[1]))).toEqual(new Set(["review", "cohort", "tutor"]));
      expect(drawnFiles(seed, FILES, changed)).toEqual({ chosen, left });
    }),
  );
});

test("the quick run runs the tests beside a changed file, but not beside a changed test", () => {
  const beside = (changed: string) => {
    const drawnAnyway = new Set(drawnFiles("a seed", FILES, []).chosen);
    return drawnFiles("a seed", FILES, [changed]).chosen.filter((file) => !drawnAnyway.has(file));
  };
  const tutor = FILES.filter((file) => file.startsWith("app/tutor"));
  expect(beside("app/tutor/prompt.ts").length).toBe(tutor.length - 1);
  expect(beside("app/tutor/other.test.ts")).toEqual([]);
});

test("each test file is drawn by some seed", () => {
  const seen = new Set(Array.from({ length: 200 }, (_, seed) => drawnFiles(String(seed), FILES, []).chosen).flat());
  expect([...seen].sort()).toEqual([...FILES].sort());
});
