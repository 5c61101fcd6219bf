import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { submitWork } from "../../../tests/setup/submissions";
import { getSubmission } from "../open-submission.server";
import { openWalkthrough, openWorkspace, takeHint } from "./workspace.server";

const [GUIDED, ALONE] = ["cancel-window", "parcel-return"];
const root = path.join(process.env.DATA_DIR!, "walkthroughs");
beforeAll(async () => {
  for (const slug of [GUIDED, ALONE])
    fs.cpSync(path.resolve("exercises", slug), path.join(root, slug), { recursive: true });
  await indexExercises([root]);
});
afterAll(() => db.job.deleteMany());

it("stays closed until the learner asks for it, then stays open, and counts as a hint", async () => {
  const learner = await makePerson("worked");
  expect((await openWorkspace(learner, GUIDED)).walkthrough).toEqual({ steps: null });
  const { walkthrough } = findExercise(GUIDED)!;
  // The second request simulates a double click.
  const opened = await Promise.all([openWalkthrough(learner, GUIDED), openWalkthrough(learner, GUIDED)]);
  expect(opened).toEqual([walkthrough, walkthrough]);
  const { walkthrough: shown, hints } = await openWorkspace(learner, GUIDED);
  expect([shown, hints.used]).toEqual([{ steps: walkthrough }, []]);
  // The hints still start at step 1.
  expect(await takeHint(learner, GUIDED)).toMatchObject({ step: 1 });

  const submission = await getSubmission(await submitWork(learner, GUIDED), "standing");
  expect(submission).toMatchObject({ hintsUsed: 2, isCounting: false });
});

it("is not offered where there is none, or in interview practice", async () => {
  const learner = await makePerson("interviewed");
  expect((await openWorkspace(learner, ALONE)).walkthrough).toBeNull();
  expect(await openWalkthrough(learner, ALONE)).toBeNull();
  const slugs = JSON.stringify([GUIDED]);
  await db.interview.create({ data: { userId: learner.id, round: 1, theme: "first-weeks", slugs } });
  expect((await openWorkspace(learner, GUIDED)).walkthrough).toBeNull();
  expect(await openWalkthrough(learner, GUIDED)).toBeNull();
  expect(await db.hintUse.count({ where: { userId: learner.id } })).toBe(0);
});
