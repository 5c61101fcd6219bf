import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { seedDemo } from "~/demo.server";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { makePerson } from "./setup/people";

/** On one exercise: all of them take a minute. */
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-demo-"));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const counts = async () => ({
  people: await db.user.count(),
  learners: await db.membership.count({ where: { role: "learner" } }),
  cohorts: (await db.cohort.findMany()).map(({ name }) => name),
  ungraded: await db.submission.count({ where: { results: { none: {} } } }),
});

it("a demonstration that was cut short is made again at the next start, one that is whole or in use is left", async () => {
  const sandbox = createInProcess(await builtEngine());
  const slug = "fix-due-date-month-end";
  fs.cpSync(`exercises/${slug}`, path.join(dir, "exercises", slug), { recursive: true });
  await indexExercises([path.join(dir, "exercises")]);

  const cut = (line: string) => {
    if (line.includes("graded")) throw new Error("the power failed");
  };
  await expect(seedDemo(sandbox, cut)).rejects.toThrow("the power failed");
  expect(await counts()).toMatchObject({ people: 11, cohorts: ["Demonstration, being set up"] });
  await db.user.deleteMany({ where: { email: "root@demo.example" } });

  await seedDemo(sandbox, () => {});
  const whole = { people: 11, learners: 8, cohorts: ["Spring cohort"], ungraded: 0 };
  expect(await counts()).toEqual(whole);
  expect(await db.submission.count()).toBeGreaterThan(3);

  const before = await db.user.findMany();
  await seedDemo(sandbox, () => {});
  expect(await db.user.findMany()).toEqual(before);

  // By that name, and with somebody real in it, it is no demonstration of ours to throw away.
  await makePerson("zoe");
  await db.cohort.updateMany({ data: { name: "Demonstration, being set up" } });
  await seedDemo(sandbox, () => {});
  expect(await counts()).toMatchObject({ people: 12, learners: 8 });
});
