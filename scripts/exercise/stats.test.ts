import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seeded } from "~/kinds/seeded";
import { formatStats } from "./format-stats";
import { hatMatrix, leftOut, standardised } from "./linear";
import { readingGrade } from "./reading";
import { countCatalogue, faultsOf } from "./stats";
import { areaUnder, findSurface, type SurfaceReview } from "./surface";

const EXERCISES = path.resolve(import.meta.dirname, "../../exercises");

let dir: string;
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-stats-"));
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

describe("a catalogue", () => {
  it("is counted by kind, class, skill and difficulty, with second forms counted separately", async () => {
    const names = [
      "csv-export",
      "dataset-attachments",
      "test-opening-hours",
      "test-parcel-price",
      "fix-dedupe-quadratic",
    ];
    const stats = await countCatalogue(names.map((name) => path.join(EXERCISES, name)));
    const have = (counts: readonly { of: string; have: number }[]) =>
      Object.fromEntries(counts.flatMap(({ of, have }) => (have > 0 ? [[of, have]] : [])));
    expect(stats.exercises).toBe(4);
    expect(stats.secondForms).toMatchObject({ have: 1, wanted: 15 });
    expect(have(stats.kinds)).toEqual({ review: 2, test: 1, fix: 1, "clean review": 1 });
    expect(have(stats.classes)).toMatchObject({
      injection: 1,
      "broken-access": 1,
      "silly-logic": 1,
      "slow-by-design": 1,
    });
    expect(have(stats.skills)).toMatchObject({ "spot-injection": 2, "choose-inputs": 1 });
    expect(have(stats.difficulties)).toEqual({ 1: 1, 2: 1, 3: 2 });
    expect(have(stats.features)).toEqual({ "several files": 2, "web-and-data": 2, speed: 1 });
    expect(stats.reading!.mean).toBeGreaterThan(0);
    expect(formatStats(stats)).toMatch(/clean review +1 {2}of {2}9\n/);
  });

  it("is rejected if it contains a renamed copy", async () => {
    const copy = path.join(dir, "fix-other-names");
    fs.cpSync(path.join(EXERCISES, "fix-dedupe-quadratic"), copy, { recursive: true });
    for (const entry of fs.readdirSync(copy, { recursive: true, encoding: "utf8" })) {
      const file = path.join(copy, entry);
      if (!entry.endsWith(".ts")) continue;
      fs.writeFileSync(
        file,
        fs.readFileSync(file, "utf8").replaceAll("message", "parcel").replaceAll("Message", "Parcel"),
      );
    }
    const stats = await countCatalogue([path.join(EXERCISES, "fix-dedupe-quadratic"), copy]);
    expect(faultsOf(stats)).toEqual([
      expect.stringMatching(/^fix-dedupe-quadratic and fix-other-names have 100% of their code in common/),
    ]);
  });
});

it("an exercise that can't be read is reported with its folder", async () => {
  const broken = path.join(dir, "fix-broken");
  fs.cpSync(path.join(EXERCISES, "fix-dedupe-quadratic"), broken, { recursive: true });
  fs.rmSync(path.join(broken, "report.md"));
  await expect(countCatalogue([broken])).rejects.toMatchObject({
    name: "ExerciseProblems",
    problems: [{ file: path.join(broken, "report.md") }],
  });
});

describe("surface", () => {
  /** Creates reviews with random sizes and positions. Clean reviews are `grow` times as large. */
  function reviews(count: number, grow: number, seed: string): SurfaceReview[] {
    const random = seeded(seed);
    const words = ["adds", "moves", "mends", "checks", "tests", "covers", "keeps"];
    return Array.from({ length: count }, (_, n) => {
      const isFlawed = n % 3 !== 0;
      const lines = Math.round((60 + 120 * random()) * (isFlawed ? 1 : grow));
      const text = Array.from({ length: 80 }, () => words[Math.floor(random() * words.length)]).join(" ");
      const rows = [{ type: "add", old: null, new: 1, text: "" }];
      const content = { files: [{ added: lines, deleted: 0, rows }], pullRequest: text, task: text };
      const meta = { difficulty: 1 + (n % 5), track: `${n % 4}`, order: random() };
      return { shown: content as unknown as SurfaceReview["shown"], meta: meta as never, isFlawed };
    });
  }

  it("accepts random features and detects a size that gives clean reviews away", () => {
    expect(findSurface(reviews(42, 1, "even")).map(({ isRevealing }) => isRevealing)).toEqual([false, false, false]);
    const [shape] = findSurface(reviews(42, 2, "grown"));
    expect(shape).toMatchObject({ isRevealing: true });
    expect(shape!.auc).toBeGreaterThan(0.8);
  });

  it("detects that clean reviews come last in the track", () => {
    const sorted = reviews(42, 1, "even").map((one) => ({
      ...one,
      meta: { ...one.meta, order: one.isFlawed ? 0 : 1 },
    }));
    expect(findSurface(sorted)[1]).toMatchObject({ look: "place in the track", isRevealing: true });
  });

  it("is not judged if all reviews are flawed or all are clean", () => {
    expect(findSurface(reviews(42, 1, "x").filter(({ isFlawed }) => isFlawed))).toEqual([]);
  });

  it("predicts each example from the others: their mean without features, their line with one feature", () => {
    const labels = [1, 0, 0, 1, 1];
    const means = labels.map((_, i) => labels.filter((_, j) => j !== i).reduce((a, b) => a + b, 0) / 4);
    for (const [i, said] of leftOut(
      hatMatrix(
        labels.map(() => []),
        1,
      ),
      labels,
    ).entries())
      expect(said).toBeCloseTo(means[i]!, 3);
    const rows = standardised([[1], [2], [3], [4], [5]]);
    for (const [i, said] of leftOut(hatMatrix(rows, 1e-6), [1, 2, 3, 4, 5]).entries())
      expect(said).toBeCloseTo(i + 1, 2);
  });

  it("areaUnder: all above, none above, ties", () => {
    expect(areaUnder([3, 2, 1], [true, true, false])).toBe(1);
    expect(areaUnder([1, 2, 3], [true, true, false])).toBe(0);
    expect(areaUnder([1, 1], [true, false])).toBe(0.5);
  });
});

it("rates a school book's sentence as easier than a contract's, and ignores code", () => {
  const easy = readingGrade("The cat sat on the mat. It was warm. The dog came in.");
  const hard = readingGrade(
    "Notwithstanding the aforementioned limitations, the contracting organisation undertakes to reimburse administrative expenditures.",
  );
  expect(easy!).toBeLessThan(3);
  expect(hard!).toBeGreaterThan(14);
  expect(readingGrade("```ts\nconst incomprehensibility = 1;\n```")).toBeNull();
});
