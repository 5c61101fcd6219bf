import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { readTest, type TestContent } from "~/kinds/test/content";
import { excuseFinder } from "~/kinds/test/equivalence/find";
import { gradeTest } from "~/kinds/test/grade";
import { mutantsOf } from "~/kinds/test/mutants";
import type { TestReport } from "~/kinds/test/report-schema";
import { sortMutants } from "~/kinds/test/run-suite";
import { withheldTest } from "~/kinds/test/withheld";
import { plainWords } from "~/kinds/test/words";
import type { Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/processes/pool.server";
import { isLong } from "./setup/runs";

/** The folder with a few exercises in a short run, and with all exercises in the long run. */
const folder = isLong ? path.resolve(import.meta.dirname, "../exercises") : process.env.ONRAMP_TEST_EXERCISES!;
/**
 * The number of mutants whose effect no input shows, keyed by exercise. These mutants differ only on rare inputs (a
 * signature that is wrong in one place, an import that is cut off), which random draws don't reach. For them, the
 * sentence and the code difference have to be enough.
 */
const UNSHOWN: Readonly<Record<string, number>> = {
  "test-alert-translations": 1,
  "test-fetch-backoff": 2,
  "test-import-resume": 10,
  "test-invoice-summary": 5,
  "test-label-job": 4,
  "test-token-expiry": 1,
  "test-webhook-signature": 9,
};
const slugs = fs.readdirSync(folder).filter((name) => name.startsWith("test-"));

/** A suite that passes on everything, so that every mutant survives. */
const BLIND = 'import { expect, it } from "vitest";\nit("is a test", () => expect(1).toBe(1));\n';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createPool({ size: 2 });
});
afterAll(() => sandbox.close());

describe.each(slugs)("a mutant that survives a blind suite in %s", (slug) => {
  let content: TestContent;
  let report: TestReport;
  beforeAll(async () => {
    content = readTest(await readFolder(path.join(folder, slug)));
    report = await gradeTest({ content, work: { suite: BLIND, confidence: 50 }, seed: "a" }, sandbox);
  });

  it("has a sentence, a difference and an input that shows it", () => {
    expect(report.detail.mutants.length).toBeGreaterThan(10);
    for (const { id, hint, told, before, after, witness } of report.detail.mutants) {
      expect(hint, id).toMatch(/^(In \w+, n|N)o test .+\.$/);
      expect(plainWords(told), id).toMatch(/^No test .+\.$/);
      expect(before, id).not.toBe(after);
      if (witness) expect(witness.wrong, id).not.toBe(witness.right);
    }
    const unshown = report.detail.mutants.filter(({ witness }) => !witness).map(({ id }) => id);
    expect(unshown.length, unshown.join(", ")).toBeLessThanOrEqual(UNSHOWN[slug] ?? 0);
  });

  it("is shown without the correct version's own lines until the learner asks", () => {
    const shown = JSON.stringify(withheldTest(report, false));
    const seen = [content.spec, ...Object.values(content.shared), ...Object.values(content.ai)].join("\n");
    const own = content.exercise.subject
      .flatMap((file) => content.reference[file]!.split("\n"))
      .map((line) => line.trim())
      .filter((line) => line.length > 12 && !seen.includes(line));
    expect(own.length).toBeGreaterThan(3);
    for (const line of own) expect(shown).not.toContain(JSON.stringify(line).slice(1, -1));
  });

  it("is never one that the finder calls equivalent: the model suite kills all of them", async () => {
    const excuseOf = excuseFinder(content.reference);
    const { counted } = sortMutants(content, (await mutantsOf(content)).mutants);
    expect(counted.map(excuseOf).filter(Boolean)).toEqual([]);
  });
});
