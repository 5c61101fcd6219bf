import { afterAll, describe, expect, it } from "vitest";
import type { TestReport } from "~/kinds/test/report-schema";
import { createPool } from "~/sandbox/processes/pool.server";
import { remembering } from "~/sandbox/remembering";
import { HONEST } from "./honest";
import { targets } from "./play";

const sandbox = remembering(createPool({ size: 2 }));
afterAll(() => sandbox.close());

describe("an honest suite keeps its score:", () => {
  it.each(HONEST)("$slug, with $style", async ({ slug, suite, least }) => {
    const [{ kind, content }] = (await targets([slug])) as [Awaited<ReturnType<typeof targets>>[0]];
    const work = kind.work.schema.parse({ suite, confidence: 80 });
    const { score, detail } = (await kind.grade({ content, work, seed: "a" }, sandbox)) as TestReport;
    const uncounted = detail.tests.filter(({ status }) => status !== "valid");
    expect(uncounted.map(({ title, status, rejects }) => [title.at(-1), status, rejects?.version])).toEqual([]);
    expect(score).toBeGreaterThanOrEqual(least);
  });
});
