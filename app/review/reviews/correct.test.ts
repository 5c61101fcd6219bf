import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addTry } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { judgementOf, REVIEWS, summaryOf } from "../agreement/read-twice";
import { listNotices } from "../notices/list-notices.server";
import { correctReview, findOwnReview } from "./correct.server";
import { listReviews, listUnread, markRead } from "./read-reviews.server";
import { rubricOf } from "./rubric";

const SLUG = "test-vat-rounding";
let [mentor, other, ana] = [{ id: "" }, { id: "" }, { id: "" }];
let [submissionId, id] = ["", ""];
const newPerson = (name: string) => makePerson(`${name}-${randomUUID()}`);
const [LINE] = rubricOf("test");

beforeAll(() => indexExercises());
beforeEach(async () => {
  const cohortId = (await db.cohort.create({ data: { name: "Wren" } })).id;
  [mentor, other, ana] = await Promise.all([newPerson("lee"), newPerson("noor"), newPerson("ana")]);
  await db.membership.createMany({
    data: [
      { cohortId, userId: mentor.id, role: "mentor" },
      { cohortId, userId: other.id, role: "mentor" },
      { cohortId, userId: ana.id, role: "learner" },
    ],
  });
  submissionId = await addTry(ana, SLUG, { at: new Date("2026-11-20T00:00:00Z"), status: "failed" });
  const said = {
    verdict: "again",
    summary: "Test the edges.",
    choices: JSON.stringify({ [LINE!.id]: 0 }),
    rubricVersion: 1,
  };
  const sent = { submissionId, mentorId: mentor.id, seat: 1, minutes: 5, sendKey: "1", isRead: true };
  id = (await db.mentorReview.create({ data: { ...said, ...sent } })).id;
});

const correct = (fields: Record<string, string>, version = 0, by = mentor) =>
  correctReview(by, id, { version, fields: { verdict: "again", summary: "Test the edges.", ...fields } });
const read = async () => (await listReviews(new SubmissionReader(ana, submissionId), "test"))[0]!;
const GOOD = { verdict: "good", summary: "The edges are there; I overlooked them." };

it("replaces the review, notifies its learner, and keeps the version first sent", async () => {
  expect(await correct(GOOD)).toEqual({ ok: true, isCorrected: true });
  expect(await listUnread(ana)).toMatchObject([{ submissionId, verdict: "good", isCorrected: true }]);
  expect(await listNotices(ana)).toMatchObject([{ type: "corrected", to: `/submissions/${submissionId}` }]);
  expect(await read()).toMatchObject({
    ...GOOD,
    choices: [],
    corrected: {
      first: { verdict: "again", summary: "Test the edges.", choices: [{ asks: LINE!.asks, step: LINE!.steps[0] }] },
    },
  });

  await markRead(ana, submissionId);
  expect(await correct({ ...GOOD, summary: "Well done." }, 1)).toEqual({ ok: true, isCorrected: true });
  expect(await read()).toMatchObject({ summary: "Well done.", corrected: { first: { summary: "Test the edges." } } });
  expect(await listUnread(ana)).toHaveLength(1);
  expect((await findOwnReview(mentor, id))!.fields).toEqual({
    verdict: "good",
    summary: "Well done.",
    shareable: "",
  });
});

it.each([1.5, -1, 2 ** 40, Number.NEGATIVE_INFINITY, Number.NaN])(
  "treats %s, which no page sends as a version, as another tab’s",
  async (version) => {
    expect((await correct({}, version))!.ok).toBe(false);
    expect((await read()).corrected).toBeNull();
  },
);

it("changes whether the learner may show it, without a correction or a notice", async () => {
  const isShareable = async () => (await db.mentorReview.findUniqueOrThrow({ where: { id } })).isShareable;
  expect(await isShareable()).toBe(false);
  const fields = { [`rubric-${LINE!.id}`]: "0", shareable: "on" };
  expect(await correct(fields)).toEqual({ ok: true, isCorrected: false });
  expect([await isShareable(), (await findOwnReview(mentor, id))!.fields.shareable]).toEqual([true, "on"]);
  expect(await listNotices(ana)).toEqual([]);
  await correct({ [`rubric-${LINE!.id}`]: "0" });
  expect(await isShareable()).toBe(false);
});

it("leaves figures of agreement unchanged: they use the review as first sent", async () => {
  await correct(GOOD);
  const [review] = await db.mentorReview.findMany({ ...REVIEWS, where: { id } });
  expect(judgementOf(review!)).toEqual({ verdict: "again", rubricVersion: 1, choices: { [LINE!.id]: 0 } });
  expect(summaryOf(review!)).toBe("Test the edges.");
});

it("notifies no one if nothing was changed, or the same was sent twice", async () => {
  expect(await correct({ [`rubric-${LINE!.id}`]: "0" })).toEqual({ ok: true, isCorrected: false });
  expect(await listNotices(ana)).toEqual([]);
  await correct(GOOD);
  expect(await correct(GOOD)).toEqual({ ok: true, isCorrected: true });
  expect(await db.mentorReview.findUnique({ where: { id } })).toMatchObject({ corrections: 1 });
});

it("does not overwrite what another tab sent", async () => {
  await correct(GOOD);
  for (const fields of [{ verdict: "talk" }, { ...GOOD, shareable: "on" }])
    expect(await correct(fields)).toMatchObject({ ok: false, errors: { "": expect.stringMatching(/another tab/) } });
  expect(await read()).toMatchObject(GOOD);
});

it("says what is missing", async () => {
  expect(await correct({ verdict: "" })).toMatchObject({
    errors: { verdict: expect.stringMatching(/Choose a verdict/) },
  });
  expect(await correct({ summary: " " })).toMatchObject({
    errors: { summary: expect.stringMatching(/Write a summary/) },
  });
  expect(await correct({ summary: "a".repeat(10_001) })).toMatchObject({
    errors: { summary: expect.stringMatching(/at most 10,000/) },
  });
});

it("is for its author only, while they teach the learner", async () => {
  expect(await correct(GOOD, 0, other)).toBeNull();
  await db.membership.deleteMany({ where: { userId: ana.id } });
  expect(await correct(GOOD)).toBeNull();
  expect(await findOwnReview(mentor, id)).toBeNull();
});

it("says that a model drafted it, whatever drafts its author used on other submissions", async () => {
  await db.mentorReview.update({ where: { id }, data: { isDrafted: true } });
  const elsewhere = await addTry(ana, SLUG, { at: new Date("2026-11-21T00:00:00Z"), status: "failed" });
  const place = { file: "suite", side: "new", line: 1 };
  const thread = await db.thread.create({ data: { ...place, submissionId: elsewhere, openedById: mentor.id } });
  const comment = { threadId: thread.id, authorId: mentor.id, text: "Look", isDrafted: true };
  await db.comment.create({ data: comment });
  expect((await read()).isDrafted).toBe(true);
});
