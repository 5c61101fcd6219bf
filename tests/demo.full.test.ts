import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { recountAll } from "~/cohort/counts/counts.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db } from "~/database/db.server";
import { beginDemo, finishDemo } from "~/demonstration/demo.server";
import { findDemoProgress } from "~/demonstration/demo-progress.server";
import type { Sandbox } from "~/sandbox/contract";
import { makePerson } from "./setup/people";
import { testSandbox } from "./setup/sandbox";

/** A folder with only one exercise, because a demonstration with all exercises takes a minute. */
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-demo-"));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

async function seedDemo(sandbox: Sandbox, say: (line: string) => void): Promise<void> {
  const begun = await beginDemo(say);
  if (begun) await finishDemo(begun, sandbox, say);
}

const counts = async () => ({
  people: await db.user.count(),
  learners: await db.membership.count({ where: { role: "learner" } }),
  cohorts: (await db.cohort.findMany()).map(({ name }) => name),
  ungraded: await db.submission.count({ where: { results: { none: {} } } }),
});

it("an interrupted demonstration is set up again at the next start; a complete or used one is kept", async () => {
  const sandbox = await testSandbox();
  for (const slug of ["fix-due-date-month-end", "reminder-text"])
    fs.cpSync(`exercises/${slug}`, path.join(dir, "exercises", slug), { recursive: true });
  await indexExercises([path.join(dir, "exercises")]);

  const cut = (line: string) => {
    if (line.includes("graded")) throw new Error("the power failed");
  };
  await expect(seedDemo(sandbox, cut)).rejects.toThrow("the power failed");
  expect(await counts()).toMatchObject({ people: 11, cohorts: ["Demonstration (being set up)"] });
  await db.user.deleteMany({ where: { email: "root@demo.example" } });
  // Someone may register in the meantime, because the server already accepts requests.
  const visitor = await makePerson("visitor");

  await seedDemo(sandbox, () => {});
  const whole = { people: 12, learners: 8, cohorts: ["Spring cohort"], ungraded: 0 };
  expect(await counts()).toEqual(whole);
  expect(await db.user.findUnique({ where: { id: visitor.id } })).not.toBeNull();
  expect(await db.submission.count()).toBeGreaterThan(3);
  expect(await db.aiJudgement.count({ where: { judgedOn: { not: null }, counts: true } })).toBeGreaterThan(3);
  expect(await db.aiJudgement.count({ where: { judgedOn: null } })).toBe(0);

  const before = await db.user.findMany();
  await seedDemo(sandbox, () => {});
  expect(await db.user.findMany()).toEqual(before);

  // A cohort with this name but with a real person in it is not a demonstration that Onramp may delete.
  const { id: cohortId } = await db.cohort.findFirstOrThrow();
  await db.membership.create({ data: { cohortId, userId: visitor.id, role: "mentor" } });
  await db.cohort.updateMany({ data: { name: "Demonstration (being set up)" } });
  await seedDemo(sandbox, () => {});
  expect(await db.user.findMany()).toEqual(before);
});

/** Returns the data behind the reports, without the times at which it was calculated. */
const counted = async () => ({
  facts: await db.tryFact.findMany({ orderBy: { submissionId: "asc" } }),
  learners: await db.learnerTally.findMany({ orderBy: { userId: "asc" } }),
  skills: await db.skillTally.findMany({ orderBy: [{ userId: "asc" }, { skill: "asc" }] }),
  classes: await db.classTally.findMany({ orderBy: [{ userId: "asc" }, { class: "asc" }] }),
  tracks: await db.trackTally.findMany({ orderBy: [{ userId: "asc" }, { track: "asc" }] }),
});

it("counts of a demonstration equal a recount, even if the server counts during grading", async () => {
  await db.user.deleteMany();
  await db.cohort.deleteMany();
  const sandbox = await testSandbox();
  const begun = (await beginDemo(() => {}))!;
  // The server updates its counts every second. The test updates them after all submissions are graded, but before
  // mentors answer them.
  let counting: Promise<unknown> = Promise.resolve();
  await finishDemo(begun, sandbox, () => {
    counting = counting.then(followNews);
  });
  await counting;
  const stored = await counted();
  expect(stored.facts.filter(({ explained }) => explained).length).toBeGreaterThan(0);
  await recountAll();
  expect(await counted()).toEqual(stored);

  const inOrder = await db.submission.findMany({ orderBy: { id: "asc" }, select: { handedInAt: true } });
  const times = inOrder.map(({ handedInAt }) => handedInAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

it("a demonstration is graded after setup: pages show what is left, and the next start continues it", async () => {
  await db.user.deleteMany();
  await db.cohort.deleteMany();
  const sandbox = await testSandbox();
  const begun = (await beginDemo(() => {}))!;
  const { ungraded } = await counts();
  expect(ungraded).toBeGreaterThan(3);
  expect(findDemoProgress()).toEqual({ graded: 0, of: ungraded });

  const stopping = new AbortController();
  stopping.abort();
  await finishDemo(begun, sandbox, () => {}, stopping.signal);
  expect(findDemoProgress()).toBeNull();
  expect(await counts()).toMatchObject({ ungraded, cohorts: ["Demonstration (being set up)"] });

  await seedDemo(sandbox, () => {});
  expect(await counts()).toMatchObject({ ungraded: 0, cohorts: ["Spring cohort"] });
});
