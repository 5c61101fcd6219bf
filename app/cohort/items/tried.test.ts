import { beforeAll, expect, it } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addTry } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { countTried } from "./tried.server";

/** The cohort has more than 50 learners, so missing figures are not calculated while the page waits. */

const DAY = new Date("2026-11-20T10:00:00Z");
let [cohortId, sectionId] = ["", ""];
let [hinted, waiting, twice, left] = ["", "", "", ""];

beforeAll(async () => {
  await indexExercises();
  [hinted, waiting, twice, left] = listExercises().map(({ slug }) => slug) as [string, string, string, string];
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  sectionId = (await db.section.create({ data: { cohortId, name: "A" } })).id;
  const join = async (name: string, role = "learner", more: object = {}) => {
    const person = await makePerson(name);
    await db.membership.create({ data: { cohortId, userId: person.id, role, ...more } });
    return person;
  };
  for (let n = 0; n < 50; n++) await join(`learner${n}`);
  const [ana, bo, mentor] = [await join("ana"), await join("bo", "learner", { sectionId }), await join("cy", "mentor")];
  const stranger = await makePerson("dee");

  const withHint = await addTry(ana, hinted, { at: DAY, status: "passed" });
  await db.submission.update({ where: { id: withHint }, data: { hintsUsed: 1 } });
  await addTry(bo, waiting, { at: DAY, status: null });
  for (const who of [ana, ana, bo]) await addTry(who, twice, { at: DAY, status: "failed" });
  for (const who of [mentor, stranger]) await addTry(who, left, { at: DAY, status: "passed" });
});

it("counts each learner once, with hints or without a result, and no one else", async () => {
  expect(await db.keptFigures.count()).toBe(0);
  expect(Object.fromEntries(await countTried(new CohortLearners(cohortId)))).toEqual({
    [hinted]: 1,
    [waiting]: 1,
    [twice]: 2,
  });
});

it("counts one section, or only some exercises", async () => {
  const section = { id: sectionId, name: "A" };
  expect(Object.fromEntries(await countTried(new CohortLearners(cohortId, { section })))).toEqual({
    [waiting]: 1,
    [twice]: 1,
  });
  const cohort = new CohortLearners(cohortId);
  expect(Object.fromEntries(await countTried(cohort, [twice, left]))).toEqual({ [twice]: 2 });
  expect(await countTried(cohort, [])).toEqual(new Map());
});
