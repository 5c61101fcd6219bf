import { beforeAll, expect, it } from "vitest";
import { SEAT } from "~/accounts/reading/seats";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addTry } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { readerOf, secondReaderOf } from "../../../tests/setup/readers";
import { listReviewsOf, listWaitingOf } from "./of-learner.server";

const SLUG = "test-vat-rounding";
let cohortId = "";
let learner = { id: "" };
let submissions: string[] = [];

beforeAll(async () => {
  await indexExercises();
  cohortId = (await db.cohort.create({ data: { name: "Wren" } })).id;
  learner = await makePerson("ana");
  await db.membership.create({ data: { cohortId, userId: learner.id, role: "learner" } });
  const mentor = await makePerson("lee");
  const at = new Date("2026-11-20T00:00:00Z");
  const review = async (whose: { id: string }, summary: string) => {
    const submissionId = await addTry(whose, SLUG, { at, status: "failed" });
    const choice = { seat: 1, verdict: "again", rubricVersion: 1, choices: "{}", minutes: 5 };
    const data = { ...choice, submissionId, mentorId: mentor.id, sendKey: summary, summary };
    await db.mentorReview.create({ data });
    return submissionId;
  };
  submissions = [await review(learner, "Say which invoice."), await review(learner, "Two tests say the same.")];
  await review(await makePerson("ben"), "Not Ana’s work.");
  const waiting = { learnerId: learner.id, slug: SLUG, kind: "test", minutes: 5, waitingSince: at, orderAt: at };
  const elsewhere = (await db.cohort.create({ data: { name: "Finch" } })).id;
  for (const [place, submissionId, question] of [
    [cohortId, submissions[0]!, "Which edge?"],
    [elsewhere, submissions[1]!, "Not here?"],
  ] as const)
    await db.reviewItem.create({ data: { ...waiting, submissionId, cohortId: place, asksHelp: true, question } });
});

it("lists only what the learner waits for in the reader's cohort", async () => {
  // A second reading and a check of a peer's review copy the question, but the learner doesn't wait for them.
  const { id: _, ...first } = await db.reviewItem.findFirstOrThrow({ where: { submissionId: submissions[0]! } });
  for (const seat of [SEAT.second, SEAT.peer]) await db.reviewItem.create({ data: { ...first, seat } });
  const waiting = await listWaitingOf(await readerOf(cohortId), learner.id);
  expect(waiting.map(({ question }) => question)).toEqual(["Which edge?"]);
  await db.reviewItem.deleteMany({ where: { cohortId, seat: { not: SEAT.first } } });
});

it("shows the question that a review answered in this cohort, unless the cohort hides names", async () => {
  await db.reviewItem.updateMany({ where: { submissionId: { in: submissions } }, data: { state: "done" } });
  const asked = async () =>
    (await listReviewsOf(await readerOf(cohortId), learner.id)).map(({ summary, question }) => [summary, question]);
  expect(await asked()).toEqual([
    ["Two tests say the same.", ""],
    ["Say which invoice.", "Which edge?"],
  ]);
  // A second review of the same submission answers its last question.
  const { id: _, ...first } = await db.mentorReview.findFirstOrThrow({ where: { submissionId: submissions[0]! } });
  const { id } = await db.mentorReview.create({ data: { ...first, sendKey: "again", summary: "Now it is right." } });
  expect(await asked()).toEqual([
    ["Now it is right.", "Which edge?"],
    ["Two tests say the same.", ""],
    ["Say which invoice.", ""],
  ]);
  await db.mentorReview.delete({ where: { id } });
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
  expect((await asked()).flat()).not.toContain("Which edge?");
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: false } });
});

it("lists what mentors wrote, newest first, without what the reader may still review themselves", async () => {
  const all = await listReviewsOf(await readerOf(cohortId), learner.id);
  expect(all.map(({ summary, author }) => [summary, author])).toEqual([
    ["Two tests say the same.", "lee"],
    ["Say which invoice.", "lee"],
  ]);
  const second = await secondReaderOf(cohortId, [submissions[1]!]);
  expect((await listReviewsOf(second, learner.id)).map(({ summary }) => summary)).toEqual(["Say which invoice."]);
});
