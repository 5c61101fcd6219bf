import { beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addTry } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { listSent } from "./sent.server";

const SLUG = "test-vat-rounding";
let [mentor, ana, bo] = [{ id: "" }, { id: "" }, { id: "" }];

beforeAll(async () => {
  await indexExercises();
  const cohortId = (await db.cohort.create({ data: { name: "Wren" } })).id;
  [mentor, ana, bo] = [await makePerson("lee"), await makePerson("ana"), await makePerson("bo")];
  await db.membership.createMany({
    data: [
      { cohortId, userId: mentor.id, role: "mentor" },
      { cohortId, userId: ana.id, role: "learner" },
      { cohortId, userId: bo.id, role: "learner" },
    ],
  });
  const other = await makePerson("noor");
  const at = new Date("2026-11-20T00:00:00Z");
  for (const [n, [learner, by, more]] of (
    [
      [ana, mentor, {}],
      [bo, mentor, { verdict: "good" }],
      [ana, other, {}],
      [bo, mentor, { isPeer: true }],
    ] as const
  ).entries()) {
    const submissionId = await addTry(learner, SLUG, { at, status: "failed" });
    const choice = { seat: 1, verdict: "again", rubricVersion: 1, choices: "{}", minutes: 5, summary: "" };
    await db.mentorReview.create({ data: { ...choice, submissionId, mentorId: by.id, sendKey: `${n}`, ...more } });
  }
});

const names = async (page = 1, size = 10) =>
  (await listSent(mentor, { page, size })).reviews.map(({ learner, verdict }) => [learner, verdict]);

it("lists the mentor's own reviews, newest first, a page at a time", async () => {
  expect(await names()).toEqual([
    ["bo", "good"],
    ["ana", "again"],
  ]);
  expect(await names(2, 1)).toEqual([["ana", "again"]]);
  expect((await listSent(mentor, { page: 2, size: 1 })).total).toBe(2);
});

it("leaves out learners whom the mentor no longer teaches", async () => {
  await db.membership.deleteMany({ where: { userId: bo.id } });
  expect(await names()).toEqual([["ana", "again"]]);
});
