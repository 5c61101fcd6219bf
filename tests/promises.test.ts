import { afterAll, beforeAll, expect, it } from "vitest";
import { register, signIn } from "~/accounts/sign-in.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { handIn } from "~/grading/hand-in.server";
import { openWorkspace, saveDraft, takeHint } from "~/grading/workspace.server";
import type { Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/pool.server";

let sandbox: Sandbox;
beforeAll(async () => {
  await indexExercises();
  sandbox = createPool({ size: 1 });
});
afterAll(() => sandbox.close());

const HOUR_MS = 3_600_000;

/** All times in the database, by table and column, that are finer than an hour. */
async function fineTimes(): Promise<{ place: string; time: number }[]> {
  const tables = await db.$queryRaw<
    { name: string }[]
  >`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_prisma%'`;
  const found: { place: string; time: number }[] = [];
  for (const { name } of tables) {
    // Exercises and their revisions are made when the server starts, for nobody in particular.
    if (name === "Revision") continue;
    for (const row of await db.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM "${name}"`)) {
      for (const [column, value] of Object.entries(row)) {
        const text = value instanceof Date ? value.toISOString() : String(value);
        // A time-ordered id (UUID version 7) begins with its milliseconds.
        for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g)) {
          found.push({ place: `${name}.${column}`, time: Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16) });
        }
        for (const stamp of text.match(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?/g) ?? []) {
          const time = Date.parse(`${stamp.replace(" ", "T")}Z`);
          if (time % HOUR_MS !== 0) found.push({ place: `${name}.${column}`, time });
        }
      }
    }
  }
  return found;
}

it("promise 1: no two stored times stand round the work", async () => {
  const started = Date.now();
  await register("Ana", "ana@example.org", "correct horse battery");
  await signIn("ana@example.org", "correct horse battery");
  const learner = await db.user.findUniqueOrThrow({ where: { email: "ana@example.org" } });
  const slug = "fix-due-date-month-end";
  const { kind, content } = findExercise(slug)!;
  await openWorkspace(learner, slug);
  let from = 0;
  for (const confidence of [null, 60, 70]) {
    const saved = await saveDraft(learner, slug, { from, work: { files: {}, confidence } });
    if (!saved.ok) throw new Error(saved.reason);
    from = saved.version;
  }
  await takeHint(learner, slug);
  expect(await fineTimes()).toEqual([]);

  const before = Date.now();
  const work = { ...(kind.samples(content)[0]!.work as object), confidence: 70 };
  const outcome = await handIn(learner, slug, { key: "only", work });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  await gradeSubmission(outcome.submissionId, sandbox);

  const times = await fineTimes();
  expect(times.map(({ place }) => place)).toContain("Submission.handedInAt");
  expect(times.filter(({ time }) => time >= started && time < before)).toEqual([]);
  expect(await db.draft.count()).toBe(0);
});
